"""From a request to an appointment, by keys alone, counted."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office, PaperList, Partner
from marianne_desk.usecases.directory import change_directory
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, focused, opened
from ui.case_opening.opening_dialog import CaseDialog

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
"""A Wednesday."""


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    """C-1: an e-mail about housing, for the CAF, which receives at Laval."""
    desk = make_desk(clock=clock)
    office = Office("laval", "CAF", "CAF de Laval", address="11 quai Paul-Boudet", modes=(Mode.OFFICE,))
    change_directory(
        desk,
        Directory(
            (Partner("CAF", promised_days=10, usual_minutes=45, try_first="l’espace Mon compte"),),
            (office,),
            (Correspondent("roux", "CAF", "Mme Roux"),),
            (PaperList("CAF", "apl", ("Pièce d’identité", "Bail", "Avis d’imposition")),),
        ),
    )
    request = RequestDraft(reason="apl", operator="CAF", outcome=Outcome.PENDING, received_at=NOW - timedelta(hours=2))
    log_contact(desk, ContactDraft(Channel.EMAIL, (request,)))
    return desk.place.folder


@pytest.fixture
def driven(dressed: QApplication, desk_folder: Path, clock: SetClock) -> Iterator[Driven]:
    with opened(desk_folder, clock) as window:
        yield window


def waiting(driven: Driven) -> None:
    """« À répondre », with its request chosen."""
    driven.press("Ctrl+2")
    driven.wait(lambda: "1" in driven.window.windowTitle() or focused().rows is not None)


def dialog(driven: Driven) -> CaseDialog:
    driven.wait(lambda: driven.window.findChild(CaseDialog) is not None)
    found = driven.window.findChild(CaseDialog)
    assert found is not None
    driven.wait(lambda: found.presenter is not None and focused() is found.form.name)
    return found


def test_from_request_to_appointment(driven: Driven) -> None:
    from ui.to_answer.view import ToAnswerView

    driven.press("Ctrl+2")
    view_of = lambda: driven.window.findChild(ToAnswerView)
    driven.wait(lambda: view_of() is not None and view_of().is_built and view_of().table.hasFocus())
    driven.wait(lambda: "C-1" in view_of().receipt.text())
    driven.keys = 0
    driven.press("Alt+D")
    window = dialog(driven)
    driven.type("marie le goff")
    driven.press("Tab")
    driven.type("0612345678")
    driven.press("Tab")
    driven.type("mar 14h30")
    driven.press("Return")
    driven.wait(lambda: window._kept is not None)
    print(driven.keys, window.kept_page.said.text())
    window.grab().save("/tmp/kept.png")
    driven.press("Ctrl+Z")
    driven.wait(lambda: window._kept is None)
    window.grab().save("/tmp/form.png")
    window.presenter.begin(window.form.entered())
    driven.press("Escape")

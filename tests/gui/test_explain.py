"""Why a request took its time: from the list and from the contact, by keys, on screen and on paper."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from marianne_desk.documents.preview import text_of
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, Pause, RequestDraft
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, focused, opened
from ui.contacts.view import ContactsView
from ui.explain.dialog import ExplainDialog
from ui.to_answer.view import ToAnswerView

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
NB = "\u00a0"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    """C-1: two requests of a letter of ten days ago, the second handed on; its delay was paused."""
    desk = make_desk(clock=clock)
    received = NOW - timedelta(days=10)
    paused = Pause(NOW - timedelta(days=6), NOW - timedelta(days=5))
    requests = (
        RequestDraft(reason="apl", outcome=Outcome.PENDING, received_at=received, pauses=(paused,)),
        RequestDraft(reason="cni", outcome=Outcome.FORWARDED, received_at=received),
    )
    log_contact(desk, ContactDraft(Channel.MAIL, requests, arrived_at=received, recorded_at=received))
    return desk.place.folder


@pytest.fixture
def driven(dressed: QApplication, desk_folder: Path, clock: SetClock) -> Iterator[Driven]:
    with opened(desk_folder, clock) as window:
        yield window


def explained(driven: Driven) -> ExplainDialog:
    """The window, once it explains."""
    driven.wait(lambda: driven.window.findChild(ExplainDialog) is not None)
    dialog = driven.window.findChild(ExplainDialog)
    assert dialog is not None
    driven.wait(lambda: dialog.shown is not None and focused() is dialog.page.table)
    return dialog


def from_contact(driven: Driven) -> ExplainDialog:
    """The window, opened from the page of C-1."""
    driven.press("Ctrl+6")
    view = driven.window.findChild(ContactsView)
    assert view is not None
    view.open(1)
    driven.wait(lambda: hasattr(view, "contact") and view.currentWidget() is view.contact)
    driven.wait(lambda: focused() is view.contact.area)
    driven.press("F6")
    return explained(driven)


def line(dialog: ExplainDialog, row: int) -> list[str]:
    model = dialog.page.days
    return [str(model.index(row, column).data()).replace(NB, " ") for column in range(4)]


def closed(driven: Driven) -> None:
    driven.press("Escape")
    driven.wait(lambda: driven.window.findChild(ExplainDialog) is None)


def test_the_list_explains_the_chosen_request(driven: Driven) -> None:
    driven.press("Ctrl+2")
    view = driven.window.findChild(ToAnswerView)
    assert view is not None
    driven.wait(lambda: view.is_built and view.table.isVisible())
    driven.press("F6")
    dialog = explained(driven)
    assert dialog.page.title.text().startswith("C-1 · Courrier · ")
    assert not dialog.page.requests
    assert dialog.page.days.rowCount() == 12
    closed(driven)


def test_the_contact_explains_each_of_its_requests(driven: Driven) -> None:
    dialog = from_contact(driven)
    page = dialog.page
    assert "Logement" in page.title.text()
    assert [labels[1].text().replace(NB, " ") for labels in page.clocks] == [
        "5 jours ouvrés sur 15",
        "33 h 30",
        "–",
    ]
    assert line(dialog, 0)[1] == "jour 0 : réception"
    assert line(dialog, 3)[1] == "non compté : férié, Armistice"
    assert line(dialog, 4)[1] == "non compté : suspendu"
    assert line(dialog, 11)[0] == "En tout"
    driven.press("Alt+2")
    driven.wait(lambda: "Papiers" in page.title.text())
    assert page.requests[1].isChecked()
    assert "alerte à 3" in page.clocks[2][2].text().replace(NB, " ")
    driven.press("Alt+9")
    closed(driven)


def test_everything_has_a_name_and_the_band_says_its_numbers(driven: Driven) -> None:
    dialog = from_contact(driven)
    band = QAccessible.queryAccessibleInterface(dialog.page.band)
    assert band.text(QAccessible.Text.Name) == "Le délai en un coup d’œil"
    assert f"jours ouvrés comptés{NB}: 1 le lundi{NB}9{NB}novembre" in band.text(QAccessible.Text.Description)
    for button in dialog.page.findChildren(QToolButton):
        assert button.accessibleName()
        assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus
    model = dialog.page.days
    told = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(told).replace(NB, " ").startswith("lundi 9 novembre, jour 1, ")
    closed(driven)


def test_it_is_looked_at_on_paper_and_saved(driven: Driven, tmp_path: Path) -> None:
    dialog = from_contact(driven)
    driven.press("Ctrl+P")
    driven.wait(lambda: dialog.paper is not None and dialog.paper.view.is_ready())
    assert dialog.paper is not None
    sheet = dialog.paper.view
    driven.wait(sheet.pages[0].is_sharp)
    assert len(sheet.pages) == 1
    driven.press("Ctrl+S")
    driven.wait(lambda: driven.window.findChild(QFileDialog) is not None)
    box = driven.window.findChild(QFileDialog)
    assert box is not None
    driven.wait(box.isActiveWindow)
    assert box.selectedFiles()[0].endswith("delai-C-1.pdf")
    box.setDirectory(str(tmp_path))
    driven.press("Return")
    driven.wait_status("Feuille enregistrée")
    assert "Pourquoi ce délai" in text_of((tmp_path / "delai-C-1.pdf").read_bytes())[0]
    dialog.activateWindow()
    driven.wait(dialog.isActiveWindow)
    sheet.setFocus()
    driven.press("Escape")
    driven.wait(dialog.page.isVisible)
    dialog.page.setFocus()
    closed(driven)


def test_a_request_that_is_gone_is_told(driven: Driven) -> None:
    assert driven.start.backup is not None
    context = driven.start.backup.context
    assert context is not None
    ExplainDialog(driven.window, context.messages, context.figures, (("R-0", ""),)).open()
    driven.wait_status("n’existe plus")
    driven.wait(lambda: driven.window.findChild(ExplainDialog) is None)

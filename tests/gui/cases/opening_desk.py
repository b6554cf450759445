"""A desk with a request for the CAF, which receives at Laval; the windows in which it becomes a case."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from PySide6.QtWidgets import QDialog
from sqlalchemy import text

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office, PaperList, Partner
from marianne_desk.usecases.cases import CaseNow, case_of_request
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.directory import change_directory
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, focused
from ui.case_opening.appointments_dialog import AppointmentsDialog
from ui.case_opening.opening_dialog import CaseDialog
from ui.to_answer.view import ToAnswerView

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
"""A Wednesday, 10:00 at the desk."""
D = TypeVar("D", bound=QDialog)
NB, NARROW = "\u00a0", "\u202f"


def filled(make_desk: MakeDesk, clock: SetClock, *, requests: int = 1, operator: str | None = "CAF") -> Desk:
    """C-1: an e-mail about housing."""
    desk = make_desk(clock=clock)
    change_directory(
        desk,
        Directory(
            (Partner("CAF", promised_days=10, usual_minutes=45, try_first="l’espace « Mon compte »"),),
            (
                Office("laval", "CAF", "CAF de Laval", address="11 quai Paul-Boudet", modes=(Mode.OFFICE,)),
                Office(
                    "mayenne", "CAF", "Antenne de Mayenne", telephone="02 00 00 00 01", modes=(Mode.PHONE,)
                ),
            ),
            (Correspondent("roux", "CAF", "Mme Roux"),),
            (PaperList("CAF", "apl", ("Pièce d’identité", "Bail", "Avis d’imposition")),),
        ),
    )
    received = NOW - timedelta(hours=2)
    wanted = RequestDraft(reason="apl", operator=operator, outcome=Outcome.PENDING, received_at=received)
    other = RequestDraft(reason="cni", outcome=Outcome.SOLVED)
    log_contact(desk, ContactDraft(Channel.EMAIL, (wanted, *[other] * (requests - 1))))
    return desk


def waiting(driven: Driven) -> ToAnswerView:
    """« À répondre », with its request chosen."""
    driven.press("Ctrl+2")

    def there() -> bool:
        view = driven.window.findChild(ToAnswerView)
        return view is not None and view.is_built and "C-1" in view.receipt.text() and view.table.hasFocus()

    driven.wait(there)
    view = driven.window.findChild(ToAnswerView)
    assert view is not None
    return view


def case_dialog(driven: Driven) -> CaseDialog:
    """The window that opens a case, ready to be typed in."""
    return _dialog(driven, CaseDialog, lambda one: one.presenter is not None and focused() is one.form.name)


def appointments_dialog(driven: Driven) -> AppointmentsDialog:
    """The window of the appointments, once they are there."""
    return _dialog(driven, AppointmentsDialog, lambda one: one.presenter.shown is not None)


def _dialog(driven: Driven, kind: type[D], ready: Callable[[D], bool]) -> D:
    driven.wait(lambda: driven.window.findChild(kind) is not None)
    found = driven.window.findChild(kind)
    assert found is not None
    driven.wait(lambda: ready(found))
    return found


def gone(driven: Driven, kind: type[QDialog]) -> None:
    """The window is closed."""
    driven.wait(lambda: driven.window.findChild(kind) is None)


def close_dialogs(driven: Driven) -> None:
    """Closes what a test left open, without asking."""
    for dialog in driven.window.findChildren(QDialog):
        dialog.done(0)


def case_of(desk: Desk) -> CaseNow | None:
    """The case of the first request of C-1, as another look at the file sees it."""
    with desk.store.reading() as connection:
        held = connection.execute(text("SELECT id FROM request ORDER BY number")).scalars().first()
    assert held is not None
    return case_of_request(desk, held)


def plain(words: str) -> str:
    """Words with plain spaces."""
    return words.replace(NB, " ").replace(NARROW, " ").replace("\u2060", "")

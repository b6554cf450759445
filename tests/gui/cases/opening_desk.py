"""A desk with a request for the CAF, which receives at Laval; the windows in which it becomes a case."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from sqlalchemy import text

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office, PaperList, Partner
from marianne_desk.usecases.cases import CaseNow, case_of_request
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.directory import change_directory
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import PASSPHRASE, MakeDesk, SetClock
from tests.gui.driving import Driven, press, turn, type_text
from ui.backup.watch import BackupWatch
from ui.case_opening.appointments_dialog import AppointmentsDialog
from ui.case_opening.opening_dialog import CaseDialog
from ui.case_opening.window import open_appointment_window, open_case_window
from ui.context import Context, News
from ui.lanes import Lane
from ui.main_window import MainWindow
from ui.shortcuts import Act
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


class CaseWindow:
    """A bare main window on that desk, its lanes, and the keys pressed in what stands over it."""

    def __init__(self, folder: Path, clock: SetClock) -> None:
        self.window = MainWindow((Act.CASES,), clock)
        self.lane = Lane("writing", lambda: open_desk(folder, PASSPHRASE, clock), self.window)
        backup = BackupWatch(self.window, lambda: open_desk(folder, PASSPHRASE, clock), folder)
        self.context = Context(
            self.window,
            self.window.messages,
            self.lane,
            self.lane,
            News(self.window),
            clock,
            self.window.show_screen,
            backup,
        )
        self.changes = 0
        self.window.show()

    def changed(self) -> None:
        """What the windows call after each change."""
        self.changes += 1

    def opening(self, desk: Desk) -> CaseDialog:
        """The window that opens the case of C-1, ready to be typed in."""
        open_case_window(self.context, request_of(desk), self.changed)
        return ready(self, CaseDialog, lambda one: one.presenter is not None and one.form.name.hasFocus())

    def appointments(self, case_id: str, appointment_id: str | None = None) -> AppointmentsDialog:
        """The window of the appointments of a case, once they are there."""
        open_appointment_window(self.context, case_id, appointment_id, self.changed)
        return ready(self, AppointmentsDialog, lambda one: one.presenter.shown is not None)

    def wait(self, reached: Callable[[], bool], seconds: float = 10.0) -> None:
        """Lets the window work until ``reached``."""
        end = time.monotonic() + seconds
        while not reached():
            assert time.monotonic() < end, (
                f"not reached; the status line says « {self.window.status.text()} »"
            )
            turn(5)

    def type(self, text: str) -> None:
        """Types into whatever has the focus."""
        type_text(text)

    def press(self, *combinations: str) -> None:
        """Presses combinations one after the other."""
        for keys in combinations:
            press(keys)


@contextmanager
def case_window(folder: Path, clock: SetClock) -> Iterator[CaseWindow]:
    """A bare main window on the desk kept in ``folder``; closed with what stands over it."""
    made = CaseWindow(folder, clock)
    try:
        yield made
    finally:
        close_dialogs(made.window)
        made.window.close()
        made.lane.close()
        made.window.deleteLater()
        QApplication.processEvents()


class Waits(Protocol):
    """A window that is driven."""

    window: MainWindow

    def wait(self, reached: Callable[[], bool]) -> None:
        """Lets it work."""


def ready(driven: Waits, kind: type[D], is_ready: Callable[[D], bool]) -> D:
    """The window of that kind, once it is ready."""
    driven.wait(lambda: driven.window.findChild(kind) is not None)
    found = driven.window.findChild(kind)
    assert found is not None
    driven.wait(lambda: is_ready(found))
    return found


def gone(driven: Waits, kind: type[QDialog]) -> None:
    """The window is closed."""
    driven.wait(lambda: driven.window.findChild(kind) is None)


def close_dialogs(window: QWidget) -> None:
    """Closes what a test left open, without asking."""
    for dialog in window.findChildren(QDialog):
        dialog.done(0)


def waiting(driven: Driven) -> None:
    """« À répondre », with its request chosen."""
    driven.press("Ctrl+2")

    def there() -> bool:
        view = driven.window.findChild(ToAnswerView)
        return view is not None and view.is_built and "C-1" in view.receipt.text() and view.table.hasFocus()

    driven.wait(there)


def request_of(desk: Desk) -> str:
    """The first request of C-1."""
    with desk.store.reading() as connection:
        held = connection.execute(text("SELECT id FROM request ORDER BY number")).scalars().first()
    return str(held)


def case_of(desk: Desk) -> CaseNow | None:
    """Its case."""
    return case_of_request(desk, request_of(desk))


def plain(words: str) -> str:
    """Words with plain spaces."""
    return words.replace(NB, " ").replace(NARROW, " ").replace("\u2060", "")

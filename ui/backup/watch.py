"""Copies made by themselves: at the first idle minute after an act, at close, on demand; and what is said of them.

They run on a lane of their own, with a desk of its own that is closed when the copy is done: an idle window keeps
nothing of it, and nobody who saves or counts waits.
"""

from collections.abc import Callable
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from marianne_desk.domain.backup import BackupState, Warned
from ui.backup import load
from ui.lanes import Lane
from ui.shortcuts import Act, shown

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk
    from ui.backup.notice import Notice
    from ui.context import Context
    from ui.main_window import MainWindow

CLOSING_S = 60.0
"""Seconds that the copy at close may take before the program goes; what is half-written then never had a name."""


class BackupWatch(QObject):
    """One window's copies. ``changed`` when something else is known of them; ``recovered`` when a copy became the
    desk. ``at_close`` False: no copy when the window goes. ``copies`` False: never one, the desk is to be thrown away
    (the guided tour)."""

    changed = Signal()
    recovered = Signal(object)

    def __init__(self, window: "MainWindow", open_desk: "Callable[[], Desk]", folder: Path) -> None:
        super().__init__(window)
        self._window, self._open_desk, self.folder = window, open_desk, folder
        self._lane = Lane("backup", open_desk, self)
        self._notice: Notice | None = None
        self._offer: Notice | None = None
        self._zone: tzinfo | None = None
        self._acted = False
        self.running = False
        self.at_close = True
        self.copies = True
        self.context: Context | None = None
        self.state: BackupState | None = None

    def seen(self, state: BackupState, zone: tzinfo) -> None:
        """What the first look, or a copy, says of the copies."""
        self._zone = zone
        if self.copies:
            self._show(state)

    def acted(self) -> None:
        """Something was written on the desk: a copy is wanted."""
        self._acted = self.copies

    def idle(self) -> None:
        """Nobody has done anything for a minute."""
        if self._acted and not self.running:
            self._run(partial(self._by_itself), only_if_due=True, asked=False)

    def now(self) -> None:
        """The person wants a copy."""
        if not self.copies:
            self._window.messages.say("Ce mois fictif n’est pas sauvegardé.")
        elif not self.running:
            self._window.messages.say("La sauvegarde se fait…")
            self._run(self._asked, only_if_due=False, asked=True)

    def close(self) -> None:
        """The window goes: what was done since the last copy is copied, then the lane ends."""
        if self._acted and self.at_close:
            self._lane.run(load.back_up, self._open_desk, False, False)
            self._window.hide()
        self._lane.close(CLOSING_S)

    # the recovery sheet, and bringing a copy back

    def offer_sheet(self) -> None:
        """After the set-up: the sheet can be printed now, or later from the settings."""
        from ui.backup.notice import Notice
        from ui.backup.words import OFFER

        offer = Notice("Feuille de secours", self._window)
        offer.offer("Voir et imprimer…", self.show_sheet)
        offer.offer("Plus tard", lambda: offer.say(""))
        self._window.add_notice(offer)
        offer.say(OFFER)
        self._offer = offer

    def show_sheet(self) -> None:
        """Shows the recovery sheet, to be printed or saved."""
        self._once_imported(self._open_sheet)

    def _open_sheet(self, context: "Context") -> None:
        from ui.backup.sheet_dialog import RecoverySheetDialog

        dialog = RecoverySheetDialog(self._window, self._window.messages, context.figures)
        dialog.made.connect(self._sheet_made)
        dialog.open()

    def bring_back(self) -> None:
        """Brings a copy back in the place of the present desk."""
        self._once_imported(self._open_restore)

    def _open_restore(self, context: "Context") -> None:
        from ui.backup.restore_dialog import RestoreDialog
        from ui.jobs import LaneJobs

        jobs = LaneJobs(context.writing, (), self._window)
        dialog = RestoreDialog(
            self._window, context.messages, jobs, self.folder, self.recovered.emit, self._let_go
        )
        dialog.open()

    def _once_imported(self, show: "Callable[[Context], None]") -> None:
        """Loads the dialogs on the lane: on the window's own thread this would hold the keys."""
        context = self.context
        if context is not None:
            ticket = self._lane.run(import_dialogs)
            ticket.done.connect(lambda _nothing: show(context))
            ticket.failed.connect(self._window.messages.tell)

    def _let_go(self, then: Callable[[], None]) -> None:
        """Closes the desk on every lane, so that its files can be moved; then calls ``then``."""
        if self.context is None:
            return
        first, last = self.context.figures.let_go(), self.context.writing.let_go()
        left = [first, last]

        def gone(ticket: object) -> None:
            left.remove(ticket)  # type: ignore[arg-type]
            if not left:
                then()

        for ticket in (first, last):
            ticket.done.connect(lambda _nothing, ticket=ticket: gone(ticket))

    def _sheet_made(self) -> None:
        if self._offer is not None:
            self._offer.say("")
        if self.context is not None:  # the lanes hold the settings as they were
            self.context.writing.reopen()
            self.context.figures.reopen()
        self.changed.emit()

    def _run(self, done: Callable[[load.Done], None], *, only_if_due: bool, asked: bool) -> None:
        self.running, self._acted = True, False
        ticket = self._lane.run(load.back_up, self._open_desk, only_if_due, asked)
        ticket.done.connect(done)
        ticket.failed.connect(self._failed)

    def _by_itself(self, done: load.Done) -> None:
        self.running = False
        self._show(done.state)
        if done.error is not None:
            self._acted = True  # tried again at the next idle minute

    def _asked(self, done: load.Done) -> None:
        self.running = False
        self._show(done.state)
        from marianne_desk.domain import french

        if done.error is not None:
            self._acted = True
            self._window.messages.say("La sauvegarde n’est pas faite\u00a0: voyez en haut pourquoi.")
        else:
            count = french.count_of(done.contacts, "passage")
            self._window.messages.say(f"Sauvegarde faite, relue et comptée\u00a0: {count}.")

    def _failed(self, error: BaseException) -> None:
        self.running, self._acted = False, True
        self._window.messages.tell(error)

    def _show(self, state: BackupState) -> None:
        self.state = state
        if state.warned is not Warned.NOTHING or self._notice is not None:
            self._warn(state)
        self.changed.emit()

    def _warn(self, state: BackupState) -> None:
        from ui.backup.words import warning

        if self._notice is None:
            from ui.backup.notice import Notice

            self._notice = Notice("Sauvegarde", self._window)
            button = self._notice.offer("Sauvegarder", self.now)
            button.setToolTip(shown(Act.BACK_UP))
            button.setAccessibleName(f"Sauvegarder maintenant, touche {shown(Act.BACK_UP)}")
            self._window.add_notice(self._notice)
        self._notice.say(warning(state, self._zone))


def import_dialogs() -> None:
    """Imports the two dialogs and what they use."""
    import ui.backup.restore_dialog
    import ui.backup.sheet_dialog  # noqa: F401

"""The agenda's three windows (permanences, a file out, a file in), opened and tied to the lane."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.agenda import calendar_load
from ui.context import Context

if TYPE_CHECKING:
    from datetime import date

    from marianne_desk.domain.agenda.appointment import Appointment
    from ui.agenda.load import Shown


class AgendaWindows(QObject):
    """``changed`` is called after each change of the desk."""

    def __init__(self, parent: QObject, context: Context, changed: Callable[[], None]) -> None:
        super().__init__(parent)
        self._context, self._changed = context, changed

    def permanences(self) -> None:
        """Opens the list of permanences."""
        from ui.agenda.permanences import PermanencesDialog

        dialog = PermanencesDialog(self._context.window, self._submit, self._context.messages.tell)
        dialog.changed.connect(self._changed)
        dialog.finished.connect(lambda _code: self._context.window.activateWindow())
        dialog.open()

    def day_page(self, day: "date | None") -> None:
        """Shows the page of a day (None: today), to be printed."""
        from ui.cases.day_paper import open_day_page

        open_day_page(self._context, day)

    def export(self, shown: "Shown", one: "Appointment | None") -> None:
        """Asks what to give, then where to."""
        from ui.agenda.calendar_files import ExportDialog

        dialog = ExportDialog(self._context.window, f"{shown.title} ({shown.count})", one is not None)
        dialog.chosen.connect(lambda only, names: self._save(shown, one if only else None, names))
        dialog.finished.connect(lambda _code: self._context.window.activateWindow())
        dialog.open()

    def _save(self, shown: "Shown", one: "Appointment | None", names: bool) -> None:
        items = shown.appointments if one is None else (one,)
        name = f"rendez-vous-{(shown.first if one is None else one.begin.date()).isoformat()}.ics"

        def to(path: Path) -> None:
            self._submit(
                self._context.messages.say,
                self._context.messages.tell,
                calendar_load.export,
                items,
                path,
                names,
            )

        ask = self._context.messages.save_as
        QTimer.singleShot(
            0, self, lambda: ask("Enregistrer pour un autre agenda", name, "Agenda (*.ics)", to)
        )

    def import_(self) -> None:
        """Asks for a file, shows what it would do."""
        from ui.messages import choose_file

        choose_file(
            self._context.window, "Fichier d’agenda", "Agenda (*.ics);;Tous (*)", "Ouvrir", self.look_at
        )

    def look_at(self, path: Path) -> None:
        """Shows what a file would do, then takes all or none."""
        self._submit(
            lambda planned: self._confirm(path, planned),
            self._context.messages.tell,
            calendar_load.look,
            path,
        )

    def _confirm(self, path: Path, planned: calendar_load.Planned) -> None:
        from ui.agenda.calendar_files import PlanDialog

        dialog = PlanDialog(self._context.window, path.name, planned)
        dialog.accepted.connect(lambda: self._take(planned))
        dialog.finished.connect(lambda _code: self._context.window.activateWindow())
        dialog.open()

    def _take(self, planned: calendar_load.Planned) -> None:
        self._submit(self._taken, self._context.messages.tell, calendar_load.carry_out, planned.plan)

    def _taken(self, said: str) -> None:
        self._context.messages.say(said)
        self._changed()

    def _submit(
        self,
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
        fn: Callable[..., object],
        *args: object,
    ) -> None:
        ticket = self._context.writing.submit(fn, *args)
        ticket.done.connect(done)
        ticket.failed.connect(failed)

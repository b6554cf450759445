"""Puts the first start before the main window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.first_start.setting_up import Made
from ui.jobs import LaneJobs
from ui.lanes import Lane
from ui.messages import Messages


def first_start(
    window: QWidget,
    messages: Messages,
    writing: Lane,
    folder: Path,
    made: Callable[[Made], None],
    try_out: Callable[[], None],
) -> None:
    """Asks for the house. ``made`` is called with the desk on the disk; closing it closes the window. ``try_out`` opens
    the guided tour beside."""
    jobs = LaneJobs(writing, (), window)

    def show(_nothing: None) -> None:
        from ui.first_start.view import FirstStart

        dialog = FirstStart(window, messages, jobs, folder, made)
        dialog.rejected.connect(window.close)
        dialog.accepted.connect(window.activateWindow)  # where no window manager hands the keyboard back
        dialog.try_out.clicked.connect(lambda _checked: try_out())
        dialog.open()

    jobs.run(show, messages.tell, _import_dialog)


def _import_dialog() -> None:
    """Imports the dialog and what it uses: on the window's own thread this would hold the keys."""
    import ui.first_start.view  # noqa: F401

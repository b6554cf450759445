"""A window that writes, over the main one: answers of the lane while it is open, and F1."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from ui.context import Context
from ui.jobs import LaneJobs
from ui.keys import bind
from ui.lane_work import Done, Failed
from ui.shortcuts import Act


class WhileOpen:
    """The writing lane for a window: an answer that comes once the window is closed finds nobody, and changes only what
    other screens show."""

    def __init__(self, dialog: QDialog, context: Context, late: Callable[[], None] | None = None) -> None:
        """``late``: what to say once an answer comes too late; None: that proofs are other ones."""
        self._jobs, self._context, self._open = LaneJobs(context.writing), context, True
        self._late = late or context.news.proofs.emit
        dialog.finished.connect(self._close)

    def do(self, done: Done, failed: Failed, fn: Callable[..., object], *args: object) -> None:
        """Runs ``fn(desk, *args)``; ``done`` or ``failed`` is called with the answer."""

        def answered(value: object) -> None:
            if self._open:
                done(value)
            else:
                self._late()

        def refused(error: BaseException) -> None:
            (failed if self._open else self._context.messages.tell)(error)

        self._jobs.do(answered, refused, fn, *args)

    def _close(self, _code: int) -> None:
        self._open = False


def help_key(dialog: QWidget, place: str, context: Context) -> None:
    """F1 over a window: the help at ``place``."""

    def show() -> None:
        from ui.help.wiring import show_help

        show_help(dialog, (place,), context.messages, context.writing)

    bind(Act.HELP, dialog, show)

"""The lanes as presenters know them: what is to be done, and whom to call with the answer."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from ui.lane_work import Cancel, Done, Failed, Progress
from ui.lanes import Lane, Ticket


class LaneJobs(QObject):
    """Jobs of the ``writing`` lane. ``others``: lanes whose desk has to be opened again after a change."""

    def __init__(self, writing: Lane, others: tuple[Lane, ...] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing, self._others = writing, others

    def run(self, done: Done, failed: Failed, fn: Callable[..., Any], *args: Any) -> None:
        """Runs ``fn(*args)``, which needs no desk."""
        _connect(self._writing.run(fn, *args), done, failed)

    def do(self, done: Done, failed: Failed, fn: Callable[..., Any], *args: Any) -> None:
        """Runs ``fn(desk, *args)``."""
        _connect(self._writing.submit(fn, *args), done, failed)

    def do_long(
        self, done: Done, failed: Failed, progress: Progress, fn: Callable[..., Any], *args: Any
    ) -> Cancel:
        """Runs ``fn(desk, *args, say)``; the answer stops it."""
        ticket = self._writing.submit_long(fn, *args)
        _connect(ticket, done, failed)
        ticket.progress.connect(progress)
        return ticket.cancel

    def change(
        self, done: Done, failed: Failed, progress: Progress, fn: Callable[..., Any], *args: Any
    ) -> Cancel:
        """As :meth:`do_long`, for an act that changes the desk itself: what comes next meets the changed one."""
        cancel = self.do_long(done, failed, progress, fn, *args)
        for lane in (self._writing, *self._others):
            lane.reopen()
        return cancel


def _connect(ticket: Ticket, done: Done, failed: Failed) -> None:
    ticket.done.connect(done)
    ticket.failed.connect(failed)

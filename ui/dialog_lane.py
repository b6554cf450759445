"""A lane as a window over the main one uses it: nobody is called once the window is closed. One that reads drops what
comes too late (:class:`DialogLane`); one that writes has it told (:class:`WhileOpen`)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog

from ui.jobs import LaneJobs
from ui.lane_work import Done, Failed
from ui.lanes import Cancelled, Lane, Ticket
from ui.messages import Messages


class DialogLane:
    """``failed`` is called with what a job raised, unless it was stopped or the window is closed."""

    def __init__(self, dialog: QDialog, lane: Lane, failed: Callable[[BaseException], None]) -> None:
        self._lane, self._failed, self._open = lane, failed, True
        dialog.finished.connect(self._close)

    def do(self, done: Callable[..., None], fn: Callable[..., object], *args: object) -> None:
        """Runs ``fn(desk, *args)`` on the lane."""
        self._await(self._lane.submit(fn, *args), done)

    def do_long(
        self,
        done: Callable[..., None],
        progress: Callable[[int, int], None],
        fn: Callable[..., object],
        *args: object,
    ) -> Callable[[], None]:
        """Runs ``fn(desk, *args, say)`` and hands on what ``say`` is told; the answer stops it."""
        ticket = self._lane.submit_long(fn, *args)
        ticket.progress.connect(progress)
        self._await(ticket, done)
        return ticket.cancel

    def _await(self, ticket: Ticket, done: Callable[..., None]) -> None:
        def answered(value: Any) -> None:
            if self._open:
                done(value)

        def failed(error: BaseException) -> None:
            if self._open and not isinstance(error, Cancelled):
                self._failed(error)

        ticket.done.connect(answered)
        ticket.failed.connect(failed)

    def _close(self, _code: int) -> None:
        self._open = False


class WhileOpen:
    """The writing lane for a window: an answer that comes once the window is closed finds nobody, and changes only what
    other screens show."""

    def __init__(self, dialog: QDialog, writing: Lane, messages: Messages, late: Callable[[], None]) -> None:
        """``late`` is called when an answer comes too late: other screens ask again."""
        self._jobs, self._messages, self._open = LaneJobs(writing), messages, True
        self._late = late
        dialog.finished.connect(self._close)

    def do(self, done: Done, failed: Failed, fn: Callable[..., object], *args: object) -> None:
        """Runs ``fn(desk, *args)``; ``done`` or ``failed`` is called with the answer."""

        def answered(value: object) -> None:
            if self._open:
                done(value)
            else:
                self._late()

        def refused(error: BaseException) -> None:
            (failed if self._open else self._messages.tell)(error)

        self._jobs.do(answered, refused, fn, *args)

    def _close(self, _code: int) -> None:
        self._open = False

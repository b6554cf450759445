"""A lane as a window over the main one uses it: nobody is called once the window is closed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog

from ui.lanes import Cancelled, Lane, Ticket


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

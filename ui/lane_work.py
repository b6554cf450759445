"""The writing lane as presenters know it, without Qt; ``ui.jobs.LaneJobs`` is it. What long work on a lane minds."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

Done = Callable[..., None]
Failed = Callable[[BaseException], None]
Progress = Callable[[int, int], None]
Cancel = Callable[[], None]


class Does(Protocol):
    """Work handed to the lane; ``done`` or ``failed`` is called with the answer."""

    def do(self, done: Done, failed: Failed, fn: Callable[..., Any], *args: Any) -> None:
        """Runs ``fn(desk, *args)``."""


class Jobs(Does, Protocol):
    """The same, for those who also need what takes long or changes the desk."""

    def run(self, done: Done, failed: Failed, fn: Callable[..., Any], *args: Any) -> None:
        """Runs ``fn(*args)``, which needs no desk."""

    def do_long(
        self, done: Done, failed: Failed, progress: Progress, fn: Callable[..., Any], *args: Any
    ) -> Cancel:
        """Runs ``fn(desk, *args, say)``; the answer stops it."""

    def change(
        self, done: Done, failed: Failed, progress: Progress, fn: Callable[..., Any], *args: Any
    ) -> Cancel:
        """As :meth:`do_long`, for an act that changes the desk itself: what comes next meets the changed one."""


@contextmanager
def without_pauses() -> Iterator[None]:
    """Thousands of values, hardly a cycle among them: looking for one meanwhile would hold the window's thread."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

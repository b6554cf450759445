"""The writing lane as the presenters of proofs know it. No Qt."""

from collections.abc import Callable
from typing import Protocol

from ui.lane_work import Done, Failed


class Does(Protocol):
    """The writing lane, as far as these windows need it."""

    def do(self, done: Done, failed: Failed, fn: Callable[..., object], *args: object) -> None:
        """Runs ``fn(desk, *args)``; ``done`` or ``failed`` is called with the answer."""

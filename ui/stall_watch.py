"""Notices whatever holds the GUI thread for more than 50 ms after the first paint.

The event loop says when it wakes and when it falls asleep again; what lies between is time during which no key is
answered. Log lines hold durations only, no data.
"""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QObject

LIMIT_MS = 50.0

_log = logging.getLogger("marianne_desk.gui")


class StallWatch(QObject):
    """Watches the event loop of the thread that makes it. ``longest`` and ``stalls`` are in milliseconds."""

    def __init__(self, parent: QObject, on_stall: Callable[[float], None] | None = None) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self.stalls: list[float] = []
        self._on_stall = on_stall
        self._awake: float | None = None
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.awake.connect(self._wakes)
            dispatcher.aboutToBlock.connect(self._sleeps)

    def forget(self) -> None:
        """Starts anew, for instance after the first paint."""
        self.longest, self.stalls = 0.0, []
        self._awake = time.perf_counter()

    def _wakes(self) -> None:
        if self._awake is None:
            self._awake = time.perf_counter()

    def _sleeps(self) -> None:
        if self._awake is None:
            return
        held = (time.perf_counter() - self._awake) * 1e3
        self._awake = None
        self.longest = max(self.longest, held)
        if held > LIMIT_MS:
            self.stalls.append(held)
            _log.warning("GUI thread held for %.0f ms", held)
            if self._on_stall:
                self._on_stall(held)

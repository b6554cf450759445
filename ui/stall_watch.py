"""Notices whatever holds the GUI thread for more than 50 ms after the first paint.

A timer beats every 10 ms; a beat that comes late tells how long no key was answered (10 ms less at worst). The
event loop's own signals do not: under GLib its events run between « about to block » and « awake ». Log lines hold
durations only, no data.
"""

import logging
import time

from PySide6.QtCore import QObject, Qt, QTimer

LIMIT_MS = 50.0
BEAT_MS = 10

_log = logging.getLogger("marianne_desk.gui")


class StallWatch(QObject):
    """Watches the thread that makes it. ``longest`` and ``stalls`` are in milliseconds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self.stalls: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def forget(self) -> None:
        """Starts anew."""
        self.longest, self.stalls = 0.0, []
        self._last = time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        held = (now - self._last) * 1e3 - BEAT_MS
        self._last = now
        self.longest = max(self.longest, held)
        if held > LIMIT_MS:
            self.stalls.append(held)
            _log.warning("GUI thread held for %.0f ms", held)

"""What holds the window's thread is noticed, measured, and logged without data."""

import logging
import time

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.stall_watch import BEAT_MS, StallWatch


def test_a_hold_is_measured_and_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    owner = QObject()
    watch = StallWatch(owner)
    qtbot.wait(30)
    watch.forget()
    with caplog.at_level(logging.WARNING, "marianne_desk.gui"):
        time.sleep(0.12)
        qtbot.waitUntil(lambda: bool(watch.stalls))
    assert watch.longest >= 120 - 2 * BEAT_MS
    said = {record.getMessage() for record in caplog.records}
    assert f"GUI thread held for {watch.stalls[0]:.0f} ms" in said
    watch.forget()
    assert (watch.longest, watch.stalls) == (0.0, [])

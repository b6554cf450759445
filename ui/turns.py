"""Work on the GUI thread in small steps, so that keys are answered in between."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


def in_turns(steps: Iterator[None], owner: QWidget) -> None:
    """One step a turn of the event loop, as long as ``owner`` lives."""

    def step() -> None:
        if next(steps, steps) is None:
            in_turns(steps, owner)

    QTimer.singleShot(1, owner, step)

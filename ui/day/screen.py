"""The day: its opening list, its closing, its totals to carry over: the screen, built when it is first shown."""

from PySide6.QtWidgets import QLabel, QWidget

from ui.context import Context


def day_screen(_context: Context) -> QWidget:
    """The screen « Journée »."""
    return QLabel("Journée")

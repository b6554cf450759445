"""What waits for an answer from us: the screen, built when it is first shown."""

from PySide6.QtWidgets import QLabel, QWidget

from ui.context import Context


def to_answer_screen(_context: Context) -> QWidget:
    """The screen « À répondre »."""
    return QLabel("À répondre")

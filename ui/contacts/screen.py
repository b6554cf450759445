"""Every past contact: found, corrected, cancelled: the screen, built when it is first shown."""

from PySide6.QtWidgets import QLabel, QWidget

from ui.context import Context


def contacts_screen(_context: Context) -> QWidget:
    """The screen « Passages »."""
    return QLabel("Passages")

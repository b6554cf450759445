"""Appointments with us, by day and by week: the screen, built when it is first shown."""

from PySide6.QtWidgets import QLabel, QWidget

from ui.context import Context


def agenda_screen(_context: Context) -> QWidget:
    """The screen « Agenda »."""
    return QLabel("Agenda")

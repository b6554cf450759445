"""Appointments with us, by day and by week: the screen, built when it is first shown."""

from PySide6.QtWidgets import QWidget

from ui.context import Context


def agenda_screen(context: Context) -> QWidget:
    """The screen « Agenda »."""
    from ui.agenda.view import AgendaView
    from ui.agenda.wiring import Agenda

    view = AgendaView()
    Agenda(view, context)
    return view

"""Appointments with us, by day and by week: the screen, built a little at a time when it is first shown: nothing holds
the keys."""

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Context
from ui.turns import in_turns

_MODULES = (
    "ui.agenda.words",
    "ui.agenda.load",
    "ui.counter.entry",
    "ui.agenda.list",
    "ui.agenda.view",
    "ui.agenda.presenter",
    "ui.agenda.windows",
    "ui.agenda.wiring",
)


class AgendaScreen(QWidget):
    """Holds the agenda once it is built, and hands the keys on to its line."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Agenda")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def build(self, context: Context) -> Iterator[None]:
        """Makes the parts, one a step."""
        for module in _MODULES:
            import_module(module)
            yield
        from ui.agenda.view import AgendaView
        from ui.agenda.wiring import Agenda

        view = AgendaView(self)
        view.hide()
        yield
        Agenda(view, context)
        yield
        had_focus = self.hasFocus()
        self._column.addWidget(view)
        view.show()
        self.setFocusProxy(view)
        if had_focus:
            view.setFocus()


def agenda_screen(context: Context) -> QWidget:
    """The screen « Agenda »."""
    screen = AgendaScreen()
    in_turns(screen.build(context), screen)
    return screen

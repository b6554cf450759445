"""The day's screen: four panes under one bar, one of them at a time. A pane is built when it is first shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.day.buttons import button
from ui.shortcuts import Act
from ui.theme import GRID

PANES = (Act.OPENING, Act.CLOSING, Act.TOTALS, Act.TALLY)


class DayView(QWidget):
    """``came`` with the pane each time one is shown, so that it asks again."""

    came = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Journée")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shown = Act.OPENING
        self.panes: object = None
        self._makers: dict[Act, Callable[[], QWidget]] = {}
        self._made: dict[Act, QWidget] = {}
        self._stack = QStackedWidget(self)
        group = QButtonGroup(self)
        self.tabs = {act: button(act, "navigation", self) for act in PANES}
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        for tab in self.tabs.values():
            tab.setCheckable(True)
            group.addButton(tab)
            bar.addWidget(tab)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)

    def provide(self, act: Act, make: Callable[[], QWidget]) -> None:
        """Says how to build a pane."""
        self._makers[act] = make

    def show_pane(self, act: Act) -> None:
        """Shows a pane, building it if this is the first time, and gives it the keys."""
        if act not in self._made:
            self._made[act] = self._makers[act]()
            self._stack.addWidget(self._made[act])
        self.shown = act
        self.tabs[act].setChecked(True)
        self._stack.setCurrentWidget(self._made[act])
        self._made[act].setFocus()
        self.came.emit(act)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """The screen is there again: its pane asks again."""
        super().showEvent(event)
        if not event.spontaneous() and self.shown in self._made:
            self.came.emit(self.shown)

    def focusInEvent(self, _event: QFocusEvent) -> None:  # noqa: N802
        """Hands the keys on to the pane."""
        if self.shown in self._made:
            self._made[self.shown].setFocus()

"""The day's screen: four panes under one bar, one of them at a time. A pane is built when it is first shown."""

from collections.abc import Callable, Iterator
from importlib import import_module

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.parts.buttons import button
from ui.shortcuts import Act
from ui.theme import GRID
from ui.turns import in_turns

PANES = (Act.OPENING, Act.CLOSING, Act.TOTALS, Act.TALLY)
_DAY = (
    "marianne_desk.domain.day.closing",
    "marianne_desk.domain.commitments.asking",
    "marianne_desk.domain.day.morning",
    "marianne_desk.wording",
    "marianne_desk.wording.proofs",
    "ui.day.words",
    "ui.parts.lines",
    "ui.parts.panels",
    "ui.parts.flow",
    "ui.day.opening",
    "ui.day.closing",
    "ui.jobs",
    "ui.day.presenter",
    "ui.day.wiring",
)
MODULES = {
    Act.OPENING: _DAY,
    Act.CLOSING: _DAY,
    Act.TOTALS: (
        "marianne_desk.domain.day.carried",
        "ui.totals.words",
        "ui.parts.lines",
        "ui.parts.panels",
        "ui.totals.editor",
        "ui.totals.view",
        "ui.totals.presenter",
        "ui.totals.wiring",
    ),
    Act.TALLY: (
        "marianne_desk.domain.tally",
        "marianne_desk.domain.entry.days",
        "ui.tally.grid",
        "ui.papers.sheet_view",
        "ui.papers.printing",
        "ui.papers.paper_pages",
        "ui.tally.paper",
        "ui.tally.view",
        "ui.tally.presenter",
        "ui.tally.wiring",
    ),
}
"""In the order in which they need each other: each loads in a few milliseconds."""


class _Stack(QStackedWidget):
    """As small as the pane that is shown: the others take no room."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Of the pane that is shown."""
        shown = self.currentWidget()
        return QSize() if shown is None else shown.minimumSizeHint()


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
        self.made: dict[Act, QWidget] = {}
        self._begun: set[Act] = set()
        self._stack = _Stack()
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("Partie de la journée")
        area.setWidget(self._stack)
        group = QButtonGroup(self)
        self.tabs = {act: button(act, "navigation", self) for act in PANES}
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        for tab in self.tabs.values():
            tab.setProperty("narrow", True)  # four names and their keys stay in sight at 200 %
            tab.setCheckable(True)
            group.addButton(tab)
            bar.addWidget(tab)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(bar)
        column.addWidget(area, 1)

    def provide(self, act: Act, make: Callable[[], QWidget]) -> None:
        """Says how to build a pane."""
        self._makers[act] = make

    def show_pane(self, act: Act) -> None:
        """Shows a pane and gives it the keys; the first time it is built a little at a time, so that keys are answered
        in between."""
        self.shown = act
        self.tabs[act].setChecked(True)
        if act in self.made:
            self._reveal(act)
        elif act not in self._begun:
            self._begun.add(act)
            in_turns(self._build(act), self)

    def _build(self, act: Act) -> Iterator[None]:
        for module in MODULES[act]:
            import_module(module)
            yield
        self.made[act] = pane = self._makers[act]()
        yield
        self._stack.addWidget(pane)
        if self.shown is act:
            self._reveal(act)

    def _reveal(self, act: Act) -> None:
        pane, focused = self.made[act], QApplication.focusWidget()
        self._stack.setCurrentWidget(pane)
        self._stack.updateGeometry()
        if focused is not None and (focused is self or self.isAncestorOf(focused)):
            pane.setFocus()
        self.came.emit(act)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """The screen is there again: its pane asks again."""
        super().showEvent(event)
        if not event.spontaneous() and self.shown in self.made:
            self.came.emit(self.shown)

    def focusInEvent(self, _event: QFocusEvent) -> None:  # noqa: N802
        """Hands the keys on to the pane."""
        if self.shown in self.made:
            self.made[self.shown].setFocus()

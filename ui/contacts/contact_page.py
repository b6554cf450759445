"""The page of one past contact: all its facts, the history of its corrections, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.contacts.detail_words import Detail, Section, Step
from ui.parts.panels import PanelGrid, label
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID


class ContactPage(QWidget):
    """``left``: Esc, back to where one came from."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = _button("option", "‹ Retour  Échap", "Retour à la liste, touche Échap", self)
        self.explain = _button("option", "", "", self)
        self.correct = _button("primary", "", "", self)
        self.cancel = _button("option", "", "", self)
        self.case = _button("option", "", "", self)
        self.title = label("title", "", self)
        self.state = label("warning", "", self)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName("Le passage")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.case)
        buttons.addWidget(self.explain)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.correct)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(buttons)
        column.addWidget(self.title)
        column.addWidget(self.state)
        column.addWidget(self.area, 1)
        self.setFocusProxy(self.area)
        self.back.clicked.connect(self.left)

    def show_detail(self, detail: Detail, *, cancelled: bool) -> None:
        """Shows a contact."""
        self.title.setText(detail.title)
        self.state.setText(detail.state)
        self.state.setVisible(bool(detail.state))
        _name(self.correct, binding(Act.CORRECT).label, Act.CORRECT)
        _name(self.explain, binding(Act.EXPLAIN).label, Act.EXPLAIN)
        _name(self.case, binding(Act.OPEN_CASE_FOUND).label, Act.OPEN_CASE_FOUND)
        for button in (self.explain, self.case):
            button.setVisible(not cancelled)
        _name(self.cancel, "Rétablir le passage" if cancelled else "Annuler le passage", Act.CANCEL_CONTACT)
        body = QFrame()
        body.setProperty("kind", "ground")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, GRID, 0)
        panels = PanelGrid(body)
        made = [_section(section) for section in detail.sections]
        for place in range(0, len(made), 2):
            panels.add_row(*made[place : place + 2])
        panels.add_row(_history(detail.history))
        column.addWidget(panels)
        column.addStretch(1)
        self.area.setWidget(body)
        said = [f"{name}\u00a0: {words}" for section in detail.sections for name, words in section.facts]
        self.area.setAccessibleDescription("\n".join((detail.title, detail.state, *said)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc and Backspace go back."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _button(kind: str, text: str, name: str, parent: QWidget) -> QToolButton:
    made = QToolButton(parent)
    made.setProperty("kind", kind)
    made.setText(text)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def _name(button: QToolButton, text: str, act: Act) -> None:
    button.setText(f"{text}  {shown(act)}")
    button.setAccessibleName(f"{text}, touche {shown(act)}")


def _panel(title: str) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setProperty("kind", "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
    column.setSpacing(GRID // 2)
    heading = label("heading", "", frame)
    heading.setText(title)
    column.addWidget(heading)
    return frame, column


def _section(section: Section) -> QFrame:
    frame, column = _panel(section.title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(GRID // 2)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 24 * GRID)
    for row, (name, words) in enumerate(section.facts):
        title, value = label("muted", "", frame), label("", "", frame)
        title.setText(name)
        value.setText(words)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return frame


def _history(history: tuple[Step, ...]) -> QFrame:
    frame, column = _panel("Corrections")
    if not history:
        nothing = QLabel("Ce passage n’a jamais été corrigé.", frame)
        nothing.setProperty("kind", "muted")
        column.addWidget(nothing)
    for step in history:
        head = label("small", "", frame)
        head.setText(step.head)
        column.addWidget(head)
        for change in step.changes:
            words = label("", "", frame)
            words.setText(change)
            words.setContentsMargins(2 * GRID, 0, 0, 0)
            column.addWidget(words)
    return frame

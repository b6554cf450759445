"""« Clore la journée »: what is still open, solved by digits, then the totals and the confirmation."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from marianne_desk.domain.day.closing import Closing, Solution
from ui.day import words
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.lines import LineTable
from ui.parts.panels import label
from ui.shortcuts import DIGIT_ROW, Act
from ui.theme import GRID

_MOST = 6


class ClosingPane(QWidget):
    """``digit`` with the key of the chosen line and the place of the choice; ``chosen``: another line is reached."""

    digit = Signal(str, int)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("title", "Jour", self)
        self.left = label("heading", "Ce qui reste ouvert", self)
        self.table = LineTable("Ce qui reste ouvert", ("Quoi", "Depuis", "De quoi il s’agit", "Qui"), 2, self)
        self.choices = [self._choice(place) for place in range(_MOST)]
        self.fault = label("warning", "À dire d’abord", self)
        self.fault.hide()
        self.totals = label("heading", "Totaux du jour", self)
        self.agents = label("small", "Par agent", self)
        self.state = label("small", "État de la journée", self)
        self.close_day = button(Act.CLOSE_DAY, "primary", self)
        self.reopen = button(Act.REOPEN_DAY, "option", self)
        self.setFocusProxy(self.table)
        self._build()
        self.table.selectionModel().currentRowChanged.connect(lambda: self.chosen.emit(self.table.chosen()))

    def show_closing(self, closing: Closing, agent: str) -> None:
        """Shows what is still open, and the totals."""
        self.title.setText(words.title(closing.day))
        count = len(closing.points)
        self.left.setText(f"Encore ouvert · {count}" if count else "Rien ne reste ouvert.")
        self.table.show_lines([words.point_line(point, closing.day) for point in closing.points])
        self.table.setVisible(bool(count))
        self.totals.setText(words.totals(closing.totals))
        self.agents.setText(words.agents(closing.totals))
        self.agents.setVisible(bool(self.agents.text()))
        self.state.setText(words.state(closing, agent))
        self.setFocusProxy(self.table if count else self.close_day)
        self.chosen.emit(self.table.chosen())

    def show_choices(self, solutions: Sequence[Solution]) -> None:
        """What the digits do with the chosen line."""
        for place, one in enumerate(self.choices):
            there = place < len(solutions)
            one.setVisible(there)
            if there:
                text = words.SOLUTIONS[solutions[place]]
                one.setText(f"{place + 1}  {text}")
                one.setAccessibleName(f"{text}, touche {place + 1}")

    def say(self, text: str) -> None:
        """What is wrong; empty takes it away."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Digits solve the chosen line, on the unshifted row of an AZERTY keyboard too."""
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        sign = event.text()
        for row in ("123456789", DIGIT_ROW):
            if plain and sign and sign in row:
                self._press(row.index(sign))
                return
        super().keyPressEvent(event)

    def _press(self, place: int) -> None:
        if key := self.table.chosen():
            self.digit.emit(key, place)

    def _choice(self, place: int) -> QToolButton:
        made = QToolButton(self)
        made.setProperty("kind", "option")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: self._press(place))
        made.hide()
        return made

    def _build(self) -> None:
        choices = QWidget(self)
        flow = FlowLayout(choices, GRID, GRID // 2)
        for one in self.choices:
            flow.addWidget(one)
        end = QFrame(self)
        end.setProperty("kind", "panel")
        words_column, row = QVBoxLayout(), QHBoxLayout(end)
        for widget in (self.totals, self.agents, self.state):
            words_column.addWidget(widget)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.addLayout(words_column, 1)
        for tool in (self.reopen, self.close_day):
            row.addWidget(tool, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.title, self.left):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(choices)
        column.addWidget(self.fault)
        column.addWidget(end)
        column.addStretch(0)

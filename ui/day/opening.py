"""The morning list: what awaits today. Nothing in it is dismissed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from marianne_desk.domain.day.morning import Morning
from ui.day import words
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.lines import LineTable
from ui.parts.panels import label
from ui.shortcuts import Act
from ui.theme import GRID


class OpeningPane(QWidget):
    """``opened`` with the part of the line on which Enter was pressed."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("title", "Jour", self)
        self.hours = label("small", "Ouverture", self)
        self.table = LineTable("Ce qui attend aujourd’hui", ("", "", "", ""), 2, self)
        self.hint = label("small", "", self)
        self.hint.setText("Entrée ouvre l’écran où la ligne se règle.")
        self.hours.setText("Lecture de la journée…")
        bar = QWidget(self)
        self.proofs, self.round = (button(act, "option", bar) for act in (Act.PROOFS, Act.ROUND))
        row = FlowLayout(bar, gap=6)
        row.addWidget(self.proofs)
        row.addWidget(self.round)
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.title, self.hours):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)
        column.addWidget(bar)
        self.table.doubleClicked.connect(self._open)

    def show_morning(self, morning: Morning) -> None:
        """Shows what awaits."""
        self.title.setText(words.title(morning.day))
        self.hours.setText(words.hours(morning.opens))
        self.table.show_lines(words.morning_lines(morning))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter opens the screen of the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if part := self.table.chosen():
            self.opened.emit(part)

"""One field of hours of the weekly grid, and the row of a weekday of the month."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from marianne_desk.domain.french import WEEKDAYS
from ui.settings.hours_text import NthText, tidy_cell
from ui.theme import GRID

_NTH = ((1, "1er"), (2, "2e"), (3, "3e"), (4, "4e"), (5, "5e"), (-1, "dernier"))


class HourCell(QLineEdit):
    """The hours of one day. ↑ and ↓ go to the same column of the day before and after; leaving it tidies it."""

    moved = Signal(int)

    def __init__(self, name: str, empty: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(empty)
        self.setMinimumWidth(23 * GRID)
        self.editingFinished.connect(self._tidy)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrows move between days."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _tidy(self) -> None:
        tidy = tidy_cell(self.text())
        if tidy != self.text():
            self.setText(tidy)


class NthRow(QWidget):
    """« le 1er samedi du mois : 9h – 12h ». Emptied, it says nothing."""

    changed = Signal()

    def __init__(self, one: NthText, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self.nth, self.weekday = QComboBox(self), QComboBox(self)
        for number, label in _NTH:
            self.nth.addItem(label, number)
        for number, name in enumerate(WEEKDAYS):
            self.weekday.addItem(name, number)
        self.nth.setAccessibleName("Rang dans le mois")
        self.weekday.setAccessibleName("Jour de la semaine")
        self.nth.setCurrentIndex(self.nth.findData(one.nth))
        self.weekday.setCurrentIndex(one.weekday)
        self.cell = HourCell("Heures de ce jour du mois", "vide : comme d’habitude", self)
        self.cell.setText(one.text)
        for widget in (QLabel("Le", self), self.nth, self.weekday, QLabel("du mois :", self)):
            row.addWidget(widget)
        row.addWidget(self.cell, 1)
        self.nth.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.weekday.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.cell.textChanged.connect(lambda _text: self.changed.emit())

    def read(self) -> NthText:
        """What is typed."""
        return NthText(self.nth.currentData(), self.weekday.currentIndex(), self.cell.text())

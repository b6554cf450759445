"""The words of the file that the desk does not know, each with a box to say what it means."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from marianne_desk.domain.french import count_of
from ui.forms.fields import words
from ui.import_contacts.column_words import column_title, column_words
from ui.import_contacts.load import Unknown
from ui.import_contacts.word_choice import WordChoice
from ui.messages import announce
from ui.theme import GRID


class WordMapping(QScrollArea):
    """``mapped`` with column, word and code; an empty code leaves the word unknown."""

    mapped = Signal(str, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.choices: list[WordChoice] = []

    def show_words(self, unknown: tuple[Unknown, ...]) -> None:
        """A row for each word, the most frequent first."""
        inside = QFrame()
        inside.setProperty("kind", "ground")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, GRID, 0)
        grid.setVerticalSpacing(GRID // 2)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setColumnStretch(1, 1)
        self.choices = []
        for row, word in enumerate(unknown):
            label = QLabel(f"{column_title(word.column)} «\u00a0{word.text}\u00a0»", inside)
            combo = WordChoice(f"Sens de {column_words(word.column)} {word.text}", word.options)
            combo.activated.connect(partial(self._choose, combo, word))
            rows = words(count_of(word.rows, "ligne"), "small")
            combo.sought.connect(partial(_say_sought, rows, rows.text()))
            label.setBuddy(combo)
            self.choices.append(combo)
            grid.addWidget(label, row, 0)
            grid.addWidget(combo, row, 1)
            grid.addWidget(rows, row, 2)
        grid.setRowStretch(len(unknown), 1)
        self.setWidget(inside)
        self.setMaximumHeight(max(5 * GRID, min(inside.sizeHint().height(), 30 * GRID)))

    def _choose(self, combo: QComboBox, word: Unknown, _index: int) -> None:
        self.mapped.emit(word.column, word.text, combo.currentData() or "")


def _say_sought(label: QLabel, usual: str, missing: str) -> None:
    label.setText(f"Rien ne correspond à «\u00a0{missing}\u00a0»." if missing else usual)
    if missing:
        announce(label, label.text())

"""The words of the file that the desk does not know, each with a box to say what it means."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from marianne_desk.domain.french import count_of
from ui.import_contacts.load import Unknown
from ui.settings.fields import words
from ui.theme import GRID

COLUMNS = {
    "channel": "canal",
    "theme": "thème",
    "reason": "motif",
    "operator": "opérateur",
    "help": "nature de l’aide",
    "outcome": "issue",
    "age": "âge",
    "needs": "besoins",
    "kind": "nature",
    "acknowledged_by": "accusé par",
}


class WordMapping(QScrollArea):
    """``mapped`` with column, word and code; an empty code leaves the word unknown."""

    mapped = Signal(str, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.choices: list[QComboBox] = []

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
            column = COLUMNS.get(word.column, word.column)
            label = QLabel(f"{column} «\u00a0{word.text}\u00a0»", inside)
            combo = _searchable(f"Sens de {column} {word.text}", word.options)
            combo.activated.connect(partial(self._choose, combo, word))
            label.setBuddy(combo)
            self.choices.append(combo)
            grid.addWidget(label, row, 0)
            grid.addWidget(combo, row, 1)
            grid.addWidget(words(count_of(word.rows, "ligne"), "small"), row, 2)
        grid.setRowStretch(len(unknown), 1)
        self.setWidget(inside)
        self.setMaximumHeight(max(5 * GRID, min(inside.sizeHint().height(), 30 * GRID)))

    def _choose(self, combo: QComboBox, word: Unknown, _index: int) -> None:
        self.mapped.emit(word.column, word.text, combo.currentData() or "")


def _searchable(name: str, options: tuple[tuple[str, str], ...]) -> QComboBox:
    """A combo box in which typing finds any part of a label."""
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.addItem("laisser de côté", "")
    for code, label in options:
        combo.addItem(label, code)
    completer = combo.completer()
    if completer is not None:
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return combo

"""The words of an old spreadsheet and their meanings: a list, and one box for the word that is selected."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from marianne_desk.domain.french import capitalised
from marianne_desk.domain.spreadsheet.values import Gap, Role, Said
from marianne_desk.domain.spreadsheet.words import parts_of
from marianne_desk.wording import ROLES
from ui.forms.fields import words as label_of
from ui.import_contacts.plain_table import Line, PlainTable
from ui.import_contacts.sheet_load import Options, Words
from ui.import_contacts.word_choice import WordChoice
from ui.messages import announce
from ui.theme import GRID

TO_SAY = "à dire"


class WordsPage(QWidget):
    """``meant`` with a word or a gap and its meaning; ``answered`` once nothing is left to say. Enter in the list goes
    to the box; an answer goes to the box of the next word that has none. In the box too ↑ and ↓ go from word to word:
    nothing is answered by moving, and what is answered is learnt."""

    meant = Signal(object, str)
    answered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: list[Said | Gap] = []
        self._words: Words | None = None
        self.table = PlainTable(
            "Mots du fichier", ("Colonne", "Le fichier dit", "Lignes", "Sens ici"), (24, 44, 10), self
        )
        self.table.on_enter = lambda _row: self._enter()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_choice())
        self.title = QLabel("", self)
        self.choice = WordChoice("Sens du mot", (), TO_SAY)
        self.choice.on_move = self._move
        self.choice.activated.connect(lambda _index: self._choose())
        self.choice.sought.connect(self._say_sought)
        self.title.setBuddy(self.choice)
        self.sought = label_of("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.table, 1)
        for widget in (self.title, self.choice, self.sought):
            column.addWidget(widget)

    def show_words(self, words: Words) -> None:
        """What is still to be said first."""
        self._words = words
        self._entries = sorted((*words.gaps, *words.said), key=lambda one: one.meaning is not None)
        self.table.show_lines([self._line(one) for one in self._entries])
        self._show_choice()

    def place_focus(self) -> None:
        """To the box where something is to be said, else to the list."""
        if self._entries and self._entries[0].meaning is None:
            self._enter()
        else:
            self.table.setFocus()

    def _line(self, one: Said | Gap) -> Line:
        said = "(rien)" if isinstance(one, Gap) else one.text
        meaning = TO_SAY if one.meaning is None else self._label(one, one.meaning)
        return Line((capitalised(ROLES[one.role]), said, str(one.rows), meaning), one.meaning is None)

    def _label(self, one: Said | Gap, meaning: str) -> str:
        labels = dict(self._options(one))
        if meaning in labels:
            return labels[meaning]
        if one.role is Role.MATTER:
            return self._matter(labels, meaning)
        return " + ".join(labels.get(part, part) for part in meaning.split("|"))

    def _matter(self, labels: dict[str, str], meaning: str) -> str:
        theme, reason, code = parts_of(meaning)
        operator = self._words.operators.get(code, code) if self._words and code else None
        known = "/".join(part for part in (theme, reason) if part)
        return " · ".join(part for part in (labels.get(known, known), operator) if part) or "laisser inconnu"

    def _options(self, one: Said | Gap) -> Options:
        assert self._words is not None  # noqa: S101
        options = self._words.options[one.role]
        if isinstance(one, Gap):
            return tuple(option for option in options if option[0] != "")
        labels = dict(options)
        near = tuple((meaning, self._matter(labels, meaning)) for meaning in one.near)
        return (*near, *(option for option in options if option[0] not in one.near))

    def _show_choice(self) -> None:
        row = self.table.row
        if not 0 <= row < len(self._entries):
            return
        one = self._entries[row]
        name = (
            f"Lignes sans {ROLES[one.role]}" if isinstance(one, Gap) else f"Sens de «\u00a0{one.text}\u00a0»"
        )
        self.title.setText(f"{name}\u00a0:")
        self.choice.offer(name, self._options(one), TO_SAY)
        self.choice.setCurrentIndex(_place_of(self.choice, one.meaning))
        self._say_sought("")

    def _choose(self) -> None:
        row = self.table.row
        if self.choice.currentIndex() == 0 or row < 0:
            return
        meaning = str(self.choice.currentData())
        one = replace(self._entries[row], meaning=meaning)
        self._entries[row] = one
        self.table.lines.change(row, self._line(one))
        self.meant.emit(one, meaning)
        following = (*range(row + 1, len(self._entries)), *range(row))
        waiting = next((place for place in following if self._entries[place].meaning is None), None)
        if waiting is not None:
            self.table.selectRow(waiting)
            self._enter()
        else:
            QTimer.singleShot(0, self, self.answered.emit)  # once the list of what was found is gone

    def _move(self, step: int) -> None:
        row = self.table.row + step
        if 0 <= row < len(self._entries):
            self.table.selectRow(row)
            self.choice.select_typed()

    def _enter(self) -> None:
        self.choice.setFocus()
        self.choice.select_typed()

    def _say_sought(self, missing: str) -> None:
        self.sought.setText(f"Rien ne correspond à «\u00a0{missing}\u00a0»." if missing else "")
        announce(self.sought, self.sought.text())


def _place_of(choice: WordChoice, meaning: str | None) -> int:
    """The line of a meaning; the first one, « à dire », for none and for what is in no list."""
    places = range(1, choice.count())
    return next((place for place in places if choice.itemData(place) == meaning), 0)

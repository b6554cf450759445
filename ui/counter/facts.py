"""Optional facts, one key each: the field knows its keys, takes one, and hands the focus to the next field.

They are reached from the end of the line by → (or ↓) and never asked for. Any saving key works while one of them
has the focus.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QWidget

from marianne_desk.domain.codes import Age, Need
from marianne_desk.domain.folding import key_of
from marianne_desk.wording import AGES, NEEDS
from ui.counter.entry import DIGIT_KEYS, is_window_key
from ui.parts.flow import FlowLayout
from ui.shortcuts import Act, binding, shown

if TYPE_CHECKING:
    from ui.counter.draft import Facts

_YES_NO = {"o": True, "n": False}
_NEED_KEYS = {"l": Need.READING, "i": Need.INTERPRETER, "a": Need.ACCESS}


def digit_of(text: str) -> int | None:
    """0 … 8 for the digits 1 … 9, with or without Shift on an AZERTY row; None for anything else."""
    if len(text) == 1 and text in "123456789":
        return int(text) - 1
    return DIGIT_KEYS.get(text)


def meant_commune(typed: str, known: Sequence[str]) -> str:
    """The known commune that ``typed`` names or begins (« sa », « etam »), where it is the only one; else as typed.
    Whole words are kept: « Laval » is not « Laval-en-Brie »."""
    typed = typed.strip()
    folded = key_of(typed)
    begun = {name: key_of(name) for name in known if folded and key_of(name).startswith(folded)}
    same = [name for name, key in begun.items() if key == folded]
    if same:
        return typed if typed in same else same[0]
    if len(begun) != 1:
        return typed
    ((name, key),) = begun.items()
    return name if key[len(folded)].isalnum() else typed


class FactField(QLineEdit):
    """One fact. ``keys`` is told in the hint while the field has the focus, ``refused`` when a key means nothing
    there. Arrows and Tab go from field to field, ↑ and Esc back to the line, Delete takes the fact away.

    ``several``: it takes more than one, and keeps the focus. ``came_by_itself``: the key of the field before brought
    the focus here, so that a → pressed to come here too skips nothing."""

    entered = Signal(str)
    refused = Signal(str)
    went = Signal()
    left = Signal()
    save = Signal()
    taken = Signal()
    next_field = Signal()
    previous_field = Signal()

    def __init__(self, name: str, keys: str, take: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(keys)
        self.setReadOnly(True)
        self.setProperty("kind", "fact")
        self.setPlaceholderText("–")
        self.keys = keys
        self.came_by_itself = False
        self.several = False
        self._take = take

    def event(self, event: QEvent) -> bool:
        """« ² » is not typed: it changes the agent."""
        if is_window_key(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Tells which keys it takes."""
        super().focusInEvent(event)
        self.entered.emit(self.keys)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Says that it is left, so that what was begun is written whole."""
        super().focusOutEvent(event)
        self.went.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """One key, one fact."""
        key = event.key()
        came_by_itself, self.came_by_itself = self.came_by_itself, False
        if came_by_itself and key == Qt.Key.Key_Right:
            return
        if (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.save.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Escape):
            self.left.emit()
        elif key == Qt.Key.Key_Down or (
            key == Qt.Key.Key_Right and self.cursorPosition() == len(self.text())
        ):
            self.next_field.emit()
        elif key == Qt.Key.Key_Left and self.cursorPosition() == 0:
            self.previous_field.emit()
        elif self._typed(event):
            pass
        else:
            super().keyPressEvent(event)

    def _typed(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.isReadOnly():
            self._take("")
            return True
        text = event.text()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if text and text.isprintable() and self._take(text):
            if not self.several:
                self.taken.emit()
            return True
        if text.strip() and text.isprintable() and self.isReadOnly():
            self.refused.emit(f"▲ «\u00a0{text}\u00a0» ne veut rien dire ici\u00a0: {self.keys}")
            return True
        return False


class FactsBar(QWidget):
    """Age, commune, first visit, returning, needs. ``changed`` after each fact; ``left`` gives the line the focus."""

    changed = Signal()
    left = Signal()
    save = Signal()
    hint = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Précisions")
        self._communes: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        self.age: Age | None = None
        self.first_visit: bool | None = None
        self.returning: bool | None = None
        self.needs: tuple[Need, ...] = ()
        self._writing = False
        ages = " · ".join(f"{number} {AGES[age]}" for number, age in enumerate(Age, 1))
        self._row = FlowLayout(self, gap=16, line_gap=4)
        key = QLabel(shown(Act.FACTS), self)
        key.setProperty("kind", "small")
        key.setToolTip(binding(Act.FACTS).does)
        self._row.addWidget(key)
        self.fields: list[FactField] = []
        self._age = self._add("Âge", ages, self._take_age, "70 ans et plus")
        self._commune = self._add("Commune", "tapez le nom", self._take_commune, "Saint-Étienne-du-Rouvray")
        self._commune.setReadOnly(False)
        # Not textEdited: what the completion adds belongs to it too.
        self._commune.textChanged.connect(self._commune_changed)
        self._commune.went.connect(self._complete_commune)
        self._first = self._add("1re visite", "o oui · n non", self._take_first, "non")
        self._returning = self._add(
            "Revient", "revient pour la même demande : o oui · n non", self._take_returning, "non"
        )
        needs = " · ".join(f"{key} {NEEDS[need]}" for key, need in _NEED_KEYS.items())
        self._needs = self._add("Besoin", needs, self._take_need, "lecture, interprète")
        self._needs.several = True
        note = QLabel(f"{shown(Act.NOTE)} : {binding(Act.NOTE).label.lower()}", self)
        note.setProperty("kind", "small")
        self._row.addWidget(note)

    @property
    def commune(self) -> str:
        """The commune typed, completed or chosen; empty when unknown."""
        return meant_commune(self._commune.text(), self._known)

    def offer_communes(self, usual: tuple[str, ...], known: tuple[str, ...]) -> None:
        """The nine usual ones take a digit; ``known`` completes what is typed."""
        self._communes = usual[:9]
        numbered = " · ".join(f"{number} {name}" for number, name in enumerate(self._communes, 1))
        self._commune.keys = f"{numbered} · ou tapez le nom" if numbered else "tapez le nom"
        self._commune.setAccessibleDescription(self._commune.keys)
        self._known = tuple(sorted({*usual, *known}))
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self._commune.setCompleter(completer)

    def enter(self) -> None:
        """Gives the first field the focus."""
        self.fields[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write(self, facts: "Facts") -> None:
        """Shows facts that were noted before, or none for the next person."""
        self.age, self.first_visit, self.returning = facts.age, facts.first_visit, facts.returning
        self.needs = facts.needs
        self._writing = True
        self._commune.setText(facts.commune)
        self._writing = False
        self._redraw()

    def _add(self, name: str, keys: str, take: Callable[[str], bool], widest: str) -> FactField:
        cell = QWidget(self)
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        label = QLabel(name, cell)
        label.setProperty("kind", "muted")
        field = FactField(name, keys, take, cell)
        field.setFixedWidth(field.fontMetrics().horizontalAdvance(widest) + 28)
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field)
        self._row.addWidget(cell)
        index = len(self.fields)
        self.fields.append(field)
        field.entered.connect(self.hint.emit)
        field.refused.connect(self.hint.emit)
        field.taken.connect(lambda: self._go(index + 1, by_itself=True))
        field.left.connect(self.left.emit)
        field.save.connect(self.save.emit)
        field.next_field.connect(lambda: self._go(index + 1))
        field.previous_field.connect(lambda: self._go(index - 1))
        return field

    def _go(self, index: int, *, by_itself: bool = False) -> None:
        if 0 <= index < len(self.fields):
            self.fields[index].came_by_itself = by_itself
            self.fields[index].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit()

    def _take_age(self, text: str) -> bool:
        index, ages = digit_of(text), tuple(Age)
        if text and (index is None or index >= len(ages)):
            return False
        self.age = ages[index] if index is not None else None
        return self._taken()

    def _commune_changed(self) -> None:
        if not self._writing:
            self.changed.emit()

    def _complete_commune(self) -> None:
        if self._commune.text() != self.commune:
            self._commune.setText(self.commune)

    def _take_commune(self, text: str) -> bool:
        index = digit_of(text)
        if index is None or self._commune.text() or index >= len(self._communes):
            return False
        self._commune.setText(self._communes[index])
        return self._taken()

    def _take_first(self, text: str) -> bool:
        if text and text.lower() not in _YES_NO:
            return False
        self.first_visit = _YES_NO.get(text.lower())
        return self._taken()

    def _take_returning(self, text: str) -> bool:
        if text and text.lower() not in _YES_NO:
            return False
        self.returning = _YES_NO.get(text.lower())
        return self._taken()

    def _take_need(self, text: str) -> bool:
        need = _NEED_KEYS.get(text.lower())
        if text and need is None:
            return False
        if need is None:
            self.needs = ()
        elif need in self.needs:
            self.needs = tuple(known for known in self.needs if known is not need)
        else:
            self.needs = (*self.needs, need)
        return self._taken()

    def _taken(self) -> bool:
        self._redraw()
        self.changed.emit()
        return True

    def _redraw(self) -> None:
        words = {None: "", True: "oui", False: "non"}
        self._age.setText(AGES[self.age] if self.age else "")
        self._first.setText(words[self.first_visit])
        self._returning.setText(words[self.returning])
        self._needs.setText(", ".join(NEEDS[need].split()[0] for need in self.needs))
        for field in self.fields:
            field.setCursorPosition(0)

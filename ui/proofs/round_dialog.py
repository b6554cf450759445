"""The monthly round in two minutes: « O » in order, « N » not in order and why, Enter the next line."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.messages import announce
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.line import Line
from ui.parts.lines import LineTable
from ui.parts.panels import label
from ui.proofs import words
from ui.shortcuts import Act
from ui.theme import GRID

BUTTONS = (Act.CHECK_OK, Act.CHECK_WRONG, Act.CHECK_NEXT, Act.LEAVE_ROUND)


class RoundDialog(QDialog):
    """``answered`` (place, in order), ``noted`` (place, what is not), ``keep``, ``left`` are what the person did."""

    answered = Signal(int, bool)
    noted = Signal(int, str)
    keep = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.ROUND_TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = label("heading", "Titre", self)
        self.title.setText(words.ROUND_TITLE)
        self.hint = label("small", "", self)
        self.hint.setText(
            "Regardez chaque point, puis O (en ordre) ou N (pas en ordre). La suite vient seule."
        )
        self.hint.setWordWrap(True)
        self.table = LineTable("À vérifier", words.ROUND_HEADERS, 1, self)
        self.last = label("small", "La dernière fois", self)
        self.asked = QLabel("Ce qui n’est pas en ordre", self)
        self.note = QLineEdit(self)
        self.note.setMaxLength(120)
        self.note.setPlaceholderText("en quelques mots, sans nom d’usager, puis Entrée")
        self.note.setAccessibleName("Ce qui n’est pas en ordre")
        self.asked.setBuddy(self.note)
        self.panel = QFrame(self)
        self.panel.setProperty("kind", "panel")
        row = QHBoxLayout(self.panel)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.addWidget(self.asked)
        row.addWidget(self.note, 1)
        self.panel.hide()
        self.said = QLabel("", self)
        self.said.setProperty("kind", "warning")
        self.said.setAccessibleName("Message")
        self.said.setWordWrap(True)
        self.said.hide()
        bar = QWidget(self)
        flow = FlowLayout(bar, gap=6)
        self.buttons = {act: button(act, "option", bar) for act in BUTTONS}
        self.keeping = button(Act.KEEP_ROUND, "primary", bar)
        for one in (*self.buttons.values(), self.keeping):
            flow.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        column.addWidget(self.last)
        for part in (self.panel, self.said, bar):
            column.addWidget(part)
        self._noting = -1
        self._lasts: list[str] = []
        self._connect()
        self.resize(QSize(112 * GRID, 52 * GRID).boundedTo(self.screen().availableSize()))
        self.table.setFocus()

    def _connect(self) -> None:
        self.buttons[Act.CHECK_OK].clicked.connect(lambda: self.answered.emit(self.place, True))
        self.buttons[Act.CHECK_WRONG].clicked.connect(lambda: self.answered.emit(self.place, False))
        self.buttons[Act.CHECK_NEXT].clicked.connect(lambda: self.go_to(self.place + 1))
        self.buttons[Act.LEAVE_ROUND].clicked.connect(self.left)
        self.keeping.clicked.connect(self.keep)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_last())

    @property
    def place(self) -> int:
        """The chosen line."""
        return self.table.currentIndex().row()

    def show_lines(self, lines: list[Line], lasts: list[str]) -> None:
        """The lines, with what was answered so far; how each was found the last time."""
        self._lasts = lasts
        self.table.show_lines(lines)
        self._show_last()

    def go_to(self, place: int) -> None:
        """Chooses a line; beyond the last one the keeping button has the keys."""
        self.panel.hide()
        self._noting = -1
        if place < len(self.table.rows.lines):
            self.table.selectRow(place)
            self._show_last()
            self.table.setFocus()
            announce(self.table, ", ".join(cell for cell in self.table.rows.lines[place].cells if cell))
        else:
            self.keeping.setFocus()

    def ask_note(self, place: int, text: str) -> None:
        """Asks what is not in order."""
        self.table.selectRow(place)
        self._noting = place
        self.note.setText(text)
        self.panel.show()
        self.note.setFocus()

    def say(self, text: str) -> None:
        """A sentence under the list; empty takes it away."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
        announce(self.said, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """O, N, Enter, Esc."""
        enter, focused = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter), self.focusWidget()
        if self.note.hasFocus():
            self._note_key(event, enter)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif enter and isinstance(focused, QToolButton):
            focused.click()
        elif enter:
            self.go_to(self.place + 1)
        elif event.text().casefold() in {"o", "n"} and not event.modifiers() & _HELD:
            self.answered.emit(self.place, event.text().casefold() == "o")
        else:
            super().keyPressEvent(event)

    def _show_last(self) -> None:
        place = self.place
        self.last.setText(self._lasts[place] if 0 <= place < len(self._lasts) else "")

    def _note_key(self, event: QKeyEvent, enter: bool) -> None:
        if enter:
            self.noted.emit(self._noting, self.note.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.go_to(self._noting)
        else:
            super().keyPressEvent(event)


_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

"""The page of search: one line, how it was understood, and the list of what it found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.contacts.table import ContactsTable
from ui.contacts.words import WHAT_TO_TYPE
from ui.messages import announce
from ui.parts.panels import label
from ui.theme import GRID


class SearchLine(QLineEdit):
    """``below``: ↓ or Enter, on to the list. ``escape``: Esc."""

    below = Signal()
    escape = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """The keys that leave the line."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.below.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape.emit()
        else:
            super().keyPressEvent(event)


class SearchPage(QWidget):
    """``line`` is typed in, ``table`` shows what was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = SearchLine(self)
        self.line.setObjectName("entry")
        self.line.setAccessibleName("Chercher un passage")
        self.line.setAccessibleDescription(WHAT_TO_TYPE)
        self.line.setPlaceholderText("apl mars, cpam à suivre octobre, c-1234, annulés…")
        self.title = QLabel("Chercher", self)
        self.title.setProperty("kind", "heading")
        self.title.setBuddy(self.line)
        self.understood = label("understood", "", self)
        self.understood.setText("Les passages se lisent…")
        self.count = QLabel("", self)
        self.count.setProperty("kind", "muted")
        self.nothing = label("muted", "", self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.table = ContactsTable(self)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self.title)
        top.addWidget(self.line, 1)
        under = QHBoxLayout()
        under.setSpacing(2 * GRID)
        under.addWidget(self.understood, 1)
        under.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addLayout(under)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        self.setFocusProxy(self.line)

    def say(self, understood: str, count: str, nothing: str) -> None:
        """What the line was understood as, how many it found, and what to do where there are none."""
        self.understood.setText(understood or WHAT_TO_TYPE)
        self.understood.setProperty("kind", "understood" if understood else "small")
        self.understood.style().polish(self.understood)
        self.count.setText(count)
        self.nothing.setText(nothing)
        self.nothing.setVisible(bool(nothing))
        self.table.setVisible(not nothing)
        announce(self.understood, f"{understood}, {count}" if understood else count)

"""Of which request of a contact a case is made, where it has several: a digit or Enter chooses."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from ui.forms.fields import words
from ui.theme import GRID

ASKS = "De quelle demande\u202f?"


class ChoiceList(QListWidget):
    """``chosen``: a digit typed, or Enter."""

    chosen = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """A digit chooses; the list would search for it."""
        if event.text() and event.text() in "123456789":
            self.chosen.emit(int(event.text()) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class WhichRequest(QDialog):
    """``requests``: identifier and name of each; ``chosen`` is called with an identifier."""

    def __init__(
        self, parent: QWidget, requests: tuple[tuple[str, str], ...], chosen: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Dossier")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._requests, self._chosen = requests, chosen
        title = words(ASKS, "asks", self)
        self.list = ChoiceList(self)
        self.list.setProperty("kind", "choices")
        self.list.setAccessibleName(ASKS)
        self.list.addItems([f"{place}  {name}" for place, (_id, name) in enumerate(requests, start=1)])
        self.list.setCurrentRow(0)
        title.setBuddy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.addWidget(title)
        column.addWidget(self.list)
        self.list.chosen.connect(self._choose)
        self.list.itemClicked.connect(lambda _item: self._choose(self.list.currentRow()))
        self.list.setFocus()
        self.resize(60 * GRID, 30 * GRID)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._requests):
            self.accept()
            self._chosen(self._requests[place][0])

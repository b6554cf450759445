"""A box in which typing finds any part of a label, with or without its accents."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter

from marianne_desk.domain.folding import fold

_FOLDED = int(Qt.ItemDataRole.UserRole) + 1
_STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
}


class _Finder(QCompleter):
    """Compares what is typed with the labels, both without accents; shows the labels as they are."""

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 (Qt's name)
        """What is typed, as it is compared."""
        return [fold(path)]

    def pathFromIndex(self, index: object) -> str:  # noqa: N802
        """The label of a line that was chosen."""
        return str(index.data())  # type: ignore[attr-defined]


class WordChoice(QComboBox):
    """Enter takes the first label that holds what is typed. ``sought`` with the words that no label holds, or
    empty once one does: a search that finds nothing changes nothing.

    ``on_move``, when set, is called with +1 or -1 for ↓ or ↑; Enter alone answers then, neither arrows nor leaving."""

    sought = Signal(str)

    def __init__(
        self, name: str, options: tuple[tuple[str, str], ...], nothing: str = "laisser de côté"
    ) -> None:
        super().__init__()
        self.on_move: Callable[[int], None] | None = None
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        finder = _Finder(self.model(), self)
        finder.setCompletionRole(_FOLDED)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(finder)
        self.activated.connect(lambda _index: self.sought.emit(""))
        self.offer(name, options, nothing)

    def offer(self, name: str, options: tuple[tuple[str, str], ...], nothing: str) -> None:
        """Other labels, under another name; the first, ``nothing``, stands for no choice."""
        self.setAccessibleName(name)
        self.clear()
        for label, code in ((nothing, ""), *((label, code) for code, label in options)):
            self.addItem(label, code)
            self.setItemData(self.count() - 1, fold(label), _FOLDED)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter settles what is typed; with nothing typed it is the window's."""
        step = _STEPS.get(event.key())
        if self.on_move is not None and step and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.on_move(step)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self._is_typed():
            self._settle()
            event.accept()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Left for another field: what is typed is settled, else the choice in force is shown again."""
        if event.reason() is not Qt.FocusReason.PopupFocusReason and self._is_typed():
            settled = self.on_move is None and self._settle()
            if not settled:
                self.setEditText(self.itemText(self.currentIndex()))
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The wheel scrolls the page: it answers nothing."""
        event.ignore()

    def _close_list(self) -> None:
        """The list of what was found is no longer wanted, whatever gets the focus next."""
        finder = self.completer()
        popup = None if finder is None else finder.popup()
        if popup is not None:
            popup.hide()

    def select_typed(self) -> None:
        """What is typed next replaces what stands there."""
        typed = self.lineEdit()
        if typed is not None:
            typed.selectAll()

    def _is_typed(self) -> bool:
        return self.currentText() != self.itemText(self.currentIndex())

    def _settle(self) -> bool:
        typed = fold(self.currentText())
        labels = [str(self.itemData(place, _FOLDED)) for place in range(self.count())]
        found = [place for place, label in enumerate(labels) if typed and typed in label]
        if not found:
            self.sought.emit(self.currentText())
            return False
        place = labels.index(typed) if typed in labels else found[0]
        self.setCurrentIndex(place)
        self.setEditText(self.itemText(place))
        self._close_list()
        self.activated.emit(place)
        return True

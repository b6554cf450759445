"""What is set aside, the last on top: its channel, its first words, since when."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.shortcuts import Act, shown


@dataclass(frozen=True, slots=True)
class AsideLine:
    """One entry: « Téléphone · cpam · 4 min »; ``spoken`` says the same in a sentence."""

    id: str
    text: str = field(repr=False)
    spoken: str


class AsidePanel(QFrame):
    """Hidden while nothing is set aside. ``chosen`` with the identifier to take back (Enter), ``dropped`` with the one
    that is not wanted any more (Delete)."""

    chosen = Signal(str)
    dropped = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.title = QLabel("Mis de côté", self)
        self.title.setProperty("kind", "heading")
        self.list = _AsideList(self)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setAccessibleName("Saisies mises de côté")
        self.list.setAccessibleDescription("Entrée : reprendre. Suppr : écarter. Échap : la ligne.")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(4 * theme.GRID)
        self.list.chosen.connect(self.chosen.emit)
        self.list.dropped.connect(self.dropped.emit)
        self.list.left.connect(self.left.emit)
        self.list.itemActivated.connect(lambda _item: self.list.choose())
        self.title.setBuddy(self.list)
        self.keys = QLabel(shown(Act.CLEAR), self)
        self.keys.setProperty("kind", "small")
        self.keys.setToolTip("Échap, ligne vide : reprendre")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID + 4, theme.GRID, theme.GRID + 4, theme.GRID)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._shown: tuple[AsideLine, ...] = ()
        self.hide()

    def show_lines(self, lines: Sequence[AsideLine]) -> None:
        """Shows the stack, the last on top; keeps the selection."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        kept = self.list.current_id()
        if not lines and self.list.hasFocus():
            self.left.emit()
        self.setVisible(bool(lines))
        self.title.setText(f"Mis de côté · {len(lines)}")
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(line.text)
            item.setData(Qt.ItemDataRole.UserRole, line.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
            item.setToolTip(line.spoken)
            self.list.addItem(item)
            if line.id == kept:
                self.list.setCurrentItem(item)

    def enter(self) -> None:
        """Gives the list the focus, the last entry selected."""
        if self.list.count():
            if self.list.currentRow() < 0:
                self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _AsideList(QListWidget):
    chosen = Signal(str)
    dropped = Signal(str)
    left = Signal()

    def current_id(self) -> str | None:
        row = self.currentRow()
        return None if row < 0 else str(self.item(row).data(Qt.ItemDataRole.UserRole))

    def choose(self) -> None:
        current = self.current_id()
        if current is not None:
            self.chosen.emit(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter: into the line; Delete: away; Esc: back to the line."""
        current = self.current_id()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif event.key() == Qt.Key.Key_Delete and current is not None:
            self.dropped.emit(current)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

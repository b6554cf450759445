"""Who waits, by the hour of arrival: no name, only since when."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.shortcuts import Act, shown


@dataclass(frozen=True, slots=True)
class Waiter:
    """One person who waits: « 14:21 », « 11 min », and whether that is longer than the house promised."""

    id: str
    since: str
    waited: str
    late: bool


class WaitingPanel(QFrame):
    """``gone`` with the id of somebody who left without being received (Delete)."""

    gone = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.title = QLabel("En attente", self)
        self.title.setProperty("kind", "heading")
        self.list = _WaitingList(self)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setAccessibleName("Personnes qui attendent")
        self.list.gone.connect(self.gone.emit)
        self.list.left.connect(self.left.emit)
        self.title.setBuddy(self.list)
        self.keys = QLabel(f"{shown(Act.ARRIVAL)} : une arrivée\n{shown(Act.TAKE_NEXT)} : au suivant", self)
        self.keys.setProperty("kind", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(theme.GRID)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addWidget(self.keys)

    def show_waiters(self, waiters: Sequence[Waiter]) -> None:
        """Shows them, first come first; keeps the selection."""
        self.title.setText(f"En attente · {len(waiters)}" if waiters else "Personne n’attend")
        kept = self.list.current_id()
        self.list.clear()
        for waiter in waiters:
            mark = "▲ " if waiter.late else ""
            item = QListWidgetItem(f"{waiter.since}    {mark}{waiter.waited}")
            item.setData(Qt.ItemDataRole.UserRole, waiter.id)
            if waiter.late:
                item.setForeground(QColor(theme.colours().warm))
            self.list.addItem(item)
            if waiter.id == kept:
                self.list.setCurrentItem(item)


class _WaitingList(QListWidget):
    gone = Signal(str)
    left = Signal()

    def current_id(self) -> str | None:
        row = self.currentRow()
        return None if row < 0 else str(self.item(row).data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Delete: somebody left; Esc: back to the line."""
        current = self.current_id()
        if event.key() == Qt.Key.Key_Delete and current is not None:
            self.gone.emit(current)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

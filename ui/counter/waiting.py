"""Who waits, who is in charge, who came for a permanence: no name, only since when."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.shortcuts import Act, shown


@dataclass(frozen=True, slots=True)
class Waiter:
    """One person: « 14:21 », « 11 min », and whether that is longer than the house promised. ``note``: what they came
    for, or that they are in charge. ``in_charge``: somebody receives them."""

    id: str
    since: str
    waited: str
    late: bool
    note: str = ""
    in_charge: bool = False


class WaitingPanel(QFrame):
    """``chosen`` with the id of somebody to receive (Enter), ``gone`` with the id of somebody who left (Delete) and
    whether they were in charge, ``undone`` when that was a mistake (Ctrl+Z)."""

    chosen = Signal(str)
    gone = Signal(str, bool)
    undone = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.title = QLabel("En attente", self)
        self.title.setProperty("kind", "heading")
        self.list = _WaitingList(self)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setAccessibleName("Personnes qui attendent")
        self.list.setAccessibleDescription(
            "Entrée : recevoir. Suppr : la personne est partie. Échap : la ligne."
        )
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.chosen.connect(self.chosen.emit)
        self.list.gone.connect(self.gone.emit)
        self.list.undone.connect(self.undone.emit)
        self.list.left.connect(self.left.emit)
        self.list.itemActivated.connect(lambda _item: self.list.choose())
        self.title.setBuddy(self.list)
        self.keys = QLabel(f"{shown(Act.ARRIVAL)} : une arrivée\n{shown(Act.TAKE_NEXT)} : au suivant", self)
        self.keys.setProperty("kind", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID + 4, theme.GRID, theme.GRID + 4, theme.GRID)
        column.setSpacing(theme.GRID)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addWidget(self.keys)
        self._shown: tuple[Waiter, ...] | None = None

    def show_waiters(self, title: str, waiters: Sequence[Waiter]) -> None:
        """Shows them, first come first; keeps the selection."""
        self.title.setText(title)
        if tuple(waiters) == self._shown:
            return
        self._shown = tuple(waiters)
        kept, row = self.list.current_id(), self.list.currentRow()
        self.list.clear()
        for waiter in waiters:
            mark = "▲ " if waiter.late else ""
            parts = (waiter.since, f"{mark}{waiter.waited}", waiter.note)
            item = QListWidgetItem("  ".join(part for part in parts if part))
            item.setToolTip(item.text())
            item.setData(Qt.ItemDataRole.UserRole, (waiter.id, waiter.in_charge))
            if waiter.late:
                item.setForeground(QColor(theme.colours().warm))
            self.list.addItem(item)
            if waiter.id == kept:
                self.list.setCurrentItem(item)
        if self.list.hasFocus() and self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))

    def enter(self) -> None:
        """Gives the list the focus, the first person selected."""
        if self.list.count():
            if self.list.currentRow() < 0:
                self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _WaitingList(QListWidget):
    chosen = Signal(str)
    gone = Signal(str, bool)
    undone = Signal()
    left = Signal()

    def current(self) -> tuple[str, bool] | None:
        row = self.currentRow()
        if row < 0:
            return None
        arrival_id, in_charge = self.item(row).data(Qt.ItemDataRole.UserRole)
        return str(arrival_id), bool(in_charge)

    def current_id(self) -> str | None:
        current = self.current()
        return None if current is None else current[0]

    def choose(self) -> None:
        current = self.current_id()
        if current is not None:
            self.chosen.emit(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter: receive; Delete: gone; Ctrl+Z: still here; Esc: back to the line."""
        current = self.current()
        control = Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif event.key() == Qt.Key.Key_Delete and current is not None:
            self.gone.emit(*current)
        elif event.key() == Qt.Key.Key_Z and event.modifiers() == control:
            self.undone.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

"""Today's contacts, the latest first. A refresh keeps the selected contact and the scrolled place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui import theme
from ui.parts.lists import Index, ListModel, dress_list

_HEADERS = ("Numéro", "Heure", "Canal", "Demandes", "Issue", "Agent")


@dataclass(frozen=True, slots=True)
class Line:
    """One contact as the list shows it. ``open`` marks what somebody still has to do."""

    id: str
    cells: tuple[str, str, str, str, str, str]
    open: bool


class TodayModel(ListModel):
    """The lines, read only."""

    headers = _HEADERS

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Replaces the lines. Those that were there stay where they are, so that nothing jumps."""
        new = tuple(lines)
        fresh = len(new) - len(self.lines)
        if fresh > 0 and new[fresh:] == self.lines:
            self.beginInsertRows(QModelIndex(), 0, fresh - 1)
            self.lines = new
            self.endInsertRows()
        elif new != self.lines:
            self.beginResetModel()
            self.lines = new
            self.endResetModel()

    def length(self) -> int:
        """How many contacts."""
        return len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell; what is still open is also set in the warm colour."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            who = line.cells[5]
            return f"{line.cells[index.column()]}\n{who}" if who else line.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_HEADERS[index.column()]} : {line.cells[index.column()]}"
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 4 and line.open:
            return QColor(theme.colours().warm)
        return None


class TodayTable(QTableView):
    """``typed`` hands on what is typed while the list has the focus, so that typing always lands in the line."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = TodayModel(self)
        self.setModel(self.lines)
        self.setAccessibleName("Passages d’aujourd’hui")
        header = dress_list(self)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        wide = self.fontMetrics().horizontalAdvance
        for column, widest in (
            (0, "C-8888"),
            (1, "88:88"),
            (2, "Sur rendez-vous"),
            (4, "▲ rendez-vous pris, avant le 30/09"),
            (5, "Agent 888"),
        ):
            header.resizeSection(column, wide(widest) + 3 * theme.GRID)
        self._several = self._room = False
        self.setColumnHidden(5, True)
        self.setMinimumHeight(5 * 4 * theme.GRID)

    def show_agents(self, *, several: bool | None = None, beside: bool | None = None) -> None:
        """Who noted each contact, where more than one agent works here and the window has room for it; a narrow one
        says it in the tip."""
        self._several = self._several if several is None else several
        self._room = self._room if beside is None else beside
        self.setColumnHidden(5, not (self._several and self._room))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows the day; keeps the selected contact selected, wherever it is now."""
        kept = self.selected()
        self.lines.show(lines)
        if kept is not None and self.selected() != kept:
            for row, line in enumerate(self.lines.lines):
                if line.id == kept:
                    self.selectRow(row)
                    return
            self.clearSelection()

    def selected(self) -> str | None:
        """Id of the selected contact."""
        rows = self.selectionModel().selectedRows()
        return self.lines.lines[rows[0].row()].id if rows else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Letters go to the line, Esc too."""
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

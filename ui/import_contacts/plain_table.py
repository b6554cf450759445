"""A table of texts, as many rows as there are; rows at fault are told in words and in the warm colour."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from ui import theme
from ui.parts.lists import Index, ListModel, dress_list
from ui.theme import GRID

_MEASURED = 60
_LARGEST_PART = 0.45


@dataclass(frozen=True, slots=True)
class Line:
    """The texts of a row; ``at_fault``: its last text says what is wrong, or what is still to be answered."""

    texts: tuple[str, ...]
    at_fault: bool = False


class _Lines(ListModel):
    def __init__(self, headers: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.headers, self.lines = tuple(headers), list[Line]()

    def show(self, lines: Sequence[Line]) -> None:
        """Replaces the rows."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def change(self, row: int, line: Line) -> None:
        """Replaces one row."""
        self.lines[row] = line
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.headers) - 1))

    def length(self) -> int:
        """How many rows."""
        return len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell."""
        line = self.lines[index.row()]
        text = line.texts[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headers[index.column()]} : {text}"
        if role == Qt.ItemDataRole.ForegroundRole and line.at_fault and index.column() == len(line.texts) - 1:
            return QColor(theme.colours().warm)
        return None


class PlainTable(QTableView):
    """One stop of the Tab key; arrows move. ``on_enter``, when set, is called with the row where Enter is pressed.
    ``widest``: room of each column but the last, in steps of the grid."""

    def __init__(
        self, name: str, headers: Sequence[str], widest: Sequence[int], parent: QWidget, *, tall: int = 4
    ) -> None:
        super().__init__(parent)
        self.lines = _Lines(headers, self)
        self._widest = tuple(widest)
        self.on_enter: Callable[[int], None] | None = None
        self.setModel(self.lines)
        self.setAccessibleName(name)
        header = dress_list(self, tall=tall)
        self.setWordWrap(tall > 4)
        header.setStretchLastSection(True)

    def show_lines(self, lines: Sequence[Line], row: int = 0) -> None:
        """Replaces the rows and selects one."""
        self.lines.show(lines)
        self._fit()
        if lines:
            self.selectRow(min(row, len(lines) - 1))

    @property
    def row(self) -> int:
        """The row selected; -1 where there is none."""
        return self.currentIndex().row()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Shares the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """As wide as the first rows want, and no column so wide that the last one is left without room."""
        metrics, room = self.fontMetrics(), self.viewport().width()
        lines = self.lines.lines[:_MEASURED]
        for place, most in enumerate(self._widest):
            texts = [self.lines.headers[place], *(line.texts[place] for line in lines)]
            wanted = max(metrics.horizontalAdvance(text) for text in texts) + 3 * GRID
            self.setColumnWidth(place, min(wanted, most * GRID, int(room * _LARGEST_PART)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter acts upon a row where that means something; else, and with Ctrl, it is the window's."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif self.on_enter is not None and self.row >= 0:
            self.on_enter(self.row)
        else:
            event.ignore()

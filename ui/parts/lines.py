"""A plain table of lines, read only: what the panes of the day list. A refresh keeps the chosen line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui import theme
from ui.parts.line import Line
from ui.parts.lists import Index, ListModel, dress_list
from ui.theme import GRID

_NARROWEST, _WIDEST = 16 * GRID, 44 * GRID


class LineModel(ListModel):
    """The lines."""

    def __init__(self, headers: tuple[str, ...], rights: frozenset[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.headers, self.rights = headers, rights
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: tuple[Line, ...]) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def length(self) -> int:
        """How many lines."""
        return len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell; the first one is heard as the whole line."""
        line, column = self.lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.cells[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = [cell for cell in line.cells if cell]
            return ", ".join(spoken) if column == 0 else line.cells[column]
        if role == Qt.ItemDataRole.ForegroundRole and line.late:
            return QColor(theme.colours().warm)
        if role == Qt.ItemDataRole.FontRole and line.strong:
            return theme.face(strong=True)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column in self.rights)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """French names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section in self.rights)
        return self.headers[section] if role == Qt.ItemDataRole.DisplayRole else None


class LineTable(QTableView):
    """``name`` for those who hear it. The column ``wide`` takes the width that the others leave; those of ``rights``
    stand against their right edge."""

    def __init__(
        self,
        name: str,
        headers: tuple[str, ...],
        wide: int,
        parent: QWidget,
        rights: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self.rows = LineModel(headers, rights, self)
        self._wide = wide
        self.setModel(self.rows)
        self.setAccessibleName(name)
        header = dress_list(self)
        header.setMinimumSectionSize(GRID)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setVisible(any(headers))
        self.setMinimumHeight(5 * 4 * GRID)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows the lines; the chosen one stays chosen by its key, else the one at its place."""
        row, kept = self.currentIndex().row(), self.chosen()
        new = tuple(lines)
        if new != self.rows.lines:
            self.rows.show(new)
        self.fit()
        if not new:
            return
        places = [place for place, line in enumerate(new) if kept and line.key == kept]
        self.selectRow((places or [min(max(row, 0), len(new) - 1)])[0])

    def chosen(self) -> str:
        """The key of the chosen line; empty when there is none."""
        row = self.currentIndex().row()
        return self.rows.lines[row].key if 0 <= row < len(self.rows.lines) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Signs are the pane's: a table would look for a line that begins with them."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shares the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Each column as wide as its words, the wide one what is left."""
        header, left = self.horizontalHeader(), self.viewport().width()
        body, small = QFontMetrics(theme.face(strong=True)), QFontMetrics(theme.face(theme.SMALL))
        for place, title in enumerate(self.rows.headers):
            if place == self._wide:
                continue
            texts = {line.cells[place] for line in self.rows.lines}
            widest = max([small.horizontalAdvance(title), *map(body.horizontalAdvance, texts)])
            width = min(widest, _WIDEST) + 3 * GRID
            header.resizeSection(place, width)
            left -= width
        header.resizeSection(self._wide, max(left, _NARROWEST))


def _side(right: bool) -> Qt.AlignmentFlag:
    return (
        Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    ) | Qt.AlignmentFlag.AlignVCenter

"""The list behind a figure. Esc goes back to the figure."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.month.load import RowsShown
from ui.month.words import RowLine
from ui.parts.lists import Index, ListModel, dress_list
from ui.parts.panels import label
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID

_STRETCHED = ("Demande", "Suite", "État", "Où il en est", "Preuve")
"""The heading of the column that takes what the others leave, the first of these that a list has."""
NARROWEST = 26 * GRID
_MEASURED = 200
"""Widths are taken from so many lines: a month may have thousands."""


class RowsModel(ListModel):
    """The lines, read only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.headers: tuple[str, ...] = ()
        self.lines: tuple[RowLine, ...] = ()

    def show(self, rows: RowsShown) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self.headers, self.lines = rows.headers, rows.lines
        self.endResetModel()

    def length(self) -> int:
        """How many lines."""
        return len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell; what broke a promise is also set in the warm colour."""
        line = self.lines[index.row()]
        text = line.cells[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(line.cells) if index.column() == 0 else f"{self.headers[index.column()]}, {text}"
        last = index.column() == len(self.headers) - 1
        if role == Qt.ItemDataRole.ForegroundRole and last and line.late:
            return QColor(theme.colours().warm)
        return None


class RowsTable(QTableView):
    """``left`` when Esc or Backspace is pressed, ``opened`` with the number of a contact when Enter is."""

    left = Signal()
    opened = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        header = dress_list(self)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_rows(self, rows: RowsShown) -> None:
        """Shows the list, at the contact that was selected, else from its top."""
        kept, case, above = self.selected(), self.case, self.verticalScrollBar().value()
        at = self.currentIndex().row()
        self.rows.show(rows)
        self.setAccessibleName(rows.heading)
        self._fit()
        found = [row for row, line in enumerate(rows.lines) if (kept, case) == (line.number, line.case)]
        place = at if at in found else next(iter(found), None)
        if place is not None:
            self.verticalScrollBar().setValue(above)
            self.selectRow(place)
        elif rows.lines:
            self.selectRow(0)
            self.scrollToTop()

    def selected(self) -> int | None:
        """The number of the contact that is selected."""
        row = self.currentIndex().row()
        return self.rows.lines[row].number if 0 <= row < len(self.rows.lines) else None

    @property
    def case(self) -> int:
        """The number of the case that is selected; 0: the line is of none."""
        row = self.currentIndex().row()
        return self.rows.lines[row].case if 0 <= row < len(self.rows.lines) else 0

    def forget_place(self) -> None:
        """The next list is shown from its top."""
        self.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc and Backspace go back, Enter opens the contact."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            number = self.selected()
            if number is not None:
                self.opened.emit(number)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shares the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """What the other columns leave goes to the widest one; the list scrolls sideways where that is too little."""
        header = self.horizontalHeader()
        left, least = self.viewport().width(), NARROWEST
        body, small = QFontMetrics(theme.face()), QFontMetrics(theme.face(theme.SMALL))
        wide = next((title for title in _STRETCHED if title in self.rows.headers), None)
        for place, title in enumerate(self.rows.headers):
            texts = {line.cells[place] for line in self.rows.lines[:_MEASURED]}
            widest = max([small.horizontalAdvance(title), *map(body.horizontalAdvance, texts)])
            width = min(widest, 28 * GRID) + 3 * GRID
            if title == wide:
                least = NARROWEST if title == _STRETCHED[0] else width
                continue
            header.resizeSection(place, width)
            left -= width
        if wide is not None:
            header.resizeSection(self.rows.headers.index(wide), max(left, least))


class RowsView(QWidget):
    """The list with its heading and the way back."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QToolButton(self)
        self.back.setProperty("kind", "option")
        self.back.setText("‹ Retour  Échap")
        self.back.setAccessibleName("Retour au chiffre, touche Échap")
        self.back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.take = QToolButton(self)
        self.take.setProperty("kind", "option")
        self.take.setText(f"{binding(Act.TAKE_TABLES).label}  {shown(Act.TAKE_TABLES)}")
        self.take.setAccessibleName(f"Emporter cette liste, touche {shown(Act.TAKE_TABLES)}")
        self.take.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading = label("heading", "", self)
        self.count = label("small", "", self)
        self.table = RowsTable(self)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self.count)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        top.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.table.left.connect(self.left)
        self.back.clicked.connect(self.left)
        self.left.connect(self.table.forget_place)

    def show_rows(self, rows: RowsShown, month: str) -> None:
        """Shows a list and gives it the keys."""
        self.heading.setText(rows.heading)
        self.count.setText(f"{month} · {rows.count}" if rows.lines else f"{month} · rien derrière ce chiffre")
        self.table.show_rows(rows)
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc on the button goes back too."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

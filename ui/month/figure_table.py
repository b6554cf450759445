"""A table of figures: a line each, opened with Enter or a click. As high as its lines, so that the page scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from ui import theme
from ui.month.behind import Behind
from ui.month.columns import Column, FigureLine, Kind, fit
from ui.month.line_painting import LINE_ROLE, LineDelegate
from ui.theme import GRID

Index = QModelIndex | QPersistentModelIndex
LINE = 7 * GRID // 2


class FigureModel(QAbstractTableModel):
    """The lines, read only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.lines: tuple[FigureLine, ...] = ()

    def show(self, columns: tuple[Column, ...], lines: tuple[FigureLine, ...]) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self.columns, self.lines = columns, lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell; for those who hear it, with the name of its column."""
        line, column = self.lines[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column.kind is Kind.NAME:
                return self.spoken(index.row())
            text = line.cells[index.column()]
            return f"{column.title}, {text}" if column.title and text else text
        return line if role == LINE_ROLE else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """French names of the columns."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column.kind is Kind.NAME else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def spoken(self, row: int) -> str:
        """The whole line in one sentence, as assistive technology says it when the line is reached."""
        pairs = zip(self.columns, self.lines[row].cells, strict=True)
        words = [f"{column.title} {text}" if column.title else text for column, text in pairs if text]
        return ", ".join(word.strip() for word in words)


class FigureTable(QTableView):
    """``opened`` with a :class:`Behind`. One stop of the Tab key; arrows move between lines."""

    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = FigureModel(self)
        self.setModel(self.figures)
        self.setItemDelegate(LineDelegate(self))
        self.setAccessibleName(name)
        self.setProperty("kind", "figures")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(LINE)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(GRID)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.wraps = False
        self.clicked.connect(self._open)
        # The line is painted as one, so it is painted anew as one.
        self.selectionModel().currentRowChanged.connect(lambda: self.viewport().update())

    def show_lines(self, columns: Sequence[Column], lines: Sequence[FigureLine]) -> None:
        """Shows the lines; the current line stays where it was, by its figure."""
        kept = self._current()
        new = tuple(columns), tuple(lines)
        if new == (self.figures.columns, self.figures.lines):
            return
        self.figures.show(*new)
        self._fit()
        places = [row for row, line in enumerate(new[1]) if line.behind is not None]
        same = [row for row in places if kept and _same(new[1][row].behind, kept)]
        if places:
            self.setCurrentIndex(self.figures.index((same or places)[0], 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter or the space bar opens the current line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _current(self) -> Behind | None:
        index = self.currentIndex()
        return self.figures.lines[index.row()].behind if index.isValid() else None

    def _open(self, index: QModelIndex) -> None:
        behind = self.figures.lines[index.row()].behind if index.isValid() else None
        if behind is not None:
            self.opened.emit(behind)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shares the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Shares the width out and takes the height of the lines, which may then need two lines of text."""
        fitted = fit(self.figures.columns, self.figures.lines, self.viewport().width())
        for place, width in enumerate(fitted.widths):
            self.setColumnHidden(place, width == 0)
            self.horizontalHeader().resizeSection(place, width)
        self.wraps = fitted.wraps
        line = LINE + QFontMetrics(theme.face()).height() if fitted.wraps else LINE
        self.verticalHeader().setDefaultSectionSize(line)
        has_titles = any(column.title for column in self.figures.columns)
        header = self.horizontalHeader()
        header.setVisible(has_titles)
        height = len(self.figures.lines) * line + (header.sizeHint().height() if has_titles else 0)
        self.setFixedHeight(height + 2 * self.frameWidth())


def _same(one: Behind | None, other: Behind) -> bool:
    return one is not None and (one.figure, one.besides) == (other.figure, other.besides)

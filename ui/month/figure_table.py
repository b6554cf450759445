"""A table of figures: a line each, opened with Enter or a click. As high as its lines, so that the page scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.month.behind import Behind
from ui.month.columns import Column, FigureLine, Kind, fit
from ui.theme import GRID

Index = QModelIndex | QPersistentModelIndex
LINE = 7 * GRID // 2
_LINE_ROLE = Qt.ItemDataRole.UserRole


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
        return line if role == _LINE_ROLE else None

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
        self.setItemDelegate(_LineDelegate(self))
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


class _LineDelegate(QStyledItemDelegate):
    """Paints one cell: text by the kind of its column, or the bar."""

    def __init__(self, table: FigureTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the ground of the line, then the cell."""
        table = self._table
        line: FigureLine = index.data(_LINE_ROLE)
        column = table.figures.columns[index.column()]
        current = table.hasFocus() and index.row() == table.currentIndex().row()
        area: QRect = option.rect
        painter.save()
        if current:
            paint_current(
                painter, area, index.column() == 0, index.column() == len(table.figures.columns) - 1
            )
        if column.kind is Kind.BAR:
            if line.bar is not None:
                paint_bar(painter, area.adjusted(GRID, 0, -GRID, 0), line.bar, line.of_whole)
        else:
            _paint_text(painter, area, index.column(), table, line, current)
        painter.restore()


def _paint_text(
    painter: QPainter, area: QRect, place: int, table: FigureTable, line: FigureLine, current: bool
) -> None:
    kind, text = table.figures.columns[place].kind, line.cells[place]
    colours = theme.colours()
    colour = {Kind.BESIDE: colours.muted, Kind.LATE: colours.warm}.get(kind, colours.ink)
    strong = line.strong or kind is Kind.LATE or (kind is Kind.VALUE and line.of_whole)
    painter.setFont(theme.face(strong=strong))
    painter.setPen(QColor(colours.on_soft if current and kind is not Kind.LATE else colour))
    inside = area.adjusted(GRID, 0, -GRID, 0)
    side = Qt.AlignmentFlag.AlignLeft if kind is Kind.NAME else Qt.AlignmentFlag.AlignRight
    flags = side | Qt.AlignmentFlag.AlignVCenter
    if table.wraps:
        painter.drawText(inside, flags | Qt.TextFlag.TextWordWrap, text)
    else:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, flags, shown)


def paint_current(painter: QPainter, area: QRect, first: bool, last: bool) -> None:
    """The ground of the current line, with an edge above and below and at both ends."""
    colours = theme.colours()
    painter.fillRect(area, QColor(colours.soft))
    width = colours.focus_width
    painter.setPen(QPen(QColor(colours.accent), width))
    half = width // 2
    inner = area.adjusted(half, half, -half - 1 + width % 2, -half - 1 + width % 2)
    painter.drawLine(area.left(), inner.top(), area.right(), inner.top())
    painter.drawLine(area.left(), inner.bottom(), area.right(), inner.bottom())
    if first:
        painter.drawLine(inner.left(), area.top(), inner.left(), area.bottom())
    if last:
        painter.drawLine(inner.right(), area.top(), inner.right(), area.bottom())


def paint_bar(painter: QPainter, area: QRect, part: float, of_whole: bool) -> None:
    """A bar; with ``of_whole`` the rest to 1 stands beside it in the warm colour, set off by a gap."""
    colours = theme.colours()
    bar = QRect(area.left(), area.center().y() - GRID // 2, area.width(), GRID)
    kept = round(part * bar.width()) if part else 0
    kept = max(kept, 2) if part else 0
    painter.fillRect(QRect(bar.left(), bar.top(), kept, bar.height()), QColor(colours.accent))
    if of_whole and kept < bar.width():
        rest = QRect(bar.left() + kept + 1, bar.top(), bar.width() - kept - 1, bar.height())
        painter.fillRect(rest, QColor(colours.warm))


def _same(one: Behind | None, other: Behind) -> bool:
    return one is not None and (one.figure, one.besides) == (other.figure, other.besides)

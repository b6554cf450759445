"""How a line of a table of figures is painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.month.columns import FigureLine, Kind
from ui.theme import GRID

if TYPE_CHECKING:
    from ui.month.figure_table import FigureTable

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The whole :class:`ui.month.columns.FigureLine` of a cell."""


class LineDelegate(QStyledItemDelegate):
    """Paints one cell: text by the kind of its column, or the bar."""

    def __init__(self, table: "FigureTable") -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints the ground of the line, then the cell."""
        table = self._table
        line: FigureLine = index.data(LINE_ROLE)
        column = table.figures.columns[index.column()]
        current = table.hasFocus() and index.row() == table.currentIndex().row()
        area: QRect = option.rect
        painter.save()
        if current:
            _paint_current(
                painter, area, index.column() == 0, index.column() == len(table.figures.columns) - 1
            )
        if column.kind is Kind.BAR:
            if line.bar is not None:
                _paint_bar(painter, area.adjusted(GRID, 0, -GRID, 0), line.bar, line.of_whole)
        else:
            _paint_text(painter, area, index.column(), table, line, current)
        painter.restore()


def _paint_text(
    painter: QPainter, area: QRect, place: int, table: "FigureTable", line: FigureLine, current: bool
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


def _paint_current(painter: QPainter, area: QRect, first: bool, last: bool) -> None:
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


def _paint_bar(painter: QPainter, area: QRect, part: float, of_whole: bool) -> None:
    """A bar; with ``of_whole`` the rest to 1 stands beside it in the warm colour, set off by a gap."""
    colours = theme.colours()
    bar = QRect(area.left(), area.center().y() - GRID // 2, area.width(), GRID)
    kept = round(part * bar.width()) if part else 0
    kept = max(kept, 2) if part else 0
    painter.fillRect(QRect(bar.left(), bar.top(), kept, bar.height()), QColor(colours.accent))
    if of_whole and kept < bar.width():
        rest = QRect(bar.left() + kept + 1, bar.top(), bar.width() - kept - 1, bar.height())
        painter.fillRect(rest, QColor(colours.warm))

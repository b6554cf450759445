"""The week as a picture: a cell an hour, its number printed, the darker the fuller. Read without colour too."""

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

from marianne_desk.domain import french
from marianne_desk.domain.sheet.parts import HourPicture
from ui import theme
from ui.month import behind
from ui.month.shades import readable_on, shade
from ui.theme import GRID

Index = QModelIndex | QPersistentModelIndex
CELL = 4 * GRID
_NARROWEST, _WIDEST = 4 * GRID, 9 * GRID
_NO_WEEK = HourPicture("", (), (), (), "")


class HourModel(QAbstractTableModel):
    """Weekdays by hours, a total at the end of each day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.picture = _NO_WEEK
        self.short = False

    def show(self, picture: HourPicture) -> None:
        """Replaces the picture."""
        self.beginResetModel()
        self.picture = picture
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many weekdays."""
        return 0 if parent is not None and parent.isValid() else len(self.picture.weekdays)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many hours, and the total."""
        if parent is not None and parent.isValid():
            return 0
        return len(self.picture.hours) + 1 if self.picture.hours else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number of a cell, nothing for an hour without anybody; in words for those who hear it."""
        if role == Qt.ItemDataRole.DisplayRole:
            count = self.count(index)
            return french.number(count) if count or self.is_total(index) else ""
        return self.spoken(index) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Weekdays at the left, hours above."""
        if role != Qt.ItemDataRole.DisplayRole or not self.picture.hours:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.picture.weekdays[section]
        if section == len(self.picture.hours):
            return "total"
        hour = self.picture.hours[section]
        return f"{hour}{french.NO_BREAK}h" if self.short else f"{hour}–{hour + 1}{french.NO_BREAK}h"

    def is_total(self, index: Index) -> bool:
        """Whether the cell sums up its day."""
        return index.column() == len(self.picture.hours)

    def count(self, index: Index) -> int:
        """Contacts of the cell."""
        row = self.picture.counts[index.row()]
        return sum(row) if self.is_total(index) else row[index.column()]

    def spoken(self, index: Index) -> str:
        """« mardi de 10 h à 11 h, 19 passages »."""
        day, count = self.picture.weekdays[index.row()], self.count(index)
        when = "" if self.is_total(index) else f" {behind.hours_words(self.picture.hours[index.column()])}"
        return f"{day}{when}, {french.count_of(count, 'passage') if count else 'aucun passage'}"

    def described(self) -> str:
        """Every number of the picture in words, empty hours left out."""
        days = []
        for weekday, counts in zip(self.picture.weekdays, self.picture.counts, strict=True):
            cells = [
                f"{hour}{french.NO_BREAK}h {french.number(count)}"
                for hour, count in zip(self.picture.hours, counts, strict=True)
                if count
            ]
            days.append(f"{weekday}{french.NO_BREAK}: {', '.join(cells) or 'aucun passage'}")
        return ". ".join(days)


class HourTable(QTableView):
    """``opened`` with a :class:`ui.month.behind.Behind`. One stop of the Tab key; arrows move between cells."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hours = HourModel(self)
        self.setModel(self.hours)
        self.setItemDelegate(_CellDelegate(self))
        self.setProperty("kind", "hours")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setMinimumSectionSize(2 * GRID)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setDefaultSectionSize(CELL)
        self.clicked.connect(self._open)

    def show_picture(self, picture: HourPicture) -> None:
        """Shows the week; the current cell stays where it was."""
        if picture == self.hours.picture:
            return
        row, column = max(0, self.currentIndex().row()), max(0, self.currentIndex().column())
        self.hours.show(picture)
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(self.hours.described())
        self.setCurrentIndex(
            self.hours.index(min(row, self.hours.rowCount() - 1), min(column, self.hours.columnCount() - 1))
        )
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter or the space bar opens the current cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shares the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not self.hours.is_total(index) and self.hours.count(index):
            self.opened.emit(behind.of_cell(self.hours.picture, index.row(), index.column()))

    def _fit(self) -> None:
        hours = len(self.hours.picture.hours)
        if not hours:
            self.setFixedHeight(0)
            return
        total = QFontMetrics(theme.face(strong=True)).horizontalAdvance("88 888") + 2 * GRID
        small = QFontMetrics(theme.face(theme.SMALL))
        days = max(map(small.horizontalAdvance, self.hours.picture.weekdays)) + 3 * GRID
        self.verticalHeader().setFixedWidth(days)
        room = self.width() - days - total - 2 * self.frameWidth()
        width = min(_WIDEST, max(_NARROWEST, room // hours))
        self.hours.short = small.horizontalAdvance("17–18 h") > width - GRID // 2
        for place in range(hours):
            self.horizontalHeader().resizeSection(place, width)
        self.horizontalHeader().resizeSection(hours, total)
        height = self.hours.rowCount() * CELL + self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(height + 2 * self.frameWidth())


class _CellDelegate(QStyledItemDelegate):
    """Paints one cell: its ground the nearer to the accent the more people came, its number on it."""

    def __init__(self, table: HourTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints ground, number and, where the focus is, an edge."""
        table = self._table
        model, colours = table.hours, theme.colours()
        area: QRect = option.rect
        painter.save()
        ink = QColor(colours.ink)
        cell = area.adjusted(1, 1, -1, -1)
        if not model.is_total(index):
            most = max(max(row) for row in model.picture.counts)
            ground = shade(model.count(index) / most if most else 0.0)
            painter.fillRect(cell, ground)
            ink = readable_on(ground)
        painter.setFont(theme.face(strong=model.is_total(index)))
        painter.setPen(ink)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        if table.hasFocus() and index == table.currentIndex():
            painter.setPen(QPen(QColor(colours.panel), 2))
            painter.drawRect(cell.adjusted(3, 3, -4, -4))
            painter.setPen(QPen(QColor(colours.ink), 2))
            painter.drawRect(cell.adjusted(1, 1, -2, -2))
        painter.restore()

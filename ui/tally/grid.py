"""The grid of the paper tally: the same rows and columns as the sheet, filled by digits and letters alone."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from marianne_desk.domain.tally import COLUMNS, LETTERS, TallyModel
from ui import theme
from ui.shortcuts import DIGIT_ROW
from ui.tally.marks import MarksDraft
from ui.tally.words import column_heads, column_words
from ui.theme import GRID

_LEAST_ROWS = 6
Index = QModelIndex | QPersistentModelIndex
_DIGITS = {sign: digit for digit, sign in enumerate("0123456789")} | {
    sign: digit for digit, sign in enumerate(f"à{DIGIT_ROW}")
}


class GridModel(QAbstractTableModel):
    """Strokes by row and column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = TallyModel(1, ())
        self.marks = MarksDraft()

    def show(self, model: TallyModel, marks: MarksDraft) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self.model, self.marks = model, marks
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 (Qt's name)
        """A row a kind of request."""
        return 0 if parent is not None and parent.isValid() else len(self.model.rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Half of the day, channel and outcome."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """How many strokes; nothing for an empty box."""
        count = self.marks.counts.get((index.row(), index.column()), 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(count) if count else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.model.rows[index.row()].label
            return f"{row}, {column_words(index.column())}, {count or 'vide'}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return theme.face(strong=True) if role == Qt.ItemDataRole.FontRole else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The words of the paper."""
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation == Qt.Orientation.Horizontal:
                return column_heads(section)
            return f"{LETTERS[section]}  {self.model.rows[section].label}"
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class _Boxes(QStyledItemDelegate):
    """Boxes, with a thicker line between the halves of the day, as on the paper."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The box, then the line on its left."""
        super().paint(painter, option, index)
        column = index.column()
        box: QRect = option.rect
        if column and COLUMNS[column].half is not COLUMNS[column - 1].half:
            painter.fillRect(QRect(box.left(), box.top(), 2, box.height() + 1), QColor(theme.colours().edge))
        # The lines of a paper are seen: those of the style are all but the ground's colour.
        painter.setPen(QColor(theme.colours().edge))
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
        painter.drawLine(box.right(), box.top(), box.right(), box.bottom())


class TallyGrid(QTableView):
    """``marked`` after each change, ``left`` when Esc is pressed."""

    marked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes = GridModel(self)
        self.setModel(self.boxes)
        self.setItemDelegate(_Boxes(self))
        self.setAccessibleName("Traits de la feuille")
        self.setProperty("kind", "tally")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(22 * GRID)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName("Coin de la grille")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(11 * GRID // 4)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_model(self, model: TallyModel, marks: MarksDraft) -> None:
        """Shows a sheet, from its first box; the same one keeps the box that was reached."""
        kept = self.currentIndex() if model == self.boxes.model else QModelIndex()
        row, column = max(kept.row(), 0), max(kept.column(), 0)
        self.boxes.show(model, marks)
        self.setCurrentIndex(self.boxes.index(row, column))
        self._fit()

    def want_height(self, room: int) -> None:
        """As much of ``room`` as its rows need, where it shows too few of them; in a window that is high enough the
        grid is left as it is."""
        row = self.verticalHeader().defaultSectionSize()
        if self.viewport().height() < _LEAST_ROWS * row:
            whole = self.horizontalHeader().height() + self.boxes.rowCount() * row + 2 * self.frameWidth()
            self.setMinimumHeight(max(self.minimumHeight(), min(room, whole)))

    def begin(self) -> None:
        """The first box, for the next sheet."""
        self._go(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Digits fill the box, letters go to their row; the rest moves."""
        box, key, sign = self._box(), event.key(), event.text()
        keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif box is None:
            super().keyPressEvent(event)
        elif sign == "+" or key == Qt.Key.Key_Space:
            self._change(lambda: self.boxes.marks.add(box, 1))
        elif (sign == "-" and keypad) or key == Qt.Key.Key_Backspace:
            self._change(lambda: self.boxes.marks.add(box, -1))
        elif key == Qt.Key.Key_Delete:
            self._change(lambda: self.boxes.marks.clear(box))
        elif sign in _DIGITS and sign:
            self._change(lambda: self.boxes.marks.digit(box, _DIGITS[sign]))
        elif sign and sign.upper() in LETTERS[: self.boxes.rowCount()]:
            self._go(LETTERS.index(sign.upper()), box[1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on(box)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Another box is reached."""
        super().currentChanged(current, previous)
        self.boxes.marks.moved()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shares the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _box(self) -> tuple[int, int] | None:
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def _change(self, change: Callable[[], None]) -> None:
        change()
        index = self.currentIndex()
        self.boxes.dataChanged.emit(index, index)
        self.marked.emit()

    def _go(self, row: int, column: int) -> None:
        self.setCurrentIndex(self.boxes.index(row, column))

    def _go_on(self, box: tuple[int, int]) -> None:
        """The next box to the right, then the next row."""
        row, column = box
        if column + 1 < len(COLUMNS):
            self._go(row, column + 1)
        elif row + 1 < self.boxes.rowCount():
            self._go(row + 1, 0)

    def _fit(self) -> None:
        """The labels keep their width, the boxes share the rest."""
        widest = QFontMetrics(theme.face()).horizontalAdvance("Après-midi")
        width = max(self.viewport().width() // len(COLUMNS), widest + 3 * GRID)
        for column in range(len(COLUMNS)):
            self.horizontalHeader().resizeSection(column, width)

"""The key figures, side by side, as many in a row as there is room for. One stop of the Tab key; arrows move."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from marianne_desk.domain.sheet.parts import Measure
from ui import theme
from ui.month import behind
from ui.month.tables import compared
from ui.theme import GRID, LARGE, SMALL

Index = QModelIndex | QPersistentModelIndex
NARROWEST = 26 * GRID
_ROLE = Qt.ItemDataRole.UserRole


class CardModel(QAbstractListModel):
    """The key figures, read only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.measures: tuple[Measure, ...] = ()

    def show(self, measures: tuple[Measure, ...]) -> None:
        """Replaces the figures; where they are as many, the current one stays current."""
        if len(measures) == len(self.measures):
            self.measures = measures
            self.dataChanged.emit(self.index(0), self.index(len(measures) - 1))
        else:
            self.beginResetModel()
            self.measures = measures
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many figures."""
        return 0 if parent is not None and parent.isValid() else len(self.measures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The figure in one sentence, or the figure itself."""
        measure = self.measures[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(measure)
        return measure if role == _ROLE else None


def spoken(measure: Measure) -> str:
    """The whole card as assistive technology says it."""
    beside = (f"{other.label} {compared(other)}" for other in measure.comparisons)
    words = (f"{measure.label} {measure.value}", measure.basis, *beside, measure.aside)
    return ", ".join(word for word in words if word)


class CardList(QListView):
    """``opened`` with a :class:`ui.month.behind.Behind`."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(_CardDelegate(self))
        self.setAccessibleName("Chiffres du mois")
        self.setProperty("kind", "figures")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)

    def show_measures(self, measures: Sequence[Measure]) -> None:
        """Shows the figures; the current one stays current."""
        self.cards.show(tuple(measures))
        if measures and not self.currentIndex().isValid():
            self.setCurrentIndex(self.cards.index(0))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter or the space bar opens the current figure; → and ← go on to the next row."""
        key, row = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and not event.modifiers():
            step = 1 if key == Qt.Key.Key_Right else -1
            if 0 <= row + step < self.cards.rowCount():
                self.setCurrentIndex(self.cards.index(row + step))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """As many figures in a row as there is room for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(behind.of_measure(self.cards.measures[index.row()]))

    def _fit(self) -> None:
        count, room = len(self.cards.measures), self.viewport().width()
        if not count or room <= 0:
            return
        most = max(1, min(count, room // NARROWEST))
        rows = -(-count // most)
        in_a_row = -(-count // rows)  # 5 go 3 + 2 rather than 4 + 1
        width = room // in_a_row - 1
        height = max(card_height(measure, width) for measure in self.cards.measures)
        self.setGridSize(QSize(width, height))
        self.setFixedHeight(rows * height + 2)


def card_height(measure: Measure, width: int) -> int:
    """How high a card of this width has to be, in logical pixels."""
    small, large = QFontMetrics(theme.face(SMALL)), QFontMetrics(theme.face(LARGE, strong=True))
    lines = 2 + len(measure.comparisons)
    aside = _aside_area(measure, small, QRect(0, 0, width - 4 * GRID, 1000)).height() if measure.aside else 0
    return 4 * GRID + large.height() + lines * small.height() + aside


def _aside_area(measure: Measure, metrics: QFontMetrics, area: QRect) -> QRect:
    return metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, measure.aside)


class _CardDelegate(QStyledItemDelegate):
    """Paints one key figure: name, value, n, the months beside, what has to be known."""

    def __init__(self, cards: CardList) -> None:
        super().__init__(cards)
        self._cards = cards

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """The size of the grid."""
        return self._cards.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the card."""
        cards = self._cards
        measure: Measure = index.data(_ROLE)
        current = cards.hasFocus() and index.row() == cards.currentIndex().row()
        area: QRect = option.rect
        last_of_row = area.right() + area.width() // 2 > cards.viewport().width()
        card = area.adjusted(0, 0, -GRID, -GRID)
        if last_of_row:
            card.setRight(cards.viewport().width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, card, current)
        _paint_words(painter, card.adjusted(2 * GRID, GRID, -GRID, -GRID), measure)
        painter.restore()


def _paint_ground(painter: QPainter, card: QRect, current: bool) -> None:
    colours = theme.colours()
    width = colours.focus_width if current else colours.edge_width
    painter.setPen(QPen(QColor(colours.accent if current else colours.line), width))
    painter.setBrush(QColor(colours.soft if current else colours.panel))
    painter.drawRoundedRect(card.adjusted(1, 1, -2, -2), GRID, GRID)


def _paint_words(painter: QPainter, area: QRect, measure: Measure) -> None:
    colours = theme.colours()
    top = area.top()

    def write(text: str, pixels: int, colour: str, *, strong: bool = False, at: int = 0) -> int:
        painter.setFont(theme.face(pixels, strong=strong))
        painter.setPen(QColor(colour))
        metrics = painter.fontMetrics()
        room = QRect(area.left() + at, top, area.width() - at, metrics.height())
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignLeft,
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width()),
        )
        return metrics.height()

    top += write(measure.label, SMALL, colours.ink, strong=True)
    top += write(measure.value, LARGE, colours.accent, strong=True)
    top += write(measure.basis, SMALL, colours.muted)
    small = QFontMetrics(theme.face(SMALL))
    label = max([small.horizontalAdvance(other.label) for other in measure.comparisons], default=0) + GRID
    value = max([small.horizontalAdvance(other.value) for other in measure.comparisons], default=0) + GRID
    for other in measure.comparisons:
        write(other.label, SMALL, colours.muted)
        write(other.value, SMALL, colours.muted, at=label)
        top += write(other.change, SMALL, colours.ink, strong=True, at=label + value)
    if measure.aside:
        painter.setFont(theme.face(SMALL))
        painter.setPen(QColor(colours.ink))
        rest = QRect(area.left(), top, area.width(), area.bottom() - top + GRID)
        painter.drawText(rest, Qt.TextFlag.TextWordWrap, measure.aside)

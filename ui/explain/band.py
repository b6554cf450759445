"""The band of a delay on the screen: three lanes over the same days, as on its paper. Shapes tell pieces apart."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from marianne_desk.domain.delay_timeline import Lane, Mark, Piece
from ui import theme
from ui.theme import GRID

if TYPE_CHECKING:
    from ui.explain.load import Shown

_LANE, _GAP = 3 * GRID, GRID
_LINE = 20
"""Height of a line of words under the lanes."""
_LOW = frozenset({Mark.OPEN, Mark.LUNCH})


class Band(QWidget):
    """Empty until :meth:`show_delay`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Le délai en un coup d’œil")

    def show_delay(self, shown: "Shown") -> None:
        """Shows a delay."""
        self._shown = shown
        self.setAccessibleDescription(shown.aloud)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As high as its lanes and three lines of words."""
        return QSize(60 * GRID, len(self._lanes()) * (_LANE + _GAP) + 3 * _LINE)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same height, however narrow."""
        return QSize(40 * GRID, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draws the lanes, then the moments across them."""
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.face(theme.SMALL))
        names = [clock.name for clock in self._shown.clocks]
        left = max(QFontMetricsF(painter.font()).horizontalAdvance(name) for name in names) + 2 * GRID
        room = self.width() - left - 2
        for place, (lane, name) in enumerate(zip(self._lanes(), names, strict=False)):
            top = place * (_LANE + _GAP)
            painter.setPen(QColor(theme.colours().ink))
            painter.drawText(QRectF(0, top, left, _LANE), Qt.AlignmentFlag.AlignVCenter, name)
            _paint_lane(painter, lane, QRectF(left, top, room, _LANE))
        self._paint_moments(painter, self._shown, left, room)

    def _lanes(self) -> list[Lane]:
        if self._shown is None:
            return []
        line = self._shown.timeline
        return [lane for lane in (line.promise, line.opening, line.partner) if lane is not None]

    def _paint_moments(self, painter: QPainter, shown: "Shown", left: float, room: float) -> None:
        line, colours = shown.timeline, theme.colours()
        foot = len(self._lanes()) * (_LANE + _GAP)
        painter.setPen(QPen(QColor(colours.ink), 2))
        end = left + line.end * room
        painter.drawLine(round(end), 0, round(end), foot + 2 * _LINE - 4)
        _beside(painter, shown.end, end, foot + _LINE, left, room)
        if line.due is not None:
            due = left + line.due * room
            painter.setPen(QPen(QColor(colours.ink), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(round(due), 0, round(due), foot + _LINE - 2)
            _beside(painter, "échéance", due, foot, left, room)
        painter.setPen(QColor(colours.muted))
        under = QRectF(left, foot + 2 * _LINE, room, _LINE)
        first, last = shown.ends
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, first)
        painter.drawText(under, Qt.AlignmentFlag.AlignRight, last)


class Sample(QWidget):
    """One shape of the legend."""

    def __init__(self, mark: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = Mark(mark)
        self.setFixedSize(3 * GRID, 2 * GRID)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """As in the band."""
        painter = QPainter(self)
        _paint_piece(painter, Piece(0, 1, self._mark), QRectF(1, 1, self.width() - 2, self.height() - 2))


def _paint_lane(painter: QPainter, lane: Lane, area: QRectF) -> None:
    painter.setPen(QColor(theme.colours().edge))
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    for piece in lane.pieces:
        left = area.left() + piece.begin * area.width()
        width = (piece.end - piece.begin) * area.width()
        _paint_piece(painter, piece, QRectF(left, area.top(), width, area.height()))
    painter.setPen(QPen(QColor(theme.colours().ink), 2))
    for tick in lane.ticks:
        x = area.left() + tick.at * area.width()
        painter.drawLine(round(x), round(area.top()) - 2, round(x), round(area.bottom()) + 3)
        _beside(painter, f"{tick.text}\u00a0j", x, area.top(), area.left(), area.width())


def _paint_piece(painter: QPainter, piece: Piece, box: QRectF) -> None:
    colours = theme.colours()
    inset = min(1.0, box.width() / 8)
    box = box.adjusted(inset, 0, -inset, 0)
    if piece.mark in _LOW:
        box.setTop(box.top() + box.height() / 2)
    if piece.mark is Mark.HOLIDAY:
        painter.setPen(QPen(QColor(colours.ink), 1))
        for part in (0.25, 0.5, 0.75):
            y = box.top() + part * box.height()
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
    elif piece.mark is Mark.PAUSED:
        bars = max(1, round(box.width() / 6))
        painter.setPen(QPen(QColor(colours.warm), min(1.5, box.width() / bars / 3)))
        for bar in range(bars):
            x = box.left() + (bar + 0.5) * box.width() / bars
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
    else:
        fill, edge = _COLOURS[piece.mark]
        painter.setPen(QPen(QColor(getattr(colours, edge)), 1) if box.width() > 2 else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colours, fill)) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
    if piece.text and QFontMetricsF(painter.font()).horizontalAdvance(piece.text) + 4 <= box.width():
        painter.setPen(QColor(colours.on_accent if piece.mark is Mark.COUNTED else colours.panel))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, piece.text)


_COLOURS = {
    Mark.RECEIVED: ("", "ink"),
    Mark.COUNTED: ("accent", "accent"),
    Mark.LATE: ("warm", "warm"),
    Mark.OPEN: ("accent", "accent"),
    Mark.LUNCH: ("soft", "edge"),
    Mark.PARTNER: ("soft", "accent"),
}
"""Names of the colours: fill (empty: none) and edge."""


def _beside(painter: QPainter, words: str, x: float, top: float, left: float, room: float) -> None:
    """Words on the side of a moment where there is more room."""
    if x > left + room / 2:
        box, side = QRectF(x - 204, top, 200, _LINE), Qt.AlignmentFlag.AlignRight
    else:
        box, side = QRectF(x + 5, top, 200, _LINE), Qt.AlignmentFlag.AlignLeft
    side |= Qt.AlignmentFlag.AlignVCenter
    # On the ground, so that no edge of a piece runs through a word.
    under = painter.boundingRect(box, side, words)
    painter.fillRect(under.adjusted(-1, 0, 1, 0), QColor(theme.colours().ground))
    painter.drawText(box, side, words)

"""A card: lines of text, a verdict, thirteen months, and under them what is to be done. Enter opens it, arrows move."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from marianne_desk.domain.commitments.verdict import Verdict
from ui import theme
from ui.commitments.chart_words import Chart
from ui.commitments.painting import colour_of, draw_chart, draw_mark
from ui.theme import BODY, GRID, SMALL

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_WRAP = Qt.TextFlag.TextWordWrap
_TALL = 10_000
HEAD, VALUE = BODY, theme.LARGE
SHAPES, DATED = 4 * GRID, 9 * GRID
"""As high as a row of shapes; as a chart that names its first and its last month."""


@dataclass(frozen=True, slots=True)
class Line:
    """One text. ``verdict`` draws its shape before it, in its colour. ``beside``: it leaves room for the chart."""

    text: str
    pixels: int = SMALL
    strong: bool = False
    muted: bool = False
    verdict: Verdict | None = None
    beside: bool = False


class Stop(QAbstractButton):
    """Something that the arrows stop at. ``arrow`` with the key pressed, ``reached`` when it takes the keys."""

    arrow = Signal(int)
    reached = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter opens, arrows move on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CHORD:
            self.click()
        elif event.key() in _ARROWS and not event.modifiers() & _CHORD:
            self.arrow.emit(event.key())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """It has the keys."""
        super().focusInEvent(event)
        self.reached.emit()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Texts wrap."""
        return True


_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ActionStop(Stop):
    """What is to be done, in one line that goes there."""

    def show_text(self, text: str, said: str) -> None:
        """Shows the line; an empty one hides it. ``said``: as assistive technology says it."""
        self.setText(text)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setVisible(bool(text))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """As high as its text."""
        area = QFontMetrics(theme.face(SMALL, strong=True)).boundingRect(
            QRect(0, 0, width - 4 * GRID, _TALL), _WRAP, self.text()
        )
        return area.height() + GRID

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Text with what leads there after it, on a soft ground."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(
            QPen(QColor(colours.accent if focus else colours.line), colours.focus_width if focus else 1)
        )
        painter.setBrush(QColor(colours.soft))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(QColor(colours.on_soft))
        painter.setFont(theme.face(SMALL, strong=True))
        inside = self.rect().adjusted(GRID, 0, -3 * GRID, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | _WRAP, self.text())
        painter.drawText(
            self.rect().adjusted(0, 0, -GRID, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            "›",
        )


class Card(Stop):
    """``chart_share``: how much of the width the thirteen months take, ``chart_height``: as high at least."""

    def __init__(self, parent: QWidget, chart_share: float = 0.42, chart_height: int = 5 * GRID) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.chart: Chart | None = None
        self._share, self._chart_height = chart_share, chart_height
        self._kept: dict[int, tuple[list[QRect], QRect, int]] = {}
        self.action = ActionStop(self)
        self.action.hide()
        self.setMinimumWidth(24 * GRID)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_card(self, lines: Sequence[Line], chart: Chart, doing: str, action: str, spoken: str) -> None:
        """Shows everything. ``doing``: the line of what is to be done, ``action``: the same as it is said alone;
        ``spoken``: the card in one sentence."""
        self._kept.clear()
        self.lines, self.chart = tuple(line for line in lines if line.text), chart
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(chart.spoken)
        self.setToolTip(chart.spoken)
        self.action.show_text(doing, action)
        self._place_action()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """As wide as a column, as high as its lines."""
        return QSize(30 * GRID, self.heightForWidth(30 * GRID))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never narrower than its smallest column."""
        return QSize(self.minimumWidth(), 8 * GRID)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """All its lines, and the line of what is to be done."""
        _areas, _chart, bottom = self._measured(width)
        action = self.action.heightForWidth(width - 2 * GRID) + GRID if self.action.text() else 0
        return bottom + action + GRID

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What is to be done stands at the bottom."""
        super().resizeEvent(event)
        self._place_action()

    def _place_action(self) -> None:
        width = self.width() - 2 * GRID
        height = self.action.heightForWidth(width)
        self.action.setGeometry(GRID, self.height() - GRID - height, width, height)

    def _measured(self, width: int) -> tuple[list[QRect], QRect, int]:
        """Where each line stands, where the chart does, and where they end. Asked several times for each layout, so it
        is kept."""
        if width not in self._kept:
            self._kept[width] = self._measure(width)
        return self._kept[width]

    def _measure(self, width: int) -> tuple[list[QRect], QRect, int]:
        left, inside = int(1.5 * GRID), width - 3 * GRID
        beside = int(inside * (1 - self._share)) - GRID
        top = GRID
        areas: list[QRect] = []
        chart_top: int | None = None
        for line in self.lines:
            if line.beside and chart_top is None:
                chart_top = top
            room = (beside if line.beside else inside) - (2 * GRID if line.verdict is not None else 0)
            height = _metrics(line).boundingRect(QRect(0, 0, room, _TALL), _WRAP, line.text).height()
            areas.append(QRect(left + (2 * GRID if line.verdict is not None else 0), top, room, height))
            top += height + 2
        start = top if chart_top is None else chart_top
        least = SHAPES if self.chart is not None and self.chart.shapes else self._chart_height
        chart = QRect(left + beside + GRID, start, inside - beside - GRID, max(least, top - start))
        return areas, chart, max(top, chart.bottom() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Ground, lines, chart."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        width = colours.focus_width if focus else colours.edge_width
        painter.setPen(QPen(QColor(colours.accent if focus else colours.line), width))
        painter.setBrush(QColor(colours.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), GRID, GRID)
        areas, chart, _bottom = self._measured(self.width())
        for line, area in zip(self.lines, areas, strict=True):
            painter.setFont(theme.face(line.pixels, strong=line.strong))
            ink = (
                colour_of(line.verdict)
                if line.verdict is not None
                else QColor(colours.muted if line.muted else colours.ink)
            )
            if line.verdict is not None:
                side = 0.7 * line.pixels
                first = QFontMetrics(painter.font()).height()
                draw_mark(
                    painter,
                    QRectF(area.left() - 2 * GRID, area.top() + (first - side) / 2, side, side),
                    line.verdict,
                )
            painter.setPen(ink)
            painter.drawText(area, _WRAP, line.text)
        if self.chart is not None:
            draw_chart(painter, QRectF(chart), self.chart, dated=self._chart_height >= DATED)


def _metrics(line: Line) -> QFontMetrics:
    return QFontMetrics(theme.face(line.pixels, strong=line.strong))

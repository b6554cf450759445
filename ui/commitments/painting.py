"""Shapes of the verdicts and lines of thirteen months, drawn: the program's face has neither ○ nor ●."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from marianne_desk.domain import french
from marianne_desk.domain.commitments.verdict import Verdict
from ui import theme
from ui.commitments.chart_words import Chart, Point


def colour_of(verdict: Verdict | None) -> QColor:
    """The colour of a verdict; its shape and its word say it first."""
    colours = theme.colours()
    if verdict in {Verdict.NOT_KEPT, Verdict.WATCH}:
        return QColor(colours.warm)
    return QColor(colours.accent if verdict is Verdict.KEPT else colours.muted)


def draw_mark(painter: QPainter, area: QRectF, verdict: Verdict | None) -> None:
    """■ kept, ▲ to watch, ▼ not kept, – too few, ○ not measured; nothing for None."""
    side = min(area.width(), area.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(area.center())
    colour = colour_of(verdict)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if verdict is Verdict.KEPT:
        inset = side * 0.08
        painter.drawRect(box.adjusted(inset, inset, -inset, -inset))
    elif verdict is Verdict.WATCH:
        painter.drawPolygon(
            QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()])
        )
    elif verdict is Verdict.NOT_KEPT:
        painter.drawPolygon(
            QPolygonF([box.topLeft(), box.topRight(), QPointF(box.center().x(), box.bottom())])
        )
    elif verdict is Verdict.TOO_FEW:
        painter.drawRect(QRectF(box.left(), box.center().y() - side * 0.09, side, side * 0.18))
    elif verdict is Verdict.NOT_MEASURED:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, max(1.5, side * 0.14)))
        inset = side * 0.12
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


def draw_chart(painter: QPainter, area: QRectF, chart: Chart, *, dated: bool) -> None:
    """Thirteen months: the values with the target across, or one shape a month; a mark where something changed.
    ``dated``: with the names of the first and the last month under them."""
    if dated and chart.points:
        painter.setFont(theme.face(theme.SMALL))
        painter.setPen(QColor(theme.colours().muted))
        foot = painter.fontMetrics().height()
        below = QRectF(area.left(), area.bottom() - foot, area.width(), foot)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, french.month_short(chart.points[0].month))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, french.month_short(chart.points[-1].month))
        area = area.adjusted(0, 0, 0, -foot)
    count = len(chart.points)
    if not count or area.width() < 2 * count:
        return
    step = area.width() / count
    centres = [area.left() + step * (place + 0.5) for place in range(count)]
    _draw_changes(painter, area, chart.points, centres, step)
    if chart.shapes:
        side = min(step * 0.72, 12.0)
        for point, x in zip(chart.points, centres, strict=True):
            draw_mark(painter, QRectF(x - side / 2, area.center().y() - side / 2, side, side), point.verdict)
    else:
        _draw_line(painter, area.adjusted(0, 4, 0, -4), chart.points, centres, step)


def _draw_changes(
    painter: QPainter, area: QRectF, points: Sequence[Point], centres: Sequence[float], step: float
) -> None:
    """A dotted upright where a month begins under another target or référentiel, with a lozenge on its top."""
    painter.setPen(QPen(QColor(theme.colours().ink), 1, Qt.PenStyle.DotLine))
    for point, x in zip(points, centres, strict=True):
        if point.marks:
            left = x - step / 2
            painter.drawLine(QLineF(left, area.top(), left, area.bottom()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours().ink))
    for point, x in zip(points, centres, strict=True):
        if point.marks:
            left, top = x - step / 2, area.top()
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(left, top),
                        QPointF(left + 3, top + 3),
                        QPointF(left, top + 6),
                        QPointF(left - 3, top + 3),
                    ]
                )
            )


def _draw_line(
    painter: QPainter, area: QRectF, points: Sequence[Point], centres: Sequence[float], step: float
) -> None:
    colours = theme.colours()
    known = [part for point in points for part in (point.value, point.target) if part is not None]
    low = max(0.0, min(known, default=0.0) - 0.05)
    reach = max(0.05, 1.0 - low)

    def height(value: float) -> float:
        return area.bottom() - (value - low) / reach * area.height()

    painter.setPen(QPen(QColor(colours.edge), 1.2, Qt.PenStyle.DashLine))
    for point, x in zip(points, centres, strict=True):
        if point.target is not None:
            y = height(point.target)
            painter.drawLine(QLineF(x - step / 2, y, x + step / 2, y))
    painter.setPen(QPen(QColor(colours.accent), 1.8))
    for place in range(1, len(points)):
        before, after = points[place - 1].value, points[place].value
        if before is not None and after is not None:
            painter.drawLine(QLineF(centres[place - 1], height(before), centres[place], height(after)))
    painter.setPen(Qt.PenStyle.NoPen)
    for place, point in enumerate(points):
        if point.value is not None:
            last = place == len(points) - 1
            painter.setBrush(colour_of(point.verdict) if last else QColor(colours.accent))
            radius = 3.6 if last else 1.8
            painter.drawEllipse(QPointF(centres[place], height(point.value)), radius, radius)

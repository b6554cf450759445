"""The pictures of a slip, drawn by hand in code: thick lines and full shapes, so that they tell in grey and from afar.

Each is drawn in a square of ``SIDE`` units, its lower left corner at 0, 0.
"""

from reportlab.graphics.shapes import Circle, Drawing, Group, Path, Polygon, Rect, Shape
from reportlab.lib.colors import Color, HexColor, white

from marianne_desk.documents.fonts import REGULAR
from marianne_desk.documents.layout import ACCENT
from marianne_desk.domain.cases.slip import Picture

SIDE = 36.0
_PEN = 2.4
_COLOUR = HexColor(ACCENT)


def picture(which: Picture, side: float) -> Drawing:
    """The picture, ``side`` points high and wide."""
    drawing = Drawing(side, side, initialFontName=REGULAR)
    group = Group(*_DRAWN[which]())
    group.scale(side / SIDE, side / SIDE)
    drawing.add(group)
    return drawing


def tick_box(side: float, *, ticked: bool) -> Drawing:
    """A box to tick; ticked in the shape that everybody knows."""
    drawing = Drawing(side, side, initialFontName=REGULAR)
    drawing.add(_frame(0.8, 0.8, side - 1.6, side - 1.6, 1.5, pen=1.6))
    if ticked:
        drawing.add(
            _line((side * 0.22, side * 0.5), (side * 0.43, side * 0.26), (side * 0.8, side * 0.76), width=2.4)
        )
    return drawing


def _day() -> list[Shape]:
    """A calendar page, one day marked."""
    days = [
        _full(7.5 + 7.5 * column, 6 + 6.5 * row, 5, 4.5, colour=_COLOUR if (column, row) == (2, 1) else _PALE)
        for row in range(2)
        for column in range(3)
    ]
    return [
        _frame(3, 2, 30, 28, 3),
        _full(3, 21.5, 30, 8.5),
        _line((11, 27), (11, 34)),
        _line((25, 27), (25, 34)),
        *days,
    ]


def _place() -> list[Shape]:
    """A pin on a map."""
    pin = Path(fillColor=_COLOUR, strokeColor=None)
    pin.moveTo(18, 1)
    pin.curveTo(13, 9, 6, 14.5, 6, 22.5)
    pin.curveTo(6, 29.5, 11.5, 35, 18, 35)
    pin.curveTo(24.5, 35, 30, 29.5, 30, 22.5)
    pin.curveTo(30, 14.5, 23, 9, 18, 1)
    pin.closePath()
    return [pin, Circle(18, 22.5, 5.4, fillColor=white, strokeColor=None)]


def _phone() -> list[Shape]:
    """A mobile telephone that rings."""
    return [
        _frame(11, 1.5, 14, 33, 3),
        _full(14, 8, 8, 20, colour=_PALE),
        Circle(18, 4.9, 1.3, fillColor=_COLOUR, strokeColor=None),
        _line((7, 12), (4.6, 18), (7, 24)),
        _line((29, 12), (31.4, 18), (29, 24)),
    ]


def _screen() -> list[Shape]:
    """Somebody on a screen."""
    return [
        _frame(2, 8, 32, 25, 2.5),
        _line((11, 2.2), (25, 2.2)),
        _line((18, 2.2), (18, 8)),
        Circle(18, 24.5, 4, fillColor=_COLOUR, strokeColor=None),
        _shoulders(18, 10.5, 7, 8),
    ]


def _person() -> list[Shape]:
    """Somebody."""
    return [Circle(18, 26.5, 7, fillColor=_COLOUR, strokeColor=None), _shoulders(18, 2, 13, 14.5)]


def _bring() -> list[Shape]:
    """Two sheets of paper, one behind the other."""
    corner = Polygon([24, 29.5, 24, 23.5, 30, 23.5], fillColor=_COLOUR, strokeColor=None)
    front = Polygon(
        [9, 2, 30, 2, 30, 23.5, 24, 29.5, 9, 29.5],
        fillColor=white,
        strokeColor=_COLOUR,
        strokeWidth=_PEN,
        strokeLineJoin=1,
    )
    lines = [_line((13.5, height), (25.5, height), width=2) for height in (8, 13, 18)]
    return [_line((5, 7), (5, 33.8), (21, 33.8)), front, corner, *lines]


def _sent() -> list[Shape]:
    """A closed letter."""
    return [_frame(2, 6, 32, 24, 2.5), _line((3.5, 28), (18, 16.5), (32.5, 28))]


def _help() -> list[Shape]:
    """A telephone's handset."""
    handset = Path(fillColor=_COLOUR, strokeColor=None)
    handset.moveTo(9.5, 34)
    handset.curveTo(6, 33, 2.5, 29.5, 2.5, 26)
    handset.curveTo(3.5, 13, 13, 3.5, 26, 2.5)
    handset.curveTo(29.5, 2.5, 33, 6, 34, 9.5)
    handset.lineTo(26.5, 15)
    handset.lineTo(22, 11.5)
    handset.curveTo(17.5, 13.5, 13.5, 17.5, 11.5, 22)
    handset.lineTo(15, 26.5)
    handset.closePath()
    return [handset]


_PALE = HexColor("#B9C9D4")
_DRAWN = {
    Picture.DAY: _day,
    Picture.PLACE: _place,
    Picture.PHONE: _phone,
    Picture.SCREEN: _screen,
    Picture.PERSON: _person,
    Picture.BRING: _bring,
    Picture.SENT: _sent,
    Picture.HELP: _help,
}


def _frame(
    left: float, bottom: float, width: float, height: float, round_: float, *, pen: float = _PEN
) -> Rect:
    return Rect(
        left,
        bottom,
        width,
        height,
        rx=round_,
        ry=round_,
        fillColor=white,
        strokeColor=_COLOUR,
        strokeWidth=pen,
    )


def _full(left: float, bottom: float, width: float, height: float, *, colour: Color = _COLOUR) -> Rect:
    return Rect(left, bottom, width, height, rx=0.8, ry=0.8, fillColor=colour, strokeColor=None)


def _line(*points: tuple[float, float], width: float = _PEN) -> Path:
    path = Path(fillColor=None, strokeColor=_COLOUR, strokeWidth=width, strokeLineCap=1, strokeLineJoin=1)
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return path


def _shoulders(middle: float, bottom: float, half: float, height: float) -> Path:
    path = Path(fillColor=_COLOUR, strokeColor=None)
    path.moveTo(middle - half, bottom)
    path.curveTo(
        middle - half, bottom + height * 0.7, middle - half * 0.6, bottom + height, middle, bottom + height
    )
    path.curveTo(
        middle + half * 0.6, bottom + height, middle + half, bottom + height * 0.7, middle + half, bottom
    )
    path.closePath()
    return path

"""The band of a delay on paper: three lanes over the same days. Shapes tell pieces apart, on a grey printer too."""

from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from marianne_desk.documents.fonts import REGULAR, STRONG, text_width
from marianne_desk.documents.layout import ACCENT, GREY, HAIRLINE, INK, PALE, WARM
from marianne_desk.domain import french
from marianne_desk.domain.delay_timeline import Lane, Mark, Piece, Timeline

_LABELS = 100.0
_LANE, _GAP, _FOOT = 16.0, 7.0, 34.0
_SIZE = 8.0
_FILLS = {Mark.COUNTED: ACCENT, Mark.LATE: WARM, Mark.OPEN: ACCENT, Mark.LUNCH: PALE, Mark.PARTNER: PALE}
_EDGES = {Mark.RECEIVED: INK, Mark.LUNCH: GREY, Mark.PARTNER: ACCENT}
_LOW = frozenset({Mark.OPEN, Mark.LUNCH})
"""Half as high, so that an hour is not taken for a day."""


@dataclass(frozen=True, slots=True)
class BandWords:
    """``names`` of the lanes, from the top; the days at both ``ends``; what the ``end`` of the delay is."""

    names: tuple[str, ...]
    ends: tuple[str, str]
    end: str


def delay_band(timeline: Timeline, words: BandWords, width: float) -> Drawing:
    """The picture."""
    lanes = [lane for lane in (timeline.promise, timeline.opening, timeline.partner) if lane is not None]
    height = len(lanes) * (_LANE + _GAP) + _FOOT
    drawing = Drawing(width, height, initialFontName=REGULAR)
    room = width - _LABELS
    for place, (lane, name) in enumerate(zip(lanes, words.names, strict=False)):
        bottom = height - place * (_LANE + _GAP) - _LANE
        drawing.add(_words(name, 0, bottom + 5, INK, "start", REGULAR))
        _draw_lane(drawing, lane, bottom, room)
    _draw_moments(drawing, timeline, words, room, height)
    return drawing


def sample(mark: Mark, width: float = 16.0, height: float = 8.0) -> Drawing:
    """One shape of the legend."""
    drawing = Drawing(width, height, initialFontName=REGULAR)
    _draw_piece(drawing, Piece(0, 1, mark), 0.0, 0.0, width, height)
    return drawing


def _draw_lane(drawing: Drawing, lane: Lane, bottom: float, room: float) -> None:
    drawing.add(_line(_LABELS, bottom, _LABELS + room, bottom, HAIRLINE))
    for piece in lane.pieces:
        left = _LABELS + piece.begin * room
        _draw_piece(drawing, piece, left, bottom, (piece.end - piece.begin) * room, _LANE)
    for tick in lane.ticks:
        x = _LABELS + tick.at * room
        drawing.add(_line(x, bottom - 2, x, bottom + _LANE + 3, INK, 1.25))
        words = f"{tick.text}{french.NO_BREAK}j"
        wide = text_width(words, STRONG, _SIZE)
        left = x - 3 - wide if x > _LABELS + room / 2 else x + 3
        # On white, so that no edge of a piece runs through the words.
        drawing.add(
            Rect(left - 1, bottom + 3, wide + 2, _SIZE + 2, fillColor=HexColor("#FFFFFF"), strokeColor=None)
        )
        drawing.add(_beside(words, x, bottom + 5, room))


def _draw_piece(
    drawing: Drawing, piece: Piece, left: float, bottom: float, width: float, height: float
) -> None:
    inset = min(0.5, width / 8)
    left, width = left + inset, width - 2 * inset
    if piece.mark in _LOW:
        height /= 2
    if piece.mark is Mark.HOLIDAY:
        for part in (0.25, 0.5, 0.75):
            drawing.add(_line(left, bottom + part * height, left + width, bottom + part * height, INK))
    elif piece.mark is Mark.PAUSED:
        bars = max(1, round(width / 4))
        for bar in range(bars):
            x = left + (bar + 0.5) * width / bars
            drawing.add(_line(x, bottom, x, bottom + height, WARM, min(1.0, width / bars / 3)))
    else:
        fill, edge = _FILLS.get(piece.mark), _EDGES.get(piece.mark)
        drawing.add(
            Rect(
                left,
                bottom,
                width,
                height,
                fillColor=HexColor(fill) if fill else None,
                strokeColor=HexColor(edge) if edge and width > 1 else None,
                strokeWidth=0.5,
            )
        )
    if piece.text and text_width(piece.text, STRONG, _SIZE) + 2 <= width:
        drawing.add(_words(piece.text, left + width / 2, bottom + 5, "#FFFFFF", "middle"))


def _draw_moments(drawing: Drawing, timeline: Timeline, words: BandWords, room: float, height: float) -> None:
    """The days at both ends, the last day in time, and the answer or now; each on a line of its own."""
    first, last = words.ends
    drawing.add(_words(first, _LABELS, 2, GREY, "start", REGULAR))
    drawing.add(_words(last, _LABELS + room, 2, GREY, "end", REGULAR))
    end = _LABELS + timeline.end * room
    drawing.add(_line(end, 11, end, height, INK, 1.5))
    drawing.add(_beside(words.end, end, 12, room))
    if timeline.due is not None:
        due = _LABELS + timeline.due * room
        drawing.add(_line(due, 21, due, height, INK, 1.0, (3, 2)))
        drawing.add(_beside("échéance", due, 22, room))


def _beside(text: str, x: float, y: float, room: float) -> String:
    """A word on the side of a line where there is more room."""
    at_left = x > _LABELS + room / 2
    return _words(text, x + (-3 if at_left else 3), y, INK, "end" if at_left else "start")


def _line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    colour: str,
    width: float = 0.5,
    dashes: tuple[int, int] | None = None,
) -> Line:
    return Line(x1, y1, x2, y2, strokeColor=HexColor(colour), strokeWidth=width, strokeDashArray=dashes)


def _words(text: str, x: float, y: float, colour: str, anchor: str, font: str = STRONG) -> String:
    return String(x, y, text, fontName=font, fontSize=_SIZE, fillColor=HexColor(colour), textAnchor=anchor)

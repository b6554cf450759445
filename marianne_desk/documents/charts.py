"""Pictures of the sheet as vector drawings, labelled where they show; one hue, so that grey tells the same."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import Color, HexColor

from marianne_desk.documents.fonts import REGULAR, STRONG
from marianne_desk.documents.layout import ACCENT, GREY, INK, PALE, WARM
from marianne_desk.domain import french
from marianne_desk.domain.sheet.parts import HourPicture
from marianne_desk.domain.sheet.printed import MonthBar

_ROW = 17.0
_GAP = 1.5
_HEAD = 13.0
_DAY_WIDTH = 46.0
_TOTAL_WIDTH = 30.0
_WIDEST_CELL = 60.0
_NARROW = 22.0
"""Under so many points a month is one letter: « O » stands twice at both ends of thirteen."""
_BEFORE = "#8FA9BB"
_SIZE = 8.0
_WHITE_INK_FROM = 0.6
"""Share of the fullest cell from which numbers are white. Grounds jump there from 0.5 to 0.72 of the way from pale to
full: in between neither ink nor white is read at 4.5:1."""
_LIGHTEST_DARK, _DARKEST_LIGHT = 0.72, 0.5


def hour_map(picture: HourPicture, width: float) -> Drawing:
    """Weekdays by hours: the darker, the more arrivals; every number is printed, an empty cell means none.
    The picture must hold one row and one column at least."""
    beside = _TOTAL_WIDTH if picture.totals else 0.0
    cell = min(_WIDEST_CELL, (width - _DAY_WIDTH - beside) / len(picture.hours))
    height = _HEAD + len(picture.weekdays) * _ROW
    drawing = _canvas(width, height)
    most = max(max(row) for row in picture.counts)
    for column, hour in enumerate(picture.hours):
        middle = _DAY_WIDTH + (column + 0.5) * cell
        drawing.add(_words(_hour_words(hour, cell), middle, height - _HEAD + 5, GREY, anchor="middle"))
    right = _DAY_WIDTH + len(picture.hours) * cell + _TOTAL_WIDTH
    if picture.totals:
        drawing.add(_words("total", right, height - _HEAD + 5, GREY, anchor="end"))
    for row, (weekday, counts) in enumerate(zip(picture.weekdays, picture.counts, strict=True)):
        bottom = height - _HEAD - (row + 1) * _ROW
        text_line = bottom + (_ROW - _GAP - _SIZE) / 2 + 1.6
        drawing.add(_words(weekday, 0, text_line, INK))
        for column, count in enumerate(counts):
            left = _DAY_WIDTH + column * cell
            ground, ink = ground_and_ink(count / most)
            drawing.add(
                Rect(
                    left,
                    bottom,
                    cell - _GAP,
                    _ROW - _GAP,
                    fillColor=ground,
                    strokeColor=None,
                )
            )
            if count:
                middle = left + (cell - _GAP) / 2
                drawing.add(_words(french.number(count), middle, text_line, ink, STRONG, anchor="middle"))
        if picture.totals:
            drawing.add(_words(french.number(sum(counts)), right, text_line, INK, STRONG, anchor="end"))
    return drawing


def hour_words(picture: HourPicture) -> str:
    """The picture for those who do not see it: every number that is drawn."""
    days = []
    for weekday, counts in zip(picture.weekdays, picture.counts, strict=True):
        told = [
            f"à {hour}{french.NO_BREAK}h, {french.number(count)}"
            for hour, count in zip(picture.hours, counts, strict=True)
            if count
        ]
        total = french.capitalised(weekday)
        if picture.totals:
            total += f", en tout {french.number(sum(counts))}"
        days.append(f"{total}{french.NO_BREAK}: {f'{french.NARROW}; '.join(told)}." if told else f"{total}.")
    return f"{picture.title}. {' '.join(days)}"


def month_columns(bars: Sequence[MonthBar], width: float, height: float) -> Drawing:
    """Thirteen months as columns, the number over each; the last one in full, those before lighter."""
    drawing = _canvas(width, height)
    step = width / len(bars)
    room = height - 2 * _HEAD
    most = max((bar.count or 0 for bar in bars), default=0)
    for place, bar in enumerate(bars):
        middle = (place + 0.5) * step
        name = french.month_short(bar.month).partition(french.NO_BREAK)[0]
        drawing.add(_words(name[:1].upper() if step < _NARROW else name, middle, 2, GREY, anchor="middle"))
        tall = room * (bar.count or 0) / most if most else 0.0
        last = place + 1 == len(bars)
        if bar.count:
            fill = HexColor(ACCENT if last else _BEFORE)
            drawing.add(
                Rect(
                    middle - step * 0.36,
                    _HEAD,
                    step * 0.72,
                    max(0.75, tall),
                    fillColor=fill,
                    strokeColor=None,
                )
            )
        words = "<5" if bar.count is None and bar.words != french.UNKNOWN else bar.words
        font = STRONG if last else REGULAR
        drawing.add(_words(words, middle, _HEAD + tall + 3, INK, font, anchor="middle"))
    return drawing


def month_words(title: str, bars: Sequence[MonthBar]) -> str:
    """The columns for those who do not see them: every number that is drawn."""
    told = [
        f"{french.month_words(bar.month)}, {'pas de données' if bar.words == french.UNKNOWN else bar.words}"
        for bar in bars
    ]
    return f"{title}\u00a0: {f'{french.NARROW}; '.join(told)}."


def size_bar(size: float, width: float, height: float) -> Drawing:
    """A bar from the left, ``size`` of the width long (0 to 1); never thinner than a line unless 0."""
    drawing = _canvas(width, height)
    if size > 0:
        length = max(0.75, size * width)
        drawing.add(Rect(0, 0, length, height, fillColor=HexColor(ACCENT), strokeColor=None))
    return drawing


def kept_bar(kept: float, width: float, height: float) -> Drawing:
    """A whole: what kept the promise in the accent, then what did not, lighter, in the warm colour."""
    drawing = _canvas(width, height)
    drawing.add(Rect(0, 0, width, height, fillColor=HexColor(PALE), strokeColor=None))
    if kept > 0:
        drawing.add(Rect(0, 0, kept * width, height, fillColor=HexColor(ACCENT), strokeColor=None))
    if kept < 1:
        left = kept * width + (_GAP if kept > 0 else 0)
        length = max(0.75, width - left)
        drawing.add(Rect(left, 0, length, height, fillColor=HexColor(WARM), strokeColor=None))
    return drawing


def _canvas(width: float, height: float) -> Drawing:
    # Without a face of our own the drawing would name Helvetica, which is embedded nowhere.
    return Drawing(width, height, initialFontName=REGULAR)


def ground_and_ink(weight: float) -> tuple[Color, str]:
    """Colours of a cell and of its number, for a share of the fullest cell (0 to 1)."""
    if weight == 0:
        return HexColor("#F6F7F8"), INK
    if weight < _WHITE_INK_FROM:
        way = _DARKEST_LIGHT * weight / _WHITE_INK_FROM
    else:
        way = _LIGHTEST_DARK + (1 - _LIGHTEST_DARK) * (weight - _WHITE_INK_FROM) / (1 - _WHITE_INK_FROM)
    pale, full = HexColor("#DCE6ED"), HexColor(ACCENT)
    ground = Color(*(start + (end - start) * way for start, end in zip(pale.rgb(), full.rgb(), strict=True)))
    return ground, "#FFFFFF" if weight >= _WHITE_INK_FROM else INK


def _hour_words(hour: int, cell: float) -> str:
    return f"{hour}–{hour + 1}{french.NO_BREAK}h" if cell >= 34 else f"{hour}{french.NO_BREAK}h"


def _words(
    text: str, left: float, bottom: float, colour: str, font: str = REGULAR, anchor: str = "start"
) -> String:
    return String(
        left, bottom, text, fontName=font, fontSize=_SIZE, fillColor=HexColor(colour), textAnchor=anchor
    )

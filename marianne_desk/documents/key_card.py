"""The card of keys on paper: one A5 page in two columns, to stand beside the keyboard; tagged, black on white enough.

Keys stand in outlined caps, the second key small after the words. Where more keys are to be shown than the page
holds at full size, everything is set a little smaller, never cut.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO

from reportlab.lib.colors import HexColor

from marianne_desk.documents.fonts import STRONG, printable, register_fonts, text_width
from marianne_desk.documents.layout import (
    BODY,
    GREY,
    HEADING,
    INK,
    LARGE_STRONG,
    SMALL,
    Pen,
    Style,
    wrapped,
)
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas
from marianne_desk.domain.key_card import KeyCard, KeyGroup, KeyLine

PAGE_WIDTH, PAGE_HEIGHT = 419.53, 595.28
_MARGIN = 26.0
_GUTTER = 16.0
_COLUMN = (PAGE_WIDTH - 2 * _MARGIN - _GUTTER) / 2
_TOP = PAGE_HEIGHT - _MARGIN
_FOOT = 20.0
_ROOM = _TOP - LARGE_STRONG.leading - 8 - (_FOOT + 12)
_SIZES = (1.15, 1.08, 1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64)


@dataclass(frozen=True, slots=True)
class _Set:
    """The styles at one size, and the width of the column of keys."""

    key: Style
    does: Style
    second: Style
    heading: Style
    caps: float
    scale: float


def draw_key_card(card: KeyCard, created_at: datetime) -> bytes:
    """The PDF, one page. ``created_at`` is aware, the only date in the file."""
    register_fonts()
    root = Element("Document")
    target = BytesIO()
    canvas = TaggedCanvas(target, card.title, root, created_at)
    canvas.setPageSize((PAGE_WIDTH, PAGE_HEIGHT))
    pen = Pen(canvas)
    pen.lines(root.add("H1"), (printable(card.title),), LARGE_STRONG, _MARGIN, _TOP)
    sizes, columns = _fitting(card.groups)
    top = _TOP - LARGE_STRONG.leading - 8
    for place, groups in enumerate(columns):
        left, height, own = _MARGIN + place * (_COLUMN + _GUTTER), top, _for(groups, sizes)
        for group in groups:
            height = _draw_group(canvas, pen, root, group, own, left, height)
    pen.lines(root.add("P"), (printable(card.foot),), SMALL, _MARGIN, _FOOT + 8)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _fitting(groups: tuple[KeyGroup, ...]) -> tuple[_Set, tuple[tuple[KeyGroup, ...], ...]]:
    """The largest size at which both columns fit, and the columns; the smallest where none does."""
    for scale in _SIZES:
        sizes = _at(scale)
        columns = _columns(groups, sizes)
        if max(_height(column, sizes) for column in columns) <= _ROOM:
            break
    return sizes, columns


def _at(scale: float) -> _Set:
    def scaled(style: Style, size: float, leading: float) -> Style:
        return replace(style, size=size * scale, leading=leading * scale)

    key = scaled(replace(BODY, font=STRONG), 10, 13)
    second = scaled(replace(SMALL, colour=GREY), 7.5, 9.5)
    return _Set(
        key=key,
        does=scaled(BODY, 9.5, 11.5),
        second=second,
        heading=scaled(HEADING, 10, 13),
        caps=0.0,
        scale=scale,
    )


def _for(groups: tuple[KeyGroup, ...], sizes: _Set) -> _Set:
    """The same styles with the caps of one column: as wide as its widest key asks."""
    lines = [line for group in groups for line in group.lines]
    widths = (text_width(printable(line.key), sizes.key.font, sizes.key.size) for line in lines)
    return replace(sizes, caps=max(widths, default=0.0) + 10)


def _columns(groups: tuple[KeyGroup, ...], sizes: _Set) -> tuple[tuple[KeyGroup, ...], ...]:
    """The groups in two columns, cut where the taller one is lowest."""
    cuts = range(1, max(2, len(groups)))
    cut = min(cuts, key=lambda at: max(_height(groups[:at], sizes), _height(groups[at:], sizes)))
    return groups[:cut], groups[cut:]


def _height(groups: tuple[KeyGroup, ...], sizes: _Set) -> float:
    sizes = _for(groups, sizes)
    return sum(
        _head(sizes) + sum(_line_height(line, sizes) for line in group.lines) + 6 * sizes.scale
        for group in groups
    )


def _head(sizes: _Set) -> float:
    return sizes.heading.leading + 5 * sizes.scale


def _line_height(line: KeyLine, sizes: _Set) -> float:
    keys = sizes.key.leading + 2 * sizes.scale
    words = (_second_place(line, sizes)[0] + 1) * sizes.does.leading + 1.5 * sizes.scale
    return max(keys, words) + 3.5 * sizes.scale


def _second_place(line: KeyLine, sizes: _Set) -> tuple[int, float]:
    """On which line of the words the second key stands, and how far to the right: after the last word where there is
    room, else under it."""
    lines = _does(line, sizes)
    last = text_width(lines[-1], sizes.does.font, sizes.does.size)
    wide = text_width(printable(_second(line)), sizes.second.font, sizes.second.size)
    if not line.second:
        return len(lines) - 1, 0.0
    if last + 6 + wide <= _words_width(sizes):
        return len(lines) - 1, last + 6
    return len(lines), 0.0


def _does(line: KeyLine, sizes: _Set) -> tuple[str, ...]:
    return wrapped(line.does, sizes.does, _words_width(sizes))


def _words_width(sizes: _Set) -> float:
    return _COLUMN - sizes.caps - 6


def _second(line: KeyLine) -> str:
    return f"ou {line.second}" if line.second else ""


def _draw_group(
    canvas: TaggedCanvas, pen: Pen, root: Element, group: KeyGroup, sizes: _Set, left: float, top: float
) -> float:
    """Draws a group under ``top``; where it ends."""
    pen.rule(left, left + _COLUMN, top)
    pen.lines(root.add("H2"), (printable(group.title),), sizes.heading, left, top - 2 * sizes.scale)
    top -= _head(sizes)
    for line in group.lines:
        _draw_line(canvas, pen, root.add("P"), line, sizes, left, top)
        top -= _line_height(line, sizes)
    return top - 6 * sizes.scale


def _draw_line(
    canvas: TaggedCanvas, pen: Pen, element: Element, line: KeyLine, sizes: _Set, left: float, top: float
) -> None:
    key = printable(line.key)
    width = text_width(key, sizes.key.font, sizes.key.size) + 8
    height = sizes.key.leading + 1.5 * sizes.scale
    canvas.setStrokeColor(HexColor(INK))
    canvas.setLineWidth(0.7)
    canvas.roundRect(left, top - height, width, height, 2.5)
    # A blank after each piece keeps them apart when the line is read aloud or copied.
    pen.lines(element, (f"{key} ",), sizes.key, left + 4, top - 0.8 * sizes.scale)
    words, (*full, last) = left + sizes.caps + 6, _does(line, sizes)
    pen.lines(element, (*full, f"{last} "), sizes.does, words, top - 1.5 * sizes.scale)
    if line.second:
        row, right = _second_place(line, sizes)
        lower = top - (1.5 + 1.2) * sizes.scale - row * sizes.does.leading
        pen.lines(element, (printable(_second(line)),), sizes.second, words + right, lower)

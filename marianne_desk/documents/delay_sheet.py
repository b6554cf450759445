"""Why a request took its time, on one A4 page: three clocks, the band, the days. Tagged.

What it says is decided in ``wording.delays``; here is only how it is drawn. It names nobody.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from reportlab.graphics.shapes import Drawing

from marianne_desk.documents.delay_band import BandWords, delay_band, sample
from marianne_desk.documents.fonts import register_fonts, text_width
from marianne_desk.documents.layout import (
    BODY,
    BOTTOM,
    HEADING,
    INK,
    LARGE_STRONG,
    MARGIN,
    SMALL,
    SMALL_STRONG,
    TOP,
    WIDTH,
    Block,
    Pen,
    Style,
    beside,
    figure,
    heading,
    paginated,
    paragraph,
    space,
    stacked,
    wrapped,
)
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas
from marianne_desk.domain import french
from marianne_desk.domain.delay_explained import DelayExplained
from marianne_desk.domain.delay_timeline import Mark, timeline_of
from marianne_desk.wording import delays as words

_Cells = tuple[str, str, str, str]

TITLE = "Pourquoi ce délai"
_DAY, _PROMISE, _OPENING = 106.0, 106.0, 42.0
_WIDTHS = (_DAY, _PROMISE, _OPENING, WIDTH - _DAY - _PROMISE - _OPENING)
_GUTTER = 16.0
_CELL = replace(SMALL, colour=INK)
_FOOT = 32.0
_MOST = 60
"""More days than a page holds, of one line each."""


def draw_delay_sheet(explained: DelayExplained, house: str, *, created_at: datetime) -> bytes:
    """The PDF, one page: of a delay with more days than it holds, the first and the last ones, and between them how
    many were left out and what they add up to. ``created_at`` (aware, in the desk's zone) is the only date in the file
    besides those of the delay."""
    register_fonts()
    root = Element("Document")
    blocks = _head(root, explained, house)
    blocks += _days(root, explained, TOP - BOTTOM - sum(block.height for block in blocks))
    target = BytesIO()
    canvas = TaggedCanvas(target, f"{TITLE}, C-{explained.number}, {house}", root, created_at)
    pen = Pen(canvas)
    for placed in paginated(blocks, TOP, TOP)[0]:
        placed.block.draw(pen, MARGIN, placed.top)
    foot = f"{TITLE}, C-{explained.number}, état au {french.instant_words(created_at)}"
    pen.lines(None, (foot,), SMALL, MARGIN, _FOOT)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _head(root: Element, explained: DelayExplained, house: str) -> list[Block]:
    """All but the days."""
    timeline = timeline_of(explained)
    clocks = words.clocks(explained)
    band = BandWords(
        tuple(clock.name for clock in clocks), words.ends_of(explained, timeline), words.end_words(explained)
    )
    return [
        paragraph(root, house, HEADING, WIDTH),
        space(4),
        paragraph(root, TITLE, LARGE_STRONG, WIDTH, "H1"),
        paragraph(root, words.title(explained), BODY, WIDTH),
        paragraph(root, words.span(explained), BODY, WIDTH),
        space(10),
        heading(root, "Trois horloges", WIDTH),
        _clocks(root, clocks),
        space(10),
        heading(root, "En un coup d’œil", WIDTH),
        space(2),
        figure(root, delay_band(timeline, band, WIDTH), words.band_words(explained)),
        _legend(root, words.marks_of(timeline)),
        space(10),
        heading(root, "Jour par jour", WIDTH),
    ]


def _clocks(root: Element, clocks: Sequence[words.ClockWords]) -> Block:
    width = (WIDTH - 2 * _GUTTER) / 3
    columns = []
    for place, clock in enumerate(clocks):
        part = root.add("Sect")
        pile = stacked(
            [
                paragraph(part, clock.name, SMALL_STRONG, width),
                paragraph(part, clock.value, HEADING, width),
                paragraph(part, clock.detail, _CELL, width),
            ]
        )
        columns.append((place * (width + _GUTTER), pile))
    return beside(columns)


def _legend(root: Element, marks: Sequence[Mark]) -> Block:
    """Each shape of the band beside its word, on as many lines as it takes."""
    element = root.add("P")
    placed: list[tuple[float, float, Drawing, str]] = []
    left, line = 0.0, 0
    for mark in marks:
        told = words.MARKS[mark]
        width = 20 + text_width(told, SMALL.font, SMALL.size) + 14
        if left and left + width > WIDTH:
            left, line = 0.0, line + 1
        placed.append((left, line * SMALL.leading, sample(mark), told))
        left += width

    def draw(pen: Pen, edge: float, top: float) -> None:
        for offset, down, shape, told in placed:
            pen.drawing(None, shape, edge + offset, top - down - 2)
            pen.lines(element, (f"{told} ",), _CELL, edge + offset + 20, top - down)

    return Block((line + 1) * SMALL.leading, draw)


def _days(root: Element, explained: DelayExplained, room: float) -> list[Block]:
    """The table of the days, ``room`` high at most."""
    table = root.add("Table")
    total = words.total(explained)
    room -= _height(words.COLUMNS, SMALL) + 2 + _height(total, SMALL_STRONG)
    lines = _shortened(explained, room)
    return [
        _row(table.add("TR"), words.COLUMNS, SMALL, head=True),
        *(_row(table.add("TR"), cells, _CELL) for cells in lines),
        space(2),
        _row(table.add("TR"), total, SMALL_STRONG),
    ]


def _shortened(explained: DelayExplained, room: float) -> Sequence[_Cells]:
    """All days where they fit into ``room``; else the first and the last ones, and a line for those between."""
    lines = [row.cells for row in words.rows(explained, words.steps_in_short)]
    if sum(_height(cells, _CELL) for cells in lines[:_MOST]) <= room and len(lines) <= _MOST:
        return lines
    room -= _height(words.left_out(explained.days), _CELL)
    first, end = 0, len(lines)
    while True:
        from_top = first <= len(lines) - end
        room -= _height(lines[first] if from_top else lines[end - 1], _CELL)
        if room < 0:
            return [*lines[:first], words.left_out(explained.days[first:end]), *lines[end:]]
        first, end = (first + 1, end) if from_top else (first, end - 1)


def _texts(cells: Sequence[str], style: Style) -> list[tuple[str, ...]]:
    return [wrapped(cell, style, width - 6) for cell, width in zip(cells, _WIDTHS, strict=True)]


def _height(cells: Sequence[str], style: Style) -> float:
    return max(map(len, _texts(cells, style))) * style.leading + 1


def _row(row: Element, cells: Sequence[str], style: Style, *, head: bool = False) -> Block:
    elements = [
        row.add("TH", Scope="Column") if head else row.add("TH", Scope="Row") if place == 0 else row.add("TD")
        for place in range(len(cells))
    ]
    texts = _texts(cells, style)

    def draw(pen: Pen, left: float, top: float) -> None:
        for element, lines, width in zip(elements, texts, _WIDTHS, strict=True):
            pen.lines(element, lines, style, left, top)
            left += width

    return Block(_height(cells, style), draw)

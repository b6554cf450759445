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
from marianne_desk.domain.delay_timeline import Mark, Timeline, timeline_of
from marianne_desk.wording import delays as words

TITLE = "Pourquoi ce délai"
_DAY, _PROMISE, _OPENING = 106.0, 106.0, 42.0
_WIDTHS = (_DAY, _PROMISE, _OPENING, WIDTH - _DAY - _PROMISE - _OPENING)
_GUTTER = 16.0
_CELL = replace(SMALL, colour=INK)
_FOOT = 32.0
_MOST = 45
"""Days that a page may hold, of one line each."""


def draw_delay_sheet(explained: DelayExplained, house: str, *, created_at: datetime) -> bytes:
    """The PDF, one page: of a delay with more days than it holds, the first and the last ones, and between them how
    many were left out and what they add up to. ``created_at`` (aware, in the desk's zone) is the only date in the file
    besides those of the delay."""
    register_fonts()
    for room in range(max(2, min(len(explained.days), _MOST)), 1, -1):
        root = Element("Document")
        pages = paginated(_blocks(root, explained, house, room), TOP, TOP)
        if len(pages) == 1:
            break
    target = BytesIO()
    canvas = TaggedCanvas(target, f"{TITLE}, C-{explained.number}, {house}", root, created_at)
    pen = Pen(canvas)
    for placed in pages[0]:
        placed.block.draw(pen, MARGIN, placed.top)
    foot = f"{TITLE}, C-{explained.number}, état au {french.instant_words(created_at)}"
    pen.lines(None, (foot,), SMALL, MARGIN, _FOOT)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _blocks(root: Element, explained: DelayExplained, house: str, room: int) -> list[Block]:
    timeline = timeline_of(explained)
    clocks = words.clocks(explained)
    names = tuple(clock.name for clock in clocks)
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
        figure(
            root,
            delay_band(timeline, _band_words(explained, timeline, names), WIDTH),
            words.band_words(explained),
        ),
        _legend(root, words.marks_of(timeline)),
        space(10),
        heading(root, "Jour par jour", WIDTH),
        *_days(root, explained, room),
    ]


def _band_words(explained: DelayExplained, timeline: Timeline, names: tuple[str, ...]) -> BandWords:
    return BandWords(names, words.ends_of(explained, timeline), words.end_words(explained))


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


def _days(root: Element, explained: DelayExplained, room: int) -> list[Block]:
    table = root.add("Table")
    lines = [row.cells for row in words.rows(explained, words.steps_in_short)]
    if len(lines) > room:
        before, after = room - room // 2, room // 2
        left_out = explained.days[before : len(lines) - after]
        lines = [*lines[:before], words.left_out(left_out), *lines[len(lines) - after :]]
    return [
        _row(table.add("TR"), words.COLUMNS, SMALL, head=True),
        *(_row(table.add("TR"), cells, _CELL) for cells in lines),
        space(2),
        _row(table.add("TR"), words.total(explained), SMALL_STRONG),
    ]


def _row(row: Element, cells: Sequence[str], style: Style, *, head: bool = False) -> Block:
    elements = [
        row.add("TH", Scope="Column") if head else row.add("TH", Scope="Row") if place == 0 else row.add("TD")
        for place in range(len(cells))
    ]
    texts = [wrapped(cell, style, width - 6) for cell, width in zip(cells, _WIDTHS, strict=True)]

    def draw(pen: Pen, left: float, top: float) -> None:
        for element, lines, width in zip(elements, texts, _WIDTHS, strict=True):
            pen.lines(element, lines, style, left, top)
            left += width

    return Block(max(map(len, texts)) * style.leading + 1, draw)

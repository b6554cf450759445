"""The day's page and the list of people to phone, on A4, tagged. What they say is decided in ``wording.day_page``."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from marianne_desk.documents.fonts import register_fonts
from marianne_desk.documents.layout import (
    BODY,
    BODY_STRONG,
    HEADING,
    LARGE_STRONG,
    SMALL,
    WIDTH,
    Block,
    Pen,
    Style,
    heading,
    paragraph,
    space,
    wrapped,
)
from marianne_desk.documents.liaison_sheet import on_pages
from marianne_desk.documents.tagged_canvas import Element
from marianne_desk.domain.cases.day_page import DayPage
from marianne_desk.domain.cases.phoning import PeopleToPhone
from marianne_desk.wording import day_page as words
from marianne_desk.wording.day_page import PageTable

_GUTTER = 10.0
_BOX = 11.0
_WIDTHS: dict[int, tuple[float, ...]] = {2: (0.24, 0.76), 4: (0.21, 0.37, 0.27, 0.15)}
_TICKED = (0.25, 0.23, 0.44, 0.08)
"""Shares of the width, by how many columns a table has."""


def draw_day_page(page: DayPage, *, created_at: datetime) -> bytes:
    """The PDF, of one page or more. ``created_at`` (aware, in the desk's zone) is the only other date in the file."""
    root = Element("Document")
    title = words.day_title(page.day)
    return _drawn(root, page.house, title, words.opening_words(page), words.day_tables(page), created_at)


def draw_phone_list(calls: PeopleToPhone, house: str, *, created_at: datetime) -> bytes:
    """The PDF of the people to phone alone."""
    root = Element("Document")
    return _drawn(root, house, "Personnes à appeler", "", words.call_tables(calls), created_at)


def _drawn(
    root: Element,
    house: str,
    title: str,
    under: str,
    tables: Sequence[PageTable],
    created_at: datetime,
) -> bytes:
    register_fonts()
    blocks = [
        paragraph(root, house, HEADING, WIDTH),
        space(4),
        paragraph(root, title, LARGE_STRONG, WIDTH, "H1"),
        *([paragraph(root, under, BODY, WIDTH)] if under else []),
        space(2),
        paragraph(root, words.NAMES, SMALL, WIDTH),
    ]
    for table in tables:
        blocks += [space(8), heading(root, table.title, WIDTH)]
        blocks += _table(root, table) if table.rows else [paragraph(root, table.nothing, BODY, WIDTH)]
    return on_pages(root, blocks, title, created_at)


def _table(root: Element, table: PageTable) -> list[Block]:
    element = root.add("Table")
    shares = _TICKED if table.ticked else _WIDTHS[len(table.heads)]
    head = _row(element.add("TR"), table.heads, shares, SMALL, head=True)
    again = replace(_row(None, table.heads, shares, SMALL), with_next=True)
    rows = [
        replace(_row(element.add("TR"), cells, shares, BODY, ticked=table.ticked), head=again)
        for cells in table.rows
    ]
    return [replace(head, with_next=True), *rows]


def _row(
    row: Element | None,
    cells: Sequence[str],
    shares: Sequence[float],
    style: Style,
    *,
    head: bool = False,
    ticked: bool = False,
) -> Block:
    """``row`` None: decoration, for heads that are drawn again. ``ticked``: a box in the last cell."""
    elements: list[Element | None] = [None] * len(cells)
    if row is not None:
        elements = [
            row.add("TH", Scope="Column")
            if head
            else row.add("TH", Scope="Row")
            if place == 0
            else row.add("TD")
            for place in range(len(cells))
        ]
    strong = style if style is SMALL else BODY_STRONG
    styles = [strong, *[style] * (len(cells) - 1)]
    written = [
        wrapped(text, one, share * WIDTH - _GUTTER)
        for text, one, share in zip(cells, styles, shares, strict=True)
    ]
    height = max(len(lines) for lines in written) * style.leading + 4

    def draw(pen: Pen, left: float, top: float) -> None:
        start = left
        for element, lines, one, share in zip(elements, written, styles, shares, strict=True):
            pen.lines(element, lines, one, start, top - 1)
            start += share * WIDTH
        if ticked:
            pen.box(start - shares[-1] * WIDTH, top - 3, _BOX, _BOX)
        pen.rule(left, left + WIDTH, top - height + 1)

    return Block(height, draw)

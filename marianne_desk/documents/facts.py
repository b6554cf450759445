"""Facts on paper: a name on the left, what it is on the right; and days with what happened on them. Tagged."""

from collections.abc import Sequence
from dataclasses import replace

from marianne_desk.documents.layout import (
    BODY,
    BODY_STRONG,
    GREY,
    SMALL,
    Block,
    Pen,
    Style,
    wrapped,
)
from marianne_desk.documents.tagged_canvas import Element

GUTTER = 12.0
LABEL = replace(BODY, colour=GREY)


def fact(
    parent: Element,
    name: str,
    what: Sequence[str],
    width: float,
    label: float,
    *,
    style: Style = BODY,
    named: Style = LABEL,
) -> Block:
    """One fact, read as « name : what ». ``label``: the width of the names; ``what`` in lines of its own."""
    element = parent.add("P")
    names = wrapped(name, named, label)
    lines = tuple(line for text in what for line in wrapped(text, style, width - label - GUTTER))

    def draw(pen: Pen, left: float, top: float) -> None:
        spaced = (*names[:-1], f"{names[-1]} ")
        pen.lines(element, spaced, named, left, top)
        pen.lines(element, lines, style, left + label + GUTTER, top)

    return Block(max(len(names) * named.leading, len(lines) * style.leading) + 2, draw)


def days_table(
    parent: Element, heads: tuple[str, str], days: Sequence[tuple[str, str]], width: float, label: float
) -> list[Block]:
    """Days with what happened on them, as a table whose heads come again on each page."""
    table = parent.add("Table")
    head = _row(table.add("TR"), heads, width, label, SMALL, head=True)
    again = replace(_row(None, heads, width, label, SMALL), with_next=True)
    rows = [replace(_row(table.add("TR"), one, width, label, BODY), head=again) for one in days]
    return [replace(head, with_next=True), *rows]


def _row(
    row: Element | None,
    cells: tuple[str, str],
    width: float,
    label: float,
    style: Style,
    *,
    head: bool = False,
) -> Block:
    """``row`` None: decoration, for heads that are drawn again."""
    day, what = cells
    elements: tuple[Element | None, Element | None] = (None, None)
    if row is not None:
        elements = (
            row.add("TH", Scope="Column" if head else "Row"),
            row.add("TH", Scope="Column") if head else row.add("TD"),
        )
    lines = wrapped(what, style, width - label - GUTTER)
    first = style if style is SMALL else BODY_STRONG

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(elements[0], (day,), first, left, top)
        pen.lines(elements[1], lines, style, left + label + GUTTER, top)

    return Block(len(lines) * style.leading + 2, draw)

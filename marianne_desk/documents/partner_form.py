"""A page laid out as Administration+'s form, tagged: what we keep in its place, the rest blank and said so. What it
says is decided in ``wording.partner_form``.
"""

from datetime import datetime

from marianne_desk.documents.facts import GUTTER
from marianne_desk.documents.fonts import register_fonts
from marianne_desk.documents.layout import (
    BODY,
    GREY,
    HEADING,
    LARGE_STRONG,
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
from marianne_desk.domain.cases.liaison import Liaison
from marianne_desk.wording import partner_form as words
from marianne_desk.wording.cases import case_number

_LABEL, _PAD = 150.0, 5.0
_BLANK = Style(BODY.font, 9, 14, GREY)


def draw_partner_form(sheet: Liaison, *, created_at: datetime) -> bytes:
    """The PDF, one page where what was noted is not long. ``created_at`` (aware, in the desk's zone) is the only date
    in the file besides those of the case."""
    root = Element("Document")
    register_fonts()
    title = f"{words.TITLE}, dossier {case_number(sheet.number)}"
    blocks = [
        paragraph(root, sheet.ours.house, HEADING, WIDTH),
        space(4),
        paragraph(root, title, LARGE_STRONG, WIDTH, "H1"),
        space(2),
        paragraph(root, words.NEVER_HERE, BODY, WIDTH),
        space(2),
        paragraph(root, words.WHEN, BODY, WIDTH),
    ]
    for name, fields in words.form(sheet):
        blocks += [space(9), heading(root, name, WIDTH)]
        for field in fields:
            blocks += [*_field(root, field), space(4)]
    return on_pages(root, blocks, title, created_at)


def _field(root: Element, field: words.FormField) -> list[Block]:
    """The name of a field beside its box, a block a line: a long description goes on over the page."""
    element = root.add("P")
    style = BODY if field.lines else _BLANK
    width = WIDTH - _LABEL - GUTTER
    said = field.lines or (words.TO_TYPE,)
    lines = [line for text in said for line in wrapped(text, style, width - 2 * _PAD)]
    names = wrapped(field.name, BODY, _LABEL)
    lines += [""] * (len(names) - len(lines))

    def block(place: int) -> Block:
        height = style.leading + 2 * (place == len(lines) - 1)

        def draw(pen: Pen, left: float, top: float) -> None:
            edge = left + _LABEL + GUTTER
            if place < len(names):
                pen.lines(element, (f"{names[place]} ",), BODY, left, top - 1)
            above, below = place == 0, place == len(lines) - 1
            pen.box(edge, top, width, height, dashed=not field.lines, above=above, below=below)
            pen.lines(element, (f"{lines[place]} ",), style, edge + _PAD, top - 1)

        return Block(height, draw, with_next=place == 0 and len(lines) > 1)

    return [block(place) for place in range(len(lines))]

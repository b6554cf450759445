"""The liaison sheet on A4, tagged. What it says is decided in ``wording.liaison``."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from marianne_desk.documents.facts import days_table, fact
from marianne_desk.documents.fonts import register_fonts
from marianne_desk.documents.layout import (
    BODY,
    HEADING,
    LARGE_STRONG,
    MARGIN,
    SMALL,
    TOP,
    WIDTH,
    Block,
    Pen,
    flowing,
    heading,
    paginated,
    paragraph,
    space,
)
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas
from marianne_desk.domain import french
from marianne_desk.domain.cases.liaison import Liaison
from marianne_desk.wording import liaison as words

_LABEL = 130.0
_DAY = 66.0
_FOOT = 32.0
_QUESTION = replace(BODY, size=12, leading=17)


def draw_liaison_sheet(sheet: Liaison, *, created_at: datetime) -> bytes:
    """The PDF, of one page or more. ``created_at`` (aware, in the desk's zone) is the only date in the file besides
    those of the case."""
    root = Element("Document")
    register_fonts()
    blocks = [
        paragraph(root, sheet.ours.house, HEADING, WIDTH),
        space(4),
        paragraph(root, words.title(sheet), LARGE_STRONG, WIDTH, "H1"),
        space(4),
        fact(root, "Pour", (words.addressee(sheet),), WIDTH, _LABEL),
        fact(root, "De", (words.sender(sheet),), WIDTH, _LABEL),
        fact(root, "Le", (f"{french.day_words(sheet.today)}\u00a0{sheet.today.year}",), WIDTH, _LABEL),
    ]
    for place, section in enumerate(words.sections(sheet)):
        blocks += [space(6), heading(root, section.title, WIDTH)]
        blocks += _body(root, section, asked=place == 0)
    blocks += [space(8), paragraph(root, words.NUMBERS, SMALL, WIDTH)]
    return on_pages(root, blocks, words.title(sheet), created_at)


def on_pages(root: Element, blocks: list[Block], title: str, created_at: datetime) -> bytes:
    """Blocks on as many A4 pages as they take, each with its number and the instant at its foot."""
    target = BytesIO()
    canvas = TaggedCanvas(target, title, root, created_at)
    pen = Pen(canvas)
    pages = paginated(blocks, TOP, TOP)
    for number, page in enumerate(pages, start=1):
        for placed in page:
            placed.block.draw(pen, MARGIN, placed.top)
        foot = f"{title}, état au {french.instant_words(created_at)}"
        pen.lines(None, (foot,), SMALL, MARGIN, _FOOT)
        if len(pages) > 1:
            pen.lines(None, (f"page {number} sur {len(pages)}",), SMALL, MARGIN + WIDTH, _FOOT, right=True)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _body(root: Element, section: words.Section, *, asked: bool) -> Iterable[Block]:
    style = _QUESTION if asked and section.lines != (words.NO_QUESTION,) else BODY
    for line in section.lines:
        yield from flowing(root, line, style, WIDTH)
    yield from (fact(root, name, (what,), WIDTH, _LABEL) for name, what in section.facts)
    if section.days:
        yield from days_table(root, ("Jour", "Ce qui s’est passé"), section.days, WIDTH, _DAY)

"""The slip on paper: A5, or twice on an A4 to be cut; large type, pictures of our own, tagged.

Nothing is under 14 points. What is too much for a page at 14 points goes on on the next one, with a sentence that says
so; nothing is cut. What it says is decided in ``domain.cases.slip``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO

from reportlab.graphics.shapes import Drawing

from marianne_desk.documents.fonts import register_fonts
from marianne_desk.documents.layout import (
    BODY,
    BODY_STRONG,
    GREY,
    HEADING,
    INK,
    LARGE_STRONG,
    Block,
    Pen,
    Style,
    beside,
    paragraph,
    space,
    stacked,
    wrapped,
)
from marianne_desk.documents.qr import qr_code
from marianne_desk.documents.slip_pictures import picture, tick_box
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas
from marianne_desk.domain.cases.appointment import Paper
from marianne_desk.domain.cases.slip import Picture, Section, Slip

PAGE_WIDTH, PAGE_HEIGHT = 419.53, 595.28
TWO_WIDTH = 841.89
SMALLEST = 14.0
_MARGIN = 28.0
_WIDTH = PAGE_WIDTH - 2 * _MARGIN
_TOP = PAGE_HEIGHT - 26.0
_BOTTOM = 24.0
_TEXT = 46.0
"""Where words begin, right of the pictures."""
_COLUMN = _WIDTH - _TEXT
_BOX = 24.0


@dataclass(frozen=True, slots=True)
class _Sizes:
    """One way to set the whole slip. ``gap``: white between sections."""

    body: Style
    strong: Style
    heading: Style
    title: Style
    gap: float
    picture: float
    code: float


def _sizes(body: float, leading: float, strong: float, gap: float, code: float) -> _Sizes:
    return _Sizes(
        body=replace(BODY, size=body, leading=leading),
        strong=replace(BODY_STRONG, size=strong, leading=strong * 1.24),
        heading=replace(HEADING, size=max(body, 15), leading=leading),
        title=replace(LARGE_STRONG, size=strong + 6, leading=(strong + 6) * 1.25),
        gap=gap,
        picture=30 + gap / 4,
        code=code,
    )


_FULLEST_FIRST = (
    _sizes(16, 23, 20, 16, 112),
    _sizes(15.5, 22, 19.5, 14, 108),
    _sizes(15, 21, 19, 12, 104),
    _sizes(14.5, 20, 18.5, 10, 100),
    _sizes(SMALLEST, 19, 18, 9, 96),
    _sizes(SMALLEST, 18, 17.5, 7, 92),
    _sizes(SMALLEST, 17.5, 17, 5, 88),
    _sizes(SMALLEST, 17, 16, 3, 84),
)


def draw_slip(slip: Slip, *, created_at: datetime, copies: int = 1) -> bytes:
    """The PDF. ``copies`` 2: the same slip twice on an A4, read aloud once. ``created_at`` (aware) is the file's only
    date besides those of the slip."""
    register_fonts()
    root = Element("Document")
    pages = _pages(root, slip)
    target = BytesIO()
    canvas = TaggedCanvas(target, f"{slip.title}, {slip.house}", root, created_at, slip.words.tag)
    canvas.setPageSize((TWO_WIDTH if copies == 2 else PAGE_WIDTH, PAGE_HEIGHT))
    pen, silent = Pen(canvas), _Silent(canvas)
    for number, blocks in enumerate(pages, 1):
        _draw_page(pen, slip, blocks, _MARGIN, number, len(pages))
        if copies == 2:
            _draw_page(silent, slip, blocks, TWO_WIDTH / 2 + _MARGIN, number, len(pages))
            canvas.setDash(3, 4)
            canvas.setLineWidth(0.6)
            canvas.line(TWO_WIDTH / 2, 0, TWO_WIDTH / 2, PAGE_HEIGHT)
            canvas.setDash()
        canvas.showPage()
    canvas.save()
    return target.getvalue()


class _Silent(Pen):
    """Draws what was drawn already: it is there for the eye, and is not read aloud a second time."""

    def lines(
        self,
        element: Element | None,
        lines: Sequence[str],
        style: Style,
        left: float,
        top: float,
        *,
        right: bool = False,
    ) -> None:
        """Lines that belong to nothing."""
        del element
        super().lines(None, lines, style, left, top, right=right)

    def drawing(self, element: Element | None, drawing: Drawing, left: float, top: float) -> None:
        """A drawing that belongs to nothing."""
        del element
        super().drawing(None, drawing, left, top)


def _draw_page(pen: Pen, slip: Slip, blocks: Sequence[Block], left: float, number: int, count: int) -> None:
    top = _TOP
    for block in blocks:
        block.draw(pen, left, top)
        top -= block.height
    if count > 1:
        style = _last_resort().body
        foot = _BOTTOM + style.leading
        pen.lines(None, (slip.words.page.format(number, count),), replace(style, colour=GREY), left, foot)
        if number < count:
            goes_on = slip.words.goes_on.format(number + 1)
            pen.lines(None, (goes_on,), replace(style, font=BODY_STRONG.font), left, foot + style.leading)


def _pages(root: Element, slip: Slip) -> list[list[Block]]:
    """One page at the largest size that fits; else the papers to bring on pages of their own."""
    room = _TOP - _BOTTOM
    for sizes in _FULLEST_FIRST:
        scratch = Element("Document")
        blocks = _blocks(scratch, slip, slip.sections, sizes)
        if sum(block.height for block in blocks) <= room:
            root.kids += scratch.kids
            return [blocks]
    sizes = _last_resort()
    room -= 2 * sizes.body.leading + 6
    papers = [one for one in slip.sections if one.picture is Picture.BRING and one.papers]
    if not papers:
        return _flowed(_blocks(root, slip, slip.sections, sizes), room)
    there = (slip.words.papers_on.format(2),)
    sections = [replace(one, papers=(), lines=there) if one in papers else one for one in slip.sections]
    first = _flowed(_blocks(root, slip, sections, sizes), room)
    if len(first) > 1:
        root.kids.clear()
        return _flowed(_blocks(root, slip, slip.sections, sizes), room)
    return first + _flowed([block for one in papers for block in _section(root, one, sizes)], room)


def _last_resort() -> _Sizes:
    return _FULLEST_FIRST[4]


def _flowed(blocks: Sequence[Block], room: float) -> list[list[Block]]:
    """Blocks from page to page; a heading stays with what follows it."""
    pages: list[list[Block]] = [[]]
    left = room
    for place, block in enumerate(blocks):
        after = blocks[place + 1].height if block.with_next and place + 1 < len(blocks) else 0.0
        if block.height + after > left and pages[-1]:
            pages.append([])
            left = room
        if block.is_space and not pages[-1]:
            continue
        pages[-1].append(block)
        left -= block.height
    return [page for page in pages if page]


def _blocks(root: Element, slip: Slip, sections: Sequence[Section], sizes: _Sizes) -> list[Block]:
    small = replace(sizes.body, size=SMALLEST, leading=18)
    blocks = [
        paragraph(root, slip.house, replace(small, colour=GREY), _WIDTH),
        *_text(root, slip.note, replace(small, font=BODY_STRONG.font), _WIDTH),
        paragraph(root, slip.title, sizes.title, _WIDTH, "H1"),
        *_text(root, slip.subject, replace(sizes.body, font=BODY_STRONG.font), _WIDTH),
        *_text(root, slip.whom, sizes.body, _WIDTH),
    ]
    for one in sections[:-1]:
        blocks += [space(sizes.gap), *_section(root, one, sizes)]
    last = sections[-1]
    blocks.append(space(sizes.gap))
    if not slip.code:
        return blocks + _section(root, last, sizes)
    beside_code = _section(root, last, sizes, _COLUMN - sizes.code - 6)
    square = paragraph(root, slip.words.square, small, _WIDTH, right=True)
    return [
        *blocks,
        beside([(0.0, stacked(beside_code)), (_WIDTH - sizes.code, _code(root, slip, sizes))]),
        square,
    ]


def _section(root: Element, one: Section, sizes: _Sizes, width: float = _COLUMN) -> list[Block]:
    """The heading beside its picture, then one block a line, so that a page may end between any two."""
    head = paragraph(root, one.heading, sizes.heading, width, "H2")
    drawn = picture(one.picture, sizes.picture)

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.drawing(None, drawn, left, top - 1)
        head.draw(pen, left + _TEXT, top)

    under: list[Block] = []
    for text in one.strong:
        under += _text(root, text, sizes.strong, width)
    if one.papers:
        under += [space(3), *_papers(root.add("L"), one.papers, sizes), space(2)]
    for text in one.lines:
        under += _text(root, text, sizes.body, width)
    if one.to_write:
        under += [Block(sizes.body.leading * 1.4, _dots) for _ in range(2)]
    blocks = [Block(head.height, draw, with_next=True), *map(_indented, under)]
    short = sizes.picture + 2 - sum(block.height for block in blocks)
    return [*blocks, space(short)] if short > 0 else blocks


def _text(parent: Element, text: str, style: Style, width: float, tag: str = "P") -> list[Block]:
    """A block a line, all of them one paragraph; nothing for an empty text."""
    if not text:
        return []
    *full, last = wrapped(text, style, width)
    element = parent.add(tag)

    def block(line: str) -> Block:
        return Block(style.leading, lambda pen, left, top: pen.lines(element, (line,), style, left, top))

    return [*(block(f"{line} ") for line in full), block(last)]


def _papers(parent: Element, papers: Sequence[Paper], sizes: _Sizes) -> list[Block]:
    return [block for paper in papers for block in _paper(parent.add("LI"), paper, sizes)]


def _paper(item: Element, paper: Paper, sizes: _Sizes) -> list[Block]:
    """A box beside the name of the paper."""
    side = sizes.body.size * 1.05
    box = tick_box(side, ticked=paper.ready)
    first, *others = _text(item, paper.label, sizes.body, _COLUMN - _BOX, "LBody")

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.drawing(None, box, left, top - (sizes.body.leading - side) / 2)
        first.draw(pen, left + _BOX, top)

    rest = [beside([(_BOX, block)]) for block in others]
    return [Block(first.height, draw, with_next=bool(rest)), *rest, space(sizes.gap / 3)]


def _code(root: Element, slip: Slip, sizes: _Sizes) -> Block:
    """The square; made when it is drawn, not for each size that is tried."""
    element, side = root.add("Figure", slip.about_code), sizes.code
    return Block(side, lambda pen, left, top: pen.drawing(element, qr_code(slip.code, side), left, top))


def _indented(block: Block) -> Block:
    return Block(
        block.height,
        lambda pen, left, top: block.draw(pen, left + _TEXT, top),
        block.with_next,
        is_space=block.is_space,
    )


def _dots(pen: Pen, left: float, top: float) -> None:
    """A line to write on."""
    pen.rule(left, left + _COLUMN, top - BODY.leading * 1.7, INK)

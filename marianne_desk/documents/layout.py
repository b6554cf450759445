"""How our paper is set: three text sizes, a rhythm of four and eight points, blocks that stack into pages.

Every heading, paragraph, table and figure is made here or in ``bar_tables``, so that its place in the
structure of the document (what is read aloud, in which order) is given in one spot. Lengths are points.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor

from marianne_desk.documents.fonts import REGULAR, STRONG, printable, text_width
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
MARGIN = 48.0
WIDTH = PAGE_WIDTH - 2 * MARGIN
TOP = PAGE_HEIGHT - 40.0
BOTTOM = 56.0

ACCENT = "#1D4E6F"
WARM = "#BF5B1B"
INK = "#22272B"
GREY = "#5F686F"
HAIRLINE = "#C9CFD4"
PALE = "#E9EDF0"


@dataclass(frozen=True, slots=True)
class Style:
    """A way to write: face, size, distance of lines, colour."""

    font: str
    size: float
    leading: float
    colour: str


SMALL = Style(REGULAR, 8, 11, GREY)
SMALL_STRONG = replace(SMALL, font=STRONG, colour=INK)
BODY = Style(REGULAR, 10, 14, INK)
BODY_STRONG = replace(BODY, font=STRONG)
HEADING = replace(BODY, font=STRONG, colour=ACCENT)
LARGE = Style(REGULAR, 18, 24, INK)
LARGE_STRONG = replace(LARGE, font=STRONG, colour=ACCENT)


class Pen:
    """Draws on the canvas. Text and drawings given an element belong to it, others are decoration."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self._canvas = canvas

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
        """Lines under ``top``; ``left`` is their right end when ``right``."""
        if element is None:
            self._lines(lines, style, left, top, right)
        elif any(lines):
            with self._canvas.marked(element):
                self._lines(lines, style, left, top, right)

    def rule(self, left: float, right: float, height: float, colour: str = HAIRLINE) -> None:
        """A hairline."""
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(0.5)
        self._canvas.line(left, height, right, height)

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        dashed: bool = False,
        above: bool = True,
        below: bool = True,
    ) -> None:
        """The frame of what is written, or to be written, inside; ``above``, ``below``: with these edges."""
        right, bottom = left + width, top - height
        edges = [(left, top, left, bottom), (right, top, right, bottom)]
        edges += [(left, top, right, top)] * above + [(left, bottom, right, bottom)] * below
        self._canvas.saveState()
        self._canvas.setStrokeColor(HexColor(GREY))
        self._canvas.setLineWidth(0.75)
        if dashed:
            self._canvas.setDash(2, 2)
        self._canvas.lines(edges)
        self._canvas.restoreState()

    def drawing(self, element: Element | None, drawing: Drawing, left: float, top: float) -> None:
        """A vector drawing with its upper left corner there."""
        bottom = top - drawing.height
        if element is None:
            renderPDF.draw(drawing, self._canvas, left, bottom)
            return
        box = [round(edge, 2) for edge in (left, bottom, left + drawing.width, top)]
        element.attributes.update(BBox=box, Placement="Block")
        with self._canvas.marked(element):
            renderPDF.draw(drawing, self._canvas, left, bottom)

    def _lines(self, lines: Sequence[str], style: Style, left: float, top: float, right: bool) -> None:
        self._canvas.setFillColor(HexColor(style.colour))
        self._canvas.setFont(style.font, style.size)
        baseline = top - (style.leading - style.size) / 2 - style.size * 0.79
        for place, line in enumerate(lines):
            at = left - text_width(line, style.font, style.size) if right else left
            # A space at the end of a line keeps its last word apart from the next line when read or copied.
            end = " " if place + 1 < len(lines) else ""
            self._canvas.drawString(at, baseline - place * style.leading, line + end)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page. ``draw`` takes the pen, the left edge and the top. ``with_next`` keeps it on
    the page of the following block; ``head`` (the heads of a table's columns) is drawn again above it where it
    opens a page."""

    height: float
    draw: Callable[[Pen, float, float], None]
    with_next: bool = False
    head: "Block | None" = None
    is_space: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the height of its top on the page."""

    block: Block
    top: float


def wrapped(text: str, style: Style, width: float) -> tuple[str, ...]:
    """``text`` in lines of ``width`` at most, broken at plain spaces only (no-break ones hold); a word
    wider than the line is broken inside rather than cut."""
    lines: list[str] = []
    line = ""
    for word in printable(text).split(" "):
        longer = f"{line} {word}" if line else word
        if text_width(longer, style.font, style.size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, style, width)
        lines += full
    return (*lines, line)


def space(height: float) -> Block:
    """White; dropped at the top of a page."""
    return Block(height, lambda _pen, _left, _top: None, with_next=False, is_space=True)


def paragraph(
    parent: Element,
    text: str,
    style: Style,
    width: float,
    tag: str = "P",
    *,
    right: bool = False,
    with_next: bool = False,
) -> Block:
    """Text of one style; ``tag`` is P or H1; ``right`` sets the lines against the right edge.
    Nothing for an empty text."""
    if not text:
        return space(0)
    lines = wrapped(text, style, width)
    element = parent.add(tag)
    return Block(
        len(lines) * style.leading,
        lambda pen, left, top: pen.lines(element, lines, style, left + width * right, top, right=right),
        with_next,
    )


def flowing(parent: Element, text: str, style: Style, width: float) -> list[Block]:
    """One paragraph, a block a line, so that a long one goes on over the page. Nothing for an empty text."""
    if not text:
        return []
    element = parent.add("P")

    def drawing(line: str) -> Callable[[Pen, float, float], None]:
        return lambda pen, left, top: pen.lines(element, (f"{line} ",), style, left, top)

    return [Block(style.leading, drawing(line)) for line in wrapped(text, style, width)]


def heading(parent: Element, text: str, width: float) -> Block:
    """The title of a section under its hairline, kept with what follows."""
    lines = wrapped(text, HEADING, width)
    element = parent.add("H2")

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.rule(left, left + width, top)
        pen.lines(element, lines, HEADING, left, top - 5)

    return Block(len(lines) * HEADING.leading + 9, draw, with_next=True)


def figure(parent: Element, drawing: Drawing, alternative: str) -> Block:
    """A picture with the words that stand for it."""
    element = parent.add("Figure", alternative)
    return Block(drawing.height, lambda pen, left, top: pen.drawing(element, drawing, left, top))


def stacked(blocks: Iterable[Block]) -> Block:
    """Blocks under each other, never parted."""
    pile = tuple(blocks)

    def draw(pen: Pen, left: float, top: float) -> None:
        for block in pile:
            block.draw(pen, left, top)
            top -= block.height

    return Block(sum(block.height for block in pile), draw)


def beside(columns: Sequence[tuple[float, Block]]) -> Block:
    """Blocks next to each other, each with its distance from the left edge, tops aligned."""

    def draw(pen: Pen, left: float, top: float) -> None:
        for offset, block in columns:
            block.draw(pen, left + offset, top)

    return Block(max((block.height for _, block in columns), default=0.0), draw)


def paginated(blocks: Sequence[Block], first_top: float, next_top: float) -> list[list[Placed]]:
    """Blocks on pages: those kept together move together, unless they are taller than a page."""
    pages: list[list[Placed]] = [[]]
    top = first_top
    for group in _groups(blocks):
        height = sum(block.height for block in group)
        if top - height < BOTTOM and pages[-1] and not group[0].is_space:
            pages.append([])
            top = next_top
            head = group[0].head
            if head is not None:
                pages[-1].append(Placed(head, top))
                top -= head.height
        for block in group:
            if block.is_space and not pages[-1]:
                continue
            pages[-1].append(Placed(block, top))
            top -= block.height
    return pages


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    joined = False
    for block in blocks:
        if joined:
            groups[-1].append(block)
        else:
            groups.append([block])
        joined = block.with_next
    return groups


def _pieces(word: str, style: Style, width: float) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and text_width(pieces[-1] + sign, style.font, style.size) > width:
            pieces.append("")
        pieces[-1] += sign
    return pieces

"""The paper tally of power-cut days: one A4 page, black on white, a box a stroke can be counted in.

What its rows and columns are is decided in ``domain.tally``; here is only how it is drawn.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from reportlab.graphics.shapes import Drawing, Line
from reportlab.lib.colors import HexColor

from marianne_desk import wording
from marianne_desk.documents.fonts import register_fonts, text_width
from marianne_desk.documents.layout import (
    BODY,
    BODY_STRONG,
    INK,
    LARGE_STRONG,
    MARGIN,
    PAGE_WIDTH,
    SMALL,
    SMALL_STRONG,
    TOP,
    WIDTH,
    Block,
    Pen,
    Style,
    beside,
    paginated,
    paragraph,
    space,
    wrapped,
)
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas
from marianne_desk.domain.calendar.day_without_hour import Half
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.french import NO_BREAK
from marianne_desk.domain.tally import COLUMNS, LETTERS, TallyModel

HALVES = {Half.MORNING: "Matin", Half.AFTERNOON: "Après-midi"}
OUTCOMES = {Outcome.SOLVED: "résolu", Outcome.ORIENTED: "orienté"}

_TITLE = replace(LARGE_STRONG, colour=INK)
_LABEL = replace(SMALL, size=9, leading=10, colour=INK)
_HEAD = replace(SMALL_STRONG, size=9, leading=11)
_NOTE = replace(SMALL, size=9, leading=12, colour=INK)
_LETTER = 16.0
_BOX = 43.0
_LABELS = WIDTH - _LETTER - _BOX * len(COLUMNS)
_ROOM = 500.0
"""Height of all rows together, whatever their number."""
_HIGHEST, _LOWEST = 26.0, 19.0
_THIN, _THICK = 0.5, 1.25
_NOTES = 3


def draw_tally_sheet(model: TallyModel, house: str, *, created_at: datetime) -> bytes:
    """The PDF. ``created_at`` is the file's only date; it is not printed, so that a pile of copies serves for years."""
    register_fonts()
    root = Element("Document")
    target = BytesIO()
    number = f"Feuille n°{NO_BREAK}{model.number}"
    canvas = TaggedCanvas(target, f"Relevé papier, feuille {model.number}", root, created_at)
    pen = Pen(canvas)
    (page,) = paginated(_blocks(root, model, house, number), TOP, TOP)
    for placed in page:
        placed.block.draw(pen, MARGIN, placed.top)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _blocks(root: Element, model: TallyModel, house: str, number: str) -> list[Block]:
    height = min(max(_ROOM / max(len(model.rows), 1), _LOWEST), _HIGHEST)
    blocks = [
        beside(
            [
                (0.0, paragraph(root, "Relevé papier", _TITLE, WIDTH - 160, "H1")),
                (WIDTH - 160, paragraph(root, number, BODY_STRONG, 160, right=True)),
            ]
        ),
        paragraph(root, house, SMALL, WIDTH),
        space(8),
        _to_fill(root),
        space(6),
        paragraph(
            root,
            f"Un trait par demande, dans sa case{NO_BREAK}: la ligne, le moment, guichet ou téléphone, l’issue. "
            "Ni nom ni numéro.",
            _NOTE,
            WIDTH,
        ),
        space(6),
    ]
    table = root.add("Table")
    blocks += _heads(table)
    before = model.rows[:1]
    for place, row in enumerate(model.rows):
        parted = row.reason is None and all(one.reason is not None for one in before)
        blocks.append(_row(table.add("TR"), place, row.label, height, parted=parted))
        before = (row,)
    return [
        *blocks,
        space(8),
        paragraph(
            root,
            "À suivre, transmis, rendez-vous pris, courriels et courriers, permanences"
            f"{NO_BREAK}: une ligne chacun, avec l’heure. Ils se saisissent un par un.",
            _NOTE,
            WIDTH,
        ),
        *(_written_line() for _ in range(_NOTES)),
    ]


def _to_fill(root: Element) -> Block:
    """The day and the agent, to be written by hand."""
    element = root.add("P")

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(element, (f"Jour{NO_BREAK}: ",), BODY, left, top)
        pen.rule(left + 32, left + 210, top - 13, INK)
        pen.lines(element, (f"Agent{NO_BREAK}: ",), BODY, left + 240, top)
        pen.rule(left + 280, left + WIDTH, top - 13, INK)

    return Block(18.0, draw)


def _heads(table: Element) -> list[Block]:
    """Three rows of heads: half of the day, channel, outcome."""
    halves = [HALVES[half] for half in dict.fromkeys(column.half for column in COLUMNS)]
    channels = [wording.CHANNELS[column.channel] for column in COLUMNS[::2]]
    outcomes = [OUTCOMES[column.outcome] for column in COLUMNS]
    return [
        _head(table.add("TR"), texts, style)
        for texts, style in ((halves, _HEAD), (channels, _HEAD), (outcomes, SMALL_STRONG))
    ]


def _head(row: Element, texts: Sequence[str], style: Style) -> Block:
    """A row of heads, each over as many columns as it takes to fill the width."""
    over = len(COLUMNS) // len(texts)
    row.add("TH", Scope="Column")
    cells = [row.add("TH", Scope="Column", ColSpan=over) for _ in texts]
    height = 16.0

    def draw(pen: Pen, left: float, top: float) -> None:
        for place, (text, cell) in enumerate(zip(texts, cells, strict=True)):
            start = left + _LETTER + _LABELS + place * over * _BOX
            inset = (over * _BOX - text_width(text, style.font, style.size)) / 2
            pen.lines(cell, (text,), style, start + inset, top - 2.5)
        pen.drawing(None, _grid(height, over, labels=False), left, top)

    return Block(height, draw, with_next=True)


def _row(row: Element, place: int, label: str, height: float, *, parted: bool) -> Block:
    """One row of empty boxes. Its letter is what the grid jumps to; ``parted`` sets it off from the row above."""
    head = row.add("TH", Scope="Row")
    for _ in COLUMNS:
        row.add("TD")
    lines = wrapped(label, _LABEL, _LABELS - 6)[:2]

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(head, (f"{LETTERS[place]} ",), _HEAD, left + 3, top - (height - _HEAD.leading) / 2)
        pen.lines(head, lines, _LABEL, left + _LETTER, top - (height - len(lines) * _LABEL.leading) / 2)
        pen.drawing(None, _grid(height, 1, labels=True, parted=parted), left, top)

    return Block(height, draw, with_next=True)


def _grid(height: float, over: int, *, labels: bool, parted: bool = False) -> Drawing:
    """The lines around the boxes of a row: thicker between the halves of the day, dark enough for any copier."""
    drawing = Drawing(WIDTH, height)
    begin = 0.0 if labels else _LETTER + _LABELS

    def line(x1: float, y1: float, x2: float, y2: float, width: float) -> None:
        drawing.add(Line(x1, y1, x2, y2, strokeColor=HexColor(INK), strokeWidth=width))

    line(begin, height, WIDTH, height, _THICK if parted else _THIN)
    line(begin, 0, WIDTH, 0, _THIN)
    if labels:
        line(0, 0, 0, height, _THIN)
    for place in range(0, len(COLUMNS) + 1, over):
        x = _LETTER + _LABELS + place * _BOX
        changes = place in {0, len(COLUMNS)} or COLUMNS[place].half is not COLUMNS[place - 1].half
        line(x, 0, x, height, _THICK if changes else _THIN)
    return drawing


def _written_line() -> Block:
    return Block(20.0, lambda pen, left, top: pen.rule(left, PAGE_WIDTH - MARGIN, top - 19, INK))

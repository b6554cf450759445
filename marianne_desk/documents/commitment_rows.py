"""The commitments on paper: verdict in word and drawn shape, value, n, coverage, target. Shapes tell in grey too."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, Rect
from reportlab.lib.colors import HexColor

from marianne_desk.documents.fonts import REGULAR, printable, text_width
from marianne_desk.documents.layout import (
    ACCENT,
    BODY,
    BODY_STRONG,
    GREY,
    INK,
    SMALL,
    SMALL_STRONG,
    WARM,
    Block,
    Pen,
    Style,
    heading,
    paragraph,
    space,
    wrapped,
)
from marianne_desk.documents.tagged_canvas import Element
from marianne_desk.domain.commitments.verdict import Verdict
from marianne_desk.domain.sheet.commitment_lines import CommitmentLine, CommitmentTable

HEADS = ("Engagement", "Verdict", "Valeur", "n", "Renseigné", "Cible")
COLOURS = {
    Verdict.KEPT: ACCENT,
    Verdict.WATCH: WARM,
    Verdict.NOT_KEPT: WARM,
    Verdict.TOO_FEW: GREY,
    Verdict.NOT_MEASURED: GREY,
}
_SUBJECT = replace(BODY_STRONG, size=9, leading=11.5)
_VALUE = replace(BODY_STRONG, size=9, leading=11.5)
_CELL = replace(BODY, size=8.5, leading=11.5, colour=GREY)
_CLAUSE = re.compile(r"[,;]|\s:")
_NUMBER = 16.0
_SHAPE = 6.5
_TEXT = 222.0
_VERDICT = _TEXT + 12
_RIGHTS = (350.0, 399.0, 439.0)
"""Right edges of value, n and coverage; the target ends with the page."""


def commitment_rows(
    parent: Element, table: CommitmentTable, title: str, width: float, *, notes: bool = True
) -> list[Block]:
    """A heading, a row for each commitment, what is to be known of them."""
    structure: list[Block] = [heading(parent, title, width)]
    banner = ". ".join(part for part in (table.banner, table.summary[:1].upper() + table.summary[1:]) if part)
    structure.append(paragraph(parent, f"{banner}.", SMALL, width))
    element = parent.add("Table")
    structure.append(_heads(element.add("TR"), width))
    structure += [_row(element.add("TR"), line, width) for line in table.lines]
    if notes and table.notes:
        structure += [space(3), paragraph(parent, " ".join(table.notes), SMALL, width)]
    return structure


def shape(verdict: Verdict, size: float = _SHAPE) -> Drawing:
    """■ kept, ▲ to watch, ▼ not kept, – too few, ○ not measured: drawn, since the face lacks some."""
    drawing = Drawing(size, size, initialFontName=REGULAR)
    colour = HexColor(COLOURS[verdict])
    if verdict is Verdict.KEPT:
        drawing.add(Rect(0, 0, size, size, fillColor=colour, strokeColor=None))
    elif verdict is Verdict.WATCH:
        drawing.add(Polygon([0, 0, size, 0, size / 2, size], fillColor=colour, strokeColor=None))
    elif verdict is Verdict.NOT_KEPT:
        drawing.add(Polygon([0, size, size, size, size / 2, 0], fillColor=colour, strokeColor=None))
    elif verdict is Verdict.TOO_FEW:
        drawing.add(Line(0, size / 2, size, size / 2, strokeColor=colour, strokeWidth=size / 5))
    else:
        radius = size / 2 - size / 16
        drawing.add(
            Circle(size / 2, size / 2, radius, fillColor=None, strokeColor=colour, strokeWidth=size / 8)
        )
    return drawing


def _heads(row: Element, width: float) -> Block:
    cells = [row.add("TH", Scope="Column") for _ in HEADS]

    def draw(pen: Pen, left: float, top: float) -> None:
        for place, (words, cell) in enumerate(zip(HEADS, cells, strict=True)):
            at, right = _place(place, width)
            pen.lines(cell, (words,), SMALL, left + at, top, right=right)

    return Block(SMALL.leading + 2, draw, with_next=True)


def _place(column: int, width: float) -> tuple[float, bool]:
    """Where a column stands, and whether at its right edge."""
    if column < 2:
        return (_NUMBER, False) if column == 0 else (_VERDICT, False)
    return (*_RIGHTS, width)[column - 2], True


def _row(row: Element, line: CommitmentLine, width: float) -> Block:
    name = row.add("TH", Scope="Row")
    cells = [row.add("TD") for _ in HEADS[1:]]
    subject = (short_subject(line.subject, _SUBJECT, _TEXT - _NUMBER),)
    detail = " · ".join(part for part in (line.what, line.note) if part)
    under = (short_subject(detail, SMALL, width - _NUMBER),) if detail else ()
    word = replace(SMALL_STRONG, size=8.5, leading=11.5, colour=COLOURS[line.verdict])
    if line.verdict is Verdict.KEPT:
        word = replace(word, colour=INK)
    texts: Sequence[tuple[str, Style]] = (
        (line.word, word),
        (line.value, _VALUE),
        (line.basis, _CELL),
        (line.coverage, _CELL),
        (line.target, _CELL),
    )
    height = _SUBJECT.leading + (SMALL.leading if under else 0) + 3

    def draw(pen: Pen, left: float, top: float) -> None:
        number = f"{line.number} "
        pen.lines(name, (number,), _SUBJECT, left + _NUMBER - 4, top, right=True)
        pen.lines(name, tuple(f"{each} " for each in subject), _SUBJECT, left + _NUMBER, top)
        pen.lines(name, under, SMALL, left + _NUMBER, top - _SUBJECT.leading)
        pen.drawing(None, shape(line.verdict), left + _VERDICT - 10, top - 2.5)
        for place, ((text, style), cell) in enumerate(zip(texts, cells, strict=True), start=1):
            at, right = _place(place, width)
            pen.lines(cell, (printable(text),), style, left + at, top, right=right)

    return Block(height, draw)


def short_subject(text: str, style: Style, width: float) -> str:
    """The text on one line: where it is too long its first clauses, else whole words and an ellipsis."""
    first, *rest = wrapped(text, style, width)
    if not rest:
        return first
    clauses = [text[: found.start()].rstrip() for found in _CLAUSE.finditer(text)]
    fitting = [one for one in clauses if len(wrapped(one, style, width)) == 1]
    if fitting and len(fitting[-1]) > len(first) / 2:
        return printable(fitting[-1])
    short = wrapped(text, style, width - text_width("…", style.font, style.size))[0]
    return f"{short.rstrip(' ,;')}…"

"""Figures of a quarter beside last quarter's: value and n, then the change in word and drawn shape; grey tells it."""

from dataclasses import replace

from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect
from reportlab.lib.colors import HexColor

from marianne_desk.documents.fonts import REGULAR, printable
from marianne_desk.documents.layout import (
    ACCENT,
    BODY,
    BODY_STRONG,
    GREY,
    INK,
    SMALL,
    Block,
    Pen,
    Style,
    heading,
    paragraph,
    space,
    wrapped,
)
from marianne_desk.documents.tagged_canvas import Element
from marianne_desk.domain.french import UNKNOWN
from marianne_desk.domain.partner_sheet.parts import PartnerSheet, Trend
from marianne_desk.domain.partner_sheet.words import ENOUGH, whole_words

TITLE = "D’un trimestre à l’autre"
NOTE = (
    f"Délais\u00a0: médianes. Le changement n’est marqué qu’à partir de {ENOUGH} cas de chaque côté, "
    "là où rien n’est masqué."
)
_LABEL = replace(BODY, size=9, leading=13)
_VALUE = replace(BODY_STRONG, size=9, leading=13)
_CELL = replace(BODY, size=8.5, leading=13, colour=GREY)
_CHANGE = replace(BODY, size=8.5, leading=13, colour=INK)
_LABEL_WIDTH = 168.0
_VALUE_AT, _BASIS_AT, _BEFORE_AT, _SHAPE_AT, _CHANGE_AT = 244.0, 304.0, 408.0, 415.0, 425.0
_SHAPE = 6.0


def compared_rows(parent: Element, sheet: PartnerSheet, width: float) -> list[Block]:
    """A heading, a row for each figure, what is to be known of the changes."""
    table_heads = ("Chiffre", "Ce trimestre", "n", sheet.before_name, "Changement")
    blocks = [heading(parent, TITLE, width)]
    table = parent.add("Table")
    blocks.append(_row(table.add("TR"), table_heads, (SMALL,) * 5, None, width, head=True))
    for line in sheet.lines:
        before = "pas de données" if line.before is None else whole_words(line.before)
        shape = None if line.before is None else line.trend
        texts = (line.label, line.now.value, line.now.basis, before, line.change or UNKNOWN)
        blocks.append(
            _row(table.add("TR"), texts, (_LABEL, _VALUE, _CELL, _CELL, _CHANGE), shape, width, head=False)
        )
    return [*blocks, space(2), paragraph(parent, NOTE, SMALL, width)]


def trend_shape(trend: Trend) -> Drawing:
    """▲ up, ▼ down, = the same, – not told: drawn, as verdicts are."""
    size = _SHAPE
    drawing = Drawing(size, size, initialFontName=REGULAR)
    accent, grey = HexColor(ACCENT), HexColor(GREY)
    if trend is Trend.UP:
        drawing.add(Polygon([0, 0, size, 0, size / 2, size], fillColor=accent, strokeColor=None))
    elif trend is Trend.DOWN:
        drawing.add(Polygon([0, size, size, size, size / 2, 0], fillColor=accent, strokeColor=None))
    elif trend is Trend.SAME:
        for bottom in (size * 0.2, size * 0.6):
            drawing.add(Rect(0, bottom, size, size / 5, fillColor=accent, strokeColor=None))
    else:
        drawing.add(Line(0, size / 2, size, size / 2, strokeColor=grey, strokeWidth=size / 6))
    return drawing


def _row(
    row: Element,
    texts: tuple[str, ...],
    styles: tuple[Style, ...],
    trend: Trend | None,
    width: float,
    *,
    head: bool,
) -> Block:
    scope = "Column" if head else "Row"
    cells = [
        row.add("TH", Scope=scope) if head or place == 0 else row.add("TD") for place in range(len(texts))
    ]
    label = wrapped(texts[0], styles[0], _LABEL_WIDTH)
    change = wrapped(texts[4], styles[4], width - _CHANGE_AT)

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(cells[0], label, styles[0], left, top)
        for place, at in ((1, _VALUE_AT), (2, _BASIS_AT), (3, _BEFORE_AT)):
            pen.lines(cells[place], (printable(texts[place]),), styles[place], left + at, top, right=True)
        if trend is not None:
            pen.drawing(None, trend_shape(trend), left + _SHAPE_AT, top - 3.5)
        pen.lines(cells[4], change, styles[4], left + _CHANGE_AT, top)

    lines = max(len(label), len(change))
    return Block(lines * styles[0].leading + (2 if head else 0), draw, with_next=head)

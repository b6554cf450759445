"""Tables without boxes: a label, a bar, the numbers; the eye goes along the bars, the numbers prove them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.graphics.shapes import Drawing

from marianne_desk.documents.charts import kept_bar, size_bar
from marianne_desk.documents.fonts import printable, text_width
from marianne_desk.documents.layout import (
    BODY,
    BODY_STRONG,
    GREY,
    SMALL,
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
from marianne_desk.domain.sheet.measures import NO_DATA
from marianne_desk.domain.sheet.parts import Measure, Table

_LEADING = 12.5
_BAR_HEIGHT = 6.0
_GUTTER = 10.0
_SHORTEST_BAR = 32.0
"""Where less is left a bar would tell nothing, and none is drawn."""
_LEAST_FOR_LABELS, _MOST_FOR_LABELS = 0.27, 0.42
"""Of the table's width: so that bars of neighbouring tables begin on one line, and long labels wrap."""
_UNPARTED = 9
"""A table of so many rows is never parted over two pages."""

_LABEL = replace(BODY, leading=_LEADING)
_NUMBER = _LABEL
_BESIDE = replace(_LABEL, colour=GREY)
_STRONG = replace(BODY_STRONG, leading=_LEADING)
_LATE = replace(_STRONG, colour=WARM)


@dataclass(frozen=True, slots=True)
class _Row:
    """A label, the cells that stand before the bar, the bar, the others. ``bar`` draws the picture in the width
    that is left for it, None for none."""

    label: str
    cells: tuple[str, ...]
    styles: tuple[Style, ...]
    label_style: Style = _LABEL
    bar: Callable[[float], Drawing] | None = None


@dataclass(frozen=True, slots=True)
class _Columns:
    """``rights`` are the right edges of the cells; the bar stands between ``bar_left`` and ``bar_right``."""

    label_width: float
    bar_left: float
    bar_right: float
    rights: tuple[float, ...]


def counts_table(parent: Element, table: Table, width: float) -> list[Block]:
    """One total by category, with its total and notes; a sentence in their place when it is empty."""
    title = heading(parent, table.title, width)
    if not table.lines:
        blocks = [title, paragraph(parent, table.nothing, BODY, width)]
        return _with_notes(parent, blocks, table.notes, width)
    beside = (_BESIDE,) * len(table.others)
    rows = [
        _Row(
            line.label,
            (line.count, line.share, *line.others),
            (_NUMBER, _NUMBER, *beside),
            bar=_size_bar(line.size),
        )
        for line in table.lines
    ]
    if table.total:
        cells = (table.total.count, table.total.share, *table.total.others)
        rows.append(_Row(table.total.label, cells, (_STRONG, _STRONG, *beside), _STRONG))
    blocks = [title, *_rows(parent, (table.unit, "part", *table.others), 2, rows, width)]
    return _with_notes(parent, blocks, table.notes, width)


def delays_table(
    parent: Element, title: str, now: str, delays: Sequence[Measure], notes: Sequence[str], width: float
) -> list[Block]:
    """Promises: what kept each, in the accent, what did not, in the warm colour and in words. ``now`` heads the
    column of the month; months without any data have no column."""
    shown = [
        place
        for place in range(len(delays[0].comparisons))
        if any(delay.comparisons[place].value != NO_DATA for delay in delays)
    ]
    rows = [
        _Row(
            delay.label,
            (delay.value, delay.basis, delay.late, *(delay.comparisons[place].value for place in shown)),
            (_STRONG, _BESIDE, _LATE, *(_BESIDE,) * len(shown)),
            bar=_kept_bar(delay.kept),
        )
        for delay in delays
    ]
    heads = (now, "", "", *(delays[0].comparisons[place].label for place in shown))
    blocks = [heading(parent, title, width), *_rows(parent, heads, 2, rows, width)]
    return _with_notes(parent, blocks, notes, width)


def _rows(
    parent: Element, heads: tuple[str, ...], before: int, rows: Sequence[_Row], width: float
) -> list[Block]:
    table = parent.add("Table")
    columns = _columns(heads, before, rows, width)
    head = _head_block(table.add("TR"), heads, columns)
    again = _head_block(None, heads, columns)
    blocks = [replace(head, with_next=True)]
    for place, row in enumerate(rows):
        kept = len(rows) <= _UNPARTED or place < 2 or place == len(rows) - 2
        last = place == len(rows) - 1
        blocks.append(_row_block(table.add("TR"), row, columns, with_next=kept and not last, head=again))
    return blocks


def _with_notes(parent: Element, blocks: list[Block], notes: Sequence[str], width: float) -> list[Block]:
    if not notes:
        return blocks
    return [
        *blocks[:-1],
        replace(blocks[-1], with_next=True),
        replace(space(3), with_next=True),
        *(paragraph(parent, note, SMALL, width) for note in notes),
    ]


def _columns(heads: Sequence[str], before: int, rows: Sequence[_Row], width: float) -> _Columns:
    """Cells as wide as their widest text, labels up to their part of the width, the bar takes the rest after
    the first ``before`` cells."""
    cells = [
        max(
            text_width(printable(head), SMALL.font, SMALL.size),
            *(_width(row.cells[place], row.styles[place]) for row in rows),
        )
        for place, head in enumerate(heads)
    ]
    widest = max(_width(row.label, row.label_style) for row in rows) + 0.01
    label_width = min(width * _MOST_FOR_LABELS, max(width * _LEAST_FOR_LABELS, widest))
    left = label_width
    rights: list[float] = []
    for cell in cells[:before]:
        left += _GUTTER + cell
        rights.append(left)
    right = width
    others: list[float] = []
    for cell in reversed(cells[before:]):
        others.insert(0, right)
        right -= cell + (_GUTTER if cell else 0)
    return _Columns(label_width, left + _GUTTER, right, (*rights, *others))


def _width(text: str, style: Style) -> float:
    return text_width(printable(text), style.font, style.size)


def _head_block(row: Element | None, heads: Sequence[str], columns: _Columns) -> Block:
    """The heads of the columns; decoration when ``row`` is None: they were read on the page before."""
    if row is not None:
        row.add("TH", Scope="Column")
    elements = [row.add("TH", Scope="Column") if row else None for _ in heads]

    def draw(pen: Pen, left: float, top: float) -> None:
        for head, element, right in zip(heads, elements, columns.rights, strict=True):
            pen.lines(element, (printable(head),), SMALL, left + right, top, right=True)

    return Block(SMALL.leading + 2, draw)


def _row_block(row: Element, line: _Row, columns: _Columns, *, with_next: bool, head: Block) -> Block:
    label_lines = wrapped(line.label, line.label_style, columns.label_width)
    label = row.add("TH", Scope="Row")
    cells = [row.add("TD") for _ in line.cells]

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(label, label_lines, line.label_style, left, top)
        if line.bar and columns.bar_right - columns.bar_left >= _SHORTEST_BAR:
            picture = line.bar(columns.bar_right - columns.bar_left)
            pen.drawing(None, picture, left + columns.bar_left, top - (_LEADING - _BAR_HEIGHT) / 2)
        for text, style, element, right in zip(line.cells, line.styles, cells, columns.rights, strict=True):
            pen.lines(element, (printable(text),), style, left + right, top, right=True)

    return Block(len(label_lines) * _LEADING, draw, with_next, head)


def _size_bar(size: float) -> Callable[[float], Drawing]:
    return lambda width: size_bar(size, width, _BAR_HEIGHT)


def _kept_bar(kept: float | None) -> Callable[[float], Drawing] | None:
    return None if kept is None else lambda width: kept_bar(kept, width, _BAR_HEIGHT)

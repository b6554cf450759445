"""The figures that are seen first, side by side: name, value, what it was taken over, the months compared."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from marianne_desk.documents.fonts import printable, text_width
from marianne_desk.documents.layout import (
    INK,
    LARGE_STRONG,
    SMALL,
    SMALL_STRONG,
    Block,
    Pen,
    Style,
    beside,
    paragraph,
    space,
    stacked,
)
from marianne_desk.documents.tagged_canvas import Element
from marianne_desk.domain.sheet.parts import Comparison, Measure

_GUTTER = 8.0
_GAP = 6.0
_ASIDE = replace(SMALL, colour=INK)


def key_figures(parent: Element, measures: Sequence[Measure], width: float) -> Block:
    """Columns of equal width whose names, values and months stand on the same lines."""
    column = (width - _GUTTER * (len(measures) - 1)) / len(measures)
    piles: list[list[Block]] = []
    for measure in measures:
        part = parent.add("Sect")
        piles.append(
            [
                paragraph(part, measure.label, SMALL_STRONG, column),
                paragraph(part, measure.value, _value_style(measure.value, column), column),
                paragraph(part, measure.basis, SMALL, column),
                space(3),
                _comparisons(part, measure.comparisons),
                space(3),
                paragraph(part, measure.aside, _ASIDE, column),
            ]
        )
    heights = [max(pile[level].height for pile in piles) for level in range(len(piles[0]))]
    return beside(
        [(place * (column + _GUTTER), _levelled(pile, heights)) for place, pile in enumerate(piles)]
    )


def _value_style(value: str, column: float) -> Style:
    """Smaller where the value would not stand on one line: a masked share is told in words."""
    wide = text_width(printable(value), LARGE_STRONG.font, LARGE_STRONG.size) > column
    return replace(LARGE_STRONG, size=13) if wide else LARGE_STRONG


def _levelled(pile: Sequence[Block], heights: Sequence[float]) -> Block:
    """Each block in the height of its level; a name of one line stands at the foot of a level of two."""
    name, *others = pile
    blocks = [space(heights[0] - name.height), name]
    for block, height in zip(others, heights[1:], strict=True):
        blocks += [block, space(height - block.height)]
    return stacked(blocks)


def _comparisons(parent: Element, comparisons: Sequence[Comparison]) -> Block:
    elements = [parent.add("P") for _ in comparisons]
    names = _widest(comparisons, lambda comparison: comparison.label)
    values = _widest([known for known in comparisons if known.change], lambda comparison: comparison.value)

    def draw(pen: Pen, left: float, top: float) -> None:
        for element, comparison in zip(elements, comparisons, strict=True):
            value_left = left + names + _GAP
            pen.lines(element, (f"{comparison.label} ",), SMALL, left, top)
            if comparison.change:
                pen.lines(element, (f"{comparison.value} ",), SMALL, value_left + values, top, right=True)
                pen.lines(element, (comparison.change,), SMALL_STRONG, value_left + values + _GAP / 2, top)
            else:
                pen.lines(element, (comparison.value,), SMALL, value_left, top)
            top -= SMALL.leading

    return Block(SMALL.leading * len(comparisons), draw)


def _widest(comparisons: Sequence[Comparison], words: Callable[[Comparison], str]) -> float:
    widths = [text_width(printable(words(each)), SMALL.font, SMALL.size) for each in comparisons]
    return max(widths, default=0.0)

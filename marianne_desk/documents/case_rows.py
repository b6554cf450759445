"""« Cas difficiles » on paper: a few figures side by side, or one line where the page has much to say."""

from collections.abc import Sequence
from dataclasses import replace

from marianne_desk.documents.layout import (
    BODY,
    BODY_STRONG,
    SMALL,
    SMALL_STRONG,
    Block,
    beside,
    heading,
    paragraph,
    space,
    stacked,
)
from marianne_desk.documents.tagged_canvas import Element
from marianne_desk.domain.sheet.case_facts import NOTE, TITLE, CaseFact, line_of

_GUTTER = 8.0


def case_rows(parent: Element, facts: Sequence[CaseFact], width: float, *, short: bool) -> list[Block]:
    """Nothing for a month without cases. ``short``: without what is only said where there is room."""
    if not facts:
        return []
    if short:
        words = f"{TITLE}. {line_of(tuple(fact for fact in facts if not fact.beside))}"
        return [paragraph(parent, words, replace(SMALL, colour=BODY.colour), width)]
    beneath = tuple(fact for fact in facts if fact.beside)
    facts = [fact for fact in facts if not fact.beside]
    column = (width - _GUTTER * (len(facts) - 1)) / len(facts)
    title = heading(parent, TITLE, width)
    piles = []
    for place, fact in enumerate(facts):
        part = parent.add("Sect")
        pile = [
            paragraph(part, fact.label, SMALL_STRONG, column),
            paragraph(part, fact.value, BODY_STRONG, column),
            paragraph(part, fact.basis, SMALL, column),
        ]
        piles.append((place * (column + _GUTTER), stacked(pile)))
    more = replace(SMALL, colour=BODY.colour)
    rest = [space(2), paragraph(parent, line_of(beneath), more, width)] if beneath else []
    return [title, beside(piles), *rest, space(2), paragraph(parent, NOTE, SMALL, width)]

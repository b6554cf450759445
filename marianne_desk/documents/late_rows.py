"""What was late and why, and what changed in sheets that were issued: small tables without a picture."""

from collections.abc import Sequence
from dataclasses import replace

from marianne_desk.documents.fonts import printable
from marianne_desk.documents.layout import (
    INK,
    SMALL,
    SMALL_STRONG,
    Block,
    Pen,
    Style,
    heading,
    paragraph,
    wrapped,
)
from marianne_desk.documents.tagged_canvas import Element
from marianne_desk.domain import french
from marianne_desk.domain.sheet.issue_note import Erratum, old_and_new
from marianne_desk.domain.sheet.printed import LateLine

NOTHING_LATE = "Aucune réponse due ce mois-ci n’a été tardive."
_CELL = replace(SMALL, colour=INK)
_LATE = (("Passage", 0.0, 52.0), ("Dû le", 56.0, 34.0), ("Objet", 94.0, 176.0), ("Suite", 274.0, 225.0))
_ERRATA = (
    ("Fiche émise", 0.0, 80.0),
    ("Chiffre", 84.0, 195.0),
    ("À l’émission", 283.0, 104.0),
    ("Aujourd’hui", 391.0, 108.0),
)
Columns = Sequence[tuple[str, float, float]]


def late_rows(parent: Element, lines: Sequence[LateLine], width: float, most: int) -> list[Block]:
    """The answers that were late, the first ``most`` of them."""
    title = heading(parent, "Ce qui a été tardif, et pourquoi", width)
    if not lines:
        return [title, paragraph(parent, NOTHING_LATE, SMALL, width)]
    rows = [(line.contact, line.due, line.matter, line.end) for line in lines[:most]]
    return [
        title,
        *small_table(parent, _LATE, rows),
        *_others(parent, len(lines) - most, "réponse tardive", width),
    ]


def errata_rows(parent: Element, errata: Sequence[Erratum], width: float, most: int) -> list[Block]:
    """What was issued and is no longer so, old and new beside each other, the first ``most``."""
    rows = []
    for one in errata[:most]:
        old, new = old_and_new(one)
        rows.append((french.capitalised(french.month_words(one.month)), one.label, old, new))
    title = heading(parent, "Errata des fiches émises", width)
    return [
        title,
        *small_table(parent, _ERRATA, rows),
        *_others(parent, len(errata) - most, "erratum", width),
    ]


def _others(parent: Element, left: int, noun: str, width: float) -> list[Block]:
    if left <= 0:
        return []
    many = {"erratum": "errata", "réponse tardive": "réponses tardives"}[noun]
    words = french.count_of(left, f"autre {noun}", f"autres {many}")
    return [paragraph(parent, f"Et {words}, à voir à l’écran.", SMALL, width)]


def small_table(parent: Element, columns: Columns, rows: Sequence[tuple[str, ...]]) -> list[Block]:
    """A table of texts that wrap in their columns, each with its name, left edge and width; the first heads its row."""
    table = parent.add("Table")
    heads = tuple(name for name, _, _ in columns)
    return [
        _row(table.add("TR"), columns, heads, SMALL, head=True),
        *(_row(table.add("TR"), columns, row, _CELL, head=False) for row in rows),
    ]


def _row(row: Element, columns: Columns, texts: Sequence[str], style: Style, *, head: bool) -> Block:
    cells = []
    for place, (text, (_, at, width)) in enumerate(zip(texts, columns, strict=True)):
        beside = "TH" if head or place == 0 else "TD"
        scope = {"Scope": "Column" if head else "Row"} if beside == "TH" else {}
        own = SMALL_STRONG if place == 0 and not head else style
        cells.append((row.add(beside, **scope), wrapped(printable(text), own, width), own, at))

    def draw(pen: Pen, left: float, top: float) -> None:
        for element, lines, own, at in cells:
            pen.lines(element, lines, own, left + at, top)

    return Block(max(len(lines) for _, lines, _, _ in cells) * style.leading + 1, draw)

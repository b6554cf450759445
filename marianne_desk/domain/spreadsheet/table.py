"""From a sheet to a table: its headings, its rows, what is no row of it. Titles, merged or not, may stand above."""

import re
from collections.abc import Sequence

from marianne_desk.domain.folding import key_of
from marianne_desk.domain.spreadsheet.headings import names_a_role
from marianne_desk.domain.spreadsheet.values import Cell, Grid, LeftRow, Row, SheetTable, Why, text_of

_LOOKED_AT = 30
"""Headings further down than that are none."""

_TOTALS = re.compile(r"(?:s\s?/?\s?|sous )?(?:totaux|total|cumul|moyenne|somme)\b")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_MONTHS = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)


def table_of(grid: Grid, file_name: str = "") -> SheetTable | None:
    """The table that a sheet holds; None where no row stands under a row of headings. ``file_name`` may name the year
    where the sheet and its title do not."""
    place = _heading_row(grid.rows)
    if place is None:
        return None
    headings = [text_of(cell) for cell in grid.rows[place]]
    width = max((n + 1 for n, heading in enumerate(headings) if heading), default=0)
    folded = tuple(key_of(heading) for heading in headings[:width])
    rows: list[Row] = []
    left: list[LeftRow] = []
    for line, cells in enumerate(grid.rows[place + 1 :], place + 2):
        kept = (*cells[:width], *("",) * (width - len(cells)))
        why = _why_left(kept, folded)
        if why is None:
            rows.append(Row(line, kept))
        elif why is not Why.EMPTY:
            left.append(LeftRow(line, why))
    if not rows:
        return None
    above = " ".join(text_of(cell) for row in grid.rows[:place] for cell in row)
    year = _year_in(grid.name) or _year_in(above) or _year_in(file_name)
    month = _month_in(grid.name) or _month_in(above)
    return SheetTable(grid.name, place + 1, tuple(headings[:width]), tuple(rows), tuple(left), year, month)


def _heading_row(rows: Sequence[tuple[Cell, ...]]) -> int | None:
    """The row with most titles that we know; else the first with two texts or more, and nothing but texts."""
    best, known = None, 0
    first = None
    for place, row in enumerate(rows[:_LOOKED_AT]):
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        filled = sum(1 for cell in row if text_of(cell))
        if len(texts) < filled or not texts:
            continue
        named = sum(names_a_role(text) for text in texts)
        if named > known and (filled > 1 or named == filled):
            best, known = place, named
        if first is None and filled > 1:
            first = place
    return first if best is None else best


def _why_left(cells: Sequence[Cell], headings: tuple[str, ...]) -> Why | None:
    texts = [text_of(cell) for cell in cells]
    filled = [text for text in texts if text]
    if not filled:
        return Why.EMPTY
    if tuple(key_of(text) for text in texts) == headings:
        return Why.HEADING_AGAIN
    if any(isinstance(c, str) and _TOTALS.match(key_of(c)) for c in cells):
        return Why.TOTAL
    return None


def _year_in(text: str) -> int | None:
    found = set(_YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None


def _month_in(text: str) -> int | None:
    words = set(key_of(text).split())
    found = [number for number, name in enumerate(_MONTHS, 1) if name in words]
    return found[0] if len(found) == 1 else None

"""A table to take away, as values: what spreadsheets and CSV files are written from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Cell = str | int | float | date | None
"""None: not known. It is written as such, never as zero. An empty text: nothing to say here."""

UNKNOWN = "–"

LONGEST_NAME = 31
_FORBIDDEN = str.maketrans("[]:*?/\\", "       ")
_NAMELESS = "Feuille"


class CellKind(StrEnum):
    """How the cells of a column are to be read: texts, whole numbers, shares between 0 and 1, minutes, days."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"
    MINUTES = "minutes"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its French heading and the kind of its cells."""

    label: str
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True, slots=True)
class Tabulation:
    """One table. ``name`` is that of its sheet (see :func:`sheet_names`). Each row has as many cells as there are
    columns; a cell of a column of numbers or days may be a text where there is nothing to count."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheet_names(tables: Sequence[Tabulation]) -> tuple[str, ...]:
    """The names of the tables as every spreadsheet takes them: 31 characters at most, none of []:*?/\\, no apostrophe
    at an end, no two alike whatever their capitals."""
    names: list[str] = []
    for table in tables:
        plain = " ".join(table.name.translate(_FORBIDDEN).split()).strip("' ") or _NAMELESS
        name, number = plain[:LONGEST_NAME].rstrip("' "), 1
        while name.casefold() in {taken.casefold() for taken in names}:
            number += 1
            tail = f" {number}"
            name = plain[: LONGEST_NAME - len(tail)].rstrip("' ") + tail
        names.append(name)
    return tuple(names)

"""A table to take away, as values: what spreadsheets and CSV files are written from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Cell = str | int | float | date | None
"""None: not known. It is written as such, never as zero."""

UNKNOWN = "–"


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
    """One table. ``name`` fits a sheet's tab: 31 characters at most, none of []:*?/\\. Each row has as many cells as
    there are columns."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

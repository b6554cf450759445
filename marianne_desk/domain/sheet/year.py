"""The year on paper, as values: twelve months beside each other, the year's figures and commitments, what changed.

It may hang on a wall: no count under five stands on it, nor is one found by holding it against its months’ sheets.
"""

from dataclasses import dataclass

from marianne_desk.domain.commitments.in_force import InForce
from marianne_desk.domain.commitments.measure import MeasuredCommitment
from marianne_desk.domain.commitments.verdict import Verdict
from marianne_desk.domain.figure import MonthFigures
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.parts import Measure, Table
from marianne_desk.domain.sheet.printed import MonthBar


@dataclass(frozen=True, slots=True)
class YearRow:
    """A figure through the year: a cell for each month (empty: none yet), then the year's."""

    label: str
    cells: tuple[str, ...]
    year: str


@dataclass(frozen=True, slots=True)
class YearCommitment:
    """A commitment through the year. ``verdicts`` None: not judged by a référentiel that knows it, or no month yet;
    ``kept``: « 8 sur 10 » months of those that were judged."""

    number: int
    subject: str
    verdicts: tuple[Verdict | None, ...]
    kept: str


@dataclass(frozen=True, slots=True)
class YearSheet:
    """The year of one site. ``status``: simulated, or not over; ``issued`` says which months are."""

    year: int
    zone: str
    site_name: str
    headline: str
    status: str
    key_figures: tuple[Measure, ...]
    months: tuple[Month, ...]
    rows: tuple[YearRow, ...]
    bars: tuple[MonthBar, ...]
    banner: str
    commitments: tuple[YearCommitment, ...]
    tables: tuple[Table, ...]
    changes: tuple[str, ...]
    method: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearFacts:
    """What a year is made of. ``months``: its twelve, None where there are no figures (before the first contact, or not
    begun); ``before``: those of the year before; ``commitments``: of its last month that has begun, with their lines;
    ``issued``: the months that were."""

    year: int
    months: tuple[MonthFigures | None, ...]
    before: tuple[MonthFigures | None, ...]
    commitments: tuple[MeasuredCommitment, ...]
    banner: str
    in_force: InForce
    issued: frozenset[Month]
    running: Month
    simulated: bool

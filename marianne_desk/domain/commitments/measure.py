"""What is shown, printed and issued of a month's commitments: measures, their line, what stands behind them.

Headings → commitments → measures → rows and proofs. Source: contract.md §6, issue « The twelve commitments » §2, §3.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from marianne_desk.domain.commitments.in_force import TargetChange
from marianne_desk.domain.commitments.pack import Commitment, Heading, Indicator, Pack
from marianne_desk.domain.commitments.proof import Proof, Standing
from marianne_desk.domain.commitments.verdict import Verdict, Why
from marianne_desk.domain.figure import Coverage
from marianne_desk.domain.month import Month


class Mark(StrEnum):
    """What changed in a month of the line, against the month before."""

    TARGET = "target"
    PACK = "pack"


@dataclass(frozen=True, slots=True)
class LinePoint:
    """One month of the thirteen, as it was judged: ``value`` None where there was nothing to count or to know.
    ``months``: 12 where the month alone was too small. ``target`` in force then. ``marks``: what changed."""

    month: Month
    part: int
    whole: int
    value: float | None
    verdict: Verdict
    target: float | None
    months: int
    marks: frozenset[Mark]


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator in one month. ``part`` of ``whole``, over the ``months`` that end with it: 12 where one was too
    small. ``value`` between 0 and 1, None where there was nothing to count. ``target`` in force in the month,
    ``change`` the desk's own, None: the pack's. ``coverage`` None: the fact is always noted. ``low``, ``high``: samples
    only. ``known_on``: until that day nothing is judged, None: it is known. ``standing``: of a dated proof, None where
    there never was one or the indicator asks for none. ``line``: thirteen months, the last one this."""

    indicator: Indicator
    part: int
    whole: int
    value: float | None
    target: float | None
    change: TargetChange | None
    coverage: Coverage | None
    verdict: Verdict
    why: Why
    months: int
    low: float | None
    high: float | None
    known_on: date | None
    standing: Standing | None
    line: tuple[LinePoint, ...]

    @property
    def id(self) -> str:
        """The identifier of the indicator."""
        return self.indicator.id


@dataclass(frozen=True, slots=True)
class MeasuredCommitment:
    """A commitment with its verdict and its measures, in the order of the pack. ``line``: its verdict month by month,
    under the référentiel of each month; None where that one has no commitment of this number. ``pack_changed``: the
    months of the line in which another référentiel begins."""

    commitment: Commitment
    verdict: Verdict
    measures: tuple[Measure, ...]
    line: tuple[tuple[Month, Verdict | None], ...]

    @property
    def main(self) -> Measure | None:
        """The measure to show on the tile: of those that decide, the one that the verdict rests on, else the first
        with a value; None for a commitment that nothing measures."""
        deciding = [one for one in self.measures if one.indicator.pivotal] or list(self.measures)
        resting = [one for one in deciding if one.verdict is self.verdict]
        return next(
            (one for group in (resting, deciding) for one in group if one.value is not None),
            deciding[0] if deciding else None,
        )


@dataclass(frozen=True, slots=True)
class MeasuredHeading:
    """A chapter with its commitments."""

    heading: Heading
    commitments: tuple[MeasuredCommitment, ...]


@dataclass(frozen=True, slots=True)
class MonthCommitments:
    """The commitments of one month, judged by ``pack``, the référentiel in force in it, its targets those of the month.
    ``over`` False: the month still runs, and what is not answered yet counts as unanswered."""

    month: Month
    pack: Pack
    over: bool
    headings: tuple[MeasuredHeading, ...]

    def commitments(self) -> tuple[MeasuredCommitment, ...]:
        """All commitments, in the order of the pack."""
        return tuple(one for heading in self.headings for one in heading.commitments)

    def measures(self) -> tuple[Measure, ...]:
        """All measures, in the order of the pack."""
        return tuple(measure for one in self.commitments() for measure in one.measures)


class BehindRow(NamedTuple):
    """One row behind a measure: ``id`` of the request, of the contact where contacts are counted (waiting), of the
    appointment at a partner's, of the case where cases or the partner's turns are (one that had two turns has two
    rows). ``number`` is the contact's short number, so that it can be opened. ``open``: somebody can still answer it.
    ``due``: the day on which it was to be done, None where nothing was owed. ``place``: of the turn in its case, from
    0; 0 for other rows. A tuple: a year has thousands, a dataclass costs seven times as much."""

    number: int
    id: str
    in_part: bool
    open: bool
    due: date | None
    place: int = 0


@dataclass(frozen=True, slots=True)
class Behind:
    """All that a measure rests on, over the months that it covers: rows of the log, or proofs."""

    measure: Measure
    rows: tuple[BehindRow, ...]
    proofs: tuple[Proof, ...]

    @property
    def whole(self) -> tuple[int, ...]:
        """Short numbers of the contacts of the whole, each once, in order."""
        return tuple(dict.fromkeys(row.number for row in self.rows))

    @property
    def part(self) -> tuple[int, ...]:
        """Short numbers of the contacts of the part, each once, in order."""
        return tuple(dict.fromkeys(row.number for row in self.rows if row.in_part))


class ToDo(StrEnum):
    """What can be done for a commitment that is not kept, or not measured."""

    ANSWER = "answer"
    """Requests that are still open: open them."""
    ACKNOWLEDGE = "acknowledge"
    """Requests that were never acknowledged, and wait for their answer."""
    NAME_OPERATOR = "name_operator"
    """Orientations without an operator: complete them."""
    REMIND = "remind"
    """Partners that still owe an answer: remind them."""
    NOTE = "note"
    """The fact was noted too seldom: note it."""
    LOOK = "look"
    """Nothing is left to answer: look at what went wrong."""
    PROVE = "prove"
    """A proof is missing, or no longer valid."""
    KEY = "key"
    """A statement, a survey or a mystery test is to be keyed."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do for a tile. ``count``: how many rows it is about; ``late``: how many of them are late today
    (« 4 courriels en retard »); ``numbers``: the contacts to open, each once. 0 and empty for a proof or a statement.
    ``proof``: code of the kind of proof that is missing, empty for others."""

    commitment: int
    indicator: Indicator
    to_do: ToDo
    count: int = 0
    late: int = 0
    numbers: tuple[int, ...] = ()
    proof: str = ""

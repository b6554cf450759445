"""From a counted part and whole to a word: kept, to watch, not kept, too few, not measured.

The log is a full count, not a sample, so the value itself is judged against the target; an interval stands only
beside samples (surveys, mystery visits). Nothing is ever judged on nothing: an empty whole has no value, not 0 %.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from math import sqrt

from marianne_desk.domain.commitments.pack import Commitment, Indicator, Rule

NORMAL_95 = 1.959963984540054
"""The normal quantile of a 95 % interval."""

FALLING_MONTHS = 3
"""So many falls in a row, month after month, are to be watched."""


class Verdict(StrEnum):
    """The word for an indicator or a commitment. Codes: contract.md §6."""

    KEPT = "kept"
    WATCH = "watch"
    NOT_KEPT = "not_kept"
    TOO_FEW = "too_few"
    NOT_MEASURED = "not_measured"


class Why(StrEnum):
    """What the verdict rests on, to be said beside it."""

    ABOVE = "above"
    BELOW = "below"
    ONE_ANSWER = "one_answer"
    FALLING = "falling"
    FEW = "few"
    SELDOM_NOTED = "seldom_noted"
    NOTHING = "nothing"
    NO_RECORD = "no_record"
    NO_TARGET = "no_target"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted: ``part`` of ``whole``, a fact that was noted on ``noted`` of ``eligible`` rows (as many where
    it is always noted)."""

    part: int
    whole: int
    noted: int
    eligible: int

    @property
    def value(self) -> float | None:
        """Between 0 and 1; None when there was nothing to count."""
        return self.part / self.whole if self.whole else None

    @property
    def coverage(self) -> float | None:
        """Between 0 and 1; None when there was nothing to note."""
        return self.noted / self.eligible if self.eligible else None


def always_noted(part: int, whole: int) -> Tally:
    """The tally of a fact that every row bears."""
    return Tally(part, whole, whole, whole)


def total(tallies: Sequence[Tally]) -> Tally:
    """What several months counted together."""
    return Tally(
        sum(one.part for one in tallies),
        sum(one.whole for one in tallies),
        sum(one.noted for one in tallies),
        sum(one.eligible for one in tallies),
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """An indicator judged. ``tally`` None: there is no record of it. ``months``: how many months the tally covers,
    12 where one was too small. ``low``, ``high``: the interval, samples only."""

    indicator: Indicator
    tally: Tally | None
    verdict: Verdict
    why: Why
    months: int = 1
    low: float | None = None
    high: float | None = None


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share seen on a sample of one at least (Wilson's score)."""
    z, share = NORMAL_95, part / whole
    spread = 1 + z * z / whole
    middle = (share + z * z / (2 * whole)) / spread
    reach = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / spread
    return max(0.0, middle - reach), min(1.0, middle + reach)


def judge(
    indicator: Indicator,
    month: Tally | None,
    twelve: Tally | None = None,
    earlier: Sequence[float | None] = (),
) -> Judged:
    """The verdict of one month. ``twelve``: the tally of the twelve months that end with it, used where the month alone
    is smaller than the pack's minimum. ``earlier``: values of the months before, the oldest first; None where a month
    had none. Source: issue « The twelve commitments », §2."""
    if month is None:
        return Judged(indicator, None, Verdict.NOT_MEASURED, Why.NO_RECORD)
    if month.whole >= indicator.minimum_n:
        return _judged(indicator, month, 1, earlier)
    if twelve is not None and twelve.whole >= indicator.minimum_n:
        return _judged(indicator, twelve, 12, ())
    shown, months = (month, 1) if twelve is None or not twelve.whole else (twelve, 12)
    if not shown.whole:
        return Judged(indicator, shown, Verdict.NOT_MEASURED, Why.NOTHING, months)
    return _with_interval(Judged(indicator, shown, Verdict.TOO_FEW, Why.FEW, months))


def _judged(indicator: Indicator, tally: Tally, months: int, earlier: Sequence[float | None]) -> Judged:
    verdict, why = _verdict(indicator, tally, earlier)
    return _with_interval(Judged(indicator, tally, verdict, why, months))


def _verdict(indicator: Indicator, tally: Tally, earlier: Sequence[float | None]) -> tuple[Verdict, Why]:
    target, coverage = indicator.target, tally.coverage
    if target is None:
        return Verdict.NOT_MEASURED, Why.NO_TARGET
    if coverage is not None and coverage < indicator.minimum_coverage:
        return Verdict.TOO_FEW, Why.SELDOM_NOTED
    if tally.part < _needed(target, tally.whole):
        return Verdict.NOT_KEPT, Why.BELOW
    if tally.part - 1 < _needed(target, tally.whole):
        return (Verdict.WATCH, Why.ONE_ANSWER) if target < 1 else (Verdict.KEPT, Why.ABOVE)
    if _falls((*earlier, tally.value)):
        return Verdict.WATCH, Why.FALLING
    return Verdict.KEPT, Why.ABOVE


def _needed(target: float, whole: int) -> int:
    """How many of the whole reach the target, at least: exact, where part / whole ≥ target stumbles over 0.9."""
    needed = round(target * whole)
    return needed if needed >= target * whole - 1e-9 else needed + 1


def _falls(values: Sequence[float | None]) -> bool:
    last = values[-(FALLING_MONTHS + 1) :]
    if len(last) <= FALLING_MONTHS:
        return False
    return all(
        before is not None and after is not None and after < before for before, after in pairwise(last)
    )


def _with_interval(judged: Judged) -> Judged:
    if not judged.indicator.is_sample or judged.tally is None:
        return judged
    low, high = wilson(judged.tally.part, judged.tally.whole)
    return replace(judged, low=low, high=high)


_WORST = (Verdict.NOT_KEPT, Verdict.NOT_MEASURED, Verdict.TOO_FEW, Verdict.WATCH, Verdict.KEPT)


def join(commitment: Commitment, judged: Sequence[Judged]) -> Verdict:
    """The verdict of a commitment from those of its indicators, by the pack's own rule.

    One pivotal indicator that is not kept makes it not kept. Others only warn: what the pivotal ones keep is to be
    watched while another one is not kept. A commitment without a pivotal indicator is not measured."""
    pivotal = [one.verdict for one in judged if one.indicator.pivotal]
    others = [one.verdict for one in judged if not one.indicator.pivotal]
    if commitment.rule is Rule.MEASURED_PIVOTAL:
        pivotal = [verdict for verdict in pivotal if verdict not in _UNSAID] or pivotal
    if not pivotal:
        return Verdict.NOT_MEASURED
    worst = min(pivotal, key=_WORST.index)
    if worst is Verdict.KEPT and Verdict.NOT_KEPT in others:
        return Verdict.WATCH
    return worst


_UNSAID = frozenset({Verdict.NOT_MEASURED, Verdict.TOO_FEW})

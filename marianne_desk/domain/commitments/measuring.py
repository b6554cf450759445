"""From counted tallies to the commitments of a month: each month judged by what was in force in it.

Tallies of the log come counted, by the key of what they count (:func:`key_of`) and by month; papers come whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from marianne_desk.domain.commitments.in_force import InForce
from marianne_desk.domain.commitments.measure import (
    LinePoint,
    Mark,
    Measure,
    MeasuredCommitment,
    MeasuredHeading,
    MonthCommitments,
)
from marianne_desk.domain.commitments.pack import BY_PROOF, Commitment, Formula, Indicator, Pack, ProofKind
from marianne_desk.domain.commitments.proof import (
    Papers,
    Standing,
    keyed_rows,
    keyed_tally,
    looked_at,
    standing,
)
from marianne_desk.domain.commitments.verdict import (
    FALLING_MONTHS,
    Judged,
    Tally,
    Verdict,
    Why,
    always_noted,
    join,
    judge,
)
from marianne_desk.domain.figure import Coverage
from marianne_desk.domain.month import Month

LINE_MONTHS = 13
SLIDING_MONTHS = 12
REACH = LINE_MONTHS + SLIDING_MONTHS - 1
"""So many months that end with the one shown are needed: the first of the line may need its own twelve."""

COVERED = frozenset({Formula.WAITED_WITHIN, Formula.RIGHT_FIRST_TIME, Formula.ACCOMPANIED})
"""Formulas of a fact that is not always noted."""

NOTHING = Tally(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a month is judged on. ``tallies``: of the log, of :data:`REACH` months; a month or a key that is not
    there counted nothing. ``waiting_minutes``: the house's limit."""

    in_force: InForce
    tallies: Mapping[Month, Mapping[str, Tally]]
    papers: Papers
    today: date
    waiting_minutes: int


def is_logged(indicator: Indicator) -> bool:
    """Whether the log feeds it."""
    return indicator.formula not in BY_PROOF and indicator.formula is not Formula.NOT_RECORDED


def key_of(indicator: Indicator, waiting_minutes: int) -> str:
    """What is counted, whatever the référentiel: « answered_in_time:channel=mail ». Two indicators with one key have
    one tally."""
    parameters = dict(indicator.parameters)
    if indicator.formula is Formula.WAITED_WITHIN:
        parameters["minutes"] = waiting_minutes
    if indicator.formula is Formula.RIGHT_FIRST_TIME:
        parameters = {}  # its days say when it is known, not what it counts
    return ":".join([indicator.formula.value, *(f"{name}={parameters[name]}" for name in sorted(parameters))])


@lru_cache(maxsize=256)
def months_until(month: Month, count: int) -> tuple[Month, ...]:
    """The ``count`` months that end with ``month``, the oldest first."""
    return tuple(month.plus(-back) for back in range(count - 1, -1, -1))


def known_on(indicator: Indicator, month: Month) -> date | None:
    """The first day on which a month of this indicator can be judged; None: at once.

    « Juste du premier coup »: a request of the month's last day may come back as many days later as the pack says."""
    if indicator.formula is not Formula.RIGHT_FIRST_TIME:
        return None
    return month.next_first_day + timedelta(days=int(indicator.parameters["days"]))


def proof_kind(pack: Pack, indicator: Indicator) -> ProofKind | None:
    """The kind of proof that an indicator asks for; None where it asks for none, or the pack has none of this code."""
    code = indicator.parameters.get("proof")
    return next((kind for kind in pack.proofs() if kind.code == code), None)


def measured_month(facts: Facts, month: Month, line_months: int = LINE_MONTHS) -> MonthCommitments:
    """The commitments of ``month`` with their lines, of thirteen months unless fewer are wanted."""
    judging = _Judging(facts, line_months)
    pack = judging.pack(month)
    return MonthCommitments(
        month=month,
        pack=pack,
        over=facts.today >= month.next_first_day,
        headings=tuple(
            MeasuredHeading(
                heading,
                tuple(
                    judging.commitment(one, month)
                    for one in pack.commitments
                    if one.heading == heading.number
                ),
            )
            for heading in pack.headings
        ),
    )


class _Judging:
    """Judges every month of the lines once, whatever asks for it."""

    def __init__(self, facts: Facts, line_months: int) -> None:
        self._facts, self._line_months = facts, line_months
        self._in_force = replace(facts.in_force, load=cache(facts.in_force.load))
        self._packs: dict[Month, Pack] = {}
        self._indicators: dict[Month, dict[str, Indicator]] = {}
        self._judged: dict[tuple[Month, str], Judged] = {}
        self._pack_changed: dict[Month, bool] = {}

    def pack(self, month: Month) -> Pack:
        """What was in force in ``month``."""
        if month not in self._packs:
            pack = self._in_force.pack(month)
            self._packs[month] = pack
            self._indicators[month] = {one.id: one for one in pack.indicators()}
            before = self._in_force.pack_id(month.plus(-1))
            self._pack_changed[month] = before != self._in_force.pack_id(month)
        return self._packs[month]

    def commitment(self, commitment: Commitment, month: Month) -> MeasuredCommitment:
        """One commitment of the pack of ``month``."""
        months = months_until(month, self._line_months)
        line = tuple((one, self._verdict(commitment.number, one)) for one in months[:-1])
        verdict = join(commitment, [self._judge(one, month) for one in commitment.indicators])
        return MeasuredCommitment(
            commitment,
            verdict,
            tuple(self._measure(indicator, month) for indicator in commitment.indicators),
            (*line, (month, verdict)),
        )

    def _verdict(self, number: int, month: Month) -> Verdict | None:
        commitment = self.pack(month).commitment(number)
        if commitment is None:
            return None
        return join(commitment, [self._judge(one, month) for one in commitment.indicators])

    def _measure(self, indicator: Indicator, month: Month) -> Measure:
        facts, found = self._facts, self._judge(indicator, month)
        tally = found.tally or NOTHING
        covered = indicator.formula in COVERED and found.tally is not None
        day = known_on(indicator, month)
        return Measure(
            indicator=indicator,
            part=tally.part,
            whole=tally.whole,
            value=tally.value,
            target=indicator.target,
            change=facts.in_force.change_of(indicator.id, month),
            coverage=Coverage(tally.noted, tally.eligible) if covered else None,
            verdict=found.verdict,
            why=found.why,
            months=found.months,
            low=found.low,
            high=found.high,
            known_on=day if found.why is Why.NOT_YET else None,
            standing=self._standing(indicator, month),
            line=tuple(self._point(indicator, one) for one in months_until(month, self._line_months)),
        )

    def _point(self, indicator: Indicator, month: Month) -> LinePoint:
        before, then = (self._then(indicator, one) for one in months_until(month, 2))
        found = self._judge(then, month)
        tally = found.tally or NOTHING
        marks = set()
        if then.target != before.target:
            marks.add(Mark.TARGET)
        if self._pack_changed[month]:
            marks.add(Mark.PACK)
        return LinePoint(
            month,
            tally.part,
            tally.whole,
            tally.value,
            found.verdict,
            then.target,
            found.months,
            frozenset(marks),
        )

    def _then(self, indicator: Indicator, month: Month) -> Indicator:
        """The indicator as the référentiel in force in ``month`` had it; where that one had none of this name, the same
        count without a target: nothing was judged by it then."""
        self.pack(month)
        return self._indicators[month].get(indicator.id) or replace(indicator, target=None)

    def _judge(self, indicator: Indicator, month: Month) -> Judged:
        known = self._judged.get((month, indicator.id))
        if known is None:
            known = self._judged[month, indicator.id] = self._judge_anew(indicator, month)
        return known

    def _judge_anew(self, indicator: Indicator, month: Month) -> Judged:
        day = known_on(indicator, month)
        if day is not None and self._facts.today < day:
            return Judged(indicator, None, Verdict.NOT_MEASURED, Why.NOT_YET)
        if indicator.formula is Formula.PROOF_CURRENT:
            found = self._standing(indicator, month)
            return judge(indicator, None if found is None else always_noted(int(found.current), 1))
        own = self._tally(indicator, (month,))
        if own is not None and own.whole >= indicator.minimum_n:
            return judge(indicator, own, None, self._earlier(indicator, month))
        twelve = self._tally(indicator, months_until(month, SLIDING_MONTHS))
        if own is None and indicator.is_sample and twelve is not None:
            own = NOTHING  # a survey is held once a year: the months between rest on it
        return judge(indicator, own, twelve)

    def _standing(self, indicator: Indicator, month: Month) -> Standing | None:
        kind = proof_kind(self.pack(month), indicator)
        if kind is None:
            return None
        return standing(kind, self._facts.papers, looked_at(month, self._facts.today))

    def _earlier(self, indicator: Indicator, month: Month) -> list[float | None]:
        """Values of the months before, each alone; None where one was too small to mean something."""
        *before, _ = months_until(month, FALLING_MONTHS + 1)
        tallies = [self._tally(indicator, (one,)) for one in before]
        return [
            tally.value if tally is not None and tally.whole >= indicator.minimum_n else None
            for tally in tallies
        ]

    def _tally(self, indicator: Indicator, months: Sequence[Month]) -> Tally | None:
        """What an indicator counts over months; None: there is no record."""
        if indicator.formula is Formula.NOT_RECORDED:
            return None
        if not is_logged(indicator):
            rows = keyed_rows(indicator, self._facts.papers, months)
            return keyed_tally(rows) if rows else None
        key = key_of(indicator, self._facts.waiting_minutes)
        counted = [self._facts.tallies.get(month, {}).get(key, NOTHING) for month in months]
        return counted[0] if len(counted) == 1 else sum(counted, NOTHING)

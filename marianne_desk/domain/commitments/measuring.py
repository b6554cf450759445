"""From counted tallies to the commitments of a month: each month judged by what was in force in it.

Tallies of the log come counted, by the key of what they count (:func:`key_of`) and by month; papers come whole.
"""

from collections.abc import Mapping
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
    total,
)
from marianne_desk.domain.figure import Coverage
from marianne_desk.domain.month import Month

LINE_MONTHS = 13
SLIDING_MONTHS = 12
REACH = LINE_MONTHS + SLIDING_MONTHS - 1
"""So many months that end with the one shown are needed: the first of the line may need its own twelve."""

COVERED = frozenset(
    {
        Formula.WAITED_WITHIN,
        Formula.RIGHT_FIRST_TIME,
        Formula.ACCOMPANIED,
        Formula.APPOINTMENT_ATTENDED,
        Formula.RIGHT_PARTNER,
    }
)
"""Formulas of a fact that is not always noted."""

_KNOWN_IN_DAYS = frozenset({Formula.RIGHT_FIRST_TIME, Formula.RIGHT_PARTNER})

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
    if indicator.formula in _KNOWN_IN_DAYS:
        parameters = {}  # its days say when it is known, not what it counts
    return ":".join([indicator.formula.value, *(f"{name}={parameters[name]}" for name in sorted(parameters))])


@lru_cache(maxsize=256)
def months_until(month: Month, count: int) -> tuple[Month, ...]:
    """The ``count`` months that end with ``month``, the oldest first."""
    return tuple(month.plus(-back) for back in range(count - 1, -1, -1))


def known_on(indicator: Indicator, month: Month) -> date | None:
    """The first day on which a month of this indicator can be judged; None: at once.

    « Juste du premier coup », the right partner: a request of the month's last day may come back, a partner may say
    that it is the wrong one, as many days later as the pack says. Whether people came to their appointments: once all
    of the month's are past."""
    if indicator.formula is Formula.APPOINTMENT_ATTENDED:
        return month.next_first_day
    if indicator.formula not in _KNOWN_IN_DAYS:
        return None
    return month.next_first_day + timedelta(days=int(indicator.parameters["days"]))


def proof_kind(pack: Pack, indicator: Indicator) -> ProofKind | None:
    """The kind of proof that an indicator asks for; None where it asks for none, or the pack has none of this code."""
    code = indicator.parameters.get("proof")
    return next((kind for kind in pack.proofs() if kind.code == code), None)


def measured_month(facts: Facts, month: Month, line_months: int = LINE_MONTHS) -> MonthCommitments:
    """The commitments of ``month`` with their lines, of thirteen months unless fewer are wanted."""
    judging = _Judging(facts, month, line_months)
    pack = judging.packs[-1]
    return MonthCommitments(
        month=month,
        pack=pack,
        over=facts.today >= month.next_first_day,
        headings=tuple(
            MeasuredHeading(
                heading,
                tuple(judging.commitment(one) for one in pack.commitments if one.heading == heading.number),
            )
            for heading in pack.headings
        ),
    )


class _Judging:
    """Judges every month of the lines once, whatever asks for it. A month is known by its place among ``months``; the
    last is the one shown, the first is there for what changed in the second."""

    def __init__(self, facts: Facts, month: Month, line_months: int) -> None:
        self._facts = facts
        self.months = months_until(month, REACH + 1)
        in_force = replace(facts.in_force, load=cache(facts.in_force.load))
        self._pack_ids = [in_force.pack_id(one) for one in self.months]
        self.packs = [in_force.pack(one) for one in self.months]
        named = {id(pack): {one.id: one for one in pack.indicators()} for pack in self.packs}
        kinds = {id(pack): {kind.code: kind for kind in pack.proofs()} for pack in self.packs}
        self._indicators = [named[id(pack)] for pack in self.packs]
        self._kinds = [kinds[id(pack)] for pack in self.packs]
        self._counted: dict[str, list[Tally]] = {}
        self._judged: dict[tuple[int, str], Judged] = {}
        self._line = range(len(self.months) - line_months, len(self.months))

    def commitment(self, commitment: Commitment) -> MeasuredCommitment:
        """One commitment of the pack of the month shown."""
        here = self._line[-1]
        verdict = join(commitment, [self._judge(one, here) for one in commitment.indicators])
        before = [(self.months[place], self._verdict(commitment.number, place)) for place in self._line[:-1]]
        return MeasuredCommitment(
            commitment,
            verdict,
            tuple(self._measure(indicator) for indicator in commitment.indicators),
            (*before, (self.months[here], verdict)),
        )

    def _verdict(self, number: int, place: int) -> Verdict | None:
        commitment = self.packs[place].commitment(number)
        if commitment is None:
            return None
        return join(commitment, [self._judge(one, place) for one in commitment.indicators])

    def _measure(self, indicator: Indicator) -> Measure:
        here = self._line[-1]
        month, found = self.months[here], self._judge(indicator, here)
        tally = found.tally or NOTHING
        covered = indicator.formula in COVERED and found.tally is not None
        return Measure(
            indicator=indicator,
            part=tally.part,
            whole=tally.whole,
            value=tally.value,
            target=indicator.target,
            change=self._facts.in_force.change_of(indicator.id, month),
            coverage=Coverage(tally.noted, tally.eligible) if covered else None,
            verdict=found.verdict,
            why=found.why,
            months=found.months,
            low=found.low,
            high=found.high,
            known_on=known_on(indicator, month) if found.why is Why.NOT_YET else None,
            standing=self._standing(indicator, here),
            line=tuple(self._point(indicator, place) for place in self._line),
        )

    def _point(self, indicator: Indicator, place: int) -> LinePoint:
        before, then = self._then(indicator, place - 1), self._then(indicator, place)
        found = self._judge(then, place)
        tally = found.tally or NOTHING
        marks = _NO_MARKS
        if then.target != before.target:
            marks |= {Mark.TARGET}
        if self._pack_ids[place] != self._pack_ids[place - 1]:
            marks |= {Mark.PACK}
        return LinePoint(
            self.months[place],
            tally.part,
            tally.whole,
            tally.value,
            found.verdict,
            then.target,
            found.months,
            marks,
        )

    def _then(self, indicator: Indicator, place: int) -> Indicator:
        """The indicator as the référentiel in force then had it; where that one had none of this name, the same
        count without a target: nothing was judged by it then."""
        return self._indicators[place].get(indicator.id) or replace(indicator, target=None)

    def _judge(self, indicator: Indicator, place: int) -> Judged:
        known = self._judged.get((place, indicator.id))
        if known is None:
            known = self._judged[place, indicator.id] = self._judge_anew(indicator, place)
        return known

    def _judge_anew(self, indicator: Indicator, place: int) -> Judged:
        if indicator.formula is Formula.NOT_RECORDED:
            return judge(indicator, None)
        if indicator.formula is Formula.PROOF_CURRENT:
            found = self._standing(indicator, place)
            return judge(indicator, None if found is None else always_noted(int(found.current), 1))
        day = known_on(indicator, self.months[place])
        if day is not None and self._facts.today < day:
            return Judged(indicator, None, Verdict.NOT_MEASURED, Why.NOT_YET)
        if not is_logged(indicator):
            return self._judge_keyed(indicator, place)
        counted = self._tallies(indicator)
        own = counted[place]
        if own.whole >= indicator.minimum_n:
            earlier = [
                one.value if one.whole >= indicator.minimum_n else None  # too small to mean something
                for one in counted[place - FALLING_MONTHS : place]
            ]
            return judge(indicator, own, None, earlier)
        return judge(indicator, own, total(counted[place - SLIDING_MONTHS + 1 : place + 1]))

    def _judge_keyed(self, indicator: Indicator, place: int) -> Judged:
        """What was keyed from papers. A survey is held once a year: the months between rest on it."""
        months = self.months[place - SLIDING_MONTHS + 1 : place + 1]
        rows = keyed_rows(indicator, self._facts.papers, months)
        mine = [one for one in rows if one.counts_in == months[-1]]
        if not rows or (not mine and not indicator.is_sample):
            return judge(indicator, None)
        return judge(indicator, keyed_tally(mine), keyed_tally(rows))

    def _standing(self, indicator: Indicator, place: int) -> Standing | None:
        kind = self._kinds[place].get(str(indicator.parameters.get("proof", "")))
        if kind is None:
            return None
        return standing(kind, self._facts.papers, looked_at(self.months[place], self._facts.today))

    def _tallies(self, indicator: Indicator) -> list[Tally]:
        """What the log counted of an indicator, by place; the first, of which nothing is asked, may be empty."""
        key = key_of(indicator, self._facts.waiting_minutes)
        if key not in self._counted:
            by_month = self._facts.tallies
            self._counted[key] = [by_month.get(month, {}).get(key, NOTHING) for month in self.months]
        return self._counted[key]


_NO_MARKS: frozenset[Mark] = frozenset()

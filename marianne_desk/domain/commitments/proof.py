"""Papers and checks that show a commitment, and what they say of a month.

What they say is as true as what was keyed: a monthly statement counts for its month, a survey or a mystery visit for
the month of its day, a dated paper from its day until it is no longer valid.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from marianne_desk.domain.commitments.pack import Formula, Indicator, ProofKind
from marianne_desk.domain.commitments.verdict import Tally, always_noted
from marianne_desk.domain.month import Month


class Keyed(StrEnum):
    """Kinds of proof that bear figures: ``part`` of ``whole``, of an ``item`` or a criterion."""

    STATEMENT = "telephone_statement"
    SURVEY = "survey"
    MYSTERY = "mystery"


KEYED = {
    Formula.CALLS_ANSWERED: Keyed.STATEMENT,
    Formula.SURVEY_ITEM: Keyed.SURVEY,
    Formula.MYSTERY_CRITERION: Keyed.MYSTERY,
}
"""Which kind of proof feeds a formula. A mystery test: ``part`` of its visits reached the level asked (7 of 10)."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A paper without its content. ``day``: its own date. ``valid_until``: its last day, None: as its kind says.
    ``part``, ``whole``, ``item``: what it counts, where it does; ``month``: the one that a statement is of.
    ``replaces``: the one whose figures it corrects."""

    id: int
    kind: str
    commitment: int
    day: date
    valid_until: date | None
    label: str
    agent: str
    item: str = ""
    part: int | None = None
    whole: int | None = None
    month: Month | None = None
    has_file: bool = False
    replaces: int | None = None

    @property
    def counts_in(self) -> Month:
        """The month in which its figures count."""
        return self.month or Month.of(self.day)


@dataclass(frozen=True, slots=True)
class Check:
    """One look of the monthly round: ``kind`` is a kind of proof, ``ok`` whether all was right, ``note`` what was
    not."""

    id: int
    day: date
    kind: str
    agent: str
    ok: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Papers:
    """All proofs and checks of a desk, the first kept first."""

    proofs: tuple[Proof, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a kind of proof stands on a day. ``until``: the last day that it is good for, None: for good.
    ``proof``, ``check``: what it rests on, the other is None."""

    current: bool
    since: date
    until: date | None
    proof: Proof | None
    check: Check | None


def standing(kind: ProofKind, papers: Papers, day: date) -> Standing | None:
    """What the last proof or check of ``kind`` before the end of ``day`` says; None: there never was one.

    A check that found something wrong is not current, until a later proof or check. Of one day, a check prevails:
    somebody looked."""
    proofs = [one for one in papers.proofs if one.kind == kind.code and one.day <= day]
    checks = [one for one in papers.checks if one.kind == kind.code and one.day <= day]
    proof = max(proofs, key=lambda one: (one.day, one.id), default=None)
    check = max(checks, key=lambda one: (one.day, one.id), default=None)
    if check is not None and (proof is None or check.day >= proof.day):
        until = _until(kind, check.day, None)
        return Standing(check.ok and _lasts(until, day), check.day, until, None, check)
    if proof is None:
        return None
    until = good_until(kind, proof)
    return Standing(_lasts(until, day), proof.day, until, proof, None)


def good_until(kind: ProofKind, proof: Proof) -> date | None:
    """The last day of a proof: the one that was said, else as its kind says; None: it is good for ever."""
    return _until(kind, proof.day, proof.valid_until)


def looked_at(month: Month, today: date) -> date:
    """The day on which proofs of a month are judged: its last one, today while it runs."""
    return min(month.next_first_day - timedelta(days=1), today)


def keyed_rows(indicator: Indicator, papers: Papers, months: Sequence[Month]) -> tuple[Proof, ...]:
    """The proofs whose figures feed ``indicator`` in ``months``. Of several statements of one month the last keyed
    counts: it corrects the others; surveys and mystery tests add up."""
    kind = KEYED[indicator.formula]
    item = str(indicator.parameters.get("item", indicator.parameters.get("criterion", "")))
    found = [
        one
        for one in papers.proofs
        if one.kind == kind and one.item == item and one.whole is not None and one.counts_in in months
    ]
    if kind is not Keyed.STATEMENT:
        return tuple(found)
    return tuple({one.counts_in: one for one in found}.values())


def keyed_tally(proofs: Iterable[Proof]) -> Tally:
    """What these proofs count together."""
    counted = [(one.part or 0, one.whole or 0) for one in proofs]
    return always_noted(sum(part for part, _ in counted), sum(whole for _, whole in counted))


def _until(kind: ProofKind, day: date, said: date | None) -> date | None:
    if said is not None or kind.valid_days is None:
        return said
    return day + timedelta(days=kind.valid_days)


def _lasts(until: date | None, day: date) -> bool:
    return until is None or day <= until

"""Small référentiels for tests, and the facts that they are judged on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from marianne_desk.domain.commitments.in_force import InForce, PackChoice, TargetChange
from marianne_desk.domain.commitments.measuring import Facts
from marianne_desk.domain.commitments.pack import (
    Cohort,
    Commitment,
    Formula,
    Heading,
    Indicator,
    Pack,
    ProofKind,
    Rule,
    Sure,
)
from marianne_desk.domain.commitments.proof import Papers
from marianne_desk.domain.commitments.verdict import Tally, always_noted
from marianne_desk.domain.month import Month

OCTOBER = Month(2026, 10)
TODAY = date(2026, 12, 15)


def indicator(
    name: str,
    formula: Formula = Formula.SOLVED_ON_THE_SPOT,
    target: float | None = 0.9,
    **parameters: int | str,
) -> Indicator:
    """One that decides, judged from ten rows on."""
    return Indicator(
        id=name,
        label=name,
        formula=formula,
        cohort=Cohort.RECEIVED,
        target=target,
        minimum_n=10,
        minimum_coverage=0.0,
        pivotal=True,
        source="essai",
        sure=Sure.OURS,
        parameters=MappingProxyType(parameters),
    )


def pack(*indicators: Indicator, name: str = "marianne-2016", proofs: tuple[ProofKind, ...] = ()) -> Pack:
    """A référentiel of one commitment."""
    one = Commitment(1, 1, None, "Essai", Rule.ALL_PIVOTAL, "essai", Sure.OURS, indicators, proofs)
    return Pack(name, name, "", (Heading(1, "Essai", "essai", Sure.OURS),), (one,))


def kind(code: str, valid_days: int | None = 30) -> ProofKind:
    """A kind of proof."""
    return ProofKind(code, f"Preuve {code}", valid_days, "essai", Sure.OURS)


def facts(
    *packs: Pack,
    tallies: Mapping[Month, Mapping[str, Tally]] | None = None,
    papers: Papers | None = None,
    choices: tuple[PackChoice, ...] = (),
    changes: tuple[TargetChange, ...] = (),
    today: date = TODAY,
) -> Facts:
    """What a month is judged on; the first of ``packs`` bears the name of the default one."""
    known = {one.id: one for one in packs}
    return Facts(InForce(choices, changes, known.__getitem__), tallies or {}, papers or Papers(), today, 15)


def every_month(
    counted: Mapping[Month, tuple[int, int]], key: str = "solved_on_the_spot"
) -> dict[Month, dict[str, Tally]]:
    """Tallies of one key: part and whole by month."""
    return {month: {key: always_noted(*pair)} for month, pair in counted.items()}


def without_target(one: Indicator) -> Indicator:
    """The same, shown without being judged."""
    return replace(one, target=None)

"""How each kind of proof stands today, and which ask for themselves ahead of their last day.

Source: issue « The twelve commitments » §3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from marianne_desk.domain.commitments.keeping import KindOfCommitment
from marianne_desk.domain.commitments.pack import ProofKind
from marianne_desk.domain.commitments.proof import Check, Papers, Proof, Standing, standing

AHEAD_DAYS = 30
"""A proof asks for itself so many days before its end; one of a shorter life in its last quarter, or a monthly check
would ask from the day on which it was made."""


class Stands(StrEnum):
    """How a kind of proof stands on a day."""

    CURRENT = "current"
    EXPIRES = "expires"
    EXPIRED = "expired"
    WRONG = "wrong"
    """A check found it not in order, and nothing came since."""
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class KindState:
    """A kind of proof on a day. ``days``: until its last day, negative once it is over; None: no end is known.
    ``proofs``: those that stand, the first kept first; ``note``: what the last check found."""

    commitment: int
    kind: ProofKind
    stands: Stands
    days: int | None = None
    since: date | None = None
    until: date | None = None
    proofs: tuple[Proof, ...] = ()
    check: Check | None = None

    @property
    def asks(self) -> bool:
        """Whether it is time to renew it. A paper that never was asks for nothing; a check of the round does."""
        if self.stands is Stands.NEVER:
            return self.kind.monthly_round
        return self.stands is not Stands.CURRENT


def stands_of(found: Standing | None, day: date) -> Stands:
    """What a standing means on ``day``."""
    if found is None:
        return Stands.NEVER
    if found.check is not None and not found.check.ok:
        return Stands.WRONG
    if not found.current:
        return Stands.EXPIRED
    if found.until is None:
        return Stands.CURRENT
    ahead = min(AHEAD_DAYS, (found.until - found.since).days // 4)
    return Stands.EXPIRES if (found.until - day).days <= ahead else Stands.CURRENT


def kind_states(kinds: Sequence[KindOfCommitment], papers: Papers, day: date) -> tuple[KindState, ...]:
    """How each of ``kinds`` stands on ``day``, in their order."""
    return tuple(_state(one, papers, day) for one in kinds)


def asking(states: Sequence[KindState]) -> tuple[KindState, ...]:
    """Those that ask for themselves, each once, until they are renewed."""
    return tuple(one for one in states if one.asks)


def _state(one: KindOfCommitment, papers: Papers, day: date) -> KindState:
    found = standing(one.kind, papers, day)
    proofs = tuple(proof for proof in papers.proofs if proof.kind == one.kind.code)
    if found is None:
        return KindState(one.commitment, one.kind, Stands.NEVER, proofs=proofs)
    days = None if found.until is None else (found.until - day).days
    stands = stands_of(found, day)
    return KindState(one.commitment, one.kind, stands, days, found.since, found.until, proofs, found.check)

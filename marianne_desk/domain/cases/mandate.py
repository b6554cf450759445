"""A mandate: the desk acts in the visitor's absence, for exactly what it says. Of an Aidants Connect mandate only the
existence is noted: it lives there. Source: issue « Difficult cases » §2, domain.md §5.3.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

LONGEST_DAYS = 365
DURATIONS = (1, 31, 182, LONGEST_DAYS)
"""Days of a mandate to choose from: one day, a month, six months, a year. Source: domain.md §5.3 (Aidants Connect)."""


class MandateKind(StrEnum):
    """Ours, or one of Aidants Connect."""

    HOUSE = "house"
    AIDANTS_CONNECT = "aidants_connect"


class MandateEnd(StrEnum):
    """Why a mandate is over before its day."""

    DONE = "done"
    REVOKED = "revoked"


class MandateState(StrEnum):
    """How a mandate stands: à signer, en vigueur, terminé, révoqué, échu."""

    TO_SIGN = "to_sign"
    IN_FORCE = "in_force"
    DONE = "done"
    REVOKED = "revoked"
    EXPIRED = "expired"


OPEN = frozenset({MandateState.TO_SIGN, MandateState.IN_FORCE})
"""States in which a mandate may still be ended."""


@dataclass(frozen=True, slots=True)
class Mandate:
    """``case``: id. ``scope``: the exact démarches; ``visitor``: who gives it. ``signed_on``: the day on which both
    signed the paper, None: it is printed, not signed. ``until``: its last day. Of an Aidants Connect mandate
    ``scope`` and ``visitor`` are empty."""

    id: str
    case: str
    kind: MandateKind
    signed_on: date | None
    until: date | None
    agent: str
    at: datetime
    scope: str = field(default="", repr=False)
    visitor: str = field(default="", repr=False)
    ended_on: date | None = None
    end: MandateEnd | None = None

    def state_on(self, day: date) -> MandateState:
        """How it stands on a day. One whose last day nobody noted (Aidants Connect) lasts until it is ended."""
        if self.end is not None:
            return MandateState.DONE if self.end is MandateEnd.DONE else MandateState.REVOKED
        if self.until is not None and self.until < day:
            return MandateState.EXPIRED
        unsigned = self.kind is MandateKind.HOUSE and self.signed_on is None
        return MandateState.TO_SIGN if unsigned else MandateState.IN_FORCE


@dataclass(frozen=True, slots=True)
class MandateDraft:
    """A house mandate that is about to be written. ``case``: id; ``days``: how long it lasts, the first day included.
    ``id``: of a retry."""

    case: str
    scope: str = field(repr=False)
    days: int
    id: str | None = None

"""A mandate: the desk acts in the visitor's absence, for exactly what it says. Of an Aidants Connect mandate only the
existence is noted: it lives there. Source: issue « Difficult cases » §2, domain.md §5.3.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

LONGEST_DAYS = 365


class MandateKind(StrEnum):
    """Ours, or one of Aidants Connect."""

    HOUSE = "house"
    AIDANTS_CONNECT = "aidants_connect"


class MandateEnd(StrEnum):
    """Why a mandate is over before its day."""

    DONE = "done"
    REVOKED = "revoked"


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

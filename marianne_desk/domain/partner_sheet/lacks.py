"""What is incomplete in a quarter that is about to be issued to a partner: said first, never hidden; only a quarter
that is not over bars it. Source: issue « Difficult cases » §5, as for the month.
"""

from dataclasses import dataclass
from enum import StrEnum


class Lack(StrEnum):
    """What may be incomplete, in the order in which it is said."""

    RUNNING = "running"
    """The quarter is not over: it cannot be issued yet."""
    SILENT = "silent"
    """Open days without any entry, of which nobody said why."""
    TO_FILL = "to_fill"
    """Appointments at the operator's of which nobody said what became."""
    NO_OPERATOR = "no_operator"
    """Requests sent on without saying to whom."""
    NO_PROMISE = "no_promise"
    """The directory says no delay that the operator promises."""
    NO_FEEDBACK = "no_feedback"
    """Nobody noted what visitors do not understand."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """One line of it; ``count``: how many things, 0 where it is no count."""

    kind: Lack
    count: int = 0

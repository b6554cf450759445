"""The spans of a day in which an appointment can still be taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from marianne_desk.domain.agenda.appointment import HOLDS, Appointment
from marianne_desk.domain.calendar.slots import Slot

QUARTER = 15
"""Minutes: no shorter span is offered as free."""


@dataclass(frozen=True, slots=True)
class FreeSpan:
    """From ``begin`` to ``end``, in minutes since midnight, in which ``free`` agents are."""

    begin: int
    end: int
    free: int


def free_spans(
    slots: Sequence[Slot], taken: Iterable[Appointment], agents: int, since: int = 0
) -> tuple[FreeSpan, ...]:
    """The spans of the opening ``slots`` of a day in which one of ``agents`` at least is free; a quarter of an hour at
    least, none that begins before ``since`` (minutes since midnight)."""
    holding = [(*_minutes_of(one), one.agent) for one in taken if one.state in HOLDS]
    found: list[FreeSpan] = []
    for slot in slots:
        start = max(slot.begin, since)
        cuts = {cut for begin, end, _ in holding for cut in (begin, end) if start < cut < slot.end}
        for begin, end in pairwise(sorted({start, slot.end, *cuts}) if start < slot.end else ()):
            free = agents - len({agent for first, last, agent in holding if first < end and begin < last})
            joined = found and (found[-1].end, found[-1].free) == (begin, free)
            found.append(FreeSpan(found.pop().begin if joined else begin, end, free))
    return tuple(span for span in found if span.free > 0 and span.end - span.begin >= QUARTER)


def _minutes_of(one: Appointment) -> tuple[int, int]:
    begin = one.begin.hour * 60 + one.begin.minute
    return begin, begin + one.minutes

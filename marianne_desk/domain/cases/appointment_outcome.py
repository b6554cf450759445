"""What becomes of an appointment at a partner's, and what that means for its case.

Kept and solved: the partner answered « réglé », and the visitor, who was there, knows. Kept and not solved, or another
one is needed: the partner has the case in hand again. Not kept, whoever's fault: nothing is to come any more. Source:
issue « Difficult cases » §2 and §4.
"""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import takewhile

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.appointment import PartnerAppointment, Result
from marianne_desk.domain.cases.case import Answer, Event, Happening
from marianne_desk.domain.contact import Request

_PAST = frozenset({State.KEPT, State.ABSENT})
"""What can be said of an appointment only from its day on."""


def is_to_fill(appointment: PartnerAppointment, now: datetime) -> bool:
    """« À renseigner »: it has begun, and nobody has said what became of it."""
    return appointment.state is State.PLANNED and appointment.begin.timestamp() <= now.timestamp()


def may_become(appointment: PartnerAppointment, state: State, now: datetime) -> bool:
    """Whether it can be said today. ``now`` in the desk's zone, as ``begin``."""
    return state not in _PAST or appointment.begin.date() <= now.date()


def what_follows(
    appointment: PartnerAppointment, after: datetime, now: datetime, agent: str
) -> tuple[Event, ...]:
    """What its state means for the case, in order; nothing while it is to come, or kept without a result. What
    happened at the appointment happened when it ended, once that is past, but not before ``after``, the instant of the
    case's last event; the rest happens when it is noted."""
    there = appointment.state in _PAST and appointment.end.timestamp() < now.timestamp()
    at = max(appointment.end.astimezone(UTC), after) if there else now
    return tuple(
        Event(at, happening, agent, answer=answer, appointment=appointment.id)
        for happening, answer in _follows(appointment)
    )


def _follows(appointment: PartnerAppointment) -> tuple[tuple[Happening, Answer | None], ...]:
    if appointment.state is State.PLANNED:
        return ()
    if appointment.state is not State.KEPT:
        return ((Happening.NOT_MET, None),)
    if appointment.result is None:
        return ()
    if appointment.result is Result.SOLVED:
        return ((Happening.ANSWERED, Answer.SETTLED), (Happening.TOLD, None))
    return ((Happening.MET, None),)


def own_events(events: tuple[Event, ...], appointment_id: str) -> tuple[Event, ...]:
    """The last events of a case, as far as they say what became of that appointment; empty where something else
    happened since."""

    def of_it(event: Event) -> bool:
        return event.appointment == appointment_id and event.happening is not Happening.APPOINTED

    return tuple(takewhile(of_it, reversed(events)))[::-1]


def unanswered(request: Request, told: datetime) -> Request:
    """The request without the answer that being told at ``told`` was; as it is where it was answered otherwise."""
    if request.answered_at != told:
        return request
    pauses = tuple(replace(one, end=None) if one.end == told else one for one in request.pauses)
    return replace(request, answered_at=None, pauses=pauses)

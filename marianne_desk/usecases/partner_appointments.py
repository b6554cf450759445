"""Appointments at partners': taken as they were obtained, moved, kept or not, with what each means for the case. One
act, one transaction, one key to undo it.

An appointment obtained makes the outcome of its request « rendez-vous pris », as one that is taken while the visitor is
there does; what was « transmis » or « à suivre » alone changes, and the outcome stays whatever becomes of the
appointment: it says what the desk did.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from marianne_desk.domain import to_answer as requests
from marianne_desk.domain.cases.appointment import (
    AppointmentChange,
    PartnerAppointment,
    PartnerAppointmentDraft,
    Result,
    State,
)
from marianne_desk.domain.cases.appointment_outcome import (
    is_to_fill,
    may_become,
    own_events,
    unanswered,
    what_follows,
)
from marianne_desk.domain.cases.case import CaseDraft, Event, Happening
from marianne_desk.domain.cases.rules import may_happen
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Request
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import partner_appointments as stored
from marianne_desk.usecases.cases import (
    CaseNow,
    Opened,
    case_within,
    checked_operator,
    checked_text,
    note_within,
    open_within,
    seen,
    set_events_within,
    take_back_within,
)
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.partner_bookings import made_within, notices_for
from marianne_desk.usecases.to_answer import Done, act_within, undo_within

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = (
    "Booked",
    "OpenedWith",
    "all_appointments",
    "appointment_by_id",
    "appointments_between",
    "appointments_of",
    "book",
    "changes_of",
    "is_to_fill",
    "move",
    "moves_of",
    "notices_for",
    "open_with_appointment",
    "set_state",
    "take_back_opening",
    "undo",
)


@dataclass(frozen=True, slots=True)
class Booked:
    """One act on an appointment: as it was (None: it was just taken) and as it is, with its case before and after.
    ``requests``: what it changed of the request, in order. ``noted``: a line was added to its history."""

    before: PartnerAppointment | None
    after: PartnerAppointment
    case_before: CaseNow
    case_after: CaseNow
    requests: tuple[Done, ...] = ()
    noted: bool = False

    @property
    def appointment(self) -> PartnerAppointment:
        """The appointment as it is."""
        return self.after


@dataclass(frozen=True, slots=True)
class OpenedWith:
    """A case that was opened, and the appointment that was taken with it; None: none was."""

    opened: Opened
    booked: Booked | None

    @property
    def now(self) -> CaseNow:
        """The case as it is."""
        return self.booked.case_after if self.booked else self.opened.now


def open_with_appointment(
    desk: Desk, draft: CaseDraft, appointment: PartnerAppointmentDraft | None, agent: str | None = None
) -> OpenedWith:
    """Opens the case of a request, and takes its appointment: both or none. ``appointment.case`` is not read. The same
    identifiers again are a retry.

    Raises what ``open_case`` and ``book`` raise."""
    outcome = Outcome.FORWARDED if appointment is None else Outcome.APPOINTMENT
    with desk.store.writing() as connection:
        opened = open_within(connection, desk, draft, outcome, agent)
        if appointment is None:
            return OpenedWith(opened, None)
        whole = replace(appointment, case=opened.now.case.id)
        return OpenedWith(opened, _book(connection, desk, whole, agent))


def take_back_opening(desk: Desk, done: OpenedWith, agent: str | None = None) -> None:
    """Takes an opening back, with the appointment that was taken with it. Raises what ``undo`` and ``take_back``
    raise."""
    with desk.store.writing() as connection:
        if done.booked is not None:
            _undo(connection, desk, done.booked, agent)
        take_back_within(connection, desk, done.opened, agent)


def book(desk: Desk, draft: PartnerAppointmentDraft, agent: str | None = None) -> Booked:
    """Takes an appointment as it was obtained: the partner moved, and the request becomes « rendez-vous pris ». Doubts
    were for the agent to see (:func:`notices_for`); only what cannot be is refused. The same identifier with the same
    content is a retry: nothing is written.

    Raises UserError ``appointment_length``, ``day_out_of_calendar``, ``hour_skipped``, ``case_unknown``, ``case_step``
    (the case is closed), ``operator_retired`` …, ``office_unknown``, ``visitor_number``, ``appointment_changed``."""
    with desk.store.writing() as connection:
        return _book(connection, desk, draft, agent)


def move(desk: Desk, draft: PartnerAppointmentDraft, reason: str = "", agent: str | None = None) -> Booked:
    """Another hour, place or mode for the appointment ``draft.id`` while it is to come or to fill in; its history says
    from when to when, and why (``reason``, may be empty). What was excused, cancelled or missed stays so: another one
    is taken. The same content again writes nothing.

    Raises what ``book`` raises, and UserError ``appointment_unknown``, ``appointment_over``."""
    reason = checked_text(reason, "reason")
    with desk.store.writing() as connection:
        held = _held(connection, desk, draft.id or "")
        if held.state is not State.PLANNED:
            raise UserError("appointment_over")
        case = seen(desk, case_within(connection, held.case))
        operator = checked_operator(
            desk, held.operator if _still(desk, held.operator) else case.case.operator
        )
        made = made_within(connection, desk, replace(draft, case=held.case), operator)
        same = replace(made, agent=held.agent, made_at=held.made_at)
        if same == replace(held, changed_at=made.changed_at, sequence=0):
            return Booked(held, held, case, case)
        after = replace(same, sequence=held.sequence + 1)
        noted = after.begin != held.begin or bool(reason)
        return _changed(connection, desk, Booked(held, after, case, case, noted=noted), reason, agent)


def set_state(
    desk: Desk,
    appointment_id: str,
    state: State,
    result: Result | None = None,
    reason: str = "",
    agent: str | None = None,
) -> Booked:
    """Notes what became of an appointment, and what follows for its case: « honoré » with what it gave (``result``;
    None while that is not known), excused, cancelled by the service, absent. The same again takes it back to « à
    venir », since a key hit by mistake is hit twice. What the case cannot take any more (it was closed, the visitor
    was told) is left out there.

    Raises UserError ``appointment_unknown``, ``appointment_not_yet`` (kept or absent, before its day),
    ``visitor_number`` (in the reason)."""
    reason = checked_text(reason, "reason")
    result = result if state is State.KEPT else None
    with desk.store.writing() as connection:
        held = _held(connection, desk, appointment_id)
        if (held.state, held.result) == (state, result):
            state, result = State.PLANNED, None
        if not may_become(held, state, desk.now()):
            raise UserError("appointment_not_yet")
        case = seen(desk, case_within(connection, held.case))
        after = replace(held, state=state, result=result, changed_at=desk.clock(), sequence=held.sequence + 1)
        noted = held.state is not state or bool(reason)
        return _changed(connection, desk, Booked(held, after, case, case, noted=noted), reason, agent)


def undo(desk: Desk, done: Booked, agent: str | None = None) -> PartnerAppointment | None:
    """Takes the last act on an appointment back, with what it changed of its case and request: it is again as before
    (None: it was just taken, and is gone), with a higher sequence, since a calendar elsewhere may have read it.

    Raises UserError ``appointment_changed``, ``case_changed``, ``request_changed``: something else was done since;
    ``appointment_unknown``, ``case_unknown``."""
    with desk.store.writing() as connection:
        return _undo(connection, desk, done, agent)


def appointment_by_id(desk: Desk, appointment_id: str) -> PartnerAppointment:
    """One appointment. Raises UserError ``appointment_unknown``."""
    with desk.store.reading() as connection:
        return _held(connection, desk, appointment_id)


def appointments_of(desk: Desk, case_id: str) -> tuple[PartnerAppointment, ...]:
    """The appointments of a case, in every state, the earliest first."""
    with desk.store.reading() as connection:
        return tuple(stored.of_case(connection, case_id, desk.calendar))


def appointments_between(desk: Desk, first: date, last: date) -> tuple[PartnerAppointment, ...]:
    """Those of the local days from ``first`` to ``last``, both included, in every state, the earliest first."""
    with desk.store.reading() as connection:
        return tuple(stored.between(connection, first, last, desk.calendar))


def all_appointments(desk: Desk) -> tuple[PartnerAppointment, ...]:
    """All of them, past and to come, the earliest first."""
    with desk.store.reading() as connection:
        return tuple(stored.every(connection, desk.calendar))


def changes_of(desk: Desk, appointment_id: str) -> tuple[AppointmentChange, ...]:
    """The history of an appointment, the earliest change first; empty while nothing changed."""
    with desk.store.reading() as connection:
        return stored.changes(connection, appointment_id, desk.calendar)


def moves_of(desk: Desk, appointments: Sequence[PartnerAppointment]) -> tuple[AppointmentChange, ...]:
    """The changes of day or hour of these appointments, the earliest first."""
    with desk.store.reading() as connection:
        made = [one for held in appointments for one in stored.changes(connection, held.id, desk.calendar)]
    moved = (one for one in made if one.old_begin != one.new_begin)
    return tuple(sorted(moved, key=lambda one: one.at))


def _book(connection: "Connection", desk: Desk, draft: PartnerAppointmentDraft, agent: str | None) -> Booked:
    case = case_within(connection, draft.case)
    who, now = agent or desk.settings.agent, desk.clock()
    made = replace(made_within(connection, desk, draft, checked_operator(desk, case.operator)), agent=who)
    held = stored.by_id(connection, made.id, desk.calendar)
    if held is not None:
        room = held.room if draft.room is None else made.room
        same = replace(made, agent=held.agent, made_at=held.made_at, changed_at=held.changed_at, room=room)
        if same != held:
            raise UserError("appointment_changed")
        return Booked(held, held, seen(desk, case), seen(desk, case))
    stored.add(connection, made, case.number, case.received_at, desk.calendar)
    obtained = Event(now, Happening.APPOINTED, who, appointment=made.id)
    done = note_within(connection, desk, case.id, obtained)
    sent = act_within(connection, desk, case.request, agent, _obtained(now))
    return Booked(None, made, done.before, done.after, () if sent.before == sent.after else (sent,))


def _changed(connection: "Connection", desk: Desk, act: Booked, reason: str, agent: str | None) -> Booked:
    """Writes ``act.after`` with its history, and lets the case and the request follow."""
    held, after, who = act.before or act.after, act.after, agent or desk.settings.agent
    stored.change(connection, after, desk.calendar)
    if act.noted:
        change = AppointmentChange(
            after.changed_at, who, held.begin, after.begin, held.state, after.state, reason
        )
        stored.note_change(connection, after.id, change)
    if (held.state, held.result) == (after.state, after.result):
        return act
    case, done = _said_before(connection, desk, act, who)
    events = what_follows(after, case.case.events[-1].at, after.changed_at, who)
    if after.state is State.PLANNED and after.id not in case.standing.awaited:
        events = (Event(after.changed_at, Happening.APPOINTED, who, appointment=after.id),)
    for event in events:
        if may_happen(case.standing, event.happening):
            noted = note_within(connection, desk, case.case.id, event)
            case, done = noted.after, (*done, *((noted.request,) if noted.request else ()))
    return replace(act, case_after=case, requests=done)


def _said_before(
    connection: "Connection", desk: Desk, act: Booked, agent: str
) -> tuple[CaseNow, tuple[Done, ...]]:
    """The case without what the former state of the appointment had said of it, where that was said last."""
    case = act.case_before.case
    own = own_events(case.events, act.after.id)
    if not own:
        return act.case_before, ()
    kept = case.events[: len(case.events) - len(own)]
    told = next((event.at for event in own if event.happening is Happening.TOLD), None)
    now = set_events_within(connection, desk, case.id, kept)
    if told is None:
        return now, ()
    done = act_within(connection, desk, case.request, agent, lambda one, _channel: unanswered(one, told))
    return now, () if done.before == done.after else (done,)


def _undo(connection: "Connection", desk: Desk, done: Booked, agent: str | None) -> PartnerAppointment | None:
    kept = _held(connection, desk, done.after.id)
    case = case_within(connection, done.after.case)
    if kept.sequence != done.after.sequence:
        raise UserError("appointment_changed")
    if case.events != done.case_after.case.events:
        raise UserError("case_changed")
    for one in reversed(done.requests):
        undo_within(connection, desk, one, agent)
    if done.case_after.case.events != done.case_before.case.events:
        set_events_within(connection, desk, case.id, done.case_before.case.events)
    if done.before is None:
        stored.remove(connection, kept.id)
        return None
    if done.noted:
        stored.forget_last_change(connection, kept.id)
    again = replace(done.before, changed_at=desk.clock(), sequence=kept.sequence + 1)
    stored.change(connection, again, desk.calendar)
    return again


def _obtained(at: datetime) -> Callable[[Request, Channel], Request]:
    def change(one: Request, _channel: Channel) -> Request:
        if one.outcome not in {Outcome.FORWARDED, Outcome.PENDING}:
            return one
        if one.answered_at is not None:
            return replace(one, outcome=Outcome.APPOINTMENT)
        return requests.changed_outcome(one, Outcome.APPOINTMENT, at)

    return change


def _held(connection: "Connection", desk: Desk, appointment_id: str) -> PartnerAppointment:
    held = stored.by_id(connection, appointment_id, desk.calendar)
    if held is None:
        raise UserError("appointment_unknown")
    return held


def _still(desk: Desk, operator: str) -> bool:
    known = desk.vocabulary.operator(operator)
    return known is not None and not known.retired and known.existed_on(desk.today())

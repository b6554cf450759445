"""Appointments with us: read from one line, taken, moved, kept or not, and their names forgotten in time."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, timedelta

from marianne_desk.domain.agenda.appointment import (
    Appointment,
    AppointmentDraft,
    State,
)
from marianne_desk.domain.agenda.line import AgendaLine, Reader, as_before, read_appointment
from marianne_desk.domain.agenda.notices import Around, Notice, Weight, notices_of
from marianne_desk.domain.calendar.opening import FIRST_YEAR, LAST_YEAR
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.entry.values import EntryContext
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import appointments as stored
from marianne_desk.usecases.counter import entry_context
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import Logged, log_contact
from marianne_desk.usecases.permanences import permanences_between

_DAY = timedelta(days=1)
_NO_THEME = "autre"
"""What a contact is about whose line names no matter. Source: contract.md §4, « missing = default »."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line understood at this desk. ``draft`` None: it names no instant, or more than one; ``line.notices`` and
    ``line.question`` say why. ``notices``: everything to say before it is kept, the gravest first."""

    line: AgendaLine
    draft: AppointmentDraft | None
    notices: tuple[Notice, ...]

    @property
    def refused(self) -> bool:
        """Whether something forbids it."""
        return any(notice.weight is Weight.REFUSAL for notice in self.notices)

    @property
    def doubts(self) -> frozenset[str]:
        """The codes that the agent has to have seen before it is kept."""
        return frozenset(notice.code for notice in self.notices if notice.weight is Weight.DOUBT)


def read_line(
    desk: Desk,
    text: str,
    answers: tuple[tuple[str, str], ...] = (),
    moved: Appointment | None = None,
    context: EntryContext | None = None,
    agent: str | None = None,
) -> Proposal:
    """What a line means, and all that stands in its way. ``answers``: (field, value) of questions answered;
    ``moved``: the appointment that the line changes; ``context``: the desk's words and habits, where they are at hand
    already; ``agent``: who receives a new one, None: the one of the settings. Never raises for what was typed."""
    context = replace(context or entry_context(desk), now=desk.now())
    reader = Reader(context, desk.opening, answers=dict(answers))
    line = read_appointment(text, reader)
    if moved is not None:
        line = as_before(line, moved, reader)
    if line.begin is None:
        return Proposal(line, None, line.notices)
    draft = AppointmentDraft(
        begin=line.begin,
        minutes=line.minutes,
        theme=line.theme,
        reason=line.reason,
        operator=line.operator,
        words=line.words,
        visitor=line.visitor,
        agent=moved.agent if moved else agent,
        id=moved.id if moved else None,
    )
    return Proposal(line, None if line.question else draft, notices_for(desk, draft))


def notices_for(desk: Desk, draft: AppointmentDraft) -> tuple[Notice, ...]:
    """Everything to say of an appointment before it is kept, the gravest first."""
    begin = draft.begin.astimezone(desk.zone)
    day = begin.date()
    known = FIRST_YEAR < day.year < LAST_YEAR
    others = appointments_between(desk, day - _DAY, day + _DAY) if known else ()
    permanences = permanences_between(desk, day, day) if known else ()
    agents = {agent.code: agent.label for agent in desk.agents if agent.active}
    around = Around(desk.opening, others, permanences, agents)
    agent = draft.agent or desk.settings.agent
    return notices_of(begin, draft.minutes, agent, around, desk.now(), draft.id)


def take_appointment(desk: Desk, draft: AppointmentDraft, contact: str | None = None) -> Appointment:
    """Keeps an appointment, new or changed (``draft.id`` of one that is there). Doubts were for the agent to see
    (:func:`notices_for`); only what cannot be is refused. The same identifier with the same content is a retry.

    Raises UserError ``appointment_length``, ``day_out_of_calendar``, ``agent_unknown``, ``theme_unknown``."""
    _refuse_impossible(desk, draft)
    now = desk.clock()
    with desk.store.writing() as connection:
        before = stored.by_id(connection, draft.id, desk.zone) if draft.id else None
        made = _made(desk, draft, before, contact)
        if before is None:
            stored.add(connection, (replace(made, made_at=now, changed_at=now),), desk.zone)
            return replace(made, made_at=now, changed_at=now)
        if made == before:
            return before
        changed = replace(made, changed_at=now, sequence=before.sequence + 1)
        stored.change(connection, changed, desk.zone)
        return changed


def _refuse_impossible(desk: Desk, draft: AppointmentDraft) -> None:
    for notice in notices_for(desk, draft):
        if notice.weight is Weight.REFUSAL:
            raise UserError(notice.code, "line", **notice.values)
    if draft.agent is not None and draft.agent not in {agent.code for agent in desk.agents}:
        raise UserError("agent_unknown", "agent", text=draft.agent)
    if draft.theme is not None and desk.vocabulary.theme(draft.theme) is None:
        raise UserError("theme_unknown", "theme", text=draft.theme)


def _made(
    desk: Desk, draft: AppointmentDraft, before: Appointment | None, contact: str | None
) -> Appointment:
    now = desk.clock()
    return Appointment(
        id=draft.id or str(uuid.uuid4()),
        begin=draft.begin.astimezone(desk.zone),
        minutes=draft.minutes,
        theme=draft.theme,
        reason=draft.reason,
        operator=draft.operator,
        words=draft.words,
        visitor=draft.visitor,
        state=before.state if before else State.PLANNED,
        agent=draft.agent or (before.agent if before else desk.settings.agent),
        made_at=before.made_at if before else now,
        changed_at=before.changed_at if before else now,
        sequence=before.sequence if before else 0,
        contact=contact or (before.contact if before else None),
    )


def set_state(desk: Desk, appointment_id: str, state: State) -> tuple[Appointment, Appointment]:
    """Notes what became of an appointment: as it was, and as it is. The same state again takes it back to « à venir »,
    since a key hit by mistake is hit twice.

    Raises UserError ``appointment_unknown``, ``appointment_not_yet`` (kept or absent, before its day)."""
    with desk.store.writing() as connection:
        before = stored.by_id(connection, appointment_id, desk.zone)
        if before is None:
            raise UserError("appointment_unknown")
        state = State.PLANNED if before.state is state else state
        if state in {State.KEPT, State.ABSENT} and before.begin.date() > desk.today():
            raise UserError("appointment_not_yet")
        after = replace(before, state=state, changed_at=desk.clock(), sequence=before.sequence + 1)
        stored.change(connection, after, desk.zone)
    return before, after


def undo(desk: Desk, before: Appointment | None, after: Appointment) -> None:
    """Takes back the last act on an appointment: it is again as ``before`` (None: it was just taken, and goes), with a
    higher sequence, since a calendar elsewhere may have read it meanwhile.

    Raises UserError ``appointment_changed`` when something else was done to it since, ``appointment_unknown``."""
    with desk.store.writing() as connection:
        kept = stored.by_id(connection, after.id, desk.zone)
        if kept is None:
            raise UserError("appointment_unknown")
        if kept.sequence != after.sequence:
            raise UserError("appointment_changed")
        if before is None:
            stored.remove(connection, after.id)
        else:
            again = replace(before, changed_at=desk.clock(), sequence=after.sequence + 1)
            stored.change(connection, again, desk.zone)


def appointments_on(desk: Desk, day: date, only: str | None = None) -> tuple[Appointment, ...]:
    """The appointments of a local day, in their order, in every state; ``only``: of that agent."""
    return appointments_between(desk, day, day, only)


def appointments_between(
    desk: Desk, first: date, last: date, only: str | None = None
) -> tuple[Appointment, ...]:
    """The appointments of the local days from ``first`` to ``last``, both included; ``only``: of that agent."""
    with desk.store.reading() as connection:
        found = stored.between(connection, first, last, desk.zone)
    return tuple(one for one in found if only is None or one.agent == only)


def take_from_counter(
    desk: Desk, draft: ContactDraft, appointment: AppointmentDraft, *, arrival: str = ""
) -> tuple[Logged, Appointment]:
    """Logs the contact during which an appointment with us was taken, and takes it. The outcome is « rendez-vous pris »
    except of requests that were settled otherwise; the matter is the appointment's where none is named. ``arrival`` as
    in ``log_contact``.

    The contact is checked first, then the appointment is kept, then the contact: whatever stops the machine in
    between, what was promised to the visitor is in the agenda, and a retry with the same identifiers writes nothing
    twice. Raises what ``take_appointment`` and ``log_contact`` raise; nothing is written then."""
    contact_id = draft.id or str(uuid.uuid4())
    requests = draft.requests or (RequestDraft(),)
    whole = replace(draft, id=contact_id, requests=tuple(_booked(one, appointment) for one in requests))
    complete(whole, Circumstances(desk.now(), desk.settings.agent, desk.vocabulary))
    kept_id = appointment.id or str(uuid.uuid5(uuid.NAMESPACE_OID, f"{contact_id}/appointment"))
    agent = appointment.agent or draft.agent
    taken = take_appointment(desk, replace(appointment, id=kept_id, agent=agent), contact_id)
    return log_contact(desk, whole, arrival=arrival), taken


def _booked(request: RequestDraft, appointment: AppointmentDraft) -> RequestDraft:
    if request.outcome not in {None, Outcome.APPOINTMENT}:
        return request
    if request.theme is None and request.reason is None:
        request = replace(
            request,
            theme=appointment.theme or _NO_THEME,
            reason=appointment.reason,
            operator=request.operator or appointment.operator,
        )
    return replace(request, outcome=Outcome.APPOINTMENT)

"""What the opening and the closing of a day read of the waiting room, the entries set aside, what waits for an answer
and the agenda."""

from datetime import date, timedelta

from marianne_desk.domain.agenda.appointment import Appointment, State, is_to_fill
from marianne_desk.domain.cases.appointment_outcome import is_to_fill as has_begun_untold
from marianne_desk.domain.cases.phoning import PartnerMeeting
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.day.closing import LOOK_BACK_DAYS, OpenPoint, PointKind
from marianne_desk.domain.day.morning import Meeting
from marianne_desk.domain.set_aside import SetAside
from marianne_desk.domain.to_answer import Group, WaitingRequest
from marianne_desk.domain.waiting import Arrival
from marianne_desk.usecases.agenda import appointments_between, appointments_on
from marianne_desk.usecases.at_the_counter import kept_entries
from marianne_desk.usecases.case_list import partner_meetings
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.permanences import permanences_on
from marianne_desk.usecases.to_answer import to_answer
from marianne_desk.usecases.waiting_room import present
from marianne_desk.wording.cases import MODES, case_number


def appointments_of(desk: Desk, day: date, only: str | None) -> tuple[Meeting, ...]:
    """Today's appointments with us, the earliest first; those that will not be are left out."""
    return tuple(
        Meeting(one.begin, one.end, _appointment_words(desk, one), _agent(desk, one.agent), one.state)
        for one in appointments_on(desk, day, only)
        if one.state not in {State.CANCELLED, State.EXCUSED}
    )


def partners_of(desk: Desk, day: date, only: str | None) -> tuple[Meeting, ...]:
    """Today's appointments at partners', the earliest first; those that will not be are left out."""
    return tuple(
        Meeting(
            one.appointment.begin, one.appointment.end, _partner_words(one), one.agent, one.appointment.state
        )
        for one in partner_meetings(desk, day, day, only)
        if one.appointment.state not in {State.CANCELLED, State.EXCUSED}
    )


def permanences_of(desk: Desk, day: date) -> tuple[Meeting, ...]:
    """The permanences of a day, in their order."""
    return tuple(Meeting(one.begin, one.end, one.label) for one in permanences_on(desk, day))


def open_points(desk: Desk, day: date, only: str | None) -> tuple[OpenPoint, ...]:
    """What is still open at the end of ``day``: timers, people who wait, entries that are not saved, requests of the
    day of which nobody knows what comes next, appointments of the last days of which nobody said what became.

    ``only``: those of one agent (a code), and who waits, since nobody has them yet."""
    agenda = appointments_between(desk, day - timedelta(days=LOOK_BACK_DAYS), day, only)
    room = present(desk)
    here = {one.appointment for one in room}  # their appointment is settled with them
    return (
        *(_of_arrival(desk, one) for one in room if one.taken_at and only in {None, one.agent}),
        *(_of_arrival(desk, one) for one in room if not one.taken_at),
        *(_of_entry(desk, one) for one in kept_entries(desk) if only in {None, one.agent}),
        *(_of_request(one) for one in to_answer(desk, only).rows if _has_no_next_step(one, day)),
        *(
            _of_appointment(desk, one)
            for one in agenda
            if is_to_fill(one, desk.clock()) and one.id not in here
        ),
        *(
            _of_partner(one)
            for one in partner_meetings(desk, day - timedelta(days=LOOK_BACK_DAYS), day, only)
            if has_begun_untold(one.appointment, desk.now())
        ),
    )


def _has_no_next_step(one: WaitingRequest, day: date) -> bool:
    return one.group is Group.UNDATED and one.request.outcome is Outcome.PENDING and one.at.date() == day


def _of_arrival(desk: Desk, one: Arrival) -> OpenPoint:
    kind = PointKind.TIMER if one.taken_at else PointKind.WAITING
    agent = _agent(desk, one.agent) if one.agent else ""
    return OpenPoint(kind, one.id, one.taken_at or one.waits_from, agent=agent, channel=one.kind)


def _of_entry(desk: Desk, one: SetAside) -> OpenPoint:
    return OpenPoint(
        PointKind.SET_ASIDE, one.id, one.begun_at, one.words, _agent(desk, one.agent), one.channel
    )


def _of_request(one: WaitingRequest) -> OpenPoint:
    words = ", ".join(text for text in (one.theme, one.reason) if text)
    matter = " · ".join(text for text in (words, one.operator) if text)
    return OpenPoint(PointKind.NO_OUTCOME, one.request.id, one.at, matter, one.agent, one.channel, one.number)


def _of_appointment(desk: Desk, one: Appointment) -> OpenPoint:
    return OpenPoint(
        PointKind.APPOINTMENT, one.id, one.begin, _appointment_words(desk, one), _agent(desk, one.agent)
    )


def _of_partner(one: PartnerMeeting) -> OpenPoint:
    return OpenPoint(
        PointKind.PARTNER, one.appointment.id, one.appointment.begin, _partner_words(one), one.agent
    )


def _partner_words(one: PartnerMeeting) -> str:
    """« CAF, D-12, visio-guichet, ici, Lina Benali »."""
    name = one.visitor.name if one.visitor else ""
    parts = (one.operator, case_number(one.number), MODES[one.appointment.mode].lower(), name)
    return ", ".join(filter(None, parts))


def _appointment_words(desk: Desk, one: Appointment) -> str:
    """« Logement, APL · CAF, Sandrine »."""
    label = desk.vocabulary.label
    words = ", ".join(
        label(kind, code) for kind, code in (("theme", one.theme), ("reason", one.reason)) if code
    )
    operator = label("operator", one.operator) if one.operator else ""
    matter = " · ".join(text for text in (words, operator) if text)
    return ", ".join(text for text in (matter, one.words, one.visitor) if text)


def _agent(desk: Desk, code: str) -> str:
    return next((agent.label for agent in desk.agents if agent.code == code), code)

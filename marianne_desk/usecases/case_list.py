"""The cases that are followed: the list, who is found in it, whom to phone."""

from collections.abc import Iterable
from datetime import date, timedelta

from marianne_desk.domain.agenda.appointment import HOLDS, Appointment, State
from marianne_desk.domain.calendar.opening import LAST_YEAR
from marianne_desk.domain.cases.case_row import CaseRow, group_of, in_order
from marianne_desk.domain.cases.finding import find
from marianne_desk.domain.cases.phoning import OwnMeeting, PartnerMeeting, PeopleToPhone
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.to_answer import day_to_act
from marianne_desk.storage import case_list as stored
from marianne_desk.storage import partner_appointments
from marianne_desk.usecases.agenda import appointments_between
from marianne_desk.usecases.desk import Desk

_LONGEST_CLOSING = 60
"""Days ahead in which the next open day is looked for."""


def cases(desk: Desk, *, open_only: bool = True, only: str | None = None) -> tuple[CaseRow, ...]:
    """The cases, the most pressing first. ``only``: code of the agent who opened them; None: everybody's."""
    with desk.store.reading() as connection:
        found = stored.listed(connection, desk.clock(), open_only=open_only)
    return in_order(_rows(desk, (one for one in found if only is None or one.agent == only)))


def find_visitor(desk: Desk, text: str, *, open_only: bool = True) -> tuple[CaseRow, ...]:
    """The cases whose visitor's name or telephone ``text`` may mean, the nearest first; accents, the order of words,
    slips and the rest of a number are forgiven. « D-12 » finds that case. None for an empty text."""
    with desk.store.reading() as connection:
        numbers = find(text, stored.sought(connection, open_only=open_only))
        found = stored.listed_by_number(connection, desk.clock(), numbers)
    place = {number: at for at, number in enumerate(numbers)}
    return tuple(sorted(_rows(desk, found), key=lambda row: place[row.number]))


def case_numbered(desk: Desk, text: str) -> CaseRow:
    """The case of « D-12 », « 12 », or its identifier. Raises UserError ``case_number_unknown``."""
    word = text.strip()
    number = word.upper().removeprefix("D").removeprefix("-")
    with desk.store.reading() as connection:
        if number.isdecimal() and len(number) < 10:
            found = stored.listed_by_number(connection, desk.clock(), [int(number)])
        else:
            found = [
                one for one in stored.listed(connection, desk.clock(), open_only=False) if one.id == word
            ]
    if not found:
        raise UserError("case_number_unknown", text=f"D-{number}" if number.isdecimal() else word)
    return next(iter(_rows(desk, found)))


def count_pressing(desk: Desk) -> int:
    """How many cases wait for a move of ours, for the whole house: what the navigation shows."""
    with desk.store.reading() as connection:
        return stored.count_pressing(connection, desk.clock(), desk.today())


def people_to_phone(desk: Desk, day: date | None = None, only: str | None = None) -> PeopleToPhone:
    """Whom to phone on ``day`` (None: today): whoever has an appointment on the days after it up to the next open day,
    with us or at a partner's, and whoever has to be told what a partner said; nobody whose name was not noted for an
    appointment with us. ``only``: of that agent."""
    first = (day or desk.today()) + timedelta(days=1)
    last = _next_open_day(desk, first)
    partners = partner_meetings(desk, first, last, only)
    with desk.store.reading() as connection:
        answered = stored.listed_answered(connection, desk.clock())
    return PeopleToPhone(
        first,
        last,
        tuple(one for one in partners if one.appointment.state is State.PLANNED),
        tuple(
            _own(desk, one)
            for one in appointments_between(desk, first, last, only)
            if one.state is State.PLANNED and one.visitor
        ),
        in_order(_rows(desk, (one for one in answered if only is None or one.agent == only))),
    )


def partner_meetings(
    desk: Desk, first: date, last: date, only: str | None = None
) -> tuple[PartnerMeeting, ...]:
    """The appointments at partners' of the days from ``first`` to ``last``, in every state, the earliest first, each
    with whom it is about. ``only``: of the cases of that agent."""
    with desk.store.reading() as connection:
        held = partner_appointments.between(connection, first, last, desk.calendar)
        people = stored.people_of(connection, [one.case for one in held])
    agents = {agent.code: agent.label for agent in desk.agents}
    return tuple(
        PartnerMeeting(
            one, number, desk.vocabulary.label("operator", one.operator), agents.get(agent, agent), visitor
        )
        for one in held
        for number, agent, visitor in (people[one.case],)
        if only is None or agent == only
    )


def own_meetings(desk: Desk, day: date, only: str | None = None) -> tuple[OwnMeeting, ...]:
    """The appointments with us of a day that take place, the earliest first."""
    return tuple(_own(desk, one) for one in appointments_between(desk, day, day, only) if one.state in HOLDS)


def _own(desk: Desk, one: Appointment) -> OwnMeeting:
    label = desk.vocabulary.label
    agents = {agent.code: agent.label for agent in desk.agents}
    matter = label("reason", one.reason) if one.reason else label("theme", one.theme) if one.theme else ""
    return OwnMeeting(
        begin=one.begin,
        end=one.end,
        matter=", ".join(filter(None, (matter, one.words))),
        operator=label("operator", one.operator) if one.operator else "",
        agent=agents.get(one.agent, one.agent),
        name=one.visitor,
    )


def _next_open_day(desk: Desk, first: date) -> date:
    """The first open day from ``first`` on; ``first`` where none is near."""
    last = min(first + timedelta(days=_LONGEST_CLOSING), date(LAST_YEAR, 12, 31))
    return next(iter(desk.opening.open_days(first, last)), first)


def _rows(desk: Desk, found: Iterable[stored.ListedCase]) -> Iterable[CaseRow]:
    today, working, zone = desk.today(), desk.calendar.working_days, desk.zone
    agents = {agent.code: agent.label for agent in desk.agents}
    label = desk.vocabulary.label
    for one in found:
        received = one.received_at.astimezone(zone).date()
        begun = one.turn_begun_on
        group = group_of(
            one.step,
            one.due_on,
            today,
            to_fill=one.to_fill is not None,
            papers_expected=one.papers_expected,
            appointed=one.appointed,
        )
        yield CaseRow(
            id=one.id,
            number=one.number,
            contact=one.contact,
            request=one.request,
            group=group,
            operator=one.operator,
            operator_label=label("operator", one.operator),
            theme=label("theme", one.theme),
            reason=label("reason", one.reason) if one.reason else "",
            theme_code=one.theme,
            reason_code=one.reason,
            agent=agents.get(one.agent, one.agent),
            agent_code=one.agent,
            step=one.step,
            answer=one.answer,
            papers_expected=one.papers_expected,
            due_on=one.due_on,
            turn_begun_on=begun,
            turn_days=working.count(begun, today) if begun else None,
            turn_of=working.count(begun, one.due_on) if begun and one.due_on else None,
            received_on=received,
            received_days=working.count(received, one.closed_on or today),
            owed_on=None if one.told_on else day_to_act(one.request_due_on, one.promised_on, today),
            opened_on=one.opened_on,
            answered_on=one.answered_on,
            answered_days=working.count(one.answered_on, today) if one.answered_on else None,
            told_on=one.told_on,
            closed_on=one.closed_on,
            moved_at=one.moved_at.astimezone(zone),
            to_fill=one.to_fill,
            fill_begin=one.fill_begin.astimezone(zone) if one.fill_begin else None,
            next_begin=one.next_begin.astimezone(zone) if one.next_begin else None,
            next_mode=one.next_mode,
            visitor=one.visitor,
        )

"""What is counted of cases: appointments at partners', the partners' turns, the cases themselves.

Each of them, and what hangs on it, leaves every figure when its contact is cancelled. Source: issue « Difficult cases »
§6, domain.md §1.4 no 8, §4.6.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    FromClause,
    Select,
    Table,
    and_,
    exists,
    literal,
    or_,
    select,
    true,
)

from marianne_desk.domain.cases.appointment import State
from marianne_desk.domain.cases.case import Step
from marianne_desk.domain.commitments.pack import Formula
from marianne_desk.figures.definitions import (
    DAYS,
    WORKING_DAYS,
    Breakdown,
    Count,
    Population,
    Quantile,
    Share,
)
from marianne_desk.storage import tables as t

_case, _turn, _appointment = t.case.c, t.partner_turn.c, t.partner_appointment.c

_alive_case = _case.cancelled == False  # noqa: E712 (an SQL expression)
_alive_turn = _turn.cancelled == False  # noqa: E712
_alive_appointment = _appointment.cancelled == False  # noqa: E712

OPENED_CASES = Population(t.case, _case.month, _alive_case, "cases")
ANSWERED_CASES = Population(t.case, _case.answered_month, _alive_case, "cases")
"""By the day of the partner's last answer for good."""

DUE_TURNS = Population(t.partner_turn, _turn.due_month, _alive_turn, "turns")
"""Turns whose last day lies in the month; one that was taken back before its last day is in none."""

ENDED_TURNS = Population(t.partner_turn, _turn.ended_month, _alive_turn, "turns")
PARTNER_APPOINTMENTS = Population(
    t.partner_appointment, _appointment.month, _alive_appointment, "appointments"
)

_moved_in_time = _turn.in_time == True  # noqa: E712
_first = _turn.first == True  # noqa: E712
_attended = _appointment.state == State.KEPT.value
_known = _appointment.state.in_([State.KEPT.value, State.ABSENT.value])
_held_out = _appointment.state != State.CANCELLED.value

Parameters = Mapping[str, int | str]


def _is_first_appointment() -> ColumnElement[bool]:
    """The first that the partner gave for a case; one that its service cancelled was none."""
    before = t.partner_appointment.alias("before")
    earlier = or_(
        before.c.begin < _appointment.begin,
        and_(before.c.begin == _appointment.begin, before.c.id < _appointment.id),
    )
    given = before.c.state != State.CANCELLED.value
    return and_(_held_out, ~exists().where(before.c.case == _appointment.case, given, earlier))


first_appointment = _is_first_appointment()


def _appointment_in_days(key: str, parameters: Parameters, _minutes: int) -> Share:
    """First appointments that a partner gave for a case, in the month of their day, whatever became of them. The part:
    so many calendar days at most after the day on which the request reached the desk. A second appointment, needed
    because the first one did not do, says nothing of the delay of a request."""
    within = _appointment.wait_days <= int(parameters["days"])
    return Share(key, PARTNER_APPOINTMENTS, whole=first_appointment, part=within)


def _appointment_in_working_days(key: str, parameters: Parameters, _minutes: int) -> Share:
    """As :func:`_appointment_in_days`, in working days."""
    within = _appointment.wait_working_days <= int(parameters["days"])
    return Share(key, PARTNER_APPOINTMENTS, whole=first_appointment, part=within)


def _appointment_attended(key: str, _parameters: Parameters, _minutes: int) -> Share:
    """Appointments of the month to which somebody was expected and of which is known whether they came; the part: they
    did. One that was excused beforehand, or cancelled by the service, was given back: nobody was expected. The fact is
    noted or « à renseigner »: the coverage."""
    expected = or_(_known, _appointment.state == State.PLANNED.value)
    return Share(key, PARTNER_APPOINTMENTS, whole=_known, part=_attended, eligible=expected)


def _partner_first_answer(key: str, _parameters: Parameters, _minutes: int) -> Share:
    """Turns of the month in which nobody had taken the case up yet; the part: the partner moved (took it up, answered,
    gave an appointment) on their last day or before. Never, or later, is not. Which delay: the alarm of the case."""
    return Share(key, DUE_TURNS, whole=_first, part=_moved_in_time)


def _partner_in_time(key: str, _parameters: Parameters, _minutes: int) -> Share:
    """All turns of the month, those after the first answer as well; the part: moved before the alarm."""
    return Share(key, DUE_TURNS, whole=true(), part=_moved_in_time)


def _right_partner(key: str, _parameters: Parameters, _minutes: int) -> Share:
    """Cases opened in the month of which is known whether they went to the right partner: it moved, or the visitor came
    back, or we closed it. The part: the partner never said « mauvais interlocuteur », and the visitor did not come back
    for it. One that nobody has taken up yet is not known to have gone right: the coverage."""
    told = or_(
        _case.step != Step.FORWARDED.value,
        _case.wrong_contact == True,  # noqa: E712
        _case.returned == True,  # noqa: E712
    )
    right = and_(_case.wrong_contact == False, _case.returned == False)  # noqa: E712
    return Share(key, OPENED_CASES, whole=told, part=right, eligible=true())


DEFINED_OF_CASES = {
    Formula.APPOINTMENT_IN_DAYS: _appointment_in_days,
    Formula.APPOINTMENT_IN_WORKING_DAYS: _appointment_in_working_days,
    Formula.APPOINTMENT_ATTENDED: _appointment_attended,
    Formula.PARTNER_FIRST_ANSWER: _partner_first_answer,
    Formula.PARTNER_IN_TIME: _partner_in_time,
    Formula.RIGHT_PARTNER: _right_partner,
}


def with_contacts(table: Table) -> FromClause:
    """One of the tables of cases with the requests that bear the numbers of their contacts."""
    joined = t.case.join(t.request, t.request.c.number == _case.request)
    return joined if table is t.case else joined.join(table, table.c.case == _case.number)


def rows_query(definition: Share) -> Select[Any]:
    """The rows of the whole: the contact's number, the row's own identifier (of the case, or of the appointment), in
    the part, open, due, the turn's place; in the order of their cases, appointments in their own."""
    table, part = definition.population.table, definition.part
    number, nothing = t.request.c.contact, literal(0)
    if table is t.partner_turn:
        runs = and_(_turn.ended_on.is_(None), _case.due_on == _turn.due_on)
        query = select(number, _case.id, part, runs, _turn.due_on, _turn.place)
        order: tuple[Column[Any], ...] = (_turn.case, _turn.place)
    elif table is t.partner_appointment:
        query = select(number, _appointment.id, part, nothing, _appointment.day, nothing)
        order = (_appointment.begin, _appointment.id)
    else:
        query = select(number, _case.id, part, nothing, _case.due_on, nothing)
        order = (_case.number,)
    return query.select_from(with_contacts(table)).order_by(*order)


def case_figures() -> tuple[Count | Share | Quantile | Breakdown, ...]:
    """What the month's sheet says of difficult cases. Each counts what happened in the month, so that what happens
    later leaves an issued month as it was."""
    return (
        Count("cases", OPENED_CASES, true()),
        Count("cases_answered", ANSWERED_CASES, true()),
        Count("partner_appointments", PARTNER_APPOINTMENTS, _held_out),
        Share("partner_moved_in_time", DUE_TURNS, whole=true(), part=_moved_in_time),
        Quantile("partner_first_median", ENDED_TURNS, _turn.ended_in, 0.5, _first, None, WORKING_DAYS),
        Quantile(
            "partner_appointment_median",
            PARTNER_APPOINTMENTS,
            _appointment.wait_days,
            0.5,
            first_appointment,
            None,
            DAYS,
        ),
    )

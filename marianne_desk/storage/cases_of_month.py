"""The cases opened in a month and the appointments at partners' that fall in it, as facts without any name."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from marianne_desk.domain.cases.appointment import Mode, Result, State
from marianne_desk.domain.cases.case import Answer, Step
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import day_of


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as it stands now. Local days, None: has not happened. ``answered_in``: working days from its opening to
    the partner's answer for good."""

    number: int
    contact: int
    opened_on: date
    theme: str
    reason: str | None
    operator: str
    step: Step
    answer: Answer | None
    wrong_contact: bool
    returned: bool
    answered_on: date | None
    answered_in: int | None
    told_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    """An appointment at a partner's: ``days`` and ``working_days`` after its request reached the desk."""

    case: int
    contact: int
    operator: str
    mode: Mode
    asked_on: date
    day: date
    days: int
    working_days: int
    state: State
    result: Result | None


def cases_of(connection: Connection, month: int) -> list[CaseFacts]:
    """The cases opened in ``month`` (202610), in their order; those of cancelled contacts left out."""
    c = t.case.c
    query = (
        select(t.case, t.request.c.contact)
        .join(t.request, t.request.c.number == c.request)
        .where(c.month == month, c.cancelled == 0)
        .order_by(c.number)
    )
    return [
        CaseFacts(
            number=row.number,
            contact=row.contact,
            opened_on=date.fromisoformat(row.opened_on),
            theme=row.theme,
            reason=row.reason,
            operator=row.operator,
            step=Step(row.step),
            answer=Answer(row.answer) if row.answer else None,
            wrong_contact=row.wrong_contact,
            returned=row.returned,
            answered_on=day_of(row.answered_on),
            answered_in=row.answered_in,
            told_on=day_of(row.told_on),
            closed_on=day_of(row.closed_on),
        )
        for row in connection.execute(query)
    ]


def appointments_of(connection: Connection, month: int) -> list[AppointmentFacts]:
    """The appointments of ``month``, the earliest first; those of cancelled contacts left out."""
    a = t.partner_appointment.c
    query = (
        select(t.partner_appointment, t.request.c.contact)
        .join(t.case, t.case.c.number == a.case)
        .join(t.request, t.request.c.number == t.case.c.request)
        .where(a.month == month, a.cancelled == 0)
        .order_by(a.begin, a.id)
    )
    return [
        AppointmentFacts(
            case=row.case,
            contact=row.contact,
            operator=row.operator,
            mode=Mode(row.mode),
            asked_on=date.fromisoformat(row.asked_on),
            day=date.fromisoformat(row.day),
            days=row.wait_days,
            working_days=row.wait_working_days,
            state=State(row.state),
            result=Result(row.result) if row.result else None,
        )
        for row in connection.execute(query)
    ]

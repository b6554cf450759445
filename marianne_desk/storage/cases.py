"""Cases in and out of the file, with what their events say of them (``domain/cases/standing``).

Every write drops the kept months that it touches: the indicators count cases, turns and appointments.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from marianne_desk.domain.cases.case import Answer, Case, Event, Happening
from marianne_desk.domain.cases.standing import Standing
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.derivation import Calendar
from marianne_desk.domain.month import Month
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import day_text, instant, seconds
from marianne_desk.storage.contacts import forget_months

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """What a case copies of its request: its ``key`` in the file, its codes, when it reached the desk."""

    key: int
    contact: int
    theme: str
    reason: str | None
    operator: str | None
    received_at: datetime


def request_facts(connection: Connection, request_id: str) -> RequestFacts | None:
    """The request with this identifier; None when there is none, or its contact was cancelled."""
    r, c = t.request.c, t.contact.c
    row = connection.execute(
        select(r.number, r.contact, r.theme, r.reason, r.operator, r.received_at, c.arrived_at)
        .join(t.contact, c.number == r.contact)
        .where(r.id == request_id, r.cancelled == 0)
    ).first()
    if row is None:
        return None
    received = row.received_at if row.received_at is not None else row.arrived_at
    at = datetime.fromtimestamp(received, UTC)
    return RequestFacts(row.number, row.contact, row.theme, row.reason, row.operator, at)


def add(connection: Connection, case: Case, request: RequestFacts, said: Standing, calendar: Calendar) -> int:
    """Writes a new case; its number. ``case.number`` is not read."""
    row = {
        "id": case.id,
        "request": request.key,
        "operator": case.operator,
        "office": case.office,
        "correspondent": case.correspondent,
        "opened_at": seconds(case.opened_at),
        "agent": case.agent,
        "alarm_first": case.alarms.first,
        "alarm_next": case.alarms.next,
        "erased_at": seconds(case.erased_at),
        "theme": case.theme,
        "reason": case.reason,
        "cancelled": False,
        **derived_row(case, said, calendar),
    }
    number = int(connection.execute(insert(t.case), row).lastrowid)
    keep_visitor(connection, number, case.visitor)
    keep_text(connection, number, case.question, case.tried)
    for event in case.events:
        add_event(connection, number, event)
    keep_turns(connection, number, turn_rows(number, said, calendar))
    forget_months(connection, months_of(connection, number))
    return number


def rewrite(connection: Connection, case: Case, said: Standing, calendar: Calendar) -> None:
    """Writes again where a case stands, with whom, and the partner's turns; its events are as they are kept."""
    before = months_of(connection, case.number)
    values: dict[str, object] = {
        "operator": case.operator,
        "office": case.office,
        "correspondent": case.correspondent,
        **derived_row(case, said, calendar),
    }
    connection.execute(update(t.case).where(t.case.c.number == case.number).values(values))
    keep_turns(connection, case.number, turn_rows(case.number, said, calendar))
    forget_months(connection, before | months_of(connection, case.number))


def remove(connection: Connection, number: int) -> None:
    """Takes back a case that was just opened by mistake, with all that hangs on it."""
    forget_months(connection, months_of(connection, number))
    connection.execute(delete(t.case).where(t.case.c.number == number))


def has_more(connection: Connection, number: int) -> bool:
    """Whether an appointment at a partner's was taken for it, or a mandate made."""
    tables = (t.partner_appointment, t.mandate)
    held = (select(one.c.id).where(one.c.case == number).limit(1) for one in tables)
    return any(connection.execute(query).first() is not None for query in held)


def add_event(connection: Connection, number: int, event: Event) -> int:
    """Adds what happened to a case; its key."""
    row = {
        "case": number,
        "at": seconds(event.at),
        "happening": event.happening.value,
        "agent": event.agent,
        "operator": event.operator,
        "answer": event.answer.value if event.answer else None,
        "words": event.words,
        "appointment": event.appointment,
        "alarm_first": event.alarms.first if event.alarms else None,
        "alarm_next": event.alarms.next if event.alarms else None,
    }
    return int(connection.execute(insert(t.case_event), row).lastrowid)


def remove_event(connection: Connection, key: int) -> None:
    """Takes back what was just noted by mistake."""
    connection.execute(delete(t.case_event).where(t.case_event.c.id == key))


def keep_visitor(connection: Connection, number: int, visitor: Visitor | None) -> None:
    """Who a case is about; None erases it."""
    connection.execute(delete(t.visitor).where(t.visitor.c.case == number))
    if visitor is not None:
        row = {
            "case": number,
            "name": visitor.name,
            "reach": visitor.reach,
            "name_key": visitor.name_key,
            "reach_key": visitor.reach_key,
        }
        connection.execute(insert(t.visitor), row)


def keep_text(connection: Connection, number: int, question: str, tried: str) -> None:
    """What is asked and what was tried; both empty erase it."""
    connection.execute(delete(t.case_text).where(t.case_text.c.case == number))
    if question or tried:
        connection.execute(insert(t.case_text), {"case": number, "question": question, "tried": tried})


def by_id(connection: Connection, case_id: str) -> Case | None:
    """The case with this identifier; None when there is none, or its contact was cancelled."""
    return _first(connection, t.case.c.id == case_id)


def by_number(connection: Connection, number: int) -> Case | None:
    """The case with this short number (« D-12 »)."""
    return _first(connection, t.case.c.number == number)


def of_request(connection: Connection, request_id: str) -> Case | None:
    """The case of a request; None: it has none."""
    return _first(connection, t.request.c.id == request_id)


def _first(connection: Connection, where: Any) -> Case | None:
    query = _selected().where(where, t.case.c.cancelled == 0)
    return next(iter(_read(connection, connection.execute(query).all())), None)


def by_numbers(connection: Connection, numbers: Sequence[int]) -> list[Case]:
    """The cases with these short numbers, in their order; those of cancelled contacts left out."""
    found: list[Case] = []
    for start in range(0, len(numbers), _AT_ONCE):
        query = (
            _selected()
            .where(t.case.c.number.in_(numbers[start : start + _AT_ONCE]), t.case.c.cancelled == 0)
            .order_by(t.case.c.number)
        )
        found.extend(_read(connection, connection.execute(query).all()))
    return found


def by_ids(connection: Connection, ids: Sequence[str]) -> dict[str, Case]:
    """The cases with these identifiers; those of cancelled contacts left out."""
    found: dict[str, Case] = {}
    for start in range(0, len(ids), _AT_ONCE):
        query = _selected().where(t.case.c.id.in_(ids[start : start + _AT_ONCE]), t.case.c.cancelled == 0)
        found |= {case.id: case for case in _read(connection, connection.execute(query).all())}
    return found


def every(connection: Connection) -> Iterator[list[tuple[Case, bool]]]:
    """Every case of the file, some hundreds at a time, each with whether it was cancelled with its contact."""
    last = 0
    while rows := connection.execute(
        _selected().where(t.case.c.number > last).order_by(t.case.c.number).limit(_AT_ONCE)
    ).all():
        last = rows[-1].number
        yield [(case, bool(row.cancelled)) for case, row in zip(_read(connection, rows), rows, strict=True)]


def all_numbers(connection: Connection) -> Sequence[int]:
    """The numbers of every case that was not cancelled, in their order."""
    query = select(t.case.c.number).where(t.case.c.cancelled == 0).order_by(t.case.c.number)
    return connection.execute(query).scalars().all()


def numbers_of_contact(connection: Connection, contact: int) -> Sequence[int]:
    """The numbers of the cases of a contact, those that were cancelled with it included."""
    query = (
        select(t.case.c.number)
        .join(t.request, t.request.c.number == t.case.c.request)
        .where(t.request.c.contact == contact)
    )
    return connection.execute(query).scalars().all()


def set_cancelled(connection: Connection, contact: int, *, cancelled: bool) -> None:
    """The cases of a contact leave every list and figure with it, or come back."""
    numbers = numbers_of_contact(connection, contact)
    for number in numbers:
        forget_months(connection, months_of(connection, number))
    if numbers:
        where = t.case.c.number.in_(numbers)
        connection.execute(update(t.case).where(where).values(cancelled=cancelled))
        for table in (t.partner_turn, t.partner_appointment):
            connection.execute(update(table).where(table.c.case.in_(numbers)).values(cancelled=cancelled))


def months_of(connection: Connection, number: int) -> set[int]:
    """The months of which a figure or an indicator may count the case, one of its turns or appointments."""
    months: set[int] = set()
    for column, owner in (
        (t.case.c.month, t.case.c.number),
        (t.case.c.answered_month, t.case.c.number),
        (t.partner_turn.c.due_month, t.partner_turn.c.case),
        (t.partner_turn.c.ended_month, t.partner_turn.c.case),
        (t.partner_appointment.c.month, t.partner_appointment.c.case),
    ):
        found = connection.execute(select(column).where(owner == number, column.is_not(None)))
        months.update(found.scalars())
    return months


def count(connection: Connection) -> int:
    """How many cases the file holds, those of cancelled contacts left out."""
    return int(connection.execute(select(func.count()).where(t.case.c.cancelled == 0)).scalar_one())


def derived_row(case: Case, said: Standing, calendar: Calendar) -> dict[str, object]:
    """What its events say of a case, as its row keeps it."""
    opened = _day(case.opened_at, calendar.zone)
    answered = _day(said.answered_at, calendar.zone) if said.answered_at else None
    return {
        "month": Month.of(opened).number,
        "opened_on": opened.isoformat(),
        "step": said.step.value,
        "answer": said.answer.value if said.answer else None,
        "due_on": day_text(said.turn.due_on if said.turn else None),
        "papers_expected": said.papers_expected,
        "appointed": said.appointed,
        "wrong_contact": said.wrong_contact,
        "returned": said.returned,
        "moved_at": seconds(max(event.at for event in case.events)),
        "answered_on": day_text(answered),
        "answered_in": calendar.working_days.count(opened, answered) if answered else None,
        "answered_month": Month.of(answered).number if answered else None,
        "told_on": day_text(_day(said.told_at, calendar.zone) if said.told_at else None),
        "closed_on": day_text(_day(said.closed_at, calendar.zone) if said.closed_at else None),
    }


def keep_turns(connection: Connection, number: int, rows: Sequence[dict[str, object]]) -> None:
    """Writes the partner's turns of a case anew."""
    connection.execute(delete(t.partner_turn).where(t.partner_turn.c.case == number))
    if rows:
        connection.execute(insert(t.partner_turn), rows)


def turn_rows(
    number: int, said: Standing, calendar: Calendar, *, cancelled: bool = False
) -> list[dict[str, object]]:
    """The partner's turns as their rows keep them."""
    return [
        {
            "case": number,
            "place": place,
            "operator": turn.operator,
            "begun_at": seconds(turn.begun_at),
            "begun_on": turn.begun_on.isoformat(),
            "due_on": day_text(turn.due_on),
            "due_month": Month.of(turn.due_on).number if turn.due_on else None,
            "ended_on": day_text(turn.ended_on),
            "ended_in": calendar.working_days.count(turn.begun_on, turn.ended_on) if turn.ended_on else None,
            "ended_month": Month.of(turn.ended_on).number if turn.ended_on else None,
            "in_time": turn.in_time,
            "first": turn.first,
            "cancelled": cancelled,
        }
        for place, turn in enumerate(said.turns)
    ]


def _day(at: datetime, zone: ZoneInfo) -> Any:
    return at.astimezone(zone).date()


def _selected() -> Any:
    return (
        select(
            t.case,
            t.request.c.id.label("request_id"),
            t.request.c.contact.label("contact_number"),
            func.coalesce(t.request.c.received_at, t.contact.c.arrived_at).label("received"),
            t.visitor.c.name.label("visitor_name"),
            t.visitor.c.reach.label("visitor_reach"),
            t.case_text.c.question,
            t.case_text.c.tried,
        )
        .join(t.request, t.request.c.number == t.case.c.request)
        .join(t.contact, t.contact.c.number == t.request.c.contact)
        .outerjoin(t.visitor, t.visitor.c.case == t.case.c.number)
        .outerjoin(t.case_text, t.case_text.c.case == t.case.c.number)
    )


def _read(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Case]:
    events: dict[int, list[Event]] = {row.number: [] for row in rows}
    query = (
        select(t.case_event)
        .where(t.case_event.c.case.in_(list(events)))
        .order_by(t.case_event.c.at, t.case_event.c.id)
    )
    for row in connection.execute(query):
        events[row.case].append(_event(row))
    for row in rows:
        yield Case(
            id=row.id,
            number=row.number,
            request=row.request_id,
            contact=row.contact_number,
            theme=row.theme,
            reason=row.reason,
            operator=row.operator,
            office=row.office,
            correspondent=row.correspondent,
            received_at=datetime.fromtimestamp(row.received, UTC),
            opened_at=datetime.fromtimestamp(row.opened_at, UTC),
            agent=row.agent,
            alarms=Alarms(row.alarm_first, row.alarm_next),
            visitor=None if row.visitor_name is None else Visitor(row.visitor_name, row.visitor_reach),
            events=tuple(events[row.number]),
            question=row.question or "",
            tried=row.tried or "",
            erased_at=instant(row.erased_at),
        )


def _event(row: Row[Any]) -> Event:
    return Event(
        at=datetime.fromtimestamp(row.at, UTC),
        happening=Happening(row.happening),
        agent=row.agent,
        operator=row.operator,
        answer=Answer(row.answer) if row.answer else None,
        words=row.words,
        appointment=row.appointment,
        id=row.id,
        alarms=None if row.alarm_first is None else Alarms(row.alarm_first, row.alarm_next),
    )

"""What the calendar said of cases already kept: turns, waits for an appointment; corrected in place.

Cases of cancelled contacts are corrected too: they may come back.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select, update

from marianne_desk.domain.cases.standing import standing
from marianne_desk.domain.derivation import Calendar
from marianne_desk.storage import cases, partner_appointments
from marianne_desk.storage import tables as t
from marianne_desk.storage.contacts import forget_months


def derive_cases_again(connection: Connection, calendar: Calendar) -> int:
    """Derives every case, its turns and its appointments by ``calendar``; how many were corrected."""
    corrected: set[int] = set()
    for held in cases.every(connection):
        numbers = [case.number for case, _ in held]
        kept, turns = _kept_cases(connection, numbers), _kept_turns(connection, numbers)
        for case, cancelled in held:
            said = standing(case.events, case.alarms, calendar.working_days, calendar.zone)
            row = cases.derived_row(case, said, calendar)
            new = cases.turn_rows(case.number, said, calendar, cancelled=cancelled)
            if row != {name: kept[case.number][name] for name in row}:
                connection.execute(update(t.case).where(t.case.c.number == case.number).values(row))
                corrected.add(case.number)
            if new != turns.get(case.number, []):
                cases.keep_turns(connection, case.number, new)
                corrected.add(case.number)
    return len(corrected | _waits_again(connection, calendar, None))


def follow_contact(connection: Connection, contact: int, calendar: Calendar) -> None:
    """After a contact was corrected: its cases bear the theme and the reason of their requests, and its appointments
    count from the day on which the request reached the desk."""
    numbers = cases.numbers_of_contact(connection, contact)
    for number in numbers:
        forget_months(connection, cases.months_of(connection, number))
        request = select(t.request.c.theme, t.request.c.reason).where(
            t.request.c.number == select(t.case.c.request).where(t.case.c.number == number).scalar_subquery()
        )
        theme, reason = connection.execute(request).one()
        connection.execute(update(t.case).where(t.case.c.number == number).values(theme=theme, reason=reason))
    _waits_again(connection, calendar, numbers)


def _waits_again(connection: Connection, calendar: Calendar, numbers: Iterable[int] | None) -> set[int]:
    """The waits of the appointments of some cases (None: of all) again; the cases of which one was corrected."""
    held, request, contact = t.partner_appointment, t.request.c, t.contact.c
    received = func.coalesce(request.received_at, contact.arrived_at).label("received")
    query = (
        select(held, received)
        .join(t.case, t.case.c.number == held.c.case)
        .join(t.request, request.number == t.case.c.request)
        .join(t.contact, contact.number == request.contact)
    )
    if numbers is not None:
        query = query.where(held.c.case.in_(list(numbers)))
    corrected = set()
    for row in connection.execute(query).mappings().all():
        new = partner_appointments.derived_row(row["begin"], row["received"], calendar)
        if new != {name: row[name] for name in new}:
            connection.execute(update(held).where(held.c.id == row["id"]).values(new))
            corrected.add(row["case"])
    return corrected


def _kept_cases(connection: Connection, numbers: list[int]) -> dict[int, Any]:
    rows = connection.execute(select(t.case).where(t.case.c.number.in_(numbers))).mappings()
    return {row["number"]: row for row in rows}


def _kept_turns(connection: Connection, numbers: list[int]) -> dict[int, list[dict[str, object]]]:
    query = select(t.partner_turn).where(t.partner_turn.c.case.in_(numbers))
    found: dict[int, list[dict[str, object]]] = {}
    for row in connection.execute(query.order_by(t.partner_turn.c.case, t.partner_turn.c.place)).mappings():
        found.setdefault(row["case"], []).append(dict(row))
    return found

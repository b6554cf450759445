"""What the calendar said of contacts already kept, read back and corrected in place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, delete, select, update

from marianne_desk.domain.contact import Contact
from marianne_desk.domain.derivation import ContactDerived, RequestDerived
from marianne_desk.storage import tables as t
from marianne_desk.storage.contacts import contacts_by_number

_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class HeldContact:
    """A contact with all that was derived of it; ``requests`` in the order of its requests."""

    number: int
    contact: Contact
    derived: ContactDerived
    requests: tuple[RequestDerived, ...]


def held_contacts(connection: Connection) -> Iterator[list[HeldContact]]:
    """Every contact of the file, cancelled ones included, a thousand at a time."""
    last = 0
    while numbers := _numbers_after(connection, last):
        last = numbers[-1]
        derived = _derived_requests(connection, numbers[0], last)
        yield [
            HeldContact(kept.number, kept.contact, kept.derived, tuple(derived[kept.number]))
            for kept in contacts_by_number(connection, numbers)
        ]


def change_contacts(connection: Connection, changed: Iterable[tuple[int, ContactDerived]]) -> None:
    """Corrects what was derived of contacts, by their numbers."""
    rows = [{"of": number, **_row(new), "day": new.day.isoformat()} for number, new in changed]
    if rows:
        connection.execute(update(t.contact).where(t.contact.c.number == bindparam("of")), rows)


def change_requests(connection: Connection, changed: Iterable[tuple[str, RequestDerived]]) -> None:
    """Corrects what was derived of requests, by their identifiers."""
    rows = [
        {"of": request_id, **_row(new), "due_on": new.due_on.isoformat() if new.due_on else None}
        for request_id, new in changed
    ]
    if rows:
        connection.execute(update(t.request).where(t.request.c.id == bindparam("of")), rows)


def forget_all_months(connection: Connection) -> None:
    """Drops the kept figures of every month."""
    connection.execute(delete(t.kept_month))


def _row(derived: ContactDerived | RequestDerived) -> dict[str, object]:
    return {name: getattr(derived, name) for name in derived.__dataclass_fields__}


def _numbers_after(connection: Connection, last: int) -> list[int]:
    number = t.contact.c.number
    return list(
        connection.execute(select(number).where(number > last).order_by(number).limit(_CHUNK)).scalars()
    )


def _derived_requests(connection: Connection, first: int, last: int) -> dict[int, list[RequestDerived]]:
    column = t.request.c
    rows = connection.execute(
        select(
            column.contact, column.month, column.due_on, column.due_month, column.in_time, column.answered_in
        )
        .where(column.contact.between(first, last))
        .order_by(column.number)
    )
    found: dict[int, list[RequestDerived]] = {}
    for row in rows:
        due = date.fromisoformat(row.due_on) if row.due_on else None
        in_time = None if row.in_time is None else bool(row.in_time)
        found.setdefault(row.contact, []).append(
            RequestDerived(row.month, due, row.due_month, in_time, row.answered_in)
        )
    return found

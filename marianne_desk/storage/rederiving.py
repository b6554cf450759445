"""What the calendar said of contacts already kept, read back and corrected in place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from marianne_desk.domain.contact import Contact
from marianne_desk.domain.derivation import ContactDerived, RequestDerived
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import day_of, day_text
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
    rows = [{"of": number, **_row(new)} for number, new in changed]
    if rows:
        connection.execute(update(t.contact).where(t.contact.c.number == bindparam("of")), rows)


def change_requests(connection: Connection, changed: Iterable[tuple[str, RequestDerived]]) -> None:
    """Corrects what was derived of requests, by their identifiers."""
    rows = [{"of": request_id, **_row(new)} for request_id, new in changed]
    if rows:
        connection.execute(update(t.request).where(t.request.c.id == bindparam("of")), rows)


def forget_all_months(connection: Connection) -> None:
    """Drops the kept figures of every month."""
    for kept in (t.kept_month, t.kept_measures):
        connection.execute(delete(kept))


def _row(derived: ContactDerived | RequestDerived) -> dict[str, object]:
    values = {name: getattr(derived, name) for name in derived.__dataclass_fields__}
    return {name: day_text(value) if isinstance(value, date) else value for name, value in values.items()}


def _numbers_after(connection: Connection, last: int) -> list[int]:
    number = t.contact.c.number
    return list(
        connection.execute(select(number).where(number > last).order_by(number).limit(_CHUNK)).scalars()
    )


def _derived_requests(connection: Connection, first: int, last: int) -> dict[int, list[RequestDerived]]:
    column = t.request.c
    names = list(RequestDerived.__dataclass_fields__)
    rows = connection.execute(
        select(column.contact, *(column[name] for name in names))
        .where(column.contact.between(first, last))
        .order_by(column.number)
    )
    found: dict[int, list[RequestDerived]] = {}
    for number, *values in rows:
        held = {name: _held(name, value) for name, value in zip(names, values, strict=True)}
        found.setdefault(number, []).append(RequestDerived(**held))
    return found


def _held(name: str, value: Any) -> Any:
    """A kept value as the domain has it; ``received_on`` None: a file of an older schema, never derived since."""
    return day_of(value) if name.endswith("_on") else value


def anything_underived(connection: Connection) -> bool:
    """Whether requests came from a file of an older schema, with columns that only the calendar can fill."""
    query = select(t.request.c.number).where(t.request.c.received_on.is_(None)).limit(1)
    return connection.execute(query).first() is not None

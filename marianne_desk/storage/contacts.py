"""Contacts in and out of the file: values of the domain on one side, rows on the other."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Column, Connection, RowMapping, Table, delete, func, insert, select

from marianne_desk.domain.contact import Announcement, Pause, Request
from marianne_desk.domain.counter_day import LAST_RECORDED
from marianne_desk.domain.derivation import ContactDerived
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import (
    DerivedContact,
    KeptContact,
    announcement_rows,
    contact_of,
    contact_row,
    instant,
    pause_rows,
    request_of,
    request_row,
)


def known_ids(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Those of ``ids`` that the file holds already."""
    found: set[str] = set()
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        found.update(connection.execute(select(t.contact.c.id).where(t.contact.c.id.in_(chunk))).scalars())
    return frozenset(found)


def known_request_ids(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Those of ``ids`` that the file holds already as requests."""
    found: set[str] = set()
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        found.update(connection.execute(select(t.request.c.id).where(t.request.c.id.in_(chunk))).scalars())
    return frozenset(found)


def add_contact(connection: Connection, item: DerivedContact) -> int:
    """Writes one contact; its short number. The months that it touches are no longer kept."""
    number = _inserted(connection, t.contact, contact_row(item))
    add_requests(connection, number, item)
    return number


def add_requests(connection: Connection, number: int, item: DerivedContact) -> None:
    """Writes the requests of ``item`` under the contact ``number``."""
    for position, request in enumerate(item.contact.requests):
        key = _inserted(connection, t.request, request_row(item, position, number))
        _add_details(connection, key, request)
    forget_months(connection, touched_months(item))


def last_request_of(connection: Connection, number: int) -> int:
    """Number of the last request of the contact ``number``."""
    return int(
        connection.execute(
            select(func.max(t.request.c.number)).where(t.request.c.contact == number)
        ).scalar_one()
    )


def contact_by_number(connection: Connection, number: int) -> tuple[str, str] | None:
    """Identifier and channel of the contact « C-12 »; None when there is none, or it was cancelled."""
    found = connection.execute(
        select(t.contact.c.id, t.contact.c.channel).where(
            t.contact.c.number == number, t.contact.c.cancelled_at.is_(None)
        )
    ).first()
    return None if found is None else (found.id, found.channel)


def add_contacts(connection: Connection, items: Sequence[DerivedContact]) -> None:
    """Writes many contacts at once (import, simulation)."""
    if not items:
        return
    first = (connection.execute(select(func.max(t.contact.c.number))).scalar_one() or 0) + 1
    request_number = (connection.execute(select(func.max(t.request.c.number))).scalar_one() or 0) + 1
    contacts, requests, announcements, pauses = [], [], [], []
    months: set[int] = set()
    for number, item in enumerate(items, first):
        contacts.append(contact_row(item) | {"number": number})
        months.update(touched_months(item))
        for position, request in enumerate(item.contact.requests):
            requests.append(request_row(item, position, number) | {"number": request_number})
            announcements.extend(announcement_rows(request_number, request))
            pauses.extend(pause_rows(request_number, request))
            request_number += 1
    for table, rows in (
        (t.contact, contacts),
        (t.request, requests),
        (t.announcement, announcements),
        (t.pause, pauses),
    ):
        if rows:
            connection.execute(insert(table), rows)
    forget_months(connection, months)


def latest_recorded(connection: Connection) -> datetime | None:
    """When the last contact (the one with the highest number) was recorded."""
    return instant(
        connection.execute(
            select(t.contact.c.recorded_at).order_by(t.contact.c.number.desc()).limit(1)
        ).scalar_one_or_none()
    )


def latest_recorded_of(connection: Connection, month: int) -> datetime | None:
    """When the last contact of a month (202610) was recorded; None when it has none."""
    query = select(func.max(t.contact.c.recorded_at)).where(
        t.contact.c.month == month, t.contact.c.cancelled_at.is_(None)
    )
    return instant(connection.execute(query).scalar_one())


def count_contacts(connection: Connection) -> int:
    """How many contacts the file holds, cancelled ones included."""
    return int(connection.execute(select(func.count()).select_from(t.contact)).scalar_one())


def first_day(connection: Connection) -> date | None:
    """The local day of the first contact; None on an empty desk."""
    query = select(func.min(t.contact.c.day)).where(t.contact.c.cancelled_at.is_(None))
    day = connection.execute(query).scalar_one_or_none()
    return date.fromisoformat(day) if day else None


def contacts_of_day(
    connection: Connection, day: date, recorded: tuple[int, int] | None = None
) -> list[KeptContact]:
    """The contacts of one local day, the last recorded first, without the cancelled ones.

    ``recorded``: seconds of UTC between which the last contacts recorded belong to the list too, whatever their day,
    but for those of an old spreadsheet."""
    c = t.contact.c
    listed = c.day == day.isoformat()
    if recorded is not None:
        last = select(func.max(c.number)).scalar_subquery()
        listed |= (
            (c.number > last - LAST_RECORDED)
            & (c.recorded_at >= recorded[0])
            & (c.recorded_at < recorded[1])
            & c.batch.is_(None)
        )
    query = (
        select(t.contact)
        .where(listed, c.cancelled_at.is_(None))
        .order_by(c.recorded_at.desc(), c.number.desc())
    )
    return list(_kept(connection, connection.execute(query).mappings().all()))


def contacts_by_number(connection: Connection, numbers: Sequence[int]) -> list[KeptContact]:
    """The contacts with these short numbers, in the order of arrival."""
    rows: list[RowMapping] = []
    for start in range(0, len(numbers), 500):
        chunk = numbers[start : start + 500]
        rows.extend(connection.execute(select(t.contact).where(t.contact.c.number.in_(chunk))).mappings())
    rows.sort(key=lambda row: (row["arrived_at"], row["number"]))
    return list(_kept(connection, rows))


def number_of(connection: Connection, contact_id: str) -> int:
    """The short number of a contact that the file holds."""
    return int(
        connection.execute(select(t.contact.c.number).where(t.contact.c.id == contact_id)).scalar_one()
    )


def contact_by_id(connection: Connection, contact_id: str) -> KeptContact | None:
    """The contact with this identifier."""
    rows = connection.execute(select(t.contact).where(t.contact.c.id == contact_id)).mappings().all()
    return next(_kept(connection, rows), None)


def contacts_between(connection: Connection, first: date, last: date) -> Iterator[KeptContact]:
    """Every contact that arrived from ``first`` to ``last``, both included, oldest first, a thousand at a time."""
    numbers = connection.execute(
        select(t.contact.c.number)
        .where(
            t.contact.c.day >= first.isoformat(),
            t.contact.c.day <= last.isoformat(),
            t.contact.c.cancelled_at.is_(None),
        )
        .order_by(t.contact.c.arrived_at, t.contact.c.number)
    ).scalars()
    chunk: list[int] = []
    for number in numbers.all():
        chunk.append(number)
        if len(chunk) == 1000:
            yield from contacts_by_number(connection, chunk)
            chunk = []
    yield from contacts_by_number(connection, chunk)


def touched_months(item: DerivedContact) -> set[int]:
    """The months of which a figure may change with this contact."""
    months = {item.derived.month}
    for derived in item.requests:
        months.add(derived.month)
        months.update(month for month in (derived.due_month, derived.promised_month) if month is not None)
    return months


def month_columns() -> tuple[Column[int], ...]:
    """The columns of a request that name a month of which a figure counts it."""
    return t.request.c.month, t.request.c.due_month, t.request.c.promised_month


def forget_months(connection: Connection, months: Iterable[int]) -> None:
    """Drops kept figures that may no longer be true."""
    for month in months:
        for kept in (t.kept_month, t.kept_measures):
            connection.execute(delete(kept).where(kept.c.month == month))


def _inserted(connection: Connection, table: Table, row: dict[str, object]) -> int:
    return int(connection.execute(insert(table), row).lastrowid)


def _add_details(connection: Connection, number: int, request: Request) -> None:
    for table, rows in (
        (t.announcement, announcement_rows(number, request)),
        (t.pause, pause_rows(number, request)),
    ):
        if rows:
            connection.execute(insert(table), rows)


def _kept(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[KeptContact]:
    numbers = [row["number"] for row in rows]
    requests: dict[int, list[tuple[Request, date | None]]] = {number: [] for number in numbers}
    for start in range(0, len(numbers), 500):
        _read_requests(connection, numbers[start : start + 500], requests)
    for row in rows:
        pairs = requests[row["number"]]
        yield KeptContact(
            number=row["number"],
            contact=contact_of(row, tuple(request for request, _ in pairs)),
            derived=ContactDerived(
                day=date.fromisoformat(row["day"]),
                month=row["month"],
                weekday=row["weekday"],
                hour=row["hour"],
                waited=row["waited"],
                outside_hours=bool(row["outside_hours"]),
                after_the_fact=bool(row["after_the_fact"]),
            ),
            due=tuple(due for _, due in pairs),
            cancelled=row["cancelled_at"] is not None,
        )


def _read_requests(
    connection: Connection, numbers: Sequence[int], into: dict[int, list[tuple[Request, date | None]]]
) -> None:
    held = select(t.request).where(t.request.c.contact.in_(numbers)).order_by(t.request.c.number)
    rows = connection.execute(held).mappings().all()
    keys = [row["number"] for row in rows]
    announcements: dict[int, list[Announcement]] = {}
    for a in connection.execute(select(t.announcement).where(t.announcement.c.request.in_(keys))):
        announcements.setdefault(a.request, []).append(
            Announcement(datetime.fromtimestamp(a.at, UTC), date.fromisoformat(a.promised_on), a.reason)
        )
    pauses: dict[int, list[Pause]] = {}
    for p in connection.execute(select(t.pause).where(t.pause.c.request.in_(keys))):
        pauses.setdefault(p.request, []).append(Pause(datetime.fromtimestamp(p.begin, UTC), instant(p.end)))
    for row in rows:
        due = date.fromisoformat(row["due_on"]) if row["due_on"] else None
        request = request_of(
            row, due, tuple(announcements.get(row["number"], ())), tuple(pauses.get(row["number"], ()))
        )
        into[row["contact"]].append((request, due))

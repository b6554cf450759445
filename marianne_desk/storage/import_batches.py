"""Imports of old spreadsheets: when, by whom, how many; what came with one, and its undoing."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Select, distinct, func, insert, select, update

from marianne_desk.storage import cases
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import instant, seconds
from marianne_desk.storage.contacts import forget_months, month_columns


@dataclass(frozen=True, slots=True)
class Batch:
    """One import. ``sheet``: the day of the paper tally that it is, None for a spreadsheet. ``first``, ``last``: local
    days of its contacts, cancelled or not, None without any. ``undone_at`` None: it stands."""

    id: int
    at: datetime
    agent: str
    contacts: int
    requests: int
    undone_at: datetime | None
    sheet: date | None = None
    first: date | None = None
    last: date | None = None


def begin_batch(connection: Connection, at: datetime, agent: str) -> int:
    """A new import, empty until :func:`end_batch`; its number."""
    row = {"at": seconds(at), "agent": agent, "contacts": 0, "requests": 0}
    return int(connection.execute(insert(t.import_batch), row).lastrowid)


def end_batch(connection: Connection, batch: int, after: int) -> None:
    """Marks the contacts numbered above ``after`` as those of ``batch``, and counts them."""
    connection.execute(update(t.contact).where(t.contact.c.number > after).values(batch=batch))
    contacts = select(func.count()).select_from(t.contact).where(t.contact.c.batch == batch)
    requests = select(func.count()).select_from(t.request).where(t.request.c.contact.in_(_numbers(batch)))
    connection.execute(
        update(t.import_batch)
        .where(t.import_batch.c.id == batch)
        .values(contacts=contacts.scalar_subquery(), requests=requests.scalar_subquery())
    )


def last_number(connection: Connection) -> int:
    """The highest short number; 0 on an empty desk."""
    return int(connection.execute(select(func.max(t.contact.c.number))).scalar_one() or 0)


def batches(connection: Connection) -> list[Batch]:
    """All imports, the last first."""
    c = t.contact.c
    days = select(c.batch, func.min(c.day).label("first"), func.max(c.day).label("last"))
    spans = days.where(c.batch.is_not(None)).group_by(c.batch).subquery()
    rows = connection.execute(
        select(t.import_batch, t.tally_sheet.c.day, spans.c.first, spans.c.last)
        .outerjoin(t.tally_sheet, t.tally_sheet.c.batch == t.import_batch.c.id)
        .outerjoin(spans, spans.c.batch == t.import_batch.c.id)
        .order_by(t.import_batch.c.id.desc())
    )
    return [
        Batch(
            row.id,
            datetime.fromtimestamp(row.at, UTC),
            row.agent,
            row.contacts,
            row.requests,
            instant(row.undone_at),
            *(date.fromisoformat(day) if day else None for day in (row.day, row.first, row.last)),
        )
        for row in rows
    ]


def ids_standing(connection: Connection) -> frozenset[str]:
    """Identifiers of the contacts of imports that were not undone, those cancelled one by one included."""
    standing = select(t.import_batch.c.id).where(t.import_batch.c.undone_at.is_(None))
    return frozenset(
        connection.execute(select(t.contact.c.id).where(t.contact.c.batch.in_(standing))).scalars()
    )


def corrected_in(connection: Connection, batch: int) -> int:
    """How many contacts of an import were corrected since and still count."""
    query = (
        select(func.count(distinct(t.correction.c.contact)))
        .join_from(t.correction, t.contact, t.correction.c.contact == t.contact.c.number)
        .where(t.contact.c.batch == batch, t.contact.c.cancelled_at.is_(None))
    )
    return int(connection.execute(query).scalar_one())


def undo_batch(connection: Connection, batch: int, at: datetime) -> int:
    """Takes every contact of an import out of figures and lists with its cases, erasing none; how many. The months that
    they touched are no longer kept."""
    numbers = _numbers(batch)
    of_contacts = select(t.contact.c.month).where(t.contact.c.batch == batch).distinct()
    months = set(connection.execute(of_contacts).scalars())
    of_requests = select(*month_columns()).where(t.request.c.contact.in_(numbers)).distinct()
    for row in connection.execute(of_requests):
        months.update(month for month in row if month is not None)
    cancelled = connection.execute(
        update(t.contact)
        .where(t.contact.c.batch == batch, t.contact.c.cancelled_at.is_(None))
        .values(cancelled_at=seconds(at))
    ).rowcount
    connection.execute(update(t.request).where(t.request.c.contact.in_(numbers)).values(cancelled=True))
    followed = select(t.request.c.contact).join(t.case, t.case.c.request == t.request.c.number)
    for number in connection.execute(followed.where(t.request.c.contact.in_(numbers))).scalars().all():
        cases.set_cancelled(connection, number, cancelled=True)
    connection.execute(
        update(t.import_batch).where(t.import_batch.c.id == batch).values(undone_at=seconds(at))
    )
    forget_months(connection, months)
    return int(cancelled)


def _numbers(batch: int) -> Select[tuple[int]]:
    return select(t.contact.c.number).where(t.contact.c.batch == batch)

"""Appointments with us, in and out of the file. The name and the words of a visitor live in this table alone; the
connection overwrites what it erases (``secure_delete``)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from marianne_desk.domain.agenda.appointment import Appointment, State
from marianne_desk.storage.contact_rows import seconds
from marianne_desk.storage.tables import appointment

_AT_ONCE = 500
_NAMED = (appointment.c.visitor != "") | (appointment.c.words != "")


def add(connection: Connection, items: Sequence[Appointment], zone: ZoneInfo) -> None:
    """Writes new appointments; ``zone`` says on which local day they are."""
    if items:
        connection.execute(insert(appointment), [_row(item, zone) for item in items])


def change(connection: Connection, item: Appointment, zone: ZoneInfo) -> None:
    """Replaces the appointment of that identifier."""
    connection.execute(update(appointment).where(appointment.c.id == item.id).values(_row(item, zone)))


def remove(connection: Connection, appointment_id: str) -> None:
    """Takes back one that was just taken by mistake."""
    connection.execute(delete(appointment).where(appointment.c.id == appointment_id))


def by_id(connection: Connection, appointment_id: str, zone: ZoneInfo) -> Appointment | None:
    """The appointment of that identifier."""
    return next(iter(by_ids(connection, (appointment_id,), zone)), None)


def by_ids(connection: Connection, ids: Sequence[str], zone: ZoneInfo) -> list[Appointment]:
    """The appointments that the file holds among ``ids``."""
    found: list[Appointment] = []
    for start in range(0, len(ids), _AT_ONCE):
        query = select(appointment).where(appointment.c.id.in_(ids[start : start + _AT_ONCE]))
        found.extend(_read(connection.execute(query).mappings(), zone))
    return found


def between(connection: Connection, first: date, last: date, zone: ZoneInfo) -> list[Appointment]:
    """Those whose local day lies from ``first`` to ``last``, both included, in their order."""
    query = (
        select(appointment)
        .where(appointment.c.day >= first.isoformat(), appointment.c.day <= last.isoformat())
        .order_by(appointment.c.begin, appointment.c.id)
    )
    return list(_read(connection.execute(query).mappings(), zone))


def count_named(connection: Connection, before: datetime) -> int:
    """How many that began before an instant bear a name or words."""
    query = select(func.count()).select_from(appointment).where(appointment.c.begin < seconds(before), _NAMED)
    return int(connection.execute(query).scalar_one())


def forget_names(connection: Connection, before: datetime) -> int:
    """Erases names and words of the appointments that began before an instant; of how many."""
    changed = connection.execute(
        update(appointment).where(appointment.c.begin < seconds(before), _NAMED).values(visitor="", words="")
    )
    return int(changed.rowcount)


def _row(item: Appointment, zone: ZoneInfo) -> dict[str, object]:
    return {
        "id": item.id,
        "begin": seconds(item.begin),
        "minutes": item.minutes,
        "theme": item.theme,
        "reason": item.reason,
        "operator": item.operator,
        "words": item.words,
        "visitor": item.visitor,
        "state": item.state.value,
        "agent": item.agent,
        "made_at": seconds(item.made_at),
        "changed_at": seconds(item.changed_at),
        "sequence": item.sequence,
        "contact": item.contact,
        "day": item.begin.astimezone(zone).date().isoformat(),
    }


def _read(rows: Iterable[RowMapping], zone: ZoneInfo) -> Iterator[Appointment]:
    for row in rows:
        yield Appointment(
            id=row["id"],
            begin=datetime.fromtimestamp(row["begin"], UTC).astimezone(zone),
            minutes=row["minutes"],
            theme=row["theme"],
            reason=row["reason"],
            operator=row["operator"],
            words=row["words"],
            visitor=row["visitor"],
            state=State(row["state"]),
            agent=row["agent"],
            made_at=datetime.fromtimestamp(row["made_at"], UTC),
            changed_at=datetime.fromtimestamp(row["changed_at"], UTC),
            sequence=row["sequence"],
            contact=row["contact"],
        )

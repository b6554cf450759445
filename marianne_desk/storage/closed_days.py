"""Days that were closed by an agent, and days of which something was noted."""

from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from marianne_desk.domain.codes import WRITTEN
from marianne_desk.domain.day.closing import ClosedDay, WhyEmpty
from marianne_desk.storage.contact_rows import seconds
from marianne_desk.storage.tables import closed_day, contact


def between(connection: Connection, first: date, last: date) -> dict[date, ClosedDay]:
    """The closed days from ``first`` to ``last``, both included."""
    query = select(closed_day).where(
        closed_day.c.day >= first.isoformat(), closed_day.c.day <= last.isoformat()
    )
    return {
        date.fromisoformat(row.day): ClosedDay(
            date.fromisoformat(row.day),
            datetime.fromtimestamp(row.closed_at, UTC),
            row.agent,
            WhyEmpty(row.why_empty) if row.why_empty else None,
        )
        for row in connection.execute(query)
    }


def keep(connection: Connection, closed: ClosedDay) -> None:
    """Notes that a day is closed; closed once more, it has the later moment."""
    values = {
        "closed_at": seconds(closed.at),
        "agent": closed.agent,
        "why_empty": closed.why_empty.value if closed.why_empty else "",
    }
    connection.execute(
        insert(closed_day)
        .values(day=closed.day.isoformat(), **values)
        .on_conflict_do_update(index_elements=["day"], set_=values)
    )


def forget(connection: Connection, day: date) -> bool:
    """The day is not closed any more. False when it was not."""
    return connection.execute(delete(closed_day).where(closed_day.c.day == day.isoformat())).rowcount > 0


def days_noted(connection: Connection, first: date, last: date, *, written: bool = True) -> frozenset[date]:
    """Local days from ``first`` to ``last`` on which a contact arrived; ``written`` False: without letters and
    e-mails, which come while nobody is there."""
    query = (
        select(contact.c.day)
        .where(
            contact.c.day >= first.isoformat(),
            contact.c.day <= last.isoformat(),
            contact.c.cancelled_at.is_(None),
        )
        .distinct()
    )
    if not written:
        query = query.where(contact.c.channel.not_in([channel.value for channel in WRITTEN]))
    return frozenset(date.fromisoformat(day) for day in connection.execute(query).scalars())


def recorded_since(connection: Connection, day: date, at: datetime) -> int:
    """How many contacts of ``day`` were recorded after ``at``."""
    query = select(func.count()).where(
        contact.c.day == day.isoformat(),
        contact.c.cancelled_at.is_(None),
        contact.c.recorded_at > seconds(at),
    )
    return int(connection.execute(query).scalar_one())

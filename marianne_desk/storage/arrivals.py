"""People who sit in the waiting room: no name, only the moment they came."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from marianne_desk.storage.contact_rows import seconds
from marianne_desk.storage.tables import arrival


def add_arrival(connection: Connection, arrival_id: str, at: datetime) -> None:
    """Somebody came in."""
    connection.execute(insert(arrival).values(id=arrival_id, arrived_at=seconds(at)))


def waiting(connection: Connection) -> list[tuple[str, datetime]]:
    """Those who still wait, the first to come first: identifier and moment of arrival."""
    query = (
        select(arrival.c.id, arrival.c.arrived_at)
        .where(arrival.c.taken_at.is_(None), arrival.c.left_at.is_(None))
        .order_by(arrival.c.arrived_at, arrival.c.id)
    )
    return [(row.id, datetime.fromtimestamp(row.arrived_at, UTC)) for row in connection.execute(query)]


def take(connection: Connection, arrival_id: str, at: datetime) -> None:
    """Somebody who waited is taken in charge."""
    connection.execute(update(arrival).where(arrival.c.id == arrival_id).values(taken_at=seconds(at)))


def put_back(connection: Connection, arrival_id: str) -> None:
    """Somebody who had been taken waits again."""
    connection.execute(update(arrival).where(arrival.c.id == arrival_id).values(taken_at=None))


def leave(connection: Connection, arrival_id: str, at: datetime) -> None:
    """Somebody left without being received."""
    connection.execute(update(arrival).where(arrival.c.id == arrival_id).values(left_at=seconds(at)))


def forget_before(connection: Connection, at: datetime) -> None:
    """Drops arrivals older than ``at``: what counts of them is in the contacts."""
    connection.execute(delete(arrival).where(arrival.c.arrived_at < seconds(at)))

"""People who came in and sat down: no name, only moments. What counts of them is in the contacts."""

from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, insert, select, update

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.waiting import Arrival
from marianne_desk.storage.contact_rows import instant, seconds
from marianne_desk.storage.tables import appointment, arrival

_PLANNED, _KEPT = "planned", "kept"
"""States of an appointment: nobody came yet and it was not called off; somebody came and was received."""


def add_arrival(connection: Connection, one: Arrival) -> None:
    """Somebody came in."""
    connection.execute(
        insert(arrival).values(
            id=one.id,
            arrived_at=seconds(one.at),
            kind=one.kind.value,
            expected_at=seconds(one.expected_at),
            appointment=one.appointment or None,
        )
    )


def present(connection: Connection) -> list[Arrival]:
    """Those who wait or are in charge, the first to come first; instants in UTC."""
    rows = connection.execute(
        select(arrival)
        .where(arrival.c.left_at.is_(None), arrival.c.ended_at.is_(None))
        .order_by(arrival.c.arrived_at, arrival.c.id)
    )
    return [
        arrival_of(
            row.id, row.arrived_at, row.kind, row.expected_at, row.taken_at, row.agent, row.appointment
        )
        for row in rows
    ]


def arrival_of(
    arrival_id: str,
    arrived_at: int,
    kind: str,
    expected_at: int | None,
    taken_at: int | None,
    agent: str | None,
    appointment_id: str | None,
) -> Arrival:
    """The arrival of its row; instants in UTC."""
    return Arrival(
        arrival_id,
        datetime.fromtimestamp(arrived_at, UTC),
        Channel(kind),
        instant(expected_at),
        instant(taken_at),
        agent or "",
        appointment_id or "",
    )


def take(connection: Connection, arrival_id: str, at: datetime, agent: str) -> None:
    """Somebody who waited is taken in charge."""
    connection.execute(
        update(arrival).where(arrival.c.id == arrival_id).values(taken_at=seconds(at), agent=agent)
    )


def put_back(connection: Connection, arrival_id: str) -> None:
    """Somebody who had been taken, or was thought to have left, waits again."""
    connection.execute(
        update(arrival)
        .where(arrival.c.id == arrival_id)
        .values(taken_at=None, left_at=None, ended_at=None, agent=None)
    )


def leave(connection: Connection, arrival_id: str, at: datetime) -> None:
    """Somebody left without being received."""
    connection.execute(update(arrival).where(arrival.c.id == arrival_id).values(left_at=seconds(at)))


def end(connection: Connection, arrival_id: str, at: datetime) -> None:
    """Somebody who was in charge is gone."""
    connection.execute(update(arrival).where(arrival.c.id == arrival_id).values(ended_at=seconds(at)))


def in_charge_again(connection: Connection, arrival_id: str) -> None:
    """Somebody who was thought to be gone is still in charge."""
    connection.execute(update(arrival).where(arrival.c.id == arrival_id).values(ended_at=None))


def note_kept(connection: Connection, arrival_id: str, at: datetime, *, kept: bool = True) -> None:
    """The appointment for which somebody came was kept, since they were received; ``kept`` False: they were not,
    after all. An arrival without one changes nothing."""
    state, before = (_KEPT, _PLANNED) if kept else (_PLANNED, _KEPT)
    came_for = select(arrival.c.appointment).where(arrival.c.id == arrival_id).scalar_subquery()
    connection.execute(
        update(appointment)
        .where(appointment.c.id == came_for, appointment.c.state == before)
        .values(state=state, changed_at=seconds(at), sequence=appointment.c.sequence + 1)
    )


def expected(connection: Connection, day: date) -> list[tuple[str, datetime, str | None, str | None]]:
    """The appointments of one local day for which nobody has come yet, the earliest first: identifier, hour in UTC,
    theme and reason. What was typed of the visitor is not read."""
    came = select(arrival.c.appointment).where(arrival.c.appointment.is_not(None))
    rows = connection.execute(
        select(appointment.c.id, appointment.c.begin, appointment.c.theme, appointment.c.reason)
        .where(
            appointment.c.day == day.isoformat(),
            appointment.c.state == _PLANNED,
            appointment.c.id.not_in(came),
        )
        .order_by(appointment.c.begin, appointment.c.id)
    )
    return [(row.id, datetime.fromtimestamp(row.begin, UTC), row.theme, row.reason) for row in rows]


def forget_before(connection: Connection, at: datetime) -> None:
    """Drops those who came before ``at`` and are gone; who was forgotten stays until somebody says what became of
    them."""
    gone = arrival.c.left_at.is_not(None) | arrival.c.ended_at.is_not(None)
    connection.execute(delete(arrival).where(arrival.c.arrived_at < seconds(at), gone))

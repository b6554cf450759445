"""What the counter screen shows: today's contacts, people who wait, the desk's habits."""

import uuid
from datetime import date, timedelta

from marianne_desk.domain.counter_day import (
    HABIT_MONTHS,
    Arrival,
    CounterDay,
    CounterRow,
    Tile,
    bounds_of,
    counted,
    day_of,
    request_row,
    tiles_of,
)
from marianne_desk.domain.entry.values import EntryContext
from marianne_desk.domain.month import Month
from marianne_desk.figures.habits import communes_since, habits_since
from marianne_desk.storage import arrivals as kept_arrivals
from marianne_desk.storage.contacts import contacts_of_day
from marianne_desk.usecases.desk import Desk


def counter_day(desk: Desk, day: date | None = None) -> CounterDay:
    """The day at the counter. None: today, with what was recorded today of other days, yesterday's letter for one."""
    recorded = bounds_of(desk.today(), desk.zone) if day is None else None
    day = day or desk.today()
    with desk.store.reading() as connection:
        kept = contacts_of_day(connection, day, recorded)
    rows = (
        CounterRow(
            number=item.number,
            id=item.contact.id,
            at=item.contact.arrived_at.astimezone(desk.zone),
            channel=item.contact.channel,
            agent=item.contact.agent,
            outside_hours=item.derived.outside_hours,
            requests=tuple(
                request_row(
                    desk.vocabulary,
                    request.theme,
                    request.reason,
                    request.operator,
                    request.outcome,
                    due,
                    request.answered_at is not None,
                )
                for request, due in zip(item.contact.requests, item.due, strict=True)
            ),
        )
        for item in kept
    )
    return day_of(day, rows)


def entry_context(desk: Desk) -> EntryContext:
    """What the entry line needs to understand words the way this desk uses them."""
    since = Month.of(desk.today()).plus(-HABIT_MONTHS).number
    with desk.store.reading() as connection:
        habits = habits_since(connection, since)
        communes = tuple(communes_since(connection, since)) or desk.settings.communes
    return EntryContext(
        vocabulary=desk.vocabulary,
        now=desk.now(),
        zone=desk.zone,
        habits=counted(habits),
        communes=communes,
    )


def tiles(desk: Desk) -> tuple[Tile, ...]:
    """The nine most frequent requests of the last thirteen months; fewer, or none, on a new desk."""
    since = Month.of(desk.today()).plus(-HABIT_MONTHS).number
    with desk.store.reading() as connection:
        habits = habits_since(connection, since)
    return tiles_of(habits, desk.vocabulary)


def note_arrival(desk: Desk) -> Arrival:
    """Somebody comes in and sits down."""
    arrival = Arrival(str(uuid.uuid4()), desk.now())
    with desk.store.writing() as connection:
        kept_arrivals.forget_before(connection, arrival.at - timedelta(days=2))
        kept_arrivals.add_arrival(connection, arrival.id, arrival.at)
    return arrival


def arrivals(desk: Desk) -> tuple[Arrival, ...]:
    """Who waits, the first to come first."""
    with desk.store.reading() as connection:
        waiting = kept_arrivals.waiting(connection)
    return tuple(Arrival(arrival_id, at.astimezone(desk.zone)) for arrival_id, at in waiting)


def take_next(desk: Desk) -> Arrival | None:
    """Takes the first person who waits in charge; None when nobody does."""
    with desk.store.writing() as connection:
        waiting = kept_arrivals.waiting(connection)
        if not waiting:
            return None
        arrival_id, at = waiting[0]
        kept_arrivals.take(connection, arrival_id, desk.clock())
    return Arrival(arrival_id, at.astimezone(desk.zone))


def put_back(desk: Desk, arrival_id: str) -> None:
    """The person taken by mistake waits again."""
    with desk.store.writing() as connection:
        kept_arrivals.put_back(connection, arrival_id)


def leave_without(desk: Desk, arrival_id: str) -> None:
    """The person left without being received."""
    with desk.store.writing() as connection:
        kept_arrivals.leave(connection, arrival_id, desk.clock())

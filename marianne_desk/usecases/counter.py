"""What the counter screen shows: today's contacts, people who wait, the desk's habits."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from marianne_desk.domain.codes import Channel, Help, Outcome
from marianne_desk.domain.contact import RequestDraft
from marianne_desk.domain.entry_values import EntryContext
from marianne_desk.domain.month import Month
from marianne_desk.figures.habits import Habit, communes_since, habits_since
from marianne_desk.storage import arrivals as kept_arrivals
from marianne_desk.storage.contacts import contacts_of_day
from marianne_desk.usecases.desk import Desk

_HABIT_MONTHS = 13
_USUAL = 9


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request as listed: labels, already French."""

    theme: str
    reason: str | None
    operator: str | None
    outcome: Outcome
    due_on: date | None


@dataclass(frozen=True, slots=True)
class CounterRow:
    """One contact of the day. ``at`` is the local moment of arrival."""

    number: int
    id: str
    at: datetime
    channel: Channel
    agent: str
    outside_hours: bool
    requests: tuple[RequestRow, ...]


@dataclass(frozen=True, slots=True)
class CounterDay:
    """The contacts of one local day, newest first, and its totals. ``solved``: requests solved on the spot."""

    day: date
    rows: tuple[CounterRow, ...]
    contacts: int
    requests: int
    solved: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody in the waiting room, since ``at`` (local)."""

    id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Tile:
    """One of the desk's nine most frequent requests, offered by a digit."""

    label: str
    request: RequestDraft


def counter_day(desk: Desk, day: date | None = None) -> CounterDay:
    """The day at the counter (None: today)."""
    day = day or desk.today()
    with desk.store.reading() as connection:
        kept = contacts_of_day(connection, day)
    rows = tuple(
        CounterRow(
            number=item.number,
            id=item.contact.id,
            at=item.contact.arrived_at.astimezone(desk.zone),
            channel=item.contact.channel,
            agent=item.contact.agent,
            outside_hours=item.derived.outside_hours,
            requests=tuple(
                RequestRow(
                    theme=desk.vocabulary.label("theme", request.theme),
                    reason=desk.vocabulary.label("reason", request.reason) if request.reason else None,
                    operator=desk.vocabulary.label("operator", request.operator)
                    if request.operator
                    else None,
                    outcome=request.outcome,
                    due_on=due,
                )
                for request, due in zip(item.contact.requests, item.due, strict=True)
            ),
        )
        for item in kept
    )
    requests = [request for row in rows for request in row.requests]
    return CounterDay(
        day,
        rows,
        contacts=len(rows),
        requests=len(requests),
        solved=sum(request.outcome is Outcome.SOLVED for request in requests),
    )


def entry_context(desk: Desk) -> EntryContext:
    """What the entry line needs to understand words the way this desk uses them."""
    since = Month.of(desk.today()).plus(-_HABIT_MONTHS).number
    with desk.store.reading() as connection:
        habits = habits_since(connection, since)
        communes = tuple(communes_since(connection, since)) or desk.settings.communes
    return EntryContext(
        vocabulary=desk.vocabulary,
        now=desk.now(),
        zone=desk.zone,
        habits=_counted(habits),
        communes=communes,
    )


def _counted(habits: Sequence[Habit]) -> dict[tuple[str, str | None, str | None], int]:
    counted: dict[tuple[str, str | None, str | None], int] = {}
    for habit in habits:
        key = (habit.theme, habit.reason, habit.operator)
        counted[key] = counted.get(key, 0) + habit.requests
    return counted


def tiles(desk: Desk) -> tuple[Tile, ...]:
    """The nine most frequent requests of the last thirteen months; fewer, or none, on a new desk."""
    since = Month.of(desk.today()).plus(-_HABIT_MONTHS).number
    with desk.store.reading() as connection:
        habits = habits_since(connection, since)
    frequent: dict[str, Habit] = {}
    for habit in habits:
        if habit.reason and habit.reason not in frequent:
            frequent[habit.reason] = habit
    return tuple(
        Tile(
            desk.vocabulary.label("reason", reason),
            RequestDraft(
                theme=habit.theme,
                reason=reason,
                operator=habit.operator,
                help=tuple(Help(code) for code in habit.help.strip("|").split("|") if code),
            ),
        )
        for reason, habit in list(frequent.items())[:_USUAL]
    )


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

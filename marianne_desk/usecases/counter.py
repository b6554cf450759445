"""What the counter screen shows of the day and learns from the past."""

from datetime import date

from marianne_desk.domain.contact import is_unheard
from marianne_desk.domain.counter_day import (
    HABIT_MONTHS,
    CounterDay,
    CounterRow,
    Tile,
    bounds_of,
    counted,
    day_of,
    request_row,
    tiles_of,
)
from marianne_desk.domain.derivation import NO_HOUR
from marianne_desk.domain.entry.values import EntryContext
from marianne_desk.domain.month import Month
from marianne_desk.figures.habits import communes_since, habits_since
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
                    is_unheard(item.contact, request),
                )
                for request, due in zip(item.contact.requests, item.due, strict=True)
            ),
            missed=item.contact.missed,
            timer_flag=item.contact.timer_flag,
            after_the_fact=item.derived.after_the_fact,
            hour_known=item.derived.hour != NO_HOUR,
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

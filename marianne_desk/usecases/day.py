"""The opening and the closing of a day."""

from dataclasses import replace
from datetime import date, timedelta

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.counter_day import CounterRow
from marianne_desk.domain.day.closing import (
    LOOK_BACK_DAYS,
    ClosedDay,
    Closing,
    DayTotals,
    OpenPoint,
    PointKind,
    WhyEmpty,
)
from marianne_desk.domain.day.morning import Morning
from marianne_desk.domain.day.span import Span
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.to_answer import Group
from marianne_desk.storage import closed_days
from marianne_desk.storage.contacts import first_day
from marianne_desk.usecases import day_reading as reading
from marianne_desk.usecases.backup import backup_state
from marianne_desk.usecases.carry_over import unsaid_days
from marianne_desk.usecases.case_list import people_to_phone
from marianne_desk.usecases.counter import counter_day
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.proofs import asking_today
from marianne_desk.usecases.retention import purge
from marianne_desk.usecases.to_answer import to_answer


def morning(desk: Desk, only: str | None = None) -> Morning:
    """What awaits today. ``only``: the code of an agent whose appointments and requests are meant; None: all."""
    today = desk.today()
    waiting = to_answer(desk, only).rows
    calls = people_to_phone(desk, today, only)
    return Morning(
        day=today,
        opens=desk.opening.intervals_of(today),
        appointments=reading.appointments_of(desk, today, only),
        permanences=reading.permanences_of(desk, today),
        due=tuple(one for one in waiting if one.group is Group.TODAY),
        late=tuple(one for one in waiting if one.group is Group.LATE),
        backup=backup_state(desk),
        unclosed=tuple(sorted((*_unclosed(desk), *_unsaid(desk)))),
        proofs=asking_today(desk),
        partners=reading.partners_of(desk, today, only),
        to_recall=len(calls.partners) + len(calls.ours),
        to_tell=len(calls.to_tell),
    )


def closing(desk: Desk, only: str | None = None) -> Closing:
    """What is still open today, its totals, whether it is closed. ``only`` as in :func:`morning`: of what is open;
    days and totals are the desk's."""
    today = desk.today()
    totals = totals_of(desk, today)
    with desk.store.reading() as connection:
        closed = closed_days.between(connection, today, today).get(today)
        since = closed_days.recorded_since(connection, today, closed.at) if closed else 0
    if closed is not None:
        closed = replace(closed, at=closed.at.astimezone(desk.zone))
    unsaid = _unsaid(desk)
    open_day = desk.opening.is_open_day(today)
    if totals.empty and open_day and closed is None:
        unsaid = (*unsaid, today)
    unclosed = _unclosed(desk)
    points = [
        *reading.open_points(desk, today, only),
        *(OpenPoint(PointKind.EMPTY_DAY, day.isoformat(), days=(day,)) for day in unsaid),
        *([OpenPoint(PointKind.OPEN_DAYS, "open_days", days=unclosed)] if unclosed else []),
    ]
    return Closing(today, tuple(points), totals, closed, since, open_day)


def totals_of(desk: Desk, day: date) -> DayTotals:
    """The totals of a day; permanences apart."""
    found = counter_day(desk, day)
    labels = {agent.code: agent.label for agent in desk.agents}
    ours = [row for row in found.rows if row.channel is not Channel.PERMANENCE]
    return DayTotals(found.contacts, found.requests, found.solved, found.permanences, _by_agent(ours, labels))


def close_day(desk: Desk, day: date | None = None, why_empty: WhyEmpty | None = None) -> ClosedDay:
    """Closes a day (None: today), in the name of the agent at the counter; visitors' names whose time is over go.

    Raises UserError ``day_in_the_future``; ``day_empty`` for an open day without any entry of which nothing is said."""
    day = day or desk.today()
    if day > desk.today():
        raise UserError("day_in_the_future", "day", day=day)
    empty = totals_of(desk, day).empty
    if empty and why_empty is None and desk.opening.is_open_day(day):
        raise UserError("day_empty", "day")
    closed = ClosedDay(day, desk.now(), desk.settings.agent, why_empty if empty else None)
    with desk.store.writing() as connection:
        closed_days.keep(connection, closed)
    purge(desk)
    return closed


def reopen_day(desk: Desk, day: date | None = None) -> bool:
    """The day (None: today) is not closed any more. False when it was not."""
    with desk.store.writing() as connection:
        return closed_days.forget(connection, day or desk.today())


def _unclosed(desk: Desk) -> tuple[date, ...]:
    return unclosed_days(desk, _before(desk))


def unclosed_days(desk: Desk, span: Span) -> tuple[date, ...]:
    """Days of ``span`` with entries that nobody closed. An e-mail of a Sunday makes no day of it."""
    with desk.store.reading() as connection:
        noted = closed_days.days_noted(connection, span.first, span.last)
        came = closed_days.days_noted(connection, span.first, span.last, written=False)
        closed = closed_days.between(connection, span.first, span.last)
    worked = came | {day for day in noted if desk.opening.is_open_day(day)}
    return tuple(sorted(worked - closed.keys()))


def _unsaid(desk: Desk) -> tuple[date, ...]:
    """Earlier open days without any entry of which nobody said why."""
    with desk.store.reading() as connection:
        first = first_day(connection)
    return unsaid_days(desk, _before(desk)) if first else ()


def _before(desk: Desk) -> Span:
    today = desk.today()
    return Span(today - timedelta(days=LOOK_BACK_DAYS), today - timedelta(days=1))


def _by_agent(rows: list[CounterRow], labels: dict[str, str]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for row in rows:
        label = labels.get(row.agent, row.agent)
        counts[label] = counts.get(label, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

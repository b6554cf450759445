"""What the opening and the closing of a day read of the waiting room, the entries set aside and the agenda."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from marianne_desk.domain.calendar.opening import clock_of
from marianne_desk.domain.calendar.opening_rules import rules_of
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.day.closing import LOOK_BACK_DAYS, OpenPoint, PointKind
from marianne_desk.domain.day.morning import Meeting
from marianne_desk.storage import day_points as stored
from marianne_desk.usecases.desk import Desk

Row = Mapping[str, Any]


def appointments_of(desk: Desk, day: date, only: str | None) -> tuple[Meeting, ...]:
    """Today's appointments with us, the earliest first; those that were cancelled or excused are left out."""
    with desk.store.reading() as connection:
        rows = stored.appointments(connection, day, day)
    return tuple(
        Meeting(
            at=_local(desk, row["begin"]),
            end=_local(desk, row["begin"] + 60 * row["minutes"]),
            words=_appointment_words(desk, row),
            agent=_agent(desk, row["agent"]),
            state=row["state"],
        )
        for row in rows
        if row["state"] not in {"cancelled", "excused"} and only in {None, row["agent"]}
    )


def permanences_of(desk: Desk, day: date) -> tuple[Meeting, ...]:
    """The permanences of a day, in their order; on public holidays and closings of the house there is none."""
    with desk.store.reading() as connection:
        rows = stored.permanences(connection, day)
    if desk.opening.closing_on(day) is not None:
        return ()
    found = []
    for row in rows:
        clock = clock_of(rules_of(row["hours"]), desk.site.department, desk.site.zone)
        found += [Meeting(opens, closes, row["label"]) for opens, closes in clock.intervals_of(day)]
    return tuple(sorted(found, key=lambda one: (one.at, one.words)))


def open_points(desk: Desk, day: date, only: str | None) -> tuple[OpenPoint, ...]:
    """What is still open at the end of ``day``: timers, people who wait, entries set aside, requests without a next
    step, appointments of the last days of which nobody said what became of them."""
    now = desk.clock().timestamp()
    with desk.store.reading() as connection:
        arrivals = stored.open_arrivals(connection)
        aside = stored.entries_aside(connection)
        requests = stored.without_next_step(connection, day)
        agenda = stored.appointments(connection, day - timedelta(days=LOOK_BACK_DAYS), day)
    points = [_of_arrival(desk, row) for row in arrivals if only in {None, row["agent"] or only}]
    points.sort(key=lambda point: point.kind is PointKind.WAITING)
    return (
        *points,
        *(_of_entry(desk, row) for row in aside if only in {None, row["agent"]}),
        *(_of_request(desk, row) for row in requests if only in {None, row["agent"]}),
        *(
            _of_appointment(desk, row)
            for row in agenda
            if row["state"] == stored.PLANNED and row["begin"] <= now and only in {None, row["agent"]}
        ),
    )


def _of_entry(desk: Desk, row: Row) -> OpenPoint:
    return OpenPoint(
        PointKind.SET_ASIDE,
        row["id"],
        _local(desk, row["begun_at"]),
        str(json.loads(row["content"] or "{}").get("text", "")),
        _agent(desk, row["agent"]),
        Channel(row["channel"]),
    )


def _of_request(desk: Desk, row: Row) -> OpenPoint:
    return OpenPoint(
        PointKind.NO_OUTCOME,
        row["id"],
        _local(desk, row["arrived_at"]),
        _matter(desk, row),
        _agent(desk, row["agent"]),
        Channel(row["channel"]),
        row["number"],
    )


def _of_appointment(desk: Desk, row: Row) -> OpenPoint:
    return OpenPoint(
        PointKind.APPOINTMENT,
        row["id"],
        _local(desk, row["begin"]),
        _appointment_words(desk, row),
        _agent(desk, row["agent"]),
    )


def _of_arrival(desk: Desk, row: Row) -> OpenPoint:
    taken = row["taken_at"] is not None
    return OpenPoint(
        PointKind.TIMER if taken else PointKind.WAITING,
        row["id"],
        _local(desk, row["taken_at"] if taken else row["arrived_at"]),
        agent=_agent(desk, row["agent"]) if row["agent"] else "",
        channel=Channel(row["kind"]),
    )


def _matter(desk: Desk, row: Row) -> str:
    """« Logement, APL · CAF »."""
    label = desk.vocabulary.label
    words = ", ".join(label(kind, row[kind]) for kind in ("theme", "reason") if row[kind])
    operator = label("operator", row["operator"]) if row["operator"] else ""
    return " · ".join(part for part in (words, operator) if part)


def _appointment_words(desk: Desk, row: Row) -> str:
    return ", ".join(part for part in (_matter(desk, row), row["words"], row["visitor"]) if part)


def _agent(desk: Desk, code: str) -> str:
    return next((agent.label for agent in desk.agents if agent.code == code), code)


def _local(desk: Desk, at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone(desk.zone)

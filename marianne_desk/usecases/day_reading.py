"""What the opening and the closing of a day read of the waiting room, the entries set aside and the agenda."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from marianne_desk.domain.agenda.appointment import Appointment, State, is_to_fill
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.day.closing import LOOK_BACK_DAYS, OpenPoint, PointKind
from marianne_desk.domain.day.morning import Meeting
from marianne_desk.storage import day_points as stored
from marianne_desk.usecases.agenda import appointments_between, appointments_on
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.permanences import permanences_on

Row = Mapping[str, Any]


def appointments_of(desk: Desk, day: date, only: str | None) -> tuple[Meeting, ...]:
    """Today's appointments with us, the earliest first; those that will not be are left out."""
    return tuple(
        Meeting(one.begin, one.end, _appointment_words(desk, one), _agent(desk, one.agent), one.state)
        for one in appointments_on(desk, day, only)
        if one.state not in {State.CANCELLED, State.EXCUSED}
    )


def permanences_of(desk: Desk, day: date) -> tuple[Meeting, ...]:
    """The permanences of a day, in their order."""
    return tuple(Meeting(one.begin, one.end, one.label) for one in permanences_on(desk, day))


def open_points(desk: Desk, day: date, only: str | None) -> tuple[OpenPoint, ...]:
    """What is still open at the end of ``day``: timers, people who wait, entries set aside, requests without a next
    step, appointments of the last days of which nobody said what became of them."""
    now = desk.clock()
    with desk.store.reading() as connection:
        arrivals = stored.open_arrivals(connection)
        aside = stored.entries_aside(connection)
        requests = stored.without_next_step(connection, day)
    agenda = appointments_between(desk, day - timedelta(days=LOOK_BACK_DAYS), day, only)
    points = [_of_arrival(desk, row) for row in arrivals if only in {None, row["agent"] or only}]
    points.sort(key=lambda point: point.kind is PointKind.WAITING)
    return (
        *points,
        *(_of_entry(desk, row) for row in aside if only in {None, row["agent"]}),
        *(_of_request(desk, row) for row in requests if only in {None, row["agent"]}),
        *(_of_appointment(desk, one) for one in agenda if is_to_fill(one, now)),
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
        _matter(desk, row["theme"], row["reason"], row["operator"]),
        _agent(desk, row["agent"]),
        Channel(row["channel"]),
        row["number"],
    )


def _of_appointment(desk: Desk, one: Appointment) -> OpenPoint:
    return OpenPoint(
        PointKind.APPOINTMENT, one.id, one.begin, _appointment_words(desk, one), _agent(desk, one.agent)
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


def _matter(desk: Desk, theme: str | None, reason: str | None, operator: str | None) -> str:
    """« Logement, APL · CAF »."""
    label = desk.vocabulary.label
    words = ", ".join(label(kind, code) for kind, code in (("theme", theme), ("reason", reason)) if code)
    return " · ".join(part for part in (words, label("operator", operator) if operator else "") if part)


def _appointment_words(desk: Desk, one: Appointment) -> str:
    matter = _matter(desk, one.theme, one.reason, one.operator)
    return ", ".join(part for part in (matter, one.words, one.visitor) if part)


def _agent(desk: Desk, code: str) -> str:
    return next((agent.label for agent in desk.agents if agent.code == code), code)


def _local(desk: Desk, at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone(desk.zone)

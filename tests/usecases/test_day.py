"""The opening and the closing of a day on a real desk: what awaits, what is open, one key each, and undone."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Table, insert, select

from marianne_desk.domain.backup import Warned
from marianne_desk.domain.calendar.opening_rules import Closing as HouseClosed
from marianne_desk.domain.calendar.opening_rules import OpeningRules
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.day.closing import OpenPoint, PointKind, Solution, WhyEmpty
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.storage import tables as t
from marianne_desk.usecases.backup import folder_of
from marianne_desk.usecases.day import close_day, closing, morning, reopen_day
from marianne_desk.usecases.day_solving import Solved, solve, undo_solved
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.month import figures_of
from marianne_desk.usecases.settings import change_hours
from tests.desks import SetClock

TODAY = date(2026, 10, 14)
APL = RequestDraft(reason="apl", operator="CAF")
PENDING = RequestDraft(reason="apl", operator="CAF", outcome=Outcome.PENDING)


def at(day: int, hour: int = 7, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


def seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def put(desk: Desk, table: Table, **values: object) -> None:
    with desk.store.writing() as connection:
        connection.execute(insert(table).values(**values))


def an_appointment(desk: Desk, key: str, begin: datetime, state: str = "planned", **other: object) -> None:
    put(
        desk,
        t.appointment,
        **{
            "id": key,
            "begin": seconds(begin),
            "minutes": 30,
            "theme": "impots",
            "words": "",
            "visitor": "Sandrine",
            "state": state,
            "agent": "agent-1",
            "made_at": 0,
            "changed_at": 0,
            "sequence": 0,
            "day": begin.astimezone(desk.zone).date().isoformat(),
            **other,
        },
    )


def an_arrival(desk: Desk, key: str, arrived: datetime, taken: datetime | None = None) -> None:
    put(
        desk,
        t.arrival,
        id=key,
        arrived_at=seconds(arrived),
        taken_at=seconds(taken) if taken else None,
        agent="agent-2" if taken else None,
        kind="desk",
    )


def an_evening(desk: Desk, clock: SetClock) -> None:
    """One of everything that can be open."""
    clock.now = at(14, 15)
    log_contact(desk, ContactDraft(arrived_at=at(14), requests=(APL, PENDING)))
    log_contact(desk, ContactDraft(Channel.PERMANENCE, (APL,), arrived_at=at(14)))
    an_arrival(desk, "waits", at(14, 8))
    an_arrival(desk, "timer", at(14, 9), at(14, 9, 10))
    put(
        desk,
        t.set_aside,
        id="aside",
        agent="agent-1",
        channel="phone",
        begun_at=seconds(at(14, 10)),
        content=json.dumps({"text": "cpam carte"}),
    )
    an_appointment(desk, "past", at(13, 8))
    an_appointment(desk, "kept", at(14, 8), "kept")
    an_appointment(desk, "ahead", at(14, 15, 30))


def kinds(desk: Desk, only: str | None = None) -> list[PointKind]:
    return [point.kind for point in closing(desk, only).points]


def the(desk: Desk, kind: PointKind) -> OpenPoint:
    (point,) = (one for one in closing(desk).points if one.kind is kind)
    return point


# the morning


def test_a_quiet_morning(desk: Desk) -> None:
    found = morning(desk)
    assert (found.day, len(found.opens), found.backup.warned, found.unclosed) == (
        TODAY,
        2,
        Warned.NOTHING,
        (),
    )
    assert (found.appointments, found.permanences, found.due, found.late) == ((), (), (), ())


def test_what_awaits_in_the_morning(desk: Desk, clock: SetClock) -> None:
    an_appointment(desk, "a", at(14, 12, 30))
    an_appointment(desk, "b", at(14, 7, 30), agent="agent-2", theme=None, words="dossier", visitor="")
    an_appointment(desk, "c", at(14, 8), "cancelled")
    an_appointment(desk, "d", at(15, 8))
    for key, hours, first, last in (
        ("p", "We 14:00-17:00", None, None),
        ("q", "We 09:00-12:00", None, "2026-10-01"),
        ("r", "Th 09:00-12:00", "2026-10-01", None),
    ):
        put(
            desk,
            t.permanence,
            id=key,
            label=f"Permanence {key}",
            hours=hours,
            valid_from=first,
            valid_to=last,
        )
    for received, due, outcome in (
        (12, 14, Outcome.PENDING),
        (5, 12, Outcome.PENDING),
        (5, 13, Outcome.DROPPED),
    ):
        request = RequestDraft(
            reason="rsa",
            operator="CAF",
            outcome=outcome,
            received_at=at(received),
            due_on=date(2026, 10, due),
        )
        log_contact(desk, ContactDraft(Channel.EMAIL, (request,)))
    folder = str(folder_of(desk).expanduser().absolute())
    put(desk, t.backup_run, at=seconds(at(13)), folder=folder, failure="backup_refused", file="")
    found = morning(desk)
    assert [
        (one.at.strftime("%H:%M"), one.end.strftime("%H:%M"), one.words) for one in found.appointments
    ] == [
        ("09:30", "10:00", "dossier"),
        ("14:30", "15:00", "Impôts, Sandrine"),
    ]
    assert [one.words for one in found.permanences] == ["Permanence p"]
    assert [(one.number, one.until, one.operator) for one in found.due] == [(1, TODAY, "CAF")]
    assert [(one.number, one.until, one.agent) for one in found.late] == [(2, date(2026, 10, 12), "Agent 1")]
    assert found.backup.warned is Warned.FAILED
    assert [one.words for one in morning(desk, "agent-1").appointments] == ["Impôts, Sandrine"]
    assert morning(desk, "agent-2").late == ()


def test_no_permanence_where_the_house_is_closed(desk: Desk) -> None:
    put(desk, t.permanence, id="p", label="CAF", hours="We 14:00-17:00")
    rules = OpeningRules(desk.rules.periods, (HouseClosed(TODAY, TODAY, "Travaux"),))
    assert morning(change_hours(desk, rules)).permanences == ()


# the closing


def test_everything_that_is_open_is_listed(desk: Desk, clock: SetClock) -> None:
    an_evening(desk, clock)
    found = closing(desk)
    assert [point.kind for point in found.points] == [
        PointKind.TIMER,
        PointKind.WAITING,
        PointKind.SET_ASIDE,
        PointKind.NO_OUTCOME,
        PointKind.APPOINTMENT,
    ]
    timer, waits, aside, request, appointment = found.points
    assert (timer.at, timer.agent, waits.agent) == (at(14, 9, 10), "Agent 2", "")
    assert (aside.words, aside.channel) == ("cpam carte", Channel.PHONE)
    assert (request.words, request.number) == ("Logement, APL · CAF", 1)
    assert (appointment.key, appointment.words) == ("past", "Impôts, Sandrine")
    totals = found.totals
    assert (totals.contacts, totals.requests, totals.solved, totals.permanences) == (1, 2, 1, 1)
    assert totals.agents == (("Agent 1", 1),)
    assert (found.closed, found.since, found.open_day) == (None, 0, True)
    assert kinds(desk, "agent-2") == [PointKind.TIMER, PointKind.WAITING]


def test_what_has_a_next_step_is_not_asked_about(desk: Desk, clock: SetClock) -> None:
    clock.now = at(14, 15)
    for request in (
        RequestDraft(reason="apl", outcome=Outcome.PENDING, due_on=date(2026, 10, 20)),
        RequestDraft(reason="apl", outcome=Outcome.PENDING, pauses=(Pause(at(14), None),)),
        RequestDraft(
            reason="apl",
            outcome=Outcome.PENDING,
            announcements=(Announcement(at(14), date(2026, 10, 20)),),
        ),
    ):
        log_contact(desk, ContactDraft(arrived_at=at(14), requests=(request,)))
    assert kinds(desk) == []


@pytest.mark.parametrize(
    ("kind", "solution"),
    [
        (PointKind.TIMER, Solution.GONE),
        (PointKind.WAITING, Solution.LEFT),
        (PointKind.SET_ASIDE, Solution.ERASE),
        (PointKind.NO_OUTCOME, Solution.SOLVED),
        (PointKind.NO_OUTCOME, Solution.DROPPED),
        (PointKind.APPOINTMENT, Solution.ABSENT),
    ],
)
def test_one_key_solves_a_point_and_another_undoes_it(
    desk: Desk, clock: SetClock, kind: PointKind, solution: Solution
) -> None:
    an_evening(desk, clock)
    before = closing(desk).points
    solved = solve(desk, the(desk, kind), solution)
    assert kind not in kinds(desk)
    with pytest.raises(UserError, match=r"point_gone|_unknown"):
        solve(desk, OpenPoint(kind, "elsewhere"), solution)
    undo_solved(desk, solved)
    assert closing(desk).points == before


def test_an_outcome_given_at_the_closing_counts_and_is_traced(desk: Desk, clock: SetClock) -> None:
    an_evening(desk, clock)
    october = Month(2026, 10)
    assert figures_of(desk, october).figures["solved_share"].part == 1
    clock.now += timedelta(days=30)
    assert figures_of(desk, october).figures["solved_share"].part == 1  # kept from now on
    clock.now -= timedelta(days=30)
    solved = solve(desk, the(desk, PointKind.NO_OUTCOME), Solution.SOLVED)
    clock.now += timedelta(days=30)
    assert figures_of(desk, october).figures["solved_share"].part == 2
    undo_solved(desk, solved)
    assert figures_of(desk, october).figures["solved_share"].part == 1
    with desk.store.reading() as connection:
        rows = connection.execute(select(t.correction).order_by(t.correction.c.id)).all()
    assert [row.field for row in rows] == ["outcome", "outcome"]
    assert {row.agent for row in rows} == {"agent-1"}


def test_going_to_the_counter_changes_nothing(desk: Desk, clock: SetClock) -> None:
    an_evening(desk, clock)
    with pytest.raises(UserError, match="point_gone"):
        solve(desk, the(desk, PointKind.TIMER), Solution.COUNTER)
    with pytest.raises(UserError, match="point_gone"):
        solve(desk, the(desk, PointKind.TIMER), Solution.LEFT)


# the day itself


def test_a_day_is_closed_and_opened_again(desk: Desk, clock: SetClock) -> None:
    log_contact(desk, ContactDraft(arrived_at=at(14), requests=(APL,)))
    clock.now = at(14, 15)
    closed = close_day(desk)
    assert (closed.day, closed.at, closed.agent, closed.why_empty) == (TODAY, at(14, 15), "agent-1", None)
    assert closing(desk).closed == closed
    clock.forward(minutes=5)
    log_contact(desk, ContactDraft(requests=(APL,)))
    assert closing(desk).since == 1
    assert close_day(desk).at == at(14, 15, 5)
    assert closing(desk).since == 0
    assert reopen_day(desk)
    assert closing(desk).closed is None
    assert not reopen_day(desk)


def test_an_empty_open_day_is_asked_about(desk: Desk, clock: SetClock) -> None:
    log_contact(desk, ContactDraft(arrived_at=at(8), requests=(APL,)))
    with pytest.raises(UserError, match="day_empty"):
        close_day(desk)
    with pytest.raises(UserError, match="day_in_the_future"):
        close_day(desk, date(2026, 10, 15))
    points = closing(desk).points
    assert [(point.kind, point.days) for point in points] == [
        *((PointKind.EMPTY_DAY, (date(2026, 10, day),)) for day in (9, 12, 13, 14)),
        (PointKind.OPEN_DAYS, (date(2026, 10, 8),)),
    ]
    assert morning(desk).unclosed == tuple(date(2026, 10, day) for day in (8, 9, 12, 13))
    solve(desk, points[0], Solution.CLOSED)
    solve(desk, points[1], Solution.NOBODY)
    later = solve(desk, points[2], Solution.LATER)
    solve(desk, points[3], Solution.NOBODY)
    solve(desk, points[4], Solution.CLOSE)
    assert [point.days for point in closing(desk).points] == [(date(2026, 10, 13),)]
    closed = closing(desk).closed
    assert closed is not None
    assert closed.why_empty is WhyEmpty.NOBODY
    undo_solved(desk, later)
    undo_solved(desk, Solved(points[4], Solution.CLOSE))
    assert [point.kind for point in closing(desk).points] == [PointKind.EMPTY_DAY, PointKind.OPEN_DAYS]


def test_a_new_desk_and_a_closed_day_are_not_asked_about(desk: Desk, clock: SetClock) -> None:
    assert [point.days for point in closing(desk).points] == [(TODAY,)]
    clock.now = at(18)  # a Sunday
    assert closing(desk).points == ()
    assert close_day(desk).why_empty is None


def test_days_long_ago_are_not_offered(desk: Desk, clock: SetClock) -> None:
    log_contact(desk, ContactDraft(arrived_at=at(14) - timedelta(days=20), requests=(APL,)))
    log_contact(desk, ContactDraft(arrived_at=at(14), requests=(APL,)))
    points = closing(desk).points
    assert PointKind.OPEN_DAYS not in [point.kind for point in points]
    assert min(point.days[0] for point in points) == date(2026, 9, 30)


def test_an_e_mail_of_the_week_end_makes_no_day_to_close(desk: Desk, clock: SetClock) -> None:
    sunday = at(14) - timedelta(days=3)
    log_contact(desk, ContactDraft(channel=Channel.EMAIL, arrived_at=sunday, requests=(APL,)))
    log_contact(desk, ContactDraft(channel=Channel.EMAIL, arrived_at=at(13), requests=(APL,)))
    assert PointKind.OPEN_DAYS in [point.kind for point in closing(desk).points]
    assert date(2026, 10, 11) not in morning(desk).unclosed
    log_contact(desk, ContactDraft(arrived_at=sunday, requests=(APL,)))  # somebody was there after all
    assert date(2026, 10, 11) in morning(desk).unclosed

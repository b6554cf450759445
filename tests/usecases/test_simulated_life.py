"""A simulated desk lives: agenda, partners, closed days, call backs; and at its last moment somebody waits."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from marianne_desk.domain.agenda.appointment import VISITOR_KEPT_DAYS, State, is_to_fill
from marianne_desk.domain.day.closing import PointKind, WhyEmpty
from marianne_desk.domain.to_answer import Group
from marianne_desk.storage import closed_days
from marianne_desk.usecases.agenda import appointments_between
from marianne_desk.usecases.at_the_counter import kept_entries
from marianne_desk.usecases.day import closing, morning
from marianne_desk.usecases.derive_again import derive_again
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.permanences import permanences, permanences_between
from marianne_desk.usecases.simulate import fill_desk
from marianne_desk.usecases.to_answer import to_answer
from marianne_desk.usecases.transfer import export_contacts
from marianne_desk.usecases.waiting_room import arrivals, in_charge
from tests.desks import MakeDesk, maker

NOW = datetime(2026, 10, 22, 8, 42, tzinfo=UTC)
"""A Thursday, 10:42 at the desk."""
FIRST, LAST = date(2026, 8, 23), date(2026, 10, 22)


def lived(make: MakeDesk, seed: int = 2026, per_day: float = 12.0) -> Desk:
    desk = make(clock=lambda: NOW)
    made = fill_desk(desk, LAST, 2, per_day, seed, known_until=NOW, going_on=True)
    return replace(made.desk, clock=lambda: NOW)


@pytest.fixture(scope="module")
def day(desk_templates: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    make, close = maker(desk_templates, tmp_path_factory.mktemp("lived"))
    yield lived(make)
    close()


def test_who_came_on_an_appointment_had_taken_it(day: Desk) -> None:
    past = [one for one in appointments_between(day, FIRST, LAST) if one.begin <= NOW]
    states = Counter(one.state for one in past)
    assert states[State.KEPT] > states[State.EXCUSED] + states[State.ABSENT] > 0
    assert [one for one in past if is_to_fill(one, NOW)]
    assert all(day.opening.is_open(one.begin) and one.made_at <= one.begin for one in past)
    kept_until = NOW - timedelta(days=VISITOR_KEPT_DAYS)
    assert all(bool(one.visitor) == (one.begin > kept_until) for one in past)
    assert len({(one.agent, one.begin) for one in past}) == len(past)


def test_the_next_weeks_fill_up(day: Desk) -> None:
    ahead = appointments_between(day, LAST, LAST + timedelta(days=30))
    ahead = tuple(one for one in ahead if one.begin > NOW)
    assert {one.state for one in ahead} <= {State.PLANNED, State.EXCUSED}
    assert [one for one in ahead if one.begin.date() == LAST]
    assert len(ahead) >= 8
    assert all(one.made_at <= NOW and one.visitor for one in ahead)


def test_partners_receive_while_the_house_is_open(day: Desk) -> None:
    found = permanences(day)
    assert len(found) == 3
    assert "[1]" in found[0].hours
    occurrences = permanences_between(day, FIRST, LAST)
    assert {one.permanence for one in occurrences} == {one.id for one in found}
    assert all(day.opening.is_open(one.begin) for one in occurrences)


def test_days_were_closed_but_one(day: Desk) -> None:
    with day.store.reading() as connection:
        closed = closed_days.between(connection, FIRST, LAST)
        noted = closed_days.days_noted(connection, FIRST, LAST)
    assert LAST not in closed
    open_days = set(day.opening.open_days(FIRST, LAST - timedelta(days=1)))
    (left,) = open_days - closed.keys()
    assert LAST - timedelta(days=9) < left
    assert all((one.why_empty is WhyEmpty.NOBODY) == (one.day not in noted) for one in closed.values())
    assert morning(day).unclosed == (left,)


def test_messages_wait_to_be_called_back(day: Desk) -> None:
    rows = to_answer(day).rows
    waiting = [row for row in rows if row.call_back]
    assert len(waiting) >= 2
    assert {row.group for row in waiting} >= {Group.TODAY, Group.WEEK}
    assert all(NOW - row.at <= timedelta(days=6) for row in waiting)


def test_at_the_last_moment_somebody_waits_and_entries_are_set_aside(day: Desk) -> None:
    assert [NOW - one.at for one in arrivals(day)] == [timedelta(minutes=11), timedelta(minutes=3)]
    (taken,) = in_charge(day)
    first, second = kept_entries(day)
    assert first.taken is None
    assert second.taken is not None
    assert second.taken.id == taken.id
    assert first.set_aside_at is not None
    kinds = Counter(point.kind for point in closing(day).points)
    assert (kinds[PointKind.TIMER], kinds[PointKind.WAITING], kinds[PointKind.SET_ASIDE]) == (1, 2, 2)
    assert kinds[PointKind.APPOINTMENT] >= 1
    assert derive_again(day) == 0


def test_the_same_seed_lives_the_same_day(make_desk: MakeDesk, tmp_path: Path) -> None:
    desks = [lived(make_desk, per_day=3.0) for _ in range(2)]
    once, again = (
        (
            appointments_between(desk, FIRST, LAST + timedelta(days=40)),
            permanences(desk),
            kept_entries(desk),
            arrivals(desk),
            [row.call_back for row in to_answer(desk).rows],
        )
        for desk in desks
    )
    assert once == again
    for place, desk in enumerate(desks):
        export_contacts(desk, FIRST, LAST, tmp_path / f"{place}.csv")
    assert (tmp_path / "0.csv").read_bytes() == (tmp_path / "1.csv").read_bytes()


def test_a_past_that_is_over_leaves_nobody_waiting(desk: Desk) -> None:
    made = fill_desk(desk, LAST, 1, 6.0, 1).desk
    with made.store.reading() as connection:
        assert LAST in closed_days.between(connection, LAST, LAST)
    assert (arrivals(made), in_charge(made), kept_entries(made)) == ((), (), ())

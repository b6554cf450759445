"""Since when people wait, and which timers were forgotten."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.waiting import Arrival, elapsed, hour_in, in_turn, is_forgotten, local_arrival

ZONE = ZoneInfo("Europe/Paris")
NINE = datetime(2026, 10, 14, 9, 0, tzinfo=ZONE)


def at(hour: float, day: int = 14) -> datetime:
    return datetime(2026, 10, day, tzinfo=ZONE) + timedelta(hours=hour)


def test_they_wait_from_the_later_of_arrival_and_hour() -> None:
    assert Arrival("a", NINE).waits_from == NINE
    assert Arrival("a", NINE, Channel.APPOINTMENT, at(9.5)).waits_from == at(9.5)
    assert Arrival("a", NINE, Channel.APPOINTMENT, at(8)).waits_from == NINE


def test_a_permanence_has_its_partner_and_the_others_their_turn() -> None:
    early = Arrival("early", NINE, Channel.APPOINTMENT, at(10))
    later = Arrival("later", at(9.1))
    apart = Arrival("apart", at(8), Channel.PERMANENCE)
    assert in_turn((early, later, apart)) == (later, early)


@pytest.mark.parametrize(
    ("since", "taken", "now", "forgotten"),
    [
        (at(9), None, at(12), False),
        (at(9), None, at(17.1), True),
        (at(16), None, at(9, 15), True),
        (at(9), at(9.2), at(10), False),
        (at(9), at(9.2), at(13.5), True),
        (at(16), at(16.5), at(9, 15), True),
        (at(22), at(25), at(25.1), True),
    ],
)
def test_a_forgotten_timer_is_known(
    since: datetime, taken: datetime | None, now: datetime, forgotten: bool
) -> None:
    assert is_forgotten(since, taken, now) is forgotten


def test_time_runs_as_it_does_when_clocks_change() -> None:
    before, after = datetime(2026, 10, 25, 1, tzinfo=ZONE), datetime(2026, 10, 25, 4, tzinfo=ZONE)
    assert elapsed(before, after) == timedelta(hours=4)
    assert elapsed(after, before) == timedelta()


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14h30", (14, 30)),
        ("14 h", (14, 0)),
        (" 9:15 ", (9, 15)),
        ("1430", (14, 30)),
        ("8", (8, 0)),
        ("14H05", (14, 5)),
        ("25h", None),
        ("14h75", None),
        ("midi", None),
        ("", None),
    ],
)
def test_an_hour_is_read(text: str, clock: tuple[int, int] | None) -> None:
    found = hour_in(text, NINE)
    assert (None if found is None else (found.hour, found.minute)) == clock
    assert found is None or found.date() == NINE.date()


def test_an_arrival_in_the_desk_s_zone() -> None:
    one = Arrival("a", NINE.astimezone(UTC), Channel.APPOINTMENT, NINE.astimezone(UTC), NINE.astimezone(UTC))
    local = local_arrival(one, ZONE)
    assert {local.at.hour, (local.expected_at or NINE).hour, (local.taken_at or NINE).hour} == {9}
    bare = local_arrival(Arrival("a", NINE), ZONE)
    assert (bare.expected_at, bare.taken_at) == (None, None)

"""The instant that stands in for a day without its hour."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.calendar.day_without_hour import Half, hour_is_known, standing_in
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.contact import Contact

PARIS = ZoneInfo("Europe/Paris")
DAY = date(2026, 10, 14)


class Hours:
    """Open from one hour to another, as often as said."""

    def __init__(self, *slots: tuple[str, str]) -> None:
        self.slots = slots

    def intervals_of(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        return tuple((_at(day, begin), _at(day, end)) for begin, end in self.slots)


def _at(day: date, text: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{text}").replace(tzinfo=PARIS)


BOTH = Hours(("09:00", "12:00"), ("13:30", "17:00"))


@pytest.mark.parametrize(
    ("hours", "half", "expected"),
    [
        (BOTH, None, "09:00"),
        (BOTH, Half.MORNING, "10:30"),
        (BOTH, Half.AFTERNOON, "15:15"),
        (Hours(), None, "12:00"),
        (Hours(), Half.MORNING, "10:00"),
        (Hours(("14:00", "18:00")), Half.MORNING, "10:00"),
        (Hours(("09:00", "12:00")), Half.AFTERNOON, "15:00"),
        (Hours(("08:45", "16:45")), Half.MORNING, "10:45"),
        (Hours(("08:45", "16:45")), Half.AFTERNOON, "14:45"),
    ],
)
def test_a_day_stands_at_its_opening_a_half_at_its_middle(
    hours: Hours, half: Half | None, expected: str
) -> None:
    assert standing_in(DAY, half, hours, PARIS) == _at(DAY, expected)


def _contact(*, flag: bool, taken: bool = False, ended: bool = False) -> Contact:
    at = datetime(2026, 10, 14, 8, tzinfo=UTC)
    later = at + timedelta(minutes=5)
    return Contact(
        "c", Channel.DESK, "agent-1", at, later if taken else None, later if ended else None, later, (), flag
    )


def test_the_hour_is_unknown_of_a_flagged_contact_that_nobody_took_nor_ended() -> None:
    assert not hour_is_known(_contact(flag=True))
    assert hour_is_known(_contact(flag=False))
    assert hour_is_known(_contact(flag=True, taken=True))
    assert hour_is_known(_contact(flag=True, ended=True))

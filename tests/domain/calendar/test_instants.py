"""Instants and days read strictly: both daylight-saving nights included."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.calendar.instants import read_day, read_instant
from marianne_desk.domain.errors import UserError

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-10-14T09:05+02:00", datetime(2026, 10, 14, 7, 5, tzinfo=UTC)),
        (" 2026-10-14T07:05:30.25Z ", datetime(2026, 10, 14, 7, 5, 30, tzinfo=UTC)),
        ("2026-10-14T09:05", datetime(2026, 10, 14, 7, 5, tzinfo=UTC)),
        ("2026-10-14 09:05", datetime(2026, 10, 14, 7, 5, tzinfo=UTC)),
        ("2026-10-25T02:30+01:00", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_an_instant_is_read(text: str, expected: datetime) -> None:
    assert read_instant(text, PARIS) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hier", "instant_unreadable"),
        ("2026-10-14", "instant_unreadable"),
        ("2026-13-14T09:05", "instant_unreadable"),
        ("2026-03-29T02:30", "hour_skipped"),
        ("2026-10-25T02:30", "hour_twice"),
    ],
)
def test_what_is_ambiguous_is_refused(text: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        read_instant(text, PARIS, "arrived_at")
    assert (refused.value.code, refused.value.field) == (code, "arrived_at")


def test_a_day() -> None:
    assert read_day(" 2026-10-14 ") == date(2026, 10, 14)
    with pytest.raises(UserError, match="date_unreadable"):
        read_day("14/10/2026")

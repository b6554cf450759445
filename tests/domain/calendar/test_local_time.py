from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.calendar.local_time import day_begin, in_zone, local_day, segments, to_utc

PARIS = ZoneInfo("Europe/Paris")


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def test_a_year_of_paris_has_three_offsets_and_a_year_of_reunion_one() -> None:
    assert segments(PARIS, 2026) == (
        (at("2025-12-31T00:00"), at("2026-03-29T01:00"), 3600),
        (at("2026-03-29T01:00"), at("2026-10-25T01:00"), 7200),
        (at("2026-10-25T01:00"), at("2027-01-02T00:00"), 3600),
    )
    assert segments(ZoneInfo("Indian/Reunion"), 2026) == (
        (at("2025-12-31T00:00"), at("2027-01-02T00:00"), 4 * 3600),
    )


@pytest.mark.parametrize(
    ("opens", "closes", "intervals"),
    [
        ("2026-03-29T02:30", "2026-03-29T05:00", [("2026-03-29T01:00", "2026-03-29T03:00")]),
        ("2026-03-29T02:10", "2026-03-29T02:40", []),
        ("2026-03-29T01:00", "2026-03-29T02:30", [("2026-03-29T00:00", "2026-03-29T01:00")]),
        ("2026-10-24T22:00", "2026-10-25T04:00", [("2026-10-24T20:00", "2026-10-25T03:00")]),
        (
            "2026-10-25T02:30",
            "2026-10-25T05:00",
            [("2026-10-25T00:30", "2026-10-25T01:00"), ("2026-10-25T01:30", "2026-10-25T04:00")],
        ),
    ],
    ids=["opens in the skipped hour", "within the skipped hour", "closes in it", "through the hour shown twice",
         "opens in the hour shown twice"],
)  # fmt: skip
def test_both_nights_when_clocks_move(opens: str, closes: str, intervals: list[tuple[str, str]]) -> None:
    expected = [(at(begin), at(end)) for begin, end in intervals]
    assert to_utc([(at(opens), at(closes))], segments(PARIS, 2026)) == expected


def test_days_begin_at_local_midnight_also_before_1970() -> None:
    assert day_begin(date(2026, 7, 1), PARIS) == at("2026-06-30T22:00")
    assert local_day(at("2026-06-30T22:00"), PARIS) == date(2026, 7, 1)
    assert local_day(at("2026-06-30T21:59"), PARIS) == date(2026, 6, 30)
    assert in_zone(at("1960-01-01T12:00"), PARIS).isoformat() == "1960-01-01T13:00:00+01:00"

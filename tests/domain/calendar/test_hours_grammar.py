from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marianne_desk.domain.calendar.hours_grammar import (
    NamedDays,
    check_hours,
    dated_expression,
    expand,
    reads_school_holidays,
    runs,
)
from marianne_desk.domain.errors import UserError

DAY = timedelta(days=1)
NAMED = NamedDays(
    public=(date(2026, 4, 6), date(2026, 5, 1)),
    school=tuple(date(2026, 4, 11) + n * DAY for n in range(16)),
    closed=(date(2026, 4, 28), date(2026, 4, 29)),
)


def opened(hours: str, first: date = date(2026, 4, 1), last: date = date(2026, 5, 3)) -> dict[int, str]:
    """Day number since 1 April → « 09:00-12:00 » of the days that open."""
    found: dict[int, list[str]] = {}
    origin = (date(2026, 4, 1) - date(1970, 1, 1)).days * 86400
    for begin, end in expand(hours, first, last, NAMED):
        day, start = divmod(begin - origin, 86400)
        stop = end - origin - day * 86400
        found.setdefault(day + 1, []).append(
            f"{start // 3600:02d}:{start % 3600 // 60:02d}-{stop // 3600:02d}:{stop % 3600 // 60:02d}"
        )
    return {day: ",".join(slots) for day, slots in found.items()}


def days(hours: str) -> list[int]:
    """Days since 1 April 2026 on which the hours open (31 is 1 May)."""
    return list(opened(hours))


def test_without_a_rule_for_holidays_the_desk_is_closed_on_them_and_on_closings() -> None:
    mondays_to_fridays = [1, 2, 3, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 27, 30]
    assert days("Mo-Fr 09:00-12:00") == mondays_to_fridays
    assert days("Mo-Fr 09:00-12:00; PH off") == mondays_to_fridays


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("Mo 09:00-12:00; PH 10:00-11:00", {6: "10:00-11:00", 13: "09:00-12:00", 20: "09:00-12:00",
                                            27: "09:00-12:00", 31: "10:00-11:00"}),
        ("PH,Su 10:00-11:00", dict.fromkeys((5, 6, 12, 19, 26, 31, 33), "10:00-11:00")),
        ("PH Mo 10:00-11:00", {6: "10:00-11:00"}),
        ("PH -1 day 10:00-11:00", {5: "10:00-11:00", 30: "10:00-11:00"}),
        ("May PH 10:00-11:00", {31: "10:00-11:00"}),
        ("SH Mo 10:00-11:00", {13: "10:00-11:00", 20: "10:00-11:00"}),
        ("SH,PH Mo 10:00-11:00", {6: "10:00-11:00", 13: "10:00-11:00", 20: "10:00-11:00"}),
        ("Mo 09:00-10:00; SH off", {27: "09:00-10:00"}),
        ("Mo 09:00-10:00; SH Mo off", {27: "09:00-10:00"}),
        ("Mo 09:00-10:00; SH,PH off", {27: "09:00-10:00"}),
        ("Mo 09:00-10:00, SH Mo 14:00-15:00", {13: "09:00-10:00,14:00-15:00", 20: "09:00-10:00,14:00-15:00",
                                               27: "09:00-10:00"}),
        ("Mo 09:00-10:00 || SH Tu 14:00-15:00", {13: "09:00-10:00", 14: "14:00-15:00", 20: "09:00-10:00",
                                                 21: "14:00-15:00", 27: "09:00-10:00"}),
        ("week 16-18/2 Mo 09:00-10:00", {13: "09:00-10:00", 27: "09:00-10:00"}),
        ("Mo[1] 09:00-10:00; Th[1],Th[-1] 09:00-11:00", {2: "09:00-11:00", 30: "09:00-11:00"}),
        ("2026 Apr 14-2026 Apr 15 09:00-10:00", {14: "09:00-10:00", 15: "09:00-10:00"}),
        ('We 09:00-10:00 "sauf PH; SH off"', dict.fromkeys((1, 8, 15, 22), "09:00-10:00")),
        ("We 09:00-10:00 unknown", {}),
        ("We[2] 21:00+", {8: "21:00-24:00"}),
        ("We[2] 22:00-02:00", {8: "22:00-26:00"}),
        ("We[2],Th[2] 22:00-26:00; Th[2] off", {8: "22:00-24:00", 10: "00:00-02:00"}),
        ("We[2] 09:00-10:00,10:00-11:00;", {8: "09:00-11:00"}),
        ('We[2] 09:00-10:00 "sur rendez-vous", We[2] 10:00-11:00', {8: "09:00-11:00"}),
        ("off", {}),
        ("  ", {}),
    ],
)  # fmt: skip
def test_rules_of_the_language(hours: str, expected: dict[int, str]) -> None:
    assert opened(hours) == expected


def test_round_the_clock_is_closed_on_holidays_and_closings_only() -> None:
    seconds = sum(end - begin for begin, end in expand("24/7", date(2026, 4, 1), date(2026, 5, 3), NAMED))
    assert seconds == (33 - 4) * 86400


def test_a_night_that_begins_before_the_span_reaches_into_it() -> None:
    assert opened("We 22:00-02:00", first=date(2026, 4, 9), last=date(2026, 4, 9)) == {9: "00:00-02:00"}


def test_a_word_for_holidays_that_no_day_matches_matches_nothing() -> None:
    assert (
        dated_expression("PH 10:00-11:00; SH off", NamedDays())
        == "1900 Jan 01 10:00-11:00; 1900 Jan 01 closed"
    )
    assert dated_expression("Mo 10:00-11:00", NamedDays()) == "Mo 10:00-11:00"


@pytest.mark.parametrize(
    "hours",
    ["lun-ven 9h-12h", "Mo 9h", "Mo-Fr 25:00-26:00", "Mo-Fr 09:00-12:00;; PH off", "", "sunrise-sunset"],
)
def test_what_cannot_be_read_is_refused_with_its_text(hours: str) -> None:
    with pytest.raises(UserError) as refusal:
        check_hours(hours)
    assert (refusal.value.code, refusal.value.field) == ("hours_unreadable", "hours")
    assert refusal.value.values == {"text": hours}


@pytest.mark.parametrize(
    ("hours", "reads"),
    [
        ("SH off", True),
        ("Mo 09:00-10:00; PH,SH off", True),
        ("PH off", False),
        ('Mo "SH"', False),
        ("", False),
    ],
)
def test_school_holidays_are_looked_up_only_when_a_rule_speaks_of_them(hours: str, reads: bool) -> None:
    assert reads_school_holidays(hours) is reads


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 3, 1))))
def test_runs_hold_the_same_days(chosen: set[date]) -> None:
    found = list(runs(chosen))
    assert {first + n * DAY for first, last in found for n in range((last - first).days + 1)} == chosen
    assert all(second[0] - first[1] > DAY for first, second in pairwise(found))


WORDS = st.sampled_from(
    ["Mo", "Tu-Fr", "Sa[1]", "PH", "SH", "PH -1 day", "off", "09:00-12:00", "22:00-02:00", "week 01-53/2", "Jan",
     "2026 Dec 24-2027 Jan 02", ",", ", ", "; ", " || ", " ", '"rdv"', "24/7", "+", "unknown"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=9).map("".join))
def test_whatever_is_typed_is_read_or_refused(hours: str) -> None:
    try:
        check_hours(hours)
    except UserError:
        return
    intervals = expand(hours, date(2026, 12, 20), date(2027, 1, 10), NAMED)
    assert intervals == sorted(intervals)
    assert all(begin < end for begin, end in intervals)

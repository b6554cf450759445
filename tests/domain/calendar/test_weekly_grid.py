from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marianne_desk.domain.calendar.hours_grammar import NamedDays, expand
from marianne_desk.domain.calendar.public_holidays import public_holidays
from marianne_desk.domain.calendar.school_holidays import school_holidays
from marianne_desk.domain.calendar.slots import Slot, check_slots
from marianne_desk.domain.calendar.weekly_grid import (
    CLOSED_IN_SCHOOL_HOLIDAYS,
    CLOSED_WEEK,
    DayHours,
    NthHours,
    WeeklyGrid,
    check_grid,
    expression_of,
)
from marianne_desk.domain.calendar.weekly_grid_reading import grid_of
from marianne_desk.domain.errors import UserError

MORNING, AFTERNOON = Slot(540, 720), Slot(810, 1020)
OFFICE = (*[(MORNING, AFTERNOON)] * 5, (), ())
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
NAMED = NamedDays(
    public=tuple(public_holidays("58", 2026)),
    school=tuple(
        date.fromordinal(day)
        for found in school_holidays("58", 2026) or ()
        for day in range(found.first.toordinal(), found.last.toordinal() + 1)
    ),
)


def meaning(hours: str) -> list[tuple[int, int]]:
    return expand(hours, FIRST, LAST, NAMED)


@pytest.mark.parametrize(
    ("grid", "hours"),
    [
        (WeeklyGrid(), ""),
        (WeeklyGrid(week=OFFICE, holidays=()), "Mo-Fr 09:00-12:00,13:30-17:00; PH off"),
        (
            WeeklyGrid(week=OFFICE, even=(DayHours(5, (MORNING,)),), holidays=()),
            "Mo-Fr 09:00-12:00,13:30-17:00; week 02-52/2 Sa 09:00-12:00; PH off",
        ),
        (
            WeeklyGrid(week=OFFICE, odd=(DayHours(0, ()), DayHours(2, (MORNING,))), holidays=(MORNING,)),
            "Mo-Fr 09:00-12:00,13:30-17:00; week 01-53/2 Mo off; week 01-53/2 We 09:00-12:00; PH 09:00-12:00",
        ),
        (
            WeeklyGrid(week=OFFICE, nth=(NthHours(5, -1, ()), NthHours(5, 1, (MORNING,)))),
            "Mo-Fr 09:00-12:00,13:30-17:00; Sa[-1] off; Sa[1] 09:00-12:00",
        ),
        (
            WeeklyGrid(week=OFFICE, school=CLOSED_IN_SCHOOL_HOLIDAYS),
            "Mo-Fr 09:00-12:00,13:30-17:00; SH off",
        ),
        (
            WeeklyGrid(week=OFFICE, school=tuple(DayHours(day, (MORNING,)) for day in range(5))),
            "Mo-Fr 09:00-12:00,13:30-17:00; SH Mo-Fr 09:00-12:00",
        ),
        (
            WeeklyGrid(week=OFFICE, holidays=(), free_rule="2026 Dec 24 09:00-12:00"),
            "Mo-Fr 09:00-12:00,13:30-17:00; PH off; 2026 Dec 24 09:00-12:00",
        ),
    ],
)
def test_a_grid_and_its_expression(grid: WeeklyGrid, hours: str) -> None:
    assert expression_of(grid) == hours
    assert grid_of(hours) == grid


@pytest.mark.parametrize(
    ("hours", "written"),
    [
        ("Mo-Su 09:00-12:00; Su,PH off", "Mo-Sa 09:00-12:00; PH off"),
        ("Mo-Fr 9:00-12:00 ;PH,SH off", "Mo-Fr 09:00-12:00; SH off; PH off"),
        ("Mo-Fr 09:00-12:00; PH off; SH off", "Mo-Fr 09:00-12:00; SH off; PH off"),
        ("24/7", "Mo-Su 00:00-24:00"),
        ("08:00-09:00", "Mo-Su 08:00-09:00"),
        ("Fr-Mo 09:00-12:00", "Mo,Fr-Su 09:00-12:00"),
        ("off", "PH off"),
        ("week 2-52/2 Mo 09:00-10:00; week 1-53/2 Tu closed", "week 01-53/2 Tu off"),
        ("Sa[1],Su[2] 09:00-10:00", "Sa[1] 09:00-10:00; Su[2] 09:00-10:00"),
        ("Mo 09:00-10:00; We[4] off; We[-1] 09:00-10:00", "Mo 09:00-10:00; We[4] off; We[-1] 09:00-10:00"),
    ],
)
def test_other_spellings_come_down_to_one(hours: str, written: str) -> None:
    assert written in expression_of(grid_of(hours))
    assert meaning(expression_of(grid_of(hours))) == meaning(hours)


@pytest.mark.parametrize(
    ("hours", "free_rule"),
    [
        ("Mo-Fr 22:00-02:00", "Mo-Fr 22:00-02:00"),
        ("Mo-Fr 09:00-12:00,11:00-13:00", "Mo-Fr 09:00-12:00,11:00-13:00"),
        ("Mo 09:00-10:00; Jul-Aug off; PH off", "Jul-Aug off; PH off"),
        ('Mo 09:00-10:00; We 09:00-10:00 "rdv; svp"; PH off', 'We 09:00-10:00 "rdv; svp"; PH off'),
        ("Mo 09:00-10:00; PH off; Mo 14:00-15:00", "Mo 14:00-15:00"),
        ("Mo 09:00-10:00; PH 09:00-10:00; SH off", "SH off"),
        ("Mo 09:00-10:00; SH off; Su,PH off", "Su,PH off"),
        ("We[4] off; We[-1] 09:00-10:00", "We[-1] 09:00-10:00"),
        ("Mo 09:00-10:00, We 10:00-11:00; PH off", "Mo 09:00-10:00, We 10:00-11:00; PH off"),
        ("Mo 09:00-10:00 || We 10:00-11:00", "Mo 09:00-10:00 || We 10:00-11:00"),
    ],
)
def test_what_the_grid_cannot_show_is_kept_word_for_word(hours: str, free_rule: str) -> None:
    grid = grid_of(hours)
    assert grid.free_rule == free_rule
    assert expression_of(grid).endswith(free_rule)
    assert meaning(expression_of(grid)) == meaning(hours)


def test_an_expression_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(UserError) as refusal:
        grid_of("lundi 9h")
    assert refusal.value.code == "hours_unreadable"


@pytest.mark.parametrize(
    ("grid", "code", "field"),
    [
        (WeeklyGrid(week=((Slot(720, 540),), *CLOSED_WEEK[1:])), "slot_inverted", "week.0"),
        (WeeklyGrid(even=(DayHours(2, (MORNING, MORNING)),)), "slots_overlap", "even.2"),
        (WeeklyGrid(odd=(DayHours(2, (MORNING, MORNING)),)), "slots_overlap", "odd.2"),
        (WeeklyGrid(nth=(NthHours(5, 1, (Slot(0, 0),)),)), "slot_inverted", "nth.5"),
        (WeeklyGrid(school=(DayHours(4, (Slot(0, 0),)),)), "slot_inverted", "school.4"),
        (WeeklyGrid(holidays=(Slot(0, 0),)), "slot_inverted", "holidays"),
        (WeeklyGrid(free_rule="le lundi"), "hours_unreadable", "hours"),
    ],
)
def test_a_grid_that_cannot_be_is_refused_at_its_cell(grid: WeeklyGrid, code: str, field: str) -> None:
    with pytest.raises(UserError) as refusal:
        check_grid(grid)
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_a_checked_grid_is_in_order() -> None:
    mixed = WeeklyGrid(
        week=((AFTERNOON, MORNING), *CLOSED_WEEK[1:]),
        even=(DayHours(3, ()), DayHours(1, (AFTERNOON, MORNING))),
        nth=(NthHours(5, 1, ()), NthHours(5, -1, ())),
        holidays=(AFTERNOON, MORNING),
        free_rule=" Aug off ",
    )
    assert check_grid(mixed) == WeeklyGrid(
        week=((MORNING, AFTERNOON), *CLOSED_WEEK[1:]),
        even=(DayHours(1, (MORNING, AFTERNOON)), DayHours(3, ())),
        nth=(NthHours(5, -1, ()), NthHours(5, 1, ())),
        holidays=(MORNING, AFTERNOON),
        free_rule="Aug off",
    )


def sound(pairs: list[tuple[int, int]]) -> tuple[Slot, ...]:
    slots, begin = [], 0
    for gap, length in pairs:
        slots.append(Slot(begin + gap, begin + gap + length))
        begin += gap + length
    return check_slots(slots)


SLOTS = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 150)), max_size=3).map(sound)
DAYS = st.dictionaries(st.integers(0, 6), SLOTS, max_size=3).map(
    lambda days: tuple(DayHours(day, slots) for day, slots in sorted(days.items()))
)
NTHS = st.dictionaries(
    st.tuples(st.integers(0, 6), st.sampled_from([-1, 1, 2, 3, 4, 5])), SLOTS, max_size=3
).map(lambda days: tuple(NthHours(*key, slots) for key, slots in sorted(days.items())))
GRIDS = st.builds(
    WeeklyGrid,
    week=st.lists(SLOTS, min_size=7, max_size=7).map(tuple),
    even=DAYS,
    odd=DAYS,
    nth=NTHS,
    school=DAYS | st.just(CLOSED_IN_SCHOOL_HOLIDAYS),
    holidays=SLOTS | st.none(),
)


@given(GRIDS)
def test_a_grid_comes_back_from_its_expression(grid: WeeklyGrid) -> None:
    assert check_grid(grid) == grid
    assert grid_of(expression_of(grid)) == grid


RULES = st.sampled_from(
    ["Mo-Fr 09:00-12:00,13:30-17:00", "Sa 09:00-12:00", "Mo off", "week 02-52/2 We 08:00-10:00", "We[1] off",
     "week 01-53/2 Th 13:00-19:00", "Sa[-1] 10:00-12:00", "Sa[5] off", "SH off", "SH Mo-Tu 10:00-11:00", "PH off",
     "PH 10:00-11:00", "Su,PH off", "SH,PH off", "Jul-Aug Mo 08:00-09:00", "Fr 22:00-02:00", "24/7", "off",
     'Tu 09:00-10:00 "x"', "2026 Nov 20 off"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(RULES, min_size=1, max_size=6).map("; ".join))
def test_the_expression_of_a_grid_means_what_was_read(hours: str) -> None:
    assert meaning(expression_of(grid_of(hours))) == meaning(hours)

"""The plain weekly grid in which a person edits opening hours, and its OpenStreetMap expression.

Rules override one another in a fixed order: the week, even and odd weeks, n-th weekdays of the month, school
holidays, public holidays, then the free rule. What the grid cannot show stays in the free rule, word for
word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marianne_desk.domain.calendar.hours_grammar import check_hours
from marianne_desk.domain.calendar.slots import WEEKDAY_NAMES, Slot, check_slots, osm_slots, osm_weekdays

EVEN_WEEKS, ODD_WEEKS = "week 02-52/2", "week 01-53/2"
CLOSED_WEEK: tuple[tuple[Slot, ...], ...] = ((),) * 7


@dataclass(frozen=True, slots=True, order=True)
class DayHours:
    """Other hours on one weekday (0 Monday … 6 Sunday); no slot: closed."""

    weekday: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True, order=True)
class NthHours:
    """Other hours on the ``nth`` such weekday of each month (1 to 5, or -1 for the last)."""

    weekday: int
    nth: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class WeeklyGrid:
    """Hours of a week with their alternatives. ``week`` has seven days, Monday first; an empty day is closed.

    ``even``, ``odd`` and ``school`` name only the weekdays that differ in even weeks, odd weeks and school
    holidays (seven closed days: closed in the holidays). ``holidays``: slots on public holidays, ()
    closed, None nothing said, which reads as closed. ``free_rule``: what the grid cannot show.
    """

    week: tuple[tuple[Slot, ...], ...] = CLOSED_WEEK
    even: tuple[DayHours, ...] = ()
    odd: tuple[DayHours, ...] = ()
    nth: tuple[NthHours, ...] = ()
    school: tuple[DayHours, ...] = ()
    holidays: tuple[Slot, ...] | None = None
    free_rule: str = ""


CLOSED_IN_SCHOOL_HOLIDAYS = tuple(DayHours(weekday, ()) for weekday in range(7))
"""The value of ``WeeklyGrid.school`` for a desk that closes in the school holidays."""


def check_grid(grid: WeeklyGrid) -> WeeklyGrid:
    """The grid with its slots in order, when it can be kept.

    Raises UserError ``slot_inverted``, ``slots_overlap`` (field: « h_lundi » is « week.0 », « even.2 » …) or
    ``hours_unreadable`` (the free rule).
    """
    week = tuple(check_slots(slots, f"week.{weekday}") for weekday, slots in enumerate(grid.week))
    holidays = None if grid.holidays is None else check_slots(grid.holidays, "holidays")
    nth = sorted(
        NthHours(one.weekday, one.nth, check_slots(one.slots, f"nth.{one.weekday}")) for one in grid.nth
    )
    if grid.free_rule.strip():
        check_hours(grid.free_rule)
    return WeeklyGrid(
        week,
        _checked(grid.even, "even"),
        _checked(grid.odd, "odd"),
        tuple(nth),
        _checked(grid.school, "school"),
        holidays,
        grid.free_rule.strip(),
    )


def _checked(days: Iterable[DayHours], name: str) -> tuple[DayHours, ...]:
    return tuple(
        sorted(DayHours(day.weekday, check_slots(day.slots, f"{name}.{day.weekday}")) for day in days)
    )


def expression_of(grid: WeeklyGrid) -> str:
    """The grid as one expression; empty when it says nothing at all (hours unknown).

    Closed days of the week are left out: without a rule a day is closed.
    """
    rules: list[str] = []
    usual = [DayHours(weekday, slots) for weekday, slots in enumerate(grid.week) if slots]
    rules.extend(_rules("", usual))
    rules.extend(_rules(f"{EVEN_WEEKS} ", grid.even))
    rules.extend(_rules(f"{ODD_WEEKS} ", grid.odd))
    rules.extend(f"{WEEKDAY_NAMES[one.weekday]}[{one.nth}] {osm_slots(one.slots)}" for one in grid.nth)
    rules.extend(["SH off"] if grid.school == CLOSED_IN_SCHOOL_HOLIDAYS else _rules("SH ", grid.school))
    if grid.holidays is not None:
        rules.append(f"PH {osm_slots(grid.holidays)}")
    if grid.free_rule:
        rules.append(grid.free_rule)
    return "; ".join(rules)


def _rules(before: str, days: Sequence[DayHours]) -> Iterator[str]:
    """One rule for all days that share the same slots, in the order of their first day."""
    gathered: dict[tuple[Slot, ...], list[int]] = {}
    for day in days:
        gathered.setdefault(day.slots, []).append(day.weekday)
    for slots, weekdays in gathered.items():
        yield f"{before}{osm_weekdays(weekdays)} {osm_slots(slots)}"

"""From an OpenStreetMap expression back to the weekly grid; see ``weekly_grid`` for what the grid can
show."""

import re
from dataclasses import dataclass, field, replace

from marianne_desk.domain.calendar.hours_grammar import check_hours
from marianne_desk.domain.calendar.slots import DAY_MINUTES, WEEKDAY_NAMES, Slot
from marianne_desk.domain.calendar.weekly_grid import DayHours, NthHours, WeeklyGrid

_WEEKDAY = "|".join(WEEKDAY_NAMES)
_DAYS = rf"(?:{_WEEKDAY})(?:-(?:{_WEEKDAY}))?(?:,(?:{_WEEKDAY})(?:-(?:{_WEEKDAY}))?)*"
_HOURS = r"(?P<hours>off|closed|\d{1,2}:\d\d-\d\d:\d\d(?:,\d{1,2}:\d\d-\d\d:\d\d)*)"
_NTHS = rf"(?:{_WEEKDAY})\[(?:-1|[1-5])\](?:,(?:{_WEEKDAY})\[(?:-1|[1-5])\])*"
_PATTERNS = (
    re.compile(rf"(?:(?P<days>{_DAYS}) )?{_HOURS}"),
    re.compile(rf"week 0?1-53/2 (?:(?P<days>{_DAYS}) )?{_HOURS}"),
    re.compile(rf"week 0?2-52/2 (?:(?P<days>{_DAYS}) )?{_HOURS}"),
    re.compile(rf"(?P<nths>{_NTHS}) {_HOURS}"),
    re.compile(rf"SH (?:(?P<days>{_DAYS}) )?{_HOURS}"),
    re.compile(rf"PH {_HOURS}"),
)
_WEEK, _ODD, _EVEN, _NTH, _SCHOOL, _PUBLIC = range(6)
_PLACES = (0, 1, 1, 2, 3, 4)
_ALL_OFF = re.compile(rf"(?:(?P<days>{_DAYS}),)?(?:(?P<school>SH),)?PH(?P<school_too>,SH)? (?:off|closed)")
_RULE = re.compile(r'(?:"[^"]*"|[^;"])+')


@dataclass(slots=True)
class _Draft:
    """A grid while its rules are read, in their order: 0 week, 1 weeks, 2 n-th, 3 school, 4 public
    holidays."""

    reached: int = 0
    week: dict[int, tuple[Slot, ...]] = field(default_factory=dict)
    even: dict[int, tuple[Slot, ...]] = field(default_factory=dict)
    odd: dict[int, tuple[Slot, ...]] = field(default_factory=dict)
    nth: dict[tuple[int, int], tuple[Slot, ...]] = field(default_factory=dict)
    school: dict[int, tuple[Slot, ...]] = field(default_factory=dict)
    holidays: tuple[Slot, ...] | None = None

    def take(self, rule: str) -> bool:
        """Takes a rule in when the grid can show it after what was taken before; else False, nothing
        taken."""
        for rank, pattern in enumerate(_PATTERNS):
            found = pattern.fullmatch("00:00-24:00" if rule == "24/7" else rule)
            slots = _slots(found["hours"]) if found else None
            if found and slots is not None:
                both_closed = rank == _SCHOOL and self.holidays == () == slots
                place = _PLACES[rank]
                if (place < self.reached and not both_closed) or self._would_swap(rank, found):
                    return False
                self.reached = max(place, self.reached)
                self._put(rank, found, slots)
                return True
        return False

    def _would_swap(self, rank: int, found: re.Match[str]) -> bool:
        """The grid writes the last weekday of a month before the fourth and the fifth, which it may be."""
        if rank != _NTH:
            return False
        last = {weekday for weekday, nth in _nths(found["nths"]) if nth == -1}
        return any(weekday in last and nth >= 4 for weekday, nth in self.nth)

    def _put(self, rank: int, found: re.Match[str], slots: tuple[Slot, ...]) -> None:
        if rank == _PUBLIC:
            self.holidays = slots
        elif rank == _NTH:
            self.nth.update((key, slots) for key in _nths(found["nths"]))
        else:
            weeks = {_WEEK: self.week, _EVEN: self.even, _ODD: self.odd, _SCHOOL: self.school}[rank]
            weeks.update((weekday, slots) for weekday in _weekdays(found["days"]))

    def grid(self, free_rule: str) -> WeeklyGrid:
        return WeeklyGrid(
            tuple(self.week.get(weekday, ()) for weekday in range(7)),
            _days(self.even),
            _days(self.odd),
            tuple(sorted(NthHours(*key, slots) for key, slots in self.nth.items())),
            _days(self.school),
            self.holidays,
            free_rule,
        )


def grid_of(hours: str) -> WeeklyGrid:
    """The grid of an expression; an empty one when ``hours`` is empty. « off » is a week of closed days.

    The first rule that the grid cannot show and all that follow it become the free rule, untouched, so
    that the expression of the grid always means the same as ``hours``. Raises UserError ``hours_unreadable``.
    """
    text = hours.strip()
    if not text:
        return WeeklyGrid()
    check_hours(text)
    draft = _Draft()
    for found in _RULE.finditer(text):
        if not all(draft.take(rule) for rule in _apart(" ".join(found[0].split()), draft)):
            return draft.grid(text[found.start() :].strip())
    grid = draft.grid("")
    return replace(grid, holidays=()) if grid == WeeklyGrid() else grid


def _apart(rule: str, draft: _Draft) -> list[str]:
    """« Su,PH off » as the two rules that mean the same, when the weekdays can still be taken."""
    found = _ALL_OFF.fullmatch(rule)
    if not found or (found["days"] and draft.reached > _PLACES[_WEEK]):
        return [rule]
    school = ["SH off"] if found["school"] or found["school_too"] else []
    return [f"{found['days']} off"] * bool(found["days"]) + school + ["PH off"]


def _nths(text: str) -> list[tuple[int, int]]:
    """(weekday, n) of « Sa[1],Sa[-1] »."""
    return [(WEEKDAY_NAMES.index(name), int(nth)) for name, nth in re.findall(r"(\w\w)\[(-?\d)\]", text)]


def _slots(hours: str) -> tuple[Slot, ...] | None:
    """The slots of a list of times; None when the grid cannot show them (over midnight, overlapping)."""
    if hours in {"off", "closed"}:
        return ()
    slots: list[Slot] = []
    for part in hours.split(","):
        begin, end = (int(time[:-3]) * 60 + int(time[-2:]) for time in part.split("-"))
        if not begin < end <= DAY_MINUTES or (slots and begin < slots[-1].end):
            return None
        slots.append(Slot(begin, end))
    return tuple(slots)


def _weekdays(text: str | None) -> list[int]:
    """The weekdays of « Mo-We,Sa »; all seven when nothing is named. « Sa-Mo » goes over Sunday."""
    if text is None:
        return list(range(7))
    weekdays: list[int] = []
    for part in text.split(","):
        first, last = (WEEKDAY_NAMES.index(name) for name in (part.split("-") * 2)[:2])
        weekdays.extend((first + n) % 7 for n in range((last - first) % 7 + 1))
    return weekdays


def _days(slots: dict[int, tuple[Slot, ...]]) -> tuple[DayHours, ...]:
    return tuple(DayHours(weekday, slots[weekday]) for weekday in sorted(slots))

"""Opening hours as people say them: « du lundi au jeudi : 9 h – 12 h et 13 h 30 – 17 h »."""

from collections.abc import Iterable, Sequence

from marianne_desk.domain.calendar.slots import Slot
from marianne_desk.domain.calendar.weekly_grid import DayHours, NthHours, WeeklyGrid
from marianne_desk.domain.french import NO_BREAK, WEEKDAYS, capitalised, enumeration

CLOSED = "fermé"
_NTH = {1: "1er", 2: "2e", 3: "3e", 4: "4e", 5: "5e", -1: "dernier"}


def hour_words(minutes: int) -> str:
    """« 9 h », « 13 h 30 », with no-break spaces; minutes since midnight."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}{NO_BREAK}h" + (f"{NO_BREAK}{rest:02d}" if rest else "")


def slots_words(slots: Sequence[Slot]) -> str:
    """« 9 h – 12 h et 13 h 30 – 17 h »; « fermé » without any slot."""
    return enumeration([slot_words(slot) for slot in slots]) or CLOSED


def slot_words(slot: Slot) -> str:
    """« 9 h – 12 h », which does not break."""
    # A line may break after a dash even where a no-break space follows: the word joiner forbids it.
    return f"{hour_words(slot.begin)}{NO_BREAK}–\u2060{NO_BREAK}{hour_words(slot.end)}"


def hours_words(grid: WeeklyGrid) -> tuple[str, ...]:
    """The hours of a grid, a line for each group of days; empty when nothing is known of them."""
    usual = [DayHours(weekday, slots) for weekday, slots in enumerate(grid.week) if slots]
    lines = [
        *_lines("", usual),
        *_lines("semaines paires, ", grid.even),
        *_lines("semaines impaires, ", grid.odd),
    ]
    lines.extend(_nth_lines(grid.nth))
    lines.extend(_lines("vacances scolaires, ", grid.school))
    if grid.holidays:
        lines.append(f"jours fériés\u00a0: {slots_words(grid.holidays)}")
    if grid.free_rule:
        lines.append(f"et la règle « {grid.free_rule} »")
    return tuple(capitalised(line) for line in lines)


def weekly_minutes(grid: WeeklyGrid) -> tuple[int, int]:
    """Opening minutes of an ordinary even week and of an ordinary odd one; n-th days and free rule apart."""
    even, odd = (
        sum(
            slot.end - slot.begin
            for slots in {**dict(enumerate(grid.week)), **_by_day(days)}.values()
            for slot in slots
        )
        for days in (grid.even, grid.odd)
    )
    return even, odd


def weekly_words(grid: WeeklyGrid) -> str:
    """« ouvert 29 h par semaine », or one figure for even weeks and one for odd weeks."""
    even, odd = weekly_minutes(grid)
    if even == odd:
        return f"ouvert {hour_words(even)} par semaine"
    return f"ouvert {hour_words(even)} les semaines paires, {hour_words(odd)} les semaines impaires"


def weekdays_words(weekdays: Iterable[int]) -> str:
    """« du lundi au jeudi », « mardi et samedi », « tous les jours »."""
    runs: list[list[int]] = []
    for weekday in sorted(weekdays):
        if runs and runs[-1][-1] + 1 == weekday:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    if runs == [list(range(7))]:
        return "tous les jours"
    return enumeration([part for run in runs for part in _run_words(run)])


def _run_words(run: list[int]) -> list[str]:
    if len(run) < 3:
        return [WEEKDAYS[weekday] for weekday in run]
    return [f"du {WEEKDAYS[run[0]]} au {WEEKDAYS[run[-1]]}"]


def _lines(before: str, days: Iterable[DayHours]) -> list[str]:
    """One line for all days with the same slots, in the order of their first day."""
    gathered: dict[tuple[Slot, ...], list[int]] = {}
    for day in days:
        gathered.setdefault(day.slots, []).append(day.weekday)
    return [f"{before}{weekdays_words(days)}\u00a0: {slots_words(slots)}" for slots, days in gathered.items()]


def _nth_lines(days: Iterable[NthHours]) -> list[str]:
    """« 1er et 3e vendredis du mois : 14 h – 16 h »: a line for the days that share their weeks and their hours."""
    nths: dict[tuple[int, tuple[Slot, ...]], list[int]] = {}
    for day in days:
        nths.setdefault((day.weekday, day.slots), []).append(day.nth)
    weekdays: dict[tuple[tuple[int, ...], tuple[Slot, ...]], list[int]] = {}
    for (weekday, slots), found in nths.items():
        key = (tuple(sorted(found, key=lambda nth: (nth < 0, nth))), slots)
        weekdays.setdefault(key, []).append(weekday)
    lines = []
    for (found_nths, slots), of in weekdays.items():
        plural = "s" if len(found_nths) > 1 else ""
        names = enumeration([f"{WEEKDAYS[weekday]}{plural}" for weekday in of])
        weeks = enumeration([_NTH[nth] for nth in found_nths])
        lines.append(f"{weeks} {names} du mois\u00a0: {slots_words(slots)}")
    return lines


def _by_day(days: Iterable[DayHours]) -> dict[int, tuple[Slot, ...]]:
    return {day.weekday: day.slots for day in days}

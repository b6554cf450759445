"""School holidays of a département, from ``vacances_scolaires_france`` (loaded when first asked).

The package holds zones A, B and C of metropolitan France, up to a last published day. What it does not hold
(Corsica, overseas, later years) is said to be unknown (``None``), never taken for « no holidays ».
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from marianne_desk.domain.calendar.territory import school_zone

_HELD = frozenset({"A", "B", "C"})


@dataclass(frozen=True, slots=True)
class SchoolBreak:
    """One run of school holidays within a civil year, both days included."""

    first: date
    last: date
    label: str


@lru_cache(maxsize=1)
def _library() -> Any:
    from vacances_scolaires_france import SchoolHolidayDates

    return SchoolHolidayDates()


@lru_cache(maxsize=256)
def school_holidays(department: str | None, year: int) -> tuple[SchoolBreak, ...] | None:
    """The breaks of one civil year, in order; one that spans New Year is cut there.

    None: unknown (no département, Corsica, overseas, or no day of that year is published). The last published
    year may end early.
    """
    zone = None if department is None else school_zone(department)
    if zone not in _HELD:
        return None
    library = _library()
    if not library.min_year <= year <= library.max_year:
        return None
    breaks: list[SchoolBreak] = []
    for day, row in sorted(library.holidays_for_year_and_zone(year, zone).items()):
        label = str(row["nom_vacances"]).replace("'", "’")
        if breaks and breaks[-1].last + timedelta(days=1) == day and breaks[-1].label == label:
            breaks[-1] = SchoolBreak(breaks[-1].first, day, label)
        else:
            breaks.append(SchoolBreak(day, day, label))
    return tuple(breaks)

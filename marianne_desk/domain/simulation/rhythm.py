"""When people come in a made-up past: how many on an open day, and at what time of it.

Source: issue « Terminal, simulator » (mornings and Mondays heavier); the numbers are unverified estimates.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

from marianne_desk.domain.calendar.local_time import day_begin
from marianne_desk.domain.calendar.opening import OpeningClock
from marianne_desk.domain.simulation.chance import Lot

WEEKDAYS = (1.30, 1.03, 0.97, 0.88, 0.98, 0.85, 0.80)
MONTHS = (1.02, 0.98, 1.0, 1.0, 0.96, 1.0, 0.90, 0.80, 1.04, 1.03, 1.0, 0.86)
HOURS = {7: 0.6, 8: 1.0, 9: 1.45, 10: 1.6, 11: 1.3, 12: 0.6, 13: 0.75, 14: 1.05, 15: 0.95, 16: 0.75, 17: 0.5}
_OTHER_HOURS = 0.35
_AT_OPENING, _BEFORE_CLOSING = 1.5, 0.55
YEARLY_GROWTH = 0.06
_FULL_DAY = 7 * 3600
_LONGER_DAYS = 0.35
_CELL = 900

Cell = tuple[int, int]
"""The seconds from one instant up to another, in which all moments are alike."""


def mean_of_days(
    clock: OpeningClock, demand: Mapping[date, float], first: date, per_day: float
) -> dict[date, float]:
    """Contacts to expect on each of the open days in ``demand`` (how much is asked for then, by the season);
    over all of them the mean is ``per_day``. A year brings YEARLY_GROWTH more. Zeros when nothing is asked."""
    weights = {
        day: asked
        * WEEKDAYS[day.weekday()]
        * MONTHS[day.month - 1]
        * (_open_seconds(clock, day) / _FULL_DAY) ** _LONGER_DAYS
        * (1 + YEARLY_GROWTH) ** ((day - first).days / 365)
        for day, asked in demand.items()
    }
    whole = sum(weights.values())
    return {day: weight * per_day * len(weights) / whole if whole else 0.0 for day, weight in weights.items()}


def moments_of(intervals: Sequence[Cell], begins: int) -> Lot[Cell]:
    """The quarters of an hour of an open day, each as likely as people come then. ``begins``: local midnight."""
    weighted: list[tuple[Cell, float]] = []
    for opens, closes in intervals:
        for start in range(opens, closes, _CELL):
            stop = min(start + _CELL, closes)
            weight = HOURS.get((start - begins) // 3600, _OTHER_HOURS) * (stop - start)
            if start == opens:
                weight *= _AT_OPENING
            if stop == closes:
                weight *= _BEFORE_CLOSING
            weighted.append(((start, stop), weight))
    return Lot.of(weighted)


def moment(rng: Random, moments: Lot[Cell]) -> int:
    """A second at which somebody comes."""
    start, stop = moments.draw(rng)
    return start + int(rng.random() * (stop - start))


def _open_seconds(clock: OpeningClock, day: date) -> int:
    return sum(closes - opens for opens, closes in intervals_of(clock, day))


def intervals_of(clock: OpeningClock, day: date) -> list[Cell]:
    """The open intervals of a local day, in seconds since 1970."""
    begins = day_begin(day, clock.zone)
    return clock.open_intervals(begins, day_begin(date.fromordinal(day.toordinal() + 1), clock.zone))

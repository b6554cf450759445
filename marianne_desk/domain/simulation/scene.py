"""What every part of the simulator knows of the day that it makes up."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random

from marianne_desk.domain.calendar.local_time import local_day
from marianne_desk.domain.calendar.opening import OpeningClock
from marianne_desk.domain.calendar.working_days import DayPause
from marianne_desk.domain.delays import Delays
from marianne_desk.domain.derivation import DueDays
from marianne_desk.domain.simulation.chance import Lot
from marianne_desk.domain.simulation.matters import Matter
from marianne_desk.domain.simulation.rhythm import Cell, intervals_of
from marianne_desk.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class House:
    """What a made-up past has to know of a desk. ``rural``: MSA country. ``agents``: codes, one at least;
    ``communes``: where people come from, the desk's own first (empty: never noted)."""

    clock: OpeningClock
    working_days: DueDays
    delays: Delays
    vocabulary: Vocabulary
    rural: bool
    agents: tuple[str, ...]
    communes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """One open day, and where chance stands. Instants are seconds since 1970.

    ``previous`` is the open day before, ``begins`` local midnight, ``open_days`` sorted and reaching beyond
    the end; ``progress`` goes from 0 on the first day to 1 on the last (habits improve); nothing is known
    after ``horizon``."""

    house: House
    rng: Random
    day: date
    previous: date
    begins: int
    intervals: Sequence[Cell]
    moments: Lot[Cell]
    matters: Lot[Matter]
    permanences: Lot[Matter]
    communes: Lot[str]
    open_days: Sequence[date]
    progress: float
    horizon: int

    @property
    def opens(self) -> int:
        """When the day begins for the agents."""
        return self.intervals[0][0]

    @property
    def closes(self) -> int:
        """When the door is closed for the day."""
        return self.intervals[-1][1]

    def improving(self, first: float, last: float) -> float:
        """A share that goes from ``first`` to ``last`` over the whole time."""
        return first + (last - first) * self.progress

    def local_day(self, second: int) -> date:
        """The desk's local day of an instant."""
        return local_day(second, self.house.clock.zone)

    def due_after(self, day: date, working_days: int, stopped: Sequence[DayPause] = ()) -> date:
        """The end of that many working days after ``day``; ``stopped`` are pauses that are over."""
        return self.house.working_days.due_on(day, working_days, tuple(stopped)) or day

    def open_days_between(self, first: date, last: date) -> Sequence[date]:
        """The open days from ``first`` to ``last``, both included."""
        return self.open_days[bisect_left(self.open_days, first) : bisect_right(self.open_days, last)]

    def open_days_after(self, day: date, count: int) -> Sequence[date]:
        """The ``count`` open days that follow ``day``; fewer at the end of the calendar."""
        begin = bisect_right(self.open_days, day)
        return self.open_days[begin : begin + count]

    def open_moment(self, day: date, earliest: int) -> int:
        """A moment of an open day, not before ``earliest`` (which is returned when the day is over by then)."""
        left = [
            (max(opens, earliest), closes)
            for opens, closes in intervals_of(self.house.clock, day)
            if closes > earliest
        ]
        if not left:
            return earliest
        opens, closes = left[int(self.rng.random() * len(left))]
        return opens + int(self.rng.random() * (closes - opens))


def at(second: int) -> datetime:
    """The instant of a second."""
    return datetime.fromtimestamp(second, UTC)

"""Which days of a made-up past were closed, and when: nearly all, soon after the door."""

from collections.abc import Collection
from datetime import date

from marianne_desk.domain.day.closing import ClosedDay, WhyEmpty
from marianne_desk.domain.simulation.chance import stream
from marianne_desk.domain.simulation.contacts import Span
from marianne_desk.domain.simulation.rhythm import intervals_of
from marianne_desk.domain.simulation.scene import House, at

_LATEST = 15 * 60
"""Seconds after the door is closed."""
_LEFT_OPEN = range(2, 6)
"""One of these open days before the last was never closed."""


def made_up_closings(
    house: House, span: Span, noted: Collection[date], seed: int, *, going_on: bool
) -> tuple[ClosedDay, ...]:
    """The days of ``span`` that were closed; ``noted``: those with an entry, of another one it was said that nobody
    came. The last one is not closed yet when its day is ``going_on``."""
    horizon = int(span.horizon.timestamp())
    days = list(house.clock.open_days(span.first, span.last))
    back = _LEFT_OPEN[int(stream(seed, "left open").random() * len(_LEFT_OPEN))]
    left_open = [day for day in days[:-1] if day in noted][-back:][:1] if len(days) > back else []
    closed = []
    for day in days[:-1] if going_on else days:
        rng = stream(seed, "closing", day)
        second = intervals_of(house.clock, day)[-1][1] + int(rng.random() * _LATEST)
        if day in left_open or second > horizon:
            continue
        agent = house.agents[int(rng.random() * len(house.agents))]
        closed.append(ClosedDay(day, at(second), agent, None if day in noted else WhyEmpty.NOBODY))
    return tuple(closed)

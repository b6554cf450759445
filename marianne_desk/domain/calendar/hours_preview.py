"""What a set of hours will mean: the next days as the desk's clock sees them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from marianne_desk.domain.calendar.opening import OpeningClock
from marianne_desk.domain.calendar.slots import DAY_MINUTES, Slot


@dataclass(frozen=True, slots=True)
class PreviewDay:
    """One day ahead. ``slots`` empty: closed; ``reason``: the public holiday or closing of that day, else empty."""

    day: date
    slots: tuple[Slot, ...]
    reason: str


def next_days(clock: OpeningClock, first: date, days: int) -> tuple[PreviewDay, ...]:
    """So many days from ``first`` on. Raises UserError ``day_out_of_calendar``, ``hours_unreadable``."""
    ahead = (first + timedelta(days=n) for n in range(days))
    return tuple(
        PreviewDay(
            day,
            tuple(_slot(opens, closes, day) for opens, closes in clock.intervals_of(day)),
            clock.closing_on(day) or clock.holiday_on(day) or "",
        )
        for day in ahead
    )


def _slot(opens: datetime, closes: datetime, day: date) -> Slot:
    until = DAY_MINUTES if closes.date() > day else closes.hour * 60 + closes.minute
    return Slot(opens.hour * 60 + opens.minute, until)

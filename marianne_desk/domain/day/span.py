"""The days that one look is about: a day, or the week that holds it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from marianne_desk.domain import french


class Reach(StrEnum):
    """How much one look holds."""

    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Span:
    """Local days from ``first`` to ``last``, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, reach: Reach, day: date) -> "Span":
        """The day itself, or its week from Monday to Sunday."""
        if reach is Reach.DAY:
            return cls(day, day)
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=6))

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    @property
    def words(self) -> str:
        """« mardi 6 octobre 2026 », « semaine du 5 au 11 octobre 2026 »."""
        if self.first == self.last:
            return f"{french.day_words(self.first)}{french.NO_BREAK}{self.first.year}"
        first = _without_weekday(self.first)
        if self.first.year != self.last.year:
            first = f"{first}{french.NO_BREAK}{self.first.year}"
        elif self.first.month == self.last.month:
            first = first.rpartition(french.NO_BREAK)[0]
        last = f"{_without_weekday(self.last)}{french.NO_BREAK}{self.last.year}"
        return f"semaine du {first} au {last}"


def _without_weekday(day: date) -> str:
    return french.day_words(day).partition(french.NO_BREAK)[2]

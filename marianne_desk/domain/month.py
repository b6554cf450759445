"""A civil month of the desk, and the walk from one month to another."""

import re
from dataclasses import dataclass
from datetime import date

from marianne_desk.domain.errors import UserError


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of the desk's local calendar."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month that holds ``day``."""
        return cls(day.year, day.month)

    @classmethod
    def from_number(cls, number: int) -> "Month":
        """The month kept as ``202610``."""
        return cls(number // 100, number % 100)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Reads « 2026-10 ». Raises UserError ``month_unreadable``."""
        if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
            raise UserError("month_unreadable", "month", text=text)
        return cls(int(text[:4]), int(text[5:]))

    @property
    def number(self) -> int:
        """The month as kept in the file: 202610."""
        return self.year * 100 + self.month

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def next_first_day(self) -> date:
        """The first day of the following month."""
        return self.plus(1).first_day

    def plus(self, months: int) -> "Month":
        """The month ``months`` later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

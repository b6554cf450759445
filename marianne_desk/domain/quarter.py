"""A quarter of the civil year, and the walk from one to another."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter of the desk's local calendar: ``quarter`` from 1 to 4."""

    year: int
    quarter: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that holds ``day``."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def from_number(cls, number: int) -> "Quarter":
        """The quarter kept as ``20263``."""
        return cls(number // 10, number % 10)

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Reads « 2026-T3 », small letters too. Raises UserError ``quarter_unreadable``."""
        if not re.fullmatch(r"[1-9]\d{3}-[Tt][1-4]", text):
            raise UserError("quarter_unreadable", "quarter", text=text)
        return cls(int(text[:4]), int(text[-1]))

    @property
    def number(self) -> int:
        """The quarter as kept in the file: 20263."""
        return self.year * 10 + self.quarter

    @property
    def months(self) -> tuple[Month, Month, Month]:
        """Its three months."""
        first = Month(self.year, 3 * self.quarter - 2)
        return first, first.plus(1), first.plus(2)

    @property
    def first_day(self) -> date:
        """Its first day."""
        return self.months[0].first_day

    @property
    def next_first_day(self) -> date:
        """The first day of the following quarter."""
        return self.months[2].next_first_day

    @property
    def last_day(self) -> date:
        """Its last day."""
        return self.next_first_day - timedelta(days=1)

    def plus(self, quarters: int) -> "Quarter":
        """The quarter so many later (earlier when negative)."""
        index = self.year * 4 + self.quarter - 1 + quarters
        return Quarter(index // 4, index % 4 + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-T{self.quarter}"

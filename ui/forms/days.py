"""Days as people type them: « 24/12/2026 », « 24/12 » (the next one), « 2026-12-24 ». No Qt."""

import re
from datetime import date

from marianne_desk.domain.errors import UserError

_FRENCH = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{2}|\d{4}))?")
_WITHOUT_YEAR = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def read_typed_day(text: str, today: date, field: str) -> date:
    """The day meant by ``text``; without a year the next such day, today included.

    Raises UserError ``day_unreadable``."""
    typed = text.strip()
    iso, french = _ISO.fullmatch(typed), _FRENCH.fullmatch(typed)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if french and french[3]:
            year = int(french[3])
            return date(year if year > 99 else 2000 + year, int(french[2]), int(french[1]))
        if french:
            this_year = date(today.year, int(french[2]), int(french[1]))
            return this_year if this_year >= today else this_year.replace(year=today.year + 1)
    except ValueError:
        pass
    raise UserError("day_unreadable", field, text=typed)


def past_day(text: str, today: date, field: str = "day") -> date:
    """A day that has been; without a year the last such one, today included. Empty: today.

    Raises UserError ``day_unreadable``."""
    typed = text.strip()
    if not typed:
        return today
    found = read_typed_day(typed, today, field)
    if found > today and _WITHOUT_YEAR.fullmatch(typed):
        try:
            return found.replace(year=found.year - 1)
        except ValueError:
            raise UserError("day_unreadable", field, text=typed) from None
    return found


def coming_day(text: str, today: date, field: str) -> date | None:
    """A day to come; None where nothing is typed. Raises UserError ``day_unreadable``."""
    return read_typed_day(text, today, field) if text.strip() else None


def day_text(day: date) -> str:
    """« 24/12/2026 »."""
    return f"{day:%d/%m/%Y}"

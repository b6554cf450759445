"""Instants and days read from text, strictly: what is ambiguous is refused, not guessed.

Source: contract.md §5 (ISO 8601 with offset; without one the desk's own clock is meant).
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from marianne_desk.domain.errors import UserError


def read_instant(text: str, zone: ZoneInfo, field: str | None = None) -> datetime:
    """« 2026-10-14T09:05+02:00 », or without offset on the desk's own clock. Whole seconds, aware.

    Raises UserError ``instant_unreadable``, ``hour_skipped`` (the night when clocks go forward), ``hour_twice``
    (the night when they go back: the offset has to be given)."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise UserError("instant_unreadable", field, text=text) from error
    if len(text.strip()) <= len("2026-10-14"):
        raise UserError("instant_unreadable", field, text=text)
    at = at.replace(microsecond=0)
    if at.tzinfo is not None:
        return at
    return on_local_clock(at, zone, field)


def on_local_clock(naive: datetime, zone: ZoneInfo, field: str | None = None) -> datetime:
    """The instant at which the desk's clock shows ``naive``. Raises UserError ``hour_skipped``, ``hour_twice``."""
    first, second = naive.replace(tzinfo=zone, fold=0), naive.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != naive:
        raise UserError("hour_skipped", field, at=naive)
    raise UserError("hour_twice", field, at=naive)


def read_day(text: str, field: str | None = None) -> date:
    """« 2026-10-14 ». Raises UserError ``date_unreadable``."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UserError("date_unreadable", field, text=text) from error

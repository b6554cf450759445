"""Slots of opening within one day, as people write them and as the OpenStreetMap language writes them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from marianne_desk.domain.errors import UserError

DAY_MINUTES = 24 * 60
WEEKDAY_NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

_TIME = re.compile(r"(\d{1,2})(?:\s*[hH:.]\s*(\d{2})?)?")
_BETWEEN_SLOTS = re.compile(r"\s*(?:/|,|;|\b(?:et|puis|de)\b)\s*", re.IGNORECASE)
_BETWEEN_TIMES = re.compile(r"\s*(?:-|–|—|à)\s*")
_ONE_TIME, _UNTIL = r"\d{1,2}(?:\s*[hH:.]\s*(?:\d{2})?)?", _BETWEEN_TIMES.pattern
_SPACED = re.compile(rf"({_ONE_TIME}{_UNTIL}{_ONE_TIME})\s+(?={_ONE_TIME}{_UNTIL})")


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """From ``begin`` to ``end``, in minutes since midnight; ``end`` is 1440 at most (midnight that
    follows)."""

    begin: int
    end: int


def read_time(text: str, field: str = "hours") -> int:
    """Minutes since midnight of « 9 », « 9h », « 9h30 », « 09:30 », « 9.30 », up to « 24:00 ».

    Raises UserError ``hour_unreadable``.
    """
    found = _TIME.fullmatch(text.strip())
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hours > 24 or minutes > 59 or hours * 60 + minutes > DAY_MINUTES:
        raise UserError("hour_unreadable", field, text=text.strip())
    return hours * 60 + minutes


def read_slots(text: str, field: str = "hours") -> tuple[Slot, ...]:
    """The slots of a day written by hand: « 9h-12h / 13h30-17h »; empty text: closed. Between two slots stands
    « / », a comma, a semicolon, « et », « puis » or a mere space.

    Raises UserError ``slots_unreadable``, ``slot_inverted`` or ``slots_overlap``.
    """
    slots: list[Slot] = []
    for part in _BETWEEN_SLOTS.split(_SPACED.sub(r"\1/", text.strip())):
        if not part:
            continue
        times = _BETWEEN_TIMES.split(part)
        try:
            begin, end = (read_time(time, field) for time in times)
        except (ValueError, UserError):
            raise UserError("slots_unreadable", field, text=part) from None
        slots.append(Slot(begin, end))
    return check_slots(slots, field)


def check_slots(slots: Iterable[Slot], field: str = "hours") -> tuple[Slot, ...]:
    """The slots in order. Slots that only touch are sound.

    Raises UserError ``slot_inverted`` (an end not after its beginning) or ``slots_overlap``.
    """
    ordered = sorted(slots)
    for slot in ordered:
        if slot.end <= slot.begin:
            raise UserError("slot_inverted", field, begin=time_text(slot.begin), end=time_text(slot.end))
    for first, second in pairwise(ordered):
        if second.begin < first.end:
            raise UserError("slots_overlap", field, first=slots_text([first]), second=slots_text([second]))
    return tuple(ordered)


def merge_slots(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The time that sound slots cover together; slots that only touch stay two."""
    merged: list[Slot] = []
    for slot in sorted(slots):
        if merged and slot.begin < merged[-1].end:
            merged[-1] = Slot(merged[-1].begin, max(merged[-1].end, slot.end))
        else:
            merged.append(slot)
    return tuple(merged)


def time_text(minutes: int) -> str:
    """« 09:30 »."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def slots_text(slots: Iterable[Slot]) -> str:
    """« 09:00 - 12:00 / 13:30 - 17:00 », as in the national list; empty for a closed day."""
    return " / ".join(f"{time_text(slot.begin)} - {time_text(slot.end)}" for slot in slots)


def osm_slots(slots: Sequence[Slot]) -> str:
    """« 09:00-12:00,13:30-17:00 »; « off » for a closed day."""
    if not slots:
        return "off"
    return ",".join(f"{time_text(slot.begin)}-{time_text(slot.end)}" for slot in slots)


def osm_weekdays(weekdays: Iterable[int]) -> str:
    """« Mo-We,Fr » for 0, 1, 2, 4."""
    runs: list[list[int]] = []
    for weekday in sorted(weekdays):
        if runs and runs[-1][1] + 1 == weekday:
            runs[-1][1] = weekday
        else:
            runs.append([weekday, weekday])
    names = WEEKDAY_NAMES
    return ",".join(
        names[first] if first == last else f"{names[first]}-{names[last]}" for first, last in runs
    )

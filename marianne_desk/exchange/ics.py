"""Appointments out to a calendar file (iCalendar, RFC 5545) and in from one.

The identifier of an appointment is the UID of its event, so that what came from a calendar goes back to it. The bytes
depend on the appointments alone: DTSTAMP is the instant of their last change.
"""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from marianne_desk.domain.agenda.appointment import (
    LONGEST_MINUTES,
    SHORTEST_MINUTES,
    USUAL_MINUTES,
    Appointment,
)
from marianne_desk.domain.errors import UserError
from marianne_desk.exchange.ics_writing import GONE, House, WrittenEvent, calendar_bytes
from marianne_desk.storage.whole_file import whole_file

if TYPE_CHECKING:
    from icalendar import Calendar
    from icalendar.cal import Component

MOST_EVENTS = 5000
"""A desk takes some hundred appointments a month; a larger file is somebody's whole calendar, chosen by mistake."""

MOST_BYTES = 20_000_000
ALARM = timedelta(minutes=15)
_LONGEST_UID = 250
_LONGEST_WORDS = 120


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event as read. ``cancelled``: STATUS is CANCELLED; ``words``: its summary. ``stamp``: when it was changed
    last."""

    uid: str
    begin: datetime
    minutes: int
    words: str = field(repr=False)
    cancelled: bool
    sequence: int
    stamp: datetime
    codes: tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Refused:
    """An event that cannot become an appointment. ``code`` names the reason's sentence in ``wording``; ``place``: its
    rank in the file, from 1; ``day``: its day, None where it has none that can be read."""

    place: int
    code: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who gives the file. ``name`` of the house; ``mail``: its address, empty where it has none; ``summary``: what an
    appointment says of itself."""

    zone: ZoneInfo
    name: str
    mail: str
    summary: Callable[[Appointment], str]


def write_ics(path: Path, appointments: Sequence[Appointment], sender: Sender) -> None:
    """Writes the appointments, replacing ``path`` only when all are written. Raises MachineError ``not_writable``."""
    content = ics_bytes(appointments, sender)
    with whole_file(path) as file:
        file.write(content)


def ics_bytes(appointments: Sequence[Appointment], sender: Sender) -> bytes:
    """The file: events in local time with the zone's own rules, or a cancellation where all of them are cancelled. One
    appointment at least."""
    house = House(sender.zone, sender.name, sender.mail)
    return calendar_bytes([_written(one, sender) for one in appointments], house)


def _written(one: Appointment, sender: Sender) -> WrittenEvent:
    codes = zip(_CODES, (one.theme, one.reason, one.operator), strict=True)
    return WrittenEvent(
        uid=one.id,
        begin=one.begin,
        minutes=one.minutes,
        made_at=one.made_at,
        changed_at=one.changed_at,
        sequence=one.sequence,
        gone=one.state in GONE,
        summary=sender.summary(one),
        location=sender.name,
        alarm=ALARM,
        own={name: code for name, code in codes if code},
    )


_CODES = ("x-marianne-theme", "x-marianne-reason", "x-marianne-operator")


def read_ics(path: Path, zone: ZoneInfo) -> tuple[tuple[CalendarEvent, ...], tuple[Refused, ...]]:
    """The events of a file and those that cannot become appointments. ``zone``: of times that name none.

    Raises UserError ``file_missing``, ``file_unreadable``, ``ics_not_calendar``, ``ics_cut``, ``ics_too_many``,
    ``ics_empty``."""
    text = _text(path)
    events = sum(line.rstrip("\r").upper() == "BEGIN:VEVENT" for line in text.split("\n"))
    if events > MOST_EVENTS:
        raise UserError("ics_too_many", "file", file=path.name, most=MOST_EVENTS)
    found: list[CalendarEvent] = []
    refused: list[Refused] = []
    place = 0
    for calendar in _calendars(text, path):
        for event in calendar.walk("VEVENT"):
            place += 1
            read = _read(event, zone, place)
            if isinstance(read, Refused):
                refused.append(read)
            else:
                found.append(read)
    if not found and not refused:
        raise UserError("ics_empty", "file", file=path.name)
    return _latest(found), tuple(refused)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError("ics_too_many", "file", file=path.name, most=MOST_EVENTS)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError("file_missing", "file", file=path.name) from error
    except OSError as error:
        raise UserError("file_unreadable", "file", file=path.name) from error
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        text = ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        raise UserError("ics_not_calendar", "file", file=path.name)
    if "END:VCALENDAR" not in text.rstrip()[-200:].upper():
        raise UserError("ics_cut", "file", file=path.name)
    return text.lstrip()


def _calendars(text: str, path: Path) -> "list[Calendar]":
    from icalendar import Calendar

    try:
        return list(Calendar.from_ical(text.replace("\n", "\r\n"), multiple=True))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise UserError("ics_not_calendar", "file", file=path.name) from error


def _read(event: "Component", zone: ZoneInfo, place: int) -> CalendarEvent | Refused:
    """One event, or why it cannot become an appointment."""
    start = _value(event, "DTSTART")
    if start is None:
        return Refused(place, "ics_no_start")
    if not isinstance(start, datetime):
        return Refused(place, "ics_all_day", start if isinstance(start, date) else None)
    begin = _aware(start, zone)
    if begin is None:
        return Refused(place, "ics_hour_skipped", start.date())
    if event.get("RRULE") or event.get("RDATE") or event.get("RECURRENCE-ID"):
        return Refused(place, "ics_repeats", begin.date())
    minutes = _minutes(event, begin, zone)
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        return Refused(place, "ics_length", begin.date())
    if not 2000 <= begin.year < 2099:
        return Refused(place, "ics_year", begin.date())
    words = " ".join(str(event.get("SUMMARY") or "").split())[:_LONGEST_WORDS]
    stamp = _value(event, "LAST-MODIFIED") or _value(event, "DTSTAMP")
    codes = tuple(str(event.get(name)) if event.get(name) else None for name in _CODES)
    return CalendarEvent(
        uid=_uid(event, begin, words),
        begin=begin,
        minutes=minutes,
        words=words,
        cancelled=str(event.get("STATUS") or "").upper() == "CANCELLED",
        sequence=_whole(event.get("SEQUENCE")),
        stamp=(_aware(stamp, zone) if isinstance(stamp, datetime) else None)
        or datetime(1970, 1, 1, tzinfo=UTC),
        codes=(codes[0], codes[1], codes[2]),
    )


def _value(event: "Component", name: str) -> Any:
    """The value of a property; None where it is missing or cannot be read."""
    held = event.get(name)
    try:
        return getattr(held[0] if isinstance(held, list) else held, "dt", None)
    except ValueError:
        return None


def _aware(at: datetime, zone: ZoneInfo) -> datetime | None:
    """The instant in the desk's zone; None for a local time that the spring night skips."""
    if at.tzinfo is None:
        at = at.replace(tzinfo=zone)
    there = at.astimezone(UTC).astimezone(at.tzinfo)
    if there.replace(tzinfo=None) != at.replace(tzinfo=None):
        return None
    return at.astimezone(UTC).astimezone(zone).replace(microsecond=0)


def _minutes(event: "Component", begin: datetime, zone: ZoneInfo) -> int:
    """Real minutes from DTEND or DURATION; the usual length where neither is there."""
    end = _value(event, "DTEND")
    if isinstance(end, datetime):
        until = _aware(end, zone)
        return 0 if until is None else int((until.timestamp() - begin.timestamp()) // 60)
    duration = _value(event, "DURATION")
    if isinstance(duration, timedelta):
        return int(duration.total_seconds() // 60)
    return USUAL_MINUTES


def _uid(event: "Component", begin: datetime, words: str) -> str:
    """The event's own identifier; one made of what it says where it has none, the same each time it is read."""
    uid = str(event.get("UID") or "").strip()
    if uid and len(uid) <= _LONGEST_UID:
        return uid
    return str(uuid.uuid5(uuid.NAMESPACE_OID, uid or f"{begin.timestamp():.0f} {words}"))


def _whole(value: object) -> int:
    try:
        return max(0, int(str(value)))
    except ValueError:
        return 0


def _latest(events: Iterable[CalendarEvent]) -> tuple[CalendarEvent, ...]:
    """Each identifier once, as its last version says."""
    kept: dict[str, CalendarEvent] = {}
    for one in events:
        known = kept.get(one.uid)
        if known is None or (one.sequence, one.stamp) >= (known.sequence, known.stamp):
            kept[one.uid] = one
    return tuple(kept.values())

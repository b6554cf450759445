"""Events as iCalendar wants them written (RFC 5545, 5546): shared by our own agenda and the appointments at partners'.

The bytes depend on what is written alone: DTSTAMP is the instant of its last change.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from marianne_desk.domain.agenda.appointment import State, end_of

if TYPE_CHECKING:
    from icalendar import Event

GONE = frozenset({State.CANCELLED, State.EXCUSED})
"""States in which an event no longer takes place."""

_AROUND = timedelta(days=366)


class Method(StrEnum):
    """What a file asks of who reads it: take note, accept, cancel."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class House:
    """Who gives the file. ``mail``: its address, empty where it has none."""

    zone: ZoneInfo
    name: str
    mail: str


@dataclass(frozen=True, slots=True)
class WrittenEvent:
    """One event. Instants aware; ``alarm``: how long before it rings; ``attendee``: an address, ``description``: more
    words, both empty where there is nothing; ``own``: properties of our own."""

    uid: str
    begin: datetime
    minutes: int
    made_at: datetime
    changed_at: datetime
    sequence: int
    gone: bool
    summary: str = field(repr=False)
    location: str
    alarm: timedelta
    attendee: str = ""
    description: str = field(default="", repr=False)
    own: Mapping[str, str] = field(default_factory=dict)


def calendar_bytes(events: Sequence[WrittenEvent], house: House, method: Method | None = None) -> bytes:
    """The file, in local time with the zone's own rules; one event at least. ``method`` None: take note, or cancel
    where all of them are gone. A request needs who asks and who is asked: without an address it is « take note »."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Marianne Desk//Agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", _method(events, house, method))
    for one in events:
        calendar.add_component(_event(one, house))
    days = [one.begin.astimezone(house.zone).date() for one in events]
    calendar.add_missing_timezones(min(days) - _AROUND, max(days) + _AROUND)
    return bytes(calendar.to_ical())


def _method(events: Iterable[WrittenEvent], house: House, wanted: Method | None) -> str:
    if all(one.gone for one in events):
        return Method.CANCEL.value
    if wanted is Method.REQUEST and house.mail and all(one.attendee for one in events):
        return Method.REQUEST.value
    return Method.PUBLISH.value


def _event(one: WrittenEvent, house: House) -> "Event":
    from icalendar import Alarm, Event, vCalAddress

    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", one.changed_at.astimezone(UTC))
    event.add("created", one.made_at.astimezone(UTC))
    event.add("last-modified", one.changed_at.astimezone(UTC))
    event.add("sequence", one.sequence)
    begin = one.begin.astimezone(house.zone)
    end = end_of(begin, one.minutes)
    if begin.fold or end.fold:
        # A clock time that the autumn night shows twice means its first showing (RFC 5545, 3.3.5).
        begin, end = begin.astimezone(UTC), end.astimezone(UTC)
    event.add("dtstart", begin)
    event.add("dtend", end)
    event.add("summary", one.summary)
    if one.location:
        event.add("location", one.location)
    if one.description:
        event.add("description", one.description)
    event.add("status", "CANCELLED" if one.gone else "CONFIRMED")
    if house.mail:
        organiser = vCalAddress(f"mailto:{house.mail}")
        organiser.params["CN"] = house.name
        event.add("organizer", organiser, encode=False)
        if one.attendee:
            event.add("attendee", vCalAddress(f"mailto:{one.attendee}"), encode=False)
    for name, value in one.own.items():
        event.add(name, value)
    if not one.gone:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -one.alarm)
        alarm.add("description", one.summary)
        event.add_component(alarm)
    return event

"""Appointments at partners' out to a calendar file. The identifier of an appointment is the UID of its event."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from marianne_desk.domain.cases.appointment import HERE, PartnerAppointment
from marianne_desk.exchange.ics_writing import GONE, House, Method, WrittenEvent, calendar_bytes
from marianne_desk.storage.whole_file import whole_file

_HERE, _ELSEWHERE = timedelta(minutes=15), timedelta(days=1)
"""When it rings: in time to open the room; the day before where the visitor goes by themselves, so that they can be
reminded by telephone."""


@dataclass(frozen=True, slots=True)
class PartnerEvent:
    """An appointment with the words of its event. ``location``, ``description``, ``attendee`` (an address): empty where
    there is nothing."""

    appointment: PartnerAppointment
    summary: str = field(repr=False)
    location: str = ""
    description: str = field(default="", repr=False)
    attendee: str = ""


def partner_ics_bytes(events: Sequence[PartnerEvent], house: House, method: Method | None = None) -> bytes:
    """The file; one event at least. ``method`` as in ``ics_writing.calendar_bytes``."""
    return calendar_bytes([_written(one) for one in events], house, method)


def write_partner_ics(path: Path, events: Sequence[PartnerEvent], house: House) -> None:
    """Writes the file for its owner alone, replacing ``path`` only when it is whole. Raises MachineError
    ``not_writable``."""
    content = partner_ics_bytes(events, house)
    with whole_file(path, private=True) as file:
        file.write(content)


def _written(event: PartnerEvent) -> WrittenEvent:
    one = event.appointment
    return WrittenEvent(
        uid=one.id,
        begin=one.begin,
        minutes=one.minutes,
        made_at=one.made_at,
        changed_at=one.changed_at,
        sequence=one.sequence,
        gone=one.state in GONE,
        summary=event.summary,
        location=event.location,
        alarm=_HERE if one.mode in HERE else _ELSEWHERE,
        attendee=event.attendee,
        description=event.description,
        own={"x-marianne-operator": one.operator, "x-marianne-mode": one.mode.value},
    )

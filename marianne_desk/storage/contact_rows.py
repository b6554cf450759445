"""A contact as rows of the file, and back. Only this module knows how a value is written in a column."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import RowMapping

from marianne_desk.domain.codes import Acknowledgement, Age, Channel, Help, Need, Outcome, RequestKind
from marianne_desk.domain.contact import Announcement, Contact, Pause, Request, is_unheard
from marianne_desk.domain.derivation import ContactDerived, RequestDerived


@dataclass(frozen=True, slots=True)
class DerivedContact:
    """A contact with what the calendar says of it, ready to be written."""

    contact: Contact
    derived: ContactDerived
    requests: tuple[RequestDerived, ...]


@dataclass(frozen=True, slots=True)
class KeptContact:
    """A contact as read back. ``number`` is the short number that people see."""

    number: int
    contact: Contact
    derived: ContactDerived
    due: tuple[date | None, ...]
    cancelled: bool


def seconds(at: datetime | None) -> int | None:
    """Whole seconds of UTC."""
    return None if at is None else int(at.timestamp())


def instant(value: int | None) -> datetime | None:
    """The instant kept as whole seconds."""
    return None if value is None else datetime.fromtimestamp(value, UTC)


def day_text(day: date | None) -> str | None:
    """A local day as kept."""
    return None if day is None else day.isoformat()


def day_of(text: str | None) -> date | None:
    """The local day kept as text."""
    return None if text is None else date.fromisoformat(text)


def contact_row(item: DerivedContact) -> dict[str, object]:
    contact, derived = item.contact, item.derived
    return {
        "id": contact.id,
        "channel": contact.channel.value,
        "agent": contact.agent,
        "arrived_at": seconds(contact.arrived_at),
        "taken_at": seconds(contact.taken_at),
        "ended_at": seconds(contact.ended_at),
        "timer_flag": contact.timer_flag,
        "first_visit": contact.first_visit,
        "age": contact.age.value if contact.age else None,
        "commune": contact.commune,
        "needs": _joined(contact.needs),
        "rings": contact.rings,
        "missed": contact.missed,
        "recorded_at": seconds(contact.recorded_at),
        "day": derived.day.isoformat(),
        "month": derived.month,
        "weekday": derived.weekday,
        "hour": derived.hour,
        "waited": derived.waited,
        "outside_hours": derived.outside_hours,
        "after_the_fact": derived.after_the_fact,
    }


def request_row(item: DerivedContact, position: int, number: int) -> dict[str, object]:
    request, derived = item.contact.requests[position], item.requests[position]
    return {
        "id": request.id,
        "contact": number,
        "theme": request.theme,
        "reason": request.reason,
        "operator": request.operator,
        "help": _joined(request.help),
        "outcome": request.outcome.value,
        "kind": request.kind.value,
        "came_back": request.returning,
        "received_at": seconds(request.received_at),
        "acknowledged_at": seconds(request.acknowledged_at),
        "acknowledged_by": request.acknowledged_by.value if request.acknowledged_by else None,
        "answered_at": seconds(request.answered_at),
        "note": request.note,
        "channel": item.contact.channel.value,
        "cancelled": False,
        "needs_noted": bool(item.contact.needs),
        "unheard": is_unheard(item.contact, request),
        "month": derived.month,
        "due_on": day_text(derived.due_on),
        "due_month": derived.due_month,
        "in_time": derived.in_time,
        "answered_in": derived.answered_in,
        "received_on": derived.received_on.isoformat(),
        "answered_on": day_text(derived.answered_on),
        "acknowledged_on": day_text(derived.acknowledged_on),
        "promised_on": day_text(derived.promised_on),
        "promised_month": derived.promised_month,
        "promise_kept": derived.promise_kept,
    }


def announcement_rows(number: int, request: Request) -> list[dict[str, object]]:
    return [
        {"request": number, "at": seconds(a.at), "promised_on": a.on.isoformat(), "reason": a.reason}
        for a in request.announcements
    ]


def pause_rows(number: int, request: Request) -> list[dict[str, object]]:
    return [{"request": number, "begin": seconds(p.begin), "end": seconds(p.end)} for p in request.pauses]


def _joined(codes: Sequence[str]) -> str:
    """« |online|file| »: a code is found by « |code| », and the empty list is empty."""
    return f"|{'|'.join(codes)}|" if codes else ""


def _split(text: str) -> list[str]:
    return text.strip("|").split("|") if text else []


def contact_of(row: RowMapping, requests: tuple[Request, ...]) -> Contact:
    return Contact(
        id=row["id"],
        channel=Channel(row["channel"]),
        agent=row["agent"],
        arrived_at=datetime.fromtimestamp(row["arrived_at"], UTC),
        taken_at=instant(row["taken_at"]),
        ended_at=instant(row["ended_at"]),
        recorded_at=datetime.fromtimestamp(row["recorded_at"], UTC),
        requests=requests,
        timer_flag=bool(row["timer_flag"]),
        first_visit=row["first_visit"],
        age=Age(row["age"]) if row["age"] else None,
        commune=row["commune"],
        needs=tuple(Need(code) for code in _split(row["needs"])),
        rings=row["rings"],
        missed=bool(row["missed"]),
    )


def request_of(
    row: RowMapping, due: date | None, announcements: tuple[Announcement, ...], pauses: tuple[Pause, ...]
) -> Request:
    return Request(
        id=row["id"],
        theme=row["theme"],
        reason=row["reason"],
        operator=row["operator"],
        help=tuple(Help(code) for code in _split(row["help"])),
        outcome=Outcome(row["outcome"]),
        kind=RequestKind(row["kind"]),
        returning=row["came_back"],
        received_at=instant(row["received_at"]),
        acknowledged_at=instant(row["acknowledged_at"]),
        acknowledged_by=Acknowledgement(row["acknowledged_by"]) if row["acknowledged_by"] else None,
        announcements=announcements,
        pauses=pauses,
        due_on=due,
        answered_at=instant(row["answered_at"]),
        note=row["note"],
    )

"""The requests that may wait for an answer, read by the index of what is open. Which do is the domain's to say
(``domain.to_answer.waits``)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, Connection, Select, select, union_all

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Announcement, Pause, Request
from marianne_desk.domain.delays import IMPORTED_DAYS
from marianne_desk.storage import callbacks
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import instant, request_of
from marianne_desk.storage.due_count import DUE

_CLOSED = (Outcome.SOLVED.value, Outcome.ORIENTED.value, Outcome.APPOINTMENT.value)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """One request that has no answer. ``number`` and ``contact``: short number and identifier of its contact; ``at``:
    the instant of its receipt or of the arrival."""

    number: int
    contact: str
    request: Request
    channel: Channel
    agent: str
    at: datetime
    call_back: str = field(default="", repr=False)


def open_requests(connection: Connection, contact: int | None = None) -> list[OpenRequest]:
    """Every request that may wait; of one contact (its short number) where given, were it too old for the list."""
    candidates = _candidates()
    of = candidates.selected_columns.contact
    candidates = candidates.where(~_too_old(of) if contact is None else of == contact)
    keys = list(dict.fromkeys(row.number for row in connection.execute(candidates)))
    rows = []
    for start in range(0, len(keys), _AT_ONCE):
        rows.extend(_read(connection, keys[start : start + _AT_ONCE]))
    return rows


def count_due(connection: Connection, today: date) -> int:
    """How many are late or due today: ``domain.to_answer.is_due``, without reading them."""
    return int(connection.exec_driver_sql(DUE, (today.isoformat(),) * 3).scalar_one())


def _candidates() -> Select[tuple[int, int]]:
    """Keys of what has no answer, with their contacts: four questions, each answered by an index."""
    c = t.request.c
    unanswered = c.answered_at.is_(None) & (c.cancelled == 0)
    promised = select(t.announcement.c.request).where(t.announcement.c.request == c.number).exists()
    paused = select(t.pause.c.request).where(t.pause.c.end.is_(None))
    forwarded = unanswered & (c.outcome == Outcome.FORWARDED.value)
    every = union_all(
        select(c.number, c.contact).where(unanswered, c.outcome == Outcome.PENDING.value),
        select(c.number, c.contact).where(forwarded, c.due_on.is_not(None) | promised),
        select(c.number, c.contact).where(unanswered, c.outcome.in_(_CLOSED), c.due_on > ""),
        select(c.number, c.contact).where(unanswered, c.number.in_(paused)),
    ).subquery()
    return select(every.c.number, every.c.contact)


def _too_old(contact: ColumnElement[int]) -> ColumnElement[bool]:
    """Of the contact of a request: ``domain.to_answer.is_too_old``."""
    came = t.contact.join(t.import_batch, t.import_batch.c.id == t.contact.c.batch)
    last = t.import_batch.c.at - IMPORTED_DAYS * 86_400
    return (
        select(t.contact.c.number)
        .select_from(came)
        .where(t.contact.c.number == contact, t.contact.c.arrived_at < last)
        .exists()
    )


def _read(connection: Connection, keys: Sequence[int]) -> list[OpenRequest]:
    query = (
        select(t.request, t.contact.c.id.label("contact_id"), t.contact.c.agent, t.contact.c.arrived_at)
        .join(t.contact, t.contact.c.number == t.request.c.contact)
        .where(t.request.c.number.in_(keys))
    )
    rows = connection.execute(query).mappings().all()
    held = [row["number"] for row in rows]
    announcements: dict[int, list[Announcement]] = {}
    for a in connection.execute(
        select(t.announcement).where(t.announcement.c.request.in_(held)).order_by(t.announcement.c.at)
    ):
        announcements.setdefault(a.request, []).append(
            Announcement(datetime.fromtimestamp(a.at, UTC), date.fromisoformat(a.promised_on), a.reason)
        )
    pauses: dict[int, list[Pause]] = {}
    for p in connection.execute(select(t.pause).where(t.pause.c.request.in_(held)).order_by(t.pause.c.begin)):
        pauses.setdefault(p.request, []).append(Pause(datetime.fromtimestamp(p.begin, UTC), instant(p.end)))
    words = callbacks.read(connection, held)
    return [
        OpenRequest(
            number=row["contact"],
            contact=row["contact_id"],
            request=request_of(
                row,
                date.fromisoformat(row["due_on"]) if row["due_on"] else None,
                tuple(announcements.get(row["number"], ())),
                tuple(pauses.get(row["number"], ())),
            ),
            channel=Channel(row["channel"]),
            agent=row["agent"],
            at=datetime.fromtimestamp(row["received_at"] or row["arrived_at"], UTC),
            call_back=words.get(row["number"], ""),
        )
        for row in rows
    ]

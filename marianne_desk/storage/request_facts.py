"""The facts of one request, read and written again with what the calendar says of them; who changed what is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from marianne_desk.domain.contact import Request
from marianne_desk.domain.derivation import RequestDerived
from marianne_desk.domain.to_answer import waits
from marianne_desk.storage import callbacks
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import (
    DerivedContact,
    KeptContact,
    announcement_rows,
    pause_rows,
    request_row,
    seconds,
)
from marianne_desk.storage.contacts import (
    contacts_by_number,
    forget_months,
    month_columns,
    touched_months,
)

_NEVER_REWRITTEN = ("id", "contact", "channel", "cancelled", "needs_noted")


@dataclass(frozen=True, slots=True)
class HeldRequest:
    """One request as kept: its ``key`` in the file, its contact, itself. ``months``: those of which a figure counts
    it."""

    key: int
    kept: KeptContact
    request: Request
    months: frozenset[int]


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that was changed: the column of contract.md §5, its old and new text, empty for nothing."""

    field: str
    old: str
    new: str


def held_request(connection: Connection, request_id: str) -> HeldRequest | None:
    """The request with this identifier; None when there is none, or its contact was cancelled."""
    row = connection.execute(
        select(t.request.c.number, t.request.c.contact, *month_columns()).where(
            t.request.c.id == request_id, t.request.c.cancelled == 0
        )
    ).first()
    if row is None:
        return None
    (kept,) = contacts_by_number(connection, (row.contact,))
    request = next(one for one in kept.contact.requests if one.id == request_id)
    months = {month for month in row[2:] if month is not None}
    return HeldRequest(row.number, kept, request, frozenset(months | {kept.derived.month}))


def rewrite_request(connection: Connection, held: HeldRequest, new: Request, derived: RequestDerived) -> None:
    """Writes every fact of a request anew, with what was derived of it; the months of before and after are no longer
    kept. The identifier and the contact stay. Once it waits for nothing more, whom to call back is erased."""
    one = DerivedContact(replace(held.kept.contact, requests=(new,)), held.kept.derived, (derived,))
    row = request_row(one, 0, held.kept.number)
    for name in _NEVER_REWRITTEN:
        del row[name]
    connection.execute(update(t.request).where(t.request.c.number == held.key).values(row))
    for table, rows in (
        (t.announcement, announcement_rows(held.key, new)),
        (t.pause, pause_rows(held.key, new)),
    ):
        connection.execute(delete(table).where(table.c.request == held.key))
        if rows:
            connection.execute(insert(table), rows)
    forget_months(connection, held.months | touched_months(one))
    if not waits(replace(new, due_on=derived.due_on)):
        callbacks.erase(connection, (held.key,))


def note_changes(
    connection: Connection,
    held: HeldRequest,
    changes: Iterable[Change],
    agent: str,
    at: datetime,
    reason: str = "",
) -> None:
    """Keeps who changed what of a request, and when. ``reason`` is empty for what needs none (an answer)."""
    rows = [
        {
            "contact": held.kept.number,
            "request": held.key,
            "field": change.field,
            "old": change.old,
            "new": change.new,
            "reason": reason,
            "agent": agent,
            "at": seconds(at),
        }
        for change in changes
    ]
    if rows:
        connection.execute(insert(t.correction), rows)


def changes_between(old: Request, new: Request) -> tuple[Change, ...]:
    """What differs in outcome, answer, announcements and pauses, written as in contract.md §5. Reasons, which are free
    text, and days that follow from the calendar are left out."""
    pairs = (
        ("outcome", old.outcome.value, new.outcome.value),
        ("answered_at", _instant(old.answered_at), _instant(new.answered_at)),
        ("announcements", _announcements(old), _announcements(new)),
        ("pauses", _pauses(old), _pauses(new)),
    )
    return tuple(Change(field, before, after) for field, before, after in pairs if before != after)


def _instant(at: datetime | None) -> str:
    return "" if at is None else at.isoformat()


def _joined(parts: Sequence[str]) -> str:
    return "|".join(parts)


def _announcements(request: Request) -> str:
    return _joined([f"{one.at.isoformat()}>{one.on.isoformat()}" for one in request.announcements])


def _pauses(request: Request) -> str:
    return _joined([f"{_instant(one.begin)}/{_instant(one.end)}" for one in request.pauses])

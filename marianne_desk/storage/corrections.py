"""Corrections of contacts: who changed what, when and why; and contacts taken out of every figure, or put back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from marianne_desk.domain.correction import CANCELLED, Change, Correction, cancelling
from marianne_desk.storage import callbacks, cases
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import DerivedContact, KeptContact, contact_row, seconds
from marianne_desk.storage.contacts import forget_months, month_columns, touched_months
from marianne_desk.storage.request_facts import HeldRequest, rewrite_request

_c = t.correction.c
IS_CORRECTION = (_c.field != CANCELLED) & (_c.reason != "")
"""What was answered or announced stands in the history too, without a reason: it follows a request, it corrects
nothing."""


def rewrite_contact(connection: Connection, kept: KeptContact, item: DerivedContact) -> None:
    """Writes a contact and all its requests again, as ``item`` says; the months that it touched before and touches now
    are no longer kept. Whom to call back is erased where nothing is left to answer. Cancelled or not, it stays so."""
    months = months_of(connection, kept.number)
    forget_months(connection, months | touched_months(item))
    row = contact_row(item)
    connection.execute(update(t.contact).where(t.contact.c.number == kept.number).values(row))
    channel = update(t.request).where(t.request.c.contact == kept.number)
    connection.execute(channel.values(channel=row["channel"], needs_noted=row["needs"] != ""))
    keys = request_numbers(connection, kept.number)
    for place, (key, old) in enumerate(zip(keys, kept.contact.requests, strict=True)):
        new = item.contact.requests[place]
        held = HeldRequest(key, replace(kept, contact=item.contact), old, frozenset(months))
        rewrite_request(connection, held, new, item.requests[place])


def record(connection: Connection, number: int, corrections: Iterable[Correction]) -> None:
    """Adds corrections of the contact ``number`` to its history."""
    requests = request_numbers(connection, number)
    rows = [
        {
            "contact": number,
            "request": None if one.change.request is None else requests[one.change.request],
            "field": one.change.field,
            "old": one.change.old,
            "new": one.change.new,
            "reason": one.reason,
            "agent": one.agent,
            "at": seconds(one.at),
        }
        for one in corrections
    ]
    if rows:
        connection.execute(insert(t.correction), rows)


def history(connection: Connection, number: int) -> tuple[Correction, ...]:
    """What was corrected, cancelled, answered or announced of a contact, the last one first."""
    places = {key: place for place, key in enumerate(request_numbers(connection, number))}
    rows = connection.execute(select(t.correction).where(_c.contact == number).order_by(_c.id.desc()))
    return tuple(
        Correction(
            Change(places.get(row.request), row.field, row.old, row.new),
            row.reason,
            row.agent,
            datetime.fromtimestamp(row.at, UTC),
        )
        for row in rows
    )


def corrected(connection: Connection, numbers: Sequence[int]) -> frozenset[int]:
    """Those of ``numbers`` (500 at most) of which something was corrected; cancelled is not that."""
    query = select(_c.contact).where(_c.contact.in_(numbers), IS_CORRECTION).distinct()
    return frozenset(connection.execute(query).scalars())


def set_cancelled(
    connection: Connection, number: int, reason: str, agent: str, at: datetime, *, cancelled: bool
) -> None:
    """Takes a contact out of every figure and list with its cases, without erasing it, or puts it back; its history
    says so. Whom to call back is erased with the first."""
    forget_months(connection, months_of(connection, number))
    since = seconds(at) if cancelled else None
    connection.execute(update(t.contact).where(t.contact.c.number == number).values(cancelled_at=since))
    connection.execute(update(t.request).where(t.request.c.contact == number).values(cancelled=cancelled))
    cases.set_cancelled(connection, number, cancelled=cancelled)
    if cancelled:
        callbacks.erase(connection, request_numbers(connection, number))
    record(connection, number, (Correction(cancelling(cancelled=cancelled), reason, agent, at),))


def months_of(connection: Connection, number: int) -> set[int]:
    """The months of which a figure may hold the contact ``number`` as it is kept now."""
    months = set(connection.execute(select(t.contact.c.month).where(t.contact.c.number == number)).scalars())
    held = select(*month_columns()).where(t.request.c.contact == number)
    for row in connection.execute(held):
        months.update(month for month in row if month is not None)
    return months


def request_numbers(connection: Connection, number: int) -> Sequence[int]:
    """The numbers of the requests of a contact, in their order."""
    held = select(t.request.c.number).where(t.request.c.contact == number).order_by(t.request.c.number)
    return connection.execute(held).scalars().all()

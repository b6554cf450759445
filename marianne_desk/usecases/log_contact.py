"""An agent logs a contact, and takes back the last one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.contact import Contact, ContactDraft, Request, RequestDraft
from marianne_desk.domain.correction import CorrectionReason
from marianne_desk.domain.derivation import derive_contact, derive_request
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.to_answer import waits
from marianne_desk.storage import arrivals, callbacks, corrections, set_aside
from marianne_desk.storage import contacts as stored
from marianne_desk.storage.contact_rows import DerivedContact, KeptContact
from marianne_desk.usecases.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CLOCK_SLACK = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Logged:
    """A contact that is on the disk. ``number`` is what people see (« C-12 »). ``warnings`` are codes of
    sentences: outside opening hours, clock set back. ``already`` True: the same identifier was there before."""

    id: str
    number: int
    recorded_at: datetime
    contact: Contact
    outside_hours: bool
    clock_set_back: datetime | None = None
    already: bool = False


def log_contact(desk: Desk, draft: ContactDraft, callback: str = "", *, arrival: str = "") -> Logged:
    """Completes, checks and writes one contact; it is durable when this returns. A contact whose identifier is
    there already is not written twice, so that a retry is harmless; it gains the requests that it did not hold.

    ``callback``: whom to call back about its last request, kept apart while that waits; empty for nobody.
    ``arrival``: identifier of the person who was in charge and is gone with it; the appointment that they came for is
    kept. The entry that became this contact is erased with it.

    Raises UserError (``domain.completion.complete``) or MachineError; nothing is written then."""
    now = desk.now()
    contact = complete(draft, Circumstances(now, desk.settings.agent, desk.vocabulary))
    item = derive(desk, contact)
    with desk.store.writing() as connection:
        if arrival:
            arrivals.end(connection, arrival, now)
            arrivals.note_kept(connection, arrival, now)
        if draft.id is not None:
            set_aside.erase(connection, draft.id)
            kept = stored.contact_by_id(connection, draft.id)
            if kept is not None:
                return _complement(desk, connection, kept, draft, contact)
        _refuse_known_requests(connection, [request.id for request in contact.requests])
        latest = stored.latest_recorded(connection)
        number = stored.add_contact(connection, item)
        if callback.strip() and waits(replace(contact.requests[-1], due_on=item.requests[-1].due_on)):
            callbacks.keep(connection, stored.last_request_of(connection, number), callback.strip())
    went_back = latest.astimezone(desk.zone) if latest is not None and now < latest - _CLOCK_SLACK else None
    return Logged(contact.id, number, contact.recorded_at, contact, item.derived.outside_hours, went_back)


def _complement(
    desk: Desk, connection: "Connection", kept: KeptContact, draft: ContactDraft, contact: Contact
) -> Logged:
    """A contact that is there already gains the requests that it did not hold; one that it holds is a retry.

    Raises UserError ``contact_differs``, ``request_differs``: the identifier is there with something else;
    ``contact_unknown``: it was cancelled."""
    if contact.channel is not kept.contact.channel:
        raise UserError("contact_differs", "contact", text=contact.id)
    new = tuple(
        request
        for typed, request in zip(draft.requests, contact.requests, strict=True)
        if not _is_retry(typed, request, kept.contact.requests)
    )
    if new:
        if kept.cancelled:  # what is added to it would be counted although it is not
            raise UserError("contact_unknown", "contact")
        _refuse_known_requests(connection, [request.id for request in new])
        stored.add_requests(connection, kept.number, derive(desk, replace(kept.contact, requests=new)))
    whole = replace(kept.contact, requests=kept.contact.requests + new)
    return Logged(
        kept.contact.id,
        kept.number,
        kept.contact.recorded_at,
        whole,
        kept.derived.outside_hours,
        already=not new,
    )


def _is_retry(typed: RequestDraft, request: Request, known: tuple[Request, ...]) -> bool:
    for one in known:
        same = _matter(one) == _matter(request)
        if typed.id is None and same:
            return True
        if typed.id == one.id:
            if not same:
                raise UserError("request_differs", "request", text=one.id)
            return True
    return False


def _matter(request: Request) -> tuple[object, ...]:
    return (request.theme, request.reason, request.operator, request.outcome, request.kind)


def _refuse_known_requests(connection: "Connection", ids: Sequence[str]) -> None:
    for known in stored.known_request_ids(connection, ids):
        raise UserError("request_differs", "request", text=known)


def cancel_contact(desk: Desk, contact_id: str, agent: str | None = None) -> None:
    """Takes a contact back at the counter: it leaves every figure and list, and stays in the file with its
    history; whom to call back is erased. ``agent``: code of who does it, None: whoever is at the counter.

    Raises UserError ``contact_unknown``."""
    with desk.store.writing() as connection:
        kept = stored.contact_by_id(connection, contact_id)
        if kept is None or kept.cancelled:
            raise UserError("contact_unknown")
        corrections.set_cancelled(
            connection,
            kept.number,
            CorrectionReason.AT_THE_COUNTER,
            agent or desk.settings.agent,
            desk.clock(),
            cancelled=True,
        )


def derive(desk: Desk, contact: Contact) -> DerivedContact:
    """A contact with what the desk's calendar says of it."""
    return DerivedContact(
        contact,
        derive_contact(contact, desk.calendar),
        tuple(derive_request(contact, request, desk.calendar) for request in contact.requests),
    )

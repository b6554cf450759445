"""An agent logs a contact, and takes back the last one."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.contact import Contact, ContactDraft
from marianne_desk.domain.derivation import derive_contact, derive_request
from marianne_desk.domain.errors import UserError
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


def log_contact(desk: Desk, draft: ContactDraft) -> Logged:
    """Completes, checks and writes one contact; it is durable when this returns. A contact whose identifier is
    there already is not written twice, so that a retry is harmless; it gains the requests that it did not hold.

    Raises UserError (``domain.completion.complete``) or MachineError; nothing is written then."""
    now = desk.clock()
    contact = complete(draft, Circumstances(now, desk.settings.agent, desk.vocabulary))
    item = derive(desk, contact)
    with desk.store.writing() as connection:
        if draft.id is not None:
            kept = stored.contact_by_id(connection, draft.id)
            if kept is not None:
                return _complement(desk, connection, kept, draft, contact)
        latest = stored.latest_recorded(connection)
        number = stored.add_contact(connection, item)
    went_back = latest if latest is not None and now < latest - _CLOCK_SLACK else None
    return Logged(contact.id, number, contact.recorded_at, contact, item.derived.outside_hours, went_back)


def _complement(
    desk: Desk, connection: "Connection", kept: KeptContact, draft: ContactDraft, contact: Contact
) -> Logged:
    """A contact that is there already gains the requests that it did not hold, told by their identifiers."""
    known = {request.id for request in kept.contact.requests}
    named = {request.id for request in draft.requests} - {None} - known
    new = tuple(request for request in contact.requests if request.id in named)
    if new:
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


def cancel_contact(desk: Desk, contact_id: str) -> None:
    """Takes a contact back: it leaves every figure and list, and stays in the file. Raises UserError
    ``contact_unknown``."""
    with desk.store.writing() as connection:
        if not stored.cancel_contact(connection, contact_id, desk.clock()):
            raise UserError("contact_unknown")


def derive(desk: Desk, contact: Contact) -> DerivedContact:
    """A contact with what the desk's calendar says of it."""
    return DerivedContact(
        contact,
        derive_contact(contact, desk.calendar),
        tuple(derive_request(contact, request, desk.calendar) for request in contact.requests),
    )

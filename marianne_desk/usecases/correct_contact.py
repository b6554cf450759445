"""A past contact is corrected, cancelled or put back; its history keeps who, when, why, the old value and the new."""

from typing import TYPE_CHECKING

from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.contact import ContactDraft
from marianne_desk.domain.correction import (
    Correction,
    PastContact,
    changes_between,
    check_reason,
    with_due_days,
    without_derived_due,
)
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import corrections as stored
from marianne_desk.storage.contact_rows import KeptContact
from marianne_desk.storage.contacts import contacts_by_number
from marianne_desk.storage.rederiving_cases import follow_contact
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.find_contacts import past_contact
from marianne_desk.usecases.log_contact import derive

if TYPE_CHECKING:
    from sqlalchemy import Connection


def correct_contact(
    desk: Desk, seen: PastContact, changed: ContactDraft, reason: str, agent: str | None = None
) -> PastContact:
    """Corrects a contact: checks it as at logging, derives again what only the calendar can say, keeps one row of
    history a changed field, in one transaction. The kept months that it touched or touches are forgotten.

    ``seen``: the contact as it was shown to the person; ``changed``: ``domain.correction.draft_of`` it, with what is to
    change replaced; its requests are the same ones in the same order. ``reason``: a code or free words. ``agent``: code
    of who corrects, None: whoever is at the counter. Returns the contact as it is now; where nothing changes, nothing
    is written.

    Raises UserError of ``domain.completion.complete``, ``reason_…``, ``contact_unknown``, ``changed_meanwhile``."""
    why = check_reason(reason)
    held = seen.contact
    draft = without_derived_due(changed, held, desk.calendar)
    # What is empty stays unknown: a correction completes nothing by itself.
    contact = complete(draft, Circumstances(desk.now(), held.agent, desk.vocabulary, fill=False))
    item = derive(desk, contact)
    changes = changes_between(held, with_due_days(contact, item.requests))
    with desk.store.writing() as connection:
        kept = _as_seen(connection, seen)
        if changes:
            stored.rewrite_contact(connection, kept, item)
            follow_contact(connection, seen.number, desk.calendar)
            by, at = agent or desk.settings.agent, desk.clock()
            stored.record(connection, seen.number, [Correction(one, why, by, at) for one in changes])
    return past_contact(desk, seen.number)


def cancel(desk: Desk, seen: PastContact, reason: str, agent: str | None = None) -> PastContact:
    """Takes a contact out of every figure and list; it stays in the file, with its history, and is found with
    « annulés ». Arguments and errors as :func:`correct_contact`."""
    return _set(desk, seen, reason, agent, cancelled=True)


def restore(desk: Desk, seen: PastContact, reason: str, agent: str | None = None) -> PastContact:
    """Puts back a contact that was cancelled. Whom to call back was erased, and stays so. Arguments and errors as
    :func:`correct_contact`."""
    return _set(desk, seen, reason, agent, cancelled=False)


def history(desk: Desk, number: int) -> tuple[Correction, ...]:
    """What was corrected of a contact, the last first; empty when nothing was."""
    with desk.store.reading() as connection:
        return stored.history(connection, number)


def _set(desk: Desk, seen: PastContact, reason: str, agent: str | None, *, cancelled: bool) -> PastContact:
    why = check_reason(reason)
    by = agent or desk.settings.agent
    with desk.store.writing() as connection:
        _as_seen(connection, seen)
        if seen.cancelled is not cancelled:
            stored.set_cancelled(connection, seen.number, why, by, desk.clock(), cancelled=cancelled)
    return past_contact(desk, seen.number)


def _as_seen(connection: "Connection", seen: PastContact) -> KeptContact:
    """The contact as kept. Raises UserError where it is no longer as it was shown: the other agent was there."""
    kept = contacts_by_number(connection, (seen.number,))
    if not kept:
        raise UserError("contact_unknown")
    if (kept[0].contact, kept[0].cancelled) != (seen.contact, seen.cancelled):
        raise UserError("changed_meanwhile", number=f"C-{seen.number}")
    return kept[0]

"""What only the calendar can say is said again, after hours, holidays or delays were changed."""

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Connection

from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.derivation import Calendar, RequestDerived, derive_contact, derive_request
from marianne_desk.storage import rederiving
from marianne_desk.storage.contacts import count_contacts
from marianne_desk.storage.rederiving_cases import derive_cases_again
from marianne_desk.usecases.desk import Desk

Progress = Callable[[int, int], None]
"""Told (done, of) contacts; may raise, and nothing is changed then."""


def in_silence(_done: int, _of: int) -> None:
    """The progress of a caller that does not care."""


def derive_again(desk: Desk, progress: Progress = in_silence) -> int:
    """Derives all contacts and cases again by the desk's calendar, in one transaction; how many were corrected."""
    with desk.store.writing() as connection:
        return derive_all(connection, desk.calendar, desk.calendar, progress)


def derive_what_is_missing(desk: Desk) -> None:
    """Fills what a file of an older schema lacks, once, at its first opening; nothing where all is there."""
    with desk.store.reading() as connection:
        missing = rederiving.anything_underived(connection)
    if missing:
        derive_again(desk)


def derive_all(
    connection: Connection, before: Calendar, after: Calendar, progress: Progress = in_silence
) -> int:
    """Derives every contact by the calendar ``after``, inside the caller's transaction, and every case with its turns
    and appointments; how many contacts and cases were corrected.

    A due day other than the one that ``before`` gives was set by a person, and stays."""
    total = count_contacts(connection)
    done = corrected = 0
    for held in rederiving.held_contacts(connection):
        contacts, requests = [], []
        for item in held:
            derived = derive_contact(item.contact, after)
            if derived != item.derived:
                contacts.append((item.number, derived))
            changed = [
                (request.id, new)
                for request, old in zip(item.contact.requests, item.requests, strict=True)
                if (new := _derived_again(item.contact, request, before, after)) != old
            ]
            requests.extend(changed)
            corrected += bool(changed) or derived != item.derived
        rederiving.change_contacts(connection, contacts)
        rederiving.change_requests(connection, requests)
        done += len(held)
        progress(done, total)
    corrected += derive_cases_again(connection, after)
    rederiving.forget_all_months(connection)
    return corrected


def _derived_again(contact: Contact, request: Request, before: Calendar, after: Calendar) -> RequestDerived:
    if request.due_on is not None:
        unset = replace(request, due_on=None)
        if derive_request(contact, unset, before).due_on == request.due_on:
            request = unset
    return derive_request(contact, request, after)

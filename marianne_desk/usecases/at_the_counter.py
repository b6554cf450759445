"""Who is at the counter, and what they left unfinished."""

from dataclasses import replace

from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.set_aside import SetAside, local_entry
from marianne_desk.storage import contacts as stored_contacts
from marianne_desk.storage import set_aside as stored
from marianne_desk.storage.settings import seat_agent
from marianne_desk.usecases.desk import Desk

_SENT_ON = frozenset({Outcome.FORWARDED, Outcome.APPOINTMENT})


def sit_down(desk: Desk, code: str) -> Desk:
    """Another agent is at the counter: the desk from then on. Nothing else is read again, so that one key is enough.

    Raises UserError ``agent_unknown``."""
    if code not in {agent.code for agent in desk.agents if agent.active}:
        raise UserError("agent_unknown", "agent", text=code)
    with desk.store.writing() as connection:
        seat_agent(connection, code)
    return replace(desk, settings=replace(desk.settings, agent=code))


def keep_entry(desk: Desk, entry: SetAside) -> None:
    """Keeps an entry that is not saved; what stood under its identifier is replaced."""
    with desk.store.writing() as connection:
        stored.keep(connection, entry)


def kept_entries(desk: Desk) -> tuple[SetAside, ...]:
    """Entries that are not saved, the first begun first."""
    with desk.store.reading() as connection:
        found = stored.entries(connection)
    return tuple(local_entry(entry, desk.zone) for entry in found)


def erase_entry(desk: Desk, entry_id: str) -> None:
    """Erases an entry: it was cleared."""
    with desk.store.writing() as connection:
        stored.erase(connection, entry_id)


def thread_of(desk: Desk, number: int) -> tuple[str, str]:
    """Identifier and channel of the contact « C-12 », to which another message of the same thread belongs.

    Raises UserError ``contact_unknown``."""
    with desk.store.reading() as connection:
        found = stored_contacts.contact_by_number(connection, number)
    if found is None:
        raise UserError("contact_unknown", "contact")
    return found


def request_to_follow(desk: Desk, contact_id: str) -> str:
    """Identifier of the request of a contact that goes on at a partner's: the last that was sent on, else the last.
    Empty: no contact of that identifier is there, or it was cancelled."""
    with desk.store.reading() as connection:
        kept = stored_contacts.contact_by_id(connection, contact_id)
    if kept is None or kept.cancelled:
        return ""
    requests = kept.contact.requests
    return next((one.id for one in reversed(requests) if one.outcome in _SENT_ON), requests[-1].id)

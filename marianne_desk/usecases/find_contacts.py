"""Past contacts found by a line of the desk's own words, and read a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from marianne_desk.domain.contact_search import Search, SearchContext, read_search
from marianne_desk.domain.correction import PastContact
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import contact_search as stored
from marianne_desk.storage import corrections
from marianne_desk.storage.contact_rows import KeptContact
from marianne_desk.storage.contacts import contacts_by_number
from marianne_desk.usecases.desk import Desk

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Found:
    """What a line found. ``search``: how it was understood; ``numbers``: short numbers, the latest arrival first.
    ``whole`` False: there may be more than were asked for."""

    search: Search
    numbers: Sequence[int]
    whole: bool = True


def search_context(desk: Desk) -> SearchContext:
    """The words that a line of search may use: the desk's lists, its agents, every commune noted."""
    with desk.store.reading() as connection:
        communes = stored.communes(connection)
    return SearchContext(desk.vocabulary, desk.today(), desk.agents, communes or desk.settings.communes)


def find_contacts(
    desk: Desk,
    text: str,
    context: SearchContext | None = None,
    only: str | None = None,
    most: int | None = None,
) -> Found:
    """The contacts that a line asks for; a blank one finds all that are not cancelled. ``context``: read before, so
    that a key waits for the search alone. ``only``: code of the agent whose contacts they are, None: everybody's.
    ``most``: the latest ones are enough, None: all."""
    search = read_search(text, context or search_context(desk))
    with desk.store.reading() as connection:
        numbers = stored.find(connection, search, only, most)
    return Found(search, numbers, most is None or len(numbers) < most)


def contact_page(desk: Desk, numbers: Sequence[int]) -> tuple[PastContact, ...]:
    """The contacts with these numbers, cancelled ones too, in the order of ``numbers``; those that are not there (an
    import that was undone) are left out."""
    found: dict[int, PastContact] = {}
    with desk.store.reading() as connection:
        for start in range(0, len(numbers), _CHUNK):
            found |= _past(connection, list(numbers[start : start + _CHUNK]))
    return tuple(found[number] for number in numbers if number in found)


def past_contact(desk: Desk, number: int) -> PastContact:
    """One contact by its short number. Raises UserError ``contact_unknown``."""
    found = contact_page(desk, (number,))
    if not found:
        raise UserError("contact_unknown")
    return found[0]


def _past(connection: Connection, numbers: Sequence[int]) -> dict[int, PastContact]:
    corrected = corrections.corrected(connection, numbers)
    return {
        kept.number: past_of(kept, corrected=kept.number in corrected)
        for kept in contacts_by_number(connection, numbers)
    }


def past_of(kept: KeptContact, *, corrected: bool) -> PastContact:
    """A contact as the file gives it, for those who look back."""
    derived = kept.derived
    return PastContact(
        number=kept.number,
        contact=kept.contact,
        due=kept.due,
        waited=derived.waited,
        outside_hours=derived.outside_hours,
        after_the_fact=derived.after_the_fact,
        cancelled=kept.cancelled,
        corrected=corrected,
    )

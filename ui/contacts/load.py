"""What the screen « Passages » asks of the desk, on a lane. Imports of the use cases wait until then. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.contacts import detail_words, words
from ui.contacts.words import Label, Row
from ui.lane_work import without_pauses

if TYPE_CHECKING:
    from marianne_desk.domain.contact import ContactDraft
    from marianne_desk.domain.contact_search import SearchContext
    from marianne_desk.domain.correction import PastContact
    from marianne_desk.usecases.desk import Desk
    from ui.contacts.detail_words import Detail
    from ui.contacts.fields import Lists


@dataclass(frozen=True, slots=True)
class Answer:
    """What a line found: the numbers of the list, and its first lines, so that they are shown at once. ``context``: the
    words of the desk, for the next line. ``understood`` is empty where everything is asked for. ``whole`` False: these
    are the first ones of more."""

    context: "SearchContext"
    numbers: Sequence[int]
    first: tuple[Row, ...]
    understood: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """One contact: as it is, in words, and the lists that a correction chooses from. ``case``: what goes with it when
    it is cancelled, « D-385, avec un rendez-vous »; empty without a case."""

    past: "PastContact"
    detail: "Detail"
    lists: "Lists"
    case: str = ""


def search(
    desk: "Desk",
    text: str,
    context: "SearchContext | None",
    only: str | None,
    ahead: int,
    most: int | None,
) -> Answer:
    """The contacts that a line asks for, ``most`` of them (None: all), ``ahead`` of them in words."""
    from marianne_desk.usecases.find_contacts import find_contacts, search_context

    with without_pauses():
        context = context or search_context(desk)
        found = find_contacts(desk, text, context, only, most)
        first = rows(desk, found.numbers[:ahead])
        said = words.understood(found.search, label_of(desk))
        return Answer(context, found.numbers, first, said, found.whole)


def rows(desk: "Desk", numbers: Sequence[int]) -> tuple[Row, ...]:
    """The lines of contacts, by their short numbers."""
    from marianne_desk.usecases.find_contacts import contact_page

    label = label_of(desk)
    return tuple(words.row_of(past, desk.zone, label) for past in contact_page(desk, numbers))


def opened(desk: "Desk", number: int) -> Opened:
    """One contact with its history. Raises UserError ``contact_unknown``."""
    from marianne_desk.usecases.cases import cases_of_contact
    from marianne_desk.usecases.correct_contact import history
    from marianne_desk.usecases.find_contacts import past_contact
    from ui.contacts.fields import lists_of
    from ui.counter.words import case_words

    past = past_contact(desk, number)
    detail = detail_words.detail_of(past, history(desk, number), desk.zone, label_of(desk))
    case = case_words(cases_of_contact(desk, past.contact.id))
    return Opened(past, detail, lists_of(desk.vocabulary, desk.agents, desk.zone), case)


def correct(
    desk: "Desk", seen: "PastContact", changed: "ContactDraft", reason: str, agent: str | None
) -> int:
    """Corrects a contact; its number."""
    from marianne_desk.usecases.correct_contact import correct_contact

    return correct_contact(desk, seen, changed, reason, agent).number


def cancel(desk: "Desk", seen: "PastContact", reason: str, agent: str | None) -> int:
    """Takes a contact out of every figure; its number."""
    from marianne_desk.usecases.correct_contact import cancel as take_out

    return take_out(desk, seen, reason, agent).number


def restore(desk: "Desk", seen: "PastContact", reason: str, agent: str | None) -> int:
    """Puts a cancelled contact back; its number."""
    from marianne_desk.usecases.correct_contact import restore as put_back

    return put_back(desk, seen, reason, agent).number


def label_of(desk: "Desk") -> Label:
    """The desk's words for its codes, the names of its agents among them."""
    agents = {agent.code: agent.label for agent in desk.agents}

    def label(kind: str, code: str) -> str:
        return agents.get(code, code) if kind == "agent" else desk.vocabulary.label(kind, code)

    return label

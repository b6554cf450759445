"""What F1 says of a screen: one paragraph each, read from ``resources/help`` when it is first shown. No Qt."""

from functools import cache
from itertools import groupby

from marianne_desk.domain.key_card import KeyCard, KeyGroup, KeyLine
from ui.places import RESOURCES
from ui.shortcuts import BINDINGS, Binding, heard_at, second, shown

TITLES = {
    "counter": "Le guichet",
    "to_answer": "À répondre",
    "day": "La journée",
    "totals": "Les totaux à reporter",
    "tally": "Le relevé papier",
    "proofs": "Les preuves",
    "round": "Le tour du mois",
    "agenda": "L’agenda",
    "contacts": "Les passages",
    "month": "Le mois",
    "sheet": "La fiche du mois",
    "settings": "Les réglages",
    "import": "L’import",
}
"""The places of which F1 has something to say."""


@cache
def paragraph(place: str) -> str:
    """What the screen is for and what to do first. Empty for a place without a text."""
    file = RESOURCES / "help" / f"{place}.md"
    return file.read_text(encoding="utf-8").strip().replace("\n", " ") if place in TITLES else ""


def groups_of(places: tuple[str, ...]) -> list[tuple[str, list[Binding]]]:
    """The keys heard at these places, by group, in the order of the table."""
    heard = [one for one in BINDINGS if any(heard_at(one, place) for place in places)]
    return [(name, list(group)) for name, group in groupby(heard, key=lambda one: one.group)]


def key_card() -> KeyCard:
    """The card: the keys of the counter and of the window that are in force."""
    return KeyCard(
        title="Les touches du guichet",
        groups=tuple(
            KeyGroup(name, tuple(KeyLine(shown(one.act), second(one.act), one.does) for one in group))
            for name, group in groups_of(("counter",))
        ),
        foot="Marianne Desk. F1 montre les touches de chaque écran.",
    )

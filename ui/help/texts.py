"""What F1 says of a screen: one paragraph each, read from ``resources/help`` when it is first shown. No Qt."""

from functools import cache

from marianne_desk.domain.key_card import KeyCard, KeyGroup, KeyLine
from ui.help.dialog_keys import DIALOG_KEYS
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
    "cases": "Les dossiers",
    "directory": "L’annuaire des partenaires",
    "case_opening": "Ouvrir un dossier",
    "booking": "Le rendez-vous",
    "appointments": "Les rendez-vous d’un dossier",
    "slip": "Le papier à remettre",
    "partner_sheet": "La fiche d’un partenaire",
    "case_papers": "Les papiers d’un dossier",
    "mandates": "Les mandats",
    "contacts": "Les passages",
    "month": "Le mois",
    "sheet": "La fiche du mois",
    "commitments": "Les engagements",
    "settings": "Les réglages",
    "visitors": "Quelqu’un revient",
    "import": "L’import",
    "first_start": "Le premier démarrage",
    "restore": "Reprendre une sauvegarde",
}
"""The places of which F1 has something to say."""


@cache
def paragraph(place: str) -> str:
    """What the screen is for and what to do first. Empty for a place without a text."""
    file = RESOURCES / "help" / f"{place}.md"
    return file.read_text(encoding="utf-8").strip().replace("\n", " ") if place in TITLES else ""


def groups_of(places: tuple[str, ...]) -> list[tuple[str, list[Binding]]]:
    """The keys heard at these places, by group, in the order of the table; a group stands once, where it begins."""
    found: dict[str, list[Binding]] = {}
    for one in BINDINGS:
        if any(heard_at(one, place) for place in places):
            found.setdefault(one.group, []).append(one)
    return list(found.items())


def key_groups(places: tuple[str, ...]) -> tuple[KeyGroup, ...]:
    """The keys heard at these places, as they are shown; a window over the main one has its own alone."""
    if places[0] in DIALOG_KEYS:
        return DIALOG_KEYS[places[0]]
    return tuple(
        KeyGroup(name, tuple(KeyLine(shown(one.act), second(one.act), one.does) for one in group))
        for name, group in groups_of(places)
    )


def key_card() -> KeyCard:
    """The card: the keys of the counter and of the window that are in force."""
    return KeyCard(
        title="Les touches du guichet",
        groups=key_groups(("counter",)),
        foot="Marianne Desk. F1 montre les touches de chaque écran.",
    )

"""What « Données personnelles » says. No Qt."""

from collections.abc import Sequence
from datetime import date, tzinfo

from marianne_desk.domain import french
from marianne_desk.domain.cases.retention import Erasure, Known
from marianne_desk.wording.privacy import KNOWN as WAYS
from marianne_desk.wording.privacy import UNTIL, erased_words

WHY = (
    "Pour donner suite, le guichet garde un nom et un moyen de joindre la personne, dans un dossier, un mandat, un "
    "rendez-vous ou un rappel, jamais ailleurs. Passé ces durées, noms, téléphones et textes libres s’effacent "
    "d’eux-mêmes, à l’ouverture et à la fermeture\u202f; seuls restent des chiffres."
)
KNOWN = "Connus par leur nom aujourd’hui"
REGISTER = "Registre des effacements"
NOTHING_ERASED = "Rien n’a encore été effacé."
SAVED = "Registre enregistré, sans aucun nom\u00a0: {name}"
FILE = "registre-des-effacements.ods"
KINDS = "OpenDocument (*.ods);;Excel (*.xlsx);;CSV (*.csv)"


def known_lines(known: Sequence[Known], today: date) -> list[tuple[str, ...]]:
    """How people are known, how many, when the first of them is erased."""
    return [(WAYS[one.by], french.number(one.count), _until(one, today)) for one in known]


def register_lines(erasures: Sequence[Erasure], zone: tzinfo) -> list[tuple[str, ...]]:
    """When, how many, what and by which rule."""
    return [
        (french.day_short(one.at.astimezone(zone)), french.number(one.count), erased_words(one))
        for one in erasures
    ]


def _until(one: Known, today: date) -> str:
    if not one.count:
        return ""
    if one.next_on is None:
        return UNTIL.get(one.by, "")
    return "à la fermeture" if one.next_on <= today else f"le {french.day_short(one.next_on)}"

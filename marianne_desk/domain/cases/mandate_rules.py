"""What a mandate may say: exact démarches, a last day within the year, a day of signing that has been. Source: issue
« Difficult cases » §2, domain.md §5.3.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from marianne_desk.domain.cases.mandate import LONGEST_DAYS
from marianne_desk.domain.cases.visitor import refuse_numbers
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.folding import key_of

LONGEST_SCOPE = 400

_ALL = re.compile(
    r"\b(?:tout|toute|tous|toutes|ensemble|integralite|totalite|n importe quel(?:le)?s?|quelconques?)"
    r"(?: (?:mes|les|ces|ses|nos|vos|leurs|des|de|type|types|sorte|sortes|genre|autre|autres|la|le|l))*"
    r" (?:demarches?|dossiers?|affaires?|formalites?|actes?|demandes?|droits?|comptes?|administrat(?:ifs?|ion))\b"
)
_AND_SO_ON = re.compile(r"\b(?:etc|et autres?|et ainsi de suite|et le reste|entre autres|notamment)\b")
_VAGUE = frozenset(
    word
    for line in (
        "a au aux avec autre autres administratif administratifs administrative administratives administration",
        "affaire affaires aide aider cas ce ces chez compte comptes concernant d dans de demande demandes demarche",
        "demarches des divers diverses dossier dossiers du effectuer elle elles en ensemble et faire formalite",
        "formalites general generale gerer il internet je l la le les leur leurs ligne m ma me mes moi mon monsieur",
        "madame nom numerique numeriques operation operations ou papier papiers par place pour prochain prochaines",
        "quelconque relatif relatives s sa service services ses situation son suivi suivre sur tous tout toute toutes",
        "un une usager",
    )
    for word in line.split()
)
"""Words that do not say which démarche: a scope of such words alone says none."""


def checked_scope(text: str, operators: Iterable[str] = ()) -> str:
    """The exact démarches, spaces tidied. ``operators``: names of partners; one alone says no démarche either.

    Raises UserError ``mandate_scope`` (nothing is said), ``mandate_scope_long``, ``mandate_general`` (everything is),
    ``visitor_number``."""
    scope = " ".join(text.split())
    folded = key_of(scope)
    words = folded.split()
    if not words:
        raise UserError("mandate_scope", "scope")
    if len(scope) > LONGEST_SCOPE:
        raise UserError("mandate_scope_long", "scope", most=LONGEST_SCOPE)
    refuse_numbers(scope, "scope")
    vague = _VAGUE.union(*(key_of(name).split() for name in operators))
    if _ALL.search(folded) or _AND_SO_ON.search(folded) or vague.issuperset(words):
        raise UserError("mandate_general", "scope")
    return scope


def last_day(first: date, days: int) -> date:
    """The last day of a mandate of so many days, ``first`` included. Raises UserError ``mandate_too_long``: of less
    than a day or more than a year."""
    if not 1 <= days <= LONGEST_DAYS:
        raise UserError("mandate_too_long", "days", most=LONGEST_DAYS)
    return first + timedelta(days=days - 1)


def checked_signing(on: date, until: date | None, today: date) -> date:
    """The day on which both signed. Raises UserError ``mandate_signed_later``, ``mandate_too_long``: it would
    last more than a year."""
    if on > today:
        raise UserError("mandate_signed_later", "signed_on", day=on)
    if until is not None and until > last_day(on, LONGEST_DAYS):
        raise UserError("mandate_too_long", "signed_on", most=LONGEST_DAYS)
    return on

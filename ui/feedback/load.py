"""What the window of feedback shows, and asks of the writing lane. Imports of the use cases wait until then. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.counter.advice import Matter

if TYPE_CHECKING:
    from datetime import date

    from marianne_desk.domain.partners.directory import Feedback
    from marianne_desk.domain.vocabulary import Vocabulary
    from marianne_desk.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class Asked:
    """``partners``: code and name of each that can be told something today. ``about``: « Logement, APL », empty where
    the matter is not known."""

    matter: Matter
    partners: tuple[tuple[str, str], ...]
    about: str


def asked(vocabulary: "Vocabulary", today: "date", matter: Matter | None) -> Asked:
    """What the window shows before anything is typed. Needs no desk."""
    from marianne_desk.domain.french import lowered

    about = matter or Matter(None, None, None)
    partners = [
        (one.code, one.label) for one in vocabulary.operators if not one.retired and one.existed_on(today)
    ]
    said = vocabulary.label("theme", about.theme) if about.theme else ""
    if about.reason:
        reason = vocabulary.label("reason", about.reason)
        said = f"{said}, {lowered(reason)}" if said else reason
    return Asked(about, tuple(sorted(partners, key=lambda one: one[1].casefold())), said)


def keep(desk: "Desk", operator: str, words: str, matter: Matter) -> "tuple[str, Feedback]":
    """Keeps the line; answers what is said of it, and the line, to take it back. Raises UserError ``operator_missing``
    and those of ``add_feedback``."""
    from marianne_desk.domain.errors import UserError
    from marianne_desk.usecases.directory import add_feedback

    if not operator:
        raise UserError("operator_missing", "operator")
    kept = add_feedback(desk, operator, words, matter.theme, matter.reason)
    said = f"Retour du terrain gardé, pour {desk.vocabulary.label('operator', kept.operator)}."
    return f"{said} Ctrl+Z, ligne vide, pour l’annuler.", kept


def take_back(desk: "Desk", kept: "Feedback") -> None:
    """Takes a line back; one that is gone already is gone."""
    from marianne_desk.usecases.directory import undo_feedback

    undo_feedback(desk, kept)

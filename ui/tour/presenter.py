"""The steps of the guided tour, and how each one sees that it was done. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.shortcuts import Act, shown

if TYPE_CHECKING:
    from marianne_desk.usecases.tour import TourFacts


@dataclass(frozen=True, slots=True)
class Seen:
    """What the window and the throw-away desk say now. ``facts`` None: not known yet."""

    screen: Act
    help_is_open: bool
    facts: "TourFacts | None" = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to try. ``done`` says whether it was."""

    title: str
    text: str
    done: Callable[[Seen], bool] = field(repr=False)


def steps() -> tuple[Step, ...]:
    """The tour, with the keys that are in force."""
    return (
        Step(
            "Noter un passage",
            "Une personne s’assied avec une question sur son APL. Tapez «\u00a0caf apl\u00a0», lisez sous la ligne ce "
            f"qui est compris, puis pressez {shown(Act.SOLVED)}\u00a0: c’est noté, et résolu.",
            lambda seen: seen.facts is not None and ("desk", "apl") in seen.facts.logged,
        ),
        Step(
            "Le téléphone sonne",
            f"Pressez {shown(Act.PHONE)}, tapez «\u00a0ameli cpam\u00a0», puis {shown(Act.SOLVED)}. Une saisie "
            "commencée n’est pas perdue\u00a0: elle est mise de côté et vous attend.",
            lambda seen: (
                seen.facts is not None and any(channel == "phone" for channel, _ in seen.facts.logged)
            ),
        ),
        Step(
            "Voir le mois",
            f"Pressez {shown(Act.MONTH)}\u00a0: tout ce qui a été noté ce mois-ci, chiffre par chiffre. Entrée ouvre "
            "ce qu’il y a derrière un chiffre.",
            lambda seen: seen.screen is Act.MONTH,
        ),
        Step(
            "Répondre",
            f"Pressez {shown(Act.TO_ANSWER)}\u00a0: ce qui attend une réponse de nous. Choisissez une ligne, "
            f"puis {shown(Act.ANSWERED)}\u00a0: c’est répondu.",
            lambda seen: seen.facts is not None and seen.facts.answered > 0,
        ),
        Step(
            "Trouver de l’aide",
            f"Pressez {shown(Act.HELP)}, sur n’importe quel écran\u00a0: à quoi il sert, et toutes ses touches.",
            lambda seen: seen.help_is_open,
        ),
    )


END = (
    "La visite est finie",
    "Continuez à essayer tant que vous voulez. En quittant, ce mois fictif est effacé en entier\u202f; votre guichet "
    "n’a pas été touché.",
)


class TourPresenter:
    """Where the person is. A step that was done before its turn is done when its turn comes."""

    def __init__(self) -> None:
        self.steps = steps()
        self.at = 0
        self.skipped: set[int] = set()

    @property
    def is_over(self) -> bool:
        """Whether every step was done or passed."""
        return self.at >= len(self.steps)

    def look(self, seen: Seen) -> bool:
        """Goes on where the step was done; whether it did."""
        if self.is_over or not self.steps[self.at].done(seen):
            return False
        self.at += 1
        return True

    def skip(self) -> None:
        """Passes the step."""
        if not self.is_over:
            self.skipped.add(self.at)
            self.at += 1

    def heading(self) -> str:
        """« Visite guidée, étape 2 sur 5 »."""
        return (
            "Visite guidée" if self.is_over else f"Visite guidée, étape {self.at + 1} sur {len(self.steps)}"
        )

    def now(self) -> tuple[str, str]:
        """Title and words of what to do now."""
        return END if self.is_over else (self.steps[self.at].title, self.steps[self.at].text)

    def lines(self) -> tuple[str, ...]:
        """Every step with its state, in shape and word: ✓ done, – passed, ▸ now, ○ to come."""
        return tuple(f"{self._mark(place)}\u00a0 {step.title}" for place, step in enumerate(self.steps))

    def _mark(self, place: int) -> str:
        if place in self.skipped:
            return "–"
        return "✓" if place < self.at else "▸" if place == self.at else "○"

"""Questions that the counter asks, and what their keys answer. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from marianne_desk.domain.french import day_words

if TYPE_CHECKING:
    from marianne_desk.domain.entry.line import Question
    from marianne_desk.domain.waiting import Expected

NB = "\u00a0"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. ``options``: (key, label). ``choose`` takes the index of one; ``read`` the words of a free
    answer, None when only a key answers; ``hint`` shows what may be typed. ``dated``: the answer is a date, said
    while it is typed. ``vague``: nothing was understood that could be asked about."""

    title: str
    options: tuple[tuple[str, str], ...]
    choose: Callable[[int], None]
    read: Callable[[str], None] | None = None
    vague: bool = False
    hint: str = ""
    dated: bool = False


def of_line(question: "Question", choose: Callable[[int], None]) -> Ask:
    """What the line leaves open."""
    options = tuple((str(number), option.label) for number, option in enumerate(question.options, 1))
    return Ask(question.prompt, options, choose, vague=question.vague)


def received(choose: Callable[[int], None], read: Callable[[str], None]) -> Ask:
    """When a letter, an e-mail or a message came in: never now by default."""
    options = (("A", "aujourd’hui"), ("H", "hier"))
    return Ask(f"Reçu quand{NB}?", options, choose, read, hint="ou tapez : lundi 9h, 16/11…", dated=True)


def call_back(read: Callable[[str], None]) -> Ask:
    """Whom to call back about a message: a first name or a number, or nothing."""
    return Ask(f"Rappeler qui{NB}?", (), _nothing, read, hint="prénom ou n°, sinon Entrée")


def appointment_hour(
    expected: "Sequence[Expected]", choose: Callable[[int], None], read: Callable[[str], None]
) -> Ask:
    """For which appointment somebody came: letters, so that an hour may be typed. One letter each, nine at most."""
    options = tuple(
        (letter, " ".join(part for part in (f"{one.at:%H:%M}", one.words) if part))
        for letter, one in zip("ABCDEFGIJ", expected, strict=False)
    )
    return Ask(f"Rendez-vous de quelle heure{NB}?", options, choose, read, hint="tapez : 14h30")


def _nothing(_index: int) -> None:
    """There is nothing to choose from."""


def announced(days: Sequence[date], choose: Callable[[int], None]) -> Ask:
    """What was promised to the visitor."""
    options = tuple((str(number), f"avant {day_words(day)}") for number, day in enumerate(days, 1))
    return Ask(f"Réponse annoncée{NB}?", options, choose)

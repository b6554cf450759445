"""Questions that the counter asks, and what their keys answer. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from marianne_desk.domain.french import day_words

if TYPE_CHECKING:
    from marianne_desk.domain.entry.line import Question

NB = "\u00a0"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. ``options``: (key, label). ``choose`` takes the index of one; ``read`` the words of a free
    answer, None when only a key answers. ``vague``: nothing was understood that could be asked about."""

    title: str
    options: tuple[tuple[str, str], ...]
    choose: Callable[[int], None]
    read: Callable[[str], None] | None = None
    vague: bool = False


def of_line(question: "Question", choose: Callable[[int], None]) -> Ask:
    """What the line leaves open."""
    options = tuple((str(number), option.label) for number, option in enumerate(question.options, 1))
    return Ask(question.prompt, options, choose, vague=question.vague)


def received(choose: Callable[[int], None], read: Callable[[str], None]) -> Ask:
    """When a letter, an e-mail or a message came in: never now by default."""
    return Ask(f"Reçu quand{NB}?", (("A", "aujourd’hui"), ("H", "hier")), choose, read)


def announced(days: Sequence[date], choose: Callable[[int], None]) -> Ask:
    """What was promised to the visitor."""
    options = tuple((str(number), f"avant {day_words(day)}") for number, day in enumerate(days, 1))
    return Ask(f"Réponse annoncée{NB}?", options, choose)

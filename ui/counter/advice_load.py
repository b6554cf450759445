"""What the counter asks of the directory of partners, on the writing lane, and the words that are said of it. No Qt."""

from datetime import date
from typing import TYPE_CHECKING

from marianne_desk.domain import french
from marianne_desk.domain.french import lowered
from ui.counter.advice import Advised, Matter

if TYPE_CHECKING:
    from marianne_desk.domain.agenda.permanence import Occurrence
    from marianne_desk.domain.vocabulary import Vocabulary
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.partner_advice import Advice

NB = french.NO_BREAK


def advise(desk: "Desk", matter: Matter) -> Advised:
    """What is said of a request; where the directory says nothing, that."""
    from marianne_desk.usecases.partner_advice import advice

    said = advice(desk, matter.operator, matter.theme, matter.reason)
    lines = lines_of(said, desk.today())
    if lines:
        return Advised(title_of(matter, desk.vocabulary), lines)
    whom = Matter(matter.operator, None if matter.operator else matter.theme, None)
    return Advised(f"Rien de noté pour {title_of(whom, desk.vocabulary)}", ())


def title_of(matter: Matter, vocabulary: "Vocabulary") -> str:
    """« CAF · APL »."""
    label = vocabulary.label
    parts = [label("operator", matter.operator)] if matter.operator else []
    if matter.reason:
        parts.append(label("reason", matter.reason))
    elif matter.theme:
        parts.append(label("theme", matter.theme))
    return " · ".join(parts)


def lines_of(said: "Advice", today: date) -> tuple[tuple[str, str], ...]:
    """What is to be known, the most useful first: what is about, and the words."""
    lines: list[tuple[str, str]] = []
    if said.next_permanence is not None:
        lines.append(("Permanence ici", permanence_words(said.next_permanence, today)))
    if said.papers:
        lines.append(("À apporter", ", ".join(lowered(one) for one in said.papers)))
    if said.try_first:
        lines.append(("D’abord", _one_line(said.try_first)))
    if said.news:
        last = said.news[0]
        lines.append((f"Dit le{NB}{last.day:%d/%m}", _one_line(last.words)))
    if said.promised_days is not None:
        lines.append(("Délai promis", french.count_of(said.promised_days, "jour ouvré", "jours ouvrés")))
    return tuple(lines)


def permanence_words(one: "Occurrence", today: date) -> str:
    """« aujourd’hui, 14 h 00 – 17 h 00 », « mardi 1er décembre, 14 h 00 – 17 h 00 »."""
    away = (one.begin.date() - today).days
    day = {0: "aujourd’hui", 1: "demain"}.get(away, french.day_words(one.begin.date()))
    return f"{day}, {french.clock_time(one.begin)} – {french.clock_time(one.end)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""What the forms of proofs ask, and what was typed into them, read. No Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from marianne_desk.domain import french
from marianne_desk.domain.commitments.keeping import Mystery
from marianne_desk.domain.commitments.proof import Keyed
from marianne_desk.domain.commitments.self_evaluation import Answer, Said
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from ui.proofs import words
from ui.settings.day_text import day_text, read_typed_day

MONTHS_BACK = 24
_WITHOUT_YEAR = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}")


@dataclass(frozen=True, slots=True)
class Field:
    """One row of a form. ``name``: the field of the errors that belong beside it. ``options``: (value, words) to choose
    from, ``many``: several of them, their values joined by « | »; empty: it is typed, in so many ``lines``."""

    name: str
    title: str
    text: str = ""
    hint: str = ""
    note: str = ""
    options: tuple[tuple[str, str], ...] = ()
    many: bool = False
    lines: int = 1


def file_fields(today: date, validity: str) -> tuple[Field, ...]:
    """Of a file. ``validity``: what its kind says."""
    return (
        Field("day", "Date de la pièce", day_text(today)),
        Field("valid_until", "Valable jusqu’au", "", validity),
        Field("label", "Libellé", "", "facultatif, sans nom d’usager"),
    )


def figure_fields(keyed: Keyed, items: Sequence[str], today: date) -> tuple[Field, ...]:
    """Of figures that were counted elsewhere; ``items``: what the survey or the test asks."""
    if keyed is Keyed.STATEMENT:
        return (
            Field("month", "Mois", options=month_options(today)),
            Field("whole", "Appels reçus"),
            Field("part", "Appels décrochés"),
        )
    day = Field("day", "Date", day_text(today))
    if keyed is Keyed.SURVEY:
        asked = tuple(Field(item, f"Satisfaits\u00a0: {item}") for item in items)
        return (day, Field("whole", "Réponses"), *asked)
    came = Field("came", "Tests", options=tuple((one.value, words.CAME[one]) for one in Mystery))
    asked = tuple(
        Field(item, f"Notes\u00a0: {item}", hint="8 7,5 6", note="Une note sur 10 par test.")
        for item in items
    )
    return (day, came, *asked)


def correction_fields(part: int, whole: int) -> tuple[Field, ...]:
    """Of the figures of a proof."""
    return Field("whole", "Total", str(whole)), Field("part", "Dont", str(part))


def evaluation_fields(answers: Sequence[Answer]) -> tuple[Field, ...]:
    """Of the self-evaluation: for each question an answer and a comment, as they were the last time."""
    fields = []
    for place, one in enumerate(answers):
        options = (("", "à répondre"), *((said.value, words.SAID[said]) for said in Said))
        title = f"{place + 1}. {one.question}"
        fields.append(Field(str(place), title, one.said or "", options=options))
        fields.append(Field(f"comment {place}", "Commentaire", one.comment, "facultatif"))
    return tuple(fields)


def evaluation_of(answers: Sequence[Answer], typed: dict[str, str]) -> tuple[Answer, ...]:
    """The answers as chosen and typed."""
    return tuple(
        Answer(
            one.commitment,
            one.question,
            Said(typed[str(place)]) if typed[str(place)] else None,
            typed[f"comment {place}"],
        )
        for place, one in enumerate(answers)
    )


def month_options(today: date) -> tuple[tuple[str, str], ...]:
    """The last months, the one before this first: its statement is the one that comes now."""
    running = Month.of(today)
    months = [running.plus(-back) for back in (1, 0, *range(2, MONTHS_BACK))]
    return tuple((str(month), french.month_words(month)) for month in months)


def past_day(text: str, today: date, field: str = "day") -> date:
    """A day that has been; without a year the last such one, today included. Empty: today.

    Raises UserError ``day_unreadable``."""
    typed = text.strip()
    if not typed:
        return today
    found = read_typed_day(typed, today, field)
    if found > today and _WITHOUT_YEAR.fullmatch(typed):
        try:
            return found.replace(year=found.year - 1)
        except ValueError:
            raise UserError("day_unreadable", field, text=typed) from None
    return found


def coming_day(text: str, today: date, field: str) -> date | None:
    """A day to come; None where nothing is typed. Raises UserError ``day_unreadable``."""
    return read_typed_day(text, today, field) if text.strip() else None

"""What the forms of proofs ask. No Qt."""

from collections.abc import Sequence
from datetime import date

from marianne_desk.domain import french
from marianne_desk.domain.commitments.keeping import Mystery
from marianne_desk.domain.commitments.proof import Keyed
from marianne_desk.domain.commitments.self_evaluation import Answer, Said
from marianne_desk.domain.month import Month
from ui.forms.days import day_text
from ui.forms.field import Field
from ui.proofs import words

MONTHS_BACK = 24


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

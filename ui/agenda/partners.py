"""What the window of permanences asks of the desk, on the writing lane. No Qt."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ui.forms.days import day_text, read_typed_day

if TYPE_CHECKING:
    from marianne_desk.domain.agenda.permanence import Permanence
    from marianne_desk.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class PermanenceLine:
    """One permanence: its line in the list, and what its form shows."""

    permanence: "Permanence"
    words: str
    typed: str
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class Permanences:
    """The list, and the operators to choose from: code and name."""

    lines: tuple[PermanenceLine, ...]
    operators: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PermanenceTyped:
    """The form as typed. ``id`` empty: a new one."""

    id: str
    label: str
    hours: str
    operator: str | None
    valid_from: str
    valid_to: str


def permanences(desk: "Desk") -> Permanences:
    """The list in words."""
    from marianne_desk.domain.agenda.permanence import typed_of
    from marianne_desk.usecases.permanences import permanences as listed

    lines = tuple(
        PermanenceLine(
            one,
            f"{one.label}\n{_said(one)}",
            typed_of(one.hours),
            day_text(one.valid_from) if one.valid_from else "",
            day_text(one.valid_to) if one.valid_to else "",
        )
        for one in listed(desk)
    )
    operators = tuple((one.code, one.label) for one in desk.vocabulary.operators if not one.retired)
    return Permanences(lines, operators)


def _said(one: "Permanence") -> str:
    from marianne_desk.domain.agenda.permanence import words_of

    dates = ""
    if one.valid_from:
        dates += f", du {day_text(one.valid_from)}"
    if one.valid_to:
        dates += f", jusqu’au {day_text(one.valid_to)}"
    said = words_of(one.hours)
    return said[:1].lower() + said[1:] + dates


def keep_permanence(desk: "Desk", typed: PermanenceTyped) -> str:
    """Keeps what the form says; the name under which it stands in the list."""
    from marianne_desk.domain.agenda.permanence import Permanence
    from marianne_desk.usecases.permanences import change_permanences
    from marianne_desk.usecases.permanences import permanences as listed

    today = desk.today()
    item = Permanence(
        typed.id,
        typed.label,
        typed.hours,
        typed.operator,
        _day(typed.valid_from, today, "valid_from"),
        _day(typed.valid_to, today, "valid_to"),
    )
    others = [one for one in listed(desk) if one.id != typed.id]
    kept = change_permanences(desk, [*others, item])
    known = {one.id for one in others}
    return next(one.label for one in kept if one.id not in known)


def drop_permanence(desk: "Desk", identifier: str) -> str:
    """Takes one out of the list."""
    from marianne_desk.usecases.permanences import change_permanences
    from marianne_desk.usecases.permanences import permanences as listed

    change_permanences(desk, [one for one in listed(desk) if one.id != identifier])
    return ""


def _day(text: str, today: date, field: str) -> date | None:
    return read_typed_day(text, today, field) if text.strip() else None

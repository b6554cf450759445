"""What the search for somebody who comes back asks of the desk, on a lane. Imports of the use cases wait until then.
No Qt."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.lane_work import without_pauses

if TYPE_CHECKING:
    from datetime import date

    from marianne_desk.domain.cases.case_row import CaseRow
    from marianne_desk.usecases.cases import CaseDone
    from marianne_desk.usecases.desk import Desk

MOST = 50
"""Lines shown: whoever sees more types another letter."""
NB = "\u00a0"


@dataclass(frozen=True, slots=True)
class Row:
    """One case. ``cells``: number, who and how to reach them, what for, where it stands. ``warm``: somebody has to
    act."""

    id: str
    cells: tuple[str, str, str, str] = field(repr=False)
    warm: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What ``text`` found, the nearest first. ``said``: how many, and what to do; empty for an empty text."""

    text: str = field(repr=False)
    rows: tuple[Row, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Noted:
    """That somebody came back. ``done``: what takes it back."""

    done: "CaseDone"
    said: str


def find(desk: "Desk", text: str) -> Found:
    """The open cases that a name, a telephone or « D-12 » may mean."""
    from marianne_desk.usecases.case_list import find_visitor

    if not text.strip():
        return Found(text, (), "")
    with without_pauses():
        rows = find_visitor(desk, text)
        shown = tuple(row_of(one, desk.today()) for one in rows[:MOST])
    return Found(text, shown, count_words(len(rows)))


def count_words(count: int) -> str:
    """« 1 dossier ouvert », « aucun dossier ouvert »."""
    if not count:
        return "Aucun dossier ouvert à ce nom ou à ce numéro."
    said = f"{count}{NB}dossier{'s' if count > 1 else ''} ouvert{'s' if count > 1 else ''}"
    return f"{said}, les {MOST} plus proches. Tapez une lettre de plus." if count > MOST else f"{said}."


def row_of(row: "CaseRow", today: "date") -> Row:
    """One case in words."""
    from marianne_desk.domain.french import lowered
    from marianne_desk.wording.cases import case_number

    visitor = row.visitor
    who = (
        " · ".join(part for part in (visitor.name, visitor.reach) if part) if visitor else "identité effacée"
    )
    matter = f"{row.theme}, {lowered(row.reason)}" if row.reason else row.theme
    cells = (case_number(row.number), who, f"{row.operator_label} · {matter}", standing_words(row, today))
    return Row(row.id, cells, row.stuck or row.to_fill is not None)


def standing_words(row: "CaseRow", today: "date") -> str:
    """« Rendez-vous demain à 9 h 00 », « Rendez-vous 27/11, 9 h 00 », « ▲ En souffrance », « Répondu, à dire à
    l’usager »."""
    from marianne_desk.domain.cases.case import Step
    from marianne_desk.domain.french import moment_words
    from marianne_desk.wording.cases import PAPERS_EXPECTED, STEPS, STUCK
    from ui.to_answer.words import short_moment

    if row.next_begin is not None:
        soon = (row.next_begin.date() - today).days <= 1
        return f"Rendez-vous {(moment_words if soon else short_moment)(row.next_begin, today)}"
    if row.to_fill is not None:
        return "▲ Rendez-vous à renseigner"
    if row.stuck:
        return f"▲ {STUCK}"
    if row.step is Step.ANSWERED:
        return "Répondu, à dire à l’usager"
    return PAPERS_EXPECTED if row.papers_expected else STEPS[row.step]


def note_returned(desk: "Desk", case_id: str) -> Noted:
    """The visitor is here again. Raises UserError ``case_unknown``."""
    from marianne_desk.domain.cases.case import Happening
    from marianne_desk.usecases.cases import note
    from marianne_desk.wording.cases import case_number

    done = note(desk, case_id, Happening.RETURNED)
    number = case_number(done.after.case.number)
    return Noted(done, f"{number}{NB}: retour de l’usager noté. Entrée ouvre le dossier, Ctrl+Z défait.")


def take_back(desk: "Desk", noted: Noted) -> str:
    """It was somebody else; answers what is said of it. Raises UserError ``case_changed``."""
    from marianne_desk.usecases.cases import undo
    from marianne_desk.wording.cases import case_number

    undo(desk, noted.done)
    return f"{case_number(noted.done.after.case.number)}{NB}: retour défait."

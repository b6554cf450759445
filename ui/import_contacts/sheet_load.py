"""What the wizard for an old spreadsheet asks of the desk, on the writing lane. Imports wait until then. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.import_contacts.load import Say, options, without_collecting

if TYPE_CHECKING:
    from marianne_desk.domain.spreadsheet.values import Column, Gap, Role, Said, SheetMapping, SheetTable
    from marianne_desk.domain.vocabulary import Vocabulary
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.import_spreadsheet import Imported, SheetPlan, Spreadsheet
    from marianne_desk.usecases.past_imports import PastImport

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words to settle, what rows say nothing of, the meanings to choose from, by role, and labels of operators."""

    said: tuple["Said", ...]
    gaps: tuple["Gap", ...]
    options: Mapping["Role", Options]
    operators: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tried:
    """A sheet tried. ``rows``: line, what the file says, what will be kept, what is wrong (empty: nothing). ``bad``:
    line and reason of each row at fault. ``pending``: requests that will wait in « À répondre »; ``too_old``: those
    that will not. ``plan`` is handed back to carry it out."""

    plan: "SheetPlan"
    rows: tuple[tuple[str, str, str, str], ...]
    bad: tuple[tuple[str, str], ...]
    contacts: int
    already: int
    left: tuple[str, ...]
    pending: int
    too_old: int


def see(desk: "Desk", table: "SheetTable") -> tuple["Column", ...]:
    """The columns of a sheet."""
    from marianne_desk.usecases.import_spreadsheet import see_sheet

    return see_sheet(desk, table)


def words(desk: "Desk", table: "SheetTable", roles: tuple["Role", ...]) -> Words:
    """The words of the columns."""
    from marianne_desk.usecases.import_spreadsheet import words_of

    said, gaps = words_of(desk, table, roles)
    wanted = {one.role for one in said} | {gap.role for gap in gaps}
    choices = {role: _options(desk, role) for role in wanted}
    return Words(said, gaps, choices, {one.code: one.label for one in desk.vocabulary.operators})


def attempt(desk: "Desk", table: "SheetTable", mapping: "SheetMapping", digest: str, say: Say) -> Tried:
    """Reads every row, keeps none; the first twenty in words."""
    from marianne_desk.domain.codes import Outcome
    from marianne_desk.domain.french import count_of
    from marianne_desk.domain.to_answer import is_too_old
    from marianne_desk.usecases.import_spreadsheet import plan_rows
    from marianne_desk.wording import WHYS, sentence
    from ui.import_contacts.tried_words import row_words

    with without_collecting():
        plan = plan_rows(desk, table, mapping, digest, progress=say)
    pending = [one for one in plan.contacts if one.requests[0].outcome is Outcome.PENDING]
    too_old = sum(is_too_old(one.arrived_at, desk.now()) for one in pending)
    left: dict[str, int] = {}
    for row in plan.left:
        left[WHYS[row.why]] = left.get(WHYS[row.why], 0) + 1
    return Tried(
        plan=plan,
        rows=tuple(row_words(row, plan, desk) for row in plan.tried),
        bad=tuple((str(row.line), sentence(row.error)) for row in plan.bad),
        contacts=len(plan.contacts),
        already=plan.already,
        pending=len(pending) - too_old,
        too_old=too_old,
        left=tuple(f"{count_of(rows, 'ligne')} ({why})" for why, rows in left.items()),
    )


def carry_out(desk: "Desk", tried: Tried, good_rows: bool, say: Say) -> "Imported":
    """Imports what was tried."""
    from marianne_desk.usecases.import_spreadsheet import import_rows

    return import_rows(desk, tried.plan, good_rows=good_rows, progress=say)


def past(desk: "Desk") -> tuple["PastImport", ...]:
    """The imports that were made."""
    from marianne_desk.usecases.past_imports import past_imports

    return past_imports(desk)


def undo(desk: "Desk", number: int) -> int:
    """Takes an import back."""
    from marianne_desk.usecases.past_imports import undo_import

    return undo_import(desk, number)


def read(desk: "Desk", path: Path, say: Say) -> "Spreadsheet":
    """Reads a spreadsheet."""
    from marianne_desk.usecases.import_spreadsheet import open_spreadsheet

    with without_collecting():
        return open_spreadsheet(desk, path, say)


def _options(desk: "Desk", role: "Role") -> Options:
    """The meanings of a role, then what leaves it unknown where a contact may, then what leaves the rows out."""
    from marianne_desk.domain.spreadsheet.values import LEFT_OUT, NEEDED, UNKNOWN, Role
    from marianne_desk.domain.spreadsheet.words import NO, YES

    last = ((LEFT_OUT, "ne pas importer ces lignes"),)
    if role is Role.MATTER:
        return (*_matters(desk.vocabulary), *last)
    unknown = ((UNKNOWN, "laisser inconnu"),)
    if role is Role.AGENT:
        return (*((agent.code, agent.label) for agent in desk.agents), *unknown, *last)
    if role is Role.FIRST_VISIT:
        return ((YES, "oui"), (NO, "non"), *unknown, *last)
    return (*options(desk.vocabulary, role.value), *(() if role in NEEDED else unknown), *last)


def _matters(vocabulary: "Vocabulary") -> Options:
    found: list[tuple[str, str]] = []
    for theme in vocabulary.themes:
        if not theme.retired:
            found.append((theme.code, theme.label))
            found.extend(
                (f"{theme.code}/{reason.code}", f"{theme.label}, {reason.label}")
                for reason in vocabulary.reasons_of(theme.code)
            )
    return tuple(found)

"""What the import asks of the desk, on the writing lane. Imports of the use cases wait until then. No Qt."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marianne_desk.domain.vocabulary import Vocabulary
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.import_plan import ImportPlan
    from marianne_desk.usecases.import_spreadsheet import Spreadsheet

Say = Callable[[int, int], None]
Mapped = Mapping[tuple[str, str], str]

_CLOSED = {"needs": "need"}


@dataclass(frozen=True, slots=True)
class BadLine:
    """One row that cannot be imported, in words."""

    line: int
    column: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word of the file that the desk does not know, with what it may be mapped to: (code, label)."""

    column: str
    text: str
    rows: int
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was read and checked. ``plan`` is handed back to carry it out."""

    plan: "ImportPlan"
    contacts: int
    requests: int
    rows: int
    already: int
    bad: tuple[BadLine, ...]
    unknown: tuple[Unknown, ...]


def check(desk: "Desk", path: Path, mapping: Mapped, say: Say) -> "Checked | Spreadsheet":
    """Reads and checks the file; writes nothing. A file that is not the program's own CSV is read as an old
    spreadsheet."""
    from marianne_desk.usecases.import_plan import plan_import
    from marianne_desk.usecases.import_spreadsheet import is_own_csv
    from marianne_desk.wording import sentence

    if not is_own_csv(path):
        from ui.import_contacts.sheet_load import read

        return read(desk, path, say)

    of = _lines(path)
    with without_collecting():
        plan = plan_import(desk, path, mapping, lambda rows: say(min(rows, of), of))
    return Checked(
        plan=plan,
        contacts=len(plan.contacts),
        requests=sum(len(contact.requests) for contact in plan.contacts),
        rows=plan.rows,
        already=plan.already,
        bad=tuple(BadLine(row.line, row.column, row.text, sentence(row.error)) for row in plan.bad),
        unknown=tuple(
            Unknown(code.column, code.text, code.rows, options(desk.vocabulary, code.column))
            for code in plan.unknown
        ),
    )


def carry_out(desk: "Desk", checked: Checked, good_rows: bool, say: Say) -> int:
    """Imports what was checked; how many contacts."""
    from marianne_desk.usecases.transfer import carry_out as write

    return write(desk, checked.plan, good_rows=good_rows, progress=lambda done: say(done, checked.contacts))


def report(desk: "Desk", checked: Checked, path: Path) -> None:
    """Writes the rows at fault, with their reasons."""
    from marianne_desk.usecases.transfer import report_bad_rows

    report_bad_rows(desk, checked.plan, path)


def options(vocabulary: "Vocabulary", column: str) -> tuple[tuple[str, str], ...]:
    """The codes of a column with their labels, in the order of the list; reasons under their theme."""
    if column == "theme":
        return tuple((entry.code, entry.label) for entry in vocabulary.themes if not entry.retired)
    if column == "reason":
        labels = {theme.code: theme.label for theme in vocabulary.themes}
        reasons = (entry for entry in vocabulary.reasons if not entry.retired)
        return tuple((entry.code, f"{labels[entry.theme]}, {entry.label}") for entry in reasons)
    if column == "operator":
        return tuple((entry.code, entry.label) for entry in vocabulary.operators if not entry.retired)
    kind = _CLOSED.get(column, column)
    return tuple((word.code, word.label) for word in vocabulary.words if word.kind == kind)


@contextmanager
def without_collecting() -> Iterator[None]:
    """No search for unreachable cycles among a file's rows, neither meanwhile nor later, until
    :func:`collect_again`: there are none, and each search would hold every thread for a tenth of a second."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def collect_again() -> None:
    """The rows are let go of."""
    gc.unfreeze()


def _lines(path: Path) -> int:
    """How many lines the file has; 0 where it cannot be read, which the check says better."""
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0

"""Contacts go out to a file and come in from one: all rows or none, each bad row with its line and reason."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.contact import Contact, ContactDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.exchange.contact_rows import Reading, draft_of, joined, rows_of
from marianne_desk.exchange.contacts_csv import BadRow, FileRow, read_rows, write_report, write_rows
from marianne_desk.storage import contacts as stored
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import derive
from marianne_desk.wording import sentence

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class UnknownCode:
    """A text that stands in the file where a code is expected, in so many rows."""

    column: str
    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A file read and checked, nothing written yet. ``contacts`` are whole and new; ``already`` counts those the
    desk holds; ``unknown`` may be mapped to codes and the file read again."""

    contacts: tuple[Contact, ...]
    rows: int
    already: int
    bad: tuple[BadRow, ...]
    unknown: tuple[UnknownCode, ...]


def plan_import(
    desk: Desk,
    path: Path,
    mapping: Mapping[tuple[str, str], str] | None = None,
    progress: Progress = lambda _rows: None,
) -> ImportPlan:
    """Reads and checks a CSV of contacts. ``mapping`` gives the code of (column, text) that the desk does not know.

    A contact of which one row is bad is left out whole. Raises UserError where the file is none of ours."""
    reading = Reading(desk.vocabulary, desk.zone)
    circumstances = Circumstances(desk.clock(), desk.settings.agent, desk.vocabulary, fill=False)
    bad: list[BadRow] = []
    drafts: dict[str, list[tuple[FileRow, ContactDraft]]] = {}
    rows = 0
    for rows, row in enumerate(read_rows(path), 1):
        if rows % 1000 == 0:
            progress(rows)
        if isinstance(row, BadRow):
            bad.append(row)
            continue
        mapped = _mapped(row, mapping or {})
        try:
            draft = draft_of(mapped.cells, reading)
        except UserError as error:
            bad.append(_bad(row, error))
            drafts.setdefault(row.cells.get("contact") or f"line {row.line}", []).append((row, _BROKEN))
            continue
        drafts.setdefault(draft.id or f"line {row.line}", []).append((row, draft))
    contacts = []
    for together in drafts.values():
        contact = _whole(together, circumstances, bad)
        if contact is not None:
            contacts.append(contact)
    with desk.store.reading() as connection:
        known = stored.known_ids(connection, [contact.id for contact in contacts])
    return ImportPlan(
        contacts=tuple(contact for contact in contacts if contact.id not in known),
        rows=rows,
        already=len(known),
        bad=tuple(sorted(bad, key=lambda row: row.line)),
        unknown=_unknown(bad),
    )


def carry_out(
    desk: Desk, plan: ImportPlan, *, good_rows: bool = False, progress: Progress = lambda _contacts: None
) -> int:
    """Writes the contacts of a plan in one transaction; how many. Raises UserError ``rows_refused`` when rows are
    bad and ``good_rows`` does not say to leave them out."""
    if plan.bad and not good_rows:
        raise UserError("rows_refused", "file", bad=len(plan.bad), rows=plan.rows)
    with desk.store.writing() as connection:
        for start in range(0, len(plan.contacts), _CHUNK):
            chunk = plan.contacts[start : start + _CHUNK]
            stored.add_contacts(connection, [derive(desk, contact) for contact in chunk])
            progress(start + len(chunk))
    return len(plan.contacts)


def report_bad_rows(plan: ImportPlan, path: Path) -> None:
    """Writes each bad row with its line and its reason."""
    write_report(path, ((row, sentence(row.error)) for row in plan.bad))


def export_contacts(desk: Desk, first: date, last: date, path: Path) -> int:
    """Writes the contacts that arrived from ``first`` to ``last``, both included; the number of rows.

    Raises UserError ``dates_inverted``, MachineError ``not_writable``."""
    if last < first:
        raise UserError("dates_inverted", "to", first=first, last=last)
    with desk.store.reading() as connection:
        kept = stored.contacts_between(connection, first, last)
        return write_rows(path, (row for item in kept for row in rows_of(item.contact, desk.zone)))


_BROKEN = ContactDraft()
_CHUNK = 1000
_MAPPABLE = frozenset({"theme_unknown", "reason_unknown", "operator_unknown", "code_unknown"})


def _mapped(row: FileRow, mapping: Mapping[tuple[str, str], str]) -> FileRow:
    if not mapping:
        return row
    cells = {
        column: "|".join(mapping.get((column, part.strip()), part) for part in text.split("|"))
        for column, text in row.cells.items()
    }
    return replace(row, cells=cells)


def _whole(
    together: list[tuple[FileRow, ContactDraft]], circumstances: Circumstances, bad: list[BadRow]
) -> Contact | None:
    if any(draft is _BROKEN for _, draft in together):
        return None
    try:
        draft = joined([draft for _, draft in together])
        if draft.arrived_at is None:
            raise UserError("arrival_missing", "arrived_at")
        return complete(draft, circumstances)
    except UserError as error:
        bad.append(_bad(_at_fault([row for row, _ in together], error), error))
        return None


def _at_fault(rows: list[FileRow], error: UserError) -> FileRow:
    """The row of a contact that holds the text at fault; the first one where none does."""
    column, text = error.field or "", str(error.values.get("text", ""))
    return next((row for row in rows if text and row.cells.get(column, "").strip() == text), rows[0])


def _bad(row: FileRow, error: UserError) -> BadRow:
    column = error.field or ""
    return BadRow(row.line, column, row.cells.get(column, "").strip(), error)


def _unknown(bad: list[BadRow]) -> tuple[UnknownCode, ...]:
    counted = Counter(
        (row.column, str(row.error.values["text"])) for row in bad if row.error.code in _MAPPABLE
    )
    return tuple(UnknownCode(column, text, rows) for (column, text), rows in counted.most_common())

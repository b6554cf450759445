"""Contacts come in from a file: all of it is read and checked before anything is written."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.contact import Contact, ContactDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.exchange.contact_rows import Reading, draft_of, joined
from marianne_desk.exchange.contacts_csv import read_rows
from marianne_desk.exchange.csv_file import BadRow, FileRow
from marianne_desk.storage import contacts as stored
from marianne_desk.usecases.desk import Desk

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class UnknownCode:
    """A text that stands in the file where a code is expected, in so many rows."""

    column: str
    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A file read and checked, nothing written yet. ``contacts`` are whole and new; ``additions`` are contacts that
    the desk holds, with the requests that it does not; ``already`` counts contacts that the desk holds as they are;
    ``left`` rows are not imported; ``unknown`` may be mapped to codes and the file read again."""

    contacts: tuple[Contact, ...]
    additions: tuple[Contact, ...]
    rows: int
    already: int
    left: int
    bad: tuple[BadRow, ...]
    unknown: tuple[UnknownCode, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A row of the file with what it means; ``draft`` None: it is bad."""

    row: FileRow
    draft: ContactDraft | None


def plan_import(
    desk: Desk,
    path: Path,
    mapping: Mapping[tuple[str, str], str] | None = None,
    progress: Progress = lambda _rows: None,
) -> ImportPlan:
    """Reads and checks a CSV of contacts. ``mapping`` gives the code of (column, text) that the desk does not know.

    A contact of which one row is bad is left out whole; a row that stands twice counts once. Raises UserError where
    the file is none of ours."""
    reading = Reading(desk.vocabulary, desk.zone)
    circumstances = Circumstances(desk.now(), desk.settings.agent, desk.vocabulary, fill=False)
    bad: list[BadRow] = []
    by_contact: dict[str, list[_Read]] = {}
    requests: dict[str, FileRow] = {}
    rows = 0
    for rows, row in enumerate(read_rows(path), 1):
        if rows % 1000 == 0:
            progress(rows)
        if isinstance(row, BadRow):
            bad.append(row)
            continue
        read = _read(_mapped(row, mapping or {}), reading, bad)
        if not _stands_already(read, by_contact, requests, bad):
            by_contact.setdefault(_contact_key(row), []).append(read)
    left = len(bad) - sum(read.draft is None for group in by_contact.values() for read in group)
    contacts: list[Contact] = []
    for group in by_contact.values():
        contact = _whole(group, circumstances, bad)
        if contact is None:
            left += len(group)
        else:
            contacts.append(contact)
    new, additions, already = _beside_what_is_held(desk, contacts)
    return ImportPlan(
        contacts=new,
        additions=additions,
        rows=rows,
        already=already,
        left=left,
        bad=tuple(sorted(bad, key=lambda row: row.line)),
        unknown=_unknown(bad),
    )


_MAPPABLE = frozenset({"theme_unknown", "reason_unknown", "operator_unknown", "code_unknown"})


def _contact_key(row: FileRow) -> str:
    return row.cells.get("contact", "").strip() or f"line {row.line}"


def _read(row: FileRow, reading: Reading, bad: list[BadRow]) -> _Read:
    try:
        return _Read(row, draft_of(row.cells, reading))
    except UserError as error:
        bad.append(_bad(row, error))
        return _Read(row, None)


def _stands_already(
    read: _Read, by_contact: Mapping[str, Sequence[_Read]], requests: dict[str, FileRow], bad: list[BadRow]
) -> bool:
    """Whether the same row stood earlier in the file. The same request with another content is a bad row."""
    row = read.row
    if any(row.cells == earlier.row.cells for earlier in by_contact.get(_contact_key(row), ())):
        return True
    request = row.cells.get("request", "").strip()
    if request and request in requests:
        bad.append(
            _bad(row, UserError("request_twice", "request", text=request, line=requests[request].line))
        )
        return True
    if request:
        requests[request] = row
    return False


def _beside_what_is_held(
    desk: Desk, contacts: Sequence[Contact]
) -> tuple[tuple[Contact, ...], tuple[Contact, ...], int]:
    """New contacts, contacts held with requests that are not, and how many are held as they are."""
    with desk.store.reading() as connection:
        known = stored.known_ids(connection, [contact.id for contact in contacts])
        held = stored.known_request_ids(
            connection, [request.id for contact in contacts for request in contact.requests]
        )
    new: list[Contact] = []
    additions: list[Contact] = []
    for contact in contacts:
        fresh = tuple(request for request in contact.requests if request.id not in held)
        if fresh and contact.id in known:
            additions.append(replace(contact, requests=fresh))
        elif fresh:
            new.append(replace(contact, requests=fresh))
    return tuple(new), tuple(additions), len(contacts) - len(new) - len(additions)


def _mapped(row: FileRow, mapping: Mapping[tuple[str, str], str]) -> FileRow:
    if not mapping:
        return row
    cells = {
        column: "|".join(mapping.get((column, part.strip()), part) for part in text.split("|"))
        for column, text in row.cells.items()
    }
    return replace(row, cells=cells)


def _whole(group: Sequence[_Read], circumstances: Circumstances, bad: list[BadRow]) -> Contact | None:
    drafts = [read.draft for read in group if read.draft is not None]
    if len(drafts) < len(group):
        return None
    try:
        draft = joined(drafts)
        if draft.arrived_at is None:
            raise UserError("arrival_missing", "arrived_at")
        return complete(draft, circumstances)
    except UserError as error:
        bad.append(_bad(_at_fault([read.row for read in group], error), error))
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

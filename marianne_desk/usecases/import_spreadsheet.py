"""The desk's old spreadsheet comes in: its sheets shown, its columns and words settled, its rows tried, all or none.

Nothing is written before :func:`import_rows`, which keeps what was settled with the contacts that it imports.
"""

import hashlib
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.contact import Contact, ContactDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.folding import key_of
from marianne_desk.domain.spreadsheet.columns import guess_columns, telling_places
from marianne_desk.domain.spreadsheet.drafts import date_cell, read_row, reading_of
from marianne_desk.domain.spreadsheet.table import table_of
from marianne_desk.domain.spreadsheet.values import (
    ASKED,
    NEEDED,
    Cell,
    Column,
    Gap,
    LeftRow,
    Role,
    Row,
    Said,
    SheetMapping,
    SheetTable,
    Why,
    check_roles,
    text_of,
)
from marianne_desk.domain.spreadsheet.words import said_in
from marianne_desk.exchange.spreadsheet import is_own_csv, read_workbook
from marianne_desk.storage import contacts as stored
from marianne_desk.storage import import_batches as kept
from marianne_desk.storage.import_memory import remember, remembered
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import derive

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["import_rows", "is_own_csv", "open_spreadsheet", "plan_rows", "see_sheet", "words_of"]

Progress = Callable[[int, int], None]

_HEADING, _GAP, _FILE = "heading", "gap", "file"
_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A file read: its tables, the names of sheets without one and of hidden ones. ``imported_at``: when the very same
    file came in and stayed; None where it did not."""

    digest: str
    tables: tuple[SheetTable, ...]
    empty: tuple[str, ...]
    hidden: tuple[str, ...]
    imported_at: datetime | None


@dataclass(frozen=True, slots=True)
class BadSheetRow:
    """A row that cannot be imported."""

    line: int
    error: UserError


@dataclass(frozen=True, slots=True)
class TriedRow:
    """A row beside what becomes of it: contacts, an error, or why it is left."""

    row: Row
    contacts: tuple[Contact, ...] = ()
    error: UserError | None = None
    left: Why | None = None


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet read with a mapping, nothing written yet. ``tried``: the first rows asked for, as they will be kept.
    ``already`` counts contacts that an earlier import brought; ``left`` are rows that are none, or left as asked."""

    table: SheetTable
    mapping: SheetMapping
    digest: str
    contacts: tuple[Contact, ...]
    already: int
    bad: tuple[BadSheetRow, ...]
    left: tuple[LeftRow, ...]
    tried: tuple[TriedRow, ...]


def open_spreadsheet(desk: Desk, path: Path, progress: Progress = lambda _done, _of: None) -> Spreadsheet:
    """Reads a file. Raises UserError (``exchange.spreadsheet.read_workbook``), ``sheet_without_rows``."""
    book = read_workbook(path, lambda rows: progress(rows, 0))
    found = [(grid, table_of(grid, path.stem)) for grid in book.grids]
    tables = tuple(table for _, table in found if table is not None)
    if not tables:
        raise UserError("sheet_without_rows", "file", file=path.name)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    empty = tuple(grid.name for grid, table in found if table is None)
    return Spreadsheet(digest, tables, empty, book.hidden, _imported_at(desk, digest))


def see_sheet(desk: Desk, table: SheetTable) -> tuple[Column, ...]:
    """The columns of a sheet, with what each seems to be."""
    with desk.store.reading() as connection:
        titles = remembered(connection, _HEADING)
    return guess_columns(table, desk.vocabulary, {title: Role(role) for title, role in titles.items()})


def words_of(
    desk: Desk, table: SheetTable, roles: tuple[Role, ...]
) -> tuple[tuple[Said, ...], tuple[Gap, ...]]:
    """The words of the columns, and what rows say nothing of; each with its meaning where it is known.

    Raises UserError ``sheet_date_missing``, ``sheet_role_twice``."""
    check_roles(roles)
    with desk.store.reading() as connection:
        meanings = {
            (role, said): meaning
            for role in ASKED
            for said, meaning in remembered(connection, role.value).items()
        }
        gaps = remembered(connection, _GAP)
    mapping = SheetMapping(roles, meanings)
    said = said_in(table.rows, mapping, desk.vocabulary, desk.agents, table.headings)
    return said, gaps_of(table, roles, said, {Role(role): meaning for role, meaning in gaps.items()})


def gaps_of(
    table: SheetTable, roles: Sequence[Role], said: Sequence[Said], known: Mapping[Role, str]
) -> tuple[Gap, ...]:
    """How many rows say nothing of what each contact must have; roles that every row says are left out."""
    found = []
    for role in NEEDED:
        places = [place for place, of in enumerate(roles) if of is role]
        if role is Role.MATTER and Role.COUNT_OF in roles:
            rows = sum(one.rows for one in said if one.role is role and one.meaning == "")
        else:
            nothing = {key_of(one.text) for one in said if one.role is role and one.meaning == ""} | {""}
            rows = sum(
                all(key_of(text_of(row.cells[place])) in nothing for place in places) for row in table.rows
            )
        if rows:
            found.append(Gap(role, rows, known.get(role)))
    return tuple(found)


def plan_rows(
    desk: Desk,
    table: SheetTable,
    mapping: SheetMapping,
    digest: str = "",
    *,
    tried: int = 20,
    progress: Progress = lambda _done, _of: None,
) -> SheetPlan:
    """Reads every row with a mapping; writes nothing. Raises UserError ``sheet_date_missing``, ``sheet_role_twice``."""
    check_roles(mapping.roles)
    now = desk.now()
    reading = reading_of(table, mapping, desk.opening, desk.zone, now)
    circumstances = Circumstances(now, desk.settings.agent, desk.vocabulary, fill=False)
    ids = _Identifiers(desk)
    telling = telling_places(table)
    rows: list[TriedRow] = []
    contacts: list[Contact] = []
    bad: list[BadSheetRow] = []
    left = list(table.left)
    already = 0
    above: Cell = ""
    for done, row in enumerate(table.rows, 1):
        above = date_cell(row, mapping) if text_of(date_cell(row, mapping)) else above
        try:
            read = read_row(row, reading, above)
            content = (table.name, table.year, table.month, text_of(above), *_said(row, telling))
            whole = _completed(read.drafts, circumstances, ids, repr(content))
        except UserError as error:
            bad.append(BadSheetRow(row.line, error))
            seen = TriedRow(row, error=error)
        else:
            fresh = [contact for contact in whole if contact is not None]
            already += len(whole) - len(fresh)
            contacts.extend(fresh)
            if read.left is not None:
                left.append(LeftRow(row.line, read.left))
            seen = TriedRow(row, tuple(fresh), left=read.left)
        if len(rows) < tried:
            rows.append(seen)
        if done % _CHUNK == 0:
            progress(done, len(table.rows))
    left.sort(key=lambda one: one.line)
    return SheetPlan(table, mapping, digest, tuple(contacts), already, tuple(bad), tuple(left), tuple(rows))


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in: the number of the import, contacts added, rows left at fault."""

    batch: int
    contacts: int
    bad: int


def import_rows(
    desk: Desk, plan: SheetPlan, *, good_rows: bool = False, progress: Progress = lambda _done, _of: None
) -> Imported:
    """Writes the contacts of a plan and what was settled, in one transaction.

    Raises UserError ``sheet_rows_refused`` where rows are bad and ``good_rows`` does not say to leave them,
    ``sheet_nothing_new``."""
    if plan.bad and not good_rows:
        raise UserError("sheet_rows_refused", "file", bad=len(plan.bad), line=plan.bad[0].line)
    if not plan.contacts:
        raise UserError("sheet_nothing_new", "file")
    with desk.store.writing() as connection:
        batch = kept.begin_batch(connection, desk.clock(), desk.settings.agent)
        after = kept.last_number(connection)
        for start in range(0, len(plan.contacts), _CHUNK):
            chunk = plan.contacts[start : start + _CHUNK]
            stored.add_contacts(connection, [derive(desk, contact) for contact in chunk])
            progress(start + len(chunk), len(plan.contacts))
        kept.end_batch(connection, batch, after)
        _remember(connection, plan, batch)
    return Imported(batch, len(plan.contacts), len(plan.bad))


def _remember(connection: "Connection", plan: SheetPlan, batch: int) -> None:
    titles = zip(plan.table.headings, plan.mapping.roles, strict=True)
    remember(connection, _HEADING, {key_of(title): role.value for title, role in titles if title})
    for role in ASKED:
        words = {said: meaning for (of, said), meaning in plan.mapping.meanings.items() if of is role}
        remember(connection, role.value, words)
    remember(
        connection, _GAP, {role.value: meaning for role, meaning in plan.mapping.gaps.items() if meaning}
    )
    remember(connection, _FILE, {plan.digest: str(batch)})


def _imported_at(desk: Desk, digest: str) -> datetime | None:
    with desk.store.reading() as connection:
        batch = remembered(connection, _FILE).get(digest)
        standing = {
            one.id: one.at.astimezone(desk.zone) for one in kept.batches(connection) if one.undone_at is None
        }
    return standing.get(int(batch)) if batch else None


def _said(row: Row, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(text_of(row.cells[place]) for place in places)


class _Identifiers:
    """The identifier of each contact: by what its row says, so that the same row brings nothing twice, however the
    file grew meanwhile. After an import was undone the same rows may come in again, under other identifiers."""

    def __init__(self, desk: Desk) -> None:
        with desk.store.reading() as connection:
            self._standing = kept.ids_standing(connection)
            self._undone = sum(one.undone_at is not None for one in kept.batches(connection))
        self._space = uuid.UUID(desk.place.read_desk_id())
        self._met: Counter[str] = Counter()

    def of(self, content: str) -> str | None:
        """The identifier of the next contact of such a row; None where an import that stands brought it."""
        self._met[content] += 1
        names = [f"{content} {self._met[content]} {turn}" for turn in range(self._undone + 1)]
        ids = [str(uuid.uuid5(self._space, name)) for name in names]
        return None if self._standing.intersection(ids) else ids[-1]


def _completed(
    drafts: Sequence[ContactDraft], circumstances: Circumstances, ids: _Identifiers, content: str
) -> list[Contact | None]:
    """The contacts of a row, None for each that an earlier import brought. Raises UserError."""
    made: list[Contact | None] = []
    like: tuple[ContactDraft, Contact] | None = None
    for draft in drafts:
        if like is None or like[0] is not draft:
            like = (draft, complete(draft, circumstances))
        identifier = ids.of(content)
        if identifier is None:
            made.append(None)
        else:
            request = replace(like[1].requests[0], id=f"{identifier}-1")
            made.append(replace(like[1], id=identifier, requests=(request,)))
    return made

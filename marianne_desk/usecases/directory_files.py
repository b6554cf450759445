"""The directory of partners goes out to a file and comes in from one: all rows or none.

What a file says replaces what is known of the same thing (its identifier, or its operator and name); what it does not
speak of stays. Source: issue « Difficult cases » §1 and §8.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.agenda.permanence import checked as checked_permanence
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.folding import key_of
from marianne_desk.domain.partners.checks import (
    checked_correspondent,
    checked_office,
    checked_papers,
    checked_partner,
)
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office, PaperList, Partner
from marianne_desk.domain.vocabulary import Vocabulary
from marianne_desk.exchange import directory_csv
from marianne_desk.exchange.csv_file import BadRow, FileRow, write_report
from marianne_desk.exchange.directory_csv import Thing
from marianne_desk.storage import directory as stored
from marianne_desk.storage import permanences
from marianne_desk.usecases.desk import Desk, refuse_own_file
from marianne_desk.usecases.directory import change_within
from marianne_desk.wording import sentence

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class DirectoryPlan:
    """What importing a file would do. ``rows``: of the file, empty ones aside. ``bad``: those that cannot be imported,
    in their order; with any of them nothing is. ``things``: the line of each good row and what it says."""

    rows: int
    bad: tuple[BadRow, ...]
    things: tuple[tuple[FileRow, Thing], ...]

    def count(self, kind: type) -> int:
        """How many rows speak of such a thing."""
        return sum(isinstance(thing, kind) for _, thing in self.things)


def export_directory(desk: Desk, path: Path) -> int:
    """Writes the directory and the permanences of the house; the number of rows.

    Raises UserError ``own_file``, ``formula_cell``, MachineError ``not_writable``."""
    refuse_own_file(desk, path)
    with desk.store.reading() as connection:
        kept, here = stored.read(connection), permanences.read(connection)
    return directory_csv.write_directory(path, kept, here)


def read_directory_file(desk: Desk, path: Path) -> DirectoryPlan:
    """Reads a file and tries it on the directory as it is; nothing is written.

    Raises the UserErrors of ``directory_csv.read_rows``."""
    bad: list[BadRow] = []
    things: list[tuple[FileRow, Thing]] = []
    for row in directory_csv.read_rows(path):
        if isinstance(row, BadRow):
            bad.append(row)
            continue
        try:
            things.append((row, directory_csv.thing_of(row.cells, desk.vocabulary)))
        except UserError as error:
            bad.append(_bad(row, error))
    with desk.store.reading() as connection:
        merging = _merged(connection, desk.vocabulary, things)
    found = sorted([*bad, *merging.bad], key=lambda one: one.line)
    return DirectoryPlan(len(bad) + len(things), tuple(found), tuple(things))


def carry_out(desk: Desk, plan: DirectoryPlan) -> Directory:
    """Writes what a file says, in one transaction; the directory from then on.

    Raises UserError ``directory_refused`` when a row is bad, by then or already when the file was read."""
    with desk.store.writing() as connection:
        merging = _merged(connection, desk.vocabulary, plan.things)
        bad = plan.bad or tuple(merging.bad)
        if bad:
            raise UserError(
                "directory_refused",
                "file",
                bad=len(bad),
                rows=plan.rows,
                line=bad[0].line,
                said=sentence(bad[0].error),
            )
        permanences.write(connection, list(merging.permanences.held.values()))
        return change_within(connection, desk, merging.directory())


def report_bad_rows(desk: Desk, plan: DirectoryPlan, path: Path) -> None:
    """Writes each bad row with its line and its reason. Raises UserError ``own_file``, MachineError
    ``not_writable``."""
    refuse_own_file(desk, path)
    write_report(path, ((row, sentence(row.error)) for row in plan.bad))


def _merged(
    connection: "Connection", vocabulary: Vocabulary, things: Iterable[tuple[FileRow, Thing]]
) -> "_Merging":
    """The directory as it is, with the rows laid into it; what an office or a person names comes before."""
    kept = stored.read(connection)
    merging = _Merging(
        vocabulary,
        {one.operator: one for one in kept.partners},
        _Laid({one.id: one for one in permanences.read(connection)}),
        _Laid({one.id: one for one in kept.offices}),
        _Laid({one.id: one for one in kept.correspondents}),
        {(one.operator, one.matter): one.papers for one in kept.papers},
    )
    adds = merging.adds()
    for row, thing in sorted(things, key=lambda one: list(adds).index(type(one[1]))):
        try:
            adds[type(thing)](thing)
        except UserError as error:
            merging.bad.append(_bad(row, error))
    merging.bad.sort(key=lambda one: one.line)
    return merging


_Named = TypeVar("_Named", Office, Correspondent, Permanence)


@dataclass(slots=True)
class _Laid(Generic[_Named]):
    """Things of a kind while rows are laid into them, by identifier. ``ids``: ours for one that a file bears;
    ``names``: the identifiers of those in use by what people call them."""

    held: dict[str, _Named]
    ids: dict[str, str] = field(default_factory=dict)
    laid: set[str] = field(default_factory=set)
    names: dict[tuple[str | None, str], list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.held.values():
            self._call(one)

    def identifier(self, one: _Named) -> str:
        """Under which it is known here; what comes from another house keeps its own, unless ours has the same thing
        under another. New where the file bears none."""
        if one.id in self.held:
            return one.id
        alike = self.alike(one)
        free = [key for key in alike if key not in self.laid]
        if free or not one.id:
            return next(iter(free or alike), str(uuid.uuid4()))
        return one.id

    def alike(self, one: _Named) -> list[str]:
        """The identifiers of what people cannot tell from it; what is retired is like nothing."""
        return self.names.get(_name(one), []) if _in_use(one) else []

    def lay(self, given: str, good: _Named, code: str) -> None:
        """Puts it there. Raises UserError ``code`` where the file spoke of it before."""
        if good.id in self.laid:
            raise UserError(code, "label", text=_label(good))
        before = self.held.get(good.id)
        if before is not None and _in_use(before):
            self.names[_name(before)].remove(good.id)
        self.held[good.id] = good
        self._call(good)
        self.laid.add(good.id)
        self.ids[given] = good.id

    def named(self, text: str, operator: str) -> str:
        """The identifier that ``text`` means: an identifier, or the label of one in use, the operator's or nobody's;
        the text itself where it means none."""
        if text in self.ids or text in self.held:
            return self.ids.get(text, text)
        key = key_of(text)
        return next(iter(self.names.get((operator, key)) or self.names.get((None, key)) or [text]))

    def _call(self, one: _Named) -> None:
        if _in_use(one):
            self.names.setdefault(_name(one), []).append(one.id)


@dataclass(slots=True)
class _Merging:
    """The directory while rows are laid into it. ``bad``: those that could not be."""

    vocabulary: Vocabulary
    partners: dict[str, Partner]
    permanences: _Laid[Permanence]
    offices: _Laid[Office]
    correspondents: _Laid[Correspondent]
    papers: dict[tuple[str, str], tuple[str, ...]]
    said: set[str] = field(default_factory=set)
    listed: set[tuple[str, str]] = field(default_factory=set)
    bad: list[BadRow] = field(default_factory=list)

    def adds(self) -> dict[type, Callable[[Any], None]]:
        """How each kind of thing is laid, in the order in which they must be."""
        return {
            Partner: self._partner,
            Permanence: self._permanence,
            Office: self._office,
            Correspondent: self._correspondent,
            PaperList: self._paper,
        }

    def directory(self) -> Directory:
        """What came of it."""
        return Directory(
            tuple(self.partners.values()),
            tuple(self.offices.held.values()),
            tuple(self.correspondents.held.values()),
            tuple(PaperList(*key, papers) for key, papers in self.papers.items()),
        )

    def _partner(self, one: Partner) -> None:
        if one.operator in self.said:
            raise UserError("partner_twice", "operator", text=self.vocabulary.label("operator", one.operator))
        self.partners[one.operator] = checked_partner(one, self.vocabulary)
        self.said.add(one.operator)

    def _permanence(self, one: Permanence) -> None:
        good = checked_permanence(replace(one, id=self.permanences.identifier(one)))
        self.permanences.lay(one.id, good, "permanence_twice")

    def _office(self, one: Office) -> None:
        here = self.permanences.named(one.permanence, one.operator) if one.permanence else None
        named = replace(one, id=self.offices.identifier(one), permanence=here)
        good = checked_office(named, self.vocabulary, self.permanences.held.keys())
        if any(other != good.id for other in self.offices.alike(good)):
            raise UserError("office_twice", "label", text=good.label)
        self.offices.lay(one.id, good, "office_twice")

    def _correspondent(self, one: Correspondent) -> None:
        office = self.offices.named(one.office, one.operator) if one.office else None
        owner = self.offices.held.get(office or "")
        owners = {owner.id: owner.operator} if owner else {}
        named = replace(one, id=self.correspondents.identifier(one), office=office)
        good = checked_correspondent(named, self.vocabulary, owners)
        self.correspondents.lay(one.id, good, "correspondent_twice")

    def _paper(self, one: PaperList) -> None:
        key = (one.operator, one.matter)
        held = self.papers[key] if key in self.listed else ()
        self.papers[key] = checked_papers(replace(one, papers=(*held, *one.papers)), self.vocabulary).papers
        self.listed.add(key)


def _label(one: Office | Correspondent | Permanence) -> str:
    return one.name if isinstance(one, Correspondent) else one.label


def _in_use(one: Office | Correspondent | Permanence) -> bool:
    return isinstance(one, Permanence) or one.retired_on is None


def _name(one: Office | Correspondent | Permanence) -> tuple[str | None, str]:
    return one.operator, key_of(_label(one))


_COLUMN_OF = {"name": "label", "papers": "label"}


def _bad(row: FileRow, error: UserError) -> BadRow:
    column = _COLUMN_OF.get(error.field or "", error.field or "")
    return BadRow(row.line, column, row.cells.get(column, "").strip(), error)

"""The CSV of the directory of partners: UTF-8, semicolons, a header, one row a thing.

``kind`` says what a row is: ``partner`` (what holds for an operator), ``office``, ``correspondent``, ``permanence`` (of
a partner in our house) or ``paper`` (one paper to bring; those of a matter keep the order of their rows). Codes and
labels are both understood. A row says all of its thing: an empty cell is nothing. Source: issue « Difficult cases » §1.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.calendar.instants import read_day
from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.folding import key_of
from marianne_desk.domain.formula import is_formula
from marianne_desk.domain.partners.checks import is_telephone
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office, PaperList, Partner
from marianne_desk.domain.vocabulary import Vocabulary
from marianne_desk.exchange.csv_file import BadRow, FileRow, read_csv, write_csv
from marianne_desk.wording.cases import MODES

COLUMNS = (
    "kind",
    "operator",
    "id",
    "label",
    "role",
    "office",
    "address",
    "telephone",
    "mail",
    "modes",
    "hours",
    "permanence",
    "valid_from",
    "valid_to",
    "retired_on",
    "promised_days",
    "usual_minutes",
    "alarm_first",
    "alarm_next",
    "try_first",
    "matter",
)
MOST_ROWS = 10_000
"""More than any directory of one house holds: such a file is another file."""

Thing = Partner | Office | Correspondent | Permanence | PaperList
"""What a row says. An office bears the text of its permanence, a correspondent that of its office: an id or a label."""

_KINDS = {
    "partner": "partner",
    "partenaire": "partner",
    "office": "office",
    "lieu": "office",
    "correspondent": "correspondent",
    "correspondant": "correspondent",
    "permanence": "permanence",
    "paper": "paper",
    "papier": "paper",
}
_MODES = {key_of(text): mode for mode, label in MODES.items() for text in (mode.value, label)}
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._\-]{0,63}")
_SHOWN = 40


def read_rows(path: Path) -> Iterator[FileRow | BadRow]:
    """The rows of a directory. Raises the UserErrors of ``csv_file.read_csv``, ``directory_too_long``."""
    return read_csv(path, COLUMNS, ("kind", "operator"), MOST_ROWS, "directory_too_long")


def write_directory(path: Path, directory: Directory, permanences: Iterable[Permanence]) -> int:
    """Writes all of it as it is; how many rows. Raises UserError ``formula_cell``: a text that a spreadsheet would run
    stands in an older file; MachineError ``not_writable``."""
    rows = list(rows_of(directory, permanences))
    for row in rows:
        refuse_formulas(row)
    return write_csv(path, COLUMNS, rows, mark=True)


def rows_of(directory: Directory, permanences: Iterable[Permanence]) -> Iterator[dict[str, str]]:
    """The rows, kind by kind."""
    for partner in directory.partners:
        alarms = partner.alarms
        yield _row(
            kind="partner",
            operator=partner.operator,
            promised_days=partner.promised_days,
            usual_minutes=partner.usual_minutes,
            alarm_first=alarms.first if alarms else None,
            alarm_next=alarms.next if alarms else None,
            try_first=partner.try_first,
        )
    for here in permanences:
        yield _row(
            kind="permanence",
            operator=here.operator,
            id=here.id,
            label=here.label,
            hours=here.hours,
            valid_from=here.valid_from,
            valid_to=here.valid_to,
        )
    for office in directory.offices:
        yield _row(
            kind="office",
            operator=office.operator,
            id=office.id,
            label=office.label,
            address=office.address,
            telephone=office.telephone,
            mail=office.mail,
            modes="|".join(office.modes),
            hours=office.hours,
            permanence=office.permanence,
            retired_on=office.retired_on,
        )
    for one in directory.correspondents:
        yield _row(
            kind="correspondent",
            operator=one.operator,
            id=one.id,
            label=one.name,
            role=one.role,
            office=one.office,
            telephone=one.telephone,
            mail=one.mail,
            retired_on=one.retired_on,
        )
    for papers in directory.papers:
        for label in papers.papers:
            yield _row(kind="paper", operator=papers.operator, matter=papers.matter, label=label)


def thing_of(cells: Mapping[str, str], vocabulary: Vocabulary) -> Thing:
    """What a row says. Raises UserError whose ``field`` is the column at fault: ``formula_cell``, ``kind_unknown``,
    ``operator_unknown``, ``matter_unknown``, ``mode_unknown``, ``number_unreadable``, ``date_unreadable``,
    ``id_unreadable``, ``cell_missing``."""
    refuse_formulas(cells)
    cell = _Cells(cells, vocabulary)
    kind = _KINDS.get(key_of(cell.needed("kind")))
    if kind is None:
        raise UserError("kind_unknown", "kind", text=cell.shown("kind"))
    return _READERS[kind](cell)


def refuse_formulas(cells: Mapping[str, str]) -> None:
    """Raises UserError ``formula_cell`` where a spreadsheet would run a cell. A telephone number « +33 … » is none."""
    for column, text in cells.items():
        if is_formula(text) and not (column == "telephone" and is_telephone(text.strip())):
            raise UserError("formula_cell", column, text=text.strip()[:_SHOWN])


@dataclass(frozen=True, slots=True)
class _Cells:
    cells: Mapping[str, str]
    vocabulary: Vocabulary

    def text(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def shown(self, column: str) -> str:
        return self.text(column)[:_SHOWN]

    def needed(self, column: str) -> str:
        if not self.text(column):
            raise UserError("cell_missing", column, column=column)
        return self.text(column)

    def identifier(self) -> str:
        text = self.text("id")
        if text and not _ID.fullmatch(text):
            raise UserError("id_unreadable", "id", text=self.shown("id"))
        return text

    def number(self, column: str) -> int | None:
        text = self.text(column)
        if not text:
            return None
        if not (text.isascii() and text.isdigit()) or len(text) > len("9999"):
            raise UserError("number_unreadable", column, text=self.shown(column))
        return int(text)

    def day(self, column: str) -> date | None:
        return read_day(self.text(column), column) if self.text(column) else None

    def operator(self) -> str:
        code = self.vocabulary.find("operator", self.needed("operator"))
        if code is None:
            raise UserError("operator_unknown", "operator", text=self.shown("operator"))
        return code

    def matter(self) -> str:
        text = self.needed("matter")
        code = self.vocabulary.find("reason", text) or self.vocabulary.find("theme", text)
        if code is None:
            raise UserError("matter_unknown", "matter", text=self.shown("matter"))
        return code

    def modes(self) -> tuple[Mode, ...]:
        found = []
        for text in self.text("modes").split("|"):
            if text.strip():
                mode = _MODES.get(key_of(text))
                if mode is None:
                    raise UserError("mode_unknown", "modes", text=text.strip()[:_SHOWN])
                found.append(mode)
        return tuple(found) or (Mode.OFFICE,)


def _partner(cell: _Cells) -> Partner:
    first, following = cell.number("alarm_first"), cell.number("alarm_next")
    usual = Alarms()
    alarms = None
    if first is not None or following is not None:
        alarms = Alarms(
            usual.first if first is None else first, usual.next if following is None else following
        )
    return Partner(
        cell.operator(),
        cell.number("promised_days"),
        cell.number("usual_minutes"),
        alarms,
        cell.text("try_first"),
    )


def _office(cell: _Cells) -> Office:
    return Office(
        id=cell.identifier(),
        operator=cell.operator(),
        label=cell.text("label"),
        address=cell.text("address"),
        telephone=cell.text("telephone"),
        mail=cell.text("mail"),
        modes=cell.modes(),
        hours=cell.text("hours"),
        permanence=cell.text("permanence") or None,
        retired_on=cell.day("retired_on"),
    )


def _correspondent(cell: _Cells) -> Correspondent:
    return Correspondent(
        id=cell.identifier(),
        operator=cell.operator(),
        name=cell.text("label"),
        role=cell.text("role"),
        office=cell.text("office") or None,
        telephone=cell.text("telephone"),
        mail=cell.text("mail"),
        retired_on=cell.day("retired_on"),
    )


def _permanence(cell: _Cells) -> Permanence:
    return Permanence(
        id=cell.identifier(),
        label=cell.text("label"),
        hours=cell.text("hours"),
        operator=cell.operator() if cell.text("operator") else None,
        valid_from=cell.day("valid_from"),
        valid_to=cell.day("valid_to"),
    )


def _paper(cell: _Cells) -> PaperList:
    operator = cell.operator() if cell.text("operator") else ""
    return PaperList(operator, cell.matter(), (cell.needed("label"),))


_READERS: dict[str, Callable[[_Cells], Thing]] = {
    "partner": _partner,
    "office": _office,
    "correspondent": _correspondent,
    "permanence": _permanence,
    "paper": _paper,
}


def _row(**cells: object) -> dict[str, str]:
    said = {name: "" if value is None else str(value) for name, value in cells.items()}
    return {column: said.get(column, "") for column in COLUMNS}

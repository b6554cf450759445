"""Sheets of an old spreadsheet (XLSX, XLS, ODS, CSV), as grids of cells. Formulas give what they showed."""

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.spreadsheet.values import Cell, Grid
from marianne_desk.exchange.contact_rows import COLUMNS

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MOST_ROWS = 200_000
"""More rows than a house notes in ten years: such a file is another file, or has to be cut by year."""

MOST_COLUMNS = 200
_LARGEST = 80_000_000
_SAMPLE = 20
_BLOCK = 1 << 16
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ENCRYPTED = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0".encode("latin-1")
_OWN_MARKS = frozenset({"channel", "arrived_at"})

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets that people see; ``hidden`` names those that the file hides."""

    grids: tuple[Grid, ...]
    hidden: tuple[str, ...] = ()


def is_own_csv(path: Path) -> bool:
    """Whether a file is the program's own CSV of contacts (contract.md §5), by its header. Raises UserError
    ``file_missing``."""
    try:
        with path.open("rb") as file:
            first = file.readline(4096).decode("utf-8-sig", "replace")
    except OSError as error:
        raise UserError("file_missing", "file", file=path.name) from error
    names = {name.strip().strip('"').lower() for name in first.split(";")}
    return bool(names & _OWN_MARKS) and 2 * len(names & set(COLUMNS)) >= len(names)


def read_workbook(path: Path, progress: Progress = lambda _rows: None) -> Workbook:
    """The sheets of a file that hold something.

    Raises UserError ``file_missing``, ``file_empty``, ``sheet_too_large``, ``sheet_locked``, ``sheet_unreadable``."""
    try:
        content = path.read_bytes() if path.stat().st_size <= _LARGEST else None
    except OSError as error:
        raise UserError("file_missing", "file", file=path.name) from error
    if content is None:
        raise UserError("sheet_too_large", "file", most=MOST_ROWS)
    if not content.strip():
        raise UserError("file_empty", "file", file=path.name)
    if content.startswith((_ZIP, _OLE)):
        workbook = _of_workbook(content, path.name, progress)
    else:
        workbook = Workbook((_of_text(content, path.name, progress),))
    grids = tuple(grid for grid in workbook.grids if grid.rows)
    if not grids:
        raise UserError("file_empty", "file", file=path.name)
    return Workbook(grids, workbook.hidden)


def _of_workbook(content: bytes, name: str, progress: Progress) -> Workbook:
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    if _is_locked(content):
        raise UserError("sheet_locked", "file", file=name)
    if not content.startswith(_OLE) and not _is_whole(content):
        raise UserError("sheet_unreadable", "file", file=name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        shown = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
        hidden = tuple(sheet.name for sheet in sheets if sheet.visible != SheetVisibleEnum.Visible)
        return Workbook(tuple(_grid(book, sheet, progress) for sheet in shown), hidden)
    except PasswordError as error:
        raise UserError("sheet_locked", "file", file=name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UserError("sheet_unreadable", "file", file=name) from error


def _grid(book: "CalamineWorkbook", name: str, progress: Progress) -> Grid:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > MOST_ROWS + 1:
        raise UserError("sheet_too_large", "file", most=MOST_ROWS)
    rows: list[tuple[Cell, ...]] = [()] * (sheet.start[0] if sheet.start else 0)
    before = ("",) * (sheet.start[1] if sheet.start else 0)
    for number, row in enumerate(sheet.to_python(), 1):
        rows.append((*before, *row[:MOST_COLUMNS]))
        if number % 1000 == 0:
            progress(number)
    return Grid(name, tuple(rows) if any(any(cell != "" for cell in row) for row in rows) else ())


def _is_locked(content: bytes) -> bool:
    """An encrypted workbook: XLSX within an OLE file, or an ODS whose manifest says so."""
    if content.startswith(_OLE):
        return _ENCRYPTED in content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return b"encryption-data" in archive.read("META-INF/manifest.xml")
    except (KeyError, zipfile.BadZipFile, OSError, RuntimeError):
        return False


def _is_whole(content: bytes) -> bool:
    """Whether every part of a zipped workbook is as it was written, and its XML ends: the library that reads it may
    never come back from an ODS whose XML is broken."""
    from xml.parsers import expat

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.testzip() is not None:
                return False
            if "content.xml" in archive.namelist():
                parser = expat.ParserCreate()
                with archive.open("content.xml") as part:
                    while block := part.read(_BLOCK):
                        parser.Parse(block, False)
                parser.Parse(b"", True)
    except (zipfile.BadZipFile, expat.ExpatError, OSError, RuntimeError, ValueError, LookupError):
        return False
    return True


def _of_text(content: bytes, name: str, progress: Progress) -> Grid:
    text = _decoded(content, name)
    if text.count("\n") > MOST_ROWS + 1:
        raise UserError("sheet_too_large", "file", most=MOST_ROWS)
    rows: list[tuple[Cell, ...]] = []
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        for row in lines:
            rows.extend([()] * (lines.line_num - 1 - len(rows)))  # a cell of several lines
            rows.append(tuple(cell.strip() for cell in row[:MOST_COLUMNS]))
            if len(rows) % 1000 == 0:
                progress(len(rows))
    except csv.Error as error:
        raise UserError("sheet_unreadable", "file", file=name) from error
    return Grid("", tuple(rows))


def _decoded(content: bytes, name: str) -> str:
    """UTF-8, UTF-16 where it says so, else what Windows wrote in France."""
    if content.startswith(_UTF16):
        return content.decode("utf-16", "replace")
    if b"\0" in content or content.lstrip()[:1] == b"<" or content.startswith(b"%PDF"):
        raise UserError("sheet_unreadable", "file", file=name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """The sign that cuts most of the first lines into the same number of columns; a semicolon where none does."""
    lines = [line for line in text.splitlines()[: 3 * _SAMPLE] if line.strip()][:_SAMPLE]

    def score(sign: str) -> int:
        widths = [len(row) for row in csv.reader(lines, delimiter=sign)]
        usual = max(widths, key=widths.count, default=1)
        return widths.count(usual) * (usual > 1) * 10 + usual

    return max(";\t,|", key=score)

"""A CSV as this program reads and writes it: UTF-8, semicolons, a header; read whole, written whole or not at all."""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.formula import is_formula
from marianne_desk.storage.whole_file import whole_file


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be imported: ``line`` of the file, first is 1 (the header); ``column`` at fault, or
    empty; ``text`` as it stands in the file; ``error`` says why."""

    line: int
    column: str
    text: str
    error: UserError


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row as it stands in the file."""

    line: int
    cells: Mapping[str, str]


def read_csv(
    path: Path, columns: Collection[str], needed: Sequence[str], most: int, too_many: str
) -> Iterator[FileRow | BadRow]:
    """The rows of a file, cut ones as bad rows; empty ones are passed over. ``columns``: those that may be there,
    ``needed``: those that must; ``most``: rows, ``too_many``: code of what is said of more.

    Raises UserError ``file_missing``, ``file_not_utf8``, ``file_not_csv``, ``file_empty``, ``columns_missing``,
    ``column_unknown``, ``column_twice`` and ``too_many``."""
    text = _text(path, most, too_many)
    lines = csv.reader(text.splitlines(keepends=True), delimiter=";", strict=True)
    try:
        header = [name.strip().lower() for name in next(lines, [])]
        _check_header(header, columns, needed)
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                yield BadRow(lines.line_num, "", ";".join(cells)[:60], UserError("row_cut"))
                continue
            yield FileRow(lines.line_num, dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        raise UserError("file_not_csv", "file", line=lines.line_num) from error


def write_csv(
    path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]], *, mark: bool = False
) -> int:
    """Writes rows, replacing ``path`` only when all are written; how many. ``mark``: with the one by which
    spreadsheets know UTF-8. Raises MachineError ``not_writable``."""
    count = 0
    with whole_file(path) as file, _csv_text(file) as lines:
        if mark:
            lines.write("\ufeff")
        writer = csv.DictWriter(lines, columns, delimiter=";", lineterminator="\r\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def write_report(path: Path, rows: Iterable[tuple[BadRow, str]]) -> None:
    """Writes the bad rows of an import with their reason: line; column; text; reason. What a spreadsheet would take
    for a formula stands behind an apostrophe. Raises MachineError ``not_writable``."""
    with whole_file(path) as file, _csv_text(file) as lines:
        writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
        writer.writerow(("ligne", "colonne", "texte", "raison"))
        writer.writerows(
            (row.line, row.column, f"'{row.text}" if is_formula(row.text) else row.text, reason)
            for row, reason in rows
        )


@contextmanager
def _csv_text(file: BinaryIO) -> Iterator[TextIOWrapper]:
    """The file as UTF-8 text; it is not closed with it."""
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    yield text
    text.flush()
    text.detach()


def _text(path: Path, most: int, too_many: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError("file_missing", "file", file=path.name) from error
    if not content.strip():
        raise UserError("file_empty", "file", file=path.name)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError("file_not_utf8", "file", line=1)
    if max(content.count(b"\n"), content.count(b"\r")) > most + 1:
        raise UserError(too_many, "file", most=most)
    if b"\0" in content:
        raise UserError("file_not_csv", "file", line=1)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UserError("file_not_utf8", "file", line=line) from error


def _check_header(header: list[str], columns: Collection[str], needed: Sequence[str]) -> None:
    missing = [name for name in needed if name not in header]
    if missing:
        raise UserError("columns_missing", "file", columns=", ".join(missing))
    unknown = [name for name in header if name not in columns]
    if unknown:
        raise UserError("column_unknown", "file", columns=", ".join(unknown))
    if len(set(header)) != len(header):
        twice = sorted({name for name in header if header.count(name) > 1})
        raise UserError("column_twice", "file", columns=", ".join(twice))

"""Tables to take away: XLSX, ODS and CSV, with real numbers and dates. The libraries load when first used."""

import csv
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from marianne_desk.domain.tabulation import UNKNOWN, Cell, CellKind, Tabulation, sheet_names
from marianne_desk.storage.whole_file import whole_file

FORMATS = (".xlsx", ".ods", ".csv")
_WIDEST = 60
_NARROWEST = 10
_SHARE_FORMAT, _MINUTES_FORMAT, _DAY_FORMAT, _COUNT_FORMAT = "0.0\u00a0%", "0.0", "dd/mm/yyyy", "#,##0"
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so is a formula to a spreadsheet that opens a CSV."""


def write_tables(path: Path, tables: Sequence[Tabulation]) -> None:
    """Writes the tables in the format that the ending of ``path`` names: a sheet each; one after the other in a CSV.

    Raises MachineError ``not_writable``; ValueError for an ending that is none of :data:`FORMATS`."""
    content = {".xlsx": xlsx, ".ods": ods, ".csv": csv_bytes}
    if path.suffix.lower() not in content:
        raise ValueError(path.suffix)
    with whole_file(path) as file:
        file.write(content[path.suffix.lower()](tables))


def xlsx(tables: Sequence[Tabulation]) -> bytes:
    """A workbook of one sheet a table. Texts are texts, whatever they begin with; the same tables give the same
    bytes."""
    import xlsxwriter

    memory = BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        book.set_properties({"created": _NO_DATE})
        strong = book.add_format({"bold": True})
        over = book.add_format({"bold": True, "align": "right"})
        unknown = book.add_format({"align": "right"})
        formats = {kind: book.add_format(wanted) for kind, wanted in _XLSX.items()}
        for table, name in zip(tables, sheet_names(tables), strict=True):
            sheet = book.add_worksheet(name)
            sheet.write_string(0, 0, table.title, strong)
            for number, column in enumerate(table.columns):
                is_text = column.kind is CellKind.TEXT
                sheet.write_string(2, number, column.label, strong if is_text else over)
                sheet.set_column(number, number, _width(table, number))
            for line, row in enumerate(table.rows, 3):
                for number, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                    held = unknown if cell is None and column.kind is not CellKind.TEXT else None
                    _write_xlsx(sheet, line, number, cell, held or formats[column.kind])
            sheet.freeze_panes(3, 0)
    return memory.getvalue()


_XLSX: dict[CellKind, dict[str, str]] = {
    CellKind.TEXT: {},
    CellKind.COUNT: {"num_format": _COUNT_FORMAT},
    CellKind.SHARE: {"num_format": _SHARE_FORMAT},
    CellKind.MINUTES: {"num_format": _MINUTES_FORMAT},
    CellKind.DAY: {"num_format": _DAY_FORMAT},
}


def _write_xlsx(sheet: Any, line: int, number: int, cell: Cell, kind: Any) -> None:
    if cell == "":
        return
    if cell is None or isinstance(cell, str):
        sheet.write_string(line, number, UNKNOWN if cell is None else cell, kind)
    elif isinstance(cell, date):
        sheet.write_datetime(line, number, cell, kind)
    else:
        sheet.write_number(line, number, cell, kind)


def ods(tables: Sequence[Tabulation]) -> bytes:
    """An OpenDocument spreadsheet of one sheet a table."""
    from marianne_desk.exchange.open_document import spreadsheet

    return spreadsheet(tables, [[_width(table, n) for n in range(len(table.columns))] for table in tables])


def csv_bytes(tables: Sequence[Tabulation]) -> bytes:
    """UTF-8 with a mark that spreadsheets know, semicolons, French decimals, ISO days; a blank line between tables."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for position, table in enumerate(tables):
        if position:
            writer.writerow(())
        writer.writerow((_harmless(table.title),))
        writer.writerow([_harmless(column.label) for column in table.columns])
        for row in table.rows:
            cells = zip(row, table.columns, strict=True)
            writer.writerow([_csv_cell(cell, column.kind) for cell, column in cells])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _csv_cell(cell: Cell, kind: CellKind) -> str:
    if cell is None:
        return UNKNOWN
    if isinstance(cell, str):
        return _harmless(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if kind is CellKind.COUNT else f"{cell:.4f}".replace(".", ",")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_RISKY) else text


def _width(table: Tabulation, number: int) -> int:
    """Of a column, in characters."""
    longest = max((_length(row[number]) for row in table.rows), default=0)
    return min(max(longest, len(table.columns[number].label), _NARROWEST) + 2, _WIDEST)


def _length(cell: Cell) -> int:
    return len(cell) if isinstance(cell, str) else _NARROWEST

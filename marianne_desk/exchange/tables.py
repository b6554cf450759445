"""Tables to take away: XLSX, ODS and CSV, with real numbers and dates. The libraries load when first used."""

import csv
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from marianne_desk.domain.tabulation import UNKNOWN, Cell, CellKind, Tabulation
from marianne_desk.storage.whole_file import whole_file

FORMATS = (".xlsx", ".ods", ".csv")
_WIDEST = 60
_NARROWEST = 10
_SHARE_FORMAT, _MINUTES_FORMAT, _DAY_FORMAT, _COUNT_FORMAT = "0.0 %", "0.0", "dd/mm/yyyy", "#,##0"
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
    """A workbook of one sheet a table. Texts are texts, whatever they begin with."""
    import xlsxwriter

    memory = BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True, "strings_to_formulas": False}) as book:
        strong = book.add_format({"bold": True})
        formats = {kind: book.add_format(wanted) for kind, wanted in _XLSX.items()}
        for table in tables:
            sheet = book.add_worksheet(table.name)
            sheet.write_string(0, 0, table.title, strong)
            for number, column in enumerate(table.columns):
                sheet.write_string(2, number, column.label, strong)
                sheet.set_column(number, number, _width(table, number))
            for line, row in enumerate(table.rows, 3):
                for number, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                    _write_xlsx(sheet, line, number, cell, formats[column.kind])
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
    if cell is None or isinstance(cell, str):
        sheet.write_string(line, number, UNKNOWN if cell is None else cell)
    elif isinstance(cell, date):
        sheet.write_datetime(line, number, cell, kind)
    else:
        sheet.write_number(line, number, cell, kind)


def ods(tables: Sequence[Tabulation]) -> bytes:
    """An OpenDocument spreadsheet of one sheet a table."""
    from odfdo import Document, Table

    book = Document("spreadsheet")
    book.body.clear()
    for table in tables:
        sheet = Table(table.name)
        sheet.set_value((0, 0), table.title)
        for number, column in enumerate(table.columns):
            sheet.set_value((number, 2), column.label)
        for line, row in enumerate(table.rows, 3):
            for number, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                _write_ods(sheet, (number, line), cell, column.kind)
        book.body.append(sheet)
    memory = BytesIO()
    book.save(memory)
    return memory.getvalue()


def _write_ods(sheet: Any, place: tuple[int, int], cell: Cell, kind: CellKind) -> None:
    from odfdo import Cell as OdsCell

    if cell is None or isinstance(cell, str):
        sheet.set_cell(place, OdsCell(UNKNOWN if cell is None else cell, cell_type="string"))
    elif isinstance(cell, date):
        sheet.set_cell(place, OdsCell(cell, text=f"{cell:%d/%m/%Y}", cell_type="date"))
    elif kind is CellKind.SHARE:
        sheet.set_cell(
            place, OdsCell(cell, text=_in_french(cell * 100, 1) + "\u00a0%", cell_type="percentage")
        )
    else:
        sheet.set_cell(place, OdsCell(cell, cell_type="float"))


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


def _in_french(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")


def _width(table: Tabulation, number: int) -> int:
    longest = max((len(str(row[number])) for row in table.rows), default=0)
    return min(max(longest, len(table.columns[number].label), _NARROWEST) + 2, _WIDEST)

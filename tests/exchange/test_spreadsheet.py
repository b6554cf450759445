"""Files of old spreadsheets, read as grids; what cannot be read is said."""

import zipfile
from datetime import date, time
from pathlib import Path

import pytest
import xlsxwriter

from marianne_desk.domain.errors import UserError
from marianne_desk.exchange import spreadsheet
from marianne_desk.exchange.spreadsheet import is_own_csv, read_workbook
from tests.old_sheets import COUNTED, ONE_A_ROW, write_csv, write_ods, write_xlsx

ROWS = (("Date", "Motif"), (date(2024, 3, 12), "Impôts, énergie"))


def _code(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        read_workbook(path)
    assert refused.value.field == "file"
    return refused.value.code


def test_a_workbook_gives_its_visible_sheets_with_dates_and_hours(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx", ("Visites", ONE_A_ROW), ("Vide", ()), ("Secret", COUNTED), hidden="Secret"
    )
    book = read_workbook(path)
    assert [grid.name for grid in book.grids] == ["Visites"]
    assert book.hidden == ("Secret",)
    assert book.grids[0].rows[1][:2] == (date(2024, 3, 12), time(9, 5))
    assert book.grids[0].rows[6][5] == 5.0


def test_a_grid_begins_at_the_first_row_and_column_of_the_file(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("A")
        sheet.write(2, 1, "Date")
        sheet.write_formula(3, 1, "=1+1", None, 2)
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=A!$B$4:$B$5"})
        book.add_chartsheet("Courbe").set_chart(chart)
    assert read_workbook(tmp_path / "a.xlsx").grids[0].rows == ((), (), ("", "Date"), ("", 2.0))


def test_a_workbook_under_another_name_is_read_for_what_it_is(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("Visites", ONE_A_ROW)).rename(tmp_path / "a.xls")
    assert len(read_workbook(path).grids[0].rows) == len(ONE_A_ROW)


def test_an_ods_is_read(tmp_path: Path) -> None:
    rows = (("Date", "Heure", "Nb"), (date(2024, 3, 12), time(9, 5), 3))
    grid = read_workbook(write_ods(tmp_path / "a.ods", rows)).grids[0]
    assert (grid.name, grid.rows[1][0], grid.rows[1][2]) == ("Feuille1", date(2024, 3, 12), 3.0)


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_in_the_encodings_and_signs_of_france(tmp_path: Path, sign: str, encoding: str) -> None:
    grid = read_workbook(write_csv(tmp_path / "a.csv", ROWS, sign, encoding)).grids[0]
    assert grid.rows == (("Date", "Motif"), ("12/03/2024", "Impôts, énergie"))
    assert grid.name == ""


def test_a_cell_of_several_lines_keeps_the_lines_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('Date;Motif\n12/03/2024;"APL\net CNI"\n13/03/2024;APL\n', "utf-8")
    rows = read_workbook(tmp_path / "a.csv").grids[0].rows
    assert (rows[2], rows[3]) == (("12/03/2024", "APL\net CNI"), ("13/03/2024", "APL"))


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[int] = []
    rows = (("Date", "Motif"), *((f"{n}", "APL") for n in range(1500)))
    read_workbook(write_csv(tmp_path / "a.csv", rows), told.append)
    read_workbook(write_xlsx(tmp_path / "a.xlsx", ("A", rows)), told.append)
    assert told == [1000, 1000]


def test_what_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    assert _code(tmp_path / "nothing.xlsx") == "file_missing"
    for content, code in (
        (b" \n", "file_empty"),
        (b"PK\x03\x04 cut", "sheet_unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "sheet_unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + spreadsheet._ENCRYPTED, "sheet_locked"),
        (b"<html><table>", "sheet_unreadable"),
        (b"%PDF-1.7 text", "sheet_unreadable"),
        (b"\x89PNG\0\0", "sheet_unreadable"),
    ):
        path.write_bytes(content)
        assert _code(path) == code, content
    whole = write_xlsx(tmp_path / "b.xlsx", ("Visites", ONE_A_ROW)).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert _code(path) == "sheet_unreadable"
    assert _code(write_xlsx(tmp_path / "c.xlsx", ("Vide", ()))) == "file_empty"
    assert _code(write_ods(tmp_path / "d.ods", ROWS, locked=True)) == "sheet_locked"
    broken = write_ods(tmp_path / "f.ods", (("Date & <",),)).read_bytes().replace(b"&amp;", b"&am\x01;")
    path.write_bytes(broken)
    assert _code(path) == "sheet_unreadable"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office><never")
    assert _code(path) == "sheet_unreadable"
    (tmp_path / "long.csv").write_text(f'Date;Motif\n1;"{"x" * 140_000}"\n', "utf-8")
    assert _code(tmp_path / "long.csv") == "sheet_unreadable"
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 2)
    assert _code(write_csv(tmp_path / "e.csv", ONE_A_ROW)) == "sheet_too_large"
    assert _code(tmp_path / "b.xlsx") == "sheet_too_large"
    monkeypatch.setattr(spreadsheet, "_LARGEST", 10)
    assert _code(tmp_path / "b.xlsx") == "sheet_too_large"


def test_the_program_knows_its_own_file_by_its_header(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for header, own in (
        ("contact;request;channel;agent;arrived_at;theme;outcome", True),
        ('\ufeff"channel";"arrived_at"', True),
        ("Date;Motif;Canal", False),
        ("date,channel,theme", False),
        ("channel;Date;Motif;Nom", False),
    ):
        path.write_text(header + "\n", "utf-8")
        assert is_own_csv(path) is own, header
    assert not is_own_csv(write_xlsx(tmp_path / "b.xlsx", ("A", ROWS)))
    with pytest.raises(UserError, match="file_missing"):
        is_own_csv(tmp_path / "nothing.csv")

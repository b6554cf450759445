"""Tables to take away, opened again: by a spreadsheet program, and as plain text."""

import csv
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from time import perf_counter
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from marianne_desk.domain.errors import MachineError
from marianne_desk.domain.tabulation import CellKind, Column, Tabulation, sheet_names
from marianne_desk.exchange.tables import csv_bytes, ods, write_tables, xlsx

DAY = date(2026, 10, 14)
TABLE = Tabulation(
    "Thèmes : 1/2",
    "Demandes par thème & « motif », octobre 2026",
    (
        Column("Thème"),
        Column("Nombre", CellKind.COUNT),
        Column("Part", CellKind.SHARE),
        Column("Attente", CellKind.MINUTES),
        Column("Reçu le", CellKind.DAY),
    ),
    (
        ("=SUM(A1:A9)", 1234, 0.185, 6.25, DAY),
        ("Énergie <b> \x0b", 0, None, "", date(2024, 2, 29)),
    ),
)
EMPTY = Tabulation("Vide", "Rien", (Column("Jour", CellKind.DAY),), ())

NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}


def named(prefix: str, name: str) -> str:
    return f"{{{NS[prefix]}}}{name}"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of the spreadsheet program for these tests alone."""
    if shutil.which("soffice") is None:
        pytest.skip("no LibreOffice: run the test command of the README")
    return tmp_path_factory.mktemp("office")


def opened(office: Path, content: bytes, name: str) -> ET.Element:
    """The file as LibreOffice understands it."""
    file = office / name
    file.write_bytes(content)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(office / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "fods",
            "--outdir",
            office,
            file,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return ET.parse(file.with_suffix(".fods")).getroot()  # noqa: S314 (our own file)


def sheets(root: ET.Element) -> Iterator[tuple[str, list[list[ET.Element]]]]:
    """The sheets and their cells; repeated ones once."""
    for table in root.iterfind(".//office:spreadsheet/table:table", NS):
        rows = [row.findall("table:table-cell", NS) for row in table.iterfind(".//table:table-row", NS)]
        yield table.attrib[named("table", "name")], rows


def said(cell: ET.Element) -> tuple[str, str, str]:
    """Kind, value, and what is shown."""
    kind = cell.attrib.get(named("office", "value-type"), "")
    value = cell.attrib.get(named("office", "value"), cell.attrib.get(named("office", "date-value"), ""))
    return kind, value, "".join("".join(text.itertext()) for text in cell.iterfind("text:p", NS))


@pytest.mark.parametrize(("write", "name"), [(xlsx, "mois.xlsx"), (ods, "mois.ods")])
def test_a_spreadsheet_program_opens_it_with_real_numbers_and_dates(
    office: Path, write: object, name: str
) -> None:
    assert callable(write)
    root = opened(office, write((TABLE, EMPTY)), name)
    (first, rows), (second, _) = sheets(root)
    assert (first, second) == ("Thèmes 1 2", "Vide")
    assert said(rows[0][0])[2] == TABLE.title
    at = next(place for place, row in enumerate(rows) if said(row[0])[2] == "Thème")
    heads = rows[at][:5]
    assert [said(cell)[2] for cell in heads] == ["Thème", "Nombre", "Part", "Attente", "Reçu le"]
    body = rows[at + 1]
    assert said(body[0]) == ("string", "", "=SUM(A1:A9)")
    assert said(body[1])[:2] == ("float", "1234")
    assert said(body[2]) == ("percentage", "0.185", said(body[2])[2])
    assert said(body[2])[2].replace(",", ".").replace("\u00a0", " ") == "18.5 %"
    assert said(body[3])[:2] == ("float", "6.25")
    assert said(body[4]) == ("date", "2026-10-14", "14/10/2026")
    unknown = rows[at + 2]
    assert [said(cell)[2] for cell in unknown][2] == "–"
    assert said(unknown[1])[:2] == ("float", "0")


@pytest.mark.parametrize(("write", "name"), [(xlsx, "gras.xlsx"), (ods, "gras.ods")])
def test_headings_are_bold_and_columns_wide_enough(office: Path, write: object, name: str) -> None:
    assert callable(write)
    root = opened(office, write((TABLE,)), name)
    bold = {
        style.attrib[named("style", "name")]
        for style in root.iterfind(".//style:style", NS)
        for text in style.iterfind("style:text-properties", NS)
        if text.attrib.get(named("fo", "font-weight")) == "bold"
    }
    (_, rows) = next(sheets(root))
    at = next(place for place, row in enumerate(rows) if said(row[0])[2] == "Thème")
    heads = rows[at][:5]
    assert all(cell.attrib.get(named("table", "style-name")) in bold for cell in heads)
    assert rows[at + 1][0].attrib.get(named("table", "style-name")) not in bold
    widths = [
        part.attrib[named("style", "column-width")]
        for part in root.iterfind(".//style:table-column-properties", NS)
    ]
    assert len(set(widths)) > 1


def test_the_same_tables_give_the_same_bytes() -> None:
    assert ods((TABLE, EMPTY)) == ods((TABLE, EMPTY))
    assert xlsx((TABLE, EMPTY)) == xlsx((TABLE, EMPTY))


def test_an_open_document_says_what_it_is_in_its_first_bytes() -> None:
    with ZipFile(BytesIO(ods((TABLE,)))) as package:
        assert package.namelist()[0] == "mimetype"
        assert package.getinfo("mimetype").compress_type == 0
    assert ods((TABLE,))[38:84] == b"application/vnd.oasis.opendocument.spreadsheet"


def test_a_large_month_is_written_quickly() -> None:
    large = Tabulation(TABLE.name, TABLE.title, TABLE.columns, TABLE.rows * 5000)
    for write in (ods, xlsx):
        start = perf_counter()
        write((large,))
        assert perf_counter() - start < 8


def test_csv_is_for_french_spreadsheets_and_runs_no_formula() -> None:
    content = csv_bytes((TABLE, EMPTY))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows == [
        [TABLE.title],
        ["Thème", "Nombre", "Part", "Attente", "Reçu le"],
        ["'=SUM(A1:A9)", "1234", "0,1850", "6,2500", "2026-10-14"],
        ["Énergie <b> \x0b", "0", "–", "", "2024-02-29"],
        [],
        ["Rien"],
        ["Jour"],
    ]


def test_the_ending_names_the_format(tmp_path: Path) -> None:
    for ending, head in ((".ods", b"PK"), (".XLSX", b"PK"), (".csv", b"\xef\xbb\xbf")):
        path = tmp_path / f"mois{ending}"
        write_tables(path, (TABLE,))
        assert path.read_bytes().startswith(head)
    with pytest.raises(ValueError, match=r"\.pdf"):
        write_tables(tmp_path / "mois.pdf", (TABLE,))
    with pytest.raises(MachineError):
        write_tables(tmp_path / "absent" / "mois.csv", (TABLE,))


def named_so(*names: str) -> tuple[str, ...]:
    return sheet_names([Tabulation(name, "", (), ()) for name in names])


def test_names_of_sheets_are_taken_by_every_spreadsheet() -> None:
    assert named_so("Thèmes", "thèmes", "THÈMES") == ("Thèmes", "thèmes 2", "THÈMES 3")
    assert named_so("Demandes, thème\u00a0: a/b [c]*?\\") == ("Demandes, thème a b c",)
    assert named_so("", "'", "::") == ("Feuille", "Feuille 2", "Feuille 3")
    long = "Demandes par nature de l’aide apportée"
    first, second = named_so(long, long)
    assert (first, second) == ("Demandes par nature de l’aide a", "Demandes par nature de l’aide 2")
    assert max(map(len, (first, second))) <= 31

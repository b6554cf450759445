import csv
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.calendar.opening import OpeningClock, clock_of
from marianne_desk.domain.calendar.opening_rules import rules_of
from marianne_desk.domain.calendar.weekly_grid_reading import grid_of
from marianne_desk.domain.errors import UserError
from marianne_desk.exchange.national_list import HOUR_COLUMNS, BadCell, BadCellReason, read_sites
from tests.domain.calendar.oracle import cell_minutes, dates_off, library_minutes

SAMPLE = Path(__file__).parents[2] / "resources/sample/sites.csv"
WHOLE = Path(__file__).parents[3] / "shared/data/liste-fs-20240801.csv"
whole_list = pytest.mark.skipif(not WHOLE.exists(), reason="the national list is not here")

WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
NIGHTS = [datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "liste.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_every_site_of_the_sample_comes_with_what_the_list_says() -> None:
    sites = read_sites(SAMPLE).sites
    assert [site.id for site in sites] == [f"900{n}" for n in range(1, 9)]
    first = sites[0]
    assert first.name == "France services du Val d’Exemple"
    assert first.address == "1 place de la Mairie, Ancienne école"
    assert (first.postcode, first.commune, first.commune_code) == ("58999", "Saint-Exemple", "58999")
    assert (first.telephone, first.mail) == ("03 00 00 00 01", "accueil@val-exemple.example")
    assert first.kind == "Principal, Fixe"
    assert first.comment == "Maison inventée pour la démonstration."
    assert first.hours == "Mo-Th 09:00-12:00,13:30-17:00; Fr 09:00-12:00,13:30-16:30; PH off"
    assert sites[1].hours == "Tu-Sa 09:00-12:00; PH off"
    assert sites[4].kind == "Principal, Bus équivalent"
    assert sites[5].hours == ""


def test_the_zone_follows_the_department() -> None:
    zones = {site.department: site.zone for site in read_sites(SAMPLE).sites}
    assert zones["974"] == "Indian/Reunion"
    assert {zones[code] for code in ("57", "58", "2A")} == {"Europe/Paris"}


def test_bad_cells_are_told_once_with_what_was_kept() -> None:
    reasons = BadCellReason
    assert read_sites(SAMPLE).bad_cells == (
        BadCell("9007", "h_lundi", "00:00 - 00:00 / 09:00 - 12:00", reasons.EMPTY_SLOT, "09:00 - 12:00"),
        BadCell("9007", "h_mardi", "09:00 - 16:30 / 13:30 - 16:30", reasons.OVERLAP, "09:00 - 16:30"),
        BadCell("9007", "h_jeudi", "00:00 - 00:00 / 09:00 - 15:00 / 09:00 - 16:00",
                reasons.EMPTY_SLOT_AND_OVERLAP, "09:00 - 16:00"),
        BadCell("9007", "h_samedi", "00:00 - 00:00", reasons.EMPTY_SLOT, ""),
    )  # fmt: skip
    assert read_sites(SAMPLE).sites[6].hours == (
        "Mo 09:00-12:00; Tu 09:00-16:30; We 09:00-12:00,13:30-17:00; Th 09:00-16:00; "
        "Fr 09:00-12:00,12:00-14:00; PH off"
    )


@pytest.mark.parametrize(
    ("cell", "hours", "kept"),
    [
        ("9h-12h", "Mo 09:00-12:00; PH off", None),
        ("le matin", "", ""),
        ("09:00 - 12:00 / 13:70 - 17:00", "Mo 09:00-12:00; PH off", "09:00 - 12:00"),
        ("17:00 - 09:00", "", ""),
    ],
)
def test_other_cells_are_read_or_told(tmp_path: Path, cell: str, hours: str, kept: str | None) -> None:
    found = read_sites(written(tmp_path, _one_site(h_lundi=cell)))
    assert found.sites[0].hours == hours
    assert [bad.kept for bad in found.bad_cells] == ([] if kept is None else [kept])


def _one_site(delimiter: str = ",", **values: str) -> str:
    row = rows_of(SAMPLE)[5] | values
    text = StringIO()
    table = csv.DictWriter(text, list(row), delimiter=delimiter, lineterminator="\r\n")
    table.writeheader()
    table.writerow(row)
    return text.getvalue()


def test_a_list_saved_again_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    text = _one_site(";", lib_fs="Maison de l’Épée", h_lundi="09:00 - 12:00")
    for encoding in ("cp1252", "utf-8-sig"):
        site = read_sites(written(tmp_path, text + "\r\n", encoding)).sites[0]
        assert (site.name, site.hours) == ("Maison de l’Épée", "Mo 09:00-12:00; PH off")


def test_sundays_are_read_where_a_list_has_them(tmp_path: Path) -> None:
    path = written(tmp_path, _one_site(h_dimanche="10:00 - 12:00"))
    assert read_sites(path).sites[0].hours == "Su 10:00-12:00; PH off"


@pytest.mark.parametrize(
    ("values", "department"),
    [({"insee_dep": "1"}, "01"), ({"insee_dep": "?", "code_postal": "97400"}, "974"),
     ({"insee_dep": "", "code_postal": ""}, "")],
)  # fmt: skip
def test_a_site_without_a_department_is_kept(tmp_path: Path, values: dict[str, str], department: str) -> None:
    site = read_sites(written(tmp_path, _one_site(**values))).sites[0]
    assert site.department == department
    assert site.zone == ("Indian/Reunion" if department == "974" else "Europe/Paris")


HEADER = SAMPLE.read_text(encoding="utf-8").partition("\n")[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "list_empty"),
        (" \n ", "list_empty"),
        (HEADER, "list_empty"),
        ("PK\x03\x04\0\0", "list_not_csv"),
        ("root:x:0:0\nbin:x:1:1\n", "list_not_csv"),
        (HEADER.replace("h_mardi", "mardi"), "list_columns_missing"),
        (_one_site() + "12,58,cut", "list_cut"),
        (_one_site()[:-2] + '\r\n"12","58","Maison de', "list_cut"),
    ],
    ids=["empty", "blank", "no site", "a spreadsheet", "another text", "a column is missing", "cut line",
         "cut within quotes"],
)  # fmt: skip
def test_a_wrong_file_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_sites(written(tmp_path, text))
    assert (refusal.value.code, refusal.value.values["file"]) == (code, "liste.csv")


def test_a_file_that_is_not_there_or_is_no_file_is_refused(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "nothing.csv", "file_missing"), (tmp_path, "file_unreadable")):
        with pytest.raises(UserError) as refusal:
            read_sites(path)
        assert refusal.value.code == code


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refusal:
        read_sites(written(tmp_path, HEADER.replace("h_mardi", "mardi").replace("lib_fs", "nom")))
    assert refusal.value.values["columns"] == "lib_fs, h_mardi"


# -- the oracles: the cells painted minute by minute, and the library's own intervals ------------------------


def cells_of(row: dict[str, str]) -> list[str]:
    """The cells, their inverted slots dropped by hand."""
    return [
        " / ".join(slot for slot in row[column].split(" / ") if slot and slot[:5] < slot[-5:])
        for column in HOUR_COLUMNS
    ]


def disagreements(
    row: dict[str, str], clock: OpeningClock, intervals: list[tuple[datetime, datetime]]
) -> list[tuple[str, datetime, datetime]]:
    cells = cells_of(row)
    holidays = clock.holidays_of(2026)
    rules = "; ".join(
        f"{WEEKDAYS[day]} {cell.replace(' - ', '-').replace(' / ', ',')}"
        for day, cell in enumerate(cells)
        if cell
    )
    found = []
    for begin, end in intervals:
        ours = clock.open_minutes(begin, end)
        painted = cell_minutes(cells, holidays, clock.zone, begin, end)
        library = library_minutes((rules or "off") + dates_off(holidays), clock.zone, begin, end)
        if not ours == painted == round(library, 6):
            found.append((row["id_fs"], begin, end))
    return found


def some_intervals(random_source: random.Random) -> list[tuple[datetime, datetime]]:
    """A short one, a long one, one over a night when clocks move."""
    year = datetime(2026, 1, 3, tzinfo=UTC)
    begins = [year + timedelta(minutes=random_source.randrange(340 * 1440)) for _ in range(2)]
    begins.append(random_source.choice(NIGHTS) + timedelta(minutes=random_source.randrange(1440)))
    lengths = (
        random_source.randrange(600),
        random_source.randrange(20 * 1440),
        random_source.randrange(2880),
    )
    return [(begin, begin + timedelta(minutes=length)) for begin, length in zip(begins, lengths, strict=True)]


def all_disagreements(path: Path, seed: int) -> list[tuple[str, datetime, datetime]]:
    source = random.Random(seed)  # noqa: S311
    clocks: dict[tuple[str, str], OpeningClock] = {}
    found = []
    for row, site in zip(rows_of(path), read_sites(path).sites, strict=True):
        key = (site.hours, site.department)
        if key not in clocks:
            clocks[key] = clock_of(rules_of(site.hours), site.department)
        found.extend(disagreements(row, clocks[key], some_intervals(source)))
    return found


def test_the_sample_agrees_with_its_cells_and_with_the_library() -> None:
    for seed in range(10):
        assert all_disagreements(SAMPLE, seed) == []


@pytest.mark.site_list
@whole_list
def test_the_whole_list_is_read() -> None:
    """Source: README of the list (August 2024): 67 cells with an empty slot, 79 that overlap, 4 of them both."""
    found = read_sites(WHOLE)
    assert len(found.sites) == 2845
    assert sum(not site.hours for site in found.sites) == 48
    assert (
        sum(bool(grid_of(site.hours).week[5]) for site in found.sites) == 603 - 1
    )  # one cell is « 00:00 - 00:00 »
    assert sum(site.kind.startswith("Antenne") for site in found.sites) == 124
    assert all(ZoneInfo(site.zone) for site in found.sites)
    assert all(site.department for site in found.sites)
    assert len({(bad.site, bad.column) for bad in found.bad_cells}) == len(found.bad_cells) == 142
    assert Counter(bad.reason for bad in found.bad_cells) == {
        BadCellReason.EMPTY_SLOT: 63,
        BadCellReason.OVERLAP: 75,
        BadCellReason.EMPTY_SLOT_AND_OVERLAP: 4,
    }


@pytest.mark.site_list
@whole_list
def test_every_site_of_the_list_agrees_with_its_cells_and_with_the_library() -> None:
    assert all_disagreements(WHOLE, 2026) == []

"""Before there is a desk: the list, the house in words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from marianne_desk.domain.calendar.department_names import department_name
from marianne_desk.domain.calendar.territory_words import territory_words
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.site_entry import EMPTY_SITE
from marianne_desk.usecases.first_start import house_facts, read_directory, search_directory

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "sites.csv"
NATIONAL = ROOT.parent / "shared" / "data" / "liste-fs-20240801.csv"
TODAY = date(2026, 11, 20)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2060", "")


def test_the_sample_list_is_read_and_searched() -> None:
    directory = read_directory(SAMPLE)
    assert (len(directory.sites), directory.without_hours, directory.bad_cells_count) == (8, 1, 4)
    assert [site.id for site in search_directory(directory, "altroff")] == ["9003"]
    assert [site.id for site in search_directory(directory, "97499")] == ["9004"]


def test_a_house_in_words_with_what_was_mended() -> None:
    directory = read_directory(SAMPLE)
    site = search_directory(directory, "case fautive")[0]
    facts = house_facts(site, directory, TODAY)
    assert [plain(line) for line in facts.bad_hours] == [
        "lundi, « 00:00 - 00:00 / 09:00 - 12:00 » : créneau vide ou à l’envers ; gardé : 9 h – 12 h",
        "mardi, « 09:00 - 16:30 / 13:30 - 16:30 » : créneaux répétés ou qui se recouvrent ; gardé : 9 h – 16 h 30",
        "jeudi, « 00:00 - 00:00 / 09:00 - 15:00 / 09:00 - 16:00 » : créneau vide, et créneaux qui se recouvrent ; "
        "gardé : 9 h – 16 h",
        "samedi, « 00:00 - 00:00 » : créneau vide ou à l’envers ; gardé : fermé",
    ]
    assert plain(facts.hours[0]).startswith("Lundi : 9 h – 12 h")
    assert plain(facts.weekly) == "ouvert 29 h par semaine"
    assert facts.msa_country


def test_a_house_without_hours_or_typed_by_hand() -> None:
    directory = read_directory(SAMPLE)
    facts = house_facts(search_directory(directory, "9006")[0], directory, TODAY)
    assert (facts.hours, facts.weekly, facts.bad_hours) == ((), "", ())
    assert house_facts(replace(EMPTY_SITE, department="75"), None, TODAY).msa_country is False


@pytest.mark.parametrize(
    ("department", "lines"),
    [
        (
            "57",
            (
                "Moselle (57), Alsace-Moselle",
                "Jours fériés nationaux, et en 2026 : Vendredi saint (vendredi 3 avril) et "
                "Saint-Étienne (samedi 26 décembre)",
                "Heure de Paris",
                "Vacances scolaires de la zone B",
            ),
        ),
        (
            "974",
            (
                "La Réunion (974), outre-mer",
                "Jours fériés nationaux, et en 2026 : Abolition de l’esclavage (dimanche 20 décembre)",
                "Heure locale (La Réunion)",
                "Vacances scolaires : calendrier de l’académie, à saisir comme fermetures",
            ),
        ),
        (
            "48",
            ("Lozère (48)", "Jours fériés nationaux", "Heure de Paris", "Vacances scolaires de la zone C"),
        ),
        ("", ()),
    ],
)
def test_the_territory_in_words(department: str, lines: tuple[str, ...]) -> None:
    assert tuple(plain(line) for line in territory_words(department, 2026)) == lines


def test_an_unknown_department_keeps_its_code() -> None:
    assert department_name("99") == "99"


def test_a_file_that_is_not_the_list(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("a;b\n1;2\n", "utf-8")
    with pytest.raises(UserError, match="list_not_csv"):
        read_directory(path)


@pytest.mark.site_list
@pytest.mark.skipif(not NATIONAL.exists(), reason="the national list is not here")
def test_every_house_of_the_national_list_has_its_words() -> None:
    directory = read_directory(NATIONAL)
    assert (len(directory.sites), directory.without_hours, directory.bad_cells_count) == (2845, 48, 142)
    for site in directory.sites:
        facts = house_facts(site, directory, TODAY)
        assert facts.territory
        assert bool(facts.hours) == bool(site.hours)
    assert search_directory(directory, "freyming")

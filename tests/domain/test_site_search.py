import pytest

from marianne_desk.domain.site import Site
from marianne_desk.domain.site_search import find_sites, folded, site_of_id


def site(number: str, name: str, commune: str, postcode: str, address: str = "") -> Site:
    return Site(
        id=number, name=name, address=address, postcode=postcode, commune=commune, commune_code="",
        department=postcode[:2], telephone="", mail="", kind="", zone="Europe/Paris", hours="",
    )  # fmt: skip


SITES = (
    site("57", "France services Saint-Lyé", "Saint-Lyé", "10180", "1 place de l’Église"),
    site("1436", "France services d’Albestroff", "Albestroff", "57670"),
    site("3", "Bus France services Thiérache", "Guise", "02120", "6 rue André Godin"),
    site("58", "France services de Guise-en-Valois", "Crépy", "60800"),
    site("9", "France services La Poste de Bœurs", "Bœurs-en-Othe", "89770", "rue de Guise"),
)


def ids(text: str, limit: int = 20) -> list[str]:
    return [found.id for found in find_sites(SITES, text, limit)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("57", ["57", "1436"]),
        ("57670", ["1436"]),
        ("10180 saint lye", ["57"]),
        ("st lyé", ["57"]),
        ("SAINT-LYE", ["57"]),
        ("ste lye", []),
        ("guise", ["3", "58", "9"]),
        ("bus thierache", ["3"]),
        ("boeurs", ["9"]),
        ("andre godin", ["3"]),
        ("albestrof", ["1436"]),
        ("guise marseille", []),
        ("   ", []),
        ("services", ["1436", "9", "58", "3", "57"]),
    ],
)
def test_a_site_is_found_as_people_name_it(text: str, found: list[str]) -> None:
    assert ids(text) == found


def test_no_more_than_asked_for() -> None:
    assert ids("guise", limit=2) == ["3", "58"]


def test_a_number_names_one_site() -> None:
    found = site_of_id(SITES, " 58 ")
    assert found is not None
    assert found.commune == "Crépy"
    assert site_of_id(SITES, "5") is None


def test_accents_and_case_are_folded() -> None:
    assert folded("ŒUF, Æ, Élan") == "oeuf, ae, elan"

"""A name and one way to reach somebody; whatever names them elsewhere is refused, in every field."""

import pytest

from marianne_desk.domain.cases.visitor import (
    LONGEST_NAME,
    Visitor,
    checked_visitor,
    reach_key,
    refuse_numbers,
)
from marianne_desk.domain.errors import UserError


def refused(name: str, reach: str = "") -> tuple[str, str | None]:
    with pytest.raises(UserError) as refusal:
        checked_visitor(name, reach)
    return refusal.value.code, refusal.value.field


@pytest.mark.parametrize(
    ("reach", "key"),
    [
        ("", ""),
        ("06 12 34 56 78", "0612345678"),
        ("06.12.34.56.78", "0612345678"),
        ("+33 6 12 34 56 78", "0612345678"),
        ("+33 (0)6 12 34 56 78", "0612345678"),
        ("0033612345678", "0612345678"),
        ("0262 12 34 56", "0262123456"),
        ("87 12 34 56", "87123456"),
        ("+352 621 123 456", "352621123456"),
        ("Nom.Prenom@Exemple.fr", "nom.prenom@exemple.fr"),
    ],
)
def test_ways_to_reach_somebody(reach: str, key: str) -> None:
    assert checked_visitor("  Lina   Benali ", f" {reach} ") == Visitor("Lina Benali", reach)
    assert reach_key(reach) == Visitor("Lina", reach).reach_key == key


def test_ten_digits_are_set_off_by_twos() -> None:
    assert checked_visitor("Lina", "0612345678").reach == "06 12 34 56 78"


@pytest.mark.parametrize("reach", ["0612", "1234567", "a@b", "un ami", "612345678", "1" * 130])
def test_what_reaches_nobody(reach: str) -> None:
    assert refused("Lina", reach) == ("visitor_reach", "reach")


@pytest.mark.parametrize(
    "reach", ["12/03/1985", "12 03 1985", "12031985", "1 85 03 53 130 123", "1 85 03 53 130 123 45"]
)
def test_what_names_somebody_elsewhere_is_no_way_to_reach_them(reach: str) -> None:
    assert refused("Lina", reach) == ("visitor_number", "reach")


@pytest.mark.parametrize("name", ["Jean-Pierre d’Artagnan", "Lina", "M. N° 12", "Élise 2"])
def test_names(name: str) -> None:
    assert checked_visitor(name, "").name == name


@pytest.mark.parametrize(
    "name",
    [
        "Lina 1985",
        "Lina 12/03/85",
        "Lina 12 mars 1985",
        "Lina née le 12 mars 85",
        "Lina 0612345678",
        "Lina caf 1234567",
    ],
)
def test_a_name_holds_no_number_of_somebody(name: str) -> None:
    assert refused(name) == ("visitor_number", "name")


def test_a_name_is_there_and_short() -> None:
    assert refused("") == refused("123 !") == ("visitor_name", "name")
    assert refused("x" * (LONGEST_NAME + 1)) == ("visitor_name_long", "name")


@pytest.mark.parametrize(
    "text",
    [
        "né le 12/03/1985",
        "Née le 1er août 1990",
        "date de naissance\u00a0: 12 03 85",
        "DDN 12-3-1985",
        "sécu 1 85 03 53 130 123, voir",
    ],
)
def test_free_words_hold_no_number_of_somebody(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        refuse_numbers(text, "question")
    assert (refusal.value.code, refusal.value.field) == ("visitor_number", "question")


@pytest.mark.parametrize(
    "text",
    ["courrier du 12/03/2026", "née en mars", "appeler le 06 12 34 56 78", "il est né le 3 enfants", ""],
)
def test_ordinary_words_pass(text: str) -> None:
    refuse_numbers(text, "question")


def test_names_are_compared_without_accents_and_say_nothing_in_a_log() -> None:
    visitor = Visitor("Anne-Sophie  Lefèvre", "06 12 34 56 78")
    assert visitor.name_key == "anne sophie lefevre"
    assert repr(visitor) == "Visitor()"

"""A visitor is found by what is remembered of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.cases.finding import Sought, find
from marianne_desk.domain.cases.visitor import Visitor

PEOPLE = (
    ("Lina Benali", "06 12 34 56 78"),
    ("Anne-Sophie Lefèvre", "07 88 99 00 11"),
    ("Jean-Pierre Dupont", "jp.dupont@exemple.fr"),
    ("Pierre Martin", ""),
    ("Mohamed Ben Ali", "+33 6 55 44 33 22"),
    ("Œlia Saint-Étienne", "02 43 00 00 12"),
)
SOUGHT = tuple(
    Sought(number, one.name_key, one.reach_key)
    for number, one in enumerate((Visitor(*person) for person in PEOPLE), 1)
)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("benali", 1),
        ("BÉNALI lina", 1),
        ("lina b", 1),
        ("lian benali", 1),
        ("benaly", 1),
        ("lefevre", 2),
        ("lefebvre", 2),
        ("lefe", 2),
        ("sophie anne", 2),
        ("annesophie", 2),
        ("dupond jean", 3),
        ("jeanpierre", 3),
        ("jp.dupont@exemple.fr", 3),
        ("dupont exemple", 3),
        ("martin pierre", 4),
        ("mohammed", 5),
        ("mohamed benali", 5),
        ("oelia", 6),
        ("etienne", 6),
        ("d-2", 2),
        ("D 2", 2),
        ("2", 2),
        ("0612345678", 1),
        ("+33 6 12 34 56 78", 1),
        ("06.12.34", 1),
        ("5678", 1),
        ("lina 5678", 1),
        ("0612345687", 1),
        ("061234567", 1),
        ("0655443322", 5),
        ("12345", 1),
    ],
)
def test_it_is_the_first_found(text: str, first: int) -> None:
    assert find(text, SOUGHT)[:1] == (first,)


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "zorro", "d-99", "lina zorro", "9999999", "xy", "benali 99", "lna", "zefevra"]
)
def test_nobody_is_meant(text: str) -> None:
    assert find(text, SOUGHT) == ()


def test_the_nearest_come_first_and_no_more_than_help() -> None:
    names = ("martin", "martinez", "nartin", "karim", "martni")
    held = [Sought(number, name, "") for number, name in enumerate(names, 1)]
    assert find("martin", held) == (1, 2, 5, 3)
    assert find("nartin", held) == (3, 1)
    assert find("martin", held, most=1) == (1,)
    numbers = [Sought(1, "a", "0612000000"), Sought(12, "b", ""), Sought(3, "c", "0700000012")]
    assert find("12", numbers) == (12, 1, 3)


@given(st.text(max_size=30))
def test_whatever_is_typed_somebody_or_nobody_is_found(text: str) -> None:
    found = find(text, SOUGHT)
    assert len(set(found)) == len(found)
    assert set(found) <= {one.number for one in SOUGHT}


@given(st.sampled_from(PEOPLE), st.randoms())
def test_the_order_of_words_says_nothing(person: tuple[str, str], chance: object) -> None:
    words = person[0].replace("-", " ").upper().split()
    chance.shuffle(words)  # type: ignore[attr-defined]
    assert PEOPLE[find(" ".join(words), SOUGHT)[0] - 1] == person


def test_what_is_looked_through_names_nobody_when_it_is_shown() -> None:
    assert repr(Sought(3, "lina benali", "0612345678")) == "Sought(3)"

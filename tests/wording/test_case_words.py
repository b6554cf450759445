"""Words of cases that window, terminal and paper share."""

from datetime import date

import pytest

from marianne_desk.domain.cases.phoning import PeopleToPhone
from marianne_desk.wording.cases import to_whom
from marianne_desk.wording.day_page import call_tables


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("CAF", "à la CAF"),
        ("CAF de Laval, Mme Morel", "à la CAF de Laval, Mme Morel"),
        ("MSA, Mme Roux", "à la MSA, Mme Roux"),
        ("France Travail", "à France Travail"),
        ("URSSAF", "à l’URSSAF"),
        ("Département", "au Département"),
        ("Régie des eaux", "(Régie des eaux)"),
        ("CAFAT", "(CAFAT)"),
    ],
)
def test_a_case_is_sent_to_somebody_with_its_article(said: str, words: str) -> None:
    assert to_whom(said) == words


def test_calls_for_one_day_and_for_several() -> None:
    friday, monday = date(2026, 11, 27), date(2026, 11, 30)
    one = call_tables(PeopleToPhone(friday, friday, (), (), ()))[0]
    assert one.title.replace("\u00a0", " ") == "À appeler : rendez-vous du vendredi 27 novembre"
    several = call_tables(PeopleToPhone(friday, monday, (), (), ()))[0]
    assert several.title.replace("\u00a0", " ").endswith("du vendredi 27 novembre au lundi 30 novembre")

"""What may stand in the directory of partners: shapes of telephones and addresses, papers without their bullets."""

import pytest

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.formula import is_formula
from marianne_desk.domain.partners.checks import (
    checked_mail,
    checked_papers,
    checked_telephone,
    checked_words,
    is_telephone,
)
from marianne_desk.domain.partners.directory import PaperList
from marianne_desk.storage.lists import load_vocabulary


@pytest.mark.parametrize(
    "text", ["32 30", "115", "02 43 00 00 00", "02.43.00.00.00", "+33 2 43 00 00 00", "+33 (0)2 43 00 00 00"]
)
def test_telephones_as_people_write_them(text: str) -> None:
    assert checked_telephone(f"  {text} ") == text


@pytest.mark.parametrize("text", ["standard", "02 43 ou 44", "+", "++33", "=0243000000", "1" * 16])
def test_what_is_no_telephone(text: str) -> None:
    assert not is_telephone(text)
    with pytest.raises(UserError) as refused:
        checked_telephone(text)
    assert refused.value.code == "telephone_shape"


@pytest.mark.parametrize("text", ["a@b.fr", "accueil.laval@caf53.caf.example"])
def test_addresses(text: str) -> None:
    assert checked_mail(f" {text} ") == text


@pytest.mark.parametrize(
    "text", ["caf", "a@b", "@b.fr", "a b@c.fr", "a@b.fr;c@d.fr", "=a@b.fr", f"{'a' * 200}@b.fr"]
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(UserError) as refused:
        checked_mail(text)
    assert refused.value.code == "mail_shape"


def test_a_pasted_list_of_papers_loses_its_bullets() -> None:
    pasted = ("- Bail", "• Avis d’impôt", "3) Quittance", "12. RIB", "– Bail", "2 photos", "\x07 ")
    kept = checked_papers(PaperList("CAF", "apl", pasted), load_vocabulary())
    assert kept.papers == ("Bail", "Avis d’impôt", "Quittance", "RIB", "2 photos")


def test_what_a_spreadsheet_would_run_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        checked_papers(PaperList("", "apl", ("=1+1",)), load_vocabulary())
    assert (refused.value.code, refused.value.field) == ("formula_cell", "papers")
    assert [is_formula(text) for text in ("=1", " @a", "\t+1", "-1", "", "a=1", "1-2")] == [
        True,
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_words_keep_their_lines() -> None:
    assert checked_words(" a  b \r\n\n c\x00 ", "words") == "a b\nc"

"""What a free note is warned of, and what it is not."""

import pytest

from marianne_desk.domain.free_text import ALLOWANCE, EMAIL, IBAN, NIR, PHONE, TAX, warnings_of
from marianne_desk.wording import phrase


@pytest.mark.parametrize(
    "text",
    [
        "295109912611193",
        "n° sécu 2 95 10 99 126 111 93 à rappeler",
        "NIR 2.95.10.99.126.111.93",
        "253072B07300470",
        "2 53 07 2B 073 004 70",
        "2 53 07 2b 073 004 70",
    ],
)
def test_a_social_security_number_is_known_by_its_key(text: str) -> None:
    assert warnings_of(text) == (NIR,)


@pytest.mark.parametrize("text", ["295109912611194", "2 95 10 99 126 111 00", "dossier 123456789012345"])
def test_a_wrong_key_does_not_alarm(text: str) -> None:
    assert NIR not in warnings_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "0612345678",
        "06 12 34 56 78",
        "tel 03.87.01.02.03.",
        "+33 6 12 34 56 78",
        "0033612345678",
        "+262 692 12 34 56",
    ],
)
def test_a_telephone_number_is_seen(text: str) -> None:
    assert warnings_of(text) == (PHONE,)


@pytest.mark.parametrize("text", ["jean.dupont@orange.fr", "écrire à j-d@caf.cnafmail.fr svp"])
def test_an_address_is_seen(text: str) -> None:
    assert warnings_of(text) == (EMAIL,)


@pytest.mark.parametrize(
    "text",
    [
        "FR7630006000011234567890189",
        "rib FR76 3000 6000 0112 3456 7890 189 envoyé à la caf",
        "fr76 3000 6000 0112 3456 7890 189",
        "DE89370400440532013000",
    ],
)
def test_a_bank_account_is_known_by_its_key(text: str) -> None:
    assert warnings_of(text) == (IBAN,)


def test_tax_and_allowance_numbers_are_seen() -> None:
    assert warnings_of("n° fiscal 30 23 217 600 053") == (TAX,)
    assert warnings_of("allocataire n° 1234567") == (ALLOWANCE,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a rapporté le bail le 12/11/2026 à 14h30",
        "cerfa 15646*01, formulaire 2042",
        "FR76 3000 6000 0112 3456 7890 188",
        "AB12 ceci est une phrase assez longue",
        "reviendra avec 3 justificatifs, 57260 Dieuze",
        "n° 3023217600054",
    ],
)
def test_an_ordinary_note_is_left_in_peace(text: str) -> None:
    assert warnings_of(text) == ()


def test_each_kind_is_told_once_the_gravest_first_and_has_its_sentence() -> None:
    found = warnings_of("0612345678 a@b.fr 295109912611193 0712345678")
    assert found == (NIR, PHONE, EMAIL)
    for kind in (NIR, IBAN, TAX, ALLOWANCE, PHONE, EMAIL):
        assert phrase(kind).endswith(".")

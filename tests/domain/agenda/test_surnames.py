"""Surnames that a title announces are taken out of what another calendar says."""

import pytest

from marianne_desk.domain.agenda.surnames import without_surnames

TRADE = frozenset({"impots", "caf", "cni", "papier", "retraite"})


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Madame Durand - impôts", "impôts"),
        ("Impôts M. Durand", "Impôts"),
        ("CNI / Mme de La Fontaine / retraite", "CNI / retraite"),
        ("Mme DURAND CAF", "CAF"),
        ("M. et Mme Le Goff\u00a0: retraite", "retraite"),
        ("mme durand caf", "caf"),
        ("M Durand-Petit Jean-Marc 06", "06"),
        ("Mme Papier", ""),
        ("Mme de La Fontaine Marie Rose", "Rose"),
        ("Rdv Mlle O’Brien puis Mr Smith, CAF", "Rdv puis, CAF"),
    ],
)
def test_a_name_goes_with_its_title(said: str, kept: str) -> None:
    assert without_surnames(said, TRADE.__contains__) == kept


@pytest.mark.parametrize(
    "said",
    [
        "Impôts",
        "",
        "Monsieur le maire",
        "Madame",
        "m carré",
        "Mme CAF",
        "Sandrine",
        "Mme 12",
        "Durand",
        "M. de la",
    ],
)
def test_what_names_nobody_stays_as_it_is(said: str) -> None:
    assert without_surnames(said, TRADE.__contains__) == said

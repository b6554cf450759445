"""What the words of an old spreadsheet mean."""

import pytest

from marianne_desk.domain.settings import Agent
from marianne_desk.domain.spreadsheet.values import Role, Row, Said, SheetMapping
from marianne_desk.domain.spreadsheet.words import (
    guess,
    meaning_of,
    names_a_matter,
    parts_of,
    said_in,
    settled,
)
from marianne_desk.storage.lists import load_vocabulary

AGENTS = (Agent("agent-1", "Sophie"), Agent("agent-2", "Karim"), Agent("agent-3", "karim"))


@pytest.mark.parametrize(
    ("role", "text", "meaning"),
    [
        (Role.MATTER, "Cartes grises (ANTS)", "papiers/carte_grise/FRANCE_TITRES"),
        (Role.MATTER, "APL", "logement/apl"),
        (Role.MATTER, "Impôts", "impots"),
        (Role.MATTER, "Retraite", "retraite"),
        (Role.MATTER, "Jardinage", None),
        (Role.MATTER, "CAF", None),
        (Role.CHANNEL, "Accueil physique", "desk"),
        (Role.CHANNEL, "Tél.", "phone"),
        (Role.CHANNEL, "MAIL", "email"),
        (Role.CHANNEL, "pigeon", None),
        (Role.OUTCOME, "Réglé", "solved"),
        (Role.OUTCOME, "Orienté", "oriented"),
        (Role.OUTCOME, "perdu", None),
        (Role.OPERATOR, "Pôle emploi", "FRANCE_TRAVAIL"),
        (Role.OPERATOR, "Dupont", None),
        (Role.HELP, "Démarche en ligne", "online"),
        (Role.HELP, "information / aide au dossier", "information|file"),
        (Role.HELP, "information / danse", None),
        (Role.FIRST_VISIT, "X", "yes"),
        (Role.FIRST_VISIT, "Non", "no"),
        (Role.FIRST_VISIT, "bof", None),
        (Role.AGE, "47", "40-59"),
        (Role.AGE, "18/24", "18-24"),
        (Role.AGE, "70 ans et plus", "70+"),
        (Role.AGE, "vieux", None),
        (Role.COMMUNE, "Vaubrun", "Vaubrun"),
        (Role.COMMUNE, "12 rue des Lilas", None),
        (Role.AGENT, "sophie", "agent-1"),
        (Role.AGENT, "agent-2", "agent-2"),
        (Role.AGENT, "Karim", None),
        (Role.OUTCOME, "?", ""),
        (Role.COMMUNE, "NC", ""),
    ],
)
def test_words_are_understood(role: Role, text: str, meaning: str | None) -> None:
    assert guess(role, text, load_vocabulary(), AGENTS) == meaning


def test_every_label_of_the_lists_is_understood() -> None:
    vocabulary = load_vocabulary()
    for theme in vocabulary.themes:
        assert guess(Role.MATTER, theme.label, vocabulary) == theme.code
    for operator in vocabulary.operators:
        assert guess(Role.OPERATOR, operator.label, vocabulary) == operator.code


def test_the_parts_of_a_matter_go_together_and_apart() -> None:
    for parts in (
        ("papiers", None, None),
        ("papiers", "cni", None),
        ("papiers", None, "CAF"),
        ("a", "b", "c"),
    ):
        assert parts_of(meaning_of(*parts)) == parts


def test_an_operator_alone_names_a_matter_that_is_asked() -> None:
    assert names_a_matter("CAF", load_vocabulary())
    assert not names_a_matter("Bidule", load_vocabulary())


def test_words_to_ask_come_first_with_what_is_near() -> None:
    rows = (
        Row(2, ("CAF", "x", 2, "")),
        Row(3, ("apl", "", "", "")),
        Row(4, ("APL", "", 1, "")),
        Row(5, ("Jardin", "", "", "")),
    )
    roles = (Role.MATTER, Role.FIRST_VISIT, Role.COUNT_OF, Role.COMMUNE)
    mapping = SheetMapping(roles, {(Role.MATTER, "jardin"): "autre"})
    said = said_in(rows, mapping, load_vocabulary(), AGENTS, ("Motif", "1ère", "Passeport", "Commune"))
    assert [(one.text, one.rows, one.meaning) for one in said] == [
        ("CAF", 1, None),
        ("apl", 2, "logement/apl"),
        ("Passeport", 2, "papiers/passeport"),
        ("Jardin", 1, "autre"),
        ("x", 1, "yes"),
    ]
    assert said[0].near[0] == "famille/prime_activite/CAF"
    assert said[0].near[-1] == "autre//CAF"
    assert (Role.MATTER, "caf") not in settled(said)
    assert settled([Said(Role.AGE, "É", 1, "")]) == {(Role.AGE, "e"): ""}

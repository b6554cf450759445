"""Nothing typed disappears without a word: what is told, what is never kept, what is asked instead."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.codes import Help, Outcome, RequestKind
from marianne_desk.domain.entry.line import EntryContext, Understanding, answer, understand
from marianne_desk.storage.lists import load_vocabulary
from tests.twenty_contacts import HABITS

PARIS = ZoneInfo("Europe/Paris")
CONTEXT = EntryContext(load_vocabulary(), datetime(2026, 11, 20, 14, 32, tzinfo=PARIS), PARIS, habits=HABITS)


def _read(text: str) -> Understanding:
    return understand(text, CONTEXT)


def _options(read: Understanding) -> list[str]:
    labels = [option.label.replace("\u00a0", " ") for option in read.questions[0].options]
    return [label for label in labels if label not in {"autre…", "autre thème…"}]


def test_a_question_has_nine_options_at_most_and_a_way_to_all_others() -> None:
    for text in ("caf", "carte", "retraite", "mail", "demande", "dossier", "zzz"):
        read = _read(text)
        assert 2 <= len(read.questions[0].options) <= 9
        assert read.questions[0].options[-1].label in {"autre…", "autre thème…"}
        seen = {option.label for option in read.questions[0].options}
        while (
            read.questions[0].options[-1].value.startswith("autre")
            and "/" not in read.questions[0].options[-1].value
        ):
            read = answer(read, read.questions[0].options[-1].value)
            assert 2 <= len(read.questions[0].options) <= 9
            seen |= {option.label for option in read.questions[0].options}
        assert {"Autre", "Vie locale", "Étrangers", "Énergie", "Handicap", "Courrier", "Papiers"} <= seen


def test_autre_opens_the_next_page_then_the_themes() -> None:
    read = _read("demande")
    assert _options(read)[0] == "Demande de retraite"
    second = answer(read, "autre1")
    assert "Emploi, sans préciser" in _options(second)
    themes = answer(second, second.questions[0].options[-1].value)
    assert themes.questions[0].prompt.startswith("Quel thème")
    assert not themes.questions[0].vague
    last = answer(themes, themes.questions[0].options[-1].value)
    assert "Handicap" in _options(last)
    assert _read("zzz").questions[0].vague
    word = answer(_read("mail"), "autre1")
    assert word.questions[0].prompt.startswith("Quel thème")


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("cni mme martin", ()),
        ("cni M. Martin", ()),
        ("cni m martin", ()),
        ("cni mr De La Tour", ()),
        ("cni mme Martin Dupont", ()),
        ("cni mme martin dupont", ("dupont",)),
    ],
)
def test_the_surname_after_a_title_is_never_kept(text: str, unknown: tuple[str, ...]) -> None:
    read = _read(text)
    assert (read.draft.reason, read.surname, read.unknown_words, read.arrived_at) == (
        "cni",
        True,
        unknown,
        None,
    )


@pytest.mark.parametrize(
    "text", ["mme apl caf", "apl caf mme", "m apl caf", "mme de la caf apl", "il m appelle apl caf"]
)
def test_a_title_alone_hides_nothing(text: str) -> None:
    read = _read(text)
    assert (read.draft.reason, read.surname) == ("apl", False)


@pytest.mark.parametrize(
    ("text", "kind", "options"),
    [
        ("plainte accueil", RequestKind.COMPLAINT, None),
        ("pas content attente trop longue", RequestKind.COMPLAINT, None),
        ("porter plainte", RequestKind.REQUEST, None),
        ("plainte", RequestKind.REQUEST, ["Justice, sans préciser", "Réclamation"]),
        ("plainte cpam", RequestKind.REQUEST, ["Justice, sans préciser", "Réclamation"]),
    ],
)
def test_a_complaint_about_us_is_no_crime(text: str, kind: RequestKind, options: list[str] | None) -> None:
    read = _read(text)
    assert read.draft.kind is kind
    assert (_options(read) if read.questions else None) == options


def test_the_answer_says_which_complaint() -> None:
    ours = answer(_read("plainte"), "kind=complaint")
    assert (ours.draft.kind, ours.draft.theme) == (RequestKind.COMPLAINT, "autre")
    assert answer(_read("plainte"), "justice/@").draft.operator == "JUSTICE"
    assert _read("plainte tutelle").draft.theme == "justice"


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("cni biometrique", ("biometrique",)),
        ("cni lunettes", ("lunettes",)),
        ("impots panne", ("panne",)),
        ("apl caf trop long", ("trop", "long")),
        ("cni franco algerien", ("franco", "algerien")),
        ("avis cpam", ("avis",)),
        ("2 cni", ("2",)),
        ("photocopies 3 pages", ()),
        ("imprimer attestation", ()),
        ("trop percu apl caf", ()),
        ("percu trop caf", ()),
        ("carsat depuis lundi", ("depuis lundi",)),
        ("cni 10 ans depuis lundi", ("10 ans", "depuis lundi")),
    ],
)
def test_what_played_no_part_is_told(text: str, unknown: tuple[str, ...]) -> None:
    assert _read(text).unknown_words == unknown


@pytest.mark.parametrize(
    ("text", "paused"),
    [
        ("apl caf attente bail", True),
        ("apl caf bail à fournir", True),
        ("apl caf attend son rib", True),
        ("apl caf attente", False),
        ("apl caf en attente", False),
    ],
)
def test_what_is_waited_for_pauses(text: str, paused: bool) -> None:
    assert _read(text).paused is paused


def test_what_is_denied_is_not_stated() -> None:
    read = _read("rsa caf pas terminé")
    assert (read.draft.outcome, read.unknown_words) == (None, ("terminé",))
    assert _read("rsa caf terminé").draft.outcome is Outcome.SOLVED
    assert _read("rsa caf pas résolu").draft.outcome is Outcome.PENDING


def test_an_ordinary_word_is_no_beginning_slip_or_form_of_another() -> None:
    for word in ("panne", "chaque", "parmi", "face", "trop", "règles", "accueil", "revend"):
        read = _read(word)
        assert (read.draft.theme, read.draft.outcome, read.unknown_words) == (None, None, (word,)), word
    assert _read("cni renouvellemnt").unknown_words == ()


def test_help_with_a_letter_is_asked_about() -> None:
    read = _read("aide lecture courrier")
    assert read.draft.help == (Help.FILE,)
    assert set(_options(read)) == {"Courrier, sans préciser", "Autre, sans préciser"}
    assert answer(read, "courrier/@").draft.operator is None


def test_a_document_named_like_another_is_asked() -> None:
    assert _options(_read("cv perdu"))[0] == "Carte vitale"
    assert _read("cv vitale").draft.reason == "carte_vitale"
    assert _read("impots mdp oublié").draft.reason is None
    assert _read("releve carier").draft.reason == "releve_carriere"


def test_words_that_point_elsewhere_leave_both_open() -> None:
    themes = {value.partition("/")[0] for value in _values(_read("dentiste loyer"))}
    assert {"sante", "logement"} <= themes


def _values(read: Understanding) -> list[str]:
    return [option.value for option in read.questions[0].options]

"""Nothing is guessed: when a matter is taken, and when it is asked."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.codes import Help
from marianne_desk.domain.entry.fit import covered
from marianne_desk.domain.entry.index import Reading
from marianne_desk.domain.entry.line import EntryContext, Understanding, answer, understand
from marianne_desk.domain.trade_words import Operator, Reason, Term, Theme
from marianne_desk.domain.vocabulary import Vocabulary
from marianne_desk.storage.lists import load_vocabulary
from tests.twenty_contacts import HABITS

PARIS = ZoneInfo("Europe/Paris")
CONTEXT = EntryContext(load_vocabulary(), datetime(2026, 11, 20, 14, 32, tzinfo=PARIS), PARIS, habits=HABITS)


def _read(text: str) -> Understanding:
    return understand(text, CONTEXT)


def _labels(read: Understanding) -> list[str]:
    labels = [option.label.replace("\u00a0", " ") for option in read.questions[0].options]
    return [label for label in labels if label != "autre…"]


def test_habits_order_the_options() -> None:
    assert _labels(_read("carte"))[:3] == ["Carte d’identité", "Carte grise", "Carte vitale"]
    changed = replace(CONTEXT, habits={("sante", "carte_vitale", "MSA"): 9})
    read = understand("carte", changed)
    assert _labels(read)[0] == "Carte vitale"
    vitale = answer(read, read.questions[0].options[0].value)
    assert _labels(vitale) == ["MSA", "CPAM"]


def test_a_theme_alone_asks_and_may_stay_unsaid() -> None:
    read = _read("retraite")
    assert _labels(read)[-1] == "Retraite, sans préciser"
    unsaid = answer(read, "retraite/@")
    assert (unsaid.draft.theme, unsaid.draft.reason) == ("retraite", None)
    assert _labels(unsaid) == ["CARSAT", "MSA"]
    assert _labels(_read("info retraite"))[0] == "Retraite, sans préciser"


def test_an_operator_alone_is_its_only_theme_or_is_asked() -> None:
    assert (_read("cpam").draft.theme, _read("cpam").ready) == ("sante", True)
    assert len(_labels(_read("msa"))) == 8
    assert {"Santé, sans préciser", "Logement, sans préciser"} <= set(_labels(_read("msa")))
    assert _read("caf").draft.operator == "CAF"


def test_a_conflict_is_asked() -> None:
    read = _read("caf impots")
    chosen = answer(read, "impots/declaration@")
    assert (chosen.draft.reason, chosen.draft.operator) == ("declaration", "DGFIP")
    assert answer(read, "famille/@CAF").draft.operator == "CAF"
    assert _labels(_read("apl cpam")) == ["APL", "Santé, sans préciser · CPAM"]
    assert _read("apl cpam").draft.operator is None


def test_two_matters_are_two_requests_where_the_agent_says_so() -> None:
    read = _read("carte grise et permis hier 9h")
    assert _labels(read) == ["les deux demandes", "Carte grise", "Permis de conduire"]
    both = answer(read, "ensemble")
    assert [request.reason for request in (both.draft, *both.others)] == ["carte_grise", "permis"]
    assert (both.draft.operator, both.others[0].operator, both.ready) == (
        "FRANCE_TITRES",
        "FRANCE_TITRES",
        True,
    )
    assert _labels(_read("rsa apl")) == ["APL", "RSA", "les deux demandes"]
    one_key = answer(answer(_read("rsa apl"), "ensemble"), "CAF")
    assert [request.operator for request in (one_key.draft, *one_key.others)] == ["CAF", "CAF"]
    unlike = answer(answer(_read("css + reversion"), "ensemble"), "CPAM")
    assert [question.field for question in unlike.questions] == ["operator:reversion"]
    done = answer(unlike, "CARSAT")
    assert [request.operator for request in (done.draft, *done.others)] == ["CPAM", "CARSAT"]
    three = _read("cni, passeport, permis")
    assert _labels(three)[0] == "les trois demandes"
    assert len(answer(three, "ensemble").others) == 2
    assert "les deux demandes" not in _labels(_read("plainte voisin"))


def test_a_line_that_grows_loses_an_answer_that_fits_no_more() -> None:
    assert understand("cni", CONTEXT, (("reason", "ensemble"),)).draft.reason == "cni"


def test_an_unfinished_word_that_fits_nothing_is_asked_and_a_word_that_changes_nothing_is_told() -> None:
    read = _read("cni retr")
    assert read.draft.theme is None
    assert _labels(read) == ["Carte d’identité", "Retraite, sans préciser", "les deux demandes"]
    assert _read("avis caf").draft.operator == "CAF"
    assert _read("inscription cpam").draft.theme == "sante"
    assert _read("caf soutien").draft.reason == "allocations"
    assert _read("apl caf rec").draft.theme is None
    assert _read("css cpam vis").questions[0].field == "word:vis"


def test_two_operators_of_one_matter_are_asked() -> None:
    read = _read("apl caf msa")
    assert read.draft.reason == "apl"
    assert _labels(read) == ["CAF", "MSA"]
    assert answer(read, "MSA").draft.operator == "MSA"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("inscription ameli", "ameli"),
        ("trop percu apl", "trop_percu"),
        ("taxe fonciere avis", "taxe_fonciere"),
        ("ordinateur impression", "acces_libre"),
        ("corriger declaration", "correction"),
        ("activite prime", "prime_activite"),
        ("primes dactivité", "prime_activite"),
        ("pension mari reversion", "reversion"),
    ],
)
def test_one_matter_swallows_or_gives_way(text: str, reason: str) -> None:
    assert _read(text).draft.reason == reason


@pytest.mark.parametrize(
    "text", ["permis de chasse", "garde chasse", "avis tempête", "formation poterie", "prmis pêche"]
)
def test_a_fragile_word_beside_an_unknown_one_is_asked(text: str) -> None:
    read = _read(text)
    assert read.draft.theme is None
    assert {"Mairie", "Hors champ"} <= set(_labels(read))


def test_a_part_of_a_name_asks_unless_another_clue_agrees() -> None:
    assert _labels(_read("biometrique")) == ["Passeport", "Papiers, sans préciser"]
    assert _labels(_read("train"))[0] == "Impression, copie"
    assert _read("naissance acte").draft.reason == "etat_civil"
    assert _read("extrait").draft.theme is None
    assert len(_labels(_read("extrait"))) == 2
    assert _read("tribunal").draft.theme is None
    assert {"Remboursement de soins", "Santé, sans préciser"} <= set(_labels(_read("dentiste")))


def test_a_precise_matter_brings_its_operator_and_help() -> None:
    assert _read("pajemploi").draft.operator == "URSSAF"
    assert _read("retraite complementaire").draft.operator == "AUTRE"
    assert _read("horaires").draft.help == (Help.INFORMATION,)
    assert _labels(_read("cpf")) == ["France Travail", "Autre"]


def test_slips_and_their_limits() -> None:
    assert _read("actualiastion").draft.reason == "actualisation"
    assert _read("aemli").draft.reason == "ameli"
    assert _read("lapl caf").draft.reason == "apl"
    assert _read("libré").draft.reason == "acces_libre"
    assert _read("fibré").draft.theme is None
    assert _read("dentisterie").unknown_words == ("dentisterie",)


def test_what_a_desk_adds_is_read_and_what_it_retires_is_not() -> None:
    own = CONTEXT.vocabulary.with_additions(
        themes=[Theme("mobilite", "Mobilité", ("transport à la demande",))],
        reasons=[Reason("navette", "mobilite", "Navette", aliases=("navette",), operators=("REGIE",))],
        operators=[
            Operator("REGIE", "Régie", ("régie", "régie navette")),
            Operator("VIEUX", "Vieux", ("vieux",), retired=True),
            Operator("ANCIEN", "Ancien", ("ancien opérateur",), valid_to=date(2020, 1, 1)),
        ],
        retired=["ame", "etranger", "titre_sejour", "naturalisation"],
    )
    context = replace(CONTEXT, vocabulary=own)
    assert understand("navette", context).draft.operator == "REGIE"
    assert understand("régie", context).draft.theme is None
    assert understand("régie", context).draft.operator == "REGIE"
    assert understand("titre de séjour", context).draft.theme is None
    assert own.label("reason", "ame") == "Aide médicale d’État"
    assert "Aide médicale d’État" not in _labels(understand("sante", context))


def test_a_theme_or_operator_that_is_gone_is_not_offered() -> None:
    bare = Vocabulary(
        themes=(Theme("a", "Alpha", operators=("OLD", "NEW"), matters=(Term(("gamma delta",)),)),),
        reasons=(Reason("b", "a", "Beta", operators=("OLD", "NEW", "LOST")), Reason("c", "none", "Chi")),
        operators=(
            Operator("OLD", "Old", valid_to=date(2020, 1, 1)),
            Operator("NEW", "New", valid_from=date(2021, 1, 1)),
        ),
    )
    context = replace(CONTEXT, vocabulary=bare, habits={})
    assert understand("beta", context).draft.operator == "NEW"
    assert understand("gamma delta", context).draft.operator == "NEW"
    assert understand("chi", context).draft.operator is None
    assert understand("alpha", context).questions[0].options[0].label == "Beta"


def test_only_a_plain_matter_is_swallowed() -> None:
    apl: Reading = ("logement", "apl")
    rsa: Reading = ("famille", "rsa")
    debt: Reading = ("famille", "trop_percu")
    assert covered(CONTEXT.vocabulary, [{apl: 4}, {debt: 4}]) == {debt: 4}
    assert covered(CONTEXT.vocabulary, [{apl: 3, rsa: 3}, {debt: 4}]) == {}
    assert covered(CONTEXT.vocabulary, [{apl: 4}, {("famille", None): 4}]) == {}


@pytest.mark.parametrize(("count", "shown"), [(8, 8), (9, 9), (10, 9)])
def test_nine_themes_fit_one_page(count: int, shown: int) -> None:
    bare = Vocabulary(tuple(Theme(f"t{n}", f"Thème {n}") for n in range(count)), (), ())
    read = understand("zzz", replace(CONTEXT, vocabulary=bare, habits={}))
    assert len(read.questions[0].options) == shown

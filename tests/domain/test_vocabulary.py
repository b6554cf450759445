"""Codes, labels and aliases of the lists: contract.md §1."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from marianne_desk.domain.codes import Age, Channel, Help, Need, Outcome, RequestKind
from marianne_desk.domain.folding import fold, key_of
from marianne_desk.domain.trade_words import Operator, Reason, Theme
from marianne_desk.storage.lists import FILES, lists_directory, load_vocabulary

VOCABULARY = load_vocabulary()

CONTRACT = {
    "papiers": "cni passeport carte_grise permis etat_civil",
    "famille": "prime_activite rsa allocations garde trop_percu",
    "logement": "apl renovation logement_social",
    "sante": "ameli css carte_vitale remboursement ame",
    "retraite": "releve_carriere demande reversion aspa",
    "emploi": "inscription actualisation indemnisation formation",
    "impots": "declaration correction avis taxe_fonciere",
    "energie": "cheque_energie",
    "justice": "acces_droit aide_juridictionnelle",
    "etranger": "titre_sejour naturalisation",
    "courrier": "la_poste",
    "numerique": "acces_libre impression boite_mail franceconnect atelier",
    "handicap": "mdph",
    "local": "mairie hors_champ",
    "autre": "",
}
OPERATORS = (
    "CAF MSA CPAM CARSAT FRANCE_TRAVAIL DGFIP FRANCE_TITRES JUSTICE LA_POSTE FRANCE_RENOV CHEQUE_ENERGIE PREFECTURE "
    "URSSAF BDF DEPARTEMENT MDPH MAIRIE AUTRE"
)


def test_the_lists_hold_the_codes_of_the_contract() -> None:
    found = {
        theme.code: " ".join(r.code for r in VOCABULARY.reasons_of(theme.code)) for theme in VOCABULARY.themes
    }
    assert found == CONTRACT
    assert [operator.code for operator in VOCABULARY.operators] == OPERATORS.split()
    for kind, codes in (
        ("channel", Channel),
        ("help", Help),
        ("outcome", Outcome),
        ("age", Age),
        ("need", Need),
    ):
        assert [word.code for word in VOCABULARY.words if word.kind == kind] == [str(code) for code in codes]
    kinds = {word.code for word in VOCABULARY.words if word.kind == "kind"}
    assert kinds == {str(RequestKind.COMPLAINT), str(RequestKind.SUGGESTION)}


def test_every_code_that_the_lists_name_exists() -> None:
    for reason in VOCABULARY.reasons:
        terms = [code for term in reason.terms for code in term.operators or ()]
        assert all(VOCABULARY.operator(code) for code in (*reason.operators, *reason.also, *terms))
        assert all(VOCABULARY.reason(code) for code in reason.covers)
        assert VOCABULARY.theme(reason.theme)
    for theme in VOCABULARY.themes:
        assert all(VOCABULARY.operator(code) for code in theme.operators)
    for operator in VOCABULARY.operators:
        for code in operator.themes:
            name, _, motif = code.partition("/")
            assert VOCABULARY.theme(name)
            assert not motif or VOCABULARY.reason(motif)


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("theme", "IMPÔTS", "impots"),
        ("theme", "retraite", "retraite"),
        ("reason", "Titre de séjour", "titre_sejour"),
        ("reason", "titre_sejour", "titre_sejour"),
        ("reason", "carte grise", "carte_grise"),
        ("reason", "demande", "demande"),
        ("reason", "avis", "avis"),
        ("operator", "Pôle emploi", "FRANCE_TRAVAIL"),
        ("operator", "ants", "FRANCE_TITRES"),
        ("operator", "France Rénov’", "FRANCE_RENOV"),
        ("operator", "cheque_energie", "CHEQUE_ENERGIE"),
        ("channel", "Courrier", "mail"),
        ("channel", "téléphone", "phone"),
        ("help", "demarche en ligne", "online"),
        ("outcome", "RÉSOLU SUR PLACE", "solved"),
        ("age", "70 ans et plus", "70+"),
        ("need", "interprète", "interpreter"),
        ("reason", "nothing of the kind", None),
        ("reason", "", None),
    ],
)
def test_codes_labels_and_aliases_are_all_understood(kind: str, text: str, code: str | None) -> None:
    assert VOCABULARY.find(kind, text) == code


def test_every_code_and_label_finds_itself() -> None:
    for kind, entries in (
        ("theme", VOCABULARY.themes),
        ("reason", VOCABULARY.reasons),
        ("operator", VOCABULARY.operators),
    ):
        for entry in entries:
            assert VOCABULARY.find(kind, entry.code) == VOCABULARY.find(kind, entry.label) == entry.code
            assert VOCABULARY.label(kind, entry.code) == entry.label
    assert VOCABULARY.label("reason", "gone_long_ago") == "gone_long_ago"
    assert VOCABULARY.theme("x") is None
    assert VOCABULARY.operator("x") is None


def test_an_alias_of_two_codes_finds_none() -> None:
    both = VOCABULARY.with_additions(
        reasons=[Reason("one", "autre", "Un", ("même nom",)), Reason("two", "autre", "Deux", ("Meme Nom",))]
    )
    assert both.find("reason", "meme nom") is None
    assert both.find("reason", "deux") == "two"


def test_additions_replace_and_retiring_keeps_labels() -> None:
    own = VOCABULARY.with_additions(
        themes=[Theme("jeunes", "Jeunes")],
        reasons=[Reason("cni", "papiers", "Identité")],
        operators=[Operator("MDA", "Maison des ados")],
        retired=["ame", "URSSAF", "autre"],
    )
    assert own.label("reason", "cni") == "Identité"
    assert own.find("theme", "jeunes") == "jeunes"
    assert own.find("reason", "aide médicale d’état") == "ame"
    assert [reason.code for reason in own.reasons_of("sante")][-1] == "remboursement"
    retired = (own.theme("autre"), own.operator("URSSAF"), own.reason("ame"))
    assert all(entry is not None and entry.retired for entry in retired)
    assert VOCABULARY.label("reason", "cni") == "Carte d’identité"


def test_the_operator_taken_without_asking() -> None:
    pair = ("CAF", "MSA")
    assert VOCABULARY.default_operator(pair, "rsa", "famille") is None
    assert VOCABULARY.default_operator(("DGFIP",), "avis", "impots") == "DGFIP"
    assert VOCABULARY.default_operator((), None, "autre") is None
    assert VOCABULARY.at_desk(False, {}).default_operator(pair, "rsa", "famille") == "CAF"
    assert VOCABULARY.at_desk(False, {}).default_operator(("FRANCE_TRAVAIL", "AUTRE"), "formation") is None
    settled = VOCABULARY.at_desk(True, {"famille": "CAF", "rsa": "MSA", "apl": "CPAM"})
    assert settled.default_operator(pair, "rsa", "famille") == "MSA"
    assert settled.default_operator(pair, "garde", "famille") == "CAF"
    assert settled.default_operator(pair, "apl", "logement") is None


def test_an_operator_exists_between_its_days() -> None:
    operator = Operator("X", "X", valid_from=date(2020, 1, 1), valid_to=date(2020, 12, 31))
    assert [
        operator.existed_on(date(*day))
        for day in ((2019, 12, 31), (2020, 1, 1), (2020, 12, 31), (2021, 1, 1))
    ] == [
        False,
        True,
        True,
        False,
    ]
    assert Operator("Y", "Y").existed_on(date(1900, 1, 1))


def test_folding_forgives_case_accents_ligatures_apostrophes_and_signs() -> None:
    assert fold("Œuvre L’ÉTÉ  çà") == "oeuvre l ete ca"
    assert fold("D'ACCORD") == "d accord"
    assert fold("  ") == ""
    assert key_of("Sous-Préfecture (Metz)") == "sous prefecture metz"
    assert key_of("carte_grise / CG.") == "carte grise cg"


def test_another_folder_of_lists_may_be_read(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_text((lists_directory() / name).read_text("utf-8"), "utf-8")
    assert len(load_vocabulary(tmp_path).reasons) == len(VOCABULARY.reasons)
    (tmp_path / "sub").mkdir()
    with pytest.raises(FileNotFoundError):
        load_vocabulary(tmp_path / "sub")


def test_no_name_is_written_twice_in_one_list() -> None:
    themes = tomllib.loads((lists_directory() / "themes.toml").read_text("utf-8"))
    for reason in themes["reason"]:
        for field in ("aliases", "fragile", "hints"):
            names = [key_of(name) for name in reason.get(field, "").split(",") if name.strip()]
            assert all(names)

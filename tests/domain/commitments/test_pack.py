"""Packs: what comes with the program loads whole; what cannot be is refused with file, key and reason."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from marianne_desk.domain.commitments.in_force import DEFAULT_PACK
from marianne_desk.domain.commitments.pack import PARAMETERS, Formula, Pack, Sure
from marianne_desk.domain.commitments.pack_reading import read_pack
from marianne_desk.domain.errors import UserError
from marianne_desk.storage.packs import load_pack, pack_ids, packs_directory
from marianne_desk.wording import sentence

GROUNDS = {"source": "le texte", "sure": "V"}


def indicator(**changes: object) -> dict[str, Any]:
    return {
        "id": "waited",
        "label": "Attentes",
        "formula": "waited_within",
        "cohort": "arrived",
        "target": 0.8,
        "minimum_n": 30,
        "pivotal": True,
        **GROUNDS,
        **changes,
    }


def proof(**changes: object) -> dict[str, Any]:
    return {"code": "display", "label": "Affichage", "valid_days": 30, **GROUNDS, **changes}


def data(*, commitment: object = None, **changes: object) -> dict[str, Any]:
    one = {"number": 1, "heading": 1, "subject": "Attendre peu", "indicator": [indicator()], **GROUNDS}
    if isinstance(commitment, dict):
        one |= commitment
    return {
        "id": "essai",
        "label": "Essai",
        "heading": [{"number": 1, "title": "Accueil", **GROUNDS}],
        "commitment": [one],
        **changes,
    }


def refusal(of: dict[str, Any]) -> tuple[object, object]:
    with pytest.raises(UserError, match="pack_refused") as refused:
        read_pack(of, "essai/pack.toml")
    assert refused.value.values["file"] == "essai/pack.toml"
    assert sentence(refused.value).startswith("Le référentiel essai/pack.toml est refusé")
    return refused.value.values["key"], refused.value.values["reason"]


@pytest.mark.parametrize("pack_id", ["france-services-2025", "marianne-2016", "services-publics-plus"])
def test_what_comes_with_the_program_loads(pack_id: str) -> None:
    assert pack_id in pack_ids()
    pack = load_pack(pack_id)
    assert pack.id == pack_id
    assert pack.banner.startswith("Grille de travail de la maison")
    assert load_pack(pack_id) is pack


def test_marianne_has_five_headings_and_twelve_commitments() -> None:
    pack = load_pack(DEFAULT_PACK)
    assert [heading.number for heading in pack.headings] == [1, 2, 3, 4, 5]
    assert [(c.number, c.heading) for c in pack.commitments] == [
        (1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 2), (7, 3), (8, 3), (9, 4), (10, 4), (11, 5), (12, 5),
    ]  # fmt: skip
    assert pack.commitment(8) is pack.commitments[7]
    assert pack.commitment(13) is None
    assert all(heading.sure is Sure.READ for heading in pack.headings)
    assert all(commitment.title is None for commitment in pack.commitments)


def test_every_formula_says_its_parameters_and_is_used() -> None:
    assert set(PARAMETERS) == set(Formula)
    used = {one.formula for pack_id in pack_ids() for one in load_pack(pack_id).indicators()}
    assert used == set(Formula)


def test_samples_are_known() -> None:
    pack = load_pack(DEFAULT_PACK)
    assert {one.id for one in pack.indicators() if one.is_sample} == {
        "survey_welcome", "mystery_courtesy", "survey_clarity", "mystery_clarity",
    }  # fmt: skip


def test_a_small_pack_is_read_whole() -> None:
    for_good = {"code": "statement", "label": "Relevé", "for_good": True, **GROUNDS}
    pack = read_pack(data(commitment={"proof": [proof(), for_good]}), "essai/pack.toml")
    assert isinstance(pack, Pack)
    assert pack.banner == ""
    assert [kind.valid_days for kind in pack.proofs()] == [30, None]


@pytest.mark.parametrize(
    ("changes", "key", "reason"),
    [
        ({"commitment": []}, "commitment", "missing"),
        ({"commitment": {}}, "commitment", "not_a_list"),
        ({"commitment": [3]}, "commitment[1]", "not_a_table"),
        ({"label": " "}, "label", "not_a_text"),
        ({"id": None}, "id", "missing"),
        ({"colour": "bleu"}, "colour", "unknown"),
        ({"heading": []}, "commitment 1.heading", "unknown"),
    ],
)
def test_a_pack_that_cannot_be_is_refused(changes: dict[str, Any], key: str, reason: str) -> None:
    assert refusal(data() | changes) == (key, reason)


@pytest.mark.parametrize(
    ("commitment", "key", "reason"),
    [
        ({"number": 0}, "commitment[1].number", "not_a_number"),
        ({"number": None}, "commitment[1].number", "missing"),
        ({"rule": "majority"}, "commitment[1].rule", "unknown"),
        ({"sure": None}, "commitment[1].sure", "missing"),
        ({"questions": [""]}, "commitment[1].questions", "not_texts"),
        ({"indicator": [indicator(formula="guess")]}, "commitment[1].indicator[1].formula", "unknown"),
        ({"indicator": [indicator(target=1.2)]}, "commitment[1].indicator[1].target", "out_of_range"),
        ({"indicator": [indicator(target=None)]}, "commitment[1].indicator[1].target", "missing"),
        ({"indicator": [indicator(pivotal="oui")]}, "commitment[1].indicator[1].pivotal", "not_a_flag"),
        ({"indicator": [indicator(), indicator()]}, "indicator waited", "twice"),
        ({"indicator": [indicator(parameters=3)]}, "commitment[1].indicator[1].parameters", "not_a_table"),
        (
            {"indicator": [indicator(parameters={"channel": "mail"})]},
            "commitment[1].indicator[1].parameters.channel",
            "unknown",
        ),
        (
            {"indicator": [indicator(formula="right_first_time")]},
            "commitment[1].indicator[1].parameters.days",
            "missing",
        ),
        (
            {"indicator": [indicator(formula="right_first_time", parameters={"days": "trente"})]},
            "commitment[1].indicator[1].parameters.days",
            "not_of_its_kind",
        ),
        (
            {"indicator": [indicator(formula="proof_current", parameters={"proof": "display"})]},
            "waited.parameters.proof",
            "unknown",
        ),
        ({"proof": [proof(), proof()]}, "proof display", "twice"),
        ({"proof": [proof(valid_days=None)]}, "commitment[1].proof[1].valid_days", "missing"),
        ({"proof": [proof(weight=2)]}, "commitment[1].proof[1].weight", "unknown"),
    ],
)
def test_a_commitment_that_cannot_be_is_refused(commitment: dict[str, Any], key: str, reason: str) -> None:
    assert refusal(data(commitment=commitment)) == (key, reason)


def test_two_commitments_of_one_number_are_refused() -> None:
    twice = data()
    twice["commitment"] = [twice["commitment"][0], twice["commitment"][0] | {"indicator": []}]
    assert refusal(twice) == ("commitment 1", "twice")


def test_a_file_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    def refused(pack_id: str) -> UserError:
        with pytest.raises(UserError) as error:
            load_pack(pack_id, tmp_path)
        return error.value

    assert refused("nulle-part").code == "pack_unknown"
    (tmp_path / "essai").mkdir()
    file = tmp_path / "essai" / "pack.toml"
    file.write_text("id = ", "utf-8")
    assert refused("essai").values["reason"] == "not_toml"
    assert pack_ids(tmp_path) == ("essai",)
    (tmp_path / "autre").mkdir()
    text = (packs_directory() / DEFAULT_PACK / "pack.toml").read_text("utf-8")
    assert tomllib.loads(text)["id"] == DEFAULT_PACK
    (tmp_path / "autre" / "pack.toml").write_text(text, "utf-8")
    assert refused("autre").values["reason"] == "not_its_folder"

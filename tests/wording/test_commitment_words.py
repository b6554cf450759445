"""Words of the commitments: every verdict and reason has its own, and what is missing is named."""

from dataclasses import replace
from datetime import date

import pytest

from marianne_desk import wording
from marianne_desk.domain.commitments.measuring import measured_month
from marianne_desk.domain.commitments.pack import Formula, Indicator
from marianne_desk.domain.commitments.verdict import Verdict, Why
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.wording import commitments as words
from tests.commitment_samples import OCTOBER, facts, indicator, kind, pack


def test_every_verdict_and_every_reason_is_said() -> None:
    assert set(words.VERDICTS) == set(words.MARKS) == set(Verdict)
    assert set(words.WHYS) == set(Why)


@pytest.mark.parametrize(
    ("one", "missing"),
    [
        (indicator("a", Formula.NOT_RECORDED, lacks="le suivi du plan"), "le suivi du plan"),
        (indicator("a", Formula.PROOF_CURRENT, proof="display"), "Preuve display"),
        (indicator("a", Formula.PROOF_CURRENT, proof="web"), "web"),
        (indicator("a", Formula.SURVEY_ITEM, item="accueil"), "une enquête de satisfaction (accueil)"),
        (indicator("a", Formula.CALLS_ANSWERED), "le relevé mensuel de l’opérateur téléphonique"),
    ],
)
def test_what_is_missing_is_named(one: Indicator, missing: str) -> None:
    held = pack(one, proofs=(kind("display"),))
    (measure,) = measured_month(facts(held), OCTOBER).measures()
    assert words.why(measure, held) == f"il manque\u00a0: {missing}"


def test_what_is_not_known_yet_says_when() -> None:
    held = pack(indicator("a", Formula.RIGHT_FIRST_TIME, days=30))
    (measure,) = measured_month(facts(held, today=date(2026, 11, 2)), OCTOBER).measures()
    assert words.why(measure, held) == "connu à partir du 01/12/2026"
    assert words.why(replace(measure, why=Why.BELOW), held) == "sous la cible"
    assert words.why(replace(measure, why=Why.ONE_ANSWER), held) == "un retour de plus ferait basculer"


def test_a_month_in_a_sentence_is_in_words() -> None:
    refused = UserError("in_force_issued", "valid_from", month=Month(2026, 10))
    assert "octobre\u00a02026" in wording.sentence(refused)

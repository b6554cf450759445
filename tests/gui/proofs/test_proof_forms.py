"""What is typed into the forms of proofs, read."""

from datetime import date

import pytest

from marianne_desk.domain.commitments.asking import kind_states
from marianne_desk.domain.commitments.keeping import KindOfCommitment
from marianne_desk.domain.commitments.pack import ProofKind, Sure
from marianne_desk.domain.commitments.proof import Papers, Proof
from marianne_desk.domain.errors import UserError
from marianne_desk.wording.proofs import expires_in, kind_label, kind_state, proof_words
from ui.forms.days import coming_day, past_day
from ui.proofs.forms import month_options

TODAY = date(2026, 10, 14)
KIND = ProofKind("equipment", "Équipements", 365, "", Sure.OURS)


def proof(day: date) -> Proof:
    return Proof(1, "equipment", 5, day, None, "", "agent-1", has_file=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", TODAY),
        ("14/10", TODAY),
        ("15/10", date(2025, 10, 15)),
        ("1/3", date(2026, 3, 1)),
        ("15/10/2026", date(2026, 10, 15)),
    ],
)
def test_the_day_of_a_paper_has_been(text: str, expected: date) -> None:
    assert past_day(text, TODAY) == expected


def test_a_day_that_the_year_before_lacks() -> None:
    with pytest.raises(UserError) as error:
        past_day("29/2", date(2028, 1, 10))
    assert (error.value.code, error.value.field) == ("day_unreadable", "day")


def test_the_validity_is_optional_and_to_come() -> None:
    assert coming_day(" ", TODAY, "valid_until") is None
    assert coming_day("1/3", TODAY, "valid_until") == date(2027, 3, 1)


def test_the_month_before_is_offered_first() -> None:
    assert [value for value, _ in month_options(TODAY)[:3]] == ["2026-09", "2026-10", "2026-08"]


def test_how_a_proof_stands_is_said_in_shape_and_words() -> None:
    kind = KindOfCommitment(5, KIND)

    def said(*proofs: Proof) -> str:
        (state,) = kind_states([kind], Papers(proofs), TODAY)
        return kind_state(state).replace("\u00a0", " ")

    assert said() == "○ jamais"
    assert said(proof(date(2026, 10, 1))) == "■ valable jusqu’au 01/10/2027"
    assert said(proof(date(2025, 10, 26))) == "▲ expire dans 12 jours"
    assert said(proof(date(2025, 10, 1))) == "▼ expirée depuis le 01/10/2026"
    assert [expires_in(days) for days in (0, 1)] == ["expire aujourd’hui", "expire demain"]
    assert kind_label(ProofKind("mystery", "", None, "", Sure.OURS)).startswith("Tests mystère")
    assert proof_words(proof(TODAY)) == "fichier"

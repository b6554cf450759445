"""How a kind of proof stands, and when it asks for itself."""

from datetime import date, timedelta

import pytest

from marianne_desk.domain.commitments.asking import Stands, asking, kind_states, stands_of
from marianne_desk.domain.commitments.keeping import KindOfCommitment
from marianne_desk.domain.commitments.pack import ProofKind, Sure
from marianne_desk.domain.commitments.proof import Check, Papers, Proof

TODAY = date(2026, 10, 14)


def kind(valid_days: int | None = 365, *, monthly: bool = False) -> KindOfCommitment:
    return KindOfCommitment(1, ProofKind("display", "Affichage", valid_days, "", Sure.OURS, monthly))


def proof(day: date, until: date | None = None) -> Proof:
    return Proof(1, "display", 1, day, until, "", "agent-1")


def stands(one: KindOfCommitment, papers: Papers, day: date = TODAY) -> tuple[Stands, int | None, bool]:
    (state,) = kind_states([one], papers, day)
    assert (state in asking([state])) is state.asks
    return state.stands, state.days, state.asks


@pytest.mark.parametrize(
    ("left", "expected", "asks"),
    [
        (31, Stands.CURRENT, False),
        (30, Stands.EXPIRES, True),
        (0, Stands.EXPIRES, True),
        (-1, Stands.EXPIRED, True),
    ],
)
def test_a_yearly_proof_asks_thirty_days_ahead_until_it_is_renewed(
    left: int, expected: Stands, asks: bool
) -> None:
    old = proof(TODAY + timedelta(days=left - 365))
    assert stands(kind(), Papers((old,))) == (expected, left, asks)
    assert stands(kind(), Papers((old, proof(TODAY)))) == (Stands.CURRENT, 365, False)


@pytest.mark.parametrize(("age", "expected"), [(22, Stands.CURRENT), (23, Stands.EXPIRES)])
def test_a_monthly_check_asks_in_its_last_week(age: int, expected: Stands) -> None:
    check = Check(1, TODAY - timedelta(days=age), "display", "agent-1", True)
    assert stands(kind(30, monthly=True), Papers((), (check,)))[0] is expected


def test_a_validity_that_was_said_prevails() -> None:
    said = proof(TODAY - timedelta(days=400), TODAY + timedelta(days=2))
    assert stands(kind(), Papers((said,))) == (Stands.EXPIRES, 2, True)


def test_what_is_good_for_ever_never_asks() -> None:
    assert stands(kind(None), Papers((proof(date(2020, 1, 1)),))) == (Stands.CURRENT, None, False)


def test_a_check_that_found_something_asks_until_something_better_came() -> None:
    wrong = Check(1, TODAY, "display", "agent-1", False, "pendule arrêtée")
    (state,) = kind_states([kind()], Papers((proof(TODAY),), (wrong,)), TODAY)
    assert (state.stands, state.asks, state.check) == (Stands.WRONG, True, wrong)
    better = Check(2, TODAY, "display", "agent-1", True)
    assert stands(kind(), Papers((), (wrong, better)))[0] is Stands.CURRENT


def test_what_never_was_asks_only_where_the_round_looks_at_it() -> None:
    assert stands_of(None, TODAY) is Stands.NEVER
    assert stands(kind(), Papers()) == (Stands.NEVER, None, False)
    assert stands(kind(30, monthly=True), Papers()) == (Stands.NEVER, None, True)

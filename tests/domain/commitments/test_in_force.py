"""What is in force: from which month, for ever."""

import pytest

from marianne_desk.domain.commitments.in_force import (
    LONGEST_REASON,
    InForce,
    PackChoice,
    TargetChange,
    check_change,
    check_month,
)
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from tests.commitment_samples import OCTOBER, indicator, pack

DEFAULT = pack(indicator("a"), indicator("b", target=None))
OTHER = pack(indicator("a", target=0.5), name="other")
PACKS = {one.id: one for one in (DEFAULT, OTHER)}


def in_force(*made: PackChoice | TargetChange) -> InForce:
    return InForce(
        tuple(one for one in made if isinstance(one, PackChoice)),
        tuple(one for one in made if isinstance(one, TargetChange)),
        PACKS.__getitem__,
    )


def change(month: Month, target: float | None, name: str = "a", reason: str = "essai") -> TargetChange:
    return TargetChange(name, month, target, reason)


def target(held: InForce, month: Month) -> float | None:
    return held.pack(month).indicators()[0].target


def test_the_default_holds_from_the_first_month() -> None:
    assert in_force().pack_id(Month(1999, 1)) == "marianne-2016"
    assert in_force().pack(OCTOBER) == DEFAULT


def test_a_choice_holds_from_its_month_until_the_next() -> None:
    held = in_force(PackChoice(OCTOBER, "other"), PackChoice(OCTOBER.plus(3), "marianne-2016"))
    said = [held.pack_id(OCTOBER.plus(n)) for n in (-1, 0, 2, 3)]
    assert said == ["marianne-2016", "other", "other", "marianne-2016"]


def test_a_changed_target_holds_from_its_month_and_the_past_keeps_its_own() -> None:
    held = in_force(change(OCTOBER.plus(2), 0.7), change(OCTOBER, 0.8))
    assert [target(held, OCTOBER.plus(n)) for n in (-1, 0, 1, 2)] == [0.9, 0.8, 0.8, 0.7]
    assert held.change_of("a", OCTOBER.plus(-1)) is None
    assert held.change_of("a", OCTOBER) == change(OCTOBER, 0.8)


def test_of_two_changes_from_one_month_the_last_made_holds() -> None:
    assert target(in_force(change(OCTOBER, 0.8), change(OCTOBER, 0.6)), OCTOBER) == 0.6


def test_the_packs_own_target_comes_back() -> None:
    held = in_force(change(OCTOBER, 0.8), change(OCTOBER.plus(1), None))
    assert target(held, OCTOBER.plus(1)) == 0.9
    assert held.change_of("a", OCTOBER.plus(1)) is None


def test_a_target_may_be_set_where_the_pack_has_none() -> None:
    assert in_force(change(OCTOBER, 0.4, "b")).pack(OCTOBER).indicators()[1].target == 0.4


@pytest.mark.parametrize(
    ("month", "issued", "code"),
    [
        (OCTOBER.plus(-1), None, "in_force_past"),
        (OCTOBER, OCTOBER, "in_force_issued"),
        (OCTOBER.plus(1), OCTOBER.plus(1), "in_force_issued"),
    ],
)
def test_what_is_over_or_issued_is_never_judged_anew(month: Month, issued: Month | None, code: str) -> None:
    with pytest.raises(UserError, match=code):
        check_month(month, OCTOBER, issued)


def test_the_running_month_may_change() -> None:
    check_month(OCTOBER, OCTOBER, None)
    check_month(OCTOBER.plus(1), OCTOBER, OCTOBER)


@pytest.mark.parametrize(
    ("wished", "code"),
    [
        (change(OCTOBER, 0.5, "c"), "indicator_unknown"),
        (change(OCTOBER, 0.0), "target_not_a_share"),
        (change(OCTOBER, 1.01), "target_not_a_share"),
        (change(OCTOBER, 0.5, reason=" \n "), "target_reason_missing"),
        (change(OCTOBER, 0.5, reason="x" * (LONGEST_REASON + 1)), "target_reason_too_long"),
    ],
)
def test_a_change_that_cannot_be_is_refused(wished: TargetChange, code: str) -> None:
    with pytest.raises(UserError, match=code):
        check_change(wished, DEFAULT)


def test_a_reason_is_tidied() -> None:
    assert check_change(change(OCTOBER, 1.0, reason="  deux\n agents "), DEFAULT).reason == "deux agents"
    assert check_change(change(OCTOBER, None), DEFAULT).target is None

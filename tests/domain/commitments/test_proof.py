"""What papers and checks say of a month."""

from datetime import date

import pytest

from marianne_desk.domain.commitments.pack import Formula
from marianne_desk.domain.commitments.proof import (
    Check,
    Papers,
    Proof,
    keyed_rows,
    keyed_tally,
    looked_at,
    standing,
)
from marianne_desk.domain.commitments.verdict import always_noted
from marianne_desk.domain.month import Month
from tests.commitment_samples import OCTOBER, indicator, kind

DISPLAY, DIPLOMA = kind("display"), kind("diploma", None)
CALLS = indicator("calls", Formula.CALLS_ANSWERED)
WELCOME = indicator("welcome", Formula.SURVEY_ITEM, item="accueil")
COURTESY = indicator("courtesy", Formula.MYSTERY_CRITERION, criterion="courtoisie")


def proof(
    number: int, day: date, of: str = "display", until: date | None = None, month: Month | None = None,
    part: int | None = None, whole: int | None = None, item: str = "",
) -> Proof:  # fmt: skip
    return Proof(number, of, 1, day, until, "", "agent-1", item, part, whole, month)


def october(day: int) -> date:
    return date(2026, 10, day)


def test_nothing_was_ever_shown() -> None:
    assert standing(DISPLAY, Papers((proof(1, october(20)),)), october(19)) is None
    assert standing(DISPLAY, Papers((proof(1, october(1), "web"),)), october(19)) is None


@pytest.mark.parametrize(("day", "current"), [(date(2026, 9, 30), True), (date(2026, 9, 29), False)])
def test_a_proof_is_good_for_as_long_as_its_kind_says(day: date, current: bool) -> None:
    held = standing(DISPLAY, Papers((proof(1, day),)), october(30))
    assert held is not None
    assert held.current is current
    assert (held.proof, held.check) == (proof(1, day), None)


def test_its_own_last_day_prevails_and_some_are_good_for_ever() -> None:
    held = standing(DISPLAY, Papers((proof(1, october(1), until=october(5)),)), october(6))
    assert held is not None
    assert (held.current, held.until) == (False, october(5))
    for_good = standing(DIPLOMA, Papers((proof(1, date(2019, 1, 1), "diploma"),)), october(6))
    assert for_good is not None
    assert (for_good.current, for_good.until) == (True, None)


def test_a_check_that_found_a_fault_stands_until_a_later_proof_or_check() -> None:
    fault, mended = (
        Check(1, october(10), "display", "agent-1", False),
        Check(2, october(12), "display", "a", True),
    )
    papers = Papers((proof(1, october(10)),), (fault, mended))
    said = [standing(DISPLAY, papers, october(day)) for day in (9, 10, 12)]
    assert said[0] is None
    assert said[1] is not None
    assert (said[1].current, said[1].check) == (False, fault)
    assert said[2] is not None
    assert (said[2].current, said[2].until) == (True, date(2026, 11, 11))
    later = standing(DISPLAY, Papers((proof(1, october(11)),), (fault,)), october(12))
    assert later is not None
    assert later.current


def test_a_month_is_looked_at_on_its_last_day_or_today() -> None:
    assert looked_at(OCTOBER, date(2026, 12, 1)) == october(31)
    assert looked_at(OCTOBER, october(12)) == october(12)


def test_the_last_statement_of_a_month_corrects_the_others() -> None:
    of = "telephone_statement"
    kept = (
        proof(1, october(2), of, month=OCTOBER, part=80, whole=100),
        proof(2, date(2026, 11, 3), of, month=OCTOBER, part=90, whole=100),
        proof(3, date(2026, 11, 4), of, month=OCTOBER.plus(1), part=1, whole=2),
        proof(4, october(2), of, month=OCTOBER),
    )
    assert keyed_rows(CALLS, Papers(kept), (OCTOBER,)) == (kept[1],)
    assert keyed_tally(kept[1:3]) == always_noted(91, 102)
    assert keyed_rows(CALLS, Papers(kept), ()) == ()


def test_surveys_and_mystery_tests_count_on_their_day_by_item_and_add_up() -> None:
    kept = (
        proof(1, october(2), "survey", part=8, whole=10, item="accueil"),
        proof(2, october(9), "survey", part=7, whole=10, item="accueil"),
        proof(3, october(2), "survey", part=9, whole=10, item="clarté"),
        proof(4, october(2), "mystery", part=2, whole=3, item="courtoisie"),
        proof(5, october(2), "survey"),
    )
    assert keyed_tally(keyed_rows(WELCOME, Papers(kept), (OCTOBER,))) == always_noted(15, 20)
    assert keyed_tally(keyed_rows(COURTESY, Papers(kept), (OCTOBER,))) == always_noted(2, 3)
    assert keyed_rows(WELCOME, Papers(kept), (OCTOBER.plus(1),)) == ()

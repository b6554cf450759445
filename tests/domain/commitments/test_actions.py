"""What to do for a measure that is not well."""

from dataclasses import replace
from datetime import date

import pytest

from marianne_desk.domain.commitments.actions import action_for
from marianne_desk.domain.commitments.measure import Action, Behind, BehindRow, Measure, ToDo
from marianne_desk.domain.commitments.pack import Formula, Indicator
from marianne_desk.domain.commitments.verdict import Verdict, Why
from marianne_desk.domain.figure import Coverage
from tests.commitment_samples import indicator, kind, pack

TODAY = date(2026, 11, 10)
MAIL = indicator("mail", Formula.ANSWERED_IN_TIME, channel="mail")
DISPLAY = indicator("display", Formula.PROOF_CURRENT, 1.0, proof="display")
PACK = pack(MAIL, DISPLAY, proofs=(kind("display"),))

LATE = BehindRow(4, "r4", False, True, date(2026, 11, 9))
LATE_TOO = BehindRow(4, "r5", False, True, date(2026, 11, 1))
TO_COME = BehindRow(6, "r6", False, True, date(2026, 11, 10))
ANSWERED_LATE = BehindRow(7, "r7", False, False, date(2026, 11, 2))
KEPT = BehindRow(8, "r8", True, False, date(2026, 11, 2))


def measure(
    one: Indicator,
    verdict: Verdict = Verdict.NOT_KEPT,
    why: Why = Why.BELOW,
    coverage: Coverage | None = None,
) -> Measure:
    return Measure(one, 1, 4, 0.25, 0.9, None, coverage, verdict, why, 1, None, None, None, None, ())


def to_do(held: Measure, *rows: BehindRow) -> Action | None:
    return action_for(8, Behind(held, rows, ()), PACK, TODAY)


def test_what_is_still_open_is_to_be_answered_and_what_is_late_counted() -> None:
    action = to_do(measure(MAIL), KEPT, LATE, LATE_TOO, TO_COME, ANSWERED_LATE)
    assert action == Action(8, MAIL, ToDo.ANSWER, 3, 2, (4, 6))


def test_nothing_left_to_answer_is_to_be_looked_at() -> None:
    assert to_do(measure(MAIL), KEPT, ANSWERED_LATE) == Action(8, MAIL, ToDo.LOOK, 1, 0, (7,))


def test_other_facts_call_for_other_acts() -> None:
    acknowledged = replace(MAIL, formula=Formula.ACKNOWLEDGED_IN_TIME)
    found = to_do(measure(acknowledged), LATE)
    assert found is not None
    assert found.to_do is ToDo.ACKNOWLEDGE
    named = to_do(measure(replace(MAIL, formula=Formula.OPERATOR_NAMED)), ANSWERED_LATE)
    assert named is not None
    assert (named.to_do, named.numbers) == (ToDo.NAME_OPERATOR, (7,))
    waited = to_do(measure(replace(MAIL, formula=Formula.WAITED_WITHIN)), LATE)
    assert waited is not None
    assert waited.to_do is ToDo.LOOK


def test_what_is_kept_or_cannot_be_mended_calls_for_nothing() -> None:
    assert to_do(measure(MAIL, Verdict.KEPT, Why.ABOVE), LATE) is None
    assert to_do(measure(MAIL, Verdict.WATCH, Why.FALLING), KEPT) is None
    assert to_do(measure(MAIL, Verdict.NOT_MEASURED, Why.NOTHING)) is None


def test_a_fact_noted_too_seldom_is_to_be_noted() -> None:
    seldom = measure(MAIL, Verdict.TOO_FEW, Why.SELDOM_NOTED, Coverage(10, 40))
    assert to_do(seldom) == Action(8, MAIL, ToDo.NOTE, 30)
    assert to_do(replace(seldom, coverage=None)) == Action(8, MAIL, ToDo.NOTE, 0)


@pytest.mark.parametrize("verdict", [Verdict.NOT_KEPT, Verdict.NOT_MEASURED])
def test_a_missing_or_old_proof_is_to_be_brought(verdict: Verdict) -> None:
    assert to_do(measure(DISPLAY, verdict)) == Action(8, DISPLAY, ToDo.PROVE, proof="display")
    unknown = replace(DISPLAY, parameters={"proof": "elsewhere"})
    assert to_do(measure(unknown, verdict)) == Action(8, unknown, ToDo.PROVE)
    assert to_do(measure(DISPLAY, Verdict.KEPT)) is None


def test_a_missing_statement_is_to_be_keyed() -> None:
    calls = indicator("calls", Formula.CALLS_ANSWERED)
    assert to_do(measure(calls, Verdict.NOT_MEASURED, Why.NO_RECORD)) == Action(8, calls, ToDo.KEY)
    assert to_do(measure(calls, Verdict.TOO_FEW, Why.FEW)) == Action(8, calls, ToDo.KEY)
    assert to_do(measure(calls)) is None

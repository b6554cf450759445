"""Verdicts: the counted value against the target, never on nothing, never by an interval on a full count."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.commitments.pack import Cohort, Commitment, Formula, Indicator, Rule, Sure
from marianne_desk.domain.commitments.verdict import (
    Judged,
    Tally,
    Verdict,
    Why,
    always_noted,
    join,
    judge,
    wilson,
)

ANSWERS = Indicator(
    id="answers_mail",
    label="Courriers traités à temps",
    formula=Formula.ANSWERED_IN_TIME,
    cohort=Cohort.DUE,
    target=0.9,
    minimum_n=10,
    minimum_coverage=0.0,
    pivotal=True,
    source="essai",
    sure=Sure.OURS,
)
SURVEY = replace(ANSWERS, id="survey", formula=Formula.SURVEY_ITEM, minimum_n=30, target=0.8)
TALLIES = st.integers(0, 400).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


def said(judged: Judged) -> tuple[Verdict, Why]:
    return judged.verdict, judged.why


def test_no_record_is_not_measured() -> None:
    assert said(judge(ANSWERS, None)) == (Verdict.NOT_MEASURED, Why.NO_RECORD)


def test_nothing_to_count_is_never_zero() -> None:
    judged = judge(ANSWERS, always_noted(0, 0))
    assert said(judged) == (Verdict.NOT_MEASURED, Why.NOTHING)
    assert judged.tally is not None
    assert judged.tally.value is None
    assert judged.tally.coverage is None


@pytest.mark.parametrize(
    ("part", "whole", "verdict", "why"),
    [
        (20, 20, Verdict.KEPT, Why.ABOVE),
        (19, 20, Verdict.KEPT, Why.ABOVE),
        (18, 20, Verdict.WATCH, Why.ONE_ANSWER),
        (17, 20, Verdict.NOT_KEPT, Why.BELOW),
        (9, 10, Verdict.WATCH, Why.ONE_ANSWER),
        (9, 9, Verdict.TOO_FEW, Why.FEW),
        (63, 70, Verdict.WATCH, Why.ONE_ANSWER),
    ],
)
def test_a_full_count_is_judged_by_its_value(part: int, whole: int, verdict: Verdict, why: Why) -> None:
    judged = judge(ANSWERS, always_noted(part, whole))
    assert said(judged) == (verdict, why)
    assert (judged.low, judged.high) == (None, None)


def test_a_small_month_is_judged_on_twelve_and_says_so() -> None:
    judged = judge(ANSWERS, always_noted(2, 3), always_noted(29, 30))
    assert (judged.verdict, judged.months) == (Verdict.KEPT, 12)
    assert judged.tally == always_noted(29, 30)
    few = judge(ANSWERS, always_noted(2, 3), always_noted(5, 6))
    assert (*said(few), few.months) == (Verdict.TOO_FEW, Why.FEW, 12)
    empty = judge(ANSWERS, always_noted(0, 0), always_noted(0, 0))
    assert said(empty) == (Verdict.NOT_MEASURED, Why.NOTHING)


def test_a_fact_that_is_seldom_noted_gets_no_verdict() -> None:
    waits = replace(ANSWERS, minimum_coverage=0.8)
    assert said(judge(waits, Tally(20, 20, 79, 100))) == (Verdict.TOO_FEW, Why.SELDOM_NOTED)
    assert said(judge(waits, Tally(20, 20, 80, 100))) == (Verdict.KEPT, Why.ABOVE)


def test_without_a_target_the_value_is_shown_and_not_judged() -> None:
    shown = replace(ANSWERS, target=None, pivotal=False)
    assert said(judge(shown, always_noted(3, 20))) == (Verdict.NOT_MEASURED, Why.NO_TARGET)


def test_three_falls_in_a_row_are_watched() -> None:
    month = always_noted(95, 100)
    assert said(judge(ANSWERS, month, earlier=(0.98, 0.97, 0.96))) == (Verdict.WATCH, Why.FALLING)
    assert said(judge(ANSWERS, month, earlier=(0.97, 0.97, 0.96))) == (Verdict.KEPT, Why.ABOVE)
    assert said(judge(ANSWERS, month, earlier=(0.97, 0.96))) == (Verdict.KEPT, Why.ABOVE)
    assert said(judge(ANSWERS, month, earlier=(0.98, None, 0.96))) == (Verdict.KEPT, Why.ABOVE)


def test_all_of_them_is_kept_by_all_of_them() -> None:
    every = replace(ANSWERS, target=1.0, minimum_n=1)
    assert said(judge(every, always_noted(1, 1))) == (Verdict.KEPT, Why.ABOVE)
    assert said(judge(every, always_noted(4, 5))) == (Verdict.NOT_KEPT, Why.BELOW)


def test_only_samples_have_an_interval() -> None:
    judged = judge(SURVEY, always_noted(45, 50))
    assert judged.low is not None
    assert judged.high is not None
    assert (round(judged.low, 4), round(judged.high, 4)) == (0.7864, 0.9565)
    assert judge(SURVEY, always_noted(0, 0)).low is None


def test_wilson_against_known_values() -> None:
    low, high = wilson(0, 10)
    assert (round(low, 4), round(high, 4)) == (0.0, 0.2775)
    low, high = wilson(10, 10)
    assert (round(low, 4), round(high, 4)) == (0.7225, 1.0)


@given(TALLIES, st.floats(0.01, 1.0))
def test_one_more_late_answer_never_betters_a_verdict(tally: tuple[int, int], target: float) -> None:
    order = [Verdict.NOT_KEPT, Verdict.WATCH, Verdict.KEPT]
    part, whole = tally
    indicator = replace(ANSWERS, target=target, minimum_n=1)
    before = judge(indicator, always_noted(part, whole)).verdict
    after = judge(indicator, always_noted(part, whole + 1)).verdict
    if whole:
        assert order.index(after) <= order.index(before)


@given(TALLIES, st.floats(0.01, 1.0))
def test_kept_means_that_the_target_is_reached(tally: tuple[int, int], target: float) -> None:
    part, whole = tally
    verdict = judge(replace(ANSWERS, target=target, minimum_n=1), always_noted(part, whole)).verdict
    if whole and abs(part - target * whole) > 1e-6:
        assert (verdict in {Verdict.KEPT, Verdict.WATCH}) == (part > target * whole)


def commitment(rule: Rule) -> Commitment:
    return Commitment(8, 3, None, "Des délais tenus", rule, "essai", Sure.OURS, (ANSWERS,))


def judged(verdict: Verdict, *, pivotal: bool = True) -> Judged:
    return Judged(replace(ANSWERS, pivotal=pivotal), None, verdict, Why.ABOVE)


@pytest.mark.parametrize(
    ("pivotal", "others", "all_of_them", "measured"),
    [
        ([], [Verdict.KEPT], Verdict.NOT_MEASURED, Verdict.NOT_MEASURED),
        ([Verdict.KEPT, Verdict.KEPT], [], Verdict.KEPT, Verdict.KEPT),
        ([Verdict.KEPT, Verdict.NOT_KEPT], [], Verdict.NOT_KEPT, Verdict.NOT_KEPT),
        ([Verdict.KEPT, Verdict.WATCH], [], Verdict.WATCH, Verdict.WATCH),
        ([Verdict.KEPT, Verdict.NOT_MEASURED], [], Verdict.NOT_MEASURED, Verdict.KEPT),
        ([Verdict.WATCH, Verdict.TOO_FEW], [], Verdict.TOO_FEW, Verdict.WATCH),
        ([Verdict.TOO_FEW, Verdict.NOT_MEASURED], [], Verdict.NOT_MEASURED, Verdict.NOT_MEASURED),
        ([Verdict.KEPT], [Verdict.NOT_KEPT], Verdict.WATCH, Verdict.WATCH),
        ([Verdict.KEPT], [Verdict.NOT_MEASURED], Verdict.KEPT, Verdict.KEPT),
        ([Verdict.NOT_KEPT], [Verdict.KEPT], Verdict.NOT_KEPT, Verdict.NOT_KEPT),
    ],
)
def test_the_pack_says_how_indicators_join(
    pivotal: list[Verdict], others: list[Verdict], all_of_them: Verdict, measured: Verdict
) -> None:
    ones = [judged(verdict) for verdict in pivotal] + [judged(verdict, pivotal=False) for verdict in others]
    assert join(commitment(Rule.ALL_PIVOTAL), ones) is all_of_them
    assert join(commitment(Rule.MEASURED_PIVOTAL), ones) is measured

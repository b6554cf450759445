"""A month from its tallies and papers: verdicts, lines, marks."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.commitments.in_force import PackChoice, TargetChange
from marianne_desk.domain.commitments.measure import Mark, Measure
from marianne_desk.domain.commitments.measuring import (
    REACH,
    Facts,
    is_logged,
    key_of,
    known_on,
    measured_month,
    months_until,
    proof_kind,
)
from marianne_desk.domain.commitments.pack import Formula, Indicator, Rule
from marianne_desk.domain.commitments.proof import Papers, Proof
from marianne_desk.domain.commitments.verdict import Tally, Verdict, Why
from marianne_desk.domain.figure import Coverage
from marianne_desk.domain.month import Month
from tests.commitment_samples import OCTOBER, every_month, facts, indicator, kind, pack, without_target

SOLVED = indicator("solved")
RIGHT = indicator("right", Formula.RIGHT_FIRST_TIME, days=30)
WAITED = indicator("waited", Formula.WAITED_WITHIN)
SURVEY = indicator("survey", Formula.SURVEY_ITEM, 0.8, item="accueil")
CALLS = indicator("calls", Formula.CALLS_ANSWERED)
DISPLAY = replace(indicator("display", Formula.PROOF_CURRENT, 1.0, proof="display"), minimum_n=1)
ACTIONS = indicator("actions", Formula.NOT_RECORDED, lacks="le suivi")


def only(held: Facts, month: Month = OCTOBER) -> Measure:
    (measure,) = measured_month(held, month).measures()
    return measure


def said(measure: Measure) -> tuple[Verdict, Why, int]:
    return measure.verdict, measure.why, measure.months


def paper(day: date, of: str, part: int | None = None, whole: int | None = None, item: str = "") -> Proof:
    return Proof(1, of, 1, day, None, "", "agent-1", item, part, whole)


def test_a_month_is_judged_by_its_own_count() -> None:
    measured = measured_month(facts(pack(SOLVED), tallies=every_month({OCTOBER: (19, 20)})), OCTOBER)
    (one,) = measured.commitments()
    assert (measured.over, one.verdict, one.main) == (True, Verdict.KEPT, one.measures[0])
    assert (one.measures[0].part, one.measures[0].whole, one.measures[0].value) == (19, 20, 0.95)
    assert one.measures[0].coverage is None
    assert measured.pack.id == "marianne-2016"
    assert not measured_month(facts(pack(SOLVED), today=date(2026, 10, 31)), OCTOBER).over


def test_a_small_month_is_judged_on_twelve_and_says_so() -> None:
    counted = every_month({OCTOBER: (1, 2), OCTOBER.plus(-11): (9, 9), OCTOBER.plus(-12): (0, 99)})
    measure = only(facts(pack(SOLVED), tallies=counted))
    assert said(measure) == (Verdict.WATCH, Why.ONE_ANSWER, 12)
    assert (measure.part, measure.whole) == (10, 11)


def test_nothing_counted_has_no_value() -> None:
    measure = only(facts(pack(SOLVED)))
    assert said(measure) == (Verdict.NOT_MEASURED, Why.NOTHING, 1)
    assert measure.value is None


def test_three_falls_are_watched_but_not_of_months_too_small_to_mean_something() -> None:
    falling = {
        OCTOBER.plus(-3): (20, 20),
        OCTOBER.plus(-2): (98, 100),
        OCTOBER.plus(-1): (97, 100),
        OCTOBER: (96, 100),
    }
    assert said(only(facts(pack(SOLVED), tallies=every_month(falling))))[1] is Why.FALLING
    small = falling | {OCTOBER.plus(-3): (5, 5)}
    assert said(only(facts(pack(SOLVED), tallies=every_month(small))))[1] is Why.ABOVE


def test_right_first_time_is_not_judged_before_it_can_be_known() -> None:
    assert known_on(RIGHT, OCTOBER) == date(2026, 12, 1)
    counted = every_month({OCTOBER: (90, 100)}, "right_first_time")
    before = only(facts(pack(RIGHT), tallies=counted, today=date(2026, 11, 30)))
    assert (before.verdict, before.why, before.value) == (Verdict.NOT_MEASURED, Why.NOT_YET, None)
    assert (before.known_on, before.coverage) == (date(2026, 12, 1), None)
    after = only(facts(pack(RIGHT), tallies=counted, today=date(2026, 12, 1)))
    assert (after.value, after.known_on) == (0.9, None)
    assert known_on(SOLVED, OCTOBER) is None


def test_a_fact_that_is_not_always_noted_carries_its_coverage() -> None:
    counted = {OCTOBER: {"waited_within:minutes=15": Tally(19, 20, 20, 25)}}
    assert only(facts(pack(WAITED), tallies=counted)).coverage == Coverage(20, 25)


def test_a_dated_proof_is_current_or_was_or_never_was() -> None:
    held = pack(DISPLAY, proofs=(kind("display"),))
    missing = only(facts(held))
    assert (said(missing), missing.standing) == ((Verdict.NOT_MEASURED, Why.NO_RECORD, 1), None)
    current = only(facts(held, papers=Papers((paper(date(2026, 10, 20), "display"),))))
    assert (said(current), current.value) == ((Verdict.KEPT, Why.ABOVE, 1), 1.0)
    over = only(facts(held, papers=Papers((paper(date(2026, 9, 20), "display"),))))
    assert (said(over), over.value) == ((Verdict.NOT_KEPT, Why.BELOW, 1), 0.0)
    assert over.standing is not None
    assert over.standing.until == date(2026, 10, 20)
    unknown = only(facts(pack(DISPLAY), papers=Papers((paper(date(2026, 10, 20), "display"),))))
    assert (unknown.standing, proof_kind(pack(DISPLAY), DISPLAY)) == (None, None)


def test_a_survey_carries_an_interval_and_the_months_after_rest_on_it() -> None:
    papers = Papers((paper(date(2026, 9, 20), "survey", 90, 100, "accueil"),))
    for month, months in ((Month(2026, 9), 1), (OCTOBER, 12), (Month(2027, 8), 12)):
        measure = only(facts(pack(SURVEY), papers=papers), month)
        assert (measure.verdict, measure.months) == (Verdict.KEPT, months)
        assert measure.low is not None
        assert measure.high is not None
        assert measure.low < 0.9 < measure.high
    gone = only(facts(pack(SURVEY), papers=papers), Month(2027, 9))
    assert said(gone) == (Verdict.NOT_MEASURED, Why.NO_RECORD, 1)


def test_a_month_without_its_statement_is_not_measured() -> None:
    papers = Papers((paper(date(2026, 9, 20), "telephone_statement", 90, 100),))
    assert only(facts(pack(CALLS), papers=papers), Month(2026, 9)).value == 0.9
    assert said(only(facts(pack(CALLS), papers=papers)))[1] is Why.NO_RECORD
    assert said(only(facts(pack(ACTIONS))))[1] is Why.NO_RECORD


def test_the_line_is_thirteen_months_each_as_it_was_judged() -> None:
    counted = every_month({OCTOBER.plus(-n): (20 - n, 20) for n in range(14)})
    change = TargetChange("solved", OCTOBER.plus(-1), 0.5, "essai")
    measure = only(facts(pack(SOLVED), tallies=counted, changes=(change,)))
    assert [point.month for point in measure.line] == list(months_until(OCTOBER, 13))
    assert [point.target for point in measure.line[-3:]] == [0.9, 0.5, 0.5]
    assert [point.month for point in measure.line if Mark.TARGET in point.marks] == [OCTOBER.plus(-1)]
    assert measure.line[-3].verdict is Verdict.WATCH
    assert measure.line[-4].verdict is Verdict.NOT_KEPT
    assert (measure.change, measure.target) == (change, 0.5)
    last = measure.line[-1]
    assert (last.value, last.verdict, last.part) == (measure.value, measure.verdict, measure.part)


def test_the_line_marks_another_pack_and_judges_nothing_by_what_it_did_not_have() -> None:
    old, new = pack(indicator("elsewhere")), pack(SOLVED, name="new")
    counted = every_month({OCTOBER.plus(-n): (20, 20) for n in range(14)})
    held = facts(old, new, tallies=counted, choices=(PackChoice(OCTOBER.plus(-2), "new"),))
    (one,) = measured_month(held, OCTOBER).commitments()
    line = one.measures[0].line
    assert [Mark.PACK in point.marks for point in line[-4:]] == [False, True, False, False]
    assert [point.target for point in line[-4:]] == [None, 0.9, 0.9, 0.9]
    assert (line[-4].value, line[-4].verdict) == (1.0, Verdict.NOT_MEASURED)
    assert one.line[-1] == (OCTOBER, Verdict.KEPT)
    lone = pack(SOLVED, name="new")
    moved = replace(lone, commitments=(replace(lone.commitments[0], number=7),))
    held = facts(old, moved, tallies=counted, choices=(PackChoice(OCTOBER, "new"),))
    (one,) = measured_month(held, OCTOBER).commitments()
    assert [verdict for _, verdict in one.line[-2:]] == [None, Verdict.KEPT]


def test_the_tile_shows_the_measure_that_its_verdict_rests_on() -> None:
    late, fine = indicator("late", Formula.ANNOUNCEMENT_KEPT), SOLVED
    counted = {
        OCTOBER: {"announcement_kept": Tally(1, 20, 20, 20), "solved_on_the_spot": Tally(20, 20, 20, 20)}
    }
    (one,) = measured_month(facts(pack(fine, late), tallies=counted), OCTOBER).commitments()
    assert one.main is not None
    assert (one.main.id, one.main.indicator.id) == ("late", "late")
    (one,) = measured_month(facts(pack()), OCTOBER).commitments()
    assert (one.main, one.verdict) == (None, Verdict.NOT_MEASURED)
    (one,) = measured_month(facts(pack(replace(SOLVED, pivotal=False))), OCTOBER).commitments()
    assert one.main is one.measures[0]
    by_measured = pack(replace(CALLS, pivotal=True), fine)
    ruled = replace(
        by_measured, commitments=(replace(by_measured.commitments[0], rule=Rule.MEASURED_PIVOTAL),)
    )
    (one,) = measured_month(facts(ruled, tallies=counted), OCTOBER).commitments()
    assert one.main is not None
    assert one.main.id == "solved"


@pytest.mark.parametrize(
    ("one", "key", "logged"),
    [
        (indicator("a", Formula.ANSWERED_IN_TIME, channel="mail"), "answered_in_time:channel=mail", True),
        (WAITED, "waited_within:minutes=15", True),
        (RIGHT, "right_first_time", True),
        (CALLS, "calls_answered", False),
        (ACTIONS, "not_recorded:lacks=le suivi", False),
    ],
)
def test_what_is_counted_has_one_key_in_every_pack(one: Indicator, key: str, logged: bool) -> None:
    assert (key_of(one, 15), is_logged(one)) == (key, logged)


TALLY = st.integers(0, 30).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@given(st.lists(TALLY, min_size=REACH, max_size=REACH))
def test_whatever_was_counted_the_tile_and_its_line_agree(counted: list[tuple[int, int]]) -> None:
    months = months_until(OCTOBER, REACH)
    tallies = every_month(dict(zip(months, counted, strict=True)))
    measure = only(facts(pack(without_target(SOLVED)), tallies=tallies))
    last = measure.line[-1]
    assert (last.value, last.months, last.whole) == (measure.value, measure.months, measure.whole)
    assert all(point.value is None or 0 <= point.value <= 1 for point in measure.line)
    assert all((point.value is None) == (point.whole == 0) for point in measure.line)

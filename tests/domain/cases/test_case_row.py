"""How pressing a case is, and the order of the list."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from marianne_desk.domain.cases.case import Answer, Step
from marianne_desk.domain.cases.case_row import CaseGroup, CaseRow, group_of, in_order

TODAY = date(2026, 10, 14)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
NOW = datetime(2026, 10, 14, 7, 5, tzinfo=UTC)
ROW = CaseRow(
    id="a",
    number=1,
    contact=1,
    request="r",
    group=CaseGroup.WITH_PARTNER,
    operator="CAF",
    operator_label="CAF",
    theme="Logement",
    reason="APL",
    theme_code="logement",
    reason_code="apl",
    agent="Agent 1",
    agent_code="agent-1",
    step=Step.FORWARDED,
    answer=None,
    papers_expected=False,
    due_on=TOMORROW,
    turn_begun_on=YESTERDAY,
    turn_days=1,
    turn_of=3,
    received_on=YESTERDAY,
    received_days=1,
    owed_on=None,
    opened_on=YESTERDAY,
    answered_on=None,
    answered_days=None,
    told_on=None,
    closed_on=None,
    moved_at=NOW,
)


@pytest.mark.parametrize(
    ("step", "due_on", "facts", "group"),
    [
        (Step.FORWARDED, TOMORROW, "", CaseGroup.WITH_PARTNER),
        (Step.FORWARDED, TODAY, "", CaseGroup.WITH_PARTNER),
        (Step.FORWARDED, YESTERDAY, "", CaseGroup.STUCK),
        (Step.TAKEN_UP, YESTERDAY, "to_fill", CaseGroup.STUCK),
        (Step.TAKEN_UP, None, "appointed to_fill", CaseGroup.TO_FILL),
        (Step.TAKEN_UP, None, "appointed", CaseGroup.WITH_PARTNER),
        (Step.TAKEN_UP, None, "papers_expected", CaseGroup.PAPERS),
        (Step.TAKEN_UP, None, "appointed papers_expected", CaseGroup.PAPERS),
        (Step.TAKEN_UP, None, "", CaseGroup.TO_RESUME),
        (Step.ANSWERED, None, "to_fill", CaseGroup.TO_TELL),
        (Step.TOLD, None, "to_fill", CaseGroup.TO_FILL),
        (Step.TOLD, None, "", CaseGroup.TOLD),
        (Step.CLOSED, None, "to_fill", CaseGroup.CLOSED),
    ],
)
def test_groups(step: Step, due_on: date | None, facts: str, group: CaseGroup) -> None:
    found = group_of(
        step,
        due_on,
        TODAY,
        to_fill="to_fill" in facts,
        papers_expected="papers_expected" in facts,
        appointed="appointed" in facts,
    )
    assert found is group


def test_what_presses_most_is_first() -> None:
    told = {"group": CaseGroup.TO_TELL, "step": Step.ANSWERED, "answer": Answer.SETTLED, "due_on": None}
    rows = [
        replace(ROW, number=1, group=CaseGroup.CLOSED, closed_on=YESTERDAY),
        replace(ROW, number=2, group=CaseGroup.CLOSED, closed_on=TODAY),
        replace(ROW, number=3, group=CaseGroup.PAPERS, due_on=None, moved_at=NOW),
        replace(ROW, number=4, group=CaseGroup.PAPERS, due_on=None, moved_at=NOW - timedelta(days=1)),
        replace(ROW, number=5, due_on=None, next_begin=NOW + timedelta(days=9)),
        replace(ROW, number=6, due_on=TOMORROW),
        replace(ROW, number=7, due_on=None),
        replace(ROW, number=8, group=CaseGroup.STUCK, due_on=YESTERDAY),
        replace(ROW, number=9, answered_on=TODAY, **told),  # type: ignore[arg-type]
        replace(ROW, number=10, answered_on=YESTERDAY, **told),  # type: ignore[arg-type]
    ]
    assert [row.number for row in in_order(rows)] == [10, 9, 8, 6, 5, 7, 4, 3, 2, 1]
    assert [row.stuck for row in in_order(rows)[:3]] == [False, False, True]


def test_our_own_alarm() -> None:
    assert not ROW.our_alarm(TODAY)
    assert replace(ROW, owed_on=YESTERDAY).our_alarm(TODAY)
    assert not replace(ROW, owed_on=TODAY).our_alarm(TODAY)
    answered = replace(ROW, group=CaseGroup.TO_TELL, answered_on=YESTERDAY, answered_days=1)
    assert answered.our_alarm(TODAY)
    assert not replace(answered, answered_on=TODAY, answered_days=0).our_alarm(TODAY)
    assert not replace(answered, told_on=TODAY).our_alarm(TODAY)
    assert not replace(ROW, owed_on=YESTERDAY, closed_on=TODAY).our_alarm(TODAY)


def test_papers_that_were_asked_for_and_came() -> None:
    asked = replace(ROW, step=Step.TAKEN_UP, answer=Answer.PAPERS_WANTED, papers_expected=True)
    assert not asked.papers_came
    assert replace(asked, papers_expected=False).papers_came
    assert not replace(asked, papers_expected=False, step=Step.TOLD).papers_came
    assert not ROW.papers_came

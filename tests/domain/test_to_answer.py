"""Which requests wait, until when, in which order; what each act makes of one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Announcement, Pause, Request
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.to_answer import (
    Group,
    WaitingRequest,
    announced,
    answered,
    changed_outcome,
    group_of,
    in_order,
    is_due,
    is_too_old,
    papers_arrived,
    papers_asked,
    until,
    waits,
)

TODAY = date(2026, 10, 14)
"""A Wednesday."""
NOW = datetime(2026, 10, 14, 7, 5, tzinfo=UTC)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
PENDING = Request("r", "papiers", "cni", None, (), Outcome.PENDING)
LETTER = replace(PENDING, outcome=Outcome.FORWARDED, received_at=NOW - timedelta(days=9), due_on=TOMORROW)
EXPECTING = (Pause(NOW - timedelta(days=3), None),)


def told(*days: date) -> tuple[Announcement, ...]:
    return tuple(Announcement(NOW + timedelta(minutes=n), day) for n, day in enumerate(days))


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (PENDING, True),
        (replace(PENDING, answered_at=NOW), False),
        (LETTER, True),
        (replace(LETTER, outcome=Outcome.SOLVED), True),  # imported: solved, but nobody answered
        (replace(LETTER, outcome=Outcome.DROPPED), False),
        (replace(PENDING, outcome=Outcome.FORWARDED), False),  # it is the partner's
        (replace(PENDING, outcome=Outcome.FORWARDED, announcements=told(TOMORROW)), True),
        (replace(PENDING, outcome=Outcome.SOLVED, announcements=told(TOMORROW)), False),
        (replace(PENDING, outcome=Outcome.ORIENTED), False),
        (replace(PENDING, outcome=Outcome.ORIENTED, pauses=EXPECTING), True),
        (replace(PENDING, outcome=Outcome.DROPPED, pauses=EXPECTING), False),
    ],
)
def test_what_waits_for_us(request_: Request, expected: bool) -> None:
    assert waits(request_) is expected


@pytest.mark.parametrize(
    ("due", "promised", "day", "group"),
    [
        (None, (), None, Group.UNDATED),
        (YESTERDAY, (), YESTERDAY, Group.LATE),
        (TODAY, (), TODAY, Group.TODAY),
        (TODAY + timedelta(days=4), (), date(2026, 10, 18), Group.WEEK),  # Sunday
        (TODAY + timedelta(days=5), (), date(2026, 10, 19), Group.LATER),
        (YESTERDAY, (TOMORROW,), TOMORROW, Group.WEEK),  # late for the figures, promised anew
        (TODAY, (TOMORROW,), TODAY, Group.TODAY),  # a later promise does not lift what is owed
        (TOMORROW, (TODAY,), TODAY, Group.TODAY),
        (None, (YESTERDAY, TOMORROW), TOMORROW, Group.WEEK),
        (date(2026, 10, 1), (YESTERDAY,), YESTERDAY, Group.LATE),
    ],
)
def test_the_day_to_act(due: date | None, promised: tuple[date, ...], day: date | None, group: Group) -> None:
    one = replace(PENDING, due_on=due, announcements=told(*promised))
    assert (until(one, TODAY), group_of(one, TODAY)) == (day, group)
    assert is_due(one, TODAY) is (group in {Group.LATE, Group.TODAY})
    paused = replace(one, pauses=EXPECTING)
    assert (until(paused, TODAY), group_of(paused, TODAY)) == (None, Group.PAUSED)
    assert not is_due(paused, TODAY)


def row(number: int, group: Group, day: date | None) -> WaitingRequest:
    return WaitingRequest(
        number, str(number), PENDING, Channel.DESK, "Agent 1", "agent-1", NOW, group, day, "Papiers", "", ""
    )


def test_the_earliest_day_stands_first_in_its_group() -> None:
    rows = [
        row(1, Group.UNDATED, None),
        row(2, Group.UNDATED, None),
        row(3, Group.LATE, date(2025, 1, 1)),
        row(4, Group.LATE, YESTERDAY),
        row(5, Group.LATER, date(2026, 12, 1)),
        row(6, Group.LATER, date(2026, 11, 1)),
        row(7, Group.TODAY, TODAY),
        row(8, Group.PAUSED, None),
        row(9, Group.WEEK, TOMORROW),
    ]
    assert [one.number for one in in_order(rows)] == [3, 4, 7, 9, 6, 5, 8, 2, 1]


def test_an_answer_solves_what_was_to_follow_but_not_on_the_spot() -> None:
    assert answered(LETTER, Channel.MAIL, NOW).outcome is Outcome.FORWARDED
    mail = replace(LETTER, outcome=Outcome.PENDING)
    assert answered(mail, Channel.EMAIL, NOW).outcome is Outcome.SOLVED
    assert answered(mail, Channel.PHONE, NOW).outcome is Outcome.SOLVED  # a message, called back
    assert answered(PENDING, Channel.APPOINTMENT, NOW).outcome is Outcome.SOLVED
    assert (
        answered(PENDING, Channel.DESK, NOW).outcome is Outcome.PENDING
    )  # the share of the counter stays true
    assert answered(PENDING, Channel.DESK, NOW).answered_at == NOW


def test_an_answer_ends_the_wait_for_papers() -> None:
    begin = EXPECTING[0].begin
    assert answered(replace(LETTER, pauses=EXPECTING), Channel.MAIL, NOW).pauses == (Pause(begin, NOW),)
    early = answered(replace(LETTER, pauses=EXPECTING), Channel.MAIL, begin - timedelta(hours=1))
    assert early.pauses == (Pause(begin, begin),)


def test_every_announcement_is_kept_with_its_instant_and_reason() -> None:
    one = announced(PENDING, NOW, TOMORROW, TODAY, " la CAF attend ")
    two = announced(one, NOW, date(2026, 11, 2), TODAY, "toujours rien")
    assert two.announcements == (
        Announcement(NOW, TOMORROW, "la CAF attend"),
        Announcement(NOW + timedelta(seconds=1), date(2026, 11, 2), "toujours rien"),
    )
    for day, reason, code in ((YESTERDAY, "x", "promise_past"), (TOMORROW, " ", "reason_missing")):
        with pytest.raises(UserError) as error:
            announced(PENDING, NOW, day, TODAY, reason)
        assert error.value.code == code


def test_papers_are_asked_for_and_arrive() -> None:
    asked = papers_asked(PENDING, NOW)
    assert asked.pauses == (Pause(NOW, None),)
    with pytest.raises(UserError, match="papers_expected"):
        papers_asked(asked, NOW)
    later = NOW + timedelta(days=2)
    came = papers_arrived(asked, later)
    assert came.pauses == (Pause(NOW, later),)
    with pytest.raises(UserError, match="papers_not_expected"):
        papers_arrived(came, later)
    at_once = papers_asked(replace(PENDING, pauses=(Pause(NOW, NOW),)), NOW)
    assert at_once.pauses[1] == Pause(NOW + timedelta(seconds=1), None)


def test_another_outcome_closes_with_or_without_an_answer() -> None:
    assert changed_outcome(LETTER, Outcome.DROPPED, NOW).answered_at is None
    assert changed_outcome(LETTER, Outcome.PENDING, NOW).answered_at is None
    solved = changed_outcome(replace(LETTER, pauses=EXPECTING), Outcome.SOLVED, NOW)
    assert (solved.answered_at, solved.pauses[0].end) == (NOW, NOW)
    at_the_desk = changed_outcome(PENDING, Outcome.SOLVED, NOW)
    assert (at_the_desk.outcome, at_the_desk.answered_at) == (Outcome.SOLVED, None)
    assert not waits(at_the_desk)


def test_what_an_old_spreadsheet_left_open_too_long_is_nobodys() -> None:
    imported = datetime(2026, 10, 14, 9, tzinfo=UTC)
    assert not is_too_old(imported - timedelta(days=90), imported)
    assert is_too_old(imported - timedelta(days=90, seconds=1), imported)

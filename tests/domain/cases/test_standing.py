"""What the events of a case say of it: step, labels, the partner's turns and whether each was in time."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marianne_desk.domain.calendar.working_days import WorkingDays
from marianne_desk.domain.cases.case import FINAL, Answer, Event, Happening, Step
from marianne_desk.domain.cases.rules import checked_event, may_happen
from marianne_desk.domain.cases.standing import Standing, standing
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.errors import UserError

PARIS = ZoneInfo("Europe/Paris")
WORKING = WorkingDays(lambda _year: (date(2026, 11, 11),))
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ALARMS = Alarms(3, 15)


def on(day: int, happening: Happening, answer: Answer | None = None, **facts: object) -> Event:
    """An event so many days after Monday 2 November."""
    return Event(MONDAY + timedelta(days=day), happening, "agent-1", answer=answer, **facts)  # type: ignore[arg-type]


SENT = on(0, Happening.FORWARDED, operator="CAF")


def said(*events: Event) -> Standing:
    return standing((SENT, *events), ALARMS, WORKING, PARIS)


def turns(*events: Event) -> list[tuple[str, date | None, date | None, bool | None]]:
    """(partner, last day, day of its move, in time) of each turn."""
    return [(turn.operator, turn.due_on, turn.ended_on, turn.in_time) for turn in said(*events).turns]


def november(day: int) -> date:
    return date(2026, 11, day)


def test_it_is_sent_on_and_the_partner_has_three_working_days() -> None:
    found = said()
    assert (found.step, found.operator, found.answer) == (Step.FORWARDED, "CAF", None)
    assert found.turn is not None
    assert (found.turn.due_on, found.turn.first, found.turn.in_time) == (november(5), True, False)
    assert not found.stuck(november(5))
    assert found.stuck(november(6))
    assert not found.to_tell


def test_taken_up_it_has_fifteen_more_and_the_first_turn_was_in_time() -> None:
    assert turns(on(3, Happening.TAKEN_UP)) == [
        ("CAF", november(5), november(5), True),
        ("CAF", november(27), None, False),  # the 11th is a holiday
    ]
    assert turns(on(4, Happening.TAKEN_UP))[0] == ("CAF", november(5), november(6), False)
    assert said(on(4, Happening.TAKEN_UP)).first_moved_at == MONDAY + timedelta(days=4)


@pytest.mark.parametrize("answer", sorted(FINAL))
def test_an_answer_for_good_is_to_be_told(answer: Answer) -> None:
    found = said(on(1, Happening.TAKEN_UP), on(8, Happening.ANSWERED, answer))
    assert (found.step, found.answer, found.turn) == (Step.ANSWERED, answer, None)
    assert found.to_tell
    assert found.answered_at == MONDAY + timedelta(days=8)
    assert found.wrong_contact is (answer is Answer.WRONG_CONTACT)
    told = said(on(8, Happening.ANSWERED, answer), on(9, Happening.TOLD))
    assert (told.step, told.told_at, told.to_tell) == (Step.TOLD, MONDAY + timedelta(days=9), False)


def test_in_progress_is_a_move_and_begins_another_turn() -> None:
    found = said(on(1, Happening.TAKEN_UP), on(8, Happening.ANSWERED, Answer.IN_PROGRESS))
    assert (found.step, found.answered_at) == (Step.TAKEN_UP, None)
    assert [turn.ended_on for turn in found.turns] == [november(3), november(10), None]


def test_while_papers_are_expected_no_turn_runs() -> None:
    asked = on(2, Happening.ANSWERED, Answer.PAPERS_WANTED)
    assert (said(asked).papers_expected, said(asked).turn) == (True, None)
    came = said(asked, on(9, Happening.PAPERS_CAME))
    assert not came.papers_expected
    assert came.turn is not None
    assert (came.turn.begun_on, came.turn.first) == (november(11), False)
    assert not said(asked, on(3, Happening.ANSWERED, Answer.IN_PROGRESS)).papers_expected
    assert not said(asked, on(3, Happening.TOLD)).papers_expected


def test_while_an_appointment_is_to_come_no_turn_runs() -> None:
    obtained = on(1, Happening.APPOINTED)
    assert turns(obtained) == [("CAF", november(5), november(3), True)]
    assert (said(obtained).appointed, said(obtained).step) == (True, Step.TAKEN_UP)
    for meanwhile in (
        (on(2, Happening.ANSWERED, Answer.IN_PROGRESS),),
        (on(2, Happening.ANSWERED, Answer.PAPERS_WANTED), on(3, Happening.PAPERS_CAME)),
    ):
        assert said(obtained, *meanwhile).turn is None
    missed = said(obtained, on(9, Happening.NOT_MET))
    assert (missed.appointed, missed.turn) == (False, None)
    met = said(obtained, on(9, Happening.MET))
    assert met.turn is not None
    assert (met.turn.begun_on, met.step) == (november(11), Step.TAKEN_UP)
    solved = said(obtained, on(9, Happening.ANSWERED, Answer.SETTLED))
    assert (solved.appointed, solved.step) == (False, Step.ANSWERED)


def test_what_became_of_one_appointment_leaves_another_that_is_to_come() -> None:
    both = on(1, Happening.APPOINTED, appointment="a"), on(2, Happening.APPOINTED, appointment="b")
    for what in (Happening.NOT_MET, Happening.MET):
        one = said(*both, on(9, what, appointment="a"))
        assert (one.awaited, one.turn) == (frozenset({"b"}), None)
        unnamed = said(*both, on(9, what))
        assert not unnamed.appointed
    over = said(*both, on(9, Happening.NOT_MET, appointment="a"), on(10, Happening.MET, appointment="b"))
    assert not over.appointed
    assert over.turn is not None


def test_sent_elsewhere_nothing_is_owed_by_the_first_unless_it_was_late() -> None:
    soon = on(1, Happening.FORWARDED, operator="MSA", alarms=Alarms(5, 10))
    assert turns(soon) == [("CAF", None, None, None), ("MSA", november(10), None, False)]
    late = on(7, Happening.FORWARDED, operator="MSA", alarms=Alarms(5, 10))
    assert turns(late)[0] == ("CAF", november(5), None, False)
    taken = turns(soon, on(2, Happening.TAKEN_UP))
    assert taken[-1] == ("MSA", date(2026, 11, 19), None, False)  # its own ten days
    wrong = on(1, Happening.ANSWERED, Answer.WRONG_CONTACT)
    found = said(wrong, on(2, Happening.FORWARDED, operator="MSA"))
    assert (found.step, found.operator, found.answer, found.answered_at) == (
        Step.FORWARDED,
        "MSA",
        None,
        None,
    )
    assert found.wrong_contact
    for before in (on(1, Happening.APPOINTED), on(1, Happening.ANSWERED, Answer.PAPERS_WANTED)):
        again = said(before, on(2, Happening.FORWARDED))
        assert (again.operator, again.appointed, again.papers_expected) == ("CAF", False, False)
        assert again.turn is not None


def test_closed_before_its_last_day_nothing_was_owed() -> None:
    closed = said(on(1, Happening.CLOSED))
    assert (closed.step, closed.turn, closed.closed_at) == (Step.CLOSED, None, MONDAY + timedelta(days=1))
    assert turns(on(1, Happening.CLOSED)) == [("CAF", None, None, None)]
    assert turns(on(3, Happening.CLOSED)) == [("CAF", None, None, None)]
    assert turns(on(4, Happening.CLOSED)) == [("CAF", november(5), None, False)]


@pytest.mark.parametrize("end", [Happening.CLOSED, Happening.TOLD])
def test_what_is_taken_up_again_is_the_partners_again(end: Happening) -> None:
    found = said(
        on(1, Happening.ANSWERED, Answer.SETTLED),
        on(2, end),
        on(10, Happening.RETURNED),
        on(10, Happening.REOPENED),
    )
    assert (found.step, found.answer, found.answered_at) == (Step.TAKEN_UP, None, None)
    assert (found.told_at, found.closed_at, found.returned) == (None, None, True)
    assert found.turn is not None


def test_a_visitor_who_comes_back_or_a_reminder_changes_no_turn() -> None:
    assert turns(on(1, Happening.REMINDED), on(1, Happening.RETURNED)) == turns()
    assert said(on(1, Happening.RETURNED)).returned


def test_an_answer_that_did_not_hold_is_none_any_more() -> None:
    found = said(on(1, Happening.ANSWERED, Answer.SETTLED), on(2, Happening.TOLD), on(3, Happening.MET))
    assert (found.answer, found.answered_at, found.told_at) == (None, None, None)
    assert (
        said(on(1, Happening.ANSWERED, Answer.PAPERS_WANTED), on(2, Happening.APPOINTED)).answer
        is Answer.PAPERS_WANTED
    )


def test_what_cannot_happen_is_refused() -> None:
    def refused(now: Standing, event: Event) -> tuple[str, str | None]:
        with pytest.raises(UserError) as refusal:
            checked_event(now, event)
        return refusal.value.code, refusal.value.field

    assert refused(said(), on(1, Happening.REOPENED)) == ("case_step", None)
    assert refused(said(), on(1, Happening.PAPERS_CAME)) == ("case_step", None)
    assert refused(said(), on(1, Happening.ANSWERED, Answer.REFUSED, words=" ")) == (
        "refusal_reason",
        "words",
    )
    assert refused(said(), on(1, Happening.ANSWERED)) == ("case_step", None)
    closed = said(on(1, Happening.CLOSED))
    assert refused(closed, on(2, Happening.TAKEN_UP)) == ("case_step", None)
    event = on(1, Happening.ANSWERED, Answer.REFUSED, words="plafond")
    assert checked_event(said(), event) == event
    asked = said(on(1, Happening.ANSWERED, Answer.PAPERS_WANTED))
    assert may_happen(asked, Happening.PAPERS_CAME)
    assert may_happen(closed, Happening.RETURNED)


STEPS = st.tuples(
    st.sampled_from(list(Happening)),
    st.sampled_from(list(Answer)),
    st.integers(min_value=0, max_value=20 * 24 * 3600),
    st.sampled_from(["CAF", "MSA"]),
)


def story(steps: Sequence[tuple[Happening, Answer, int, str]]) -> tuple[Event, ...]:
    """Events that may follow each other, those that may not left out."""
    events, at = [SENT], SENT.at
    for happening, answer, seconds, operator in steps:
        at += timedelta(seconds=seconds)
        if may_happen(standing(events, ALARMS, WORKING, PARIS), happening):
            asked = answer if happening is Happening.ANSWERED else None
            to = operator if happening is Happening.FORWARDED else None
            events.append(Event(at, happening, "agent-1", operator=to, answer=asked))
    return tuple(events)


@given(st.lists(STEPS, max_size=14))
@settings(deadline=None)
def test_turns_never_overlap_and_say_the_same_at_every_moment(
    steps: list[tuple[Happening, Answer, int, str]],
) -> None:
    events = story(steps)
    before: Standing | None = None
    for count in range(1, len(events) + 1):
        now = standing(list(events[:count]), ALARMS, WORKING, PARIS)
        if before is not None:
            assert now.turns[: len(before.turns) - 1] == before.turns[:-1]
        running = [turn for turn in now.turns if turn is now.turn]
        assert len(running) == (now.turn is not None)
        assert now.turn is None or (now.turn is now.turns[-1] and now.turn.ended_on is None)
        if now.papers_expected or now.appointed or now.step in {Step.ANSWERED, Step.TOLD, Step.CLOSED}:
            assert now.turn is None
        before = now
    assert before is not None
    for one, following in zip(before.turns, before.turns[1:], strict=False):
        assert one.begun_on <= (one.ended_on or one.begun_on) <= following.begun_on
    for turn in before.turns:
        if turn.due_on is None:
            assert turn.in_time is None
            assert turn.ended_on is None
        else:
            assert turn.begun_on <= turn.due_on
            assert turn.in_time is (turn.ended_on is not None and turn.ended_on <= turn.due_on)
            days = WORKING.count(turn.begun_on, turn.due_on)
            assert days == (ALARMS.first if turn.first else ALARMS.next)


@given(st.lists(STEPS, max_size=14))
@settings(deadline=None)
def test_the_zone_of_an_instant_says_nothing(steps: list[tuple[Happening, Answer, int, str]]) -> None:
    from dataclasses import replace

    events = story(steps)
    elsewhere = [replace(event, at=event.at.astimezone(ZoneInfo("Indian/Reunion"))) for event in events]
    assert standing(iter(elsewhere), ALARMS, WORKING, PARIS) == standing(events, ALARMS, WORKING, PARIS)  # type: ignore[arg-type]

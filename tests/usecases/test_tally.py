"""Strokes on paper become passages: all at once, without any hour or wait being made up, and undone together."""

from datetime import UTC, date, datetime

import pytest

from marianne_desk.domain.calendar.day_without_hour import Half
from marianne_desk.domain.codes import Channel, Help, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.derivation import NO_HOUR
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.domain.tally import moments_of
from marianne_desk.storage.contacts import contacts_of_day
from marianne_desk.usecases.derive_again import derive_again
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.month import figures_of
from marianne_desk.usecases.past_imports import past_imports
from marianne_desk.usecases.tally import (
    DayAlready,
    already_on,
    key_in_tally,
    keyed_tallies,
    render_tally_sheet,
    tally_models,
    tally_paper,
    undo_tally,
)
from tests.desks import SetClock

TUESDAY = date(2026, 10, 13)
MARKS = {(0, 0): 3, (0, 3): 1, (2, 4): 2, (1, 1): 0}


def log(desk: Desk, reason: str, operator: str, times: int = 1) -> None:
    for _ in range(times):
        request = RequestDraft(reason=reason, operator=operator, help=(Help.ONLINE,))
        log_contact(desk, ContactDraft(arrived_at=datetime(2026, 10, 12, 8, tzinfo=UTC), requests=(request,)))


def test_the_rows_are_the_desk_s_habits_then_the_themes(desk: Desk) -> None:
    log(desk, "apl", "CAF", 2)
    log(desk, "cni", "FRANCE_TITRES")
    (model,) = tally_models(desk)
    assert model.number == 1
    assert [(row.reason, row.operator) for row in model.rows[:3]] == [
        ("apl", "CAF"),
        ("cni", "FRANCE_TITRES"),
        (None, None),
    ]
    assert [row.theme for row in model.rows[2:]] == [theme.code for theme in desk.vocabulary.themes]


def test_a_sheet_with_other_rows_has_another_number(desk: Desk) -> None:
    first = tally_paper(desk)
    assert tally_paper(desk) == first
    log(desk, "apl", "CAF")
    second = tally_paper(desk)
    assert (first.number, second.number) == (1, 2)
    assert tally_models(desk) == (second, first)
    assert render_tally_sheet(desk).startswith(b"%PDF-1.7")


def test_a_passage_a_stroke(desk: Desk, clock: SetClock) -> None:
    log(desk, "apl", "CAF")
    keyed = key_in_tally(desk, 1, TUESDAY, MARKS)
    assert (keyed.day, keyed.contacts) == (TUESDAY, 6)
    with desk.store.reading() as connection:
        kept = contacts_of_day(connection, TUESDAY)
    found = [(one.contact.channel, one.contact.requests[0]) for one in reversed(kept)]
    assert [(channel, request.reason, request.theme, request.outcome) for channel, request in found] == [
        *3 * [(Channel.DESK, "apl", "logement", Outcome.SOLVED)],
        (Channel.PHONE, "apl", "logement", Outcome.ORIENTED),
        *2 * [(Channel.DESK, None, "famille", Outcome.SOLVED)],
    ]
    assert found[0][1].help == (Help.ONLINE,)
    assert found[3][1].help == (Help.INFORMATION,)
    assert {one.contact.agent for one in kept} == {"agent-1"}
    assert {one.contact.recorded_at for one in kept} == {clock.now}
    at = {one.contact.arrived_at.astimezone(desk.zone).strftime("%H:%M") for one in kept}
    assert at == {"10:30", "15:15"}


def test_no_hour_and_no_wait_is_made_of_a_stroke(desk: Desk) -> None:
    key_in_tally(desk, 1, TUESDAY, MARKS)
    with desk.store.reading() as connection:
        kept = contacts_of_day(connection, TUESDAY)
    assert {(one.derived.hour, one.derived.waited, one.derived.after_the_fact) for one in kept} == {
        (NO_HOUR, None, True)
    }
    derive_again(desk)
    month = figures_of(desk, Month(2026, 10))
    assert month.hours == ()
    assert month.figures["contacts"].value == 6
    assert month.figures["wait_median"].value is None
    assert (month.figures["after_the_fact_share"].part, month.silent_days) == (6, ())


def test_a_day_that_holds_a_sheet_or_as_many_passages_is_doubtful(desk: Desk) -> None:
    monday = date(2026, 10, 12)
    assert already_on(desk, monday) == DayAlready((), 0)
    assert not already_on(desk, monday).doubtful(3)
    log(desk, "apl", "CAF", 3)
    assert already_on(desk, monday) == DayAlready((), 3)
    assert [already_on(desk, monday).doubtful(strokes) for strokes in (0, 3, 4)] == [False, True, False]
    keyed = key_in_tally(desk, 1, monday, MARKS)
    assert already_on(desk, monday) == DayAlready((keyed,), 3)
    assert already_on(desk, monday).doubtful(50)
    undo_tally(desk)
    assert already_on(desk, monday) == DayAlready((), 3)


def test_a_sheet_stands_among_the_imports_under_its_day(desk: Desk) -> None:
    key_in_tally(desk, 1, TUESDAY, MARKS)
    (past,) = past_imports(desk)
    assert (past.sheet, past.first, past.last, past.contacts) == (TUESDAY, TUESDAY, TUESDAY, 6)


def test_a_sheet_is_undone_whole(desk: Desk, clock: SetClock) -> None:
    assert undo_tally(desk) is None
    log(desk, "apl", "CAF")
    key_in_tally(desk, 1, date(2026, 10, 12), MARKS)
    second = key_in_tally(desk, 1, TUESDAY, {(3, 0): 2})
    assert [one.contacts for one in keyed_tallies(desk)] == [2, 6]
    assert keyed_tallies(desk, TUESDAY) == (second,)
    clock.forward(minutes=1)
    assert undo_tally(desk) == second
    assert figures_of(desk, Month(2026, 10)).figures["contacts"].value == 7
    undone = undo_tally(desk)
    assert undone is not None
    assert undone.contacts == 6
    assert keyed_tallies(desk) == ()
    assert figures_of(desk, Month(2026, 10)).figures["contacts"].value == 1


@pytest.mark.parametrize(
    ("number", "day", "marks", "agent", "code"),
    [
        (7, TUESDAY, MARKS, "", "tally_model_unknown"),
        (1, date(2026, 10, 15), MARKS, "", "tally_in_the_future"),
        (1, TUESDAY, MARKS, "agent-9", "agent_unknown"),
        (1, TUESDAY, {(0, 0): 0}, "", "tally_empty"),
        (1, TUESDAY, {(0, 8): 1}, "", "tally_box"),
        (1, TUESDAY, {(99, 0): 1}, "", "tally_box"),
        (1, TUESDAY, {(0, 0): 100}, "", "tally_too_many"),
    ],
)
def test_what_cannot_be_is_refused_whole(
    desk: Desk, number: int, day: date, marks: dict[tuple[int, int], int], agent: str, code: str
) -> None:
    with pytest.raises(UserError) as refused:
        key_in_tally(desk, number, day, marks, agent)
    assert refused.value.code == code
    assert keyed_tallies(desk) == ()


def test_a_sheet_of_today_is_never_in_the_future(desk: Desk, clock: SetClock) -> None:
    key_in_tally(desk, 1, desk.today(), {(0, 4): 1}, "agent-1")
    with desk.store.reading() as connection:
        (kept,) = contacts_of_day(connection, desk.today())
    assert kept.contact.arrived_at == clock.now


def test_the_instant_stands_in_the_middle_of_each_half(desk: Desk) -> None:
    moments = moments_of(TUESDAY, desk.opening, desk.now())
    assert [moments[half].strftime("%H:%M") for half in Half] == ["10:30", "15:15"]

"""What waits for an answer, on a real desk: the list, each act with what it changes in the file, and its undoing."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.to_answer import Group
from marianne_desk.storage import tables as t
from marianne_desk.storage.contacts import contact_by_id
from marianne_desk.usecases import to_answer as acts
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.first_look import learn, look_at_today
from marianne_desk.usecases.key_question import ask_for_key
from marianne_desk.usecases.log_contact import Logged, cancel_contact, log_contact
from tests.desks import PASSPHRASE, MakeDesk, SetClock

LATE, DUE_TODAY = timedelta(days=9), timedelta(days=7)
"""Before Wednesday 14 October, 09:05: an e-mail received then was due on Monday, or is due today."""


def email(desk: Desk, ago: timedelta, outcome: Outcome = Outcome.PENDING, **facts: object) -> Logged:
    request = RequestDraft(
        reason="apl",
        operator="CAF",
        outcome=outcome,
        received_at=desk.now() - ago,
        **facts,  # type: ignore[arg-type]
    )
    return log_contact(desk, ContactDraft(channel=Channel.EMAIL, requests=(request,)))


def visit(
    desk: Desk, outcome: Outcome = Outcome.PENDING, ago: timedelta = timedelta(), **facts: object
) -> Logged:
    request = RequestDraft(reason="cni", outcome=outcome, **facts)  # type: ignore[arg-type]
    return log_contact(desk, ContactDraft(requests=(request,), arrived_at=desk.now() - ago))


def waiting(desk: Desk, only: str | None = None) -> list[tuple[int, Group]]:
    return [(row.number, row.group) for row in acts.to_answer(desk, only).rows]


def corrections(desk: Desk) -> list[tuple[str, str, str, str]]:
    with desk.store.reading() as connection:
        rows = connection.execute(select(t.correction).order_by(t.correction.c.id)).all()
    return [(row.field, row.old, row.new, row.agent) for row in rows]


def derived(desk: Desk, logged: Logged) -> tuple[str | None, int | None, bool | None, int | None]:
    """Due day, its month, in time, working days to the answer: as kept."""
    with desk.store.reading() as connection:
        c = t.request.c
        query = select(c.due_on, c.due_month, c.in_time, c.answered_in).where(
            c.id == logged.contact.requests[0].id
        )
        found = connection.execute(query).one()
    return found.due_on, found.due_month, found.in_time, found.answered_in


def kept_months(desk: Desk) -> list[int]:
    with desk.store.reading() as connection:
        return list(connection.execute(select(t.kept_month.c.month)).scalars())


def keep_months(desk: Desk, *months: int) -> None:
    with desk.store.writing() as connection:
        connection.execute(t.kept_month.delete())
        for month in months:
            connection.execute(t.kept_month.insert().values(month=month, content="{}"))


def test_the_list_holds_what_waits_by_groups(desk: Desk) -> None:
    late, today = email(desk, LATE), email(desk, DUE_TODAY, Outcome.FORWARDED)
    email(desk, LATE, Outcome.SOLVED)
    email(desk, timedelta(days=1), Outcome.DROPPED)
    undated = visit(desk)
    paused = visit(desk, pauses=(Pause(desk.now(), None),))
    visit(desk, Outcome.FORWARDED)
    promised = visit(
        desk,
        Outcome.FORWARDED,
        announcements=(Announcement(desk.now(), date(2026, 10, 16)),),
        note="dossier bleu",
    )
    cancel_contact(desk, visit(desk).id)
    found = acts.to_answer(desk)
    assert waiting(desk) == [
        (late.number, Group.LATE),
        (today.number, Group.TODAY),
        (promised.number, Group.WEEK),
        (paused.number, Group.PAUSED),
        (undated.number, Group.UNDATED),
    ]
    assert found.count == 2 == acts.count_due(desk)
    assert found.promises == (date(2026, 10, 16), date(2026, 10, 21), date(2026, 10, 28), date(2026, 11, 4))
    first = found.rows[0]
    assert (first.theme, first.reason, first.operator, first.agent) == ("Logement", "APL", "CAF", "Agent 1")
    assert (first.until, first.at) == (date(2026, 10, 12), desk.now() - LATE)
    assert found.rows[2].request.note == "dossier bleu"


def test_mine_shows_my_contacts_and_counts_the_house(desk: Desk) -> None:
    email(desk, LATE)
    request = RequestDraft(theme="autre", outcome=Outcome.PENDING)
    other = log_contact(desk, ContactDraft(requests=(request,), agent="agent-2"))
    assert waiting(desk, "agent-2") == [(other.number, Group.UNDATED)]
    assert acts.to_answer(desk, "agent-2").count == 1
    assert acts.to_answer(desk, "agent-2").rows[0].reason == ""


def test_what_an_old_spreadsheet_left_open_for_years_is_nobodys_to_answer(
    make_desk: MakeDesk, clock: SetClock
) -> None:
    desk = make_desk(clock=clock)
    old, new, own = (visit(desk, ago=timedelta(days=ago)) for ago in (91, 89, 200))
    letter = email(desk, timedelta(days=120))
    with desk.store.writing() as connection:
        connection.execute(
            t.import_batch.insert().values(
                id=7, at=int(desk.now().timestamp()), agent="agent-1", contacts=3, requests=3
            )
        )
        brought = t.contact.c.number.in_([old.number, new.number, letter.number])
        connection.execute(t.contact.update().where(brought).values(batch=7))
    assert [number for number, _group in waiting(desk)] == [own.number, new.number]
    assert acts.count_due(desk) == acts.to_answer(desk).count == 0
    first = look_at_today(ask_for_key(desk.place.folder, PASSPHRASE), clock)
    assert first is not None
    assert learn(first, clock).to_answer == 0
    clock.forward(days=5)
    assert len(waiting(desk)) == 2  # what was on the list does not fall off it
    (one,) = acts.waiting_of(desk, letter.number)  # by its number it can still be answered
    acts.answer(desk, one.request.id)


def test_the_first_look_and_the_list_count_the_same(make_desk: MakeDesk, clock: SetClock) -> None:
    desk = make_desk(clock=clock)
    now = desk.now()
    for ago in (LATE, DUE_TODAY, timedelta(days=1)):
        for outcome in (Outcome.PENDING, Outcome.FORWARDED):
            for days in ((), (12,), (14,), (16,), (13, 16), (16, 14)):
                told = tuple(
                    Announcement(now - timedelta(minutes=5 - n), date(2026, 10, day))
                    for n, day in enumerate(days)
                )
                email(desk, ago, outcome, announcements=told)
                visit(desk, outcome, ago, announcements=told)
    email(desk, LATE, pauses=(Pause(now, None),))
    visit(desk, Outcome.SOLVED, announcements=(Announcement(now, date(2026, 10, 14)),))
    count = acts.to_answer(desk).count
    assert 0 < count < len(acts.to_answer(desk).rows)
    assert acts.count_due(desk) == count
    first = look_at_today(ask_for_key(desk.place.folder, PASSPHRASE), clock)
    assert first is not None
    assert learn(first, clock).to_answer == count


def test_an_answer_is_judged_kept_and_undone(desk: Desk, clock: SetClock) -> None:
    logged = email(desk, DUE_TODAY)
    request_id = logged.contact.requests[0].id
    assert derived(desk, logged) == ("2026-10-14", 202610, False, None)
    keep_months(desk, 202609, 202610)
    done = acts.answer(desk, request_id, agent="agent-2")
    assert (done.number, done.after.outcome, done.after.answered_at) == (1, Outcome.SOLVED, clock.now)
    assert derived(desk, logged) == ("2026-10-14", 202610, True, 5)
    assert kept_months(desk) == [202609]
    assert waiting(desk) == []
    assert corrections(desk) == [
        ("outcome", "pending", "solved", "agent-2"),
        ("answered_at", "", "2026-10-14T07:05:00+00:00", "agent-2"),
    ]
    acts.undo(desk, done)
    assert waiting(desk) == [(1, Group.TODAY)]
    assert derived(desk, logged) == ("2026-10-14", 202610, False, None)
    assert corrections(desk)[-1] == ("answered_at", "2026-10-14T07:05:00+00:00", "", "agent-1")


def test_an_answer_at_a_given_moment(desk: Desk, clock: SetClock) -> None:
    logged = email(desk, LATE)
    request_id = logged.contact.requests[0].id
    with pytest.raises(UserError) as error:
        acts.answer(desk, request_id, clock.now - timedelta(days=20))
    assert error.value.code == "answered_before_receipt"
    assert str(error.value.values["received"]).endswith("+02:00")  # on the desk's clock
    with pytest.raises(UserError, match="in_the_future"):
        acts.answer(desk, request_id, clock.now + timedelta(hours=1))
    acts.answer(desk, request_id, datetime(2026, 10, 12, 15, tzinfo=desk.zone))
    assert derived(desk, logged) == ("2026-10-12", 202610, True, 5)


def test_a_new_day_is_promised_and_the_first_stays(desk: Desk, clock: SetClock) -> None:
    logged = visit(
        desk,
        Outcome.FORWARDED,
        announcements=(Announcement(desk.now(), date(2026, 10, 14)),),
    )
    request_id = logged.contact.requests[0].id
    clock.forward(minutes=10)
    acts.announce(desk, request_id, date(2026, 10, 28), "la CAF attend une pièce")
    (row,) = acts.to_answer(desk).rows
    assert [one.on.day for one in row.request.announcements] == [14, 28]
    assert row.request.announcements[1] == Announcement(
        clock.now, date(2026, 10, 28), "la CAF attend une pièce"
    )
    assert (row.group, row.until) == (Group.LATER, date(2026, 10, 28))
    with pytest.raises(UserError, match="promise_out_of_range"):
        acts.announce(desk, request_id, date(2032, 1, 1), "année")


def test_papers_stop_the_clock_and_the_clock_goes_on(desk: Desk, clock: SetClock) -> None:
    logged = email(desk, DUE_TODAY)
    request_id = logged.contact.requests[0].id
    asked = acts.ask_papers(desk, request_id)
    assert derived(desk, logged) == (None, None, None, None)
    assert waiting(desk) == [(1, Group.PAUSED)]
    keep_months(desk, 202610)
    clock.forward(days=2)
    acts.papers_came(desk, request_id)
    assert derived(desk, logged)[0] == "2026-10-19"  # Wednesday to Friday are not counted
    assert kept_months(desk) == []
    assert waiting(desk) == [(1, Group.LATER)]
    with pytest.raises(UserError, match="request_changed"):
        acts.undo(desk, asked)


def test_a_due_day_set_by_a_person_stays(desk: Desk) -> None:
    logged = email(desk, LATE, due_on=date(2026, 10, 30))
    request_id = logged.contact.requests[0].id
    acts.announce(desk, request_id, date(2026, 10, 20), "x")
    assert derived(desk, logged)[0] == "2026-10-30"
    asked = acts.ask_papers(desk, request_id)
    assert derived(desk, logged)[0] is None
    acts.undo(desk, asked)
    assert derived(desk, logged)[0] == "2026-10-30"


def test_closed_without_an_answer_stays_unanswered_in_the_figures(desk: Desk) -> None:
    logged = email(desk, LATE)
    acts.change_outcome(desk, logged.contact.requests[0].id, Outcome.DROPPED)
    assert waiting(desk) == []
    assert derived(desk, logged) == ("2026-10-12", 202610, False, None)


def test_what_is_not_there_is_said(desk: Desk) -> None:
    logged = visit(desk)
    with pytest.raises(UserError, match="request_unknown"):
        acts.answer(desk, "nobody")
    with pytest.raises(UserError, match="not_waiting"):
        acts.waiting_of(desk, 77)
    assert [row.number for row in acts.waiting_of(desk, logged.number)] == [logged.number]
    cancel_contact(desk, logged.id)
    with pytest.raises(UserError, match="request_unknown"):
        acts.keep_call_back(desk, logged.contact.requests[0].id, "Jeanne")
    closed = visit(desk, Outcome.SOLVED)
    with pytest.raises(UserError, match="not_waiting"):
        acts.keep_call_back(desk, closed.contact.requests[0].id, "Jeanne")


def call_backs(desk: Desk) -> list[str]:
    with desk.store.reading() as connection:
        return list(connection.execute(select(t.callback.c.words)).scalars())


def test_a_call_back_lives_until_the_answer(desk: Desk) -> None:
    logged = visit(desk)
    request_id = logged.contact.requests[0].id
    acts.keep_call_back(desk, request_id, " Jeanne ")
    acts.keep_call_back(desk, request_id, "Jeanne, 06")
    assert [row.call_back for row in acts.to_answer(desk).rows] == ["Jeanne, 06"]
    asked = acts.ask_papers(desk, request_id)
    assert call_backs(desk) == ["Jeanne, 06"]
    assert asked.call_back == ""
    done = acts.answer(desk, request_id)
    assert call_backs(desk) == []
    assert "Jeanne" not in repr(done)
    acts.undo(desk, done)
    assert call_backs(desk) == ["Jeanne, 06"]
    acts.keep_call_back(desk, request_id, " ")
    assert call_backs(desk) == []


def test_a_cancelled_contact_loses_its_call_back(desk: Desk) -> None:
    logged, other = visit(desk), visit(desk)
    for one in (logged, other):
        acts.keep_call_back(desk, one.contact.requests[0].id, f"numéro {one.number}")
    cancel_contact(desk, logged.id)
    assert call_backs(desk) == ["numéro 2"]


def test_two_acts_in_one_second_keep_both_announcements(desk: Desk) -> None:
    logged = visit(desk)
    request_id = logged.contact.requests[0].id
    acts.announce(desk, request_id, date(2026, 10, 20), "a")
    acts.announce(desk, request_id, date(2026, 10, 21), "b")
    with desk.store.reading() as connection:
        kept = contact_by_id(connection, logged.id)
    assert kept is not None
    assert [one.reason for one in kept.contact.requests[0].announcements] == ["a", "b"]

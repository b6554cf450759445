"""The commitments of a real desk: in force, measured, kept true, and what stands behind them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from marianne_desk.domain.calendar.opening_rules import Closing, HoursPeriod
from marianne_desk.domain.codes import Channel, Need, Outcome, RequestKind
from marianne_desk.domain.commitments.measure import Mark, Measure, ToDo
from marianne_desk.domain.commitments.pack import Formula
from marianne_desk.domain.commitments.proof import Check, Proof
from marianne_desk.domain.commitments.verdict import Verdict, Why
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.month import Month
from marianne_desk.storage import tables as t
from marianne_desk.storage.proofs import add_check, add_proof, read_papers
from marianne_desk.usecases.commitments import (
    change_target,
    choose_pack,
    commitments_of,
    in_force_of,
    known_packs,
    rows_behind,
    rows_behind_all,
    what_to_do,
)
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from marianne_desk.usecases.settings import change_hours
from marianne_desk.usecases.to_answer import answer
from tests.desks import SetClock

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
LATER = datetime(2026, 12, 15, 9, tzinfo=UTC)


def at(day: int, hour: int = 8, month: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def letter(desk: Desk, received: datetime, answered: datetime | None = None, **more: object) -> str:
    request = RequestDraft(
        theme="impots", outcome=Outcome.SOLVED if answered else Outcome.PENDING, received_at=received,
        answered_at=answered, **more,  # type: ignore[arg-type]
    )  # fmt: skip
    draft = ContactDraft(Channel.MAIL, (request,), arrived_at=received, recorded_at=received)
    return log_contact(desk, draft).contact.requests[0].id


def email(desk: Desk, received: datetime, **more: object) -> None:
    outcome = Outcome.SOLVED if "answered_at" in more else Outcome.PENDING
    request = RequestDraft(theme="impots", outcome=outcome, received_at=received, **more)  # type: ignore[arg-type]
    log_contact(desk, ContactDraft(Channel.EMAIL, (request,), arrived_at=received))


def letters(desk: Desk, in_time: int, late: int = 0, still_open: int = 0) -> list[str]:
    """Letters of 5 October, due on the 26th."""
    received = [at(5) + timedelta(minutes=n) for n in range(in_time + late + still_open)]
    answers = [at(26)] * in_time + [at(27)] * late + [None] * still_open
    return [letter(desk, *pair) for pair in zip(received, answers, strict=True)]


def measure(desk: Desk, name: str, month: Month = OCTOBER) -> Measure:
    return next(one for one in commitments_of(desk, month).measures() if one.id == name)


def kept_months(desk: Desk) -> Sequence[int]:
    with desk.store.reading() as connection:
        return (
            connection.execute(select(t.kept_measures.c.month).order_by(t.kept_measures.c.month))
            .scalars()
            .all()
        )


@pytest.fixture
def later(clock: SetClock) -> SetClock:
    """The middle of December, when all of October is known."""
    clock.now = LATER
    return clock


def test_an_empty_desk_measures_nothing_and_says_what_is_missing(desk: Desk, later: SetClock) -> None:
    measured = commitments_of(desk, OCTOBER)
    assert [one.commitment.number for one in measured.commitments()] == list(range(1, 13))
    assert [len(heading.commitments) for heading in measured.headings] == [3, 3, 2, 2, 2]
    assert {one.verdict for one in measured.commitments()} == {Verdict.NOT_MEASURED}
    assert all(one.value is None for one in measured.measures())
    todo = {action.to_do for action in what_to_do(desk, measured)}
    assert todo == {ToDo.PROVE, ToDo.KEY}


def test_answers_in_time_and_who_is_behind_them(desk: Desk, later: SetClock) -> None:
    letters(desk, in_time=8, late=1, still_open=2)
    found = measure(desk, "answers_mail")
    assert (found.part, found.whole, found.verdict, found.why) == (8, 11, Verdict.NOT_KEPT, Why.BELOW)
    behind = rows_behind(desk, OCTOBER, "answers_mail")
    assert (behind.whole, behind.part) == (tuple(range(1, 12)), tuple(range(1, 9)))
    todo = {action.indicator.id: action for action in what_to_do(desk, commitments_of(desk, OCTOBER))}
    action = todo["answers_mail"]
    assert (action.to_do, action.count, action.late, action.numbers) == (ToDo.ANSWER, 2, 2, (10, 11))
    assert todo["acknowledged_in_time"].to_do is ToDo.ACKNOWLEDGE


def test_the_last_minute_of_the_last_day_and_one_minute_more(desk: Desk, later: SetClock) -> None:
    letter(desk, at(5), datetime(2026, 10, 26, 22, 59, tzinfo=UTC))  # 23:59 at the desk, winter time
    letter(desk, at(5), datetime(2026, 10, 26, 23, 0, tzinfo=UTC))
    found = measure(desk, "answers_mail")
    assert (found.part, found.whole) == (1, 2)


def test_received_on_a_holiday_counts_from_it(desk: Desk, later: SetClock) -> None:
    email(desk, at(11, month=11), answered_at=at(18, month=11))
    email(desk, at(11, 9, month=11), answered_at=at(19, month=11))
    found = measure(desk, "answers_email", NOVEMBER)
    assert (found.part, found.whole) == (1, 2)


def test_august_closed_or_not_the_answer_is_owed(desk: Desk, later: SetClock) -> None:
    whole_august = Closing(date(2026, 8, 1), date(2026, 8, 31), "congés")
    closed = change_hours(desk, replace(desk.rules, closings=(whole_august,)))
    email(closed, at(3, month=8), answered_at=at(10, month=8))
    email(closed, at(3, 9, month=8), answered_at=at(1, month=9))
    found = measure(closed, "answers_email", Month(2026, 8))
    assert (found.part, found.whole) == (1, 2)


def test_a_pause_over_the_due_day_moves_the_month(desk: Desk, later: SetClock) -> None:
    pause = Pause(at(26), at(30, 16))  # over the due Monday and the four days after it
    letter(desk, at(5), at(2, month=11), pauses=(pause,))
    letter(desk, at(5, 9), at(3, month=11), pauses=(pause,))
    letter(desk, at(5, 10), pauses=(Pause(at(26), None),))
    assert measure(desk, "answers_mail").whole == 0
    found = measure(desk, "answers_mail", NOVEMBER)
    assert (found.part, found.whole) == (1, 2)


def test_across_a_change_of_hours_nothing_owed_moves(desk: Desk, later: SetClock) -> None:
    letters(desk, in_time=3, late=1)
    before = measure(desk, "answers_mail")
    mornings = HoursPeriod(date(2026, 10, 12), "Tu-Th 09:00-12:00")
    changed = change_hours(desk, replace(desk.rules, periods=(*desk.rules.periods, mornings)))
    assert measure(changed, "answers_mail") == before
    assert (before.part, before.whole) == (3, 4)


def test_two_announcements_are_judged_on_the_first(desk: Desk, later: SetClock) -> None:
    said = (Announcement(at(5), date(2026, 10, 9)), Announcement(at(9), date(2026, 10, 20)))
    letter(desk, at(5), at(15), announcements=said)
    found = measure(desk, "announcement_kept")
    assert (found.part, found.whole) == (0, 1)


def test_acknowledged_where_it_is_owed_and_no_more_than_two_weeks_later(desk: Desk, later: SetClock) -> None:
    letter(desk, at(5), acknowledged_at=at(19, 21))  # 23:00, fourteen days later
    letter(desk, at(5, 9), acknowledged_at=at(19, 22))  # midnight: fifteen
    letter(desk, at(5, 10))
    letter(desk, at(5, 11), due_on=date(2026, 10, 20))  # due within fifteen days: not owed
    letter(desk, at(5, 12), pauses=(Pause(at(6), None),))
    found = measure(desk, "acknowledged_in_time")
    assert (found.part, found.whole) == (1, 3)


def test_an_email_owes_none_unless_its_answer_is_far(desk: Desk, later: SetClock) -> None:
    email(desk, at(5), acknowledged_at=at(12))
    email(desk, at(5, 9), acknowledged_at=at(12), due_on=date(2026, 11, 20))
    found = measure(desk, "acknowledged_in_time")
    assert (found.part, found.whole) == (1, 1)


def test_facts_of_the_counter(desk: Desk, later: SetClock) -> None:
    sent_on = (
        RequestDraft(theme="impots", outcome=Outcome.ORIENTED, operator="DGFIP", returning=True),
        RequestDraft(theme="impots", outcome=Outcome.FORWARDED, returning=False),
        RequestDraft(theme="impots", outcome=Outcome.APPOINTMENT),
        RequestDraft(theme="impots", outcome=Outcome.APPOINTMENT, operator="DGFIP"),
        RequestDraft(theme="impots", outcome=Outcome.DROPPED, kind=RequestKind.SUGGESTION),
        RequestDraft(theme="impots", outcome=Outcome.SOLVED, kind=RequestKind.SUGGESTION),
    )
    log_contact(
        desk, ContactDraft(Channel.DESK, sent_on, arrived_at=at(5), taken_at=at(5, 9), needs=(Need.READING,))
    )
    log_contact(desk, ContactDraft(Channel.PERMANENCE, sent_on, arrived_at=at(5), needs=(Need.READING,)))
    said = {one.id: (one.part, one.whole) for one in commitments_of(desk, OCTOBER).measures()}
    assert said["operator_named"] == (2, 3)
    assert said["right_first_time"] == (1, 2)
    assert said["solved_on_the_spot"] == (1, 6)
    assert said["needs_met"] == (5, 6)
    assert said["suggestions_answered"] == (1, 2)
    assert said["waited_within"] == (0, 1)
    coverage = measure(desk, "right_first_time").coverage
    assert coverage is not None
    assert (coverage.noted, coverage.of) == (2, 6)


def test_needs_are_those_of_the_contact_as_corrected(desk: Desk, later: SetClock) -> None:
    request = RequestDraft(theme="impots", outcome=Outcome.SOLVED)
    logged = log_contact(
        desk, ContactDraft(Channel.DESK, (request,), arrived_at=at(5), needs=(Need.READING,))
    )
    assert measure(desk, "needs_met").whole == 1
    with desk.store.reading() as connection:
        assert connection.execute(select(t.request.c.needs_noted)).scalar_one() is True
    cancel_contact(desk, logged.id)
    assert measure(desk, "needs_met").whole == 0


def test_right_first_time_waits_thirty_days(desk: Desk, clock: SetClock) -> None:
    clock.now = at(30, month=11)
    request = RequestDraft(theme="impots", outcome=Outcome.SOLVED, returning=False)
    log_contact(desk, ContactDraft(Channel.DESK, (request,), arrived_at=at(5)))
    before = measure(desk, "right_first_time")
    assert (before.why, before.known_on) == (Why.NOT_YET, date(2026, 12, 1))
    assert rows_behind(desk, OCTOBER, "right_first_time").rows == ()
    clock.now = at(1, month=12)
    assert (measure(desk, "right_first_time").why, measure(desk, "right_first_time").whole) == (Why.FEW, 1)


def test_past_months_are_kept_and_forgotten_by_what_touches_them(desk: Desk, later: SetClock) -> None:
    (first, *_) = letters(desk, in_time=0, still_open=1)
    assert measure(desk, "answers_mail").part == 0
    assert kept_months(desk) == [month.number for month in (OCTOBER.plus(n) for n in range(-23, 1))]
    with desk.store.writing() as connection:
        connection.execute(update(t.request).values(in_time=True))
    assert measure(desk, "answers_mail").part == 0  # read, not counted
    answer(desk, first, at(20))
    assert 202610 not in kept_months(desk)
    assert measure(desk, "answers_mail").part == 1


def test_an_answer_forgets_the_month_of_its_promise(desk: Desk, later: SetClock) -> None:
    said = (Announcement(at(5), date(2026, 11, 20)),)
    request = letter(desk, at(5), announcements=said)
    assert measure(desk, "announcement_kept", NOVEMBER).part == 0
    answer(desk, request, at(19, month=11))
    assert measure(desk, "announcement_kept", NOVEMBER).part == 1


def test_the_running_month_is_counted_each_time(desk: Desk, clock: SetClock) -> None:
    commitments_of(desk, OCTOBER)
    assert OCTOBER.number not in kept_months(desk)
    assert not commitments_of(desk, OCTOBER).over


def test_a_full_disk_stops_no_reading(desk: Desk, later: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    letters(desk, in_time=10)

    def full(*_: object) -> None:
        raise MachineError("disk_full")

    monkeypatch.setattr("marianne_desk.figures.kept_measures.write", full)
    assert measure(desk, "answers_mail").part == 10


def test_what_was_logged_elsewhere_while_counting_is_not_kept(
    desk: Desk, later: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = iter((1, 2))
    monkeypatch.setattr("marianne_desk.figures.kept.file_version", lambda _connection: next(versions))
    commitments_of(desk, OCTOBER)
    assert kept_months(desk) == []


def test_a_definition_counted_otherwise_is_counted_again(desk: Desk, later: SetClock) -> None:
    letters(desk, in_time=10)
    commitments_of(desk, OCTOBER)
    for content in ('{"counted_as": 0, "tallies": {}}', '{"counted_as": 1, "tallies": {}}'):
        with desk.store.writing() as connection:
            connection.execute(update(t.kept_measures).values(content=content))
        assert measure(desk, "answers_mail").part == 10


def test_a_small_month_shows_the_rows_of_twelve(desk: Desk, later: SetClock) -> None:
    letters(desk, in_time=9)
    letter(desk, at(8, month=9), at(9, month=9))
    found = measure(desk, "answers_mail")
    assert (found.months, found.whole) == (12, 10)
    assert len(rows_behind(desk, OCTOBER, "answers_mail").rows) == 10
    assert measure(desk, "answers_mail", Month(2026, 9)).whole == 1


def test_figures_and_their_rows_never_disagree(desk: Desk, later: SetClock) -> None:
    letters(desk, in_time=8, late=2, still_open=1)
    request = RequestDraft(theme="impots", outcome=Outcome.SOLVED)
    log_contact(desk, ContactDraft(Channel.DESK, (request,), arrived_at=at(5), taken_at=at(5)))
    measured = commitments_of(desk, OCTOBER)
    for name, behind in rows_behind_all(desk, measured).items():
        if behind.measure.indicator.formula is not Formula.PROOF_CURRENT:
            assert len(behind.rows) == behind.measure.whole, name
            assert sum(row.in_part for row in behind.rows) == behind.measure.part, name
    assert [row.id for row in rows_behind(desk, OCTOBER, "waited_within").rows] != []


def test_an_unknown_indicator_has_no_rows(desk: Desk) -> None:
    with pytest.raises(UserError, match="indicator_unknown"):
        rows_behind(desk, OCTOBER, "weather")


def test_proofs_and_checks_feed_what_the_log_does_not(desk: Desk, later: SetClock) -> None:
    statement = Proof(
        0, "telephone_statement", 8, date(2026, 11, 3), None, "Relevé", "agent-1", "", 170, 200, OCTOBER
    )
    display = Proof(0, "display", 1, date(2026, 10, 20), date(2026, 11, 30), "Photo", "agent-1")
    with desk.store.writing() as connection:
        add_proof(connection, statement, LATER)
        kept = add_proof(connection, display, LATER, "image/png", b"\x89PNG")
        add_check(connection, Check(0, date(2026, 10, 30), "web", "agent-1", False), LATER)
    calls = measure(desk, "calls_answered")
    assert (calls.part, calls.whole, calls.verdict) == (170, 200, Verdict.WATCH)
    assert [proof.label for proof in rows_behind(desk, OCTOBER, "calls_answered").proofs] == ["Relevé"]
    behind = rows_behind(desk, OCTOBER, "display_checked")
    assert ([proof.id for proof in behind.proofs], behind.proofs[0].has_file) == ([kept], True)
    assert measure(desk, "display_checked").verdict is Verdict.KEPT
    assert measure(desk, "web_checked").verdict is Verdict.NOT_KEPT
    assert rows_behind(desk, OCTOBER, "web_checked").proofs == ()
    with desk.store.writing() as connection:
        connection.execute(update(t.proof).where(t.proof.c.id == kept).values(cancelled_at=1))
    with desk.store.reading() as connection:
        assert [proof.kind for proof in read_papers(connection).proofs] == ["telephone_statement"]


def test_a_pack_holds_from_its_month_and_the_past_keeps_its_own(desk: Desk, clock: SetClock) -> None:
    held = choose_pack(desk, NOVEMBER, "services-publics-plus")
    assert (held.pack_id(OCTOBER), held.pack_id(NOVEMBER)) == ("marianne-2016", "services-publics-plus")
    assert in_force_of(desk) == held
    assert held.choices[0].agent == "agent-1"
    clock.now = LATER
    assert commitments_of(desk, OCTOBER).pack.id == "marianne-2016"
    measured = commitments_of(desk, NOVEMBER)
    assert measured.pack.id == "services-publics-plus"
    waited = next(one for one in measured.measures() if one.id == "waited_within")
    assert [point.month for point in waited.line if Mark.PACK in point.marks] == [NOVEMBER]
    with pytest.raises(UserError, match="in_force_past"):
        choose_pack(desk, NOVEMBER, "marianne-2016")


def test_a_choice_from_the_same_month_gives_way_to_the_next(desk: Desk) -> None:
    choose_pack(desk, NOVEMBER, "services-publics-plus", "agent-2")
    held = choose_pack(desk, NOVEMBER, "france-services-2025")
    assert (held.pack_id(NOVEMBER), len(held.choices)) == ("france-services-2025", 1)


def test_a_target_changes_from_its_month_with_its_reason(desk: Desk, clock: SetClock) -> None:
    change_target(desk, OCTOBER, "answers_mail", 0.5, "un agent en congé", "agent-2")
    letters_before = commitments_of(desk, OCTOBER.plus(-1))
    assert next(one for one in letters_before.measures() if one.id == "answers_mail").target == 0.9
    found = measure(desk, "answers_mail")
    assert found.target == 0.5
    assert found.change is not None
    assert (found.change.reason, found.change.agent) == ("un agent en congé", "agent-2")
    assert [point.month for point in found.line if Mark.TARGET in point.marks] == [OCTOBER]
    change_target(desk, OCTOBER, "answers_mail", None, "revenu")
    assert measure(desk, "answers_mail").target == 0.9


def test_what_cannot_be_in_force_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="pack_unknown"):
        choose_pack(desk, NOVEMBER, "iso-9001")
    with pytest.raises(UserError, match="target_not_a_share"):
        change_target(desk, NOVEMBER, "answers_mail", 90, "essai")
    with pytest.raises(UserError, match="indicator_unknown"):
        change_target(desk, NOVEMBER, "weather", 0.9, "essai")
    with desk.store.writing() as connection:
        row: dict[str, object] = {column.name: "" for column in t.issued_month.columns if not column.nullable}
        row |= {"month": 202611, "at": 1, "pdf": b"", "terms": "{}", "content": "{}"}
        connection.execute(t.issued_month.insert().values(row))
    with pytest.raises(UserError, match="in_force_issued"):
        change_target(desk, NOVEMBER, "answers_mail", 0.8, "essai")
    with desk.store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(t.target_change)).scalar_one() == 0


def test_the_packs_of_the_program_can_be_chosen() -> None:
    assert {pack.id for pack in known_packs()} == {
        "marianne-2016",
        "services-publics-plus",
        "france-services-2025",
    }

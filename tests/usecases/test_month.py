"""The figures of a month against a recount by hand, by another way, of what was logged."""

import threading
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from marianne_desk.domain.codes import Channel, Help, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.figures.computing import days_with_entry
from marianne_desk.storage import contacts as stored
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from marianne_desk.usecases.month import figure_rows, figures_of, month_report, months_with_contacts
from tests.desks import MakeDesk, SetClock

OCTOBER, SEPTEMBER = Month(2026, 10), Month(2026, 9)
CNI = RequestDraft(reason="cni", operator="FRANCE_TITRES")

requests = st.builds(
    RequestDraft,
    reason=st.sampled_from(["cni", "apl", "ameli", "declaration"]),
    operator=st.sampled_from([None, "CAF", "CPAM", "DGFIP"]),
    outcome=st.sampled_from(list(Outcome)),
    help=st.lists(st.sampled_from(list(Help)), max_size=2).map(tuple),
)
moments = st.integers(0, 45 * 24 * 60).map(
    lambda minute: datetime(2026, 8, 25, tzinfo=UTC) + timedelta(minutes=minute)
)
drafts = st.builds(
    lambda channel, arrived, wait, found: ContactDraft(
        channel=channel,
        arrived_at=arrived,
        taken_at=None if wait is None else arrived + timedelta(minutes=wait),
        requests=tuple(found),
    ),
    st.sampled_from(list(Channel)),
    moments,
    st.none() | st.integers(0, 700),
    st.lists(requests, min_size=1, max_size=3),
)


def _recount(desk: Desk, kept: list[ContactDraft], month: Month) -> dict[str, object]:
    own = [d for d in kept if d.channel is not Channel.PERMANENCE and d.arrived_at is not None]
    local = [(d, d.arrived_at.astimezone(desk.zone)) for d in own if d.arrived_at]
    here = [d for d, at in local if (at.year, at.month) == (month.year, month.month)]
    asked = [(d, r) for d in here for r in d.requests]
    spot = [r for d, r in asked if d.channel in {Channel.DESK, Channel.PHONE}]
    sat = [d for d in here if d.channel in {Channel.DESK, Channel.APPOINTMENT}]
    waits = sorted(
        (d.taken_at - d.arrived_at).total_seconds() / 60
        for d in sat
        if d.taken_at
        and d.arrived_at
        and d.taken_at - d.arrived_at <= timedelta(hours=8)
        and d.taken_at.astimezone(desk.zone).date() == d.arrived_at.astimezone(desk.zone).date()
    )
    return {
        "contacts": len(here),
        "requests": len(asked),
        "solved": sum(r.outcome is Outcome.SOLVED for r in spot),
        "spot": len(spot),
        "noted": len(waits),
        "sat": len(sat),
        "median": median(waits) if waits else None,
        "within": sum(wait <= 15 for wait in waits),
        "operators": Counter(r.operator for _, r in asked if r.operator),
        "outcomes": Counter(r.outcome.value for _, r in asked if r.outcome),
    }


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(kept=st.lists(drafts, max_size=12))
def test_figures_agree_with_a_recount(make_desk: MakeDesk, kept: list[ContactDraft]) -> None:
    desk = make_desk()
    for draft in kept:
        log_contact(desk, draft)
    for month in (SEPTEMBER, OCTOBER):
        expected = _recount(desk, kept, month)
        for _asked_twice in range(2):
            figures = figures_of(desk, month).figures
            assert figures["contacts"].value == expected["contacts"]
            assert figures["requests"].value == expected["requests"]
            solved = figures["solved_share"]
            assert (solved.part, solved.whole) == (expected["solved"], expected["spot"])
            assert figures["wait_median"].value == expected["median"]
            within = figures["wait_within"]
            assert (within.part, within.whole) == (expected["within"], expected["noted"])
            assert within.coverage is not None
            assert (within.coverage.noted, within.coverage.of) == (expected["noted"], expected["sat"])
            for name, counted in (("operator", "operators"), ("outcome", "outcomes")):
                prefix = f"requests.{name}."
                found = {
                    f.id.removeprefix(prefix): f.value for f in figures.values() if f.id.startswith(prefix)
                }
                assert found == dict(expected[counted])  # type: ignore[call-overload]
    for figure in figures_of(desk, OCTOBER).figures.values():
        rows = figure_rows(desk, OCTOBER, figure.id)
        if figure.id == "contacts":
            assert len(rows) == figure.value


def test_a_figure_and_its_rows_cannot_disagree(desk: Desk, clock: SetClock) -> None:
    late = datetime(2026, 10, 1, 7, tzinfo=UTC)
    for outcome in (Outcome.SOLVED, Outcome.PENDING):
        log_contact(
            desk,
            ContactDraft(
                channel=Channel.EMAIL,
                requests=(RequestDraft(theme="sante", received_at=late, outcome=outcome),),
            ),
        )
    log_contact(desk, ContactDraft(requests=(CNI,)))
    answers = figures_of(desk, OCTOBER).figures["answers_email"]
    assert (answers.part, answers.whole, answers.value) == (0, 2, 0.0)
    rows = figure_rows(desk, OCTOBER, "answers_email")
    assert [row.in_part for row in rows] == [False, False]
    assert [row.contact.requests[0].reason for row in figure_rows(desk, OCTOBER, "solved_share")] == ["cni"]
    assert [row.in_part for row in figure_rows(desk, OCTOBER, "requests.theme.papiers")] == [True]
    assert figure_rows(desk, OCTOBER, "requests.theme.justice") == ()
    with pytest.raises(UserError, match="figure_unknown"):
        figure_rows(desk, OCTOBER, "happiness")


def test_an_empty_month_has_no_share_rather_than_zero(desk: Desk) -> None:
    month = figures_of(desk, OCTOBER)
    assert month.figures["solved_share"].value is None
    assert month.figures["wait_median"].value is None
    assert (month.open_days, month.silent_days) == (10, ())
    assert months_with_contacts(desk) == (OCTOBER, OCTOBER)


def test_a_permanence_is_counted_apart(desk: Desk) -> None:
    log_contact(desk, ContactDraft(channel=Channel.PERMANENCE, requests=(RequestDraft(theme="justice"),)))
    figures = figures_of(desk, OCTOBER).figures
    assert figures["contacts"].value == 0
    assert figures["contacts.channel.permanence"].value == 1
    assert "requests.theme.justice" not in figures


def test_a_call_that_nobody_took_is_a_contact_and_no_request(desk: Desk) -> None:
    def figures() -> list[float | int | None]:
        found = figures_of(desk, OCTOBER).figures
        return [found[name].value for name in ("contacts", "requests", "solved_share")]

    log_contact(desk, ContactDraft(requests=(CNI,)))
    assert figures() == [1, 1, 1.0]
    nothing = RequestDraft(theme="autre", outcome=Outcome.DROPPED)
    missed = ContactDraft(id="call", channel=Channel.PHONE, missed=True, requests=(nothing,))
    log_contact(desk, missed)
    assert figures() == [2, 1, 1.0]
    asked = RequestDraft(id="later", reason="apl", operator="CAF", outcome=Outcome.SOLVED)
    log_contact(desk, replace(missed, requests=(asked,)))
    assert figures() == [2, 2, 1.0]


def test_open_days_before_the_first_contact_were_not_kept(desk: Desk, clock: SetClock) -> None:
    assert figures_of(desk, OCTOBER).kept_days == 0
    log_contact(desk, ContactDraft(requests=(CNI,)))
    month = figures_of(desk, OCTOBER)
    assert (month.open_days, month.kept_days, month.silent_days) == (10, 1, ())


def test_open_days_without_an_entry_are_told(desk: Desk, clock: SetClock) -> None:
    log_contact(desk, ContactDraft(requests=(CNI,), arrived_at=clock.now - timedelta(days=6)))
    month = figures_of(desk, OCTOBER)
    assert month.silent_days == ("2026-10-09", "2026-10-12", "2026-10-13")
    shares = month.figures["after_the_fact_share"]
    assert (shares.part, shares.whole) == (1, 1)


def test_a_kept_month_is_forgotten_by_what_touches_it(desk: Desk, clock: SetClock) -> None:
    september = clock.now - timedelta(days=20)
    log_contact(desk, ContactDraft(requests=(CNI,), arrived_at=september))
    report = month_report(desk, OCTOBER)
    assert report.previous is not None
    assert report.previous.figures["contacts"].value == 1
    assert report.year_before is None
    second = log_contact(desk, ContactDraft(requests=(CNI,), arrived_at=september))
    assert figures_of(desk, SEPTEMBER).figures["contacts"].value == 2
    cancel_contact(desk, second.id)
    assert figures_of(desk, SEPTEMBER).figures["contacts"].value == 1


def test_a_contact_logged_while_a_past_month_is_counted_is_never_lost_to_it(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = ContactDraft(requests=(CNI,), arrived_at=clock.now - timedelta(days=20))
    log_contact(desk, draft)

    def count_slowly(connection: Connection, month: int) -> frozenset[str]:
        writer = threading.Thread(target=log_contact, args=(desk, draft))
        writer.start()
        writer.join()
        return days_with_entry(connection, month)

    monkeypatch.setattr("marianne_desk.usecases.month.days_with_entry", count_slowly)
    assert figures_of(desk, SEPTEMBER).figures["contacts"].value == 1
    monkeypatch.undo()
    assert figures_of(desk, SEPTEMBER).figures["contacts"].value == 2


def test_an_email_is_judged_in_the_month_in_which_its_answer_is_due(desk: Desk, clock: SetClock) -> None:
    received = datetime(2026, 9, 28, 8, tzinfo=UTC)
    logged = log_contact(
        desk,
        ContactDraft(
            channel=Channel.EMAIL,
            requests=(RequestDraft(theme="sante", received_at=received, outcome=Outcome.PENDING),),
        ),
    )
    assert figures_of(desk, SEPTEMBER).figures["contacts"].value == 1
    assert figures_of(desk, SEPTEMBER).figures["answers_email"].whole == 0
    assert figures_of(desk, OCTOBER).figures["answers_email"].whole == 1
    cancel_contact(desk, logged.id)
    assert figures_of(desk, OCTOBER).figures["answers_email"].whole == 0


def test_a_future_month_is_empty(desk: Desk) -> None:
    assert figures_of(desk, Month(2027, 3)).open_days == 0


def test_the_file_knows_when_it_was_last_written(desk: Desk, clock: SetClock) -> None:
    log_contact(desk, ContactDraft(requests=(CNI,)))
    with desk.store.reading() as connection:
        assert stored.count_contacts(connection) == 1
        assert stored.latest_recorded(connection) == clock.now
        assert stored.latest_recorded_of(connection, SEPTEMBER.number) is None

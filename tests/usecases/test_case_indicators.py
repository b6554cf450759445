"""Difficult cases among the commitments, the figures, the tables and what changes of an issued month."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select, update

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.case import Answer, Happening
from marianne_desk.domain.commitments.measure import Behind, Measure
from marianne_desk.domain.commitments.verdict import Verdict, Why
from marianne_desk.domain.contact import ContactDraft
from marianne_desk.domain.correction import draft_of
from marianne_desk.domain.figure import Coverage
from marianne_desk.domain.issuing.incomplete import Kind
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.issue_note import old_and_new
from marianne_desk.storage import tables as t
from marianne_desk.usecases.case_rows import case_lines
from marianne_desk.usecases.case_tables import appointment_rows, case_rows
from marianne_desk.usecases.cases import case_by_id, note
from marianne_desk.usecases.commitments import commitments_of, rows_behind
from marianne_desk.usecases.correct_contact import cancel, correct_contact, restore
from marianne_desk.usecases.derive_again import derive_again, derive_all
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.find_contacts import past_contact
from marianne_desk.usecases.issue_month import errata, incomplete, issue_month
from marianne_desk.usecases.month import figure_rows, figures_of
from marianne_desk.usecases.printed_sheet import printed_sheet
from tests.desks import SetClock
from tests.made_up_houses import MOSELLE, calendar_of, house_of
from tests.usecases.cases_of_october import change, happen, meet, sent, utc

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


def measure(desk: Desk, name: str, month: Month = OCTOBER) -> Measure:
    return next(one for one in commitments_of(desk, month).measures() if one.id == name)


def counts(desk: Desk, name: str, month: Month = OCTOBER) -> tuple[int, int]:
    held = measure(desk, name, month)
    return held.part, held.whole


def said(desk: Desk, name: str, month: Month = OCTOBER) -> Behind:
    return rows_behind(desk, month, name)


def test_a_partner_is_in_time_late_or_silent(desk: Desk, clock: SetClock) -> None:
    prompt, late, silent, withdrawn = (sent(desk, clock, utc(10, 5)) for _ in range(4))
    happen(desk, clock, utc(10, 7), prompt, Happening.TAKEN_UP)
    happen(desk, clock, utc(10, 7), withdrawn, Happening.CLOSED)
    happen(desk, clock, utc(10, 12), late, Happening.ANSWERED, Answer.SETTLED)
    clock.now = utc(11, 3)
    assert counts(desk, "partner_first_answer") == (1, 3)
    assert counts(desk, "partner_in_time") == (1, 4)  # the second turn of the first one was due on 28 October
    behind = said(desk, "partner_in_time")
    assert [(row.id, row.place, row.in_part, row.open) for row in behind.rows] == [
        (prompt, 0, True, False),
        (prompt, 1, False, True),
        (late, 0, False, False),
        (silent, 0, False, True),
    ]
    assert [row.due for row in behind.rows][:2] == [date(2026, 10, 8), date(2026, 10, 28)]
    lines = case_lines(desk, behind.measure.indicator.formula, behind.rows)
    assert [(line.number, line.ended_by, line.open) for line in lines] == [  # type: ignore[union-attr]
        (1, Happening.TAKEN_UP, False),
        (1, None, True),
        (2, Happening.ANSWERED, False),
        (3, None, True),
    ]


def test_sent_elsewhere_the_first_partner_did_not_move(desk: Desk, clock: SetClock) -> None:
    case = sent(desk, clock, utc(10, 5))
    happen(desk, clock, utc(10, 6), case, Happening.FORWARDED)
    happen(desk, clock, utc(10, 7), case, Happening.TAKEN_UP)
    assert [turn.in_time for turn in case_by_id(desk, case).standing.turns] == [None, True, False]
    other = sent(desk, clock, utc(10, 5))
    happen(desk, clock, utc(10, 9), other, Happening.FORWARDED)
    assert [turn.in_time for turn in case_by_id(desk, other).standing.turns] == [False, False]
    clock.now = utc(11, 3)
    assert counts(desk, "partner_first_answer") == (1, 3)


def test_how_long_until_an_appointment(desk: Desk, clock: SetClock) -> None:
    near, far, again, refused = (sent(desk, clock, utc(10, 1)) for _ in range(4))
    meet(desk, near, utc(10, 22), State.KEPT)  # 21 days, 15 working days
    meet(desk, far, utc(10, 23), State.ABSENT)
    meet(desk, again, utc(10, 1), State.KEPT)  # at once: the second one says nothing of the delay
    meet(desk, again, utc(10, 30), State.EXCUSED)
    meet(desk, refused, utc(10, 6), State.CANCELLED)
    meet(desk, refused, utc(10, 16), State.PLANNED)
    clock.now = utc(11, 3)
    assert counts(desk, "appointment_in_days") == (3, 4)
    assert counts(desk, "appointment_in_working_days") == (3, 4)
    attended = measure(desk, "appointment_attended")
    assert (attended.part, attended.whole, attended.coverage) == (2, 3, Coverage(3, 4))
    behind = said(desk, "appointment_in_days")
    assert [row.id for row in behind.rows] == ["rdv-3-100108", "rdv-4-101608", "rdv-1-102208", "rdv-2-102308"]
    lines = case_lines(desk, behind.measure.indicator.formula, behind.rows)
    assert [(line.days, line.working_days, line.state) for line in lines] == [  # type: ignore[union-attr]
        (0, 0, State.KEPT),
        (15, 11, State.PLANNED),
        (21, 15, State.KEPT),
        (22, 16, State.ABSENT),
    ]
    figures = figures_of(desk, OCTOBER).figures
    assert figures["partner_appointments"].value == 5
    assert (figures["partner_appointment_median"].whole, figures["partner_appointment_median"].value) == (
        4,
        18,
    )
    assert figures["partner_appointment_median"].unit == "days"


def test_absences_are_known_once_the_month_is_over(desk: Desk, clock: SetClock) -> None:
    meet(desk, sent(desk, clock, utc(10, 1)), utc(10, 8), State.KEPT)
    held = measure(desk, "appointment_attended")
    assert (held.verdict, held.why, held.known_on) == (
        Verdict.NOT_MEASURED,
        Why.NOT_YET,
        date(2026, 11, 1),
    )
    clock.now = utc(11, 2)
    assert counts(desk, "appointment_attended") == (1, 1)


def test_the_right_partner_is_known_thirty_days_later(desk: Desk, clock: SetClock) -> None:
    right, wrong, back, silent = (sent(desk, clock, utc(10, 5)) for _ in range(4))
    happen(desk, clock, utc(10, 6), right, Happening.ANSWERED, Answer.SETTLED)
    happen(desk, clock, utc(10, 7), wrong, Happening.ANSWERED, Answer.WRONG_CONTACT)
    happen(desk, clock, utc(10, 8), wrong, Happening.FORWARDED)
    happen(desk, clock, utc(11, 9), back, Happening.RETURNED)
    assert measure(desk, "right_partner").known_on == date(2026, 12, 1)
    clock.now = utc(12, 1)
    held = measure(desk, "right_partner")
    assert (held.part, held.whole, held.coverage) == (1, 3, Coverage(3, 4))
    behind = said(desk, "right_partner")
    lines = case_lines(desk, behind.measure.indicator.formula, behind.rows)
    assert [(line.wrong_contact, line.returned) for line in lines] == [  # type: ignore[union-attr]
        (False, False),
        (True, False),
        (False, True),
    ]
    assert case_by_id(desk, silent).case.number == 4


def test_what_is_cancelled_is_in_no_figure_and_comes_back(desk: Desk, clock: SetClock) -> None:
    case = sent(desk, clock, utc(10, 5))
    meet(desk, case, utc(10, 12), State.KEPT)
    clock.now = utc(11, 3)
    behind, met = said(desk, "partner_first_answer"), said(desk, "appointment_in_days")
    assert counts(desk, "partner_first_answer") == (0, 1)
    cancel(desk, past_contact(desk, 1), "twice")
    assert counts(desk, "partner_first_answer") == counts(desk, "appointment_in_days") == (0, 0)
    assert figures_of(desk, OCTOBER).figures["cases"].value == 0
    for one in (behind, met):
        assert case_lines(desk, one.measure.indicator.formula, one.rows) == (None,)
    clock.now = utc(12, 2)
    restore(desk, past_contact(desk, 1), "twice")
    right = said(desk, "right_partner")
    cancel(desk, past_contact(desk, 1), "twice")
    assert case_lines(desk, right.measure.indicator.formula, right.rows) == ()
    restore(desk, past_contact(desk, 1), "twice")
    assert counts(desk, "partner_first_answer") == (0, 1)


def test_another_calendar_moves_turns_and_waits(desk: Desk, clock: SetClock) -> None:
    """Good Friday, 3 April 2026, is a holiday in Moselle alone."""
    clock.now = utc(4, 1)
    case = sent(desk, clock, utc(4, 1))
    cancelled = sent(desk, clock, utc(4, 1))
    meet(desk, case, utc(4, 10), State.KEPT)
    cancel(desk, past_contact(desk, 2), "twice")
    with desk.store.writing() as connection:
        assert derive_all(connection, desk.calendar, desk.calendar) == 0
        assert derive_all(connection, desk.calendar, calendar_of(house_of(MOSELLE))) == 2
        due = connection.execute(select(t.partner_turn.c.due_on, t.partner_turn.c.cancelled)).all()
        waited = connection.execute(select(t.partner_appointment.c.wait_working_days)).scalar_one()
        stood = connection.execute(select(t.case.c.due_on)).scalars().all()
    assert [tuple(one) for one in due] == [("2026-04-08", False), ("2026-04-08", True)]
    assert stood == ["2026-04-08", "2026-04-08"]
    assert waited == 5
    assert derive_again(desk) == 2
    assert case_by_id(desk, case).standing.turns[0].due_on == date(2026, 4, 7)
    with desk.store.writing() as connection:
        connection.execute(update(t.case).values(step="closed"))
    assert derive_again(desk) == 2
    assert cancelled


def test_a_corrected_contact_takes_its_case_along(desk: Desk, clock: SetClock) -> None:
    case = sent(desk, clock, utc(10, 5))
    meet(desk, case, utc(10, 27), State.KEPT)
    clock.now = utc(11, 3)
    assert counts(desk, "appointment_in_days") == (0, 1)
    seen = past_contact(desk, 1)
    draft = draft_of(seen.contact)
    later = replace(
        draft, arrived_at=utc(10, 5, 9), requests=(replace(draft.requests[0], reason="rsa", theme=None),)
    )
    correct_contact(desk, seen, later, "typed_wrong")
    now = case_by_id(desk, case).case
    assert (now.theme, now.reason) == ("famille", "rsa")
    seen = past_contact(desk, 1)
    received: ContactDraft = draft_of(seen.contact)
    received = replace(received, requests=(replace(received.requests[0], received_at=utc(10, 6)),))
    correct_contact(desk, seen, received, "typed_wrong")
    assert counts(desk, "appointment_in_days") == (1, 1)


def test_an_issued_month_keeps_its_cases_and_says_what_changed(desk: Desk, clock: SetClock) -> None:
    case = sent(desk, clock, utc(10, 5))
    absent = meet(desk, case, utc(10, 12), State.PLANNED)
    clock.now = utc(11, 3)
    kinds = {one.kind: one for one in incomplete(desk, OCTOBER)}
    assert kinds[Kind.APPOINTMENTS].count == 1
    issue_month(desk, OCTOBER)
    clock.now = utc(11, 4)
    happen(desk, clock, utc(11, 4), case, Happening.TAKEN_UP)
    assert errata(desk, OCTOBER) == ()
    clock.now = utc(11, 5)
    change(desk, absent, State.ABSENT)
    found = {one.figure: one for one in errata(desk, OCTOBER)}
    assert set(found) == {"appointment_attended"}
    assert (found["appointment_attended"].old, found["appointment_attended"].new) == ((0, 0), (0, 1))
    assert found["appointment_attended"].at == utc(11, 5)
    assert figures_of(desk, NOVEMBER).figures["partner_first_median"].value == 22
    clock.now = utc(11, 6)
    seen = past_contact(desk, 1)
    draft = draft_of(seen.contact)
    other = replace(draft, requests=(replace(draft.requests[0], reason="cni", theme=None),))
    correct_contact(desk, seen, other, "typed_wrong")
    found = {one.figure: one for one in errata(desk, OCTOBER)}
    assert found["requests.theme.papiers"].at == utc(11, 6)
    assert found["appointment_attended"].at == utc(11, 5)


def test_what_is_noted_of_an_earlier_day_is_an_erratum_in_days(desk: Desk, clock: SetClock) -> None:
    case = sent(desk, clock, utc(10, 5))
    clock.now = utc(11, 3)
    issue_month(desk, OCTOBER)
    clock.now = utc(11, 4)
    note(desk, case, Happening.TAKEN_UP, at=utc(10, 30))
    found = {one.figure: one for one in errata(desk, OCTOBER)}
    first = found["partner_first_median"]
    assert old_and_new(first) == ("pas de données", "19,0\u00a0j\u00a0ouvrés (n\u00a0=\u00a01)")
    assert first.at is None


def test_rows_behind_the_figures(desk: Desk, clock: SetClock) -> None:
    case = sent(desk, clock, utc(10, 5))
    happen(desk, clock, utc(10, 6), case, Happening.ANSWERED, Answer.SETTLED)
    meet(desk, case, utc(10, 12), State.KEPT)
    for figure in (
        "cases",
        "cases_answered",
        "partner_appointments",
        "partner_moved_in_time",
        "partner_first_median",
    ):
        rows = figure_rows(desk, OCTOBER, figure)
        assert [(row.number, row.in_part) for row in rows] == [(1, True)], figure


def test_the_tables_name_nobody(desk: Desk, clock: SetClock) -> None:
    case, wrong = sent(desk, clock, utc(10, 5)), sent(desk, clock, utc(10, 5), "CPAM", "M. Vasseur")
    happen(desk, clock, utc(10, 7), case, Happening.ANSWERED, Answer.SETTLED)
    happen(desk, clock, utc(10, 8), case, Happening.TOLD)
    happen(desk, clock, utc(10, 8), wrong, Happening.CLOSED)
    meet(desk, case, utc(10, 9), State.PLANNED)
    meet(desk, case, utc(10, 30), State.PLANNED)
    clock.now = utc(10, 12)
    rows = case_rows(desk, OCTOBER)
    assert rows[0] == (
        "D-1", "C-1", date(2026, 10, 5), "Logement", "APL", "CAF", "Usager informé", "Réglé", "non", "non",
        date(2026, 10, 7), 2, date(2026, 10, 8), "",
    )  # fmt: skip
    assert rows[1][6:8] == ("Clos", "")
    assert [row[7:] for row in appointment_rows(desk, OCTOBER)] == [
        (4, "À renseigner", ""),
        (19, "À venir", ""),
    ]
    assert "Ferrand" not in str(rows)


def test_the_sheet_has_its_difficult_cases(desk: Desk, clock: SetClock) -> None:
    assert printed_sheet(desk, OCTOBER).cases == ()
    case = sent(desk, clock, utc(10, 5))
    happen(desk, clock, utc(10, 6), case, Happening.TAKEN_UP)
    clock.now = utc(11, 3)
    facts = {one.label: one.value for one in printed_sheet(desk, OCTOBER).cases}
    assert facts["Dossiers ouverts"] == "1"
    assert facts["Premier geste, médiane"] == "1\u00a0jour ouvré"
    walled = {one.label: one.value for one in printed_sheet(desk, OCTOBER, display=True).cases}
    assert walled["Dossiers ouverts"] == "moins de\u00a05"

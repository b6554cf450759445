"""A month that is issued: frozen, judged for ever by what was in force; what changes stands beside."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from marianne_desk.domain.agenda.appointment import AppointmentDraft
from marianne_desk.domain.calendar.opening_rules import HoursPeriod, OpeningRules
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.commitments.in_force import InForce
from marianne_desk.domain.commitments.pack_keeping import pack_of, pack_text
from marianne_desk.domain.commitments.proof import Proof
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.correction import draft_of
from marianne_desk.domain.delays import Delays
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.issuing.incomplete import Incomplete, Kind
from marianne_desk.domain.issuing.issued import LONGEST_COMMENT
from marianne_desk.domain.month import Month
from marianne_desk.domain.set_aside import SetAside
from marianne_desk.domain.sheet.issue_note import Erratum, old_and_new
from marianne_desk.storage import proofs
from marianne_desk.storage.packs import load_pack, pack_ids
from marianne_desk.storage.packs_in_force import read_in_force
from marianne_desk.usecases.agenda import take_appointment
from marianne_desk.usecases.at_the_counter import keep_entry
from marianne_desk.usecases.commitments import change_target, commitments_of
from marianne_desk.usecases.correct_contact import cancel, correct_contact
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.find_contacts import past_contact
from marianne_desk.usecases.issue_month import (
    errata,
    errata_to_print,
    incomplete,
    issue_month,
    issued,
    issued_months,
    issued_pdf,
)
from marianne_desk.usecases.issued_terms import desk_of_month
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.month import figures_of
from marianne_desk.usecases.settings import change_hours, change_settings
from marianne_desk.usecases.sheet import render_sheet, sheet_of, write_sheet
from marianne_desk.usecases.to_answer import to_answer
from tests.desks import PASSPHRASE, MakeDesk, SetClock
from tests.gui.month.desk_of_october import HOUSING, fill, mail_of, utc

SEPTEMBER, OCTOBER, NOVEMBER = Month(2026, 9), Month(2026, 10), Month(2026, 11)
NOVEMBER_3 = datetime(2026, 11, 3, 9, tzinfo=UTC)
YEARS_LATER = datetime(2031, 5, 6, 9, tzinfo=UTC)
APL = 6
"""The short number of a contact of October: one request, housing, CAF, 35 minutes of waiting."""


@pytest.fixture
def october(desk: Desk, clock: SetClock) -> Desk:
    """A desk whose October is over."""
    fill(desk)
    clock.now = NOVEMBER_3
    return desk


def by_figure(found: tuple[Erratum, ...]) -> dict[str, Erratum]:
    return {one.figure: one for one in found}


def correct(desk: Desk, number: int, change: Callable[[ContactDraft], ContactDraft]) -> None:
    seen = past_contact(desk, number)
    correct_contact(desk, seen, change(draft_of(seen.contact)), "typed_wrong")


def test_a_month_is_issued_and_its_document_stays(october: Desk, clock: SetClock, tmp_path: Path) -> None:
    before = render_sheet(october, OCTOBER)
    one = issue_month(october, OCTOBER, "  Un mois   calme.\n\n\n\nDeux agents. ")
    assert issued(october, OCTOBER) == one
    assert issued_months(october) == (one,)
    assert (one.month, one.at, one.agent) == (OCTOBER, NOVEMBER_3, "Agent 1")
    assert one.comment == "Un mois calme.\n\nDeux agents."
    assert one.mark == one.hash[:8]
    pdf = issued_pdf(october, OCTOBER)
    assert pdf is not None
    assert pdf != before
    clock.now = YEARS_LATER
    log_contact(october, ContactDraft(arrived_at=utc(10, 20, 9), requests=(HOUSING,)))
    assert render_sheet(october, OCTOBER) == pdf
    write_sheet(october, OCTOBER, tmp_path / "fiche.pdf")
    assert (tmp_path / "fiche.pdf").read_bytes() == pdf
    write_sheet(october, OCTOBER, tmp_path / "fiche.pdf", provisional=True)
    assert (tmp_path / "fiche.pdf").read_bytes() not in {pdf, before}


def test_what_cannot_be_issued(desk: Desk, clock: SetClock) -> None:
    clock.now = NOVEMBER_3
    with pytest.raises(UserError, match="issue_unknown"):
        issue_month(desk, OCTOBER)
    fill(desk)
    for month, code in ((NOVEMBER, "issue_running"), (Month(2026, 8), "issue_unknown")):
        with pytest.raises(UserError, match=code):
            issue_month(desk, month)
    assert issued_months(desk) == ()
    assert issued_pdf(desk, OCTOBER) is None
    assert errata(desk, OCTOBER) == ()
    issue_month(desk, OCTOBER)
    clock.forward(days=40)
    assert errata(desk, OCTOBER) == ()  # what is only known later was not said then
    with pytest.raises(UserError, match="issue_again") as refused:
        issue_month(desk, OCTOBER, "Autrement.")
    assert refused.value.values["agent"] == "Agent 1"


def test_a_comment_bears_no_number_of_a_person(october: Desk) -> None:
    for text, code in (
        ("Mme D., 1 85 05 78 006 084 91, a attendu.", "comment_personal"),
        ("Allocataire 1234567 en attente.", "comment_personal"),
        ("a" * (LONGEST_COMMENT + 1), "comment_too_long"),
    ):
        with pytest.raises(UserError, match=code):
            issue_month(october, OCTOBER, text)
    assert issue_month(october, OCTOBER, "Standard en panne, 02 00 00 00 00.").comment


def test_issued_then_corrected(october: Desk, clock: SetClock) -> None:
    issue_month(october, OCTOBER)
    assert errata(october, OCTOBER) == ()
    clock.forward(days=2)
    at = clock.now
    correct(
        october,
        APL,
        lambda draft: replace(
            draft, requests=(replace(draft.requests[0], theme="sante", reason="ameli", operator="CPAM"),)
        ),
    )
    found = by_figure(errata(october, OCTOBER))
    assert {"requests.theme.logement", "requests.theme.sante", "requests.operator.CAF"} <= set(found)
    assert "contacts" not in found
    assert "wait_median" not in found
    moved = found["requests.theme.logement"]
    assert (moved.old, moved.new, moved.at) == ((1, None), (0, None), at)
    assert moved.label == "Demandes, thème\u00a0: Logement"
    assert (found["requests.theme.sante"].old, found["requests.theme.sante"].new) == ((0, None), (1, None))
    assert old_and_new(moved) == ("1", "0")


def test_issued_then_cancelled_or_logged_late(october: Desk, clock: SetClock) -> None:
    issue_month(october, OCTOBER)
    clock.forward(days=1)
    cancel(october, past_contact(october, APL), "twice")
    found = by_figure(errata(october, OCTOBER))
    assert (found["contacts"].old, found["contacts"].new, found["contacts"].at) == (
        (3, None),
        (2, None),
        clock.now,
    )
    waited = found["wait_median"]
    assert old_and_new(waited) == ("20,5\u00a0min (n\u00a0=\u00a02)", "6,0\u00a0min (n\u00a0=\u00a01)")
    share = found["solved_share"]
    assert (share.old, share.new) == ((2, 4), (1, 3))
    assert old_and_new(share)[1] == "33,3\u202f% (1 sur 3)"
    clock.forward(days=1)
    log_contact(october, ContactDraft(arrived_at=utc(10, 20, 9), requests=(HOUSING,)))
    found = by_figure(errata(october, OCTOBER))
    assert "contacts" not in found
    assert found["wait_median"].at == clock.now


def test_what_left_the_month_is_told_by_its_old_moment(october: Desk, clock: SetClock) -> None:
    issue_month(october, OCTOBER)
    clock.forward(days=1)
    correct(october, 7, lambda draft: replace(draft, arrived_at=utc(9, 30, 7, 10)))
    found = by_figure(errata(october, OCTOBER))
    assert (found["contacts"].new, found["contacts"].at) == ((2, None), clock.now)


def test_issued_then_hours_corrected(october: Desk, clock: SetClock) -> None:
    issue_month(october, OCTOBER)
    clock.forward(days=1)
    rules = OpeningRules((HoursPeriod(None, "Mo-Th 09:00-12:00"),))
    changed = change_hours(october, rules)
    log_contact(changed, ContactDraft(arrived_at=utc(9, 20, 9), requests=(HOUSING,)))
    log_contact(changed, ContactDraft(arrived_at=utc(10, 20, 9), requests=(HOUSING,)))
    found = by_figure(errata(changed, OCTOBER))
    days = found["open_days"]
    assert (days.old, days.new, days.at) == ((22, None), (17, None), None)
    assert found["contacts"].at == clock.now


def test_issued_then_target_changed(october: Desk, clock: SetClock) -> None:
    before = commitments_of(october, OCTOBER)
    issue_month(october, OCTOBER)
    with pytest.raises(UserError, match="in_force_past"):
        change_target(october, OCTOBER, "answers_email", 0.5, "trop haute")
    change_target(october, NOVEMBER, "answers_email", 0.5, "trop haute")
    after = commitments_of(october, OCTOBER)
    assert [one.verdict for one in after.measures()] == [one.verdict for one in before.measures()]
    assert {one.id: one.target for one in after.measures()} == {
        one.id: one.target for one in before.measures()
    }
    assert errata(october, OCTOBER) == ()
    targets = {one.id: one.target for one in commitments_of(october, NOVEMBER).measures()}
    assert targets["answers_email"] == 0.5


def test_another_limit_of_waiting_leaves_an_issued_month_alone(october: Desk) -> None:
    issue_month(october, OCTOBER)
    held = figures_of(october, OCTOBER)
    delays = replace(october.settings.delays, waiting_minutes=60)
    changed = change_settings(october, replace(october.settings, delays=delays))
    assert figures_of(changed, OCTOBER) == held
    assert errata(changed, OCTOBER) == ()
    assert figures_of(changed, SEPTEMBER).figures["wait_within"].whole == 0


def test_other_delays_leave_what_was_promised_alone(october: Desk) -> None:
    issue_month(october, OCTOBER)
    held = figures_of(october, OCTOBER)
    settings = replace(
        october.settings, delays=Delays(email=30, waiting_minutes=60), targets={"solved_share": 90}
    )
    changed = change_settings(october, settings)
    assert figures_of(changed, OCTOBER) == held
    assert errata(changed, OCTOBER) == ()
    assert desk_of_month(changed, OCTOBER).settings.targets == {}
    received = utc(11, 2, 9)
    log_contact(changed, mail_of(received, None))
    assert {one.number: one.request.due_on for one in to_answer(changed).rows} == {
        4: date(2026, 10, 6),
        8: date(2026, 12, 15),
    }


def test_a_pack_of_the_program_that_changes_leaves_an_issued_month_alone(october: Desk) -> None:
    with october.store.reading() as connection:
        own = read_in_force(connection)
    assert own.frozen == {}
    issue_month(october, OCTOBER)
    with october.store.reading() as connection:
        held = read_in_force(connection)
    frozen = held.pack(OCTOBER)
    assert frozen == own.pack(OCTOBER)
    emptied = replace(frozen, id="empty", commitments=())
    later = replace(held, load=lambda _pack: emptied)
    assert later.pack(OCTOBER) == frozen
    assert later.pack(NOVEMBER) == emptied
    assert later.packs((SEPTEMBER, OCTOBER, NOVEMBER)) == (emptied, frozen)
    assert isinstance(later, InForce)


def test_every_pack_is_read_back_as_it_was() -> None:
    for pack in map(load_pack, pack_ids()):
        text = pack_text(pack)
        assert pack_of(text) == pack
        assert pack_text(pack_of(text)) == text


def test_what_is_incomplete_is_said_first(desk: Desk, clock: SetClock) -> None:
    fill(desk)
    clock.now = utc(10, 12, 9)
    log_contact(desk, ContactDraft(requests=(RequestDraft(theme="papiers", outcome=Outcome.PENDING),)))
    draft = AppointmentDraft(
        clock.now.astimezone(desk.zone) + timedelta(hours=2), 30, agent="agent-1", theme="papiers"
    )
    take_appointment(desk, draft)
    keep_entry(desk, SetAside("an-entry", "agent-1", Channel.DESK, clock.now, text="caf apl"))
    running = {one.kind: one for one in incomplete(desk, OCTOBER)}
    assert Kind.RUNNING in running
    assert Kind.APPOINTMENTS not in running
    clock.now = NOVEMBER_3
    for kind, day, until in (("display", 1, date(2026, 11, 4)), ("premises", 2, None)):
        proof = Proof(0, kind, 1, date(2026, 10, day), until, "Photo", "agent-1")
        with desk.store.writing() as connection:
            proofs.add_proof(connection, proof, clock.now)
    found = {one.kind: one for one in incomplete(desk, OCTOBER)}
    assert list(found) == [kind for kind in Kind if kind in found]
    assert Kind.RUNNING not in found
    assert found[Kind.SILENT].count == 19
    assert date(2026, 10, 6) in found[Kind.SILENT].days
    assert found[Kind.UNCLOSED].days == (date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 12))
    assert found[Kind.SET_ASIDE].count == 1
    assert found[Kind.APPOINTMENTS].count == 1
    assert found[Kind.UNANSWERED].numbers == (4,)
    assert found[Kind.UNDATED].numbers == (8,)
    assert found[Kind.NOT_YET].days == (date(2026, 12, 1),)
    assert found[Kind.EXPIRES].days == (date(2026, 11, 4),)
    assert "calls_answered" in found[Kind.LACKS].indicators
    assert "actions_in_time" not in found[Kind.LACKS].indicators
    assert found[Kind.COMMENT] == Incomplete(Kind.COMMENT)
    assert Kind.COMMENT not in {one.kind for one in incomplete(desk, OCTOBER, "Un mois calme.")}
    clock.now = utc(11, 1, 9)
    assert {one.kind for one in incomplete(desk, NOVEMBER)} >= {Kind.RUNNING}


def test_errata_stand_on_the_next_sheet_once(october: Desk, clock: SetClock) -> None:
    clock.now = utc(11, 3, 9)
    issue_month(october, SEPTEMBER)
    assert errata_to_print(october, OCTOBER) == ()
    clock.forward(days=1)
    cancel(october, past_contact(october, 1), "twice")
    printed = errata_to_print(october, OCTOBER)
    assert {one.month for one in printed} == {SEPTEMBER}
    assert "contacts" in by_figure(printed)
    issue_month(october, OCTOBER)
    assert by_figure(errata(october, SEPTEMBER)).keys() >= {"contacts"}
    assert errata_to_print(october, NOVEMBER) == ()
    clock.forward(days=1)
    cancel(october, past_contact(october, 2), "twice")
    again = by_figure(errata_to_print(october, NOVEMBER))
    assert (again["contacts"].old, again["contacts"].new) == ((4, None), (2, None))


def test_the_sheet_says_its_standing(october: Desk) -> None:
    assert sheet_of(october, OCTOBER).status.startswith("Provisoire")
    from marianne_desk.domain.sheet.issue_note import IssueNote

    said = sheet_of(october, OCTOBER, IssueNote(october.now(), "Agent 1", "Calme."))
    assert said.status == "Émise le 3\u00a0novembre\u00a02026 à 10\u00a0h\u00a000 par Agent 1."
    assert said.note.comment == "Calme."


def test_the_month_is_drawn_again_when_somebody_writes_meanwhile(
    october: Desk, make_desk: MakeDesk, clock: SetClock
) -> None:
    other = open_desk(october.place.folder, PASSPHRASE, clock)
    left = [1]

    def write_once(done: int, _of: int) -> None:
        if done == 1 and left.pop() if left else False:
            log_contact(other, ContactDraft(arrived_at=utc(10, 21, 9), requests=(HOUSING,)))

    def write_always(done: int, _of: int) -> None:
        if done == 1:
            log_contact(other, ContactDraft(arrived_at=utc(9, 21, 9), requests=(HOUSING,)))

    with pytest.raises(MachineError, match="busy"):
        issue_month(october, SEPTEMBER, progress=write_always)
    assert issued_months(october) == ()
    issue_month(october, OCTOBER, progress=write_once)
    assert errata(october, OCTOBER) == ()
    assert figures_of(october, OCTOBER).figures["contacts"].value == 4
    other.close()

"""Mandates: written, signed, ended in one act, undone, printed, erased in their time."""

from datetime import date, timedelta

import pytest

from marianne_desk.documents.preview import text_of
from marianne_desk.domain.cases.mandate import (
    LONGEST_DAYS,
    MandateDraft,
    MandateEnd,
    MandateKind,
    MandateState,
)
from marianne_desk.domain.cases.retention import ErasureKind
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import cases, mandates
from marianne_desk.storage.request_facts import held_request
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import cancel_contact
from marianne_desk.usecases.mandates import (
    MandateDone,
    end_mandate,
    mandate_pdf,
    mandates_of,
    note_aidants_connect,
    sign_mandate,
    undo_mandate,
    write_mandate,
)
from marianne_desk.usecases.retention import purge
from marianne_desk.wording.mandates import standing_words
from tests.case_samples import NAME, a_known_case
from tests.desks import SetClock

SCOPE = "Envoyer l’attestation de loyer à la CAF"
TODAY = date(2026, 10, 14)


def refused(code: str, field: str | None = None) -> "pytest.RaisesExc[UserError]":
    def right(error: UserError) -> bool:
        return (error.code, error.field) == (code, field)

    return pytest.RaisesExc(UserError, check=right)


def test_a_mandate_is_written_then_signed(desk: Desk, clock: SetClock) -> None:
    case = a_known_case(desk)
    written = write_mandate(desk, MandateDraft(case.id, f"  {SCOPE} \n", 31)).after
    assert (written.scope, written.visitor, written.until) == (SCOPE, NAME, date(2026, 11, 13))
    assert written.state_on(TODAY) is MandateState.TO_SIGN
    clock.forward(days=2)
    signed = sign_mandate(desk, written.id, TODAY + timedelta(days=1)).after
    assert mandates_of(desk, case.id) == (signed,)
    assert signed.signed_on == date(2026, 10, 15)
    assert signed.state_on(desk.today()) is MandateState.IN_FORCE
    assert signed.state_on(date(2026, 11, 13)) is MandateState.IN_FORCE
    assert signed.state_on(date(2026, 11, 14)) is MandateState.EXPIRED
    assert standing_words(written, desk.today()) == "▲ Mandat à signer"
    said = standing_words(signed, desk.today())
    assert said.replace("\u00a0", " ") == "■ Mandat jusqu’au vendredi 13 novembre"
    assert not standing_words(signed, date(2026, 11, 14))
    elsewhere = note_aidants_connect(desk, case.id).after
    assert standing_words(elsewhere, desk.today()) == "■ Mandat Aidants Connect, fin non notée"
    later = note_aidants_connect(desk, case.id, date(2027, 2, 1)).after
    assert standing_words(later, desk.today()).endswith("1er\u00a0février\u00a02027")
    undo_mandate(desk, MandateDone(None, later))
    undo_mandate(desk, MandateDone(None, elsewhere))
    with refused("mandate_not_to_sign"):
        sign_mandate(desk, written.id)


def test_the_same_mandate_twice_is_a_retry(desk: Desk) -> None:
    case = a_known_case(desk)
    draft = MandateDraft(case.id, SCOPE, 1, id="11111111-1111-4111-8111-111111111111")
    first = write_mandate(desk, draft)
    assert write_mandate(desk, draft) == first
    assert first.after.until == TODAY
    assert len(mandates_of(desk, case.id)) == 1


@pytest.mark.parametrize("days", [0, LONGEST_DAYS + 1])
def test_it_ends_within_the_year(desk: Desk, days: int) -> None:
    case = a_known_case(desk)
    with refused("mandate_too_long", "days"):
        write_mandate(desk, MandateDraft(case.id, SCOPE, days))
    until = write_mandate(desk, MandateDraft(case.id, SCOPE, LONGEST_DAYS)).after.until
    assert until == date(2027, 10, 13)


def test_an_operator_alone_is_no_scope(desk: Desk) -> None:
    with refused("mandate_general", "scope"):
        write_mandate(desk, MandateDraft(a_known_case(desk).id, "Mes démarches à la CAF", 31))


def test_the_day_of_signing_has_been_and_lies_within_it(desk: Desk, clock: SetClock) -> None:
    case = a_known_case(desk)
    written = write_mandate(desk, MandateDraft(case.id, SCOPE, LONGEST_DAYS)).after
    with refused("mandate_signed_later", "signed_on"):
        sign_mandate(desk, written.id, TODAY + timedelta(days=1))
    with refused("mandate_too_long", "signed_on"):
        sign_mandate(desk, written.id, TODAY - timedelta(days=1))
    assert sign_mandate(desk, written.id).after.signed_on == TODAY
    short = write_mandate(desk, MandateDraft(case.id, SCOPE, 1)).after
    clock.forward(days=1)
    with refused("mandate_not_to_sign"):
        sign_mandate(desk, short.id)


def test_it_is_revoked_in_one_act_and_that_is_undone(desk: Desk) -> None:
    case = a_known_case(desk)
    written = write_mandate(desk, MandateDraft(case.id, SCOPE, 31))
    signed = sign_mandate(desk, written.after.id)
    revoked = end_mandate(desk, written.after.id, MandateEnd.REVOKED)
    assert revoked.after.state_on(TODAY) is MandateState.REVOKED
    assert revoked.after.ended_on == TODAY
    with refused("mandate_ended"):
        end_mandate(desk, written.after.id, MandateEnd.DONE)
    with refused("mandate_changed"):
        undo_mandate(desk, signed)
    undo_mandate(desk, revoked)
    assert mandates_of(desk, case.id) == (signed.after,)
    done = end_mandate(desk, written.after.id, MandateEnd.DONE)
    assert done.after.state_on(TODAY) is MandateState.DONE
    undo_mandate(desk, done)
    undo_mandate(desk, signed)
    undo_mandate(desk, written)
    assert mandates_of(desk, case.id) == ()
    with refused("mandate_unknown"):
        undo_mandate(desk, written)


def test_of_aidants_connect_only_the_existence_is_noted(desk: Desk) -> None:
    case = a_known_case(desk)
    noted = note_aidants_connect(desk, case.id, date(2026, 12, 1), "agent-2").after
    open_end = note_aidants_connect(desk, case.id).after
    assert (noted.kind, noted.scope, noted.visitor) == (MandateKind.AIDANTS_CONNECT, "", "")
    assert noted.state_on(TODAY) is MandateState.IN_FORCE
    assert open_end.state_on(date(2029, 1, 1)) is MandateState.IN_FORCE
    assert set(mandates_of(desk, case.id)) == {noted, open_end}
    with refused("mandate_over", "until"):
        note_aidants_connect(desk, case.id, TODAY - timedelta(days=1))
    with refused("mandate_too_long", "until"):
        note_aidants_connect(desk, case.id, TODAY + timedelta(days=LONGEST_DAYS))
    with refused("mandate_not_to_sign"):
        sign_mandate(desk, noted.id)
    with refused("mandate_not_to_sign"):
        mandate_pdf(desk, noted.id)


def test_the_paper_names_who_signs_what_until_when_and_is_kept_nowhere(desk: Desk) -> None:
    case = a_known_case(desk)
    written = write_mandate(desk, MandateDraft(case.id, SCOPE, 31), "agent-2").after
    before = sorted(file.name for file in desk.place.folder.rglob("*"))
    ours, theirs = (" ".join(page.split()) for page in text_of(mandate_pdf(desk, written.id)))
    for page in (ours, theirs):
        for part in (
            NAME,
            SCOPE,
            "vendredi 13 novembre 2026",
            "02 00 00 00 00",
            "Avec : CAF",
            "12 mois après",
        ):
            assert part in page.replace("\u00a0", " ")
    assert "Page pour la maison" in ours
    assert "Page pour vous" in theirs
    assert sorted(file.name for file in desk.place.folder.rglob("*")) == before
    with refused("mandate_unknown"):
        mandate_pdf(desk, "nothing")


def test_nobody_is_named_any_more(desk: Desk) -> None:
    case = a_known_case(desk)
    with desk.store.writing() as connection:
        cases.keep_visitor(connection, case.number, None)
    with refused("case_erased"):
        write_mandate(desk, MandateDraft(case.id, SCOPE, 31))
    with refused("case_unknown"):
        mandates_of(desk, "nothing")


def test_it_is_erased_in_its_time(desk: Desk, clock: SetClock) -> None:
    case = a_known_case(desk)
    write_mandate(desk, MandateDraft(case.id, SCOPE, 1))
    long = write_mandate(desk, MandateDraft(case.id, SCOPE, LONGEST_DAYS)).after
    revoked = write_mandate(desk, MandateDraft(case.id, SCOPE, LONGEST_DAYS)).after
    endless = note_aidants_connect(desk, case.id).after
    end_mandate(desk, revoked.id, MandateEnd.REVOKED)
    clock.forward(days=365)
    assert [one.count for one in purge(desk) if one.kind is ErasureKind.MANDATE] == []
    clock.forward(days=1)
    assert [one.count for one in purge(desk) if one.kind is ErasureKind.MANDATE] == [2]
    assert {one.id for one in mandates_of(desk, case.id)} == {long.id, endless.id}


def test_those_of_a_cancelled_contact_are_erased_too(desk: Desk) -> None:
    case = a_known_case(desk)
    write_mandate(desk, MandateDraft(case.id, SCOPE, 1))
    with desk.store.reading() as connection:
        held = held_request(connection, case.request)
    assert held is not None
    cancel_contact(desk, held.kept.contact.id)
    with refused("case_unknown"):
        mandates_of(desk, case.id)
    with desk.store.writing() as connection:
        assert mandates.erase_ended(connection, date(2026, 10, 15)) == 1

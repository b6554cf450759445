"""The slip on a real desk: which appointment it shows, what it refuses, what it leaves behind."""

import stat
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from marianne_desk.documents.preview import page_sizes, text_of
from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.appointment import Mode, PartnerAppointment
from marianne_desk.domain.cases.case import Answer, Happening
from marianne_desk.domain.cases.slip import Picture
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.partners.directory import Directory, Office
from marianne_desk.storage import directory, partner_appointments
from marianne_desk.usecases.cases import CaseNow, note
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.slip import read_slip, slip_pdf, write_slip
from tests.case_samples import a_case, an_appointment, answered
from tests.desks import SetClock

OFFICE = Office("o-1", "CAF", "CAF de Laval", "11 quai Paul Boudet, 53000 Laval", "02 00 00 00 01")


@pytest.fixture
def case(desk: Desk) -> CaseNow:
    return a_case(desk)


def in_days(desk: Desk, days: int) -> datetime:
    return (desk.now() + timedelta(days=days)).replace(hour=14, minute=30)


def words(pdf: bytes) -> str:
    return " ".join(" ".join(text_of(pdf)).split())


def refused(desk: Desk, case_id: str, **asked: str) -> str:
    with pytest.raises(UserError) as refusal:
        slip_pdf(desk, case_id, appointment_id=asked.get("appointment_id"))
    return refusal.value.code


def changed(desk: Desk, one: PartnerAppointment) -> None:
    with desk.store.writing() as connection:
        partner_appointments.change(connection, one, desk.calendar)


def test_the_next_appointment_is_shown_with_its_office(desk: Desk, clock: SetClock, case: CaseNow) -> None:
    with desk.store.writing() as connection:
        directory.write(connection, Directory(offices=(OFFICE,)))
    late = an_appointment(desk, case, in_days(desk, 20), id_="late")
    soon = an_appointment(desk, case, in_days(desk, 6), id_="soon")
    changed(desk, replace(soon, office="o-1", place=""))
    text = words(slip_pdf(desk, case.case.id))
    assert "mardi 20 octobre 2026 à 14 h 30" in text
    assert "11 quai Paul Boudet" in text
    assert "Lina Benali" in text
    assert "D-1." in text
    other = words(slip_pdf(desk, case.case.id, appointment_id=late.id))
    assert "mardi 3 novembre 2026 à 14 h 30" in other
    assert "3 rue des Lilas" in other
    clock.forward(days=6, hours=5, minutes=40)
    assert "20 octobre" in words(slip_pdf(desk, case.case.id))
    clock.forward(hours=1)
    assert "3 novembre" in words(slip_pdf(desk, case.case.id))
    assert refused(desk, case.case.id, appointment_id=soon.id) == "appointment_over"
    clock.forward(days=20)
    assert refused(desk, case.case.id) == "slip_to_fill"


def test_without_a_name_in_english_twice(desk: Desk, case: CaseNow) -> None:
    an_appointment(desk, case, in_days(desk, 6), Mode.PHONE)
    pdf = slip_pdf(desk, case.case.id, named=False, language="en", copies=2)
    assert round(page_sizes(pdf)[0][0]) == 842
    text = words(pdf)
    assert "Your appointment" in text
    assert "Lina" not in text
    assert "06 12" not in text


def test_without_an_appointment_it_says_where_the_request_is(desk: Desk, case: CaseNow) -> None:
    text = words(slip_pdf(desk, case.case.id))
    assert "Votre demande est transmise à CAF" in text
    assert "02 00 00 00 00" in text
    answered(desk, case, Answer.WRONG_CONTACT)
    note(desk, case.case.id, Happening.FORWARDED, operator="CPAM")
    sent = read_slip(desk, case.case.id).sections[0]
    assert (sent.picture, sent.strong) == (Picture.SENT, ("CPAM",))


def test_what_is_over_has_no_slip(desk: Desk, clock: SetClock, case: CaseNow) -> None:
    one = an_appointment(desk, case, in_days(desk, 6))
    changed(desk, replace(one, state=State.CANCELLED, sequence=1))
    assert refused(desk, case.case.id, appointment_id=one.id) == "appointment_over"
    assert refused(desk, case.case.id, appointment_id="none") == "appointment_over"
    note(desk, case.case.id, Happening.NOT_MET, appointment=one.id)
    assert "transmise" in words(slip_pdf(desk, case.case.id))
    answered(desk, case, Answer.SETTLED)
    assert "Une réponse est arrivée" in words(slip_pdf(desk, case.case.id))
    note(desk, case.case.id, Happening.TOLD)
    assert refused(desk, case.case.id) == "slip_over"
    assert refused(desk, "nobody") == "case_unknown"


def test_a_made_up_desk_says_that_it_is(desk: Desk, case: CaseNow) -> None:
    made_up = replace(desk, simulated=True)
    assert "Tout est inventé." in words(slip_pdf(made_up, case.case.id))
    assert "inventé" not in words(slip_pdf(desk, case.case.id))


def test_it_leaves_nothing_behind_but_what_is_saved(desk: Desk, case: CaseNow, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    pdf = slip_pdf(desk, case.case.id)
    assert set(tmp_path.rglob("*")) == before
    path = tmp_path / "papier.pdf"
    write_slip(desk, pdf, path)
    assert path.read_bytes() == pdf
    assert set(tmp_path.rglob("*")) - before == {path}
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(UserError, match="own_file"):
        write_slip(desk, pdf, desk.place.database)
    with pytest.raises(MachineError, match="not_writable"):
        write_slip(desk, pdf, tmp_path / "nowhere" / "papier.pdf")

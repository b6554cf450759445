"""The day's page on a real desk: what stands on it, drawn and kept nowhere."""

from datetime import timedelta
from pathlib import Path

from marianne_desk.documents.preview import text_of
from marianne_desk.domain.agenda.appointment import AppointmentDraft, State
from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.cases.case import Answer
from marianne_desk.usecases.agenda import take_appointment
from marianne_desk.usecases.day_page import day_page, day_page_pdf, phone_list_pdf
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.partner_appointments import set_state
from marianne_desk.usecases.permanences import change_permanences
from tests.case_samples import a_case, an_appointment, answered


def files(folder: Path) -> set[str]:
    return {file.name for file in folder.rglob("*")}


def test_the_page_of_today_and_of_another_day(desk: Desk) -> None:
    one, excused = a_case(desk), a_case(desk, "Jean Petit")
    an_appointment(desk, one, desk.now() + timedelta(hours=1), Mode.VIDEO)
    item = an_appointment(desk, excused, desk.now() + timedelta(hours=2))
    set_state(desk, item.id, State.EXCUSED)
    take_appointment(
        desk, AppointmentDraft(desk.now() + timedelta(hours=3), reason="cni", visitor="Sandrine")
    )
    change_permanences(desk, [Permanence("", "Conciliateur", "We 14:00-17:00")])
    told = a_case(desk, "René Dupont")
    answered(desk, told, Answer.SETTLED)
    before = files(desk.place.folder)
    found = day_page(desk)
    assert [meeting.number for meeting in found.partners] == [1]
    assert [meeting.name for meeting in found.ours] == ["Sandrine"]
    assert [presence.label for presence in found.permanences] == ["Conciliateur"]
    assert found.calls is not None
    assert found.calls.count == 1
    tomorrow = day_page(desk, desk.today() + timedelta(days=1))
    assert (tomorrow.partners, tomorrow.calls) == ((), None)
    assert day_page(desk, only="agent-2").partners == ()
    text = " ".join(" ".join(text_of(day_page_pdf(desk))).split())
    for said in ("Mercredi 14 octobre 2026", "D-1 · Lina Benali", "Sandrine", "René Dupont", "Conciliateur"):
        assert said in text.replace("\u00a0", " ")
    assert "Jean Petit" not in text
    calls = " ".join(" ".join(text_of(phone_list_pdf(desk))).split())
    assert "René Dupont" in calls
    assert "Personne." in calls
    assert files(desk.place.folder) == before

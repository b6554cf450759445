"""All of the selected case: its mandate, and the moves of its appointments in its history."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from marianne_desk.domain.cases.appointment import PartnerAppointmentDraft
from marianne_desk.domain.cases.mandate import MandateDraft
from marianne_desk.usecases.mandates import sign_mandate, write_mandate
from marianne_desk.usecases.partner_appointments import book, move
from tests.case_samples import a_case
from tests.desks import MakeDesk, SetClock
from tests.gui.cases.followed import Screen
from tests.gui.driving import Driven


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    desk = make_desk(clock=clock)
    case = a_case(desk).case.id
    draft = PartnerAppointmentDraft(case, desk.now() + timedelta(days=2))
    taken = book(desk, draft).after
    clock.forward(hours=1)
    move(desk, replace(draft, id=taken.id, begin=draft.begin + timedelta(days=5)), "grève")
    sign_mandate(desk, write_mandate(desk, MandateDraft(case, "Envoyer le bail à la CAF", 31)).after.id)
    return desk.place.folder


def test_the_mandate_in_force_and_what_was_moved(window: Driven) -> None:
    screen = Screen(window)
    window.wait(lambda: "Mandat: ■ Mandat jusqu’au vendredi 13 novembre" in screen.parts)
    history = screen.parts.partition("Histoire: ")[2].splitlines()
    moved = "Rendez-vous déplacé du vendredi 16 octobre à 9 h 05 au mercredi 21 octobre à 9 h 05 : grève"
    assert moved in history[0]
    assert "Rendez-vous obtenu" in history[1]

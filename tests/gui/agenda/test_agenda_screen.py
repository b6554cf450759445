"""The agenda driven by keys, as an agent would, on a real encrypted desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desks import SetClock
from tests.gui.agenda.agenda_window import AgendaWindow, agenda_window
from ui.agenda.words import Kind


@pytest.fixture
def agenda(qtbot: QtBot, desk_folder: Path, clock: SetClock) -> Iterator[AgendaWindow]:
    with agenda_window(qtbot, desk_folder, clock) as driven:
        yield driven


def test_an_appointment_is_taken_in_one_line(agenda: AgendaWindow) -> None:
    agenda.type("rdv ven 14h30 impots Sandrine")
    agenda.wait(lambda: "Le vendredi 16 octobre à 14 h 30 · 30 min · Impôts" in agenda.understood)
    agenda.press("Return")
    agenda.wait(lambda: len(agenda.taken) == 1)
    assert agenda.taken == [("14 h 30 – 15 h 00", "Impôts", "Sandrine", "Agent 1", "→ à venir")]
    assert "Rendez-vous pris : le vendredi 16 octobre à 14 h 30" in agenda.status
    assert "1 rendez-vous" in agenda.view.count.text().replace("\u00a0", " ")
    assert agenda.view.entry.text() == ""


def test_what_stands_in_the_way_is_said_before_and_confirmed_by_the_same_key(agenda: AgendaWindow) -> None:
    agenda.take("ven 14h30 impots")
    agenda.type("ven 14h45 cni")
    agenda.wait(lambda: "déjà en rendez-vous de 14 h 30 à 15 h 00" in agenda.understood)
    agenda.press("Return")
    agenda.wait(lambda: "La même touche confirme" in agenda.understood)
    assert len(agenda.taken) == 1
    agenda.press("Return")
    agenda.wait(lambda: len(agenda.taken) == 2)


def test_a_day_that_may_be_two_is_asked(agenda: AgendaWindow) -> None:
    agenda.type("mer 14h30 cni")
    agenda.press("Return")
    agenda.wait(lambda: "Choisissez d’abord le jour" in agenda.understood)
    agenda.press("2")
    agenda.wait(lambda: "21 octobre" in agenda.status)


def test_states_by_one_key_and_undo(agenda: AgendaWindow, clock: SetClock) -> None:
    agenda.take("ven 9h impots")
    clock.forward(days=3)
    agenda.press("Down", "F9")
    agenda.wait(lambda: agenda.taken[0][4] == "■ honoré")
    agenda.press("Ctrl+Z")
    agenda.wait(lambda: agenda.taken[0][4] == "▲ à renseigner")
    agenda.press("F11")
    agenda.wait(lambda: agenda.taken[0][4] == "▼ absent")
    agenda.press("F12")
    agenda.wait(lambda: agenda.taken[0][4] == "× annulé par nous")
    agenda.press("F10")
    agenda.wait(lambda: agenda.taken[0][4] == "– excusé")


def test_moving_is_editing_the_line(agenda: AgendaWindow) -> None:
    agenda.take("ven 9h impots Sandrine")
    agenda.press("Down", "Return")
    agenda.wait(lambda: agenda.view.heading.text() == "Modifier le rendez-vous")
    assert agenda.view.entry.text() == "16/10/2026 09h00 30min Impôts Sandrine"
    agenda.view.entry.setText("")
    agenda.type("16/10/2026 10h30 45min Impôts Sandrine")
    agenda.press("Return")
    agenda.wait(lambda: agenda.taken[0][0] == "10 h 30 – 11 h 15")
    assert agenda.taken[0][1:3] == ("Impôts", "Sandrine")
    agenda.press("Ctrl+Z")
    agenda.wait(lambda: agenda.taken[0][0] == "9 h 00 – 9 h 30")


def test_the_day_shows_what_is_free_and_enter_takes_it(agenda: AgendaWindow) -> None:
    agenda.press("F6")
    agenda.wait(lambda: "Mercredi 14 octobre 2026" in agenda.view.title.text().replace("\u00a0", " "))
    assert agenda.words(Kind.FREE) == ["9 h 15 – 12 h 00 libre", "13 h 30 – 17 h 00 libre"]
    agenda.press("Down", "Return")
    agenda.wait(lambda: agenda.view.entry.text() == "14/10 09h15 ")
    agenda.type("cni")
    agenda.press("Return")
    agenda.wait(lambda: len(agenda.taken) == 1)
    assert agenda.words(Kind.FREE) == ["9 h 45 – 12 h 00 libre", "13 h 30 – 17 h 00 libre"]
    agenda.press("PgDown")
    agenda.wait(lambda: "Jeudi 15" in agenda.view.title.text().replace("\u00a0", " "))
    agenda.press("F7")
    agenda.wait(lambda: "Mercredi 14" in agenda.view.title.text().replace("\u00a0", " "))

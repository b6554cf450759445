"""The agenda driven by keys, as an agent would, on a real encrypted desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desks import SetClock
from tests.gui.agenda.agenda_window import AgendaWindow, agenda_window
from tests.gui.driving import labels_of
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
    assert agenda.words(Kind.FREE) == [
        "9 h 15 – 9 h 45 1 agent libre sur 2",
        "9 h 45 – 12 h 00 libre",
        "13 h 30 – 17 h 00 libre",
    ]
    agenda.press("PgDown")
    agenda.wait(lambda: "Jeudi 15" in agenda.view.title.text().replace("\u00a0", " "))
    agenda.press("F7")
    agenda.wait(lambda: "Mercredi 14" in agenda.view.title.text().replace("\u00a0", " "))


def test_mine_and_what_others_change(agenda: AgendaWindow) -> None:
    agenda.take("ven 9h impots")
    news = agenda.context.news
    news.look_as("agent-2", mine=True)
    agenda.wait(lambda: agenda.taken == [])
    news.look_as("agent-1", mine=True)
    agenda.wait(lambda: len(agenda.taken) == 1)
    news.look_as("agent-2", mine=False)
    agenda.type("ven 9h cni")
    agenda.wait(lambda: "Agent 1 reçoit aussi, de 9 h 00 à 9 h 30" in agenda.understood)
    agenda.press("Return")
    agenda.wait(lambda: len(agenda.taken) == 2)
    assert sorted(row[3] for row in agenda.taken) == ["Agent 1", "Agent 2"]
    agenda.press("Ctrl+Z")
    agenda.wait(lambda: len(agenda.taken) == 1)
    news.look_as("agent-1", mine=True)
    agenda.wait(lambda: not agenda.view.entry.text())
    heard: list[str] = []
    news.agenda.connect(lambda: heard.append("agenda"))
    agenda.press("Down", "F10")
    agenda.wait(lambda: agenda.taken[0][4] == "– excusé")
    assert heard == ["agenda"]
    news.agenda.emit()
    news.desk.emit()


def test_what_cannot_be_is_said_and_nothing_is_chosen_is_said(agenda: AgendaWindow, clock: SetClock) -> None:
    agenda.press("Return", "F9")
    agenda.wait(lambda: "Choisissez d’abord un rendez-vous" in agenda.status)
    agenda.press("Ctrl+Z")
    assert "rien à annuler" in agenda.status
    agenda.type("demain cni")
    agenda.press("Return")
    agenda.wait(lambda: "L’heure manque" in agenda.understood)
    agenda.press("Escape")
    assert agenda.view.entry.text() == ""
    agenda.take("ven 9h impots")
    agenda.press("Down", "F9")
    agenda.wait(lambda: "n’a pas encore eu lieu" in agenda.status)


def test_typing_in_the_list_goes_to_the_line(agenda: AgendaWindow) -> None:
    agenda.press("Tab")
    assert agenda.view.table.hasFocus()
    agenda.type("ven")
    agenda.view.table.setFocus()
    agenda.type("d")
    assert agenda.view.entry.text() == "vend"
    assert agenda.view.entry.hasFocus()
    agenda.press("Escape")
    agenda.take("ven 9h impots")
    agenda.view.table.setFocus()
    agenda.press("Down", "Up", "Return")
    agenda.wait(lambda: agenda.view.heading.text() == "Modifier le rendez-vous")
    agenda.view.table.setFocus()
    agenda.press("Escape")
    assert agenda.view.entry.hasFocus()


def test_a_long_question_insists_on_its_digit(agenda: AgendaWindow) -> None:
    agenda.type("mer 14h30")
    agenda.wait(lambda: any(button.isVisible() for button in agenda.view.options))
    agenda.press("Return")
    agenda.wait(lambda: agenda.view.entry.asks)
    agenda.type("x9")
    assert agenda.view.entry.text() == "mer 14h30"
    agenda.view.options[0].click()
    agenda.wait(lambda: len(agenda.taken) == 1)
    assert "aujourd’hui à 14 h 30" in agenda.status


def test_every_input_is_named(agenda: AgendaWindow) -> None:
    agenda.type("mer 14h30")
    agenda.wait(lambda: any(button.isVisible() for button in agenda.view.options))
    assert agenda.view.entry.accessibleName() == "Jour, heure et motif du rendez-vous"
    assert agenda.view.table.accessibleName() == "Rendez-vous"
    assert [label.text() for label in labels_of(agenda.view.entry)] == ["Nouveau rendez-vous"]

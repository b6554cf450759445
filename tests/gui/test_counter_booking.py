"""The counter's line « rdv ven 14h30 impots » takes an appointment with us and logs the contact. By keys alone.

Source: issue 3 §3, the page of the twenty contacts, number 17.
"""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from marianne_desk.domain.agenda.appointment import Appointment, AppointmentDraft
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.usecases.agenda import appointments_between, take_appointment
from marianne_desk.usecases.desk import open_desk
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, opened
from tests.gui.test_counter import kept
from tests.gui.test_set_aside import in_file, lines
from tests.gui.test_waiting_room import arrive, people

PARIS_FRIDAY = datetime(2026, 10, 16, 12, 30, tzinfo=UTC)
"""Friday 16 October 2026, half past two at the desk."""


def agenda(folder: Path, clock: SetClock) -> list[Appointment]:
    """The appointments in the file, from today to a month on."""
    desk = open_desk(folder, PASSPHRASE, clock)
    try:
        return list(appointments_between(desk, date(2026, 10, 14), date(2026, 11, 14)))
    finally:
        desk.close()


@pytest.fixture
def news(window: Driven) -> list[str]:
    """What the other screens are told."""
    told: list[str] = []
    assert window.start.news is not None
    window.start.news.agenda.connect(lambda: told.append("agenda"))
    window.start.news.contacts.connect(lambda: told.append("contacts"))
    return told


def type_whole(window: Driven, text: str) -> None:
    """Types a line and waits until the desk has read it."""
    window.type(text)
    window.wait(lambda: window.counter.presenter.booking.read is not None)


@pytest.mark.parametrize("key", ["Return", "F10"])
def test_enter_or_f10_takes_it_and_logs_the_call(
    window: Driven, desk_folder: Path, clock: SetClock, news: list[str], key: str
) -> None:
    window.press("F3")
    type_whole(window, "rdv ven 14h30 impots Sandrine")
    assert window.understood == (
        "Rendez-vous avec nous : le vendredi 16 octobre à 14 h 30 · 30 min · Impôts"
        " · usager « Sandrine », effacé 30 jours après"
    )
    assert window.view.saving.enter.text() == "Entrée  Rdv"
    window.press(key)
    window.wait_status("Rendez-vous pris")
    assert window.view.saving.enter.text() == "Entrée  Résolu"
    said = window.status.replace("\u00a0", " ")
    assert said == (
        "Rendez-vous pris : le vendredi 16 octobre à 14 h 30. C-1 enregistré à 09:05. Ctrl+Z pour l’annuler."
    )
    assert window.view.entry.text() == ""
    assert "rendez-vous" in window.wait_rows(1)[0][4]
    (contact,), (one,) = kept(desk_folder, clock), agenda(desk_folder, clock)
    assert (contact.channel, contact.requests[0].theme) == (Channel.PHONE, "impots")
    assert contact.requests[0].outcome is Outcome.APPOINTMENT
    assert (one.begin, one.theme, one.visitor, one.contact) == (
        PARIS_FRIDAY,
        "impots",
        "Sandrine",
        contact.id,
    )
    assert news == ["contacts", "agenda"]


def test_ctrl_z_takes_both_back_and_the_arrow_has_it_again(
    window: Driven, desk_folder: Path, clock: SetClock, news: list[str]
) -> None:
    window.press("F3")
    type_whole(window, "rdv ven 14h30 impots")
    window.press("Return")
    window.wait_rows(1)
    window.press("Ctrl+Z")
    window.wait_status("C-1 annulé, et son rendez-vous.")
    window.wait_rows(0)
    assert (kept(desk_folder, clock), agenda(desk_folder, clock)) == ([], [])
    assert news == ["contacts", "agenda"] * 2
    window.press("Up")
    assert window.view.entry.text() == "rdv ven 14h30 impots"
    window.press("Return")
    window.wait_rows(1)
    assert len(agenda(desk_folder, clock)) == 1


def test_keys_quicker_than_the_desk_are_waited_for(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.type("rdv ven 14h30 impots")
    window.press("Return", "Return")
    window.wait_rows(1)
    window.type("rdv ven 15h impots")
    window.press("Return")
    window.wait(lambda: window.view.entry.text() == "")
    window.press("Ctrl+Z")  # before the desk has answered
    window.wait_status("annulé, et son rendez-vous")
    window.wait_rows(1)
    assert [one.begin for one in agenda(desk_folder, clock)] == [PARIS_FRIDAY]


def test_a_doubt_wants_the_same_key_twice(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    type_whole(window, "rdv sam 10h cni")
    assert "n’ouvre pas ce jour-là" in window.understood
    window.press("F10")
    assert "La même touche le prend." in window.status
    assert (window.view.entry.text(), agenda(desk_folder, clock)) == ("rdv sam 10h cni", [])
    window.type(" ")
    window.wait(lambda: window.counter.presenter.booking.read is not None)
    window.press("F10")  # the line changed: said again
    assert "La même touche le prend." in window.status
    window.press("F10")
    window.wait_rows(1)
    assert len(agenda(desk_folder, clock)) == 1


def test_what_cannot_be_is_refused_and_other_keys_say_which_take_it(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.type("rdv 31/02 9h cni")
    window.wait(lambda: "▲" in window.understood)
    window.press("Return")
    assert window.status.startswith("Rien n’est pris.")
    window.press("Escape")
    type_whole(window, "rdv ven 9h cni")
    for key in ("F9", "F12", "Tab"):
        window.press(key)
        assert (
            window.status.replace("\u00a0", " ") == "La ligne prend un rendez-vous avec nous : Entrée ou F10."
        )
    assert window.view.entry.text() == "rdv ven 9h cni"
    assert (kept(desk_folder, clock), agenda(desk_folder, clock)) == ([], [])


def test_which_of_two_days_costs_one_key(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("rdv mer 14h30 cni")  # on a Wednesday morning
    window.wait(lambda: len(window.options()) == 2)
    window.press("Return")
    assert window.status == "Encore une touche : choisissez le jour."
    window.press("2")
    window.wait_rows(1)
    (one,) = agenda(desk_folder, clock)
    assert one.begin == datetime(2026, 10, 21, 12, 30, tzinfo=UTC)


def test_a_letter_that_asks_for_one_is_asked_when_it_came(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.press("F4")
    type_whole(window, "rdv ven 9h apl")
    window.press("Return")
    assert window.view.question.title.text().startswith("Encore une touche")
    window.press("H")
    window.wait_rows(1)
    assert kept(desk_folder, clock, 13)[0].requests[0].received_at == clock.now - timedelta(days=1)
    assert len(agenda(desk_folder, clock)) == 1


def test_a_request_beside_it_keeps_its_own_outcome(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.type("cni")
    window.press("Tab")
    type_whole(window, "rdv ven 9h caf apl")
    window.press("Return")
    window.wait_rows(1)
    (contact,) = kept(desk_folder, clock)
    assert [(one.reason, one.outcome) for one in contact.requests] == [
        ("cni", Outcome.SOLVED),
        ("apl", Outcome.APPOINTMENT),
    ]


def test_it_is_set_aside_and_survives_a_restart_like_any_line(
    desk_folder: Path, dressed: object, clock: SetClock
) -> None:
    with opened(desk_folder, clock) as window:
        window.type("rdv mer 14h30 cni")
        window.wait(lambda: len(window.options()) == 2)
        window.press("Alt+2")
        window.wait(lambda: "21 octobre" in window.understood)
        window.press("F3")
        assert lines(window) == ["0 min  guichet, rdv mer 14h30 cni"]
        window.wait(lambda: bool(in_file(desk_folder, clock)))
    with opened(desk_folder, clock) as window:
        window.wait_status("gardée")
        window.press("Escape")
        window.wait(lambda: "21 octobre" in window.understood)
        window.press("Return")
        window.wait_rows(1)
    assert in_file(desk_folder, clock) == ()
    (one,) = agenda(desk_folder, clock)
    assert one.begin == datetime(2026, 10, 21, 12, 30, tzinfo=UTC)


def test_a_line_of_another_day_is_to_be_looked_at(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    type_whole(window, "rdv demain 10h cni")
    window.press("F3")
    clock.forward(days=1)
    window.press("Escape")
    window.wait(lambda: "Ligne commencée un autre jour" in window.understood)
    window.press("Return")
    assert "vérifiez la date" in window.status
    window.press("Return")
    window.wait_rows(1)
    assert [one.begin.day for one in agenda(desk_folder, clock)] == [16]


def test_somebody_in_charge_is_gone_with_it_and_back_with_its_undoing(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    arrive(window, 1)
    window.press("PgDown")
    window.wait_status("a attendu")
    type_whole(window, "rdv ven 9h caf apl")
    window.press("F10")
    window.wait_rows(1)
    window.wait(lambda: people(window) == [])
    assert kept(desk_folder, clock)[0].taken_at is not None
    window.press("Ctrl+Z")
    window.wait_rows(0)
    window.wait(lambda: len(people(window)) == 1)


def test_what_came_in_between_brings_the_line_back(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    type_whole(window, "rdv ven 9h cni")
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    begin = datetime(2026, 10, 16, 7, tzinfo=UTC)
    take_appointment(desk, AppointmentDraft(begin=begin, minutes=30))
    desk.close()
    window.press("Return")
    window.wait_status("Rien n’est pris.")
    assert window.view.entry.text() == "rdv ven 9h cni"
    assert kept(desk_folder, clock) == []
    window.wait(lambda: window.counter.presenter.booking.read is not None)
    window.press("Return", "Return")
    window.wait_rows(1)
    assert len(agenda(desk_folder, clock)) == 2


def test_the_fewest_keys(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    """The wish alone costs five keys and is in no agenda; a clock is eight, the day three or four more, the matter
    what it costs anywhere: day and hour are the person's, and no habit guesses them."""
    window.press("F3")
    window.type("rdv")
    window.press("F10")
    window.wait_rows(1)
    assert (window.keys, agenda(desk_folder, clock)) == (5, [])
    window.keys = 0
    window.press("F3")
    window.type("rdv 9h")
    window.press("F10")
    window.wait_rows(2)
    assert window.keys == 8
    window.keys = 0
    window.press("F3")
    window.type("rdv ven 9h apl")
    window.press("F10")
    window.wait_rows(3)
    assert window.keys == 16
    assert [one.theme for one in agenda(desk_folder, clock)] == [None, "logement"]

"""The waiting room by keys: anybody is taken, two are in charge, appointments, permanences, forgotten timers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from marianne_desk.domain.codes import Channel
from marianne_desk.usecases.desk import open_desk
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, opened
from tests.gui.test_counter import kept
from tests.usecases.test_waiting_room import add_appointment, state_of


def people(window: Driven) -> list[str]:
    """The lines of the waiting room."""
    room = window.view.waiting.list
    return [" ".join(room.item(row).text().split()) for row in range(room.count())]


def arrive(window: Driven, count: int, keys: str = "Ins") -> None:
    window.press(keys)
    window.wait(lambda: len(people(window)) == count)


def test_anybody_is_taken_not_only_the_first(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    arrive(window, 1)
    clock.forward(minutes=5)
    arrive(window, 2)
    clock.forward(minutes=3)
    window.press("Shift+PgDown")
    assert window.view.waiting.list.hasFocus()
    window.press("Down", "Return")
    window.wait_status("a attendu 3\u00a0min")
    assert window.view.entry.hasFocus()
    window.type("cni")
    window.press("Return")
    window.wait_rows(1)
    (contact,) = kept(desk_folder, clock)
    assert contact.taken_at is not None
    assert contact.taken_at - contact.arrived_at == timedelta(minutes=3)
    assert contact.ended_at == clock.now
    window.wait(lambda: people(window) == ["09:05 8 min"])


def test_both_agents_have_somebody_in_charge(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    arrive(window, 1)
    arrive(window, 2)
    window.press("PgDown")
    window.wait_status("a attendu")
    window.press("Alt+U", "PgDown")
    window.wait(lambda: people(window) == ["en cours 0 min Agent 1"])
    clock.forward(minutes=10)
    window.type("cni")
    window.press("Return")
    window.wait_rows(1)
    window.press("Shift+PgDown", "Return")
    assert "a attendu 0" in window.view.heading.text()
    window.type("apl caf")
    window.press("Return")
    window.wait_rows(2)
    window.wait(lambda: people(window) == [])
    assert [contact.agent for contact in kept(desk_folder, clock)] == ["agent-2", "agent-2"]
    assert all(contact.taken_at is not None for contact in kept(desk_folder, clock))


def test_the_person_in_charge_is_set_aside_for_the_telephone(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    arrive(window, 1)
    clock.forward(minutes=4)
    window.press("PgDown")
    window.wait_status("a attendu")
    window.press("F3")
    assert window.view.aside.list.item(0).text().endswith("personne en charge")
    window.type("hor")
    window.press("Return", "Escape")
    window.wait_rows(1)
    assert "a attendu 4" in window.view.heading.text()
    window.type("cni")
    window.press("Return")
    window.wait_rows(2)
    call, visit = kept(desk_folder, clock)
    assert (call.taken_at, visit.taken_at) == (None, clock.now)


def test_an_appointment_waits_from_its_hour(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("ca")  # what is half typed stays where it is
    window.press("Shift+F7")
    window.wait(window.view.question.answer.hasFocus)
    window.type("9h15")
    window.press("Return")
    window.wait(lambda: people(window) == ["09:05 rdv 09:15"])
    assert window.view.entry.text() == "ca"
    window.press("Escape")
    clock.forward(minutes=16)
    window.press("PgDown")
    window.wait_status("a attendu 6\u00a0min")
    assert window.view.heading.text().startswith("Passage sur rendez-vous")
    window.type("cni")
    window.press("Return")
    window.wait_rows(1)
    (contact,) = kept(desk_folder, clock)
    assert contact.channel is Channel.APPOINTMENT
    assert contact.taken_at is not None
    assert contact.taken_at - contact.arrived_at == timedelta(minutes=6)


def test_an_hour_that_is_none_is_said_and_esc_notes_nothing(window: Driven) -> None:
    window.press("Shift+F7")
    window.wait(window.view.question.answer.hasFocus)
    window.type("bientot")
    window.press("Return")
    assert "Heure non comprise" in window.status
    window.press("Escape")
    assert window.view.entry.hasFocus()
    assert people(window) == []


def test_people_of_a_permanence_stand_apart(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    arrive(window, 1, "Shift+F8")
    assert people(window) == ["09:05 0 min permanence"]
    assert window.view.waiting.title.text() == "Personne n’attend\u202f; 1 à part"
    window.press("PgDown")
    window.wait_status("Personne n’attend")
    window.press("Shift+PgDown", "Return")
    window.wait(lambda: people(window) == [])
    window.type("conc")
    window.press("Return")
    window.wait_rows(1)
    assert kept(desk_folder, clock)[0].channel is Channel.PERMANENCE


def test_who_left_is_still_here_after_all(window: Driven) -> None:
    arrive(window, 1)
    window.press("Shift+PgDown", "Delete")
    window.wait(lambda: people(window) == [])
    window.press("Ctrl+Z")
    window.wait(lambda: len(people(window)) == 1)


def test_a_taken_person_survives_a_restart_and_a_forgotten_timer_is_flagged(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    arrive(window, 1)
    window.press("PgDown")
    window.wait_status("a attendu")
    clock.forward(hours=5)
    with opened(desk_folder, clock) as again:
        again.wait(lambda: people(again) == ["en cours ▲ oublié Agent 1"])
        again.press("Shift+PgDown", "Return")
        again.type("cni")
        again.press("Return")
        again.wait_status("Chrono oublié")
        (row,) = again.wait_rows(1)
        assert "chrono oublié" in row[3]
    (contact,) = kept(desk_folder, clock)
    assert (contact.timer_flag, contact.ended_at) == (True, None)


def test_a_cancelled_contact_gives_the_person_back(window: Driven) -> None:
    arrive(window, 1)
    window.press("PgDown")
    window.wait_status("a attendu")
    window.type("cni")
    window.press("Return")
    window.wait_rows(1)
    window.press("Ctrl+Z")
    window.wait_rows(0)
    window.wait(lambda: people(window) == ["en cours 0 min Agent 1"])
    window.press("Up")
    assert "a attendu" in window.view.heading.text()


@pytest.mark.parametrize(
    ("text", "at", "listed"),
    [
        ("hier 16h cni", datetime(2026, 10, 13, 14, 0, tzinfo=UTC), ("hier", True)),
        ("ce matin 8h40 caf apl", datetime(2026, 10, 14, 6, 40, tzinfo=UTC), ("08:40", False)),
        ("lundi 10h15 ameli", datetime(2026, 10, 12, 8, 15, tzinfo=UTC), ("12/10", True)),
    ],
)
def test_a_contact_is_noted_after_the_fact_by_plain_words(
    window: Driven, text: str, at: datetime, listed: tuple[str, bool]
) -> None:
    window.type(text)
    window.press("Return")
    (row,) = window.wait_rows(1)
    assert (row[1], "noté après coup" in row[3]) == listed
    saved = window.counter.presenter.book.history.saved[-1].passage
    assert saved is not None
    assert saved.parts[0].read is not None
    assert saved.parts[0].read.arrived_at == at


def test_today_s_appointments_are_offered_by_a_letter(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    hour = desk.now().replace(hour=9, minute=10)
    add_appointment(desk, "one", begin=int(hour.timestamp()), theme="logement", reason="apl")
    desk.close()
    window.press("Shift+F7")
    window.wait(window.view.question.answer.hasFocus)
    assert window.options() == ["A  09:10 APL"]
    window.type("a")
    window.wait(lambda: people(window) == ["09:05 rdv 09:10"])
    clock.forward(minutes=8)
    window.press("PgDown")
    window.wait_status("a attendu 3\u00a0min")
    window.type("apl caf")
    window.press("Return")
    window.wait_rows(1)
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    assert state_of(desk, "one") == ("kept", 1)
    desk.close()


def test_esc_does_not_make_a_wait_of_a_reception(window: Driven, clock: SetClock) -> None:
    arrive(window, 1)
    window.press("PgDown")
    window.wait_status("a attendu")
    clock.forward(minutes=20)
    window.press("Escape")
    assert "reste en charge" in window.status
    window.wait(lambda: people(window) == ["en cours 20 min Agent 1"])
    window.press("Shift+PgDown", "Return")
    assert people(window) == []
    assert "a attendu 0" in window.view.heading.text()

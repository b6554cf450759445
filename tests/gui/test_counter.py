"""The counter, by keys alone, on a real encrypted desk; what was saved is read from the file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from marianne_desk.domain.codes import Age, Channel, Help, Need, Outcome
from marianne_desk.domain.contact import Contact
from marianne_desk.storage.contacts import contacts_of_day
from marianne_desk.usecases.desk import open_desk
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven
from ui.counter import wiring


def kept(folder: Path, clock: SetClock, day: int = 14) -> list[Contact]:
    """The contacts in the file, oldest first."""
    desk = open_desk(folder, PASSPHRASE, clock)
    try:
        with desk.store.reading() as connection:
            rows = contacts_of_day(connection, datetime(2026, 10, day, tzinfo=UTC).date())
    finally:
        desk.close()
    return [row.contact for row in reversed(rows)]


def test_typing_starts_at_once_and_enter_saves(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    assert window.view.entry.hasFocus()
    window.type("cni")
    assert window.understood == "Papiers, carte d’identité · France Titres · démarche en ligne"
    window.press("Return")
    rows = window.wait_rows(1)
    assert rows[0][0] == "C-1"
    assert rows[0][2] == "Guichet"
    assert "résolu" in rows[0][4]
    assert window.wait_status("C-1 enregistré à 09:05").endswith("Ctrl+Z pour l’annuler.")
    assert window.view.entry.text() == ""
    assert window.keys == 4
    (contact,) = kept(desk_folder, clock)
    (request,) = contact.requests
    assert (contact.channel, request.reason, request.outcome) == (Channel.DESK, "cni", Outcome.SOLVED)
    assert request.operator == "FRANCE_TITRES"
    assert request.help == (Help.ONLINE,)


OUTCOME_KEYS = {
    "F9": Outcome.ORIENTED,
    "Ctrl+O": Outcome.ORIENTED,
    "F10": Outcome.APPOINTMENT,
    "Ctrl+R": Outcome.APPOINTMENT,
    "F11": Outcome.FORWARDED,
    "Ctrl+T": Outcome.FORWARDED,
    "F12": Outcome.PENDING,
    "Ctrl+S": Outcome.PENDING,
    "Shift+F9": Outcome.DROPPED,
    "Ctrl+N": Outcome.DROPPED,
    "Ctrl+Return": Outcome.SOLVED,
}


def test_the_saving_key_is_the_outcome(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    for count, keys in enumerate(OUTCOME_KEYS, 1):
        window.type("passeport")
        window.press(keys)
        window.wait_rows(count)
    outcomes = [contact.requests[0].outcome for contact in kept(desk_folder, clock)]
    assert dict(zip(OUTCOME_KEYS, outcomes, strict=True)) == OUTCOME_KEYS


def test_awaited_papers_stop_the_clock(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("caf apl")
    window.press("Shift+F12")
    window.wait_rows(1)
    (request,) = kept(desk_folder, clock)[0].requests
    assert request.outcome is Outcome.PENDING
    assert [pause.end for pause in request.pauses] == [None]


CHANNEL_KEYS = {
    "F2": Channel.DESK,
    "Alt+G": Channel.DESK,
    "F3": Channel.PHONE,
    "Alt+T": Channel.PHONE,
    "F6": Channel.VIDEO,
    "Alt+V": Channel.VIDEO,
    "F7": Channel.APPOINTMENT,
    "Alt+R": Channel.APPOINTMENT,
    "F8": Channel.PERMANENCE,
    "Alt+P": Channel.PERMANENCE,
}


def test_one_key_each_for_the_channels(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    for count, keys in enumerate(CHANNEL_KEYS, 1):
        window.press(keys)
        window.type("cni")
        window.press("Return")
        window.wait_rows(count)
        assert window.view.heading.text() == "Nouveau passage, au guichet"
    channels = [contact.channel for contact in kept(desk_folder, clock)]
    assert dict(zip(CHANNEL_KEYS, channels, strict=True)) == CHANNEL_KEYS


def test_two_operators_ask_for_one_more_key(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("reversion")
    assert [option.split()[-1] for option in window.options()] == ["CARSAT", "MSA"]
    window.press("Return")
    assert "choisissez" in window.status
    assert window.rows == []
    window.type("é")  # the key « 2 » of an AZERTY row, without Shift
    window.wait_rows(1)
    assert kept(desk_folder, clock)[0].requests[0].operator == "MSA"


def test_arrows_and_enter_answer_too(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("reversion")
    window.press("Down", "Down", "Return")
    window.wait_rows(1)
    assert kept(desk_folder, clock)[0].requests[0].operator == "MSA"


def test_words_that_mean_nothing_are_said_and_need_a_second_key(window: Driven) -> None:
    window.type("passeport xqzvk")
    assert "non compris" in window.understood
    window.press("Return")
    assert "xqzvk" in window.status
    assert window.rows == []
    window.press("Return")
    window.wait_rows(1)


def test_an_empty_line_saves_nothing(window: Driven) -> None:
    window.press("Return")
    assert window.status.startswith("Le thème de la demande manque")
    assert window.rows == []


def test_several_requests_of_one_person(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("ameli")
    window.press("Tab")
    assert len(window.chips()) == 1
    window.type("cheque energie")
    window.press("Return")
    rows = window.wait_rows(1)
    assert ";" in rows[0][3]
    (contact,) = kept(desk_folder, clock)
    assert [request.reason for request in contact.requests] == ["ameli", "cheque_energie"]
    assert "2 demandes, 2 résolues" in window.view.totals.text().replace("\u00a0", " ")


def test_a_noted_request_is_taken_back_into_the_line(window: Driven) -> None:
    window.type("ameli")
    window.press("Tab", "Backspace")
    assert window.chips() == []
    assert window.view.entry.text() == "ameli"
    window.press("Tab")
    window.type("cni")
    window.press("Shift+Tab")
    assert window.chips() == []
    assert window.view.entry.text() == "cni"


def test_ctrl_z_on_an_empty_line_takes_back_the_last_save(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.type("cni")
    window.press("Return")
    window.wait_status("C-1 enregistré")
    window.press("Ctrl+Z")
    window.wait_rows(0)
    assert window.wait_status("C-1 annulé")
    assert kept(desk_folder, clock) == []
    window.press("Up")
    assert window.view.entry.text() == "cni"


def test_up_does_the_last_contact_again(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("ameli")
    window.press("Tab")
    window.type("cpam css")
    window.press("Return")
    window.wait_rows(1)
    window.press("Ctrl+Y", "Return")
    window.wait_rows(2)
    first, again = kept(desk_folder, clock)
    assert [one.reason for one in again.requests] == [one.reason for one in first.requests]
    assert first.id != again.id


def test_esc_clears_the_line_and_up_gives_it_back(window: Driven) -> None:
    window.type("cni facts")
    window.press("Escape")
    assert window.view.entry.text() == ""
    window.press("Up")
    assert window.view.entry.text() == "cni facts"


def test_optional_facts_cost_one_key_each(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("cni")
    before = window.keys
    window.press("Down")
    window.type("é")  # 2: 12 to 17
    window.type("1")  # the first usual commune
    window.type("o")
    window.type("n")
    window.type("li")
    assert window.keys - before == 7
    window.press("Return")
    window.wait_rows(1)
    (contact,) = kept(desk_folder, clock)
    assert (contact.age, contact.commune, contact.first_visit) == (Age.FROM_12, "Vaubrun", True)
    assert contact.needs == (Need.READING, Need.INTERPRETER)
    assert contact.requests[0].returning is False
    assert [field.text() for field in window.view.facts.fields] == [""] * 5
    assert window.view.entry.hasFocus()


def test_facts_are_left_by_up_and_taken_away_by_delete(window: Driven) -> None:
    window.type("cni")
    window.press("Down")
    window.type("3")
    window.press("Left")
    assert window.view.facts.fields[0].text() != ""
    window.press("Delete")
    assert window.view.facts.fields[0].text() == ""
    window.press("Up")
    assert window.view.entry.hasFocus()
    assert window.view.entry.text() == "cni"


def test_any_commune_can_be_typed(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("cni")
    window.press("Down", "Right")
    window.type("Éloyes")
    window.press("Return")
    window.wait_rows(1)
    assert kept(desk_folder, clock)[0].commune == "Éloyes"


def test_a_note_is_kept_and_warns_without_blocking(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.type("cni")
    window.press("PgUp")
    window.type("rappeler au 06 12 34 56 78")
    assert window.view.note.warning.isVisible()
    assert "téléphone" in window.view.note.warning.text()
    window.press("Return")
    window.wait_rows(1)
    assert kept(desk_folder, clock)[0].requests[0].note == "rappeler au 06 12 34 56 78"
    assert not window.view.note.isVisible()


def test_a_letter_is_never_received_now_by_default(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.press("F5")
    window.type("caf apl")
    window.press("F11")
    assert [option[0] for option in window.options()] == ["A", "H"]
    assert window.rows == []
    window.type("h")
    rows = window.wait_rows(1)
    assert (rows[0][1], rows[0][2]) == ("hier", "Courrier")
    assert rows[0][4].replace("\u00a0", " ") == "▲ transmis, avant le 03/11"
    (contact,) = kept(desk_folder, clock, day=13)
    received = contact.requests[0].received_at
    assert contact.channel is Channel.MAIL
    assert received is not None
    assert received.date() == clock.now.date() - timedelta(days=1)


def test_the_due_day_is_said_while_the_receipt_is_typed(window: Driven) -> None:
    window.press("F4")
    window.type("caf apl")
    window.press("F12")
    window.type("lundi 9h")
    assert "à répondre avant lundi 19 octobre" in window.understood
    window.press("Return")
    window.wait_status("C-1 enregistré")


def test_the_receipt_may_stand_in_the_line(window: Driven) -> None:
    window.press("F4")
    window.type("hier 18h renov")
    assert "à répondre avant mardi 20 octobre" in window.understood
    window.press("F12")
    window.wait_status("C-1 enregistré")


def test_a_telephone_message_asks_too(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.press("F3")
    window.type("cpam css")
    window.press("F12")
    assert [option[0] for option in window.options()] == ["A", "H"]
    window.type("a")
    assert window.rows == []
    window.press("Return")  # nobody to call back in particular
    window.wait_rows(1)
    assert kept(desk_folder, clock)[0].requests[0].received_at == clock.now


def test_an_announced_delay_is_chosen(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("caf apl")
    window.press("Shift+F11")
    assert window.options()[0].endswith("avant mercredi 21 octobre")
    window.type("1")
    window.wait_rows(1)
    (request,) = kept(desk_folder, clock)[0].requests
    assert [announcement.on for announcement in request.announcements] == [datetime(2026, 10, 21).date()]  # noqa: DTZ001


def test_who_waits_is_taken_in_turn_and_the_wait_is_kept(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.press("Ins")
    window.wait_status("Arrivée notée à 09:05")
    clock.forward(minutes=5)
    window.press("Ins")
    window.wait(lambda: window.view.waiting.list.count() == 2)
    clock.forward(minutes=6)
    window.press("PgDown")
    window.wait_status("a attendu 11\u00a0min")
    window.wait(lambda: window.view.waiting.list.count() == 1)
    clock.forward(minutes=10)
    window.type("actualisation")
    window.press("Return")
    window.wait_rows(1)
    (contact,) = kept(desk_folder, clock)
    assert contact.taken_at is not None
    assert contact.taken_at - contact.arrived_at == timedelta(minutes=11)


def test_a_person_taken_by_mistake_waits_again(window: Driven) -> None:
    window.press("Ins")
    window.wait(lambda: window.view.waiting.list.count() == 1)
    window.press("PgDown")
    window.wait(lambda: window.view.waiting.list.count() == 0)
    window.press("Escape")
    window.wait(lambda: window.view.waiting.list.count() == 1)


def test_somebody_leaves_without_being_received(window: Driven) -> None:
    window.press("Ins")
    window.wait(lambda: window.view.waiting.list.count() == 1)
    window.view.waiting.list.setFocus()
    window.press("Down", "Delete")
    window.wait(lambda: window.view.waiting.list.count() == 0)
    assert "sans être reçue" in window.status


def test_a_refresh_keeps_the_selected_contact(window: Driven) -> None:
    for count, word in enumerate(("cni", "passeport", "carte grise"), 1):
        window.type(word)
        window.press("Return")
        window.wait_rows(count)
    window.view.today.selectRow(1)
    selected = window.view.today.selected()
    window.type("ameli")
    window.press("Return")
    window.wait_rows(4)
    assert window.view.today.selected() == selected
    assert window.rows[window.view.today.currentIndex().row()][0] == "C-2"


def test_typing_in_the_list_goes_to_the_line(window: Driven) -> None:
    window.type("cni")
    window.press("Return")
    window.wait_rows(1)
    window.view.today.setFocus()
    window.type("a")
    assert window.view.entry.hasFocus()
    assert window.view.entry.text() == "a"


def test_the_journal_goes_into_the_file_when_nobody_saves(
    window: Driven, desk_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "IDLE_MS", 1)
    journal = desk_folder / "desk.db-wal"
    window.type("cni")
    window.press("Return")
    window.wait_rows(1)
    window.wait(lambda: not journal.exists() or journal.stat().st_size == 0)

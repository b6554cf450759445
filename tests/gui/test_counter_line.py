"""What the line says it will record, and two requests of one line, by keys on a real desk."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from marianne_desk.domain.contact import Contact
from marianne_desk.storage.contacts import contacts_of_day
from marianne_desk.usecases.desk import open_desk
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, opened, turn


def _kept(folder: Path, clock: SetClock) -> list[Contact]:
    desk = open_desk(folder, PASSPHRASE, clock)
    try:
        with desk.store.reading() as connection:
            rows = contacts_of_day(connection, datetime(2026, 10, 14, tzinfo=UTC).date())
    finally:
        desk.close()
    return [row.contact for row in rows]


def test_both_requests_of_one_line_are_saved(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("cni et passeport")
    window.press("Return")
    window.press("1")
    window.wait_rows(1)
    (contact,) = _kept(desk_folder, clock)
    assert {request.reason for request in contact.requests} == {"cni", "passeport"}
    assert {request.operator for request in contact.requests} == {"FRANCE_TITRES"}


def test_both_requests_of_one_line_become_chips(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("cni + passeport")
    window.press("Tab")
    window.press("1")
    assert window.view.entry.text() == ""
    window.type("permis")
    window.press("Return")
    window.wait_rows(1)
    (contact,) = _kept(desk_folder, clock)
    assert {request.reason for request in contact.requests} == {"cni", "passeport", "permis"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cni sous 10 jours", "réponse annoncée avant samedi 24 octobre"),
        ("apl caf manque bail", "des papiers sont attendus"),
        ("réclamation cpam", "réclamation"),
        ("cni mme martin", "nom non gardé"),
        ("tel cpam hier", "téléphone · reçu hier"),
        ("par mail cpam lundi", "reçu le lundi 12 octobre"),
        ("courriel cpam hier soir", "reçu hier soir"),
        ("cni hier 9h", "arrivé hier à 9 h 00"),
    ],
)
def test_all_that_will_be_recorded_is_said(window: Driven, text: str, said: str) -> None:
    window.type(text)
    assert said in window.understood.replace("\u00a0", " ")


def test_an_hour_forgotten_is_said(window: Driven) -> None:
    window.type("cni hier")
    window.press("Return")
    window.press("8")
    assert "enregistré" in window.wait_status("enregistré")


def test_a_word_that_changed_nothing_is_said(window: Driven) -> None:
    window.type("cni lunettes")
    assert "non compris" in window.understood
    assert "lunettes" in window.understood


def _with_communes(window: Driven, *names: str) -> None:
    window.view.facts.offer_communes((), names)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("sa", "Sales"), ("etam", "Étampes"), ("La", "Laval"), ("laval-e", "Laval-en-Brie"), ("Autun", "Autun")],
)
def test_the_completed_commune_is_stored(
    window: Driven, desk_folder: Path, clock: SetClock, typed: str, stored: str
) -> None:
    _with_communes(window, "Sales", "Étampes", "Laval", "Laval-en-Brie")
    window.type("caf apl")
    window.press("Right", "4")
    window.type(typed)
    window.press("Return")
    window.wait_rows(1)
    assert [contact.commune for contact in _kept(desk_folder, clock)] == [stored]


def test_a_saving_key_stores_the_completed_commune(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    _with_communes(window, "Sales", "Salies")
    window.type("caf apl")
    window.press("Right", "4")
    window.type("sa")
    assert window.view.facts.fields[1].text() == "sales"
    window.press("F9")
    window.wait_rows(1)
    assert [contact.commune for contact in _kept(desk_folder, clock)] == ["Sales"]


def test_an_arrow_after_a_fact_skips_nothing(window: Driven) -> None:
    window.type("caf apl")
    window.press("Right", "4", "Right")
    assert window.view.facts.fields[1].hasFocus()
    window.press("Right")
    assert window.view.facts.fields[2].hasFocus()


def test_a_key_that_means_nothing_to_a_fact_is_said(window: Driven) -> None:
    window.type("caf apl")
    window.press("Right", "Right", "Right")
    window.type("x")
    assert window.view.keys.isVisible()
    assert "« x » ne veut rien dire ici" in window.view.keys.text().replace("\u00a0", " ")
    assert window.view.facts.fields[2].hasFocus()


@pytest.mark.parametrize("keys", ["Alt+2", "Alt+é"])
def test_alt_and_a_digit_answer_the_question_that_is_shown(
    window: Driven, desk_folder: Path, clock: SetClock, keys: str
) -> None:
    window.type("reversion")
    assert [option.split()[0] for option in window.options()] == ["Alt+1", "Alt+2"]
    window.press(keys)
    assert window.options() == []
    assert window.chips() == []
    window.press("Return")
    window.wait_rows(1)
    (contact,) = _kept(desk_folder, clock)
    assert [request.operator for request in contact.requests] == ["MSA"]


def test_what_is_typed_while_a_save_waits_is_refused_and_said(window: Driven) -> None:
    window.type("reversion")
    window.press("Return")
    assert [option.split()[0] for option in window.options()] == ["1", "2"]
    assert window.view.question.title.text().startswith("Encore une touche")
    assert window.view.entry.property("held") is True
    window.type("cni")
    assert window.view.entry.text() == "reversion"
    assert "Choisissez d’abord : 1 CARSAT, 2 MSA" in window.understood
    window.press("Escape")
    assert window.view.entry.property("held") is False
    assert "Choisissez" not in window.understood
    assert [option.split()[0] for option in window.options()] == ["Alt+1", "Alt+2"]
    assert "de retour sur la ligne" in window.status
    window.type(" cni")
    assert window.view.entry.text() == "reversion cni"
    assert window.rows == []


def test_nothing_moves_under_the_hand(window: Driven) -> None:
    window.window.resize(1366, 768)
    places: set[tuple[int, int]] = set()

    def note() -> None:
        turn(20)
        places.add((window.view.saving.y(), window.view.today.y()))

    note()
    window.type("cni lunettes tel hier soir 1re visite 70 ans réclamation sous 10 jours")
    note()
    window.press("Escape")
    note()
    window.type("reversion")
    note()
    window.press("Return")
    note()
    window.type("x")
    note()
    window.press("1")
    window.wait_rows(1)
    note()
    window.type("cni")
    window.press("Tab", "Right")
    note()
    assert len(places) == 1


@pytest.mark.parametrize("keys", [("Ctrl+Z",), ("Escape",)])
def test_what_empties_the_line_takes_the_facts_along_and_gives_them_back(
    window: Driven, keys: tuple[str, ...]
) -> None:
    window.type("caf apl")
    window.press("Right", "4", "Up")
    window.press(*keys)
    assert window.view.entry.text() == ""
    assert window.view.facts.age is None
    window.press("Up")
    assert window.view.entry.text() == "caf apl"
    assert window.view.facts.age is not None


def test_a_letter_of_yesterday_stays_listed_in_its_turn(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.press("F5")
    window.type("caf apl")
    window.press("F9")
    window.type("h")
    window.wait_rows(1)
    clock.forward(minutes=1)
    window.press("F8")
    window.type("cni")
    window.press("Return")
    rows = window.wait_rows(2)
    assert [row[0] for row in rows] == ["C-2", "C-1"]
    assert rows[1][1] == "hier"
    said = window.view.totals.text().replace("\u00a0", " ").replace("\u202f", " ")
    assert said == "Aujourd’hui : 1 permanence à part, 1 d’un autre jour"
    with opened(desk_folder, clock) as again:
        assert again.wait_rows(2) == rows


def test_closing_asks_before_a_typed_line_is_lost(window: Driven) -> None:
    asked: list[str] = []

    def press(keys: str) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text().replace("\u202f", " "))
        QTest.keySequence(box, QKeySequence(keys))

    assert window.window.may_close()
    window.type("cni")
    QTimer.singleShot(50, lambda: press("Return"))
    assert not window.window.close()
    assert window.window.isVisible()
    assert window.view.entry.text() == "cni"
    assert asked == ["Une saisie n’est pas enregistrée. Elle sera gardée, mise de côté. Fermer ?"]


def test_what_was_said_leaves_with_its_line_and_its_screen(window: Driven) -> None:
    window.type("reversion")
    window.press("Return")
    assert "choisissez" in window.status
    window.press("Escape")
    window.type("x")
    assert window.status == ""
    window.press("Escape")
    assert "effacée" in window.status
    window.press("Ctrl+7")
    assert window.status == ""

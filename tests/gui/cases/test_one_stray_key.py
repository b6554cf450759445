"""What one key too many must not do in « Dossiers », and what stays in sight to be taken back."""

from pathlib import Path

import pytest

from tests.desks import MakeDesk, SetClock
from tests.gui.cases.followed import PLAIN, Screen, followed_desk
from tests.gui.cases.opening_desk import gone, ready
from tests.gui.driving import Driven, focused, turn
from ui.cases.facts_dialog import FactsDialog
from ui.questions.panel import STRAY


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    return followed_desk(make_desk, clock)


@pytest.fixture
def screen(window: Driven) -> Screen:
    return Screen(window)


def _options(screen: Screen) -> list[str]:
    return [button.text() for button in screen.view.question.buttons if button.isVisible()]


def test_a_digit_means_the_same_wherever_the_case_stands(screen: Screen) -> None:
    driven, question = screen.driven, screen.view.question
    screen.go("D-6")
    driven.press("Return")
    driven.wait(question.isVisible)
    first = _options(screen)
    assert first[:2] == ["1  Pris en charge", "2  En cours"]
    driven.type("1")
    driven.wait_status("pris en charge")
    driven.wait(lambda: not question.isVisible())
    turn(STRAY + 300)
    driven.press("Return")
    driven.wait(question.isVisible)
    assert _options(screen) == first[1:]
    before = driven.status
    driven.type("1")  # not possible any more: it is no other answer, and none of the field
    assert question.isVisible()
    assert not question.field.text()
    assert driven.status == before
    driven.type("2")
    driven.wait_status("en cours")


def test_enter_right_after_a_digit_is_not_meant_for_what_comes_next(screen: Screen) -> None:
    driven, question = screen.driven, screen.view.question
    screen.go("D-6")
    driven.press("Return")
    driven.wait(question.isVisible)
    question.stray = 60_000
    driven.type("3")
    driven.press("Return")
    driven.wait_status("réglé")
    screen.wait_group("D-6", "À dire")
    driven.press("Return")
    driven.press("Return")
    assert "réglé" in driven.status
    screen.wait_group("D-6", "À dire")
    question.stray = 0
    driven.press("Return")
    screen.wait_group("D-6", "à clore")


def test_enter_in_the_question_that_a_digit_led_to(screen: Screen) -> None:
    driven, question = screen.driven, screen.view.question
    screen.go("D-6")
    driven.press("Return")
    driven.wait(question.isVisible)
    question.stray = 60_000
    driven.type("5")
    driven.wait(lambda: "quelles pièces" in question.title.text())
    driven.press("Return")
    assert question.isVisible()
    driven.type("RIB")  # who types means the Enter that follows
    driven.press("Return")
    screen.wait_group("D-6", "Pièces attendues")


def test_one_enter_more_does_not_close(screen: Screen) -> None:
    driven = screen.driven
    driven.press("Return")
    driven.wait_status("usager informé")
    screen.wait_group("D-5", "à clore")
    driven.press("Return")
    driven.wait_status("Entrée encore une fois pour le clore")
    screen.wait_group("D-5", "à clore")
    driven.press("Return")
    screen.wait_group("D-5", "Clos à l’instant")
    driven.press("Return")
    driven.wait_status("Entrée encore une fois pour le rouvrir")


def test_one_enter_more_after_a_window_does_not_close(screen: Screen) -> None:
    driven = screen.driven
    driven.press("F9")
    screen.wait_group("D-5", "à clore")
    driven.press("Return")  # asks
    driven.wait_status("Entrée encore une fois")
    driven.press("Alt+F")
    ready(driven, FactsDialog, lambda one: focused().window() is one)
    driven.press("Escape")
    gone(driven, FactsDialog)
    driven.wait(screen.view.table.hasFocus)
    driven.press("Return")  # asks again
    turn(100)
    screen.wait_group("D-5", "à clore")
    driven.press("Return")
    screen.wait_group("D-5", "Clos à l’instant")


def test_what_was_found_and_closed_can_be_taken_back(screen: Screen) -> None:
    driven = screen.driven
    driven.press("Ctrl+F")
    driven.type("benali")
    driven.wait(lambda: screen.numbers == ["D-6"])
    driven.press("Return", "Shift+F9")
    driven.wait(lambda: screen.rows == ["Clos à l’instant · 1", "D-6 Lina Benali"])
    assert screen.view.summary.text().translate(PLAIN) == "0 trouvé, D-6 clos à l’instant"
    assert screen.view.table.hasFocus()
    assert screen.current == "D-6"
    driven.press("Ctrl+Z")
    driven.wait(lambda: screen.rows == ["Trouvés · 1", "D-6 Lina Benali"])
    assert screen.view.field.text() == "benali"
    driven.press("Shift+F9")
    driven.wait(lambda: screen.rows[0].startswith("Clos à l’instant"))
    driven.press("Shift+F8")
    driven.wait_status("rouvert")
    driven.wait(lambda: screen.rows[0] == "Trouvés · 1")
    driven.press("Shift+F9")
    driven.wait(lambda: screen.rows[0].startswith("Clos à l’instant"))
    driven.press("Ctrl+F")
    driven.type("zorro")
    driven.wait(lambda: not screen.numbers)


def test_what_was_closed_leaves_with_the_screen(screen: Screen) -> None:
    driven = screen.driven
    screen.go("D-6")
    driven.press("Shift+F9")
    screen.wait_group("D-6", "Clos à l’instant")
    assert screen.view.summary.text().translate(PLAIN).startswith("4 dossiers ouverts")
    assert screen.current == "D-6"
    driven.press("Ctrl+1")
    driven.press("Ctrl+5")
    driven.wait(lambda: "D-6" not in screen.numbers)


def test_papers_that_were_brought_are_said(screen: Screen) -> None:
    driven = screen.driven
    screen.go("D-3")
    driven.press("F12")
    driven.wait_status("pièces apportées")
    screen.wait_group("D-3", "Chez le partenaire")
    row = next(row for row in screen.view.table.waiting.rows if row.cells[0] == "D-3")
    assert row.cells[5] == "Pièces apportées"

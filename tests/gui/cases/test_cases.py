"""« Dossiers », by keys alone, on a real encrypted desk."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from tests.desks import MakeDesk, SetClock
from tests.gui.cases.followed import PLAIN, Screen, followed_desk
from tests.gui.driving import Driven, labels_of, opened, turn
from ui.cases.screen import open_case_of_list
from ui.cases.view import CasesView
from ui.shortcuts import BINDINGS
from ui.shortcuts.acts import CASES


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    return followed_desk(make_desk, clock)


@pytest.fixture
def screen(window: Driven) -> Screen:
    return Screen(window)


def test_the_list_by_what_presses_and_the_two_clocks(screen: Screen) -> None:
    assert screen.rows == [
        "▲ À dire à l’usager · 1",
        "D-5 René Petit",
        "▲ En souffrance, à relancer · 1",
        "D-1 Karim Haddad",
        "▲ Rendez-vous à renseigner · 1",
        "D-2 Jean Dupont",
        "Chez le partenaire · 1",
        "D-6 Lina Benali",
        "Pièces attendues de l’usager · 1",
        "D-3 Chantal Martin",
    ]
    summary = screen.view.summary.text().translate(PLAIN)
    assert summary == "5 dossiers ouverts : 1 à dire, 1 en souffrance, 1 à renseigner."
    assert screen.current == "D-5"
    assert screen.clocks[1].endswith("▲ À dire à l’usager")
    screen.go("D-1")
    assert screen.clocks == [
        "5 jours ouvrés sur 3 / depuis le mercredi 14 octobre, réponse avant lundi 19 octobre"
        " / ▲ En souffrance : à relancer",
        "Reçu il y a 5 jours ouvrés / aucun délai promis à l’usager",
    ]
    screen.driven.wait(lambda: "Transmis à la CAF" in screen.parts)
    screen.go("D-2")
    assert "À renseigner" in screen.clocks[0]
    screen.driven.wait(lambda: "▲ à renseigner" in screen.parts)
    screen.go("D-3")
    assert screen.clocks[0].startswith("Le délai s’arrête")
    screen.driven.wait(lambda: "Pièces demandées : RIB" in screen.parts)
    assert screen.driven.window._buttons  # the navigation is there
    names = [button.text() for button in screen.driven.window.findChildren(QToolButton)]
    assert "Dossiers (3)" in names


def test_a_case_goes_on_by_one_key_each_and_back(screen: Screen) -> None:
    driven = screen.driven
    screen.go("D-6")
    driven.wait(lambda: screen.events == 1)
    for count, (key, group, said) in enumerate(
        (
            ("F2", "Chez le partenaire", "pris en charge"),
            ("F3", "Chez le partenaire", "en cours"),
            ("F7", "Chez le partenaire", "relancé"),
            ("F10", "Chez le partenaire", "revenu"),
            ("F4", "À dire", "réglé"),
            ("F9", "à clore", "usager informé"),
            ("Shift+F8", "Chez le partenaire", "rouvert"),
        ),
        2,
    ):
        driven.press(key)
        driven.wait_status(said)
        screen.wait_group("D-6", group)
        driven.wait(lambda: screen.current == "D-6" and screen.events == count)  # noqa: B023
    driven.press("Ctrl+Z")
    driven.wait_status("défait")
    screen.wait_group("D-6", "à clore")
    driven.press("Ctrl+Z")
    driven.wait_status("Rien à défaire")
    driven.press("Return")  # what it waits for: to be closed
    driven.wait_status("clos")
    screen.wait_group("D-6", "Clos à l’instant")
    driven.press("Alt+O")
    driven.wait(lambda: "D-4" in screen.numbers)
    screen.wait_group("D-6", "Clos")
    driven.press("Alt+O")
    driven.wait(lambda: "D-4" not in screen.numbers and "D-6" not in screen.numbers)


def test_what_is_asked_before_an_act(screen: Screen) -> None:
    driven, question = screen.driven, screen.view.question
    screen.go("D-6")
    driven.press("F6")
    driven.wait(question.isVisible)
    driven.press("Return")
    driven.wait(lambda: "motif du refus manque" in question.understood.text())
    driven.type("née le 12/03/1985")
    driven.press("Return")
    driven.wait(lambda: "identifie la personne" in question.understood.text())
    driven.press("Ctrl+A")
    driven.type("plafond dépassé")
    driven.press("Return")
    screen.wait_group("D-6", "À dire")
    driven.wait(lambda: "Refusé : plafond dépassé" in screen.parts)
    driven.press("Ctrl+Z")
    screen.wait_group("D-6", "Chez le partenaire")
    driven.press("Shift+F12")
    driven.wait(question.isVisible)
    driven.type("avis d’impôt")
    driven.press("Return")
    screen.wait_group("D-6", "Pièces attendues")
    driven.press("F12")
    driven.wait_status("pièces apportées")
    screen.wait_group("D-6", "Chez le partenaire")


def test_the_wrong_partner_is_asked_for_the_right_one(screen: Screen) -> None:
    driven, question = screen.driven, screen.view.question
    screen.go("D-6")
    driven.press("F5")
    driven.wait(question.isVisible)
    driven.type("zzz")
    driven.press("Return")
    driven.wait(lambda: "Choisissez" in question.understood.text())
    driven.press("Ctrl+A")
    driven.type("msa")
    assert question.understood.text() == "MSA"
    driven.press("Return")
    driven.wait_status("transmis à la MSA")
    driven.wait(lambda: "Transmis à la MSA" in screen.parts)
    assert "MSA" in screen.view.detail.clocks[0].head.text()
    driven.press("Ctrl+Z")
    driven.wait_status("défait")
    driven.wait(lambda: "CAF" in screen.view.detail.clocks[0].head.text())
    driven.press("F5")
    driven.wait(question.isVisible)
    last = [button.text()[0] for button in question.buttons if button.isVisible()][-1]
    driven.type(last)
    driven.wait_status("à transmettre")
    screen.wait_group("D-6", "À dire")


def test_enter_does_what_the_case_waits_for(screen: Screen) -> None:
    driven, question = screen.driven, screen.view.question
    assert screen.offered[0] == "Usager informé  Entrée"
    driven.press("Return")
    screen.wait_group("D-5", "à clore")
    screen.go("D-1")
    assert screen.offered[0] == "Que dit le partenaire…  Entrée"
    driven.press("Return")
    driven.wait(question.isVisible)
    options = [button.text() for button in question.buttons if button.isVisible()]
    assert options[:2] == ["1  Pris en charge", "2  En cours"]
    driven.press("Esc")
    assert not question.isVisible()
    driven.press("Return")
    driven.wait(question.isVisible)
    driven.type("pris")
    driven.press("Return")
    screen.wait_group("D-1", "Chez le partenaire")
    screen.go("D-3")
    driven.press("Return")
    driven.wait(question.isVisible)
    assert [button.text() for button in question.buttons if button.isVisible()][-1].endswith(
        "Pièces apportées"
    )


def test_what_became_of_an_appointment(screen: Screen) -> None:
    driven, question = screen.driven, screen.view.question
    screen.go("D-2")
    assert "Rendez-vous : devenu…  Entrée" in screen.offered[0].translate(PLAIN)
    driven.press("F11")
    driven.wait(question.isVisible)
    driven.type("5")
    driven.wait(lambda: "absent : pourquoi" in question.title.text().translate(PLAIN))
    driven.type("né le 12/03/1985")
    driven.press("Return")
    driven.wait(lambda: "identifie" in question.understood.text())
    driven.press("Ctrl+A")
    driven.type("hospitalisé")
    driven.press("Return")
    driven.wait_status("absent, un autre est à prendre")
    screen.wait_group("D-2", "à reprendre")
    driven.wait(lambda: "absent (hospitalisé)" in screen.parts)
    assert screen.clocks[0].startswith("Rien n’est prévu")
    driven.press("Ctrl+Z")
    screen.wait_group("D-2", "à renseigner")
    driven.press("Return")
    driven.wait(question.isVisible)
    driven.type("1")
    screen.wait_group("D-2", "à clore")
    screen.go("D-1")
    driven.press("F11")
    driven.wait_status("n’a pas de rendez-vous à renseigner")


def test_somebody_is_found_as_one_types(screen: Screen) -> None:
    driven = screen.driven
    driven.type("benaly")
    assert screen.view.field.hasFocus()
    driven.wait(lambda: screen.rows == ["Trouvés · 1", "D-6 Lina Benali"])
    driven.press("Ctrl+A")
    driven.type("34 56")
    driven.wait(lambda: screen.numbers == ["D-6"])
    driven.press("Return")
    assert screen.view.table.hasFocus()
    assert screen.current == "D-6"
    driven.press("F2")
    driven.wait_status("pris en charge")
    driven.wait(lambda: screen.numbers == ["D-6"])
    driven.press("Ctrl+F")
    driven.type("zorro")
    driven.wait(lambda: "Personne de ce nom" in screen.view.empty.text())
    assert "0 trouvé" in screen.view.summary.text()
    driven.press("Esc")
    driven.wait(lambda: len(screen.numbers) == 5)
    driven.press("Ctrl+F")
    driven.type("clos")
    driven.wait(lambda: "Personne" in screen.view.empty.text())
    driven.press("Alt+O")
    driven.wait(lambda: screen.numbers == ["D-4"])
    assert "tous" in driven.status.lower()


def test_what_is_not_possible_is_said_and_not_offered(screen: Screen) -> None:
    driven = screen.driven
    screen.go("D-1")
    driven.press("F12")
    driven.wait_status("pas possible là où en est le dossier")
    assert not any(text.startswith("Pièces apportées") for text in screen.offered)
    assert any(text.startswith("Pris en charge") for text in screen.offered)


def test_mine_or_all(screen: Screen) -> None:
    driven = screen.driven
    driven.press("Alt+M")
    driven.wait(lambda: "D-6" not in screen.numbers)
    assert "de votre part" in screen.view.summary.text()
    driven.press("Alt+M")
    driven.wait(lambda: "D-6" in screen.numbers)


def test_a_case_is_shown_from_elsewhere(window: Driven) -> None:
    from ui.to_answer.badge import Badge

    badge = window.start.badge
    assert isinstance(badge, Badge)
    case = "rien"
    open_case_of_list(badge.context, case)
    view = window.window.findChild(CasesView)
    assert view is not None
    window.wait(lambda: view.is_built and bool(view.table.waiting.rows))
    wanted = view.table.waiting.rows[-1].id
    open_case_of_list(badge.context, wanted)
    window.wait(lambda: view.table.selected == wanted)


def test_an_empty_desk_says_what_will_be_here(make_desk: MakeDesk, clock: SetClock) -> None:
    with opened(make_desk(clock=clock).place.folder, clock) as driven:
        screen = Screen(driven)
        assert screen.view.summary.text() == "Aucun dossier ouvert."
        assert "transmises à un partenaire" in screen.view.empty.text()
        driven.press("F2")
        driven.wait_status("Choisissez d’abord un dossier")


def test_everything_is_named_and_each_key_acts(screen: Screen) -> None:
    assert labels_of(screen.view.field)
    assert screen.view.field.accessibleName()
    assert screen.view.table.accessibleName()
    for button in screen.view.buttons.values():
        assert button.accessibleName()
    for panel in screen.view.detail.clocks:
        assert panel.accessibleName()
        assert panel.accessibleDescription()
    assert all(binding.does for binding in BINDINGS if binding.group == CASES)


def test_a_small_window_keeps_list_and_question(screen: Screen) -> None:
    driven = screen.driven
    driven.window.resize(683, 384)
    driven.wait(lambda: not screen.view.keys.isVisible())
    screen.go("D-1")
    detail = screen.view.detail
    assert detail.isVisible()
    labels = [one for panel in detail.clocks for one in panel.findChildren(QLabel)]
    driven.wait(lambda: detail.width() < 683)

    def whole(label: QLabel) -> bool:
        return not label.isVisible() or label.visibleRegion().boundingRect().size() == label.size()

    driven.press("Ctrl+Shift+S")  # the band that says how old the copy is goes
    driven.wait(lambda: detail.height() > 120, 15)
    turn(200)
    assert all(map(whole, labels))  # both clocks are read without scrolling
    driven.press("Tab")
    assert detail.hasFocus()  # and the rest by the arrows
    driven.press("Shift+Tab")
    driven.press("Return")
    question = screen.view.question
    driven.wait(question.isVisible)
    assert not detail.isVisible()
    answers = question.field.parentWidget()
    assert answers is not None
    driven.wait(lambda: answers.rect().contains(question.field.geometry()))  # the box is in sight
    driven.press("Esc")
    assert screen.view.field.isVisible()
    driven.window.resize(1366, 768)
    driven.wait(screen.view.keys.isVisible)

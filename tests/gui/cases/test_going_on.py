"""« Dossiers »: what happened earlier, whom a case goes on to, an opening that was a mistake."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton

from marianne_desk.domain.cases.case import Case, Happening
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office, Partner
from marianne_desk.usecases.cases import case_by_id
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.directory import change_directory
from tests.case_samples import a_case, an_appointment
from tests.desks import PASSPHRASE, MakeDesk, SetClock
from tests.gui.cases.followed import PLAIN, Screen, followed_desk
from tests.gui.cases.opening_desk import NOW, filled, gone, ready, waiting
from tests.gui.driving import Driven, opened
from ui.case_opening.opening_dialog import CaseDialog
from ui.shortcuts import Act
from ui.to_answer.badge import Badge


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    folder = followed_desk(make_desk, clock)
    offices = (Office("laval", "MSA", "MSA de Laval"), Office("mayenne", "MSA", "MSA de Mayenne"))
    people = (
        Correspondent("roux", "MSA", "Mme Roux", office="laval"),
        Correspondent("petit", "MSA", "M. Petit", office="mayenne"),
    )
    with closing(open_desk(folder, PASSPHRASE, clock)) as desk:
        change_directory(desk, Directory((Partner("MSA"),), offices, people))
    clock.forward(days=2)
    return folder


@pytest.fixture
def screen(window: Driven) -> Screen:
    return Screen(window)


def kept(folder: Path, clock: SetClock, screen: Screen) -> Case:
    """The selected case, as it is on the disk."""
    with closing(open_desk(folder, PASSPHRASE, clock)) as desk:
        return case_by_id(desk, screen.view.table.selected).case


def test_what_happened_yesterday_is_noted_as_of_yesterday(
    screen: Screen, desk_folder: Path, clock: SetClock
) -> None:
    driven, question, moment = screen.driven, screen.view.question, screen.view.moment
    screen.go("D-6")
    driven.press("Ctrl+H")
    driven.wait(question.isVisible)
    for text, said in (
        ("demain 9h", "futur"),
        ("il y a 5 jours", "passé autre chose après"),
        ("zz", "non compris"),
    ):
        driven.press("Ctrl+A")
        driven.type(text)
        driven.press("Return")
        driven.wait(lambda said=said: said in question.understood.text())  # type: ignore[misc]
    driven.press("Ctrl+A")
    driven.type("hier 17h")
    driven.wait(lambda: "à 17 h" in question.understood.text().translate(PLAIN))
    driven.press("Return")
    driven.wait(moment.isVisible)
    assert "sera daté" in moment.text()
    assert not question.isVisible()
    assert screen.view.table.hasFocus()
    driven.press("F4")
    driven.wait_status("à 17")
    screen.wait_group("D-6", "À dire")
    assert not moment.isVisible()
    last = kept(desk_folder, clock, screen).events[-1]
    assert last.at == (clock.now - timedelta(days=1)).replace(hour=15, minute=0, second=0)
    driven.press("F9")  # the next one happens now
    driven.wait_status("usager informé")
    driven.wait(lambda: kept(desk_folder, clock, screen).events[-1].at == clock.now)


def test_a_moment_holds_for_one_case_and_is_dropped_by_its_key(screen: Screen) -> None:
    driven, moment = screen.driven, screen.view.moment
    for leaving in ("Down", "Ctrl+H"):
        screen.go("D-2")
        driven.press("Ctrl+H")
        driven.type("hier")
        driven.press("Return")
        driven.wait(moment.isVisible)
        driven.press("F11")
        driven.wait_status("a déjà son heure")
        driven.press(leaving)
        driven.wait(lambda: not moment.isVisible())
    driven.wait_status("daté de maintenant")


def test_an_open_case_goes_on_to_an_office_and_a_correspondent(
    screen: Screen, desk_folder: Path, clock: SetClock
) -> None:
    driven, question = screen.driven, screen.view.question

    def options() -> list[str]:
        return [button.text() for button in question.buttons if button.isVisible()]

    screen.go("D-6")
    driven.press("Shift+F5")
    driven.wait(lambda: "à qui le transmettre" in question.title.text())
    assert not any("Pas encore" in one for one in options())
    driven.press("Return")
    driven.wait(lambda: "Choisissez" in question.understood.text())
    driven.type("msa")
    driven.press("Return")
    driven.wait(lambda: "quel bureau" in question.title.text())
    assert options() == ["1  MSA de Laval", "2  MSA de Mayenne", "3  Sans préciser"]
    driven.type("2")
    driven.wait(lambda: "en particulier" in question.title.text())
    assert options() == ["1  M. Petit", "2  Personne en particulier"]
    driven.type("1")
    driven.wait_status("transmis à la MSA de Mayenne, M. Petit")
    driven.wait(lambda: "MSA" in screen.view.detail.clocks[0].head.text())
    case = kept(desk_folder, clock, screen)
    assert (case.operator, case.office, case.correspondent) == ("MSA", "mayenne", "petit")
    assert [event.happening for event in case.events] == [Happening.FORWARDED, Happening.FORWARDED]
    driven.press("Ctrl+Z")
    driven.wait(lambda: "CAF" in screen.view.detail.clocks[0].head.text())
    driven.press("F5")
    driven.wait(question.isVisible)
    driven.type("msa")
    driven.press("Return")
    driven.wait(lambda: "quel bureau" in question.title.text())
    driven.press("Return")  # no office in particular: all of its people
    driven.wait(lambda: len(options()) == 3)
    driven.press("Return")
    driven.wait_status("mauvais interlocuteur, transmis à la MSA")
    driven.wait(lambda: kept(desk_folder, clock, screen).operator == "MSA")
    case = kept(desk_folder, clock, screen)
    assert (case.office, case.correspondent) == (None, None)


def opened_here(driven: Driven) -> None:
    """C-1 becomes a case in « À répondre », and the window is closed."""
    waiting(driven)
    driven.press("Alt+D")
    dialog = ready(driven, CaseDialog, lambda one: one.presenter is not None and one.form.name.hasFocus())
    driven.type("Karim Haddad")
    driven.press("Tab")
    driven.type("06 00 00 00 01")
    driven.press("Return")
    driven.wait(lambda: dialog.kept_page is not None and dialog.kept_page.isVisible())
    driven.press("Escape")
    gone(driven, CaseDialog)


def test_an_opening_is_taken_back_from_the_list(make_desk: MakeDesk, clock: SetClock) -> None:
    clock.now = NOW
    folder = filled(make_desk, clock).place.folder
    with opened(folder, clock) as driven:
        opened_here(driven)
        screen = Screen(driven)
        question = screen.view.question
        driven.wait(lambda: screen.numbers == ["D-1"])
        driven.press("Ctrl+Z")
        driven.wait(question.isVisible)
        assert "Le nom sera effacé, C-1 redevient" in question.understood.text().translate(PLAIN)
        driven.type("2")
        driven.wait(lambda: not question.isVisible())
        driven.press("Ctrl+Z")
        driven.wait_status("Rien à défaire")
        assert screen.numbers == ["D-1"]


def test_what_happened_since_keeps_an_opening(make_desk: MakeDesk, clock: SetClock) -> None:
    clock.now = NOW
    folder = filled(make_desk, clock).place.folder
    with opened(folder, clock) as driven:
        opened_here(driven)
        screen = Screen(driven)
        driven.wait(lambda: screen.numbers == ["D-1"])
        driven.press("Ctrl+Z")
        driven.wait(screen.view.question.isVisible)
        driven.type("1")
        driven.wait_status("D-1 n’est plus ouvert")
        driven.wait(lambda: not screen.numbers)
        opened_here(driven)
        driven.press("Ctrl+5")
        driven.wait(lambda: screen.numbers == ["D-1"])
        driven.press("F2")
        driven.wait_status("pris en charge")
        driven.press("Ctrl+Z")
        driven.wait_status("Le dernier geste est défait")
        assert screen.numbers == ["D-1"]
        assert driven.window.shown_screen is Act.CASES


def test_an_appointment_that_begins_is_counted_within_a_minute(make_desk: MakeDesk, clock: SetClock) -> None:
    desk = make_desk(clock=clock)
    an_appointment(desk, a_case(desk), desk.now() + timedelta(hours=1))
    with opened(desk.place.folder, clock) as driven:
        badge = driven.window.findChild(Badge)
        assert badge is not None

        def said() -> bool:
            return any(
                one.text().startswith("Dossiers (1)") for one in driven.window.findChildren(QToolButton)
            )

        badge._tick()
        assert not said()
        clock.forward(hours=2)
        badge._tick()
        driven.wait(said)

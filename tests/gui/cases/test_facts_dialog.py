"""The name, the question and what was tried are written over a case, by keys."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from marianne_desk.documents.preview import text_of
from tests.desks import MakeDesk, SetClock
from tests.gui.cases.followed import Screen, followed_desk
from tests.gui.driving import Driven, type_text
from ui.case_papers.window import PapersDialog
from ui.cases.facts_dialog import FactsDialog
from ui.forms.fields import ErrorLabel


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    return followed_desk(make_desk, clock)


@pytest.fixture
def screen(window: Driven) -> Screen:
    return Screen(window)


def opened(driven: Driven) -> FactsDialog:
    driven.press("Alt+F")
    driven.wait(lambda: isinstance(QApplication.activeModalWidget(), FactsDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FactsDialog)
    return dialog


def write(driven: Driven, dialog: FactsDialog, name: str, text: str) -> None:
    dialog.inputs[name].setFocus()
    driven.press("Ctrl+A")
    type_text(text)


def test_name_and_question_are_written_and_shown(screen: Screen) -> None:
    driven = screen.driven
    screen.go("D-1")
    dialog = opened(driven)
    write(driven, dialog, "name", "Karim Haddade")
    write(driven, dialog, "question", "Quelle pièce manque")
    write(driven, dialog, "tried", "Appel au 3230")
    driven.press("Ctrl+Return")
    driven.wait(lambda: "Quelle pièce manque" in screen.parts)
    driven.wait(lambda: any("Karim Haddade" in row for row in screen.rows))
    assert "Appel au 3230" in screen.parts


def test_what_identifies_somebody_is_refused_beside_its_field(screen: Screen) -> None:
    driven = screen.driven
    screen.go("D-1")
    dialog = opened(driven)
    write(driven, dialog, "tried", "né le 12/03/1985")
    driven.press("Ctrl+Return")
    driven.wait(lambda: any("Retirez-le" in one.text() for one in dialog.findChildren(ErrorLabel)))
    driven.press("Escape")
    driven.wait(lambda: not isinstance(QApplication.activeModalWidget(), FactsDialog))


def test_the_sheet_of_the_partner_says_it_at_once(screen: Screen) -> None:
    driven = screen.driven
    screen.go("D-1")
    driven.press("Alt+L")
    driven.wait(lambda: isinstance(QApplication.activeModalWidget(), PapersDialog))
    papers = QApplication.activeModalWidget()
    assert isinstance(papers, PapersDialog)
    driven.wait(lambda: papers.drawn is not None and papers.pages.view.is_ready())
    dialog = opened(driven)
    write(driven, dialog, "question", "Quelle pièce manque")
    driven.press("Ctrl+Return")
    driven.wait(lambda: papers.drawn is not None and "Quelle pièce" in " ".join(text_of(papers.pages.pdf)))
    papers.close()

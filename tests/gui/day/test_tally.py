"""The paper tally, by keys alone: keyed back, undone; its sheet shown before it is printed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.tally import keyed_tallies, tally_paper
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, focused
from ui.papers.sheet_view import SheetView
from ui.tally.view import TallyView

TUESDAY = date(2026, 10, 13)
KEYS_A_SECOND = 2
"""A slow, steady hand; one that types digits does more."""


@pytest.fixture
def a_desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    return make_desk(clock=clock)


@pytest.fixture
def desk_folder(a_desk: Desk) -> Path:
    return a_desk.place.folder


def at_tally(window: Driven) -> TallyView:
    window.press("Ctrl+3", "Alt+R")
    window.wait(lambda: window.window.findChild(TallyView) is not None)
    view = window.window.findChild(TallyView)
    assert view is not None
    window.wait(lambda: view.page.grid.boxes.rowCount() > 0)
    window.wait(view.page.day.hasFocus)
    return view


def test_sixty_marks_in_three_minutes_by_keys_alone(window: Driven, a_desk: Desk) -> None:
    view = at_tally(window)
    before = window.keys
    window.type("hier")
    assert view.page.understood.text().replace("\u00a0", " ") == "mardi 13 octobre 2026"
    window.press("Return")
    assert focused() is view.page.grid
    # a day as it comes: thirty boxes of one to four strokes, over all the rows
    strokes = 0
    for row in range(15):
        window.type(chr(ord("a") + row))
        for count in (1 + row % 3, 2 if row % 2 else 3):
            window.type(str(count))
            strokes += count
            window.press("Right")
        window.press("Left", "Left")
    assert strokes >= 60
    assert view.page.total.text() == f"{strokes}\u00a0traits"
    window.press("Ctrl+S")
    window.wait(lambda: "passages enregistrés" in window.status)
    assert [one.contacts for one in keyed_tallies(a_desk, TUESDAY)] == [strokes]
    assert (window.keys - before) / KEYS_A_SECOND <= 180 * 60 / strokes
    assert view.page.total.text() == "0\u00a0trait"
    assert focused() is view.page.day
    window.type("mardi")
    window.wait(lambda: "déjà saisi" in view.page.note.text())
    window.press("Ctrl+Z")  # what was typed in the field, first
    assert view.page.day.text() == ""
    window.press("Ctrl+Z")
    window.wait(lambda: "annulés" in window.status)
    assert keyed_tallies(a_desk) == ()
    window.press("Ctrl+Z")
    window.wait(lambda: window.status == "Aucun relevé à annuler.")


def test_the_same_day_keyed_twice_is_said_before_it_is_kept(window: Driven, a_desk: Desk) -> None:
    view = at_tally(window)
    window.type("hier")
    window.press("Return", "5", "Ctrl+S")
    window.wait(lambda: "5\u00a0passages enregistrés" in window.status)
    window.type("hier")
    window.press("Return", "4", "Ctrl+S")
    window.wait(
        lambda: "Un relevé de ce jour est déjà saisi\u00a0: 5\u00a0passages." in view.page.fault.text()
    )
    assert "Ctrl+S à nouveau" in view.page.fault.text()
    assert [one.contacts for one in keyed_tallies(a_desk, TUESDAY)] == [5]
    window.press("2")  # another sheet is asked for anew
    window.press("Ctrl+S")
    window.wait(lambda: "déjà saisi" in view.page.fault.text())
    assert [one.contacts for one in keyed_tallies(a_desk, TUESDAY)] == [5]
    window.press("Ctrl+S")
    window.wait(lambda: len(keyed_tallies(a_desk, TUESDAY)) == 2)
    window.wait(lambda: view.page.fault.text() == "")


def test_a_low_window_shows_rows_to_fill_and_what_is_said(window: Driven) -> None:
    window.window.resize(683, 384)  # 1366 × 768 at 200 %
    view = at_tally(window)
    grid, area = view.page.grid, view.page._area()
    assert area is not None
    window.type("hier")
    window.press("Return")

    def rows() -> int:
        seen = grid.viewport().visibleRegion().boundingRect().height()
        return seen // grid.verticalHeader().defaultSectionSize()

    window.wait(lambda: rows() >= 5)
    window.press("Ctrl+S")
    window.wait(lambda: view.page.fault.visibleRegion().boundingRect().height() > 0)


def test_a_box_is_filled_corrected_and_emptied(window: Driven) -> None:
    view = at_tally(window)
    grid, marks = view.page.grid, view.page.grid.boxes.marks.counts
    window.press("Return")
    window.type("12")
    assert marks == {(0, 0): 12}
    window.type("+")
    assert marks == {(0, 0): 13}
    window.press("Backspace", "Backspace")
    assert marks == {(0, 0): 11}
    window.type("é")  # the unshifted upper row of an AZERTY keyboard
    assert marks == {(0, 0): 2}
    window.press("Space", "Return", "Space")
    assert marks == {(0, 0): 3, (0, 1): 1}
    window.press("Delete", "End", "Return")
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 0)
    window.type("o")
    assert grid.currentIndex().row() == 14
    window.press("Return")
    assert grid.currentIndex().column() == 1
    window.press("Escape")
    assert focused() is view.page.day


def test_what_lacks_is_said_where_it_lacks(window: Driven) -> None:
    view = at_tally(window)
    window.press("Ctrl+S")
    assert "Le jour" in view.page.fault.text()
    assert focused() is view.page.day
    window.type("xqz")
    assert view.page.understood.text() == "jour non compris"
    view.page.day.clear()
    window.type("12/10")
    window.press("Ctrl+S")
    window.wait(lambda: view.page.fault.text().startswith("La grille est vide"))
    assert focused() is view.page.grid


def test_the_sheet_is_shown_saved_and_left(window: Driven, a_desk: Desk, tmp_path: Path) -> None:
    view = at_tally(window)
    window.press("Ctrl+P")
    paper = view.findChild(SheetView)
    assert paper is not None
    window.wait(lambda: bool(paper.pages) and paper.pages[0].has_image())
    assert paper.title.text() == "Relevé papier"
    assert tally_paper(a_desk).number == 1
    window.press("Escape")
    window.wait(lambda: view.currentWidget() is view.page)
    window.press("Ctrl+P")
    window.wait(paper.is_ready)
    window.press("Ctrl+S")
    window.wait(lambda: window.window.findChild(QFileDialog) is not None)
    dialog = window.window.findChild(QFileDialog)
    assert dialog is not None
    window.wait(dialog.isActiveWindow)
    dialog.setDirectory(str(tmp_path))
    window.press("Return")
    window.wait(lambda: "enregistrée" in window.status)
    assert (tmp_path / "releve-papier.pdf").read_bytes().startswith(b"%PDF")


def test_a_former_sheet_can_be_keyed_back(window: Driven, a_desk: Desk) -> None:
    from marianne_desk.domain.contact import ContactDraft, RequestDraft
    from marianne_desk.usecases.log_contact import log_contact

    first = tally_paper(a_desk)
    log_contact(a_desk, ContactDraft(requests=(RequestDraft(reason="apl", operator="CAF"),)))
    assert tally_paper(a_desk).number == 2
    view = at_tally(window)
    assert view.page.grid.boxes.model.number == 2
    window.press("Alt+F", "Down")
    assert view.page.grid.boxes.model == first
    window.press("Alt+D")
    window.type("hier")
    window.press("Return", "1", "Ctrl+S")
    window.wait(lambda: "1\u00a0passage enregistré" in window.status)

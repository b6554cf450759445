"""The monthly round by keys: seven keys where all is in order."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.monthly_round import monthly_round
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, focused, press
from tests.gui.proofs.proofs_window import gone, leave, opening, proofs, the_round, there
from ui.day.opening import OpeningPane
from ui.proofs.round_dialog import RoundDialog
from ui.proofs.view import ProofsDialog
from ui.theme import GRID

NAMED = {
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.PushButton,
    QAccessible.Role.List,
    QAccessible.Role.Table,
}


@pytest.fixture
def desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    return make_desk(clock=clock)


@pytest.fixture
def desk_folder(desk: Desk) -> Path:
    return desk.place.folder


def of_proofs(pane: OpeningPane) -> str:
    lines = [line.cells for line in pane.table.rows.lines]
    return next(cells[2] for cells in lines if cells[0] == "Preuves").replace("\u00a0", " ")


def test_all_in_order_is_seven_keys(window: Driven, desk: Desk) -> None:
    pane = opening(window)
    assert of_proofs(pane) == "▲ Tour du mois : 5 points à vérifier"
    before = window.keys
    dialog = the_round(window)
    window.type("ooooo")
    window.wait(dialog.keeping.hasFocus)
    window.press("Return")
    gone(window, RoundDialog)
    assert window.keys - before <= 2 + 2 + 5 + 1  # Ctrl+3, Alt+C, O five times, Enter
    window.wait_status("aucun pas en ordre")
    window.wait(lambda: of_proofs(pane) == "rien à renouveler")
    assert all(line.last is not None and line.last.ok for line in monthly_round(desk))


def test_what_is_not_in_order_wants_a_word_and_comes_back_each_morning(window: Driven, desk: Desk) -> None:
    dialog = the_round(window)
    window.type("on")
    window.wait(dialog.note.hasFocus)
    window.press("Return")
    assert "ce qui n’est pas en ordre" in dialog.said.text()
    window.press("Escape")
    window.wait(dialog.table.hasFocus)
    assert dialog.place == 1
    window.type("n")
    window.wait(dialog.note.hasFocus)
    window.type("ancien horaire")
    window.press("Return")
    window.wait(dialog.table.hasFocus)
    assert dialog.place == 2
    window.press("Return")
    assert dialog.place == 3
    window.press("Ctrl+S")
    gone(window, RoundDialog)
    pane = there(window, OpeningPane)
    window.wait(lambda: of_proofs(pane) == "▲ Tour du mois : 3 points à vérifier")
    lines = [line.cells[2].replace("\u00a0", " ") for line in pane.table.rows.lines]
    assert "Site internet et annuaire national : ▼ pas en ordre le 14/10/2026 : ancien horaire" in lines
    web = monthly_round(desk)[1].last
    assert web is not None
    assert (web.ok, web.note) == (False, "ancien horaire")


def test_a_begun_round_is_not_lost_by_one_key(window: Driven, desk: Desk) -> None:
    dialog = the_round(window)
    window.press("Ctrl+S")
    window.wait(lambda: "Rien n’est encore vérifié" in dialog.said.text())
    window.type("o")
    window.press("Escape")
    assert dialog.isVisible()
    assert "pas gardé" in dialog.said.text()
    window.press("Escape")
    gone(window, RoundDialog)
    assert monthly_round(desk)[0].last is None


def test_the_round_is_reached_from_the_morning_list_and_from_the_proofs(window: Driven) -> None:
    pane = opening(window)
    place = next(n for n, line in enumerate(pane.table.rows.lines) if line.key == "Tour du mois")
    window.press("Ctrl+Home", *["Down"] * place, "Return")
    dialog = there(window, RoundDialog)
    window.wait(dialog.table.hasFocus)
    window.press("Escape")
    gone(window, RoundDialog)
    held = proofs(window)
    assert held.state.text() == "▲ 5 à renouveler ou à vérifier."
    window.press("Alt+T")
    dialog = there(window, RoundDialog)
    window.wait(dialog.table.hasFocus)
    window.type("ooooo")
    window.press("Return")
    gone(window, RoundDialog)
    window.wait(lambda: held.state.text() == "Rien à renouveler.")
    held.activateWindow()
    held.kinds.setFocus()
    window.press("Return")
    window.wait(lambda: held.shows_papers)
    assert held.papers.rows.lines[0].cells[1] == "■ vérifié, en ordre"
    leave(window, held)


@pytest.mark.parametrize(("width", "height"), [(683, 384), (1366, 768)])
def test_nothing_is_cut_and_everything_has_a_name(window: Driven, width: int, height: int) -> None:
    dialogs: tuple[tuple[QDialog, QWidget], ...] = ()
    dialog = proofs(window)
    window.press("Alt+T")
    round_ = there(window, RoundDialog)
    window.wait(lambda: len(round_.table.rows.lines) > 0)
    dialogs = ((dialog, dialog.kinds), (round_, round_.table))
    for shown, table in dialogs:
        shown.resize(width, height - 4 * GRID)
        QApplication.processEvents()
        assert (shown.width(), shown.height()) == (width, height - 4 * GRID)
        assert table.height() >= 3 * 4 * GRID
        for widget in shown.findChildren(QWidget):
            if not widget.isVisibleTo(shown) or widget.window() is not shown:
                continue
            if QAccessible.queryAccessibleInterface(widget).role() in NAMED:
                assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
            if isinstance(widget, QLabel) and widget.text() and not widget.wordWrap():
                assert widget.width() >= widget.sizeHint().width() - 1, widget.text()
            if isinstance(widget, QAbstractButton) and widget.text():
                assert widget.width() >= widget.sizeHint().width() - 1, widget.text()
    window.wait(round_.table.hasFocus)
    begin, reached = focused(), set()
    for _ in range(20):
        press("Tab")
        reached.add(focused())
    assert begin in reached
    assert round_.keeping in reached
    round_.reject()
    gone(window, RoundDialog)
    dialog.reject()
    gone(window, ProofsDialog)

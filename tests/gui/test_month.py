"""The month on a real window and a real desk, by keys alone: figures, what is behind them, the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from marianne_desk.domain.sheet.composition import compose_sheet
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import focused, opened
from tests.gui.month.desk_of_october import OCTOBER, fill
from tests.gui.month.month_window import MonthWindow, month_window
from tests.month_samples import HOUSE, LABELS, a_month, a_report, an_empty_month
from ui import theme
from ui.month.cards import CardList
from ui.month.load import MonthShown
from ui.month.overview import NOTHING_YET, Overview
from ui.month.shades import contrast, readable_on, shade
from ui.month.view import MonthView
from ui.palettes import Look

NB = "\u00a0"


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    desk = make_desk(clock=clock)
    fill(desk)
    return desk.place.folder


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, desk_folder: Path, clock: SetClock) -> Iterator[MonthWindow]:
    with month_window(qtbot, desk_folder, clock) as driven:
        yield driven


def test_keys_lead_from_the_counter_to_the_month_and_back(
    dressed: QApplication, desk_folder: Path, clock: SetClock
) -> None:
    with opened(desk_folder, clock) as window:
        window.press("Ctrl+7")
        window.wait(lambda: isinstance(QApplication.focusWidget(), CardList), 10)
        view = window.window.findChild(MonthView)
        assert view is not None
        assert f"3{NB}passages" in view.overview.headline.text()
        window.press("Right", "Right", "Ctrl+1")
        window.type("cni")
        window.press("Return")
        window.wait_status("enregistré")
        window.press("Ctrl+7")
        window.wait(lambda: f"4{NB}passages" in view.overview.headline.text())
        assert focused() is view.overview.cards
        assert view.overview.cards.currentIndex().row() == 2


def test_keys_lead_from_one_month_to_the_next(window: MonthWindow) -> None:
    bar = window.view.overview.bar
    assert window.view.overview.headline.text().startswith(f"En octobre{NB}2026, 3{NB}passages")
    assert bar.month.text() == f"octobre{NB}2026"
    assert not bar.following.isVisible()
    window.press("PgDown")
    assert "est le mois en cours" in window.status
    window.press("PgUp")
    window.wait(lambda: bar.month.text() == f"septembre{NB}2026")
    assert not bar.previous.isVisible()
    window.press("Alt+Right")
    window.wait(lambda: bar.month.text() == f"octobre{NB}2026")
    bar.previous.click()
    window.wait(lambda: bar.month.text() == f"septembre{NB}2026")


def test_a_figure_opens_its_rows_and_esc_comes_back_to_it(window: MonthWindow) -> None:
    view = window.view
    window.press("Right", "Right", "Right", "Return")
    lines = window.lines()
    assert view.rows.heading.text() == f"Résolues sur place{NB}: 50\u202f% (2{NB}demandes sur 4)"
    assert [line[-1] for line in lines] == [
        "■ résolue sur place",
        "○ autre issue",
        "■ résolue sur place",
        "○ autre issue",
    ]
    window.press("Down")
    assert view.rows.table.currentIndex().row() == 1
    window.press("Escape")
    assert focused() is view.overview.cards
    assert view.overview.cards.currentIndex().row() == 3


def test_a_late_answer_is_said_in_words(window: MonthWindow) -> None:
    view = window.view
    window.press("Tab", "Down", "Down", "Down", "Return")
    lines = window.lines()
    assert [line[-1] for line in lines] == ["■ dans les temps", "▼ en retard", "▼ sans réponse"]
    warm = view.rows.table.rows.index(1, len(lines[1]) - 1).data(Qt.ItemDataRole.ForegroundRole)
    assert warm == QColor(theme.colours().warm)
    window.press("Backspace")
    assert focused() is view.overview.delays.content
    assert view.overview.delays.content.currentIndex().row() == 3


def test_tab_walks_through_every_list_and_enter_opens_each(window: MonthWindow) -> None:
    view = window.view
    walked: list[QWidget] = []
    for _ in range(len(view.overview.lists)):
        assert isinstance(focused(), QAbstractItemView)
        walked.append(focused())
        window.press("Tab")
    assert walked == view.overview.lists
    for part in walked[3:7]:
        part.setFocus()
        window.press("Return")
        assert window.lines()
        window.press("Escape")
        assert focused() is part


def test_a_cell_of_the_week_opens_its_hour(window: MonthWindow) -> None:
    view = window.view
    week = view.overview.hours.content
    week.setFocus()
    window.press("Ctrl+Home", "Down", "Down", "Down", "Right", "Space")
    assert [line[1] for line in window.lines()] == [f"jeu.{NB}1er{NB}oct."]
    assert view.rows.heading.text().endswith(f"jeudi de 10{NB}h à 11{NB}h{NB}: 1{NB}passage")
    window.press("Escape", "Up", "Return")
    assert isinstance(view.currentWidget(), Overview)


def test_a_click_opens_a_figure(window: MonthWindow) -> None:
    view = window.view
    view.overview.cards.clicked.emit(view.overview.cards.cards.index(2))
    assert len(window.lines()) == 4
    view.rows.back.click()
    assert isinstance(view.currentWidget(), Overview)


def test_everything_to_act_on_has_a_name(window: MonthWindow) -> None:
    view = window.view
    nameless = []
    for widget in view.findChildren(QWidget):
        if widget.focusPolicy() and widget.isVisibleTo(view):
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                nameless.append(widget)
    assert nameless == []


def test_figures_are_heard_in_whole_sentences(window: MonthWindow) -> None:
    view = window.view
    cards = QAccessible.queryAccessibleInterface(view.overview.cards)
    assert cards.child(0).text(QAccessible.Text.Name).startswith(f"Passages 3, en 10{NB}jours ouverts")
    week = QAccessible.queryAccessibleInterface(view.overview.hours.content)
    assert f"jeudi{NB}: 10{NB}h 1, 14{NB}h 1" in week.text(QAccessible.Text.Description)
    delays = view.overview.delays.content.figures
    heard = [delays.spoken(row) for row in range(delays.rowCount())]
    assert f"▼{NB}2{NB}en cours ou tardifs" in heard[3]
    assert heard[3].startswith(f"Courriels traités en 5{NB}jours ouvrés, oct.{NB}2026 33\u202f%, 1 sur 3")


# --- other months, without a desk -------------------------------------------------------------------------


@pytest.fixture
def view(dressed: QApplication) -> Iterator[MonthView]:
    made = MonthView()
    for _ in made.build():
        pass
    made.resize(1366, 680)
    made.show()
    yield made
    made.close()


def shown_as(view: MonthView, simulated: bool = False, **kinds: bool) -> Overview:
    """A month built in memory: an empty one, a huge one or one beside two others."""
    report = a_report(an_empty_month(), alone=True) if kinds.get("empty") else a_report(with_year_before=True)
    if kinds.get("huge"):
        report = a_report(a_month(scale=200), with_year_before=True)
    sheet = compose_sheet(report, HOUSE, labels=LABELS, simulated=simulated)
    view.show_month(MonthShown(sheet, OCTOBER.plus(-13), OCTOBER, simulated))
    while view.currentWidget() is not view.overview:
        QApplication.processEvents()
    QApplication.processEvents()
    return view.overview


def test_nothing_noted_is_never_shown_as_zero(view: MonthView) -> None:
    overview = shown_as(view, empty=True)
    assert [measure.value for measure in overview.cards.cards.measures][3:] == ["–", "–"]
    assert "pas de données" in overview.delays.content.figures.spoken(0)
    assert overview.status.text() == NOTHING_YET
    assert not overview.hours.content.isVisible()
    assert overview.counts[0].notes.text() == "Aucun passage ce mois-ci."


def test_a_simulated_desk_says_so(view: MonthView) -> None:
    overview = shown_as(view, simulated=True)
    assert overview.made_up.isVisible()
    assert "Données simulées" in overview.made_up.text()
    assert not shown_as(view).made_up.isVisible()


@pytest.mark.parametrize("huge", [False, True])
@pytest.mark.parametrize("width", [683, 1024, 1180, 1366, 1920])
def test_no_table_is_wider_than_its_panel(view: MonthView, width: int, huge: bool) -> None:
    overview = shown_as(view, huge=huge)
    view.resize(width, 680)
    QApplication.processEvents()
    for part in overview.lists:
        assert part.horizontalScrollBar().maximum() == 0, part.accessibleName()
        assert part.verticalScrollBar().maximum() == 0, part.accessibleName()
    assert overview.horizontalScrollBar().maximum() == 0


def test_the_page_follows_the_arrows(view: MonthView, qtbot: QtBot) -> None:
    overview = shown_as(view)
    view.resize(683, 384)
    view.activateWindow()
    operators = overview.counts[3].content
    operators.setFocus()
    qtbot.waitUntil(operators.hasFocus)
    operators.setCurrentIndex(operators.figures.index(operators.figures.rowCount() - 1, 0))
    QApplication.processEvents()
    line = operators.visualRect(operators.currentIndex())
    top = operators.viewport().mapTo(overview.viewport(), line.topLeft()).y()
    assert 0 <= top <= overview.viewport().height() - line.height()


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
def test_numbers_of_the_week_stand_out_on_every_shade(dressed: QApplication, look: Look) -> None:
    theme.dress(dressed, look)
    try:
        for step in range(101):
            ground = shade(step / 100)
            assert contrast(readable_on(ground), ground) >= 4.5
    finally:
        theme.dress(dressed, Look.LIGHT)


def test_a_refresh_keeps_the_current_lines(view: MonthView) -> None:
    overview = shown_as(view)
    themes, week = overview.counts[2].content, overview.hours.content
    themes.setCurrentIndex(themes.figures.index(2, 0))
    week.setCurrentIndex(week.hours.index(1, 3))
    kept = themes.figures.lines[2].cells[0]
    shown_as(view, huge=True)
    assert themes.figures.lines[themes.currentIndex().row()].cells[0] == kept
    assert (week.currentIndex().row(), week.currentIndex().column()) == (1, 3)
    assert QModelIndex() != overview.cards.currentIndex()

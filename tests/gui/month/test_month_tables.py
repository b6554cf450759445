"""Figures and lists taken away to a spreadsheet, by one key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.desks import MakeDesk, SetClock
from tests.gui.driving import focused, type_text
from tests.gui.month.desk_of_october import fill
from tests.gui.month.month_window import MonthWindow, month_window

NB = "\u00a0"


@pytest.fixture
def window(
    dressed: QApplication, qtbot: QtBot, make_desk: MakeDesk, clock: SetClock
) -> Iterator[MonthWindow]:
    desk = make_desk(clock=clock)
    fill(desk)
    with month_window(qtbot, desk.place.folder, clock) as driven:
        yield driven


def asked(window: MonthWindow, folder: Path) -> QFileDialog:
    """The dialog that asks where, in ``folder``."""
    window.press("Ctrl+E")
    dialog = window.window.findChild(QFileDialog)
    assert dialog is not None
    window.wait(dialog.isActiveWindow)
    name = Path(dialog.selectedFiles()[0]).name
    dialog.setDirectory(str(folder))
    dialog.selectFile(name)
    return dialog


def choose(dialog: QFileDialog, kind: str) -> None:
    """Another kind of file, as the list of kinds in the dialog gives it."""
    dialog.selectNameFilter(kind)
    dialog.filterSelected.emit(kind)


def saved(window: MonthWindow, file: Path) -> Path:
    """Says yes; the file, once it is there."""
    window.press("Return")
    window.wait(lambda: file.exists() and f"{file.name}," in window.status)
    window.window.activateWindow()
    window.wait(lambda: QApplication.focusWidget() is not None)
    return file


def test_the_tables_of_the_month_are_taken_away(window: MonthWindow, tmp_path: Path) -> None:
    asked(window, tmp_path)
    file = saved(window, tmp_path / "tableaux-2026-10.ods")
    assert window.status == f"Enregistré{NB}: tableaux-2026-10.ods, sans nom ni note."
    assert file.read_bytes().startswith(b"PK")


def test_another_kind_gives_the_name_its_ending(window: MonthWindow, tmp_path: Path) -> None:
    dialog = asked(window, tmp_path)
    kind = "CSV (*.csv)"
    assert dialog.nameFilters() == ["OpenDocument (*.ods)", "Excel (*.xlsx)", kind]
    choose(dialog, kind)
    text = saved(window, tmp_path / "tableaux-2026-10.csv").read_text(encoding="utf-8-sig")
    assert text.startswith(f"Chiffres, octobre{NB}2026, France services de Vaubrun")


def test_an_open_list_is_taken_away_as_it_is_shown(window: MonthWindow, tmp_path: Path) -> None:
    view = window.view
    view.overview.hours.content.setFocus()
    window.press("Ctrl+Home", "Down", "Down", "Down", "Right", "Space")
    assert len(window.lines()) == 1
    choose(asked(window, tmp_path), "CSV (*.csv)")
    file = saved(window, tmp_path / "liste-2026-10.csv")
    title, _, *rows = file.read_text(encoding="utf-8-sig").splitlines()
    assert f"jeudi de 10{NB}h à 11{NB}h, octobre{NB}2026" in title
    assert [row.split(";")[0] for row in rows] == ["C-5"]
    assert focused() is view.rows.table
    window.press("Escape")
    asked(window, tmp_path)
    saved(window, tmp_path / "tableaux-2026-10.ods")


def test_a_list_of_requests_holds_those_that_are_shown(window: MonthWindow, tmp_path: Path) -> None:
    view = window.view
    view.overview.cards.clicked.emit(view.overview.cards.cards.index(3))
    shown = [line[0] for line in window.lines()]
    choose(asked(window, tmp_path), "CSV (*.csv)")
    file = saved(window, tmp_path / "liste-2026-10.csv")
    rows = file.read_text(encoding="utf-8-sig").splitlines()[2:]
    assert [row.split(";")[0] for row in rows] == shown
    assert {row.split(";")[-1] for row in rows} == {"oui", "non"}


def test_a_name_without_a_known_ending_is_refused(window: MonthWindow, tmp_path: Path) -> None:
    asked(window, tmp_path)
    window.press("Ctrl+A")
    type_text("mois.pdf")
    window.press("Return")
    window.wait(lambda: ".ods, .xlsx ou .csv" in window.status)
    assert list(tmp_path.glob("*.pdf")) == []

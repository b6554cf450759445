"""The slip by keys: from a case to paper in hand; with or without a name, in English, two on an A4."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QToolButton

from marianne_desk.documents.preview import page_sizes, text_of
from marianne_desk.domain.cases.case import Answer, Happening
from marianne_desk.usecases.cases import note
from tests.case_samples import a_case, an_appointment, answered
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, focused, opened
from ui.cases.view import CasesView
from ui.context import Context
from ui.help.page import HelpPage
from ui.papers.printing import NO_PRINTER
from ui.shortcuts import Act
from ui.slip.load import Choice
from ui.slip.window import SlipDialog, open_slip_window

NB = "\u00a0"


@pytest.fixture
def cases() -> list[str]:
    """Identifiers of D-1, which has an appointment, and of D-2, which is told already."""
    return []


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock, cases: list[str]) -> Path:
    desk = make_desk(clock=clock)
    case = a_case(desk)
    an_appointment(desk, case, (desk.now() + timedelta(days=6)).replace(hour=14, minute=30))
    over = a_case(desk)
    answered(desk, over, Answer.SETTLED)
    note(desk, over.case.id, Happening.TOLD)
    cases.extend([case.case.id, over.case.id])
    return desk.place.folder


@pytest.fixture
def driven(dressed: QApplication, desk_folder: Path, clock: SetClock) -> Iterator[Driven]:
    with opened(desk_folder, clock) as window:
        yield window


def context_of(driven: Driven) -> Context:
    """What screens are given, once they may be built."""

    def given() -> Context | None:
        return driven.start.backup.context if driven.start.backup else None

    driven.wait(lambda: given() is not None)
    context = given()
    assert context is not None
    return context


def asked(driven: Driven, case_id: str) -> SlipDialog:
    """The window, as a key of the case opens it."""
    open_slip_window(context_of(driven), case_id)
    dialog = driven.window.findChild(SlipDialog)
    assert dialog is not None
    driven.wait(dialog.isActiveWindow)
    return dialog


def drawn(driven: Driven, dialog: SlipDialog) -> str:
    """The words of the slip, once it can be read."""
    driven.wait(lambda: dialog.paper.view.is_ready() and dialog.paper.view.pages[0].is_sharp())
    return " ".join(" ".join(text_of(dialog.paper.drawn.pdf)).split())


def pressed(driven: Driven, dialog: SlipDialog, keys: str) -> str:
    """The words after a key that draws it anew."""
    before = dialog.paper.drawn
    driven.press(keys)
    driven.wait(lambda: dialog.paper.drawn is not before)
    return drawn(driven, dialog)


def closed(driven: Driven) -> None:
    driven.press("Escape")
    driven.wait(lambda: driven.window.findChild(SlipDialog) is None)


def print_dialog(driven: Driven) -> QPrintDialog:
    driven.wait(lambda: bool(driven.window.findChildren(QPrintDialog)))
    (found,) = driven.window.findChildren(QPrintDialog)
    driven.wait(found.isActiveWindow)
    return found


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Essai"]))


def test_it_shows_what_the_visitor_will_hold(driven: Driven, cases: list[str]) -> None:
    dialog = asked(driven, cases[0])
    text = drawn(driven, dialog)
    assert "mardi 20 octobre 2026 à 14 h 30" in text
    assert "Lina Benali" in text
    assert dialog.paper.view.title.text() == "Papier à remettre, dossier D-1"
    assert len(dialog.paper.view.pages) == 1
    assert focused() is dialog.paper.view.area
    closed(driven)


@pytest.mark.usefixtures("printer", "cases")
def test_from_a_case_to_the_printer_in_three_keys(driven: Driven) -> None:
    driven.press("Ctrl+5")
    driven.wait(lambda: driven.window.findChild(CasesView) is not None)
    view = driven.window.findChild(CasesView)
    assert view is not None
    driven.wait(lambda: view.is_built and focused() is view.table)
    driven.wait(lambda: str(view.table.currentIndex().siblingAtColumn(0).data()) == "D-1")
    before = driven.keys
    driven.press("Alt+B")
    driven.wait(lambda: driven.window.findChild(SlipDialog) is not None)
    dialog = driven.window.findChild(SlipDialog)
    assert dialog is not None
    driven.wait(dialog.isActiveWindow)
    driven.press("Return")
    box = print_dialog(driven)
    assert [one.isDefault() for one in box.findChildren(QPushButton)].count(
        True
    ) == 1  # one more Enter prints
    assert driven.keys - before == 3  # Alt and B, Enter
    driven.press("Escape")
    driven.wait(lambda: driven.window.findChildren(QPrintDialog) == [])
    dialog.activateWindow()
    driven.wait(dialog.isActiveWindow)
    dialog.paper.view.setFocus()
    closed(driven)


@pytest.mark.usefixtures("printer")
def test_enter_prints_even_before_it_is_drawn(driven: Driven, cases: list[str]) -> None:
    dialog = asked(driven, cases[0])
    driven.press("Return")
    box = print_dialog(driven)
    assert box.printer().pageLayout().orientation() == QPageLayout.Orientation.Portrait
    driven.press("Escape")
    driven.wait(lambda: driven.window.findChildren(QPrintDialog) == [])
    dialog.activateWindow()
    driven.wait(dialog.isActiveWindow)
    dialog.paper.view.setFocus()
    pressed(driven, dialog, "Alt+D")
    driven.press("Ctrl+P")
    box = print_dialog(driven)
    assert box.printer().pageLayout().orientation() == QPageLayout.Orientation.Landscape
    driven.press("Escape")
    driven.wait(lambda: driven.window.findChildren(QPrintDialog) == [])
    dialog.activateWindow()
    driven.wait(dialog.isActiveWindow)
    dialog.paper.view.setFocus()
    closed(driven)


def test_each_choice_has_its_key(driven: Driven, cases: list[str]) -> None:
    dialog = asked(driven, cases[0])
    drawn(driven, dialog)
    assert "Lina" not in pressed(driven, dialog, "Alt+N")
    assert "Your appointment" in pressed(driven, dialog, "Alt+A")
    assert pressed(driven, dialog, "Alt+D").count("Your appointment") == 2
    assert dialog.choice == Choice(named=False, english=True, two=True)
    assert [round(side) for side in page_sizes(dialog.paper.drawn.pdf)[0]] == [842, 595]
    name = dialog.buttons[Act.SLIP_NAME]
    name.setFocus()
    assert "Lina" in pressed(driven, dialog, "Return")
    assert name.isChecked()
    assert driven.window.findChildren(QPrintDialog) == []
    dialog.paper.view.setFocus()
    closed(driven)


def test_quick_changes_end_with_the_last(driven: Driven, cases: list[str]) -> None:
    dialog = asked(driven, cases[0])
    driven.press("Alt+N", "Alt+A", "Alt+D", "Alt+A")
    driven.wait(dialog.paper.view.is_ready)
    text = drawn(driven, dialog)
    assert text.count("Votre rendez-vous") == 2
    assert "Lina" not in text
    closed(driven)


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="this computer has a printer")
def test_without_a_printer_the_file_is_proposed(driven: Driven, cases: list[str]) -> None:
    dialog = asked(driven, cases[0])
    drawn(driven, dialog)
    driven.press("Return")
    driven.wait(lambda: dialog.paper.view.message.text() == NO_PRINTER)
    closed(driven)


def test_it_is_printed_as_it_is(driven: Driven, cases: list[str], tmp_path: Path) -> None:
    dialog = asked(driven, cases[0])
    drawn(driven, dialog)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.paper.printing.print_on(printer, dialog.paper.drawn.pdf)
    driven.press("Return")  # « Arrêter » has the focus: nothing more is printed
    driven.wait(dialog.paper.view.is_ready)
    assert driven.status == f"1{NB}page envoyée à l’imprimante."
    assert len(page_sizes((tmp_path / "printed.pdf").read_bytes())) == 1
    closed(driven)


def test_it_is_saved_where_asked_and_the_name_of_the_file_tells_nobody(
    driven: Driven, cases: list[str], tmp_path: Path
) -> None:
    dialog = asked(driven, cases[0])
    drawn(driven, dialog)
    driven.press("Ctrl+S")
    driven.wait(lambda: driven.window.findChild(QFileDialog) is not None)
    box = driven.window.findChild(QFileDialog)
    assert box is not None
    driven.wait(box.isActiveWindow)
    assert Path(box.selectedFiles()[0]).name == "papier-D-1.pdf"
    box.setDirectory(str(tmp_path))
    driven.press("Return")
    driven.wait_status("Papier enregistré, en clair")
    assert (tmp_path / "papier-D-1.pdf").read_bytes() == dialog.paper.drawn.pdf
    dialog.activateWindow()
    driven.wait(dialog.isActiveWindow)
    dialog.paper.view.setFocus()
    closed(driven)


def test_what_is_over_says_so_and_closes(driven: Driven, cases: list[str]) -> None:
    open_slip_window(context_of(driven), cases[1])
    driven.wait_status("n’y a plus de papier à donner")
    driven.wait(lambda: driven.window.findChild(SlipDialog) is None)


def test_everything_has_a_name_and_f1_shows_the_keys(driven: Driven, cases: list[str]) -> None:
    dialog = asked(driven, cases[0])
    drawn(driven, dialog)
    for button in dialog.findChildren(QToolButton):
        assert button.accessibleName()
        assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus
    driven.press("F1")
    driven.wait(lambda: dialog.findChild(HelpPage) is not None)
    page = dialog.findChild(HelpPage)
    assert page is not None
    said = {label.text() for label in page.findChildren(QLabel)}
    assert {"Alt+N", "Alt+A", "Alt+D"} <= said
    driven.wait(page.isActiveWindow)
    driven.press("Escape")
    driven.wait(lambda: dialog.findChild(HelpPage) is None)
    dialog.activateWindow()
    driven.wait(dialog.isActiveWindow)
    dialog.paper.view.setFocus()
    closed(driven)
    assert driven.window.findChildren(QDialog) == []

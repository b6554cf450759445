"""The month's sheet on the screen: drawn, looked at, saved, printed, by keys alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from marianne_desk.usecases.sheet import page_sizes
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import focused
from tests.gui.month.desk_of_october import fill
from tests.gui.month.month_window import MonthWindow, month_window
from ui.month.month_sheet import MonthSheet
from ui.month.papers import Paper
from ui.month.wiring import MonthWiring
from ui.papers.printing import NO_PRINTER
from ui.papers.sheet_view import ZOOMS

NB = "\u00a0"


@pytest.fixture
def window(
    dressed: QApplication, qtbot: QtBot, make_desk: MakeDesk, clock: SetClock
) -> Iterator[MonthWindow]:
    desk = make_desk(clock=clock)
    fill(desk)
    with month_window(qtbot, desk.place.folder, clock) as driven:
        yield driven


def open_sheet(window: MonthWindow) -> MonthSheet:
    """Opens the preview and waits for the pictures of all pages."""
    window.press("Ctrl+P")
    sheet = window.view.sheet
    assert window.view.currentWidget() is sheet
    window.wait(lambda: sheet.is_ready() and all(page.has_image() for page in sheet.pages))
    return sheet


def test_the_sheet_is_looked_at_page_by_page_and_zoomed(window: MonthWindow) -> None:
    sheet = open_sheet(window)
    pages = len(sheet.pages)
    assert sheet.title.text() == f"Fiche du mois, octobre{NB}2026"
    assert sheet.place.text() == f"page 1 sur {pages}"
    assert focused() is sheet.area
    window.press("PgDown")
    assert sheet.place.text() == f"page 2 sur {pages}"
    window.press("PgUp")
    assert sheet.place.text() == f"page 1 sur {pages}"
    width = sheet.pages[0].width()
    window.press("Ctrl+-")
    assert sheet.pages[0].width() < width
    window.wait(sheet.pages[0].is_sharp)
    for _ in ZOOMS:
        window.press("Ctrl++")
    assert sheet.percent.text() == "300\u202f%"
    window.wait(sheet.pages[0].is_sharp)
    window.press("Ctrl+0")
    assert sheet.pages[0].width() == width
    window.window.resize(700, 600)
    window.wait(lambda: sheet.pages[0].width() < sheet.area.viewport().width())
    window.press("Escape")
    assert focused() is window.view.overview.cards


def test_drawing_is_stopped_by_esc(window: MonthWindow) -> None:
    window.press("Ctrl+P")
    assert window.view.sheet.stop.hasFocus()
    assert window.view.sheet.work.text() == "La fiche se dessine…"
    window.press("Escape")
    assert focused() is window.view.overview.cards
    assert window.status == "La fiche n’a pas été dessinée."
    open_sheet(window)


def test_the_sheet_is_saved_where_the_person_says(window: MonthWindow, tmp_path: Path) -> None:
    open_sheet(window)
    window.press("Ctrl+S")
    dialog = window.window.findChild(QFileDialog)
    assert dialog is not None
    window.wait(dialog.isActiveWindow)
    assert dialog.labelText(QFileDialog.DialogLabel.Accept) == "Enregistrer"
    assert dialog.selectedFiles()[0].endswith("fiche-2026-10.pdf")
    dialog.setDirectory(str(tmp_path))
    window.press("Return")
    window.wait(lambda: "enregistrée" in window.status)
    assert window.status == f"Fiche enregistrée{NB}: fiche-2026-10.pdf"
    assert len(page_sizes((tmp_path / "fiche-2026-10.pdf").read_bytes())) == len(window.view.sheet.pages)


def test_a_place_that_cannot_be_written_is_told_and_the_pages_stay(
    window: MonthWindow, tmp_path: Path
) -> None:
    open_sheet(window)
    wiring = wiring_of(window)
    wiring.presenter.save_sheet(tmp_path / "absent" / "fiche.pdf")
    window.wait(lambda: window.window.findChild(QMessageBox) is not None)
    box = window.window.findChild(QMessageBox)
    assert box is not None
    assert "Impossible d’écrire" in box.text()
    window.wait(box.isActiveWindow)
    window.press("Return")
    assert window.view.currentWidget() is window.view.sheet
    assert window.view.sheet.is_ready()


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="this computer has a printer")
def test_without_a_printer_the_pdf_is_proposed(window: MonthWindow) -> None:
    sheet = open_sheet(window)
    window.press("Ctrl+P")
    window.wait(sheet.saving.hasFocus)
    assert sheet.message.text() == NO_PRINTER == window.status
    assert window.window.findChildren(QDialog) == []
    window.press("Escape", "Ctrl+P")
    assert not sheet.message.isVisible()


def test_the_system_s_dialog_is_asked_and_esc_leaves_it(
    window: MonthWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = open_sheet(window)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Essai"]))
    window.press("Ctrl+P")
    window.wait(lambda: bool(window.window.findChildren(QPrintDialog)))
    (dialog,) = window.window.findChildren(QPrintDialog)
    window.wait(dialog.isActiveWindow)
    assert dialog.windowTitle() == "Imprimer"
    assert (dialog.minPage(), dialog.maxPage()) == (1, len(sheet.pages))
    window.press("Escape")
    window.wait(lambda: window.window.findChildren(QPrintDialog) == [])
    assert sheet.is_ready()


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_pages_go_to_the_printer_as_they_are(window: MonthWindow, tmp_path: Path) -> None:
    sheet = open_sheet(window)
    wiring = wiring_of(window)
    wiring.printing.print_on(printer_to(tmp_path / "all.pdf"), wiring.pdf)
    assert sheet.work.text() == "La fiche s’imprime…"
    window.wait(sheet.is_ready)
    assert window.status == f"{len(sheet.pages)}{NB}pages envoyées à l’imprimante."
    printed = page_sizes((tmp_path / "all.pdf").read_bytes())
    assert [tuple(round(side) for side in page) for page in printed] == [(595, 842)] * len(sheet.pages)


def test_a_range_of_pages_is_printed(window: MonthWindow, tmp_path: Path) -> None:
    sheet = open_sheet(window)
    printer = printer_to(tmp_path / "second.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    wiring_of(window).printing.print_on(printer, wiring_of(window).pdf)
    window.wait(sheet.is_ready)
    assert window.status == f"1{NB}page envoyée à l’imprimante."
    assert len(page_sizes((tmp_path / "second.pdf").read_bytes())) == 1


def test_printing_is_stopped_by_esc(window: MonthWindow, tmp_path: Path) -> None:
    sheet = open_sheet(window)
    wiring_of(window).printing.print_on(printer_to(tmp_path / "none.pdf"), wiring_of(window).pdf)
    window.press("Escape")
    assert sheet.is_ready()
    assert window.status == "L’impression est arrêtée."
    assert window.view.currentWidget() is sheet


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told(window: MonthWindow, tmp_path: Path) -> None:
    sheet = open_sheet(window)
    printer = printer_to(tmp_path / "absent" / "fiche.pdf")
    wiring_of(window).printing.print_on(printer, wiring_of(window).pdf)
    window.wait(lambda: window.window.findChild(QMessageBox) is not None)
    box = window.window.findChild(QMessageBox)
    assert box is not None
    assert "L’imprimante n’a pas pris la fiche" in box.text()
    window.wait(box.isActiveWindow)
    window.press("Return")
    assert sheet.is_ready()


def wiring_of(window: MonthWindow) -> MonthWiring:
    """What ties the month's screen together."""
    found = window.view.findChild(MonthWiring)
    assert found is not None
    return found


def test_the_sheet_to_display_the_results_and_the_year_are_looked_at_too(window: MonthWindow) -> None:
    sheet = open_sheet(window)
    presenter = window.view.findChild(MonthWiring).presenter  # type: ignore[union-attr]
    for paper, title, file, count in (
        (Paper.WALL, f"Fiche à afficher, octobre{NB}2026", "fiche-a-afficher-2026-10.pdf", 2),
        (Paper.RESULTS, f"Affiche, octobre{NB}2026", "nos-resultats-2026-10.pdf", 1),
        (Paper.YEAR, "Fiche de l’année 2026", "fiche-2026.pdf", 2),
        (Paper.INSIDE, f"Fiche du mois, octobre{NB}2026", "fiche-2026-10.pdf", 2),
    ):
        sheet.papers.buttons[paper].click()
        window.wait(lambda: sheet.is_ready() and all(page.has_image() for page in sheet.pages))
        assert len(sheet.pages) == count
        assert sheet.title.text().startswith(title)
        assert sheet.papers.buttons[paper].isChecked()
        assert presenter.file_name() == file

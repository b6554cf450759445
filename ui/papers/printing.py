"""Printing a paper with the system's dialog. Without any printer it says so, and offers the PDF."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from marianne_desk.domain import french
from ui.messages import Messages, speak_french
from ui.papers import pages
from ui.papers.sheet_view import SheetView
from ui.shortcuts import Act, shown
from ui.turns import in_turns

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

NO_PRINTER = (
    f"Aucune imprimante n’est installée sur cet ordinateur. Enregistrez en PDF ({shown(Act.SAVE_SHEET)})."
)

Long = Callable[..., Callable[[], None]]
"""``long(done, progress, fn, *args)``, on the figures lane; the answer stops it."""


class Printing:
    """Printing of one paper at a time."""

    def __init__(
        self,
        messages: Messages,
        view: SheetView,
        long: Long,
        name: str = "Fiche du mois",
        at_work: str = "La fiche s’imprime…",
    ) -> None:
        self._name, self._at_work = name, at_work
        self._messages, self._view, self._long = messages, view, long
        self._stop: Callable[[], None] | None = None

    def ask(self, pdf: bytes) -> None:
        """Opens the system's dialog."""
        in_turns(self._asking(pdf), self._view)

    def _asking(self, pdf: bytes) -> Iterator[None]:
        from PySide6.QtGui import QPageLayout
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
        from PySide6.QtWidgets import QDialog

        if not QPrinterInfo.availablePrinterNames():
            self._view.tell(NO_PRINTER)
            self._messages.say(NO_PRINTER)
            self._view.saving.setFocus()
            return
        yield
        speak_french()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)
        count = len(self._view.pages)
        width, height = self._view.pages[0].points
        if width > height:
            printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setFromTo(1, count)
        dialog = QPrintDialog(printer, self._view)
        dialog.setMinMax(1, count)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.print_on(printer, pdf))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        yield
        QDialog.open(dialog)

    def print_on(self, printer: "QPrinter", pdf: bytes) -> None:
        """Prints, page by page; Esc stops it."""
        from PySide6.QtPrintSupport import QPrinter

        chosen = printer.printRange() == QPrinter.PrintRange.PageRange
        first, last = (printer.fromPage(), printer.toPage()) if chosen else (1, len(self._view.pages))
        self._view.tell("")
        self._view.show_work(self._at_work)
        self._view.stop.setFocus()
        self._stop = self._long(
            self._printed, self._view.show_progress, pages.print_pages, printer, pdf, first, last
        )

    def stop(self) -> bool:
        """Stops the printing; False when nothing is being printed."""
        if self._stop is None:
            return False
        self._stop()
        self._end("L’impression est arrêtée.")
        return True

    def failed(self) -> None:
        """The printer refused: the pages are there again, to try once more or to save."""
        if self._stop is not None:
            self._end("")

    def _printed(self, count: int) -> None:
        self._end(f"{french.count_of(count, 'page envoyée', 'pages envoyées')} à l’imprimante.")

    def _end(self, words: str) -> None:
        self._stop = None
        self._view.show_pages()
        if words:
            self._messages.say(words)

"""The recovery sheet before it is printed: one page, its key in clear. It lives in memory until the window closes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.backup import load
from ui.dialog_lane import DialogLane
from ui.keys import bind
from ui.lanes import Lane
from ui.messages import Messages
from ui.papers import pages
from ui.papers.printing import Printing
from ui.papers.sheet_view import PREVIEW, SheetView
from ui.shortcuts import Act

TITLE = "Feuille de secours"


class RecoverySheetDialog(QDialog):
    """``made`` once the sheet was printed or saved."""

    made = Signal()

    def __init__(self, parent: QWidget, messages: Messages, lane: Lane) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._messages = messages
        lane_work = DialogLane(self, lane, self._failed)
        self._do = lane_work.do
        self.pdf = b""
        self.view = SheetView(self)
        self.view.back.setText("Fermer  Échap")
        self.view.back.setAccessibleName("Fermer, touche Échap")
        self.view.area.setAccessibleName("Aperçu de la feuille de secours")
        self.view.show_work("La feuille se dessine…")
        self.view.title.setText(TITLE)
        self.printing = _SheetPrinting(messages, self.view, lane_work.do_long, self._printed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.resize(PREVIEW.boundedTo(self.screen().availableSize()))
        self._connect()
        self._do(self._drawn, load.recovery_sheet)

    def _connect(self) -> None:
        view = self.view
        for act, do in (
            (Act.SAVE_SHEET, self._save),
            (Act.PRINT_SHEET, self._print),
            (Act.ZOOM_IN, partial(view.zoom_by, 1)),
            (Act.ZOOM_OUT, partial(view.zoom_by, -1)),
            (Act.ZOOM_FIT, view.fit),
        ):
            bind(act, view, do)
        view.left.connect(self._leave)
        view.save.connect(self._save)
        view.print_.connect(self._print)
        view.wanted.connect(self._render)

    def _leave(self) -> None:
        if not self.printing.stop():
            self.reject()

    def _drawn(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._do(self.view.show_sizes, pages.sizes, pdf)

    def _render(self, place: int, scale: float) -> None:
        def came(found: tuple[int, float, QImage]) -> None:
            self.view.show_page(*found)

        self._do(came, pages.picture, self.pdf, place, scale)

    def _print(self) -> None:
        if self.view.is_ready():
            self.printing.ask(self.pdf)

    def _printed(self) -> None:
        self._do(self._noted, load.note_recovery_sheet)

    def _save(self) -> None:
        if self.view.is_ready():
            self._messages.save_as(
                "Enregistrer la feuille de secours", "feuille-de-secours.pdf", "PDF (*.pdf)", self._save_to
            )

    def _save_to(self, path: Path) -> None:
        def saved(where: Path) -> None:
            self._messages.say(f"Feuille enregistrée\u00a0: {where}. Imprimez-la, puis effacez le fichier.")
            self._noted(None)

        self._do(saved, load.save_recovery_sheet, self.pdf, path)

    def _noted(self, _nothing: object) -> None:
        self.made.emit()

    def _failed(self, error: BaseException) -> None:
        self.printing.failed()
        self._messages.tell(error)


class _SheetPrinting(Printing):
    """Tells when the page has gone to the printer."""

    def __init__(
        self, messages: Messages, view: SheetView, long: Callable[..., Any], printed: Callable[[], None]
    ) -> None:
        super().__init__(messages, view, long)
        self._gone = printed

    def _printed(self, count: int) -> None:
        super()._printed(count)
        self._gone()

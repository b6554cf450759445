"""The file of a proof on the screen: its pages, or the photo. It lives in memory until the window closes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.dialog_lane import DialogLane
from ui.keys import bind
from ui.lanes import Lane
from ui.messages import Messages
from ui.papers.sheet_view import SheetView
from ui.proofs import pages
from ui.shortcuts import Act, shown
from ui.theme import GRID


class _Pages(SheetView):
    """The pages; a proof is not printed from here, its copy is."""

    def _offer(self, there: bool) -> None:
        super()._offer(there)
        self.printing.hide()


class ProofPreview(QDialog):
    """``copy`` saves a copy where the person wants it."""

    def __init__(
        self,
        parent: QWidget,
        messages: Messages,
        lane: Lane,
        title: str,
        number: int,
        copy: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._do = DialogLane(self, lane, messages.tell).do
        self._seen: pages.Seen | None = None
        self.view = _Pages(self)
        self.view.back.setText("Fermer  Échap")
        self.view.back.setAccessibleName("Fermer, touche Échap")
        self.view.saving.setText(f"Enregistrer une copie…  {shown(Act.SAVE_SHEET)}")
        self.view.saving.setAccessibleName(f"Enregistrer une copie, touche {shown(Act.SAVE_SHEET)}")
        self.view.area.setAccessibleName("Aperçu de la preuve")
        self.view.title.setText(title)
        self.view.show_work("La preuve s’ouvre…")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.resize(QSize(110 * GRID, 90 * GRID).boundedTo(self.screen().availableSize()))
        view = self.view
        for act, do in (
            (Act.SAVE_SHEET, copy),
            (Act.PREVIOUS_PAGE, partial(view.turn, -1)),
            (Act.NEXT_PAGE, partial(view.turn, 1)),
            (Act.ZOOM_IN, partial(view.zoom_by, 1)),
            (Act.ZOOM_OUT, partial(view.zoom_by, -1)),
            (Act.ZOOM_FIT, view.fit),
        ):
            bind(act, view, do)
        view.left.connect(self.reject)
        view.save.connect(copy)
        view.wanted.connect(self._render)
        self._do(self._came, pages.see, number)

    def _came(self, seen: pages.Seen) -> None:
        self._seen = seen
        self.view.show_sizes(seen.sizes)

    def _render(self, place: int, scale: float) -> None:
        def came(found: tuple[int, float, QImage]) -> None:
            self.view.show_page(*found)

        if self._seen is not None:
            self._do(came, pages.page, self._seen, place, scale)

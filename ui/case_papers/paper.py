"""One paper with a name in it before it is printed or saved: its pages, in a part of a window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.case_papers import load
from ui.keys import bind
from ui.messages import Messages
from ui.month import pages
from ui.month.printing import Long, Printing
from ui.month.sheet_view import SheetView
from ui.shortcuts import Act


class PaperPages(QObject):
    """``do`` and ``long`` work on the figures lane; ``leave`` is called on Esc. ``title`` stands over the pages and is
    the name of the print job: it names nobody."""

    def __init__(
        self,
        parent: QWidget,
        messages: Messages,
        do: Callable[..., None],
        long: Long,
        leave: Callable[[], None],
        title: str,
    ) -> None:
        super().__init__(parent)
        self._messages, self._do, self._leave = messages, do, leave
        self.pdf, self._name = b"", ""
        self.view = SheetView(parent)
        self.view.back.setAccessibleName(f"Retour, touche {'Échap'}")
        self.view.area.setAccessibleName("Aperçu de la page")
        self._printing = Printing(messages, self.view, long, title, "La page s’imprime…")
        for act, act_on in (
            (Act.SAVE_SHEET, self._save),
            (Act.PRINT_SHEET, self._print),
            (Act.PREVIOUS_PAGE, partial(self.view.turn, -1)),
            (Act.NEXT_PAGE, partial(self.view.turn, 1)),
            (Act.ZOOM_IN, partial(self.view.zoom_by, 1)),
            (Act.ZOOM_OUT, partial(self.view.zoom_by, -1)),
            (Act.ZOOM_FIT, self.view.fit),
        ):
            bind(act, self.view, act_on)
        self.view.left.connect(self.left)
        self.view.save.connect(self._save)
        self.view.print_.connect(self._print)
        self.view.wanted.connect(self._render)

    def expect(self, title: str) -> None:
        """A page is being drawn."""
        self.view.show_drawing("")
        self.view.title.setText(title)
        self.view.work.setText("La page se dessine…")

    def show(self, pdf: bytes, name: str) -> None:
        """Shows the pages of ``pdf``; ``name``: of the file to save, which names nobody."""
        self.pdf, self._name = pdf, name
        self._do(lambda sizes: self.view.show_sizes(sizes, False), pages.sizes, pdf)

    def failed(self) -> None:
        """A work failed: the page is there again, or what was before it where there is none."""
        self._printing.failed()
        if not self.view.is_ready():
            self._leave()

    def left(self) -> None:
        """Esc stops the printing first, then leaves."""
        if not self._printing.stop():
            self._leave()

    def _render(self, place: int, scale: float) -> None:
        pdf = self.pdf

        def came(found: tuple[int, float, QImage]) -> None:
            if pdf is self.pdf:
                self.view.show_page(*found)

        self._do(came, pages.picture, pdf, place, scale)

    def _print(self) -> None:
        if self.view.is_ready():
            self._printing.ask(self.pdf)

    def _save(self) -> None:
        if self.view.is_ready():
            self._messages.save_as("Enregistrer en PDF", self._name, "PDF (*.pdf)", self._save_to)

    def _save_to(self, path: Path) -> None:
        def saved(where: Path) -> None:
            said = f"Page enregistrée, en clair\u00a0: {where.name}"
            self._messages.say(said)
            self.view.tell(said)

        self._do(saved, load.save, self.pdf, path)

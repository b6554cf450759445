"""The page of an explanation before it is printed or saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.explain import load
from ui.keys import bind
from ui.messages import Messages
from ui.month import pages
from ui.month.printing import Long, Printing
from ui.month.sheet_view import SheetView
from ui.shortcuts import Act

if TYPE_CHECKING:
    from marianne_desk.domain.delay_explained import DelayExplained

TITLE = "Pourquoi ce délai"


class Paper(QObject):
    """Draws, saves and prints the page. ``do`` and ``long`` work on the figures lane; ``leave`` is called to go back to
    the explanation."""

    def __init__(
        self,
        parent: QWidget,
        messages: Messages,
        do: Callable[..., None],
        long: Long,
        leave: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self._messages, self._do, self._leave = messages, do, leave
        self._pdf, self._name = b"", ""
        self.view = SheetView(parent)
        self.view.back.setAccessibleName("Retour à l’explication, touche Échap")
        self.view.area.setAccessibleName("Aperçu de la feuille")
        self._printing = Printing(messages, self.view, long, TITLE, "La feuille s’imprime…")
        for act, act_on in (
            (Act.SAVE_SHEET, self._save),
            (Act.PRINT_SHEET, self._print),
            (Act.ZOOM_IN, partial(self.view.zoom_by, 1)),
            (Act.ZOOM_OUT, partial(self.view.zoom_by, -1)),
            (Act.ZOOM_FIT, self.view.fit),
        ):
            bind(act, self.view, act_on)
        self.view.left.connect(self._left)
        self.view.save.connect(self._save)
        self.view.print_.connect(self._print)
        self.view.wanted.connect(self._render)

    def draw(self, explained: "DelayExplained") -> None:
        """Draws the page of an explanation."""
        self._name = f"delai-C-{explained.number}.pdf"
        self.view.show_drawing("")
        self.view.title.setText(TITLE)
        self.view.work.setText("La feuille se dessine…")
        self._do(self._drawn, load.pdf, explained)

    def failed(self) -> None:
        """A work failed: the page is there again, or the explanation where there is none."""
        self._printing.failed()
        if not self.view.is_ready():
            self._leave()

    def _drawn(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._do(lambda sizes: self.view.show_sizes(sizes, False), pages.sizes, pdf)

    def _left(self) -> None:
        if not self._printing.stop():
            self._leave()

    def _render(self, place: int, scale: float) -> None:
        def came(found: tuple[int, float, QImage]) -> None:
            self.view.show_page(*found)

        self._do(came, pages.picture, self._pdf, place, scale)

    def _print(self) -> None:
        if self.view.is_ready():
            self._printing.ask(self._pdf)

    def _save(self) -> None:
        if self.view.is_ready():
            self._messages.save_as("Enregistrer l’explication", self._name, "PDF (*.pdf)", self._save_to)

    def _save_to(self, path: Path) -> None:
        def saved(where: Path) -> None:
            self._messages.say(f"Feuille enregistrée\u00a0: {where.name}")

        self._do(saved, load.save, self._pdf, path)

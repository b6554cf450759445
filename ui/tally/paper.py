"""The sheet of the paper tally before it is printed: the month's preview, under its own name."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from marianne_desk.domain.french import NO_BREAK
from ui.context import Context
from ui.keys import bind
from ui.lanes import Cancelled, Ticket
from ui.month import pages
from ui.month.printing import Printing
from ui.month.sheet_view import SheetView
from ui.shortcuts import Act
from ui.tally import load

NAME = "Relevé papier"
FILE_NAME = "releve-papier.pdf"


class PaperView(SheetView):
    """The page, its size, saving and printing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back.setAccessibleName("Retour à la grille, touche Échap")
        self.area.setAccessibleName("Aperçu de la feuille")

    def show_sheet_drawing(self) -> None:
        """The sheet is being drawn."""
        self.show_drawing("")
        self.title.setText(NAME)
        self.work.setText("La feuille se dessine…")


class Paper(QObject):
    """Draws, saves and prints the sheet. ``leave`` is called to go back to the grid."""

    def __init__(self, view: PaperView, context: Context, leave: Callable[[], None]) -> None:
        super().__init__(view)
        self.view, self._context, self._leave = view, context, leave
        self._pdf = b""
        self._printing = Printing(context.messages, view, self._long, NAME)
        for act, do in (
            (Act.SAVE_SHEET, self._save),
            (Act.PRINT_SHEET, self._print),
            (Act.PREVIOUS_PAGE, partial(view.turn, -1)),
            (Act.NEXT_PAGE, partial(view.turn, 1)),
            (Act.ZOOM_IN, partial(view.zoom_by, 1)),
            (Act.ZOOM_OUT, partial(view.zoom_by, -1)),
            (Act.ZOOM_FIT, view.fit),
        ):
            bind(act, view, do)
        view.left.connect(self._left)
        view.save.connect(self._save)
        view.print_.connect(self._print)
        view.wanted.connect(self._render)

    def draw(self) -> None:
        """Draws the sheet of the desk's habits of today."""
        self.view.show_sheet_drawing()
        self._do(self._drawn, load.pdf)

    def _drawn(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._do(lambda sizes: self.view.show_sizes(sizes, False), pages.sizes, pdf)

    def _render(self, place: int, scale: float) -> None:
        def came(found: tuple[int, float, QImage]) -> None:
            self.view.show_page(*found)

        self._do(came, pages.picture, self._pdf, place, scale)

    def _save(self) -> None:
        if self.view.is_ready():
            self._context.messages.save_as(
                f"Enregistrer{NO_BREAK}: {NAME}", FILE_NAME, "PDF (*.pdf)", self._save_to
            )

    def _save_to(self, path: Path) -> None:
        say = self._context.messages.say
        self._do(lambda kept: say(f"Feuille enregistrée{NO_BREAK}: {kept.name}"), load.save, self._pdf, path)

    def _print(self) -> None:
        if self.view.is_ready():
            self._printing.ask(self._pdf)

    def _left(self) -> None:
        if not self._printing.stop():
            self._leave()

    def _do(self, done: Callable[..., None], fn: Callable[..., object], *args: object) -> None:
        self._await(self._context.figures.submit(fn, *args), done)

    def _long(
        self,
        done: Callable[..., None],
        progress: Callable[[int, int], None],
        fn: Callable[..., object],
        *args: object,
    ) -> Callable[[], None]:
        ticket = self._context.figures.submit_long(fn, *args)
        ticket.progress.connect(progress)
        return self._await(ticket, done)

    def _await(self, ticket: Ticket, done: Callable[..., None]) -> Callable[[], None]:
        ticket.done.connect(done)
        ticket.failed.connect(self._failed)
        return ticket.cancel

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        self._printing.failed()
        if not self.view.is_ready():
            self._leave()
        self._context.messages.tell(error)

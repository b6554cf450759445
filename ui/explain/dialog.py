"""The window that explains a delay: the explanation, and its page before it is printed or saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QStackedLayout, QWidget

from ui.explain import load
from ui.explain.load import Shown
from ui.explain.page import ExplainPage
from ui.keys import bind, bind_tiles
from ui.lanes import Cancelled, Lane, Ticket
from ui.messages import Messages, announce
from ui.month import pages
from ui.month.printing import Printing
from ui.month.sheet_view import SheetView
from ui.shortcuts import Act
from ui.theme import GRID

TITLE = "Pourquoi ce délai"


class ExplainDialog(QDialog):
    """``requests``: identifier and name of each request of the contact, at least one; ``place``: the one shown
    first. ``lane``: that of the figures."""

    def __init__(
        self,
        parent: QWidget,
        messages: Messages,
        lane: Lane,
        requests: tuple[tuple[str, str], ...],
        place: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._messages, self._lane, self._requests = messages, lane, requests
        self.shown: Shown | None = None
        self.pdf = b""
        names = tuple(name for _, name in requests) if len(requests) > 1 else ()
        self.page = ExplainPage(names, self)
        self.sheet = SheetView(self)
        self.sheet.back.setAccessibleName("Retour à l’explication, touche Échap")
        self.sheet.area.setAccessibleName("Aperçu de la feuille")
        self.printing = Printing(messages, self.sheet, self._long, TITLE, "La feuille s’imprime…")
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.page)
        self._layers.addWidget(self.sheet)
        self.resize(QSize(128 * GRID, 92 * GRID).boundedTo(self.screen().availableSize()))
        self._connect()
        self._ask(place)

    def _connect(self) -> None:
        sheet, page = self.sheet, self.page
        for act, owner, do in (
            (Act.DELAY_PAPER, page, self._draw),
            (Act.SAVE_SHEET, sheet, self._save),
            (Act.PRINT_SHEET, sheet, self._print),
            (Act.ZOOM_IN, sheet, partial(sheet.zoom_by, 1)),
            (Act.ZOOM_OUT, sheet, partial(sheet.zoom_by, -1)),
            (Act.ZOOM_FIT, sheet, sheet.fit),
        ):
            bind(act, owner, do)
        bind_tiles(page, self._ask)
        page.left.connect(self.reject)
        page.paper.connect(self._draw)
        page.chosen.connect(self._ask)
        sheet.left.connect(self._leave)
        sheet.save.connect(self._save)
        sheet.print_.connect(self._print)
        sheet.wanted.connect(self._render)

    def _ask(self, place: int) -> None:
        """Explains another request of the contact, where there is one."""
        if place < len(self._requests):
            self._do(partial(self._came, place), load.explained, self._requests[place][0])

    def _came(self, place: int, shown: Shown) -> None:
        self.shown = shown
        self.page.show_delay(shown, place)
        self.page.take_keys()
        announce(self.page.title, f"{shown.title}. {shown.span}")

    def _draw(self) -> None:
        if self.shown is not None:
            self._layers.setCurrentWidget(self.sheet)
            self.sheet.show_drawing("")
            self.sheet.title.setText(TITLE)
            self.sheet.work.setText("La feuille se dessine…")
            self._do(self._drawn, load.pdf, self.shown.explained)

    def _drawn(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._do(lambda sizes: self.sheet.show_sizes(sizes, False), pages.sizes, pdf)

    def _leave(self) -> None:
        if not self.printing.stop():
            self._layers.setCurrentWidget(self.page)
            self.page.take_keys()

    def _render(self, place: int, scale: float) -> None:
        def came(found: tuple[int, float, QImage]) -> None:
            self.sheet.show_page(*found)

        self._do(came, pages.picture, self.pdf, place, scale)

    def _print(self) -> None:
        if self.sheet.is_ready():
            self.printing.ask(self.pdf)

    def _save(self) -> None:
        if self.sheet.is_ready() and self.shown is not None:
            name = f"delai-C-{self.shown.explained.number}.pdf"
            self._messages.save_as("Enregistrer l’explication", name, "PDF (*.pdf)", self._save_to)

    def _save_to(self, path: Path) -> None:
        def saved(where: Path) -> None:
            self._messages.say(f"Feuille enregistrée\u00a0: {where.name}")

        self._do(saved, load.save, self.pdf, path)

    def _do(self, done: Callable[..., None], fn: Callable[..., object], *args: object) -> None:
        self._await(self._lane.submit(fn, *args), done)

    def _long(
        self,
        done: Callable[..., None],
        progress: Callable[[int, int], None],
        fn: Callable[..., object],
        *args: object,
    ) -> Callable[[], None]:
        ticket = self._lane.submit_long(fn, *args)
        ticket.progress.connect(progress)
        self._await(ticket, done)
        return ticket.cancel

    def _await(self, ticket: Ticket, done: Callable[..., None]) -> None:
        open_ = [True]
        self.finished.connect(lambda _code: open_.clear())

        def answered(value: Any) -> None:
            if open_:
                done(value)

        def failed(error: BaseException) -> None:
            if not open_ or isinstance(error, Cancelled):
                return
            self.printing.failed()
            self._messages.tell(error)
            if self.shown is None:
                self.reject()

        ticket.done.connect(answered)
        ticket.failed.connect(failed)

"""The card of keys before it is printed: the preview of the month's sheet, in a window of its own. Esc closes it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.help import load
from ui.help.texts import key_card
from ui.keys import bind
from ui.papers import pages
from ui.papers.printing import Printing
from ui.papers.sheet_view import PREVIEW, SheetView
from ui.shortcuts import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.lanes import Lane, Ticket
    from ui.messages import Messages

TITLE = "Carte des touches"
FILE = "carte-des-touches.pdf"


class CardDialog(QDialog):
    """``lane`` draws, renders and prints; ``pdf`` is empty until the card is drawn."""

    def __init__(self, parent: QWidget, messages: "Messages", lane: "Lane") -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._messages, self._lane = messages, lane
        self.pdf = b""
        self.view = SheetView(self)
        self.view.area.setAccessibleName("Aperçu de la carte des touches")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.printing = Printing(messages, self.view, self._long, TITLE, "La carte s’imprime…")
        self._connect()
        self.view.show_drawing(TITLE, "La carte se dessine…")
        self.resize(PREVIEW.boundedTo(parent.size()))
        self.finished.connect(parent.activateWindow)
        self._ask(self._lane.run(load.draw, key_card()), self._drawn)

    def reject(self) -> None:
        """Esc stops the printing first, then closes."""
        if not self.printing.stop():
            super().reject()

    def _connect(self) -> None:
        view = self.view
        view.left.connect(self.reject)
        view.save.connect(self._save)
        view.print_.connect(self._print)
        view.wanted.connect(self._render)
        for act, do in (
            (Act.SAVE_SHEET, self._save),
            (Act.PRINT_SHEET, self._print),
            (Act.ZOOM_IN, partial(view.zoom_by, 1)),
            (Act.ZOOM_OUT, partial(view.zoom_by, -1)),
            (Act.ZOOM_FIT, view.fit),
        ):
            bind(act, self, do)

    def _drawn(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._ask(self._lane.run(pages.sizes, None, pdf), self.view.show_sizes)

    def _render(self, place: int, scale: float) -> None:
        def came(found: tuple[int, float, QImage]) -> None:
            self.view.show_page(*found)

        self._ask(self._lane.run(pages.picture, None, self.pdf, place, scale), came)

    def _save(self) -> None:
        if self.view.is_ready():
            self._messages.save_as("Enregistrer la carte des touches", FILE, "PDF (*.pdf)", self._save_to)

    def _save_to(self, path: Path) -> None:
        def saved(kept: Path) -> None:
            self._messages.say(f"Carte des touches enregistrée\u00a0: {kept.name}.")
            self.view.title.setText(f"{TITLE}, enregistrée\u00a0: {kept.name}")
            self.activateWindow()  # where no window manager hands the keyboard back
            self.view.area.setFocus()

        self._ask(self._lane.submit(load.save, self.pdf, path), saved)

    def _print(self) -> None:
        if self.view.is_ready():
            self.printing.ask(self.pdf)

    def _ask(self, ticket: "Ticket", done: "Callable[..., object]") -> "Callable[[], None]":
        """Hands the answer on while the window is there; failures go to the door for messages."""

        def failed(error: BaseException) -> None:
            self.printing.failed()
            self._messages.tell(error)

        self.destroyed.connect(ticket.cancel)
        ticket.done.connect(lambda value: None if ticket.stopped() else done(value))
        ticket.failed.connect(lambda error: None if ticket.stopped() else failed(error))
        return ticket.cancel

    def _long(
        self,
        done: "Callable[..., None]",
        progress: "Callable[[int, int], None]",
        fn: "Callable[..., object]",
        *args: object,
    ) -> "Callable[[], None]":
        ticket = self._lane.submit_long(fn, *args)
        ticket.progress.connect(progress)
        return self._ask(ticket, done)

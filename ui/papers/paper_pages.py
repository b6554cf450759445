"""A paper before it is printed or saved, in whatever window shows it: its pages, the printer, the file."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.keys import bind
from ui.messages import Messages
from ui.papers import pages
from ui.papers.printing import Long, Printing
from ui.papers.sheet_view import SheetView
from ui.shortcuts import Act


@dataclass(frozen=True, slots=True)
class PaperTexts:
    """What is said of a paper: its name (also that of the print job, so it names nobody), where « Retour » leads, what
    its pages are called, over the box that asks for a file, in the status line when it is saved, and what is said while
    it is drawn and printed. ``saved_beside``: that it was saved is said over its pages as well."""

    title: str
    back: str
    area: str
    saving: str
    saved: str
    drawing: str = "La feuille se dessine…"
    printing: str = "La feuille s’imprime…"
    saved_beside: bool = False


class PaperPages(QObject):
    """Shows, saves and prints a paper that somebody else draws. ``do`` and ``long`` work on a lane;
    ``keep(desk, pdf, path)`` saves there, and gives the path back, None: it is only printed; ``leave`` is called on
    Esc, once nothing is being printed. ``pdf``: empty until there is one."""

    def __init__(
        self,
        parent: QWidget,
        messages: Messages,
        do: Callable[..., None],
        long: Long,
        leave: Callable[[], None],
        texts: PaperTexts,
        keep: Callable[..., Path] | None,
    ) -> None:
        super().__init__(parent)
        self._messages, self._do, self._leave = messages, do, leave
        self._texts, self._keep = texts, keep
        self.pdf, self._file, self._asked = b"", "", 0
        self.view = SheetView(parent)
        self.view.keeps = keep is not None
        self.view.back.setAccessibleName(texts.back)
        self.view.area.setAccessibleName(texts.area)
        self.printing = Printing(messages, self.view, long, texts.title, texts.printing)
        for act, act_on in (
            (Act.SAVE_SHEET, self.save),
            (Act.PRINT_SHEET, self.print_),
            (Act.PREVIOUS_PAGE, partial(self.view.turn, -1)),
            (Act.NEXT_PAGE, partial(self.view.turn, 1)),
            (Act.ZOOM_IN, partial(self.view.zoom_by, 1)),
            (Act.ZOOM_OUT, partial(self.view.zoom_by, -1)),
            (Act.ZOOM_FIT, self.view.fit),
        ):
            bind(act, self.view, act_on)
        self.view.left.connect(self.left)
        self.view.save.connect(self.save)
        self.view.print_.connect(self.print_)
        self.view.wanted.connect(self._render)

    def expect(self) -> None:
        """The paper is being drawn; pages that were asked for before and come later are dropped."""
        self._asked += 1
        self.view.show_drawing(self._texts.title, self._texts.drawing)

    def show(self, pdf: bytes, file: str) -> None:
        """Shows the pages of ``pdf``; ``file``: its name where it is saved, which names nobody."""
        self.pdf, self._file = pdf, file
        self._do(partial(self._measured, self._asked), pages.sizes, pdf)

    def failed(self) -> None:
        """A work failed: the page is there again, or it is left where there is none."""
        self.printing.failed()
        if not self.view.is_ready():
            self._leave()

    def left(self) -> None:
        """Esc stops the printing first, then leaves."""
        if not self.printing.stop():
            self._leave()

    def print_(self) -> None:
        """Opens the system's dialog, once there are pages."""
        if self.view.is_ready():
            self.printing.ask(self.pdf)

    def save(self) -> None:
        """Asks where, once there are pages."""
        if self.view.is_ready() and self._keep is not None:
            self._messages.save_as(self._texts.saving, self._file, "PDF (*.pdf)", self._save_to)

    def _measured(self, asked: int, sizes: tuple[tuple[float, float], ...]) -> None:
        if asked == self._asked:
            self._lay_out(sizes)

    def _lay_out(self, sizes: tuple[tuple[float, float], ...]) -> None:
        self.view.show_sizes(sizes)

    def _render(self, place: int, scale: float) -> None:
        pdf = self.pdf

        def came(found: tuple[int, float, QImage]) -> None:
            if pdf is self.pdf:
                self.view.show_page(*found)

        self._do(came, pages.picture, pdf, place, scale)

    def _save_to(self, path: Path) -> None:
        def saved(where: Path) -> None:
            said = f"{self._texts.saved}\u00a0: {where.name}"
            self._messages.say(said)
            if self._texts.saved_beside:
                self.view.tell(said, done=True)

        if self._keep is not None:
            self._do(saved, self._keep, self.pdf, path)

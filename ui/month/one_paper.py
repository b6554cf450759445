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
from ui.month import pages
from ui.month.papers import DrawnPaper
from ui.month.printing import Long, Printing
from ui.month.sheet_view import SheetView
from ui.shortcuts import Act


@dataclass(frozen=True, slots=True)
class PaperTexts:
    """What is said of a paper: its name, where « Retour » leads, what its pages are called, over the box that asks for
    a file, in the status line when it is saved, and what is said while it is drawn and printed."""

    title: str
    back: str
    area: str
    saving: str
    saved: str
    drawing: str = "La feuille se dessine…"
    printing: str = "La feuille s’imprime…"


class OnePaper(QObject):
    """Draws, saves and prints one paper. ``do`` and ``long`` work on a lane; ``keep(desk, pdf, path)`` saves there, and
    gives the path back, None: it is only printed; ``leave`` is called to leave it."""

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
        self._asked, self._drawing, self._then_print = 0, False, False
        self.drawn = DrawnPaper(b"", "", "")
        self.view = SheetView(parent)
        self.view.keeps = keep is not None
        self.view.back.setAccessibleName(texts.back)
        self.view.area.setAccessibleName(texts.area)
        self.printing = Printing(messages, self.view, long, texts.title, texts.printing)
        for act, act_on in (
            (Act.SAVE_SHEET, self.save),
            (Act.PRINT_SHEET, self.print_),
            (Act.ZOOM_IN, partial(self.view.zoom_by, 1)),
            (Act.ZOOM_OUT, partial(self.view.zoom_by, -1)),
            (Act.ZOOM_FIT, self.view.fit),
        ):
            bind(act, self.view, act_on)
        self.view.left.connect(self._left)
        self.view.save.connect(self.save)
        self.view.print_.connect(self.print_)
        self.view.wanted.connect(self._render)

    def draw(self, fn: Callable[..., DrawnPaper], *args: object) -> None:
        """Draws what ``fn(desk, *args)`` makes; what was asked for before and comes later is dropped."""
        self._asked += 1
        self._drawing, self._then_print = True, False
        self.view.show_drawing("")
        self.view.title.setText(self._texts.title)
        self.view.show_work(self._texts.drawing)
        self._do(partial(self._came, self._asked), fn, *args)

    def failed(self) -> None:
        """A work failed: the page is there again, or it is left where there is none."""
        self._drawing = False
        self.printing.failed()
        if not self.view.is_ready():
            self._leave()

    def print_(self) -> None:
        """Opens the system's dialog; of a paper that is being drawn, once it is there."""
        self._then_print = self._drawing
        if self.view.is_ready():
            self.printing.ask(self.drawn.pdf)

    def save(self) -> None:
        """Asks where, once there are pages."""
        if self.view.is_ready() and self._keep is not None:
            self._messages.save_as(self._texts.saving, self.drawn.file, "PDF (*.pdf)", self._save_to)

    def _came(self, asked: int, drawn: DrawnPaper) -> None:
        if asked == self._asked:
            self.drawn = drawn
            self._do(partial(self._measured, asked), pages.sizes, drawn.pdf)

    def _measured(self, asked: int, sizes: tuple[tuple[float, float], ...]) -> None:
        if asked == self._asked:
            self.view.title.setText(self.drawn.title)
            self.view.show_sizes(sizes, False)
            self._drawing = False
            if self._then_print:
                self.print_()

    def _left(self) -> None:
        if not self.printing.stop():
            self._leave()

    def _render(self, place: int, scale: float) -> None:
        def came(found: tuple[int, float, QImage]) -> None:
            self.view.show_page(*found)

        self._do(came, pages.picture, self.drawn.pdf, place, scale)

    def _save_to(self, path: Path) -> None:
        def saved(where: Path) -> None:
            self._messages.say(f"{self._texts.saved}\u00a0: {where.name}")

        if self._keep is not None:
            self._do(saved, self._keep, self.drawn.pdf, path)

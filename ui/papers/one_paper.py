"""A paper that is drawn for its window, one after another as the person chooses."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.messages import Messages
from ui.papers.drawn import DrawnPaper
from ui.papers.paper_pages import PaperPages, PaperTexts
from ui.papers.printing import Long


class OnePaper(PaperPages):
    """Draws its paper as well, see :class:`PaperPages`. ``drawn``: what was drawn last."""

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
        super().__init__(parent, messages, do, long, leave, texts, keep)
        self._drawing, self._then_print = False, False
        self.drawn = DrawnPaper(b"", "", "")

    def draw(self, fn: Callable[..., DrawnPaper], *args: object) -> None:
        """Draws what ``fn(desk, *args)`` makes; what was asked for before and comes later is dropped."""
        self._drawing, self._then_print = True, False
        self.expect()
        self._do(partial(self._came, self._asked), fn, *args)

    def failed(self) -> None:
        """A work failed: the page is there again, or it is left where there is none."""
        self._drawing = False
        super().failed()

    def print_(self) -> None:
        """Opens the system's dialog; of a paper that is being drawn, once it is there."""
        self._then_print = self._drawing
        super().print_()

    def _came(self, asked: int, drawn: DrawnPaper) -> None:
        if asked == self._asked:
            self.drawn = drawn
            self.show(drawn.pdf, drawn.file)

    def _lay_out(self, sizes: tuple[tuple[float, float], ...]) -> None:
        self.view.title.setText(self.drawn.title)
        super()._lay_out(sizes)
        self._drawing = False
        if self._then_print:
            self.print_()

"""The window that explains a delay: the explanation, and its page before it is printed or saved."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QStackedLayout, QWidget

from ui.dialog_lane import DialogLane
from ui.explain import load
from ui.explain.load import Shown
from ui.explain.page import ExplainPage
from ui.keys import bind, bind_tiles
from ui.lanes import Lane
from ui.messages import Messages, announce
from ui.shortcuts import Act
from ui.theme import GRID
from ui.turns import in_turns

if TYPE_CHECKING:
    from ui.papers.one_paper import OnePaper

TITLE = "Pourquoi ce délai"


class ExplainDialog(QDialog):
    """``requests``: identifier and name of each request of the contact, at least one; the first is shown
    at once. ``lane``: that of the figures."""

    def __init__(
        self,
        parent: QWidget,
        messages: Messages,
        lane: Lane,
        requests: tuple[tuple[str, str], ...],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._messages, self._requests = messages, requests
        self._lane = DialogLane(self, lane, self._failed)
        self.shown: Shown | None = None
        self.paper: OnePaper | None = None
        names = tuple(name for _, name in requests) if len(requests) > 1 else ()
        self.page = ExplainPage(names, self)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.page)
        self.resize(QSize(128 * GRID, 92 * GRID).boundedTo(self.screen().availableSize()))
        bind(Act.DELAY_PAPER, self.page, self._draw)
        bind_tiles(self.page, self._ask)
        self.page.left.connect(self.reject)
        self.page.paper.connect(self._draw)
        self.page.chosen.connect(self._ask)
        self._ask(0)

    def _ask(self, place: int) -> None:
        """Explains another request of the contact, where there is one."""
        if place < len(self._requests):
            self._lane.do(partial(self._came, place), load.explained, self._requests[place][0])

    def _came(self, place: int, shown: Shown) -> None:
        self.shown = shown
        self.page.show_delay(shown, place)
        self.page.take_keys()
        announce(self.page.title, f"{shown.title}. {shown.span}")

    def _draw(self) -> None:
        if self.shown is not None:
            in_turns(self._drawing(self.shown), self)

    def _drawing(self, shown: Shown) -> Iterator[None]:
        """The page to print, in turns: what it needs loads when it is first asked for."""
        if self.paper is None:
            from ui.papers.one_paper import OnePaper
            from ui.papers.paper_pages import PaperTexts

            yield
            texts = PaperTexts(
                TITLE,
                back="Retour à l’explication, touche Échap",
                area="Aperçu de la feuille",
                saving="Enregistrer l’explication",
                saved="Feuille enregistrée",
            )
            do, long = self._lane.do, self._lane.do_long
            self.paper = OnePaper(self, self._messages, do, long, self._leave, texts, load.save)
            self._layers.addWidget(self.paper.view)
            yield
        self._layers.setCurrentWidget(self.paper.view)
        self.paper.draw(load.paper, shown.explained)

    def _leave(self) -> None:
        self._layers.setCurrentWidget(self.page)
        self.page.take_keys()

    def _failed(self, error: BaseException) -> None:
        if self.paper is not None:
            self.paper.failed()
        self._messages.tell(error)
        if self.shown is None:
            self.reject()

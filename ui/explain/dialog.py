"""The window that explains a delay: the explanation, and its page before it is printed or saved."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QStackedLayout, QWidget

from ui.explain import load
from ui.explain.load import Shown
from ui.explain.page import ExplainPage
from ui.keys import bind, bind_tiles
from ui.lanes import Cancelled, Lane, Ticket
from ui.messages import Messages, announce
from ui.month.turns import in_turns
from ui.shortcuts import Act
from ui.theme import GRID

if TYPE_CHECKING:
    from ui.explain.paper import Paper

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
        self.paper: Paper | None = None
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
        self._ask(place)

    def _ask(self, place: int) -> None:
        """Explains another request of the contact, where there is one."""
        if place < len(self._requests):
            self.do(partial(self._came, place), load.explained, self._requests[place][0])

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
            from ui.explain.paper import Paper

            yield
            self.paper = Paper(self, self._messages, self.do, self.do_long, self._leave)
            self._layers.addWidget(self.paper.view)
            yield
        self._layers.setCurrentWidget(self.paper.view)
        self.paper.draw(shown.explained)

    def _leave(self) -> None:
        self._layers.setCurrentWidget(self.page)
        self.page.take_keys()

    def do(self, done: Callable[..., None], fn: Callable[..., object], *args: object) -> None:
        """Runs ``fn(desk, *args)`` on the lane; nobody is called once the window is closed."""
        self._await(self._lane.submit(fn, *args), done)

    def do_long(
        self,
        done: Callable[..., None],
        progress: Callable[[int, int], None],
        fn: Callable[..., object],
        *args: object,
    ) -> Callable[[], None]:
        """Runs ``fn(desk, *args, say)`` and hands on what ``say`` is told; the answer stops it."""
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
            if self.paper is not None:
                self.paper.failed()
            self._messages.tell(error)
            if self.shown is None:
                self.reject()

        ticket.done.connect(answered)
        ticket.failed.connect(failed)

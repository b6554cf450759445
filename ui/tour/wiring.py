"""Opens the guided tour in a window of its own, looks at what the person does there, and throws all away at the end."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from marianne_desk.domain.errors import MachineError
from ui.help.page import HelpPage
from ui.keys import bind
from ui.shortcuts import Act
from ui.tour import load
from ui.tour.panel import TourPanel
from ui.tour.presenter import Seen, TourPresenter

if TYPE_CHECKING:
    from marianne_desk.usecases.tour import Tour, TourFacts
    from ui.app import Start
    from ui.lanes import Lane
    from ui.main_window import MainWindow

_LOOK_EVERY_MS = 400
PREPARING = "Un mois fictif se prépare, un instant…"
ERASED = "Visite terminée\u00a0: le mois fictif est effacé, votre guichet n’a pas été touché."


class Visit(QObject):
    """One tour over ``owner``, the real window. ``lane`` is one of its lanes; ``clock`` None: the computer's. Lives
    as long as the owner."""

    def __init__(
        self,
        owner: "MainWindow",
        lane: "Lane",
        folder: Path,
        clock: "Callable[[], datetime] | None",
    ) -> None:
        super().__init__(owner)
        self._owner, self._lane, self._folder, self._clock = owner, lane, folder, clock
        self._preparing = False
        self.start: Start | None = None
        self.presenter = TourPresenter()
        self.panel: TourPanel | None = None
        self._tour: Tour | None = None
        self._facts: TourFacts | None = None
        self._asking = False
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self._look_around)

    def begin(self, *, desk_is_there: bool) -> None:
        """Prepares the throw-away desk and opens its window; raises it where it is open already."""
        if self.start is not None:
            self.start.window.come_forward()
            return
        if self._preparing:
            return
        self._preparing = True
        self._owner.messages.say(PREPARING)
        ticket = (
            self._lane.submit(load.prepare, self._clock)
            if desk_is_there
            else self._lane.run(load.prepare_before_set_up, self._folder, self._clock)
        )
        ticket.done.connect(self._prepared)
        ticket.failed.connect(self._failed)

    def _failed(self, error: BaseException) -> None:
        self._preparing = False
        self._owner.messages.say("")
        self._owner.messages.tell(error)

    def _prepared(self, tour: "Tour") -> None:
        self._preparing = False
        self._owner.messages.say("")
        self._tour, self._facts, self.presenter = tour, None, TourPresenter()
        from ui.app import Start  # what opens this window cannot be imported by it at its head

        self.start = start = Start(tour.folder, clock=self._clock, passphrase=tour.passphrase)
        window = start.window
        window.title = "Visite guidée, données simulées · Marianne Desk"
        window.setWindowTitle(window.title)
        if self._owner.isMaximized():  # a small screen: the steps take a part of it
            window.setWindowState(Qt.WindowState.WindowMaximized)
        self.panel = TourPanel(window)
        self.panel.skip.connect(self._skip)
        self.panel.leave.connect(self._leave)
        self.panel.show_step(self.presenter)
        bind(Act.SKIP_STEP, window, self._skip)
        bind(Act.LEAVE_TOUR, window, self._leave)
        window.closing.connect(self._over)
        self._owner.closing.connect(self._leave)
        start.show()
        self._look.start()

    def _look_around(self) -> None:
        """A step that was done is left; what was logged is asked of the throw-away desk, one question at a time."""
        start, tour = self.start, self._tour
        if start is None or tour is None or not start.is_ready:
            return
        start.window.may_close = lambda: True  # nothing here is to be kept
        page = start.window.findChild(HelpPage)
        seen = Seen(start.window.shown_screen, page is not None and page.isVisible(), self._facts)
        if self.presenter.look(seen):
            self._show()
        if not self._asking and not self.presenter.is_over:
            self._asking = True
            ticket = start.figures.submit(load.facts, tour)
            ticket.done.connect(self._learn)
            ticket.failed.connect(lambda _error: self._learn(None))

    def _learn(self, facts: "TourFacts | None") -> None:
        self._asking = False
        self._facts = facts

    def _skip(self) -> None:
        self.presenter.skip()
        self._show()

    def _leave(self) -> None:
        if self.start is not None:
            self.start.window.may_close = lambda: True
            self.start.window.close()

    def _show(self) -> None:
        if self.panel is not None:
            self.panel.show_step(self.presenter)

    def _over(self) -> None:
        """The window goes; its lanes have let go of the file already, so the folder can be erased whole."""
        start, self.start, self.panel = self.start, None, None
        self._look.stop()
        self._asking = False
        if start is None:
            return
        self._owner.closing.disconnect(self._leave)
        with suppress(MachineError):  # the next start tries again
            load.throw_away(self._folder)
        self._owner.messages.say(ERASED)
        start.window.deleteLater()
        self._owner.activateWindow()

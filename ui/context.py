"""What a screen is given when it is built, and what screens tell each other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.shortcuts import Act

if TYPE_CHECKING:
    from marianne_desk.usecases.partner_appointments import OpenedWith
    from ui.backup.watch import BackupWatch
    from ui.lanes import Lane
    from ui.main_window import MainWindow
    from ui.messages import Messages


class News(QObject):
    """What changed on the desk, said once by whoever changed it; each screen that shows it asks again.

    ``contacts``: logged, corrected, cancelled, answered, imported. ``agenda``: appointments and permanences.
    ``waiting``: the waiting room. ``desk``: settings, agents or lists; the lanes hold the changed desk already.
    ``cases``: cases, appointments at partners', the directory.
    ``opened``: the last opening of a case while nothing was done to it in « Dossiers »; None: nothing to take back.
    ``viewpoint``: another agent, or « mine » instead of « all ». ``proofs``: papers and checks of the commitments."""

    contacts = Signal()
    agenda = Signal()
    waiting = Signal()
    desk = Signal()
    viewpoint = Signal()
    proofs = Signal()
    cases = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.agent = ""
        self.mine = False
        self.opened: OpenedWith | None = None

    def look_as(self, agent: str, *, mine: bool) -> None:
        """The agent at the counter (a code) and whether lists show only what is theirs."""
        if (agent, mine) != (self.agent, self.mine):
            self.agent, self.mine = agent, mine
            self.viewpoint.emit()

    @property
    def only(self) -> str | None:
        """Code of the agent whose records the lists show; None: everybody's."""
        return self.agent if self.mine else None


@dataclass(frozen=True, slots=True)
class Context:
    """``writing`` keeps and reads what people do; ``figures`` counts months and searches, so that neither waits for
    the other. ``clock``: the present instant. ``go_to`` shows another screen.
    ``backup``: the copies of the desk."""

    window: "MainWindow"
    messages: "Messages"
    writing: "Lane"
    figures: "Lane"
    news: News
    clock: Callable[[], datetime]
    go_to: Callable[[Act], object]
    backup: "BackupWatch"

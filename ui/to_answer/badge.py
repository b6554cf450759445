"""How many requests are late or due today, and how many cases wait for a move of ours, in navigation and title: read
at the start without SQLAlchemy, counted again on the writing lane once something changed."""

import sys
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.ahead import forget_expired
from ui.shortcuts import Act

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk
    from ui.context import Context

_TICK_MS = 60_000


class Badge(QObject):
    """As long as the window lives. Each minute counts anew, since an appointment that has begun is to be filled in; a
    new day once who is known too long was erased."""

    def __init__(self, context: "Context") -> None:
        super().__init__(context.window)
        self.context = self._context = context
        self._day = self._today()
        for signal in (context.news.contacts, context.news.desk, context.news.cases):
            signal.connect(self.recount)
        timer = QTimer(self)
        timer.timeout.connect(self._tick)
        timer.start(_TICK_MS)

    def recount(self) -> None:
        """Asks the desk. A failure stays silent here: the act that changed something has told its own."""
        self._context.writing.submit(_count).done.connect(self._show)

    def _show(self, counts: tuple[int, int]) -> None:
        for act, count in zip((Act.TO_ANSWER, Act.CASES), counts, strict=True):
            self._context.window.badge(act, count)

    def _tick(self) -> None:
        if self._today() == self._day:
            if "sqlalchemy" in sys.modules:  # counting loads it: a window that is only looked at stays small
                self.recount()
        else:
            self._day = self._today()
            self._context.writing.submit(forget_expired).done.connect(self._forgot)
            self.recount()

    def _forgot(self, erased: bool) -> None:
        if erased:
            self._context.news.agenda.emit()
            self._context.news.cases.emit()

    def _today(self) -> date:
        return self._context.clock().astimezone().date()


def _count(desk: "Desk") -> tuple[int, int]:
    from marianne_desk.usecases.case_list import count_pressing
    from marianne_desk.usecases.to_answer import count_due

    return count_due(desk), count_pressing(desk)

"""Ties the opening's and the closing's widgets, keys, lane and presenter together."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from marianne_desk.domain.day.closing import Closing, PointKind
from marianne_desk.domain.day.morning import Morning
from marianne_desk.domain.errors import UserError
from ui.context import Context
from ui.day import words
from ui.day.closing import ClosingPane
from ui.day.opening import OpeningPane
from ui.day.presenter import DayPresenter
from ui.jobs import LaneJobs
from ui.keys import bind
from ui.messages import announce
from ui.shortcuts import Act

_SCREENS = {
    words.APPOINTMENTS: Act.AGENDA,
    words.PERMANENCES: Act.AGENDA,
    words.PARTNERS: Act.CASES,
    words.PHONE: Act.CASES,
    words.DUE: Act.TO_ANSWER,
    words.LATE: Act.TO_ANSWER,
    words.BACKUP: Act.SETTINGS,
}


class DayWiring(QObject):
    """The morning list and the closing. Lives as long as ``owner``; ``go_to_closing`` shows that pane."""

    def __init__(self, context: Context, go_to_closing: Callable[[], None], owner: QObject) -> None:
        super().__init__(owner)
        self._context, self._go_to_closing = context, go_to_closing
        self.opening, self.closing = OpeningPane(), ClosingPane()
        self.presenter = DayPresenter(self, LaneJobs(context.writing, parent=self), lambda: context.news.only)
        pane, presenter = self.closing, self.presenter
        self.opening.opened.connect(self._open)
        self.opening.proofs.clicked.connect(partial(_ignoring, self._show_proofs))
        self.opening.round.clicked.connect(partial(_ignoring, self._show_round))
        bind(Act.PROOFS, self.opening, self._show_proofs)
        bind(Act.ROUND, self.opening, self._show_round)
        pane.digit.connect(presenter.solve)
        pane.chosen.connect(lambda key: pane.show_choices(presenter.solutions(key)))
        for act, do, clicked in (
            (Act.CLOSE_DAY, presenter.close, pane.close_day),
            (Act.REOPEN_DAY, presenter.undo, pane.reopen),
        ):
            bind(act, pane, do)
            clicked.clicked.connect(partial(_ignoring, do))

    # what the presenter asks of its view

    def show_morning(self, morning: Morning) -> None:
        """Shows what awaits."""
        self.opening.show_morning(morning)

    def show_closing(self, closing: Closing, agent: str) -> None:
        """Shows what is still open; what had the keys keeps them where it can."""
        pane = self.closing
        focused = QApplication.focusWidget()
        had_keys = focused is not None and (focused is pane or pane.isAncestorOf(focused))
        pane.show_closing(closing, agent)
        if had_keys:
            pane.setFocus()

    def go_to_counter(self) -> None:
        """Shows the counter."""
        self._context.go_to(Act.COUNTER)

    def solved(self, kind: PointKind) -> None:
        """Something changed that other screens show."""
        news = self._context.news
        if kind in {PointKind.TIMER, PointKind.WAITING, PointKind.SET_ASIDE}:
            news.waiting.emit()
        if kind in {PointKind.SET_ASIDE, PointKind.NO_OUTCOME}:
            news.contacts.emit()
        if kind is PointKind.APPOINTMENT:
            news.agenda.emit()
        if kind is PointKind.PARTNER:
            news.cases.emit()
            news.contacts.emit()
        self.closing.say("")

    def refuse(self, error: UserError) -> None:
        """Says in the pane what is wrong."""
        self.closing.say(self._context.messages.sentence(error))
        announce(self.closing.fault, self.closing.fault.text())

    def say(self, text: str) -> None:
        """A sentence in the status line."""
        self.closing.say("")
        self._context.messages.say(text)

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""
        self._context.messages.tell(error)

    def _open(self, part: str) -> None:
        if part == words.PROOFS:
            self._show_proofs()
        elif part == words.ROUND:
            self._show_round()
        elif part in _SCREENS:
            self._context.go_to(_SCREENS[part])
        else:
            self._go_to_closing()

    def _show_proofs(self) -> None:
        from ui.proofs.wiring import show_proofs

        show_proofs(self._context)

    def _show_round(self) -> None:
        from ui.proofs.wiring import show_round

        show_round(self._context)


def _ignoring(do: Callable[[], None], _checked: bool = False) -> None:
    do()

"""The day's opening and closing, built when it is first shown: one pane at a time, each with its own modules."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.day.view import PANES, DayView
from ui.keys import bind
from ui.shortcuts import PLACES, Act, binding

if TYPE_CHECKING:
    from ui.day.wiring import DayWiring


def begin_closing(screen: QWidget) -> None:
    """« Clore la journée », from wherever the keys were."""
    if isinstance(screen, DayView):
        screen.show_pane(Act.CLOSING)


def day_screen(context: Context) -> QWidget:
    """The screen « Journée »."""
    return _Panes(context).view


class _Panes:
    """Builds each pane when it is first shown, and asks the one that is shown again."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._refresh: dict[Act, Callable[[], None]] = {}
        self._wiring: DayWiring | None = None
        self.view = DayView()
        makers = (self._opening, self._closing, self._totals, self._tally)
        for act, make in zip(PANES, makers, strict=True):
            self.view.provide(act, make)
            self.view.tabs[act].clicked.connect(partial(_show, self.view, act))
            if PLACES[binding(act).group]:  # the others are heard everywhere
                bind(act, self.view, partial(self.view.show_pane, act))
        self.view.came.connect(self._ask)
        news = context.news
        for told in (
            news.contacts,
            news.agenda,
            news.waiting,
            news.desk,
            news.viewpoint,
            news.proofs,
            news.cases,
        ):
            told.connect(self._ask_shown)
        self.view.show_pane(Act.OPENING)
        self.view.panes = self  # lives as long as its view

    def _ask(self, act: Act) -> None:
        if act in self._refresh:
            self._refresh[act]()

    def _ask_shown(self) -> None:
        if self.view.isVisible():
            self._ask(self.view.shown)

    def _day(self) -> "DayWiring":
        if self._wiring is None:
            from ui.day.wiring import DayWiring

            self._wiring = DayWiring(self._context, partial(self.view.show_pane, Act.CLOSING), self.view)
            self._refresh[Act.OPENING] = self._wiring.presenter.refresh_morning
            self._refresh[Act.CLOSING] = self._wiring.presenter.refresh_closing
        return self._wiring

    def _opening(self) -> QWidget:
        return self._day().opening

    def _closing(self) -> QWidget:
        return self._day().closing

    def _totals(self) -> QWidget:
        from ui.totals.view import TotalsView
        from ui.totals.wiring import Totals

        pane = TotalsView()
        self._refresh[Act.TOTALS] = Totals(pane, self._context).presenter.refresh
        return pane

    def _tally(self) -> QWidget:
        from ui.tally.view import TallyView
        from ui.tally.wiring import Tally

        pane = TallyView()
        self._refresh[Act.TALLY] = Tally(pane, self._context).presenter.refresh
        return pane


def _show(view: DayView, act: Act, _checked: bool = False) -> None:
    view.show_pane(act)

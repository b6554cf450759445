"""The day's opening and closing, built when it is first shown: one pane at a time, each with its own modules."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLabel, QWidget

from ui.context import Context
from ui.day.view import PANES, DayView
from ui.keys import bind
from ui.shortcuts import Act


def day_screen(context: Context) -> QWidget:
    """The screen « Journée »."""
    view = DayView()
    refresh: dict[Act, Callable[[], None]] = {}

    def totals() -> QWidget:
        from ui.totals.view import TotalsView
        from ui.totals.wiring import Totals

        pane = TotalsView()
        refresh[Act.TOTALS] = Totals(pane, context).presenter.refresh
        return pane

    def tally() -> QWidget:
        from ui.tally.view import TallyView
        from ui.tally.wiring import Tally

        pane = TallyView()
        refresh[Act.TALLY] = Tally(pane, context).presenter.refresh
        return pane

    for act in PANES:
        view.provide(act, {Act.TOTALS: totals, Act.TALLY: tally}.get(act, QLabel))
        bind(act, view, partial(view.show_pane, act))
        view.tabs[act].clicked.connect(partial(_show, view, act))
    view.came.connect(lambda act: refresh.get(act, _nothing)())
    for news in (context.news.contacts, context.news.agenda, context.news.waiting, context.news.desk):
        news.connect(lambda: refresh.get(view.shown, _nothing)() if view.isVisible() else None)
    view.show_pane(Act.OPENING)
    return view


def _show(view: DayView, act: Act, _checked: bool = False) -> None:
    view.show_pane(act)


def _nothing() -> None:
    """A pane that shows nothing of the desk."""

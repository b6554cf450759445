"""Ties the agenda's widgets, keys, lane and presenter together. It is what the presenter calls its view."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer

from marianne_desk.domain.agenda.appointment import State
from ui.agenda import load
from ui.agenda.presenter import AgendaPresenter
from ui.agenda.view import AgendaView
from ui.agenda.windows import AgendaWindows
from ui.agenda.words import Kind
from ui.context import Context
from ui.keys import bind
from ui.shortcuts import Act

_MINUTE_MS = 60_000
"""As time goes by, what was to come waits for a word."""
STATES: dict[Act, State] = {
    Act.AGENDA_KEPT: State.KEPT,
    Act.AGENDA_EXCUSED: State.EXCUSED,
    Act.AGENDA_ABSENT: State.ABSENT,
    Act.AGENDA_CANCELLED: State.CANCELLED,
}


class Agenda(QObject):
    """One agenda. Lives as long as ``view``."""

    def __init__(self, view: AgendaView, context: Context) -> None:
        super().__init__(view)
        self.view, self.context = view, context
        self.presenter = AgendaPresenter(self)
        self.windows = AgendaWindows(self, context, self._changed_by_window)
        self._wanted = ""
        self._own = False
        self._acts = self._bind_keys()
        self._connect()
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._others)
        self._minute.start(_MINUTE_MS)

    # what the presenter asks of its view

    def show_period(self, shown: load.Shown, *, weekly: bool) -> None:
        """Shows a day or a week."""
        self.view.title.setText(shown.title)
        self.view.count.setText(shown.count)
        self.view.table.show_rows(shown.rows)
        self.view.name_view(weekly=weekly)
        if self._wanted and self.view.table.select_id(self._wanted):
            self._wanted = ""

    def select(self, appointment_id: str) -> None:
        """Selects an appointment once it is shown."""
        self._wanted = appointment_id

    def write(self, text: str) -> None:
        """Writes the line; it gets the focus, unless another screen is shown."""
        if self.view.entry.text() != text:
            self.view.entry.setText(text)
        if self.view.isVisible():
            self.view.entry.setFocus()

    def show_line(
        self, heading: str, understood: str, warning: str, options: tuple[str, ...], held: bool
    ) -> None:
        """What stands around the line."""
        self.view.show_line(heading, understood, warning, options, held)

    def say(self, text: str) -> None:
        """A sentence in the status line."""
        self.context.messages.say(text)

    def changed(self) -> None:
        """Tells the other screens; this one has asked again already."""
        self._own = True
        self.context.news.agenda.emit()
        self._own = False

    def open_case(self, case_id: str) -> None:
        """Shows « Dossiers » with that case."""
        from ui.cases.screen import open_case_of_list

        open_case_of_list(self.context, case_id)

    @property
    def only(self) -> str | None:
        """The agent whose appointments are shown."""
        return self.context.news.only

    @property
    def agent(self) -> str | None:
        """The agent at the counter."""
        return self.context.news.agent or None

    def do(self, done: Callable[..., None], fn: Callable[..., object], *args: object) -> None:
        """Runs ``fn(desk, *args)`` on the writing lane; failures go to the door for messages."""
        ticket = self.context.writing.submit(fn, *args)
        ticket.done.connect(done)
        ticket.failed.connect(self.context.messages.tell)

    # keys and signals

    def _bind_keys(self) -> dict[Act, Callable[[], None]]:
        presenter = self.presenter
        acts: dict[Act, Callable[[], None]] = {
            Act.AGENDA_PREVIOUS: partial(presenter.move, -1),
            Act.AGENDA_NEXT: partial(presenter.move, 1),
            Act.AGENDA_TODAY: presenter.today,
            Act.AGENDA_VIEW: self._turn_view,
            Act.AGENDA_PERMANENCES: self.windows.permanences,
            Act.AGENDA_DAY_PAGE: self._day_page,
            Act.AGENDA_EXPORT: self._export,
            Act.AGENDA_IMPORT: self.windows.import_,
        }
        for act, state in STATES.items():
            acts[act] = partial(self._mark, state)
        for act, do in acts.items():
            bind(act, self.view, do)
        return acts

    def _mark(self, state: State) -> None:
        self.presenter.mark(self.view.table.selected(), state)

    def _turn_view(self) -> None:
        self.presenter.turn_view(self._selected_day())

    def _day_page(self) -> None:
        day = self._selected_day() or (None if self.presenter.weekly else self.presenter.day)
        self.windows.day_page(day)

    def _export(self) -> None:
        row = self.view.table.selected()
        if self.presenter.shown is not None:
            self.windows.export(self.presenter.shown, self.presenter.appointment(row.id) if row else None)

    def _changed_by_window(self) -> None:
        self.presenter.refresh()
        self.changed()

    def _selected_day(self) -> date | None:
        row = self.view.table.selected()
        one = self.presenter.appointment(row.id) if row is not None and row.kind is Kind.APPOINTMENT else None
        return one.begin.date() if one is not None else None

    def _connect(self) -> None:
        view, presenter, news = self.view, self.presenter, self.context.news
        entry, table = view.entry, view.table
        entry.textEdited.connect(presenter.typed)
        entry.save.connect(self._enter)
        entry.tab.connect(table.setFocus)
        entry.previous.connect(partial(table.step, -1))
        entry.following.connect(partial(table.step, 1))
        entry.escape.connect(presenter.leave_line)
        entry.undo_save.connect(presenter.undo)
        entry.digit.connect(presenter.digit)
        entry.refused.connect(presenter.insist)
        view.chosen.connect(presenter.digit)
        view.pressed.connect(self._press)
        view.came.connect(self._came)
        table.opened.connect(self._enter)
        table.left.connect(entry.setFocus)
        table.typed.connect(self._type)
        news.agenda.connect(self._others)
        news.cases.connect(self._others)
        news.viewpoint.connect(self._fresh)
        news.desk.connect(self._fresh)

    def _enter(self) -> None:
        self.presenter.enter(self.view.table.selected())

    def _press(self, act: object) -> None:
        self._acts[act]()  # type: ignore[index]

    def _came(self) -> None:
        self.presenter.refresh(again=self.presenter.shown is None)

    def _others(self) -> None:
        if not self._own and self.view.isVisible():
            self.presenter.refresh()

    def _fresh(self) -> None:
        if self.view.isVisible():
            self.presenter.refresh(again=True)

    def _type(self, text: str) -> None:
        self.view.entry.setFocus()
        self.view.entry.insert(text)
        self.presenter.typed(self.view.entry.text())

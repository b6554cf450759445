"""Ties the counter's widgets, keys and presenter together. It is what the presenter calls its view."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from marianne_desk.domain.codes import Channel
from ui.context import News
from ui.counter import load, room_words, words
from ui.counter.channels import ACTS
from ui.counter.draft import OUTCOMES, Facts
from ui.counter.presenter import CounterPresenter
from ui.counter.screen import Changed, Seen, Shown
from ui.counter.seat import Seat
from ui.counter.today import Line
from ui.counter.view import CounterView
from ui.keys import bind, bind_tiles
from ui.lanes import Lane
from ui.main_window import MainWindow
from ui.shortcuts import Act, shown
from ui.theme import GRID

if TYPE_CHECKING:
    from marianne_desk.domain.counter_day import Tile
    from marianne_desk.domain.vocabulary import Vocabulary
    from marianne_desk.domain.waiting import Arrival
    from ui.context import Context
    from ui.counter.advice import Advised, Matter
    from ui.counter.aside import Lain

_TICK_MS = 20_000
KEEP_MS = 700
"""So long after a key the line is kept in the file."""
REST_MS = 350
"""So long after the last key the directory of partners is asked."""
IDLE_MS = 60_000
"""After so long without an act the journal is moved into the file."""


class Counter(QObject):
    """One counter: its widgets, completed, its keys, bound, and its presenter. ``acted`` when the desk is given
    something to do, ``rested`` after a minute without. ``context``: what windows over the counter are given."""

    acted = Signal()
    rested = Signal()

    def __init__(
        self,
        view: CounterView,
        window: MainWindow,
        lanes: tuple[Lane, Lane],
        news: News,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self._view, self._messages, self._window = view, window.messages, window
        self._lane, self._figures = lanes
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_MS)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self.context: Context | None = None
        seat = Seat(news, self.say, self._name_agent, self._sit_down)
        changed = Changed(news.contacts.emit, news.waiting.emit, news.agenda.emit)
        self.presenter = CounterPresenter(self, self, clock, seat, changed)
        self._keeping.timeout.connect(self.presenter.keep_line)
        self._resting.timeout.connect(self.presenter.advising.ask)
        news.waiting.connect(self.presenter.refresh)
        news.viewpoint.connect(self.presenter.show_again)
        self._present: dict[str, Arrival] = {}
        self._bind_keys()
        self._connect()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._rest)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.presenter.tick)
        self._timer.start(_TICK_MS)
        if view.entry.text():
            self.presenter.typed(view.entry.text())

    def on_first_key(self, do: Callable[[], object]) -> None:
        """Calls ``do`` once, at the next key in the line; at once when something stands there already."""
        if self._view.entry.text():
            do()
            return
        self._view.entry.textEdited.connect(lambda _text: do(), QtCore.Qt.ConnectionType.SingleShotConnection)

    def may_close(self) -> bool:
        """Whether the window may go: asked while a line is being typed."""
        self.presenter.keep_line()
        return not self.presenter.unsaved or self._messages.ask(
            "Fermer Marianne Desk",
            "Une saisie n’est pas enregistrée. Elle sera gardée, mise de côté. Fermer\u202f?",
            "Fermer",
            "Rester",
        )

    # what the presenter asks of its view

    def draw(self, shown: Shown) -> None:
        """Draws what stands around the line."""
        self._view.draw(shown)

    def write(self, text: str, facts: Facts) -> None:
        """Writes the line and the facts, without answering that they were typed; the line gets the focus,
        unless another screen is shown: it keeps its own."""
        if self._view.entry.text() != text:
            self._view.entry.setText(text)
        if self._view.isVisible():
            self._view.entry.setFocus()
        self._view.facts.write(facts)
        self._view.note.write(facts.note)

    def show_today(self, seen: Seen) -> None:
        """Shows the day's contacts and who waits."""
        day = seen.day
        self._view.totals.setText(words.totals_words(day, seen.whose))
        self._view.today.show_agents(several=bool(seen.names))
        lines = [
            Line(
                row.id,
                words.row_cells(
                    row, day.day, words.short_name(seen.names.get(row.agent, row.agent)) if seen.names else ""
                ),
                words.is_open(row),
            )
            for row in day.rows
        ]
        self._view.today.show_lines(lines)
        self._present = {one.id: one for one in seen.present}
        self._view.waiting.show_waiters(room_words.room_title(seen), room_words.waiters(seen))

    def show_aside(self, stack: "Sequence[Lain]", now: datetime) -> None:
        """Shows what is set aside, the last on top."""
        self._view.show_aside(room_words.aside_lines(stack, now, self.presenter.seat.labels))

    def keep_soon(self) -> None:
        """The line is kept in a moment, however fast the typing goes on."""
        if not self._keeping.isActive():
            self._keeping.start()

    def advise_soon(self) -> None:
        """The directory of partners is asked once typing rests."""
        self._resting.start()

    def show_advice(self, advised: "Advised | None", current: bool) -> None:
        """Shows what is known of the partner; None: nothing."""
        self._view.show_advice(advised, current=current)

    def await_case(self) -> None:
        """The window of a case is coming: what is typed is for it."""
        if self.context is not None:
            from ui.case_opening.window import await_case_window

            await_case_window(self.context)

    def no_case(self) -> None:
        """It does not come after all."""
        if self.context is not None:
            from ui.case_opening.window import no_case_window

            no_case_window(self.context)

    def open_case(self, request_id: str) -> None:
        """Opens the window of a request's case."""
        if self.context is not None:
            from ui.case_opening.window import open_case_window

            open_case_window(self.context, request_id)

    def ask_feedback(self, vocabulary: "Vocabulary", today: date, matter: "Matter | None") -> None:
        """Opens the window for a line of feedback."""
        if self.context is not None:
            from ui.feedback.window import open_feedback_window

            open_feedback_window(self.context, vocabulary, today, matter, self.presenter.book.told_feedback)

    def _find_visitor(self) -> None:
        if self.context is not None:
            from ui.visitors.window import open_visitors_window

            open_visitors_window(self.context)

    def offer(self, tiles: "Sequence[Tile]", communes: Sequence[str]) -> None:
        """Shows the desk's most frequent requests and usual communes."""
        self._view.tiles.offer([tile.label for tile in tiles])
        self._view.facts.offer_communes(tuple(communes), ())

    def say(self, text: str) -> None:
        """A sentence in the status line."""
        self._messages.say(text)

    def tell(self, error: BaseException) -> None:
        """A failure, by the door for messages."""
        self._messages.tell(error)

    # the writing lane, as the presenter knows it

    def do(
        self,
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
        fn: Callable[..., object],
        *args: object,
    ) -> None:
        """Runs ``fn(desk, *args)`` on the writing lane; the answer comes back on this thread."""
        ticket = self._lane.submit(fn, *args)
        ticket.done.connect(done)
        ticket.failed.connect(failed)
        self._idle.start(IDLE_MS)
        self.acted.emit()

    def _name_agent(self, agent: str, simulated: bool) -> None:
        self._window.name_agent(agent, simulated=simulated)

    def _sit_down(self, code: str) -> None:
        self._lane.become(load.sit_down, code).failed.connect(self.tell)
        self._figures.become(load.seated, code).failed.connect(self.tell)

    def _rest(self) -> None:
        ticket = self._lane.submit(load.rest)
        ticket.failed.connect(self.tell)
        ticket.done.connect(lambda _nothing: self.rested.emit())

    # keys and signals

    def _bind_keys(self) -> None:
        view, presenter = self._view, self.presenter
        for channel, act in ACTS.items():
            bind(act, view, partial(self._channel, channel))
        bind(Act.NEXT_AGENT, self._window, presenter.seat.next)
        bind(Act.MINE, self._window, presenter.seat.turn)
        bind(Act.SET_ASIDE, view, self._set_aside)
        bind(Act.MISSED_CALL, view, presenter.book.log_missed_call)
        bind(Act.ARRIVAL_APPOINTMENT, view, presenter.arrive_by_appointment)
        bind(Act.ARRIVAL_PERMANENCE, view, partial(presenter.room.note_arrival, Channel.PERMANENCE))
        bind(Act.TAKE_ANY, view, view.waiting.enter)
        for act in OUTCOMES:
            bind(act, view, partial(self._save_as, act))
        bind(Act.FEEDBACK, view, presenter.note_feedback)
        bind(Act.FIND_VISITOR, self._window, self._find_visitor)
        bind(Act.REDO_LAST, view, presenter.redo_last)
        bind(Act.FACTS, view, view.facts.enter)
        bind(Act.NOTE, view, view.note.enter)
        bind(Act.ARRIVAL, view, presenter.room.note_arrival)
        bind(Act.TAKE_NEXT, view, presenter.take_next)
        bind_tiles(view, presenter.numbered)

    def _keep_in_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._view.isAncestorOf(new):
            self._view.ensureWidgetVisible(new, 0, 3 * GRID)

    def _connect(self) -> None:
        view, presenter = self._view, self.presenter
        entry = view.entry
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_sight)
        entry.textEdited.connect(presenter.typed)
        entry.save.connect(self._save)
        entry.tab.connect(presenter.add_request)
        entry.back.connect(presenter.take_back_request)
        entry.previous.connect(self._up)
        entry.following.connect(self._down)
        entry.beyond.connect(view.facts.enter)
        entry.escape.connect(presenter.clear)
        entry.undo_save.connect(presenter.take_back_last)
        entry.digit.connect(presenter.digit)
        entry.refused.connect(presenter.insist)
        view.channels.chosen.connect(self._channel)
        view.tiles.chosen.connect(presenter.tile)
        view.saving.chosen.connect(presenter.save)
        view.question.chosen.connect(presenter.digit)
        view.question.answer.letter.connect(presenter.digit)
        view.question.answer.given.connect(presenter.answer_words)
        view.question.answer.left.connect(presenter.clear)
        view.question.answer.textEdited.connect(lambda text: view.understood.setText(presenter.preview(text)))
        for part in (view.facts, view.note):
            part.changed.connect(self._facts_changed)
            part.save.connect(self._save)
            part.left.connect(entry.setFocus)
        view.facts.hint.connect(view.tell_keys)
        entry.focused.connect(lambda: view.tell_keys(""))
        view.waiting.chosen.connect(self._receive)
        view.waiting.gone.connect(lambda arrival_id, taken: presenter.room.leave(arrival_id, in_charge=taken))
        view.waiting.undone.connect(presenter.room.undo_leave)
        view.aside.chosen.connect(presenter.take_back_aside)
        view.aside.dropped.connect(presenter.drop_aside)
        view.aside.left.connect(entry.setFocus)
        view.waiting.left.connect(entry.setFocus)
        view.today.left.connect(entry.setFocus)
        view.today.typed.connect(self._type)

    def _save(self) -> None:
        self.presenter.save(Act.SOLVED)

    def _save_as(self, act: Act) -> None:
        chosen = self._view.today.selected() if self._view.today.hasFocus() else None
        if act is Act.OPEN_CASE and chosen is not None:
            self.presenter.open_case_of(chosen)
        else:
            self.presenter.save(act)

    def _channel(self, channel: Channel) -> None:
        self.presenter.choose_channel(channel, shown(ACTS[channel]))
        self._view.entry.setFocus()

    def _set_aside(self) -> None:
        if self.presenter.set_aside():
            self._view.entry.setFocus()
        else:
            self._view.aside.enter()

    def _receive(self, arrival_id: str) -> None:
        arrival = self._present.get(arrival_id)
        if arrival is not None and arrival.taken_at is not None:
            self.presenter.receive_again(arrival)
        else:
            self.presenter.take_next(arrival_id)
        self._view.entry.setFocus()

    def _facts_changed(self) -> None:
        facts, note = self._view.facts, self._view.note
        self.presenter.facts_changed(
            Facts(facts.age, facts.commune, facts.first_visit, facts.returning, facts.needs, note.text)
        )

    def _up(self) -> None:
        if not self.presenter.mark(-1):
            self.presenter.redo_last()

    def _down(self) -> None:
        if not self.presenter.mark(1):
            self._view.facts.enter()

    def _type(self, text: str) -> None:
        self._view.entry.setFocus()
        self._view.entry.insert(text)
        self.presenter.typed(self._view.entry.text())

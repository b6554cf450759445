"""The start of the window: what must be there for the first frame, then, behind it, the rest, step by step."""

import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui import ahead, own_keys, process_start, theme
from ui.counter.view import CounterView
from ui.main_window import MainWindow, computer_clock
from ui.places import data_folder
from ui.shortcuts import Act
from ui.single_instance import OneWindow
from ui.unopened import UnopenedDesk

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.first_look import FirstLook
    from ui.backup.load import Brought
    from ui.backup.watch import BackupWatch
    from ui.context import News
    from ui.counter.load import Loaded, Today
    from ui.counter.wiring import Counter
    from ui.lanes import Lane, Ticket
    from ui.stall_watch import StallWatch
    from ui.to_answer.badge import Badge
    from ui.tour.wiring import Visit


SMALL_SCREEN = 1440
"""On screens no wider the window takes all of it: the counter shows its keys in one line each."""

SCREENS = (
    Act.COUNTER,
    Act.TO_ANSWER,
    Act.DAY,
    Act.AGENDA,
    Act.CASES,
    Act.CONTACTS,
    Act.MONTH,
    Act.COMMITMENTS,
    Act.SETTINGS,
)

PLACES = {
    Act.COUNTER: ("counter",),
    Act.TO_ANSWER: ("to_answer",),
    Act.DAY: ("day", "totals", "tally", "proofs", "round"),
    Act.AGENDA: ("agenda",),
    Act.CASES: ("cases",),
    Act.CONTACTS: ("contacts",),
    Act.MONTH: ("month", "sheet"),
    Act.COMMITMENTS: ("commitments",),
    Act.SETTINGS: ("settings",),
}
"""Whose keys F1 shows on each screen."""


class Start:
    """One window on the desk of ``folder``: its steps, and what lives as long as the window.

    ``one`` None: the folder is not guarded against a second window (tests open several in one process). ``clock``
    None: the computer's. ``passphrase``: known already, for the throw-away desk of the guided tour."""

    def __init__(
        self,
        folder: Path,
        one: OneWindow | None = None,
        *,
        measure: bool = False,
        clock: Callable[[], datetime] | None = None,
        passphrase: str | None = None,
    ) -> None:
        self.folder, self.one, self.measure = folder, one, measure
        self._clock, self._now = clock, clock or computer_clock
        self.view = CounterView()
        self.window = MainWindow(SCREENS, self._now)
        self.window.provide(Act.COUNTER, lambda: self.view)
        self.watch: StallWatch | None = None
        self.is_ready = False
        self.counter: Counter | None = None
        self.news: News | None = None
        self.badge: Badge | None = None
        self._lanes: list[Lane] = []
        self._answers: list[Callable[[Counter], None]] = []
        self._passphrase = passphrase
        self._is_tour = passphrase is not None
        self._visit: Visit | None = None
        self._key: str | None = None
        self._unopened = UnopenedDesk(self.window, folder, self._know, self._made, self._begin_tour)
        self.backup: BackupWatch | None = None
        self._offer_sheet = False
        self.window.painted.connect(self._behind_the_first_frame)
        self.window.closing.connect(self._close)

    def show(self) -> None:
        """Shows the window with the counter's line under the keys."""
        self.window.show_screen(Act.COUNTER)
        self.window.show()
        self.window.activateWindow()  # where no window manager hands the keyboard over

    def _behind_the_first_frame(self) -> None:
        if self.measure:
            print(f"painted {process_start.milliseconds():.0f} ms", flush=True)
        # Each step in a turn of its own of the loop: a key pressed meanwhile is answered in between.
        QTimer.singleShot(0, self.window, self._open_lanes)

    def _open_lanes(self) -> None:
        from ui.counter import load
        from ui.lanes import Lane
        from ui.stall_watch import StallWatch

        self.watch = StallWatch(self.window)
        writing = Lane("writing", self._open_desk, self.window)
        figures = Lane("figures", self._open_desk, self.window)
        self._lanes = [writing, figures]
        # The lane imports what this thread uses next: imported here, it would hold the keys.
        asking = load.Asking(self.folder, self._passphrase)
        writing.run(asking.begin)  # what it raises is raised again, and heard, in the look
        imported = writing.run(ahead.import_counter)
        look = writing.run(load.first, asking, self._now)
        self._await_look(writing, look)  # at once: an empty folder answers before the counter is built
        steps = [*self.view.steps(), lambda: self._bind(writing, figures)]
        imported.done.connect(lambda _nothing: self._walk(steps))
        imported.failed.connect(self.window.messages.tell)

    def _walk(self, steps: list[Callable[[], None]]) -> None:
        steps[0]()
        if len(steps) > 1:
            QTimer.singleShot(0, self.window, lambda: self._walk(steps[1:]))

    def _bind(self, writing: "Lane", figures: "Lane") -> None:
        from ui.backup.watch import BackupWatch
        from ui.context import News
        from ui.counter.wiring import Counter
        from ui.keys import bind

        self.news = News(self.window)
        counter = Counter(self.view, self.window, (writing, figures), self.news, self._now)
        self.backup = BackupWatch(self.window, self._open_desk, self.folder)
        self.backup.copies = not self._is_tour
        self.backup.recovered.connect(lambda desk: self._recovered(desk, writing))
        counter.acted.connect(self.backup.acted)
        counter.rested.connect(self.backup.idle)
        self.window.may_close = counter.may_close
        self.counter = counter
        self._provide_screens(writing, figures, self.news, self.backup)
        self.window.bind_keys()
        bind(Act.BACK_UP, self.window, self._back_up)
        bind(Act.HELP, self.window, self._show_keys)
        bind(Act.IMPORT, self.window, lambda: self._show_import(writing))
        if self.one is not None:
            QTimer.singleShot(0, self.window, self._listen)
        answers, self._answers = self._answers, []
        for answer in answers:
            answer(counter)

    def _listen(self) -> None:
        if self.one is not None:
            self.one.listen(self.window.come_forward, self.window)

    def _provide_screens(self, writing: "Lane", figures: "Lane", news: "News", backup: "BackupWatch") -> None:
        """Screens that are built when they are first shown; their modules load then."""
        from ui.context import Context
        from ui.screens import provide_screens
        from ui.to_answer.badge import Badge

        messages, go_to = self.window.messages, self.window.show_screen
        context = Context(self.window, messages, writing, figures, news, self._now, go_to, backup)
        backup.context = context
        if self.counter is not None:
            self.counter.context = context
        for changed in (news.contacts, news.agenda, news.waiting, news.desk, news.cases):
            changed.connect(backup.acted)
        provide_screens(context, self._desk_changed)
        self.badge = Badge(context)
        news.contacts.connect(self._refresh_counter)
        news.agenda.connect(self._refresh_counter)

    def _show_import(self, writing: "Lane") -> None:
        from ui.settings.wiring import show_import

        if self.is_ready:
            show_import(self.window, self.window.messages, writing, self._desk_changed)

    def _desk_changed(self) -> None:
        """Settings were changed or contacts imported: the counter fetches the desk again."""
        if self.counter is not None:
            self._fetch(self._lanes[0], self.counter)
        if self.news is not None:
            self.news.desk.emit()
            self.news.contacts.emit()

    def _refresh_counter(self) -> None:
        if self.counter is not None:
            self.counter.presenter.refresh()

    def _show_keys(self) -> None:
        from ui.help.wiring import show_help

        places = PLACES[self.window.shown_screen]
        tour = None if self._is_tour else self._begin_tour
        show_help(self.window, places, self.window.messages, self.figures, tour)

    @property
    def figures(self) -> "Lane":
        """The lane that counts and searches, and all that must not make a visitor wait."""
        return self._lanes[1]

    def _begin_tour(self) -> None:
        """The guided tour, on a throw-away desk in a second window."""
        from ui.tour.wiring import Visit

        self._visit = self._visit or Visit(self.window, self.figures, self.folder, self._clock)
        self._visit.begin(desk_is_there=self.is_ready)

    # the desk, first at a glance, then whole

    def _look(self, writing: "Lane") -> None:
        from ui.counter import load

        asking = load.Asking(self.folder, self._passphrase)
        self._await_look(writing, writing.run(load.first, asking, self._now))

    def _await_look(self, writing: "Lane", look: "Ticket") -> None:
        from ui.counter import load

        def seen(first: "FirstLook | None", counter: "Counter") -> None:
            if first is None:
                self._fetch(writing, counter)
                return
            self._key = first.key
            if self.backup is not None:
                self.backup.seen(first.backup, first.zone)
            self._shown(counter, load.Today(first.day, first.present, first.set_aside))
            self._await_habits(writing, counter, writing.run(load.learned, first, self._now))

        def failed(error: BaseException, _counter: "Counter") -> None:
            self._unopened.met(error, writing, lambda: self._look(writing))

        look.done.connect(lambda first: self._once_built(partial(seen, first)))
        look.failed.connect(lambda error: self._once_built(partial(failed, error)))

    def _once_built(self, answer: "Callable[[Counter], None]") -> None:
        if self.counter is None:
            self._answers.append(answer)
        else:
            answer(self.counter)

    def _fetch(self, writing: "Lane", counter: "Counter") -> None:
        """Everything from the open desk: where a glance does not do, and after the desk was changed."""
        from ui.counter import load

        def shown(today: "Today") -> None:
            self._shown(counter, today)
            if self.badge is not None:
                self.badge.recount()
            self._await_habits(writing, counter, writing.submit(load.habits))

        today = writing.submit(load.today)
        today.done.connect(shown)
        today.failed.connect(
            lambda error: self._unopened.met(error, writing, lambda: self._fetch(writing, counter))
        )

    def _shown(self, counter: "Counter", today: "Today") -> None:
        self._unopened.opened(self._take_keys)
        counter.presenter.show(today)
        if self.measure:
            print(f"ready {process_start.milliseconds():.0f} ms", flush=True)
            self.window.close()

    def _await_habits(self, writing: "Lane", counter: "Counter", habits: "Ticket") -> None:

        def can_read(loaded: "Loaded") -> None:
            self.window.show_clock_of(loaded.zone)
            counter.presenter.ready(loaded)
            if loaded.to_answer is not None:
                self.window.badge(Act.TO_ANSWER, loaded.to_answer)
            if loaded.cases is not None:
                self.window.badge(Act.CASES, loaded.cases)
            if not self.is_ready:
                writing.run(ahead.sweep, self.folder)
            self.is_ready = True
            if self._offer_sheet and self.backup is not None:
                self._offer_sheet = False
                self.backup.offer_sheet()
            # Saving loads SQLAlchemy: behind the first key, so that an idle window stays small.
            counter.on_first_key(lambda: self._load_ahead(writing))

        habits.done.connect(can_read)
        habits.failed.connect(self.window.messages.tell)

    @staticmethod
    def _load_ahead(writing: "Lane") -> None:
        from ui.counter import load

        writing.submit(load.warm_up)
        ahead.in_turns(writing, ahead.import_screens())

    def _open_desk(self) -> "Desk":
        from marianne_desk.usecases.desk import open_desk, system_clock

        return open_desk(self.folder, self._passphrase, self._clock or system_clock, key=self._key)

    def _know(self, passphrase: str | None) -> None:
        self._passphrase = passphrase

    def _made(self) -> None:
        self._offer_sheet = True

    def _recovered(self, desk: "Brought", writing: "Lane") -> None:
        """A copy took the place of the desk: everything is looked at anew, with its key."""
        self._key, self._passphrase = None, desk.passphrase
        self.window.messages.say(f"Guichet repris\u00a0: {desk.name}.")
        self._offer_sheet = True
        if self.backup is not None:
            self.backup.acted()  # what came back wants a copy in the folder of this computer
        self._look(writing)
        if self.news is not None:
            self.news.desk.emit()

    def _back_up(self) -> None:
        if self.backup is not None and self.is_ready:
            self.backup.now()

    def _take_keys(self) -> None:
        self.window.activateWindow()
        self.view.entry.setFocus()

    def _close(self) -> None:
        from ui.ahead import forget_expired

        for lane in self._lanes[:1]:
            lane.submit(forget_expired)
        for lane in self._lanes:
            lane.close()
        if self.one is not None:
            self.one.release()
        if self.backup is not None:
            self.backup.close()


def run_window(data: str | None, measure: bool) -> int:
    """Runs the window on the data folder (None: the platform's own) until it is closed; the exit code."""
    theme.set_scale_before_qt()
    app = QApplication(sys.argv[:1])
    one = OneWindow(data_folder(data))
    if not one.taken():
        one.ask_the_first_to_raise()
        return 0
    theme.load_face()
    theme.dress(app)
    own_keys.put_in_force()
    start = Start(one.folder, one, measure=measure)
    start.window.painted.connect(lambda: _settle(start))
    if app.primaryScreen().availableSize().width() <= SMALL_SCREEN:
        start.window.setWindowState(QtCore.Qt.WindowState.WindowMaximized)
    start.show()
    return app.exec()


def _settle(start: Start) -> None:
    """What belongs to the process rather than to the window."""
    from ui.log_file import write_to
    from ui.messages import catch_faults

    write_to(start.folder)
    catch_faults(start.window.messages.bug, start.window)

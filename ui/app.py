"""The start of the window: what must be there for the first frame, then, behind it, the rest, step by step."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui import process_start, theme
from ui.counter.view import CounterView
from ui.main_window import MainWindow, Screen
from ui.places import data_folder
from ui.shortcuts import Act
from ui.single_instance import OneWindow

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk
    from ui.counter.load import Loaded, Today
    from ui.counter.wiring import Counter
    from ui.lanes import Lane
    from ui.passphrase.view import PassphraseDialog
    from ui.stall_watch import StallWatch


class Start:
    """One window on the desk of ``folder``: its steps, and what lives as long as the window.

    ``one`` None: the folder is not guarded against a second window (tests open several in one process)."""

    def __init__(self, folder: Path, one: OneWindow | None = None, *, measure: bool = False) -> None:
        self.folder, self.one, self.measure = folder, one, measure
        self.view = CounterView()
        self.window = MainWindow((Screen(Act.COUNTER, lambda: self.view), *self._later_screens()))
        self.writing: Lane | None = None
        self.figures: Lane | None = None
        self.counter: Counter | None = None
        self.watch: StallWatch | None = None
        self.is_ready = False
        self._passphrase: str | None = None
        self._prompt: PassphraseDialog | None = None
        self.window.painted.connect(self._behind_the_first_frame)
        self.window.closing.connect(self._close)

    def show(self) -> None:
        """Shows the window with the counter's line under the keys."""
        self.window.show_screen(Act.COUNTER)
        self.window.show()

    def _later_screens(self) -> tuple[Screen, ...]:
        """Screens that are built when they are first shown."""
        return ()

    def _behind_the_first_frame(self) -> None:
        if self.measure:
            print(f"painted {process_start.milliseconds():.0f} ms", flush=True)
        steps: tuple[Callable[[], None], ...] = (
            self._watch,
            self._open_lanes,
            self._bind,
            self._listen,
        )
        for step in steps:
            # Each in its own turn of the loop: a key pressed meanwhile is answered in between.
            QTimer.singleShot(0, self.window, step)

    def _watch(self) -> None:
        import gc

        gc.freeze()  # what the start made lives as long as the window: never walk through it again
        gc.enable()
        from ui.messages import catch_faults
        from ui.stall_watch import StallWatch

        self.watch = StallWatch(self.window)
        catch_faults(self.window.messages.bug, self.window)

    def _open_lanes(self) -> None:
        from ui.lanes import Lane

        self.writing = Lane("writing", self._open_desk, self.window)
        self.figures = Lane("figures", self._open_desk, self.window)
        self._fetch()

    def _bind(self) -> None:
        from ui.counter.wiring import Counter

        assert self.writing is not None
        self.window.bind_keys()
        self.counter = Counter(self.view, self.window.messages, self.writing)

    def _listen(self) -> None:
        if self.one is not None:
            self.one.listen(self.window.come_forward, self.window)

    def _fetch(self) -> None:
        from ui.counter import load

        assert self.writing is not None
        today = self.writing.submit(load.today)
        today.done.connect(self._show_today)
        today.failed.connect(self._cannot_open)

    def _show_today(self, today: "Today") -> None:
        from ui.counter import load

        assert self.writing is not None
        assert self.counter is not None
        self._prompt_done()
        self.counter.presenter.show(today)
        habits = self.writing.submit(load.habits)
        habits.done.connect(self._can_read)
        habits.failed.connect(self.window.messages.tell)
        if self.measure:
            print(f"ready {process_start.milliseconds():.0f} ms", flush=True)
            self.window.close()

    def _can_read(self, loaded: "Loaded") -> None:
        assert self.counter is not None
        self.window.name_agent(loaded.agent)
        self.counter.presenter.ready(loaded)
        self.is_ready = True

    def _open_desk(self) -> "Desk":
        from marianne_desk.usecases.desk import open_desk

        return open_desk(self.folder, self._passphrase)

    # a desk that does not open

    def _cannot_open(self, error: BaseException) -> None:
        code = getattr(error, "code", "")
        if code == "no_desk":
            self._first_start()
        elif code in {"passphrase_needed", "passphrase_refused"}:
            self._ask_passphrase(error)
        else:
            self.window.messages.tell(error)

    def _first_start(self) -> None:
        """The person finds their site, and the desk is set up."""

    def _ask_passphrase(self, error: BaseException) -> None:
        from ui.passphrase.view import PassphraseDialog

        if self._prompt is None:
            self._prompt = PassphraseDialog(self.window)
            self._prompt.given.connect(self._try_passphrase)
            self._prompt.rejected.connect(self.window.close)
            self._prompt.open()
        else:
            self._prompt.refuse(self.window.messages.sentence(error))  # type: ignore[arg-type]

    def _try_passphrase(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._fetch()

    def _prompt_done(self) -> None:
        if self._prompt is not None:
            self._prompt.rejected.disconnect(self.window.close)
            self._prompt.accept()
            self._prompt.deleteLater()
            self._prompt = None

    def _close(self) -> None:
        for lane in (self.writing, self.figures):
            if lane is not None:
                lane.close()
        if self.one is not None:
            self.one.release()


def run_window(data: str | None, measure: bool) -> int:
    """Runs the window on the data folder (None: the platform's own) until it is closed; the exit code."""
    theme.set_scale_before_qt()
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Marianne Desk")
    one = OneWindow(data_folder(data))
    if not one.taken():
        one.ask_the_first_to_raise()
        return 0
    theme.load_face()
    theme.dress(app)
    start = Start(data_folder(data), one, measure=measure)
    start.show()
    return app.exec()

"""The start of the window, as a list of steps: what must be there for the first frame, then, behind it, the rest."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui import process_start, theme
from ui.counter.view import CounterView
from ui.main_window import MainWindow, Screen
from ui.messages import catch_faults
from ui.places import data_folder
from ui.shortcuts import Act
from ui.single_instance import OneWindow
from ui.stall_watch import StallWatch


class Start:
    """One start of the window on ``folder``. Holds what lives as long as the window."""

    def __init__(self, app: QApplication, folder: Path, one: OneWindow, measure: bool) -> None:
        self.app, self.folder, self.one, self.measure = app, folder, one, measure
        self.counter = CounterView()
        self.window = MainWindow(
            (
                Screen(Act.COUNTER, lambda: self.counter),
            )
        )
        self.watch: StallWatch | None = None
        self.window.painted.connect(self._behind_the_first_frame)

    def show(self) -> None:
        """Shows the window with the counter's line under the keys."""
        self.window.show_screen(Act.COUNTER)
        self.window.show()

    def _behind_the_first_frame(self) -> None:
        if self.measure:
            print(f"painted {process_start.milliseconds():.0f} ms", flush=True)
        self.watch = StallWatch(self.window)
        catch_faults(self.window.messages.bug, self.window)
        steps: tuple[Callable[[], None], ...] = (
            self.window.bind_keys,
            lambda: self.one.listen(self.window.come_forward, self.window),
            self._ready,
        )
        for step in steps:
            # Each in its own turn of the loop: a key pressed meanwhile is answered in between.
            QTimer.singleShot(0, self.window, step)

    def _ready(self) -> None:
        if self.measure:
            print(f"ready {process_start.milliseconds():.0f} ms", flush=True)
            self.window.close()


def run_window(data: str | None, measure: bool) -> int:
    """Runs the window on the data folder (None: the platform's own) until it is closed; the exit code."""
    logging.lastResort = None  # nothing on a terminal that nobody sees; the log file is opened with the desk
    theme.set_scale_before_qt()
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Marianne Desk")
    folder = data_folder(data)
    one = OneWindow(folder)
    if not one.taken():
        one.ask_the_first_to_raise()
        return 0
    theme.load_face()
    theme.dress(app)
    start = Start(app, folder, one, measure)
    start.show()
    try:
        return app.exec()
    finally:
        one.release()

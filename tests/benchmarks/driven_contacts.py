"""The real window on « Passages », searched and scrolled by keys; prints how long each takes until it is painted.

``python -m tests.benchmarks.driven_contacts DATA search`` prints « N ms PHRASE » for each phrase: from its last key to
the end of the paint that shows what it found. ``… DATA scroll`` prints « frame N ms », the longest from a key, or a
move of the bar, to the end of its paint; « held N ms », the longest time the window's thread was held; « words N ms »,
how long the words of a screen of lines took to be there; « worked N ms », the most that the thread itself worked for a
frame, whatever else the machine did.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.driven_window import turn, wait
from tests.gui.driving import press, type_text
from ui import theme
from ui.app import Start
from ui.contacts.view import ContactsView
from ui.palettes import Look
from ui.shortcuts import Act

PHRASES = (
    "apl mars",
    "c-1234",
    "cpam à suivre octobre",
    "carte grise 12/03",
    "courriel",
    "agent 2",
    "caf",
    "résolu",
    "2026",
    "dossier bleu",
    "annulés",
)
ROUNDS = 5


class Paints(QObject):
    """Notes when the last paint of a widget was over."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ended = 0.0
        parent.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, self._over)
        return False

    def _over(self) -> None:
        self.ended = time.perf_counter()


def main(folder: Path, what: str) -> int:
    """Drives the window on the desk of ``folder``."""
    app = QApplication(sys.argv[:1])
    theme.load_face()
    theme.dress(app, Look.LIGHT)
    start = Start(folder)
    start.show()
    wait(lambda: start.is_ready)
    press("Ctrl+6")
    view = start.window.show_screen(Act.CONTACTS)
    assert isinstance(view, ContactsView)
    wait(lambda: hasattr(view, "form") and view.search.table.contacts.rowCount() > 0)
    turn(500)
    (search if what == "search" else scroll)(start, view)
    start.window.may_close = lambda: True
    start.window.close()
    return 0


def search(_start: Start, view: ContactsView) -> None:
    """Types each phrase, and takes the time of its last key."""
    page, table = view.search, view.search.table
    paints, answers = Paints(table.viewport()), [0.0]
    say = page.say

    def said(understood: str, count: str, nothing: str) -> None:
        say(understood, count, nothing)
        answers.append(time.perf_counter())

    page.say = said  # type: ignore[method-assign]
    for phrase in PHRASES:
        took = []
        for _ in range(ROUNDS):
            page.line.clear()
            page.line.setFocus()
            turn(250)
            for letter in phrase[:-1]:
                type_text(letter)
                turn(40)
            turn(250)
            known = len(answers)
            begin = time.perf_counter()
            type_text(phrase[-1])
            _until(lambda known=known: len(answers) > known)  # type: ignore[misc]
            answered = answers[known]
            if table.isVisible():
                _until(lambda answered=answered: paints.ended > answered)  # type: ignore[misc]
            took.append((max(paints.ended, answered) - begin) * 1e3)
        print(f"{median(took):.1f} ms {phrase}", flush=True)


def scroll(start: Start, view: ContactsView) -> None:
    """Scrolls through everything, by keys and by the bar."""
    table = view.search.table
    paints, frames, words, works = Paints(table.viewport()), [], [], []
    bar = table.verticalScrollBar()
    table.setFocus()
    assert start.watch is not None
    start.watch.forget()

    def timed(act: Callable[[], object], pause: int) -> None:
        begin, worked = time.perf_counter(), time.thread_time()
        act()
        _until(lambda: paints.ended > begin)
        works.append((time.thread_time() - worked) * 1e3)
        frames.append((paints.ended - begin) * 1e3)
        if pause > 100:
            lines = range(bar.value(), bar.value() + table.lines_in_sight())
            _until(lambda: not table.contacts.missing(lines.start, lines.stop))
            words.append((time.perf_counter() - begin) * 1e3)
        turn(pause)

    for _ in range(60):
        timed(lambda: press("PgDown"), 20)
    for key in ("End", "Home", "End"):
        timed(lambda key=key: press(key), 300)  # type: ignore[misc]
    for _ in range(20):
        timed(lambda: press("PgUp"), 20)
    most = bar.maximum()
    for step in range(1, 200):  # as a hand drags it
        timed(lambda step=step: bar.setValue(most * step // 200), 5)  # type: ignore[misc]
    for step in (7, 3, 5, 2):
        timed(lambda step=step: bar.setValue(most * step // 11), 300)  # type: ignore[misc]
    print(f"frame {max(frames):.1f} ms")
    print(f"worked {max(works):.1f} ms")
    print(f"held {start.watch.longest:.1f} ms")
    print(f"words {max(words):.1f} ms")


def _until(reached: Callable[[], bool]) -> None:
    for _ in range(5_000):
        if reached():
            return
        turn(1)
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))

"""The real window on « Dossiers », somebody sought by keys; prints « N ms PHRASE » for each, from its last key to the
end of the paint that shows who was found, then « held N ms », the longest time the window's thread was held while
the screen was shown and its list scrolled.

``python -m tests.benchmarks.driven_cases DATA PHRASE …``
"""

import sys
import time
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from tests.benchmarks.driven_contacts import Paints, _until
from tests.benchmarks.driven_window import turn, wait
from tests.gui.driving import press, type_text
from ui import theme
from ui.app import Start
from ui.cases.view import CasesView
from ui.palettes import Look
from ui.shortcuts import Act

ROUNDS = 5


def main(folder: Path, phrases: list[str]) -> int:
    """Drives the window on the desk of ``folder``."""
    app = QApplication(sys.argv[:1])
    theme.load_face()
    theme.dress(app, Look.LIGHT)
    start = Start(folder)
    start.show()
    wait(lambda: start.is_ready)
    type_text("a")
    turn(4_000)  # what the first key loads
    press("Esc")
    assert start.watch is not None
    start.watch.forget()
    press("Ctrl+5")
    view = start.window.show_screen(Act.CASES)
    assert isinstance(view, CasesView)
    wait(lambda: view.is_built and len(view.table.waiting.rows) > 1)
    turn(1_000)
    for key in ("PgDown",) * 20 + ("Ctrl+End", "Ctrl+Home") + ("Down",) * 20:
        press(key)
        turn(20)
    turn(500)
    held = start.watch.longest
    for phrase in phrases:
        seek(view, phrase)
    print(f"held {held:.1f} ms")
    start.window.may_close = lambda: True
    start.window.close()
    return 0


def seek(view: CasesView, phrase: str) -> None:
    """Types a phrase several times, and takes the time of its last key."""
    paints, answers, show = Paints(view.table.viewport()), [0.0], view.table.show_rows

    def shown(rows: object) -> None:
        show(rows)  # type: ignore[arg-type]
        answers.append(time.perf_counter())

    view.table.show_rows = shown  # type: ignore[method-assign]
    took = []
    for _ in range(ROUNDS):
        view.field.clear()
        view.field.setFocus()
        turn(1_500)
        for letter in phrase[:-1]:
            type_text(letter)
            turn(60)
        turn(500)
        known = len(answers)
        begin = time.perf_counter()
        type_text(phrase[-1])
        _until(lambda known=known: len(answers) > known)  # type: ignore[misc]
        answered = answers[known]
        if view.table.isVisible():
            _until(lambda answered=answered: paints.ended > answered)  # type: ignore[misc]
        took.append((max(paints.ended, answered) - begin) * 1e3)
    view.table.show_rows = show  # type: ignore[method-assign]
    print(f"{median(took):.1f} ms {phrase}", flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))

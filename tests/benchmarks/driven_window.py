"""The real window driven by keys: logs contacts, opens the month, and prints how long its thread was held.

``python -m tests.benchmarks.driven_window DATA`` prints « held N ms » for the longest, first paint to last key.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.gui.driving import press, type_text
from ui import theme
from ui.app import Start
from ui.palettes import Look

PHRASES = (
    "caf apl",
    "impot corr",
    "cni",
    "carte grise",
    "hier 18h renov",
    "ameli",
    "releve carriere",
    "css",
) * 4
PATIENCE_MS = 60_000


def main(folder: Path) -> int:
    """Drives the window on the desk of ``folder``."""
    app = QApplication(sys.argv[:1])
    theme.load_face()
    theme.dress(app, Look.LIGHT)
    start = Start(folder)
    start.show()
    wait(lambda: start.is_ready)
    for phrase in PHRASES:
        for letter in phrase:
            type_text(letter)
            turn(15)
        press("Return")
        turn(60)
        press("Esc")
    for screen in ("Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6", "Ctrl+7", "Ctrl+8", "Ctrl+9", "Ctrl+1"):
        press(screen)
        turn(3_000)
    assert start.watch is not None
    print(f"held {start.watch.longest:.0f} ms", flush=True)
    start.window.may_close = lambda: True
    start.window.close()
    return 0


def turn(milliseconds: int) -> None:
    """Lets the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(reached: Callable[[], bool]) -> None:
    """Lets the window live until ``reached``."""
    for _ in range(PATIENCE_MS // 20):
        if reached():
            return
        turn(20)
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

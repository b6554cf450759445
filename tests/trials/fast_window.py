"""The real window, on a clock that runs faster than the computer's: a day goes by in a few minutes.

``python -m tests.trials.fast_window DATA BEGIN STARTED PACE``: at the computer's second STARTED its clock shows BEGIN
(ISO 8601 with offset), and it runs PACE times as fast.
"""

import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui import theme
from ui.app import Start
from ui.log_file import write_to


def fast_clock(begin: datetime, started: float, pace: float) -> datetime:
    """The instant that the fast clock shows now, in whole seconds."""
    return (begin + timedelta(seconds=(time.time() - started) * pace)).replace(microsecond=0)


def main(folder: Path, begin: datetime, started: float, pace: float) -> int:
    """Shows the window until it is closed."""
    theme.set_scale_before_qt()
    app = QApplication(sys.argv[:1])
    theme.load_face()
    theme.dress(app)
    start = Start(folder, clock=lambda: fast_clock(begin, started, pace))
    write_to(folder)
    start.window.showMaximized()
    start.show()
    return app.exec()


if __name__ == "__main__":
    data, first, second, speed = sys.argv[1:]
    sys.exit(main(Path(data), datetime.fromisoformat(first), float(second), float(speed)))

"""The barest PySide6 window: prints « painted N ms » from process start and quits; ``hold`` keeps it open."""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


def milliseconds() -> float:
    """Milliseconds from the start of the process, as Linux counts it."""
    started = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19]) / os.sysconf(
        "SC_CLK_TCK"
    )
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1e3


class BareWindow(QMainWindow):
    """Says when its first frame is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("nu")
        self.setCentralWidget(QLabel("Bonjour"))
        self.resize(1180, 720)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        QTimer.singleShot(0, self, self._painted)

    def _painted(self) -> None:
        print(f"painted {milliseconds():.0f} ms", flush=True)
        if "hold" not in sys.argv:
            QApplication.quit()


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = BareWindow()
    window.show()
    sys.exit(app.exec())

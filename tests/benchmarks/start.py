"""Start and size of the window, beside the barest window of the same toolkit."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measuring import ROOT, Row, Workshop, in_turn, output_of, ratio_row

ROUNDS = 9
SIZE_ROUNDS = 3
IDLE_SECONDS = 4.0
BARE = [sys.executable, str(ROOT / "tests" / "benchmarks" / "bare_window.py")]
LINE = re.compile(r"^(painted|ready) (\d+) ms$", re.MULTILINE)


def measure(workshop: Workshop) -> Iterator[Row]:
    """First frame and today's list with 10^5 contacts in the file; resident memory of the idle window."""
    folder = workshop.desk(24, 210)
    starts: list[dict[str, float]] = []

    def ours() -> float:
        starts.append(_milestones([*_window(folder), "--measure-start"]))
        return starts[-1]["painted"]

    painted = in_turn(ours, lambda: _milestones(BARE)["painted"], ROUNDS)
    yield ratio_row("Démarrage → fenêtre peinte, touches prises (10⁵ passages)", 1.6, painted, "ms")
    ready = sorted(start["ready"] for start in starts[1:])[ROUNDS // 2]
    yield ratio_row("Démarrage → liste du jour affichée", 4.0, (ready, painted[1]), "ms")
    size = in_turn(lambda: _idle_size(_window(folder)), lambda: _idle_size([*BARE, "hold"]), SIZE_ROUNDS)
    yield ratio_row("Mémoire résidente, fenêtre ouverte, au repos", 2.0, size, "Mo")


def _window(folder: Path) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), "--data", str(folder)]


def _milestones(command: list[str]) -> dict[str, float]:
    return {name: float(value) for name, value in LINE.findall(output_of(command))}


def _idle_size(command: list[str]) -> float:
    """Resident megabytes of a window left alone for a while."""
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(IDLE_SECONDS)
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    finally:
        process.terminate()
        process.wait()
    found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
    assert found, status
    return int(found[1]) / 1024

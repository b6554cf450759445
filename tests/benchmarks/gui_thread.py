"""How long the window's thread is held: the time during which no key is answered."""

import os
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measuring import ROOT, Row, Workshop, french

ROUNDS = 3


def measure(workshop: Workshop) -> Iterator[Row]:
    """The longest hold while contacts are logged and screens opened, on a file of 10^5 contacts."""
    folder = workshop.desk(24, 210)
    longest = [_longest_hold(folder) for _ in range(ROUNDS)]
    detail = "le plus long de chaque essai : " + ", ".join(f"{french(one)} ms" for one in longest)
    yield Row("Fil de la fenêtre tenu, après la première image", statistics.median(longest), 50, "ms", detail)


def _longest_hold(folder: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.driven_window", str(folder)],
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=180,
    )  # fmt: skip
    found = re.search(r"^held (\d+) ms$", done.stdout, re.MULTILINE)
    assert found, done.stdout
    return float(found[1])

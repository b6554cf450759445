"""How long the window's thread is held: the time during which no key is answered."""

import re
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measuring import Row, Workshop, french, output_of

ROUNDS = 3


def measure(workshop: Workshop) -> Iterator[Row]:
    """The longest hold while contacts are logged and screens opened, on a file of 10^5 contacts."""
    folder = workshop.desk(24, 210)
    longest = [_longest_hold(folder) for _ in range(ROUNDS)]
    detail = "le plus long de chaque essai : " + ", ".join(f"{french(one)} ms" for one in longest)
    yield Row("Fil de la fenêtre tenu, après la première image", statistics.median(longest), 50, "ms", detail)


def _longest_hold(folder: Path) -> float:
    said = output_of([sys.executable, "-m", "tests.benchmarks.driven_window", str(folder)])
    found = re.search(r"^held (\d+) ms$", said, re.MULTILINE)
    assert found, said
    return float(found[1])

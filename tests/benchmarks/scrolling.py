"""Scrolling through 10^5 contacts in the real window, by keys and by the bar: the longest frame."""

import re
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measuring import Row, Workshop, french, output_of

ROUNDS = 3


def measure(workshop: Workshop) -> Iterator[Row]:
    """From the key to the end of its paint, and the time the window's thread was held."""
    folder = workshop.desk(24, 210)
    rounds = [_round(folder) for _ in range(ROUNDS)]
    for name, what in (
        ("frame", "Défilement de 10⁵ passages, image la plus longue"),
        ("held", "Défilement de 10⁵ passages, fil de la fenêtre tenu"),
    ):
        each = [one[name] for one in rounds]
        detail = "le plus long de chaque essai : " + ", ".join(f"{french(ms)} ms" for ms in each)
        words = statistics.median(one["words"] for one in rounds)
        worked = statistics.median(one["worked"] for one in rounds)
        detail += f" ; lignes lues en {french(words)} ms, calcul de la fenêtre par image {french(worked)} ms"
        yield Row(what, statistics.median(each), 50, "ms", detail)


def _round(folder: Path) -> dict[str, float]:
    said = output_of([sys.executable, "-m", "tests.benchmarks.driven_contacts", str(folder), "scroll"])
    return {
        name: float(ms)
        for name, ms in re.findall(r"^(frame|held|words|worked) ([\d.]+) ms$", said, re.MULTILINE)
    }

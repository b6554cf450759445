"""A search in « Passages » on a file of 10^5 contacts, from the last key to the list painted in the real window."""

import re
import sys
from collections.abc import Iterator

from tests.benchmarks.measuring import Row, Workshop, french, output_of


def measure(workshop: Workshop) -> Iterator[Row]:
    """The slowest of the phrases, each the median of several rounds."""
    folder = workshop.desk(24, 210)
    said = output_of([sys.executable, "-m", "tests.benchmarks.driven_contacts", str(folder), "search"])
    found = [(float(ms), phrase) for ms, phrase in re.findall(r"^([\d.]+) ms (.+)$", said, re.MULTILINE)]
    slowest, phrase = max(found)
    others = ", ".join(f"{text} {french(ms)} ms" for ms, text in sorted(found))
    yield Row(
        "Recherche parmi 10⁵ passages, de la touche à l’écran",
        slowest,
        100,
        "ms",
        f"la plus lente, « {phrase} » ; {others}",
    )

"""Desks of the sizes that bars speak of, made once by the simulator and kept outside the project.

``python -m tests.benchmarks.desk_sizes NAME`` prints the data folder of one. Their passphrase stands below: they can
be opened again in another session, unlike those of ``measuring.Workshop``, whose key is in a private keyring.
"""

import hashlib
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from marianne_desk.exchange.national_list import read_sites
from marianne_desk.storage.tables import REVISION
from marianne_desk.usecases.simulate import simulate
from tests.benchmarks.measuring import ROOT, SAMPLE, UNTIL, say

PASSPHRASE = "guichet de mesure"
CACHE_VARIABLE = "MARIANNE_DESK_BENCHMARK_CACHE"


@dataclass(frozen=True, slots=True)
class Size:
    """So many simulated months until ``measuring.UNTIL``, so many contacts on an open day."""

    months: int
    per_day: float


SIZES = {
    "contacts-100000": Size(24, 205),
    "month-8300": Size(13, 335),
    "month-83000": Size(2, 3_750),
}
"""By what they hold: 10^5 contacts; a last month of 8 300 and of 83 000 requests, with the months compared (of the
largest, the month before only)."""


def desk_of_size(name: str) -> Path:
    """The data folder of a desk of that size, made when it is not there or when the simulator has changed."""
    size = SIZES[name]
    folder = _cache() / f"{name}-{REVISION}-{_digest()}"
    if not folder.exists():
        say(f"Préparation du guichet « {name} »…")
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(dir=folder.parent)) / "desk"
        site = read_sites(SAMPLE).sites[0]
        simulate(partial, site, UNTIL, size.months, size.per_day, 1, PASSPHRASE).desk.close()
        partial.rename(folder)
        shutil.rmtree(partial.parent)
    return folder


def _cache() -> Path:
    return Path(os.environ.get(CACHE_VARIABLE) or Path(tempfile.gettempdir(), "marianne-desk-sizes"))


def _digest() -> str:
    sources = sorted((ROOT / "marianne_desk" / "domain").glob("simulation*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        print(desk_of_size(wanted))

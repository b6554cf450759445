"""What every measure shares: a row of the table, two things timed in turn, desks of a known size."""

import csv
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "resources" / "sample" / "sites.csv"
UNTIL = date(2026, 10, 31)
"""The last simulated day of every desk, so that figures are those of October 2026."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: ``value`` at most ``bar`` is kept, both in ``unit`` (« × » for a ratio).

    ``detail`` says in French what stood on both sides, with their own units."""

    what: str
    value: float
    bar: float
    unit: str
    detail: str

    @property
    def kept(self) -> bool:
        """Whether the bar is kept."""
        return self.value <= self.bar


def in_turn(ours: Callable[[], float], bare: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Medians of both, measured A B A B in one run so that the machine's mood weighs on both alike.

    One round before the others warms the caches and is not counted."""
    pairs = [(bare(), ours()) for _ in range(rounds + 1)][1:]
    return statistics.median(pair[1] for pair in pairs), statistics.median(pair[0] for pair in pairs)


def ratio_row(what: str, bar: float, medians: tuple[float, float], unit: str) -> Row:
    """The row of a ratio: ``medians`` of ours and of the barest equivalent, in ``unit``."""
    ours, bare = medians
    return Row(what, ours / bare, bar, "×", f"{french(ours)} {unit} contre {french(bare)} {unit}")


def french(value: float) -> str:
    """« 1 234 », « 12,3 », « 0,21 »: as many decimals as the size deserves."""
    decimals = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{decimals}f}".replace(",", "\u202f").replace(".", ",")


class Workshop:
    """Makes desks of a known size, each once, in a folder that goes away with it."""

    def __init__(self, kept_in: Path | None = None) -> None:
        self._stack = ExitStack()
        if kept_in is None:
            kept_in = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="marianne-mesures-")))
        self._folder = kept_in
        self.desk = cache(self._desk)

    def __enter__(self) -> "Workshop":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _desk(self, months: int, per_day: int) -> Path:
        """The data folder of a desk with so many simulated months until UNTIL and contacts an open day."""
        folder = self._folder / f"{months}-{per_day}"
        if not folder.exists():
            say(f"Préparation d’un guichet de {months} mois à {per_day} passages par jour…")
            fill_desk(folder, months, per_day)
        return folder


def fill_desk(folder: Path, months: int, per_day: int) -> None:
    """Sets a desk up on the first site of the made-up sample and fills it, through the terminal."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        site = next(csv.DictReader(file))["id_fs"]
    options = {"list": SAMPLE, "site": site, "until": UNTIL, "months": months, "per-day": per_day, "seed": 1}
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    command = [sys.executable, str(ROOT / "main.py"), "--data", str(folder), "simulate", *words]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def output_of(command: list[str]) -> str:
    """What a program printed that works without a screen. Raises RuntimeError with its complaint when it fails."""
    done = subprocess.run(
        command,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def say(sentence: str) -> None:
    """Tells what takes time, beside the table."""
    print(sentence, file=sys.stderr, flush=True)

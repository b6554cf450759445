"""``python -m tests.benchmarks [MODULE …]``: every bar against what this machine does.

A module of this folder takes part by having ``measure(workshop)`` that yields rows. Desks are opened with a
key of the keyring, as at a real counter: a private one is started. Exit code 1: a bar is not kept.
"""

import importlib
import os
import pkgutil
import shutil
import sys
from pathlib import Path

from tests.benchmarks.measuring import ROOT, Row, Workshop, french, say

SESSION = "MARIANNE_DESK_BENCHMARK_SESSION"


def with_keyring(argv: list[str]) -> None:
    """Starts this program again beside a private keyring, unless it already is or none can be started."""
    if SESSION in os.environ or shutil.which("dbus-run-session") is None:
        return
    os.environ[SESSION] = "1"
    session = ["dbus-run-session", "--", sys.executable, str(ROOT / "tests" / "private_session.py")]
    os.execvp(session[0], [*session, sys.executable, "-m", "tests.benchmarks", *argv])  # noqa: S606


def rows_of(names: list[str], workshop: Workshop) -> list[Row]:
    """The rows of the modules named, of all of them when none is."""
    found = [name for _, name, _ in pkgutil.iter_modules([str(Path(__file__).parent)]) if name != "__main__"]
    rows: list[Row] = []
    for name in found:
        if names and name not in names:
            continue
        module = importlib.import_module(f"tests.benchmarks.{name}")
        if hasattr(module, "measure"):
            say(f"Mesure : {name}")
            rows += module.measure(workshop)
    return rows


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| Quoi | Mesuré | Barre | | Détail |", "|---|---|---|---|---|"]
    for row in rows:
        kept = "tenu" if row.kept else "NON TENU"
        lines.append(
            f"| {row.what[0].upper()}{row.what[1:]} | {french(row.value)} {row.unit} | ≤ {row.bar:g} {row.unit} "
            f"| {kept} | {row.detail} |"
        )
    return "\n".join(lines)


def main(argv: list[str]) -> int:
    """Measures and prints; 1 when a bar is not kept."""
    with_keyring(argv)
    with Workshop() as workshop:
        rows = rows_of(argv, workshop)
    print(table(rows))
    return 0 if rows and all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

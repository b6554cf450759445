"""The README's two commands: ``python3 installer/bootstrap.py demo`` and ``… test``.

This file has to be readable by any Python 3, so that a too old one is told so in a sentence: everything else
stands in the modules beside it, imported once the version is known to be right.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
NEWEST = (3, 13)


def wrong_python(version: tuple[int, int]) -> str:
    """The sentence to say when Python ``version`` (major, minor) cannot run the desk; empty when it can."""
    if OLDEST <= version <= NEWEST:
        return ""
    return (
        "Marianne Desk demande Python {}.{} à {}.{} ; celui-ci est Python {}.{}.\n"
        "Installez une de ces versions (https://www.python.org), puis relancez la même commande avec elle."
    ).format(*OLDEST, *NEWEST, *version)


def main() -> int:
    """Checks the version of Python, then does what the arguments ask. Returns the exit code."""
    sentence = wrong_python((sys.version_info[0], sys.version_info[1]))
    if sentence:
        sys.stderr.write(sentence + "\n")
        return 2
    sys.path.insert(0, str(ROOT))
    from installer.commands import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

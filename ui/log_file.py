"""What the program did, in the desk's folder: durations, codes of failures, places in the program; never data."""

import logging
import os
from pathlib import Path

LONGEST = 500_000


class _PrivateFile(logging.FileHandler):
    def _open(self):  # type: ignore[no-untyped-def]
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8")


def write_to(folder: Path) -> None:
    """Begins to log into ``folder``; a log that has grown long starts anew. A folder that cannot be written to is
    no reason to stop."""
    path = folder / "desk.log"
    try:
        if path.exists() and path.stat().st_size > LONGEST:
            path.unlink()
        handler = _PrivateFile(path, delay=False)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    log = logging.getLogger("marianne_desk")
    log.addHandler(handler)
    log.setLevel(logging.INFO)

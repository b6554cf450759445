"""A file that is there whole or not at all: written beside, then put in the place of the old one."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from marianne_desk.domain.errors import MachineError

_PRIVATE, _USUAL = 0o600, 0o666


@contextmanager
def whole_file(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Bytes written in the block become the file ``path`` when the block ends well; what stood there stays when it
    does not. ``private``: for its owner alone. Raises MachineError ``not_writable``."""
    partial = path.with_name(f".{path.name}.new")
    try:
        descriptor = os.open(
            partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, _PRIVATE if private else _USUAL
        )
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise MachineError("not_writable", file=path.name) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


_BINARY = getattr(os, "O_BINARY", 0)
"""Windows would write its own line ends."""

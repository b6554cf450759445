"""The CSV of contacts (contract.md §5): UTF-8, semicolons, a header, one row a request."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from marianne_desk.exchange.contact_rows import COLUMNS
from marianne_desk.exchange.csv_file import BadRow, FileRow, read_csv, write_csv

MOST_ROWS = 250_000
"""More rows than any desk writes in ten years: such a file is another file, or has to be cut by year."""

_NEEDED = ("channel", "arrived_at", "theme", "outcome")


def read_rows(path: Path) -> Iterator[FileRow | BadRow]:
    """The rows of a CSV of contacts, cut ones as bad rows.

    Raises UserError ``file_missing``, ``file_not_utf8``, ``file_not_csv``, ``file_empty``, ``columns_missing``,
    ``column_unknown``, ``column_twice``, ``too_many_rows``."""
    return read_csv(path, COLUMNS, _NEEDED, MOST_ROWS, "too_many_rows")


def write_rows(path: Path, rows: Iterable[Mapping[str, str]]) -> int:
    """Writes rows, replacing ``path`` only when all are written; how many. Raises MachineError ``not_writable``."""
    return write_csv(path, COLUMNS, rows)

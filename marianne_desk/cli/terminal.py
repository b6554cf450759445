"""What every command shares: the data folder, the open desk, JSON alone on stdout."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marianne_desk.usecases.desk import Desk, open_desk

if TYPE_CHECKING:
    from marianne_desk.usecases.demonstration import Demonstration


@dataclass(frozen=True, slots=True)
class Terminal:
    """The circumstances of a command. ``folder`` None: the platform's own data folder; ``show`` as in ``run``."""

    folder: Path | None
    show: "Callable[[Demonstration, bool], int] | None" = None

    @contextmanager
    def open_desk(self) -> Iterator[Desk]:
        """The desk, closed when the command ends."""
        desk = open_desk(self.folder)
        try:
            yield desk
        finally:
            desk.close()


pass_terminal = click.make_pass_decorator(Terminal)


def site_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The two options that name a site of the national list: ``list_path`` and ``site``."""
    listed = click.option(
        "--list",
        "list_path",
        required=True,
        type=click.Path(path_type=Path),
        metavar="FICHIER",
        help="Liste nationale des sites (CSV téléchargé).",
    )
    named = click.option(
        "--site", required=True, metavar="NUMÉRO", help="Numéro du site dans la liste (id_fs)."
    )
    return listed(named(function))


def output_option(purpose: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The file that a command writes, asked for by -o, as ``path``; ``purpose``: what the help says of it."""
    kind = click.Path(path_type=Path)
    return click.option("-o", "path", required=True, type=kind, metavar="FICHIER", help=purpose)


def print_json(value: object) -> None:
    """JSON, alone on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def print_table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Lines under their headings, each column as wide as its words; a column that says nothing is left out."""
    columns = [[head, *cells] for head, *cells in zip(headers, *rows, strict=True) if any(cells)]
    widths = [max(map(len, column)) for column in columns]
    for line in zip(*columns, strict=True):
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())

"""What every command shares: the data folder, the open desk, JSON alone on stdout."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

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


def print_json(value: object) -> None:
    """JSON, alone on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))

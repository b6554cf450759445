"""The use cases from a terminal. Exit codes: 0 done, 1 ``check`` found something, 2 the user's error."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marianne_desk.usecases.demonstration import Demonstration


def run(arguments: Sequence[str], show: "Callable[[Demonstration, bool], int] | None" = None) -> int:
    """Runs one command line (without the program's name). ``show`` opens a window on the demonstration (True: only
    to take pictures of it), which the terminal itself cannot."""
    from marianne_desk.cli.app import main

    return main(arguments, show)

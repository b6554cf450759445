"""The use cases from a terminal. Exit codes: 0 done, 1 ``check`` found something, 2 the user's error."""

from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Runs one command line (without the program's name)."""
    from marianne_desk.cli.app import main

    return main(arguments)

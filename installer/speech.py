"""What the two commands say, and how they stop."""

import sys
from io import TextIOWrapper


class Stop(Exception):  # noqa: N818 - it asks to stop, more than it reports an error
    """The command cannot go on. ``code`` 2: the person has something to do first; 1: something failed."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def say(sentence: str) -> None:
    """Says what is being done, at once, before what the started programs print."""
    print(sentence, flush=True)


def complain(sentence: str) -> None:
    """Says on the error stream what stopped the command."""
    print(sentence, file=sys.stderr, flush=True)


def speak_utf8() -> None:
    """Makes accents safe on terminals of another alphabet (Windows): what they lack is replaced."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")

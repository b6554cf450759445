"""A question, as a presenter asks it. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ask:
    """One question about the selected line. ``options`` are chosen by their digit, an empty one leaves its digit
    unused; ``hint`` stands in the empty field; ``text`` is there to be changed; ``warns``: free text, in which names do
    not belong."""

    title: str
    options: tuple[str, ...]
    hint: str
    read: Callable[[str], None]
    choose: Callable[[int], None]
    preview: Callable[[str], str]
    text: str = ""
    warns: bool = False

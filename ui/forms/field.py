"""One row of a form, as a presenter asks for it. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One row of a form. ``name``: the field of the errors that belong beside it. ``options``: (value, words) to choose
    from, ``many``: several of them, their values joined by « | »; empty: it is typed, in so many ``lines``."""

    name: str
    title: str
    text: str = ""
    hint: str = ""
    note: str = ""
    options: tuple[tuple[str, str], ...] = ()
    many: bool = False
    lines: int = 1

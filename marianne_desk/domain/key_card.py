"""What the printed card of keys says: groups of keys, as they stand on the screen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One act: its key, its second key (empty: none), what it does."""

    key: str
    second: str
    does: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Acts under one heading."""

    title: str
    lines: tuple[KeyLine, ...]


@dataclass(frozen=True, slots=True)
class KeyCard:
    """``groups`` in the order of the screen; ``foot`` is the line at the bottom."""

    title: str
    groups: tuple[KeyGroup, ...]
    foot: str

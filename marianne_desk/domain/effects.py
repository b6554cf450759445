"""How far a change of the settings reaches: what is said before it is done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reach:
    """How many contacts or requests, in how many months."""

    count: int
    months: int


NOTHING = Reach(0, 0)


@dataclass(frozen=True, slots=True)
class Effect:
    """``contacts``: derived and counted again, with the number of months; ``answers``: due days said again;
    ``waits``: judged by another limit. ``asks``, ``asks_no_more``: labels of the themes for which the counter will
    begin or cease to ask which operator. ``identities`` of visitors and ``mandates`` that the next purge will erase."""

    contacts: Reach = NOTHING
    answers: Reach = NOTHING
    waits: Reach = NOTHING
    asks: tuple[str, ...] = ()
    asks_no_more: tuple[str, ...] = ()
    identities: int = 0
    mandates: int = 0

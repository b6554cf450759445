"""The vocabulary turned round for the entry line: from a typed word or phrase to all that it may mean.

Built by ``entry_indexing``.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from marianne_desk.domain.trade_words import Term

FULL, NEAR, NAME, PART = 4, 3, 2, 1
"""How well a word points to a matter: its whole name; its name by a prefix or a slip; its theme, or a word of
its name; the beginning of a word of its name."""

_JOINED_REST = 4

Reading = tuple[str, str | None]
"""A theme and a reason, or a theme whose reason is not said."""


@dataclass(slots=True)
class Entry:
    """What a word or phrase may mean. ``firm``: a request that has it is about one of ``readings``.

    ``soft``: full readings that give way to any other matter. ``facts``: (kind, code) of the closed lists that
    the words state; ``doubtful``: facts that they may state. ``fragile``: see ``Reason.fragile``.
    ``generic``: fragile and so general that it gives way to a matter of another theme (« inscription »).
    ``vague``: never decides alone. ``common``: skipped when it does not narrow anything.
    """

    readings: dict[Reading, int] = field(default_factory=dict)
    soft: dict[Reading, Term] = field(default_factory=dict)
    terms: dict[Reading, Term] = field(default_factory=dict)
    operators: set[str] = field(default_factory=set)
    facts: set[tuple[str, str]] = field(default_factory=set)
    doubtful: set[tuple[str, str]] = field(default_factory=set)
    names: set[int] = field(default_factory=set)
    firm: bool = False
    fragile: bool = False
    generic: bool = False
    vague: bool = False
    common: bool = False

    def point(self, reading: Reading, strength: int) -> None:
        """Adds a reading, keeping the better strength."""
        if strength > self.readings.get(reading, 0):
            self.readings[reading] = strength

    @property
    def empty(self) -> bool:
        """Whether the words mean nothing but themselves."""
        return not (self.readings or self.soft or self.operators or self.facts or self.doubtful)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of several words, for words typed in another order. ``entry``: what the whole name means."""

    words: frozenset[str]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Index:
    """``phrases``: whole names; ``words``: every single word that has a meaning or is skipped, ``ordered`` for
    prefixes; ``missing``: papers that a visitor may have to bring; ``grammar``: words skipped inside names;
    ``short``: abbreviations and the words that they stand for; ``ordinary``: French words that mean nothing here
    unless a whole name holds them; ``companions``: words or groups of words not told of when unused."""

    phrases: dict[tuple[str, ...], Entry]
    words: dict[str, Entry]
    ordered: tuple[str, ...]
    names: tuple[Name, ...]
    missing: frozenset[tuple[str, ...]]
    grammar: frozenset[str]
    short: Mapping[str, tuple[str, ...]]
    ordinary: frozenset[str]
    companions: frozenset[str]
    joined: frozenset[str]
    longest: int

    def beginning(self, prefix: str) -> Iterator[str]:
        """Known words that begin with ``prefix``, in alphabetical order; a name written in one word
        (« cartegrise ») only when nearly all of it is there."""
        position = bisect_left(self.ordered, prefix)
        while position < len(self.ordered) and self.ordered[position].startswith(prefix):
            word = self.ordered[position]
            if word not in self.joined or len(word) - len(prefix) <= _JOINED_REST:
                yield word
            position += 1


def singular(word: str) -> str:
    """A word of a longer name without the mark of its plural."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word

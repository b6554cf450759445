"""A clue: what one word or group of words of a line may mean."""

from dataclasses import dataclass, field

from marianne_desk.domain.entry.index import FULL, NAME, NEAR, PART, Entry, Index, Reading
from marianne_desk.domain.trade_words import Term


@dataclass(frozen=True, slots=True)
class Clue:
    """What one word or group may mean (see ``Entry``). ``exact``: written in full, without a slip.

    ``followed``: the word after it. ``apart``: words of one name that stand apart or in another order, each of which
    is a clue of its own too.
    """

    text: str
    readings: dict[Reading, int] = field(default_factory=dict)
    soft: dict[Reading, Term] = field(default_factory=dict)
    terms: dict[Reading, Term] = field(default_factory=dict)
    operators: frozenset[str] = frozenset()
    facts: frozenset[tuple[str, str]] = frozenset()
    doubtful: frozenset[tuple[str, str]] = frozenset()
    firm: bool = False
    fragile: bool = False
    generic: bool = False
    vague: bool = False
    common: bool = False
    exact: bool = True
    followed: str = ""
    apart: bool = False


def exact_clue(text: str, entry: Entry, followed: str) -> Clue:
    """The clue of words that are known as typed; ``followed`` is the word after them."""
    return Clue(
        text=text,
        readings=entry.readings,
        soft=entry.soft,
        terms=entry.terms,
        operators=frozenset(entry.operators),
        facts=frozenset(entry.facts),
        doubtful=frozenset(fact for fact in entry.doubtful if fact[0] != "signal"),
        firm=entry.firm,
        fragile=entry.fragile,
        generic=entry.generic,
        vague=entry.vague,
        common=entry.common,
        followed=followed,
    )


def merged_clues(text: str, known: tuple[str, ...], index: Index) -> list[Clue]:
    """One clue for all the known words that a typed word may stand for; none when they mean nothing."""
    entries = [entry for word in known if not (entry := index.words[word]).empty]
    if not entries:
        return []
    if len(known) == 1 and known[0] in {text + "s", text[:-1], text[1:]}:
        return [exact_clue(text, entries[0], "")]
    readings: dict[Reading, int] = {}
    terms: dict[Reading, Term] = {}
    soft: dict[Reading, Term] = {}
    for entry in entries:
        for reading, strength in entry.readings.items():
            lowered = {FULL: NEAR, NAME: NAME if entry.firm else PART}.get(strength, PART)
            readings[reading] = max(lowered, readings.get(reading, 0))
        terms |= entry.terms
        soft |= entry.soft
    clue = Clue(
        text=text,
        readings=readings,
        soft=soft,
        terms=terms,
        operators=frozenset().union(*(entry.operators for entry in entries)),
        facts=frozenset().union(*(entry.facts for entry in entries)),
        firm=any(entry.firm or entry.operators for entry in entries),
        fragile=all(entry.fragile for entry in entries if entry.firm),
        generic=all(entry.generic for entry in entries if entry.firm),
        vague=all(entry.vague for entry in entries),
        common=all(entry.common for entry in entries),
        exact=False,
    )
    return [clue]


def lowered_clue(clue: Clue) -> Clue:
    """The same clue for words that were not typed in full: a name by a prefix or a slip at best."""
    readings = {reading: min(NEAR, strength) for reading, strength in clue.readings.items()}
    return Clue(
        text=clue.text,
        readings=readings,
        terms=clue.terms,
        operators=clue.operators,
        facts=clue.facts,
        firm=clue.firm,
        exact=False,
    )

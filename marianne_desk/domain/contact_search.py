"""What a line of search asks of the past contacts: the desk's own words, periods, short numbers, agents, notes.

The words are those of the entry line (``domain/entry``): codes, labels, aliases, slips forgiven. Here nothing has to be
decided: several matters are all meant, what means nothing is looked for in the notes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from marianne_desk.domain.contact_periods import Period, month_slip, read_period
from marianne_desk.domain.entry.clues import Clue
from marianne_desk.domain.entry.communes import commune_begun, read_commune
from marianne_desk.domain.entry.index import PART, Reading
from marianne_desk.domain.entry.indexing import index_of
from marianne_desk.domain.entry.numbers import read_age
from marianne_desk.domain.entry.words import clues_of, tokens_of
from marianne_desk.domain.folding import fold, key_of
from marianne_desk.domain.settings import Agent
from marianne_desk.domain.vocabulary import Vocabulary

_QUOTED = re.compile(r"[«\"“]\s*([^«»\"“”]+?)\s*(?:[»\"”]|$)")
_NUMBER = re.compile(r"(?<![\w/.-])(?:c\s?[-–n°#]?\s?|n[°o]\s?|#)(\d{1,9})(?![\w/.:-])", re.IGNORECASE)
_ONLY_NUMBER = re.compile(r"\s*(\d{1,9})\s*")
_CANCELLED = re.compile(r"\bann?ull?[ée](?:e?s?)(?!\w)", re.IGNORECASE)
_CORRECTED = re.compile(r"\bcorr?ig[ée](?:e?s?)(?!\w)", re.IGNORECASE)
_MISSED = re.compile(r"\bappels?\s+manqu[ée](?:e?s?)(?!\w)|\bmanqué(?:e?s?)(?!\w)", re.IGNORECASE)
_AGENT = "agent"
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class SearchContext:
    """The words of the desk: its lists, agents (retired ones too) and communes; ``today`` is its local day."""

    vocabulary: Vocabulary
    today: date
    agents: tuple[Agent, ...] = ()
    communes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: contacts that answer to every field that is not empty, to any value of that field.

    All empty: every contact that is not cancelled. ``matters``: (theme, reason), the whole theme where the reason is
    None; one same request has to answer to matter, operator, outcome, help, kind and words. ``words``: folded, each of
    them in the note. ``cancelled``: those alone, else none of them. ``unused``: words too short to be looked for."""

    number: int | None = None
    period: Period | None = None
    matters: tuple[Reading, ...] = ()
    operators: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    first_visit: bool = False
    returning: bool = False
    paused: bool = False
    missed: bool = False
    cancelled: bool = False
    corrected: bool = False
    unused: tuple[str, ...] = field(default=(), compare=False)


def read_search(text: str, context: SearchContext) -> Search:
    """What a line of search asks. A blank line asks for everything; never raises."""
    quoted = tuple(fold(found[1]) for found in _QUOTED.finditer(text) if fold(found[1]))
    rest = _QUOTED.sub(" ", text)
    only = _ONLY_NUMBER.fullmatch(rest)
    if only and not re.fullmatch(r"20\d\d", only[1]):
        return Search(number=int(only[1]), words=quoted)
    number = _NUMBER.search(rest)
    if number:
        rest = _without(rest, number)
    agents, rest = _agents(rest, context.agents)
    cancelled, rest = _said(_CANCELLED, rest)
    corrected, rest = _said(_CORRECTED, rest)
    missed, rest = _said(_MISSED, rest)
    age, rest, _ = read_age(rest)
    period, rest = read_period(rest, context.today)
    found = _with_words(
        Search(
            number=int(number[1]) if number else None,
            period=period,
            ages=(age.value,) if age else (),
            agents=agents,
            words=quoted,
            cancelled=cancelled,
            corrected=corrected,
            missed=missed,
        ),
        rest,
        context,
    )
    if found == Search():
        # Words so usual that they mean nothing beside others (« dossier », « été »): alone, they are meant.
        usual = (token.word for token in tokens_of(rest))
        found = replace(found, words=tuple(word for word in usual if len(word) >= _SHORTEST))
    return found


def _with_words(search: Search, text: str, context: SearchContext) -> Search:
    """The search with what the words of the trade say, and the rest to be looked for in the notes."""
    index = index_of(context.vocabulary)
    commune, tokens = read_commune(tokens_of(text), context.communes, index)
    said = clues_of(tokens, index)
    facts: dict[str, list[str]] = {}
    operators: list[str] = []
    clues: list[Clue] = []
    loose: list[str] = []
    for clue in said.clues:
        stated = clue.facts or {fact for fact in clue.doubtful if fact[0] == "channel"}
        for kind, code in sorted(stated):
            facts.setdefault(kind, []).append(code)
        operators += sorted(clue.operators)
        if stated:
            continue
        if clue.readings and max(clue.readings.values()) > PART and not clue.common:
            clues.append(clue)
        elif not clue.operators and not clue.common:
            loose.append(clue.text)
    unknown, period, commune = _unknown(said.unknown, search.period, commune, context)
    loose += unknown
    signals = facts.get("signal", [])
    return replace(
        search,
        period=period,
        matters=_matters(clues),
        operators=tuple(dict.fromkeys(operators)),
        outcomes=tuple(facts.get("outcome", ())),
        helps=tuple(facts.get("help", ())),
        kinds=tuple(facts.get("kind", ())),
        channels=tuple(facts.get("channel", ())),
        ages=search.ages or tuple(facts.get("age", ())),
        needs=tuple(facts.get("need", ())),
        communes=(commune,) if commune else (),
        words=(*search.words, *(word for word in loose if len(word) >= _SHORTEST)),
        first_visit="first_visit" in signals,
        returning="returning" in signals,
        paused="paused" in signals,
        unused=tuple(word for word in loose if len(word) < _SHORTEST),
    )


def _unknown(
    words: Sequence[str], period: Period | None, commune: str, context: SearchContext
) -> tuple[list[str], Period | None, str]:
    """What words of no list may be after all: a slip of a month, the beginning of a commune; else words of notes."""
    left = []
    for word in words:
        folded = fold(word)
        begun = commune or commune_begun(word.lower(), context.communes)
        month = month_slip(folded, context.today) if period is None else None
        if month is not None:
            period = month
        elif begun and not commune:
            commune = begun
        else:
            left.append(folded)
    return left, period, commune


def _matters(clues: Sequence[Clue]) -> tuple[Reading, ...]:
    """What the words name: what they agree on, all that each names where they do not; a vague word (« dossier ») only
    narrows, unless it stands alone."""
    found: tuple[Reading, ...] = ()
    for clue in sorted(clues, key=lambda clue: not clue.firm):
        best = _best(clue)
        shared = _shared(found, best) if found else best
        if shared:
            found = shared
        elif clue.firm:
            found = tuple(dict.fromkeys((*found, *best)))
    return found


def _best(clue: Clue) -> tuple[Reading, ...]:
    """What a word names best; the theme alone where it names a theme."""
    top = max(clue.readings.values())
    best = [reading for reading, strength in clue.readings.items() if strength == top]
    whole = [reading for reading in best if reading[1] is None]
    return tuple(whole or best)


def _shared(first: Sequence[Reading], second: Sequence[Reading]) -> tuple[Reading, ...]:
    """What both name; a theme holds its reasons."""
    return tuple(
        dict.fromkeys(
            narrow
            for one in first
            for other in second
            for narrow in ((one if one[1] is not None else other),)
            if one[0] == other[0] and (one[1] == other[1] or None in (one[1], other[1]))
        )
    )


def _agents(text: str, agents: Sequence[Agent]) -> tuple[tuple[str, ...], str]:
    """The agents named by their code or name, and the text without them."""
    found: list[str] = []
    for agent in sorted(agents, key=lambda agent: -len(agent.label)):
        for name in dict.fromkeys((key_of(agent.label), key_of(agent.code))):
            words = [re.escape(word) for word in name.split()]
            pattern = re.compile(rf"(?<!\w){'[ -]?'.join(words)}(?!\w)")
            folded = _folded_in_place(text)
            hit = pattern.search(folded) if words else None
            if hit:
                found.append(agent.code)
                text = f"{text[: hit.start()]} {text[hit.end() :]}"
                break
    return tuple(dict.fromkeys(found)), text


def _folded_in_place(text: str) -> str:
    """The text without case and accents, each letter where it was."""
    return "".join(fold(letter)[:1] or " " for letter in text)


def _said(pattern: re.Pattern[str], text: str) -> tuple[bool, str]:
    return pattern.search(text) is not None, pattern.sub(" ", text)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"

"""From clues to what a request is about: one matter, or the choices that are left.

Nothing is guessed: a matter is taken when every clue agrees on it and one names it in full, by a clear prefix or
by a slip; all else is a choice for the person. Source: contract.md §1 (« nothing is guessed »), issue 2 §3.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from marianne_desk.domain.entry.clues import Clue
from marianne_desk.domain.entry.decision import Choice, Evidence, Subject, decided
from marianne_desk.domain.entry.fit import alone, covered, fits_all
from marianne_desk.domain.entry.index import FULL, NAME, NEAR, Reading
from marianne_desk.domain.entry.words import CLEAR_PREFIX
from marianne_desk.domain.vocabulary import Vocabulary

_MOST_TOGETHER = 4


def subject_of(clues: Sequence[Clue], vocabulary: Vocabulary, unknown: bool) -> Subject:
    """What the clues say together. ``unknown``: whether words that mean nothing stand beside them."""
    plain = [clue for clue in clues if not is_mixed(clue)]
    said = Subject(
        operators=tuple(dict.fromkeys(code for clue in plain for code in sorted(clue.operators))),
        facts=tuple(dict.fromkeys(fact for clue in plain for fact in sorted(clue.facts))),
    )
    firm = [clue for clue in plain if clue.firm and clue.readings]
    agreed = _agreed(firm, vocabulary)
    fitting = {r: s for r, s in agreed.items() if fits_all(vocabulary, r, said.operators)}
    if firm and not _keeps(fitting, Evidence(agreed)):
        if not (agreed and all(clue.generic for clue in firm)):
            choices = _conflict(firm, agreed, said.operators, vocabulary)
            return replace(said, choices=choices, together=_together(firm))
        firm, fitting = [], {}
    evidence = Evidence(fitting)
    others = [clue for clue in plain if clue.readings and not clue.firm]
    for clue in sorted(others, key=lambda clue: clue.vague):
        evidence = _narrowed(evidence, clue, said.operators, vocabulary)
    for clue in clues:
        if is_mixed(clue):
            said, evidence = _with_mixed(said, evidence, clue, vocabulary)
    return decided(said, evidence, clues, vocabulary, unknown)


def is_mixed(clue: Clue) -> bool:
    """Whether a word that is not complete may still become unlike things."""
    if clue.exact:
        return False
    kinds = bool(clue.readings) + bool(clue.operators) + bool(clue.facts and not clue.soft) + bool(clue.soft)
    return kinds > 1 or len(clue.operators) > 1 or len(clue.facts) > 1


def _agreed(firm: Sequence[Clue], vocabulary: Vocabulary) -> dict[Reading, int]:
    """What firm clues share; a reason swallows those that it covers, a generic word gives way to another theme."""
    agreed = _shared(firm)
    if agreed or len(firm) < 2:
        return agreed
    if swallowing := covered(vocabulary, map(_best, firm)):
        return swallowing
    sure = [clue for clue in firm if not clue.generic]
    left = _shared(sure)
    themes = {theme for theme, _ in left}
    generic = [reading for clue in firm if clue.generic for reading in _best(clue)]
    return {} if any(theme in themes for theme, _ in generic) else left


def _shared(firm: Sequence[Clue]) -> dict[Reading, int]:
    """Readings that all firm clues have; none when each names a matter of its own and they only share words."""
    if not firm:
        return {}
    shared = dict(firm[0].readings)
    for clue in firm[1:]:
        shared = {r: max(s, clue.readings[r]) for r, s in shared.items() if r in clue.readings}
    named = all(max(clue.readings.values()) >= NEAR for clue in firm)
    return {} if named and max(shared.values(), default=0) < NEAR else shared


def _best(clue: Clue) -> dict[Reading, int]:
    """What a clue names best; the theme where it names a theme."""
    best = _strongest(clue.readings)
    themes = {r: s for r, s in best.items() if r[1] is None}
    return themes if themes and len(best) > 1 else best


def _strongest(readings: Mapping[Reading, int]) -> dict[Reading, int]:
    top = max(readings.values(), default=0)
    return {reading: strength for reading, strength in readings.items() if strength == top}


def _conflict(
    firm: Sequence[Clue], agreed: dict[Reading, int], operators: tuple[str, ...], vocabulary: Vocabulary
) -> tuple[Choice, ...]:
    """Matters that cannot be together, and what operators that do not fit them could mean alone."""
    best = list(_strongest(agreed) or dict.fromkeys(r for clue in firm for r in _best(clue)))
    choices: list[Choice] = [(reading, None) for reading in best]
    for operator in operators:
        if not any(fits_all(vocabulary, reading, (operator,)) for reading in best):
            choices.extend((reading, operator) for reading in alone(vocabulary, operator))
    return tuple(choices)


def _together(firm: Sequence[Clue]) -> tuple[Reading, ...]:
    """The matters of a line that names several, each whole; empty where two words may be about one matter."""
    named = list(dict.fromkeys(reading for clue in firm for reading in _best(clue)))
    alone = all(len(_best(clue)) == 1 for clue in firm)
    themes = {theme for theme, reason in named if reason is None}
    nested = any(theme in themes for theme, reason in named if reason is not None)
    return tuple(named) if alone and not nested and 1 < len(named) <= _MOST_TOGETHER else ()


def _narrowed(evidence: Evidence, clue: Clue, operators: tuple[str, ...], vocabulary: Vocabulary) -> Evidence:
    """Evidence with one clue more that only points: it narrows when it can, and is left aside otherwise."""
    usable = {r: s for r, s in clue.readings.items() if fits_all(vocabulary, r, operators)}
    if not evidence.readings:
        return Evidence(usable, decisive=clue.exact and not clue.vague)
    both = {r: max(s, usable[r]) for r, s in evidence.readings.items() if r in usable}
    if not _keeps(both, evidence):
        if clue.common or not usable or any(strength >= NEAR for strength in evidence.readings.values()):
            return evidence
        # Two words that only point, each elsewhere: what either means stays open.
        return Evidence(evidence.readings | {r: min(s, NAME) for r, s in usable.items()})
    return Evidence(both, decisive=evidence.decisive or (clue.exact and not clue.vague))


def _keeps(narrowed: dict[Reading, int], evidence: Evidence) -> bool:
    """Whether narrowing left something, and not only words that the name of another matter happens to hold."""
    named = [reading for reading, strength in evidence.readings.items() if strength == FULL]
    return bool(narrowed) and (not named or any(reading in narrowed for reading in named))


def _with_mixed(
    said: Subject, evidence: Evidence, clue: Clue, vocabulary: Vocabulary
) -> tuple[Subject, Evidence]:
    """An unfinished word beside other clues takes the one meaning that fits them; alone, it is to be asked."""
    if not evidence.readings and not said.operators:
        readings = dict(clue.readings) | dict.fromkeys(clue.soft, NEAR)
        return replace(said, mixed=clue), Evidence(readings)
    fitting = {
        r: s
        for r, s in clue.readings.items()
        if fits_all(vocabulary, r, said.operators) and (not evidence.readings or r in evidence.readings)
    }
    if _keeps(fitting, evidence):
        return said, Evidence(fitting, evidence.decisive)
    operators = [
        o for o in sorted(clue.operators) if any(fits_all(vocabulary, r, (o,)) for r in evidence.readings)
    ]
    if len(operators) == 1 and not said.operators:
        left = {r: s for r, s in evidence.readings.items() if fits_all(vocabulary, r, tuple(operators))}
        return replace(said, operators=tuple(operators)), replace(evidence, readings=left)
    if len(clue.facts) == 1 and not operators and len(clue.text) >= CLEAR_PREFIX:
        return replace(said, facts=(*said.facts, *clue.facts)), evidence
    return replace(said, mixed=clue), Evidence(evidence.readings | clue.readings)

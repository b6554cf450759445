"""From clues to what a request is about: one matter, or the choices that are left.

Nothing is guessed: a matter is taken when every clue agrees on it and one names it in full, by a clear prefix or
by a slip; all else is a choice for the person. Source: contract.md §1 (« nothing is guessed »), issue 2 §3.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from marianne_desk.domain.entry_fit import alone, covered, fits_all
from marianne_desk.domain.entry_index import FULL, NEAR, Reading
from marianne_desk.domain.entry_words import CLEAR_PREFIX, Clue
from marianne_desk.domain.vocabulary import Vocabulary

Choice = tuple[Reading, str | None]
"""A matter, with its operator when the choice settles it."""

ELSEWHERE: tuple[Reading, ...] = (("local", "mairie"), ("local", "hors_champ"), ("autre", None))
"""What a known word beside an unknown one may turn out to be (« permis » … « de chasse »)."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a line is about. ``reading`` None and ``choices``: to be asked; both empty: nothing was said.

    ``operators``: those typed. ``facts``: (kind, code) stated. ``mixed``: the unfinished word that may become a
    matter (``choices``) or one of its facts. ``unclear``: words that pointed elsewhere and changed nothing.
    """

    reading: Reading | None = None
    choices: tuple[Choice, ...] = ()
    operators: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    mixed: Clue | None = None
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Readings left (empty: nothing said), and whether some clue beside names and vague words decided."""

    readings: dict[Reading, int]
    decisive: bool = False


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
    if firm and not fitting:
        if not (agreed and all(clue.generic for clue in firm)):
            return replace(said, choices=_conflict(firm, agreed, said.operators, vocabulary))
        firm = []
    evidence = _Evidence(fitting)
    others = [clue for clue in plain if clue.readings and not clue.firm]
    for clue in sorted(others, key=lambda clue: clue.vague):
        evidence = _narrowed(evidence, clue, said.operators, vocabulary)
    for clue in clues:
        if is_mixed(clue):
            said, evidence = _with_mixed(said, evidence, clue, vocabulary)
    return _decided(said, evidence, clues, vocabulary, unknown)


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
    top = max(clue.readings.values())
    best = {r: s for r, s in clue.readings.items() if s == top}
    themes = {r: s for r, s in best.items() if r[1] is None}
    return themes if themes and len(best) > 1 else best


def _conflict(
    firm: Sequence[Clue], agreed: dict[Reading, int], operators: tuple[str, ...], vocabulary: Vocabulary
) -> tuple[Choice, ...]:
    """Matters that cannot be together, and what operators that do not fit them could mean alone."""
    best = list(dict.fromkeys(r for r in agreed or [r for clue in firm for r in _best(clue)]))
    choices: list[Choice] = [(reading, None) for reading in best]
    for operator in operators:
        if not any(fits_all(vocabulary, reading, (operator,)) for reading in best):
            choices.extend((reading, operator) for reading in alone(vocabulary, operator))
    return tuple(choices)


def _narrowed(
    evidence: _Evidence, clue: Clue, operators: tuple[str, ...], vocabulary: Vocabulary
) -> _Evidence:
    """Evidence with one clue more that only points: it narrows when it can, and is left aside otherwise."""
    usable = {r: s for r, s in clue.readings.items() if fits_all(vocabulary, r, operators)}
    if not evidence.readings:
        return _Evidence(usable, decisive=not clue.vague)
    both = {r: max(s, usable[r]) for r, s in evidence.readings.items() if r in usable}
    if not _keeps(both, evidence):
        return evidence
    return _Evidence(both, decisive=evidence.decisive or not clue.vague)


def _keeps(narrowed: dict[Reading, int], evidence: _Evidence) -> bool:
    """Whether narrowing left something, and not only words that the name of another matter happens to hold."""
    named = [reading for reading, strength in evidence.readings.items() if strength == FULL]
    return bool(narrowed) and (not named or any(reading in narrowed for reading in named))


def _with_mixed(
    said: Subject, evidence: _Evidence, clue: Clue, vocabulary: Vocabulary
) -> tuple[Subject, _Evidence]:
    """An unfinished word beside other clues takes the one meaning that fits them; alone, it is to be asked."""
    if not evidence.readings and not said.operators:
        readings = dict(clue.readings) | dict.fromkeys(clue.soft, NEAR)
        return replace(said, mixed=clue), _Evidence(readings)
    fitting = {
        r: s
        for r, s in clue.readings.items()
        if fits_all(vocabulary, r, said.operators) and (not evidence.readings or r in evidence.readings)
    }
    if _keeps(fitting, evidence):
        return said, _Evidence(fitting, evidence.decisive or not clue.vague)
    operators = [
        o for o in sorted(clue.operators) if any(fits_all(vocabulary, r, (o,)) for r in evidence.readings)
    ]
    if len(operators) == 1 and not said.operators:
        left = {r: s for r, s in evidence.readings.items() if fits_all(vocabulary, r, tuple(operators))}
        return replace(said, operators=tuple(operators)), replace(evidence, readings=left)
    if len(clue.facts) == 1 and not operators and len(clue.text) >= CLEAR_PREFIX:
        return replace(said, facts=(*said.facts, *clue.facts)), evidence
    return replace(said, mixed=clue), _Evidence(evidence.readings | clue.readings)


def _decided(
    said: Subject, evidence: _Evidence, clues: Sequence[Clue], vocabulary: Vocabulary, unknown: bool
) -> Subject:
    readings = evidence.readings
    firm = any(clue.firm and r in clue.readings for clue in clues for r in readings)
    if said.operators and not firm:
        return _from_operators(said, evidence, vocabulary)
    soft = [reading for clue in clues for reading in clue.soft]
    if soft and not said.mixed and (not readings or all(c.common for c in clues if c.readings)):
        return replace(said, reading=soft[0])
    if not readings:
        return said
    if all(clue.common for clue in clues if clue.readings):
        themes = [((theme.code, None), None) for theme in vocabulary.themes if not theme.retired]
        choices = dict.fromkeys((*((reading, None) for reading in readings), *themes))
        return replace(said, choices=tuple(choices))
    taken = _taken(evidence, clues)
    exact = all(clue.exact for clue in clues)
    if len(readings) == 1 and next(iter(readings))[1] is None and exact:
        return replace(said, reading=next(iter(readings)))
    if taken is None or said.mixed:
        return replace(said, choices=_choices(said, readings, vocabulary))
    loose = unknown or any(c.readings and not c.common and taken not in c.readings for c in clues)
    if loose and not said.operators and not _solid(taken, clues):
        others = dict.fromkeys(
            (taken, *readings, *(r for c in clues for r in c.readings if taken in c.readings))
        )
        kept = dict.fromkeys((*list(others)[:6], *ELSEWHERE))
        return replace(said, choices=tuple((reading, None) for reading in kept))
    return replace(said, reading=taken, unclear=_unclear(taken, clues))


def _unclear(taken: Reading, clues: Sequence[Clue]) -> tuple[str, ...]:
    """Words that point to other matters only: they changed nothing, and it is said."""
    return tuple(
        clue.text
        for clue in clues
        if clue.readings
        and taken not in clue.readings
        and not (clue.firm or clue.vague or clue.facts or clue.operators or clue.soft)
    )


def _from_operators(said: Subject, evidence: _Evidence, vocabulary: Vocabulary) -> Subject:
    """An operator without a matter: its own theme when it has one only, its matters to choose from otherwise."""
    if len(evidence.readings) == 1 and evidence.decisive:
        return replace(said, reading=next(iter(evidence.readings)))
    wide = [(r, o if len(said.operators) > 1 else None) for o in said.operators for r in alone(vocabulary, o)]
    if not evidence.readings and len(wide) == 1:
        return replace(said, reading=wide[0][0])
    choices: list[Choice] = [(reading, None) for reading in evidence.readings]
    if not choices and len(said.operators) == 1:
        choices.extend(
            ((reason.theme, reason.code), None)
            for reason in vocabulary.reasons
            if said.operators[0] in reason.operators and not reason.retired
        )
    wide = wide or [((theme, None), None) for (theme, _), _ in choices]
    choices = list(dict.fromkeys((*choices, *wide)))
    return (
        replace(said, reading=choices[0][0]) if len(choices) == 1 else replace(said, choices=tuple(choices))
    )


def _taken(evidence: _Evidence, clues: Sequence[Clue]) -> Reading | None:
    """The one matter that the evidence names, or None when it has to be asked."""
    top = max(evidence.readings.values())
    best = [reading for reading, strength in evidence.readings.items() if strength == top]
    if len(best) > 1:
        return None
    if top == FULL or (len(evidence.readings) == 1 and (top == NEAR or evidence.decisive)):
        return best[0]
    near = [clue for clue in clues if clue.readings.get(best[0]) == NEAR]
    if top == NEAR and all(len(clue.text) >= CLEAR_PREFIX for clue in near):
        return best[0]
    return None


def _choices(said: Subject, readings: dict[Reading, int], vocabulary: Vocabulary) -> tuple[Choice, ...]:
    """Matters to choose from: only those named in full when some are, all of them otherwise."""
    full = [reading for reading, strength in readings.items() if strength == FULL]
    kept: Iterable[Reading] = full if len(full) > 1 else readings
    choices: list[Choice] = [(reading, None) for reading in kept]
    if len(choices) == 1 and said.mixed is None:
        choices.append(((choices[0][0][0], None), None))
    if said.mixed is not None:
        for operator in sorted(said.mixed.operators):
            choices.extend((reading, operator) for reading in alone(vocabulary, operator))
    return tuple(dict.fromkeys(choices))


def _solid(reading: Reading, clues: Sequence[Clue]) -> bool:
    """Whether a name of the matter was typed that means it beside any word."""
    return any(clue.firm and clue.exact and not clue.fragile and reading in clue.readings for clue in clues)

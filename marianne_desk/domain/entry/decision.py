"""What is taken from evidence that agrees, and what is left to choose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from marianne_desk.domain.entry.clues import Clue
from marianne_desk.domain.entry.fit import alone
from marianne_desk.domain.entry.index import FULL, NEAR, Reading
from marianne_desk.domain.entry.words import CLEAR_PREFIX
from marianne_desk.domain.vocabulary import Vocabulary

Choice = tuple[Reading, str | None]
"""A matter, with its operator when the choice settles it."""

ELSEWHERE: tuple[Reading, ...] = (("local", "mairie"), ("local", "hors_champ"), ("autre", None))
"""What a known word beside an unknown one may turn out to be (« permis » … « de chasse »)."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a line is about. ``reading`` None and ``choices``: to be asked; both empty: nothing was said.

    ``operators``: those typed. ``facts``: (kind, code) stated. ``mixed``: the unfinished word that may become a
    matter (``choices``) or one of its facts. ``literal``: the choice that the words name, offered first.
    ``together``: matters of which each is named whole, so that all may be meant (« cni et passeport »).
    """

    reading: Reading | None = None
    choices: tuple[Choice, ...] = ()
    operators: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    mixed: Clue | None = None
    literal: Reading | None = None
    together: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Readings left (empty: nothing said), and whether some clue beside names and vague words decided."""

    readings: dict[Reading, int]
    decisive: bool = False


def decided(
    said: Subject, evidence: Evidence, clues: Sequence[Clue], vocabulary: Vocabulary, unknown: bool
) -> Subject:
    readings = evidence.readings
    firm = any(clue.firm and r in clue.readings for clue in clues for r in readings)
    if said.operators and not firm:
        return _from_operators(said, evidence, vocabulary)
    soft = list(dict.fromkeys(reading for clue in clues for reading in clue.soft))
    if soft and not said.mixed and (not readings or all(c.common for c in clues if c.readings)):
        if len(soft) > 1:
            return replace(said, choices=tuple((reading, None) for reading in soft))
        return replace(said, reading=soft[0])
    if not readings:
        return said
    if all(clue.common for clue in clues if clue.readings):
        themes = [((theme.code, None), None) for theme in vocabulary.themes if not theme.retired]
        choices = dict.fromkeys((*((reading, None) for reading in readings), *themes))
        return replace(said, choices=tuple(choices))
    taken = _taken(evidence, clues)
    exact = all(clue.exact for clue in clues)
    if not said.operators and _pointed(readings, clues):
        return replace(said, choices=_choices(said, readings, vocabulary))
    if len(readings) == 1 and next(iter(readings))[1] is None and exact:
        return replace(said, reading=next(iter(readings)))
    if taken is None or said.mixed:
        return replace(said, choices=_choices(said, readings, vocabulary))
    agreeing = {taken, (taken[0], None)}
    loose = unknown or any(c.readings and not c.common and agreeing.isdisjoint(c.readings) for c in clues)
    if loose and not said.operators and not _solid(taken, clues):
        others = dict.fromkeys(
            (taken, *readings, *(r for c in clues for r in c.readings if taken in c.readings))
        )
        kept = dict.fromkeys((*list(others)[:6], *ELSEWHERE))
        return replace(said, choices=tuple((reading, None) for reading in kept), literal=taken)
    if not said.operators and (general := _general(taken, clues)):
        return replace(said, choices=tuple((reading, None) for reading in general), literal=taken)
    return replace(said, reading=taken)


def _pointed(readings: dict[Reading, int], clues: Sequence[Clue]) -> bool:
    """Whether one word of a longer name is all there is (« part » of « part en retraite », « bon » of « bon de
    transport »): it points, and is not enough."""
    pointing = [clue for clue in clues if not clue.common and any(r in clue.readings for r in readings)]
    return max(readings.values()) < NEAR and len(pointing) == 1


def _general(taken: Reading, clues: Sequence[Clue]) -> list[Reading]:
    """All that a word may mean which names the matter and is a general one (« avis », « inscription »); empty where
    another word says which."""
    naming = [clue for clue in clues if clue.readings and not clue.common]
    if not all(clue.generic for clue in naming):
        return []
    meant = list(dict.fromkeys((taken, *(reading for clue in naming for reading in clue.readings))))
    return meant if len(meant) > 1 else []


def _from_operators(said: Subject, evidence: Evidence, vocabulary: Vocabulary) -> Subject:
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


def _taken(evidence: Evidence, clues: Sequence[Clue]) -> Reading | None:
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
        theme, code = choices[0][0]
        reasons = () if code else vocabulary.reasons_of(theme)
        choices.extend(((theme, reason.code), None) for reason in reasons)
        choices.append(((theme, None), None))
    if said.mixed is not None:
        for operator in sorted(said.mixed.operators):
            choices.extend((reading, operator) for reading in alone(vocabulary, operator))
    return tuple(dict.fromkeys(choices))


def _solid(reading: Reading, clues: Sequence[Clue]) -> bool:
    """Whether a name of the matter was typed that means it beside any word."""
    return any(clue.firm and clue.exact and not clue.fragile and reading in clue.readings for clue in clues)

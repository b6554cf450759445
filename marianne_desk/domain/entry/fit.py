"""Which matters and operators go together."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from marianne_desk.domain.entry.index import FULL, Reading
from marianne_desk.domain.vocabulary import Vocabulary


@lru_cache(maxsize=8)
def _allowed(vocabulary: Vocabulary) -> Mapping[Reading, frozenset[str]]:
    allowed: dict[Reading, set[str]] = {}
    for theme in vocabulary.themes:
        operators = {code for term in theme.matters for code in term.operators or ()}
        allowed[theme.code, None] = {*theme.operators, *operators}
    for reason in vocabulary.reasons:
        own = {
            *reason.operators,
            *reason.also,
            *(code for term in reason.terms for code in term.operators or ()),
        }
        allowed[reason.theme, reason.code] = own
        allowed.setdefault((reason.theme, None), set()).update(own)
    for operator in vocabulary.operators:
        for reading in alone(vocabulary, operator.code):
            allowed.setdefault(reading, set()).add(operator.code)
    return {reading: frozenset(codes) for reading, codes in allowed.items()}


def fits_all(vocabulary: Vocabulary, reading: Reading, operators: Iterable[str]) -> bool:
    """Whether every one of ``operators`` makes sense for the matter; true when there are none."""
    allowed = _allowed(vocabulary).get(reading, frozenset())
    return all(operator in allowed for operator in operators)


def alone(vocabulary: Vocabulary, operator: str) -> tuple[Reading, ...]:
    """What an operator named alone may mean, in the order of the list."""
    found = vocabulary.operator(operator)
    readings: list[Reading] = []
    for code in found.themes if found else ():
        theme, _, reason = code.partition("/")
        readings.append((theme, reason or None))
    return tuple(readings)


def covered(vocabulary: Vocabulary, named: Iterable[Mapping[Reading, int]]) -> dict[Reading, int]:
    """The one matter among those ``named``, each plainly, that swallows the others (« trop-perçu » of « apl »)."""
    groups = [list(readings) for readings in named]
    if any(len(group) != 1 for group in groups):
        return {}
    codes = {reason for ((_, reason),) in groups}
    for ((theme, code),) in groups:
        reason = vocabulary.reason(code) if code else None
        if reason is not None and codes <= {code, *reason.covers}:
            return {(theme, code): FULL}
    return {}

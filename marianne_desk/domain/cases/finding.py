"""Finds a visitor among the cases by what is remembered: a part of the name or of the number, in any order, with slips.

Source: issue « Difficult cases » §4.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from marianne_desk.domain.cases.visitor import reach_key
from marianne_desk.domain.folding import key_of

MOST_FOUND = 50
"""So many are shown, the nearest first: more are no help to find one."""

_EXACT, _BEGUN, _INSIDE, _SLIP, _FAR = range(5)
_SHORTEST_SLIP, _LONG = 4, 7
_WHOLE_NUMBER = 8
_CASE = re.compile(r"(d ?)?(\d{1,6})")
_DIGITS = re.compile(r"\+?[\d .\-/()]*\d[\d .\-/()]*")


class Sought(NamedTuple):
    """A case as it is looked through: its short number, and its visitor's keys (``Visitor.name_key``)."""

    number: int
    name_key: str
    reach_key: str

    def __repr__(self) -> str:
        """Names nobody."""
        return f"Sought({self.number})"


Rank = Callable[[Sought], int | None]


def find(text: str, cases: Sequence[Sought], most: int = MOST_FOUND) -> tuple[int, ...]:
    """Numbers of the cases that ``text`` may mean, the nearest first: every word of it begins a word of the name, or is
    a slip of one; digits stand in the number. « D-12 » is that case, « 12 » is it too. None for an empty text."""
    asked = _CASE.fullmatch(key_of(text))
    number = int(asked[2]) if asked else None
    digits, words = _split(text)
    ranks: list[Rank] = []
    if asked is None or not asked[1]:
        ranks = [*([_number_rank(digits)] if digits else []), *([_name_rank(words, cases)] if words else [])]
    found = []
    for one in cases:
        said = [rank(one) for rank in ranks]
        if one.number == number:
            found.append((-1, "", one.number))
        elif said and None not in said:
            found.append((sum(rank or 0 for rank in said), one.name_key, one.number))
    return tuple(held for *_, held in sorted(found)[:most])


def _split(text: str) -> tuple[str, tuple[str, ...]]:
    """The digits of a telephone number, and the other words."""
    plain = " ".join(text.split())
    if "@" in plain:
        return "", (reach_key(plain),)
    runs = _DIGITS.findall(plain)
    return reach_key("".join(runs)), tuple(key_of(_DIGITS.sub(" ", plain)).split())


def _number_rank(digits: str) -> Rank:
    from rapidfuzz.distance import OSA

    def rank(one: Sought) -> int | None:
        held = one.reach_key
        if not held or "@" in held:
            return None
        if held == digits:
            return _EXACT
        if held.startswith(digits):
            return _BEGUN
        if digits in held:
            return _INSIDE
        slips = len(digits) >= _WHOLE_NUMBER and OSA.distance(digits, held, score_cutoff=1) <= 1
        return _SLIP if slips else None

    return rank


def _name_rank(words: Sequence[str], cases: Sequence[Sought]) -> Rank:
    """Each distinct word of the names is compared once: many people share theirs."""
    held = sorted({word for one in cases for word in one.name_key.split()})
    near = [_ranks_of(word, held) for word in words]
    joined = "".join(words)

    def rank(one: Sought) -> int | None:
        mail = one.reach_key if "@" in one.reach_key else ""
        names = one.name_key.split()
        total = 0
        for word, ranks in zip(words, near, strict=True):
            said = min((ranks[name] for name in names if name in ranks), default=None)
            if said is None and len(word) >= _SHORTEST_SLIP and word in mail:
                said = _INSIDE
            if said is None:
                return _joined_rank(joined, "".join(names))
            total += said
        return total

    return rank


def _ranks_of(word: str, held: Sequence[str]) -> dict[str, int]:
    """How near each of the names is that ``word`` may mean."""
    ranks = {name: _EXACT if name == word else _BEGUN for name in held if name.startswith(word)}
    if len(word) < _SHORTEST_SLIP:
        return ranks
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 2 if len(word) >= _LONG else 1
    for name, distance, _ in process.extract(word, held, scorer=OSA.distance, score_cutoff=most, limit=None):
        if distance == 1 or name[0] == word[0]:
            ranks.setdefault(name, _SLIP if distance <= 1 else _FAR)
    begun = [name[: len(word)] for name in held]  # as it is typed, the end is still to come
    for _, distance, place in process.extract(word, begun, scorer=OSA.distance, score_cutoff=1, limit=None):
        if distance == 1 and held[place][0] == word[0]:
            ranks.setdefault(held[place], _FAR)
    return ranks


def _joined_rank(typed: str, held: str) -> int | None:
    """« Benali » is « Ben Ali », « jeanpierre » is « Jean-Pierre »."""
    if len(typed) < _SHORTEST_SLIP:
        return None
    if held == typed:
        return _EXACT
    return _INSIDE if typed in held else None

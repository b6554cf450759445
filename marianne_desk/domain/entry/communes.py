"""The desk's usual communes, recognised in the entry line."""

from collections.abc import Sequence
from functools import lru_cache

from marianne_desk.domain.entry.index import Index
from marianne_desk.domain.entry.words import Token
from marianne_desk.domain.folding import key_of

_SHORT = {"st": "saint", "ste": "sainte"}
_LINKS = frozenset({"le", "la", "les", "l", "de", "du", "des", "d", "en", "sur", "sous", "aux", "au", "a"})
_SAINTS = frozenset({"saint", "sainte"})
_PREFIX = 4


def read_commune(tokens: Sequence[Token], communes: tuple[str, ...], index: Index) -> tuple[str, list[Token]]:
    """The commune named in a line, as it is to be recorded, and the words left; empty when none is.

    Its first words are enough where one usual commune begins so (« Nouvion » of « Le Nouvion-en-Thiérache »). A
    commune whose name is also a word of the trade (« Poste ») is only recognised by its field.
    """
    words = [_SHORT.get(token.word, token.word) for token in tokens]
    for start, word in enumerate(words):
        if word in _LINKS:
            continue
        found = {name: _reach(words, start, folded) for name, folded in _folded(communes)}
        most = max((len(span) for span in found.values()), default=0)
        best = [name for name, span in found.items() if most and len(span) == most]
        whole = [name for name in best if most == len(dict(_folded(communes))[name])]
        named = whole or best
        if len(named) != 1 or not _names(words, found[named[0]], index):
            continue
        end = found[named[0]][-1] + 1
        return named[0], [*tokens[:start], *tokens[end:]]
    return "", list(tokens)


def _reach(words: Sequence[str], start: int, folded: tuple[str, ...]) -> tuple[int, ...]:
    """The places of the words that follow the commune's name from ``start``, links between them passed over."""
    places: list[int] = []
    for place in range(start, len(words)):
        if len(places) < len(folded) and words[place] == folded[len(places)]:
            places.append(place)
        elif words[place] not in _LINKS:
            break
    return tuple(places)


def _names(words: Sequence[str], places: Sequence[int], index: Index) -> bool:
    """Whether those words say a commune and nothing else."""
    said = [words[place] for place in places]
    alone = len(said) == 1
    return not alone or (len(said[0]) >= _PREFIX and said[0] not in index.words and said[0] not in _SAINTS)


def commune_begun(word: str, communes: tuple[str, ...]) -> str:
    """The one usual commune that begins with a word that means nothing else; empty when none or several."""
    if len(word) < _PREFIX:
        return ""
    begun = {name for name, folded in _folded(communes) if "".join(folded).startswith(word)}
    return begun.pop() if len(begun) == 1 else ""


@lru_cache(maxsize=8)
def _folded(communes: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of each name without the links between them."""
    folded = []
    for name in communes:
        words = (_SHORT.get(word, word) for word in key_of(name).split())
        folded.append((name, tuple(word for word in words if word not in _LINKS)))
    return tuple(pair for pair in folded if pair[1])

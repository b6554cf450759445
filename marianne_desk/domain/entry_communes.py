"""The desk's usual communes, recognised in the entry line."""

from collections.abc import Sequence
from functools import lru_cache

from marianne_desk.domain.entry_index import Index
from marianne_desk.domain.entry_words import Token
from marianne_desk.domain.folding import key_of

_SHORT = {"st": "saint", "ste": "sainte"}
_PREFIX = 4


def read_commune(tokens: Sequence[Token], communes: tuple[str, ...], index: Index) -> tuple[str, list[Token]]:
    """The commune named in a line, as it is to be recorded, and the words left; empty when none is.

    A commune whose name is also a word of the trade (« Poste ») is only recognised by its field.
    """
    words = [_SHORT.get(token.word, token.word) for token in tokens]
    for name, folded in _folded(communes):
        if len(folded) == 1 and folded[0] in index.words:
            continue
        for start in range(len(words) - len(folded) + 1):
            if tuple(words[start : start + len(folded)]) == folded:
                return name, [*tokens[:start], *tokens[start + len(folded) :]]
    return "", list(tokens)


def commune_begun(word: str, communes: tuple[str, ...]) -> str:
    """The one usual commune that begins with a word that means nothing else; empty when none or several."""
    if len(word) < _PREFIX:
        return ""
    begun = {name for name, folded in _folded(communes) if "".join(folded).startswith(word)}
    return begun.pop() if len(begun) == 1 else ""


@lru_cache(maxsize=8)
def _folded(communes: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Longest names first, so that « Sarre-Union » is not read as « Sarre »."""
    folded = [(name, tuple(_SHORT.get(word, word) for word in key_of(name).split())) for name in communes]
    return tuple(sorted((pair for pair in folded if pair[1]), key=lambda pair: -len(pair[1])))

"""A surname in what another calendar says of an appointment: « Madame Durand - impôts » is kept as « impôts ».

The agenda's own line does the same. A name that no title announces is not told from another word: it is shown before
anything is taken.
"""

import re
from collections.abc import Callable

from marianne_desk.domain.folding import fold

_ONE = r"(?:monsieur|madame|mademoiselle|messieurs|mesdames|mme|mlle|mrs|mr|mm|m)\b\.?"
_TITLE = re.compile(rf"(?<![\w'’]){_ONE}(?:\s*(?:et|&|/)\s*{_ONE})?\s*", re.IGNORECASE)
_WORD = re.compile(r"\s*([^\W\d_][\w'’-]*)")
_PARTICLES = frozenset({"de", "du", "des", "d", "la", "le", "el", "ben", "van", "von"})
_LONGEST = 4
_EDGES = " -–—:,;·/."
_SIGNS_LEFT = re.compile(r"\s*([-–—:,;·/])(?:\s*[-–—:,;·/])+\s*")


def without_surnames(text: str, is_known: Callable[[str], bool]) -> str:
    """The text without the names that stand after « Mme », « M. », « Monsieur »… ``is_known``: a word of the trade,
    folded, which is no name. A text in which there is none is given back as it is."""
    kept, at = [], 0
    for title in _TITLE.finditer(text):
        end = _name_end(text, title, is_known)
        if title.start() >= at and end > title.end():
            kept.append(text[at : title.start()])
            at = end
    if not kept:
        return text
    joined = _SIGNS_LEFT.sub(r" \1 ", " ".join((*kept, text[at:])))
    return " ".join(joined.split()).replace(" ,", ",").strip(_EDGES)


def _name_end(text: str, title: re.Match[str], is_known: Callable[[str], bool]) -> int:
    """Where the name after a title ends; where the title ends when no name follows. A name not written with a capital
    is one word; after a mere « m », which is a letter too, it has its capital. « Mme Papier » is a name, « Mme CAF »
    is none."""
    at = end = title.end()
    bare = title.group().strip().casefold() == "m"
    for count in range(_LONGEST):
        found = _WORD.match(text, at)
        if found is None:
            break
        word = found[1]
        folded = fold(word)
        first = end == title.end()
        capital = word[0].isupper()
        trade = is_known(folded) and not (first and capital and not word.isupper())
        if folded in _PARTICLES and count < _LONGEST - 1:
            at = found.end()
            continue
        if trade or not (capital or (first and not bare and at == title.end())):
            break
        at = end = found.end()
    return end

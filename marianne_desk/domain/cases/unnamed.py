"""Free words about a case without who it is about: what repeats the visitor's name or the way to reach them is
struck. It errs on the side of striking: a word that is also a name goes. What names other people stays.
"""

import re

from marianne_desk.domain.cases.visitor import Visitor, reach_key
from marianne_desk.domain.folding import key_of

NAME, REACH = "(la personne)", "(coordonnées)"
_SHORTEST = 3
_TITLES = frozenset(
    {"madame", "monsieur", "mademoiselle", "mme", "mlle", "les", "des", "pour", "chez", "dit", "dite"}
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_SEVERAL = re.compile(rf"{re.escape(NAME)}(?:[ \u00a0]+{re.escape(NAME)})+")
_ADDRESS = re.compile(r"[^\s@,;:()<>«»]+@[^\s@,;:()<>«»]+[^\s@.,;:()<>«»]")
_NUMBER = re.compile(r"(?:\+|00)?\d(?:[ .\-/()\u00a0\u202f]*\d){7,14}")


def unnamed(text: str, visitor: Visitor | None) -> str:
    """``text`` without the visitor; as it is where nobody is named (None)."""
    if visitor is None:
        return text
    if visitor.reach_key:
        wanted = visitor.reach_key
        for pattern in (_ADDRESS, _NUMBER):
            text = pattern.sub(lambda found: REACH if reach_key(found[0]) == wanted else found[0], text)
    names = {word for word in visitor.name_key.split() if len(word) >= _SHORTEST} - _TITLES

    def struck(found: re.Match[str]) -> str:
        return NAME if names.intersection(key_of(found[0]).split()) else found[0]

    return _SEVERAL.sub(NAME, _WORD.sub(struck, text))

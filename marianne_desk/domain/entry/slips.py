"""Known words close to one that is not known: its plural, what it begins, what it may be a slip of."""

from marianne_desk.domain.entry.index import Index

SHORTEST_PREFIX = 3
SHORTEST_SLIP = 5
LONG_WORD = 8
_LARGEST_SLIP = 2


def close_words(word: str, index: Index) -> tuple[str, ...]:
    """Known words for one that is not: its singular or plural, what it begins, what it may be a slip of.

    None for an ordinary French word (« panne » begins « panneaux », and is not meant for it). Beside the nearest
    stand those that begin alike, so that « carier » is not taken for « casier » alone.
    """
    if word in index.ordinary:
        return ()
    for other in (word[:-1] if word[-1] in "sx" else word + "s", word[1:] if word[0] in "dl" else word):
        if len(word) > SHORTEST_PREFIX and other in index.words:
            return (other,)
    if len(word) < SHORTEST_PREFIX:
        return ()
    begun = tuple(index.beginning(word))
    if begun or len(word) < SHORTEST_SLIP or not word.isalpha():
        return begun
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, index.ordered, scorer=OSA.distance, score_cutoff=_LARGEST_SLIP, limit=12)
    near = [(other, distance) for other, distance, _ in found if _may_be_slip(word, other, distance, index)]
    if not near:
        return ()
    least = min(distance for _, distance in near)
    start = word[:SHORTEST_PREFIX]
    alike = (other for other, _, _ in found if other.startswith(start) and len(other) > len(word))
    return tuple(dict.fromkeys((*(other for other, distance in near if distance == least), *alike)))


def _may_be_slip(word: str, meant: str, distance: float, index: Index) -> bool:
    """One sign wrong from five letters on, two from eight, and only for whole names; short words keep their first
    letter (« fibre » is not « libre »)."""
    entry = index.words[meant]
    if len(meant) < (SHORTEST_SLIP + 2 if entry.common else SHORTEST_SLIP - 1):
        return False
    if distance > 1:
        return (
            len(word) >= LONG_WORD
            and word[0] == meant[0]
            and (entry.firm or entry.common or bool(entry.operators))
        )
    return len(word) >= LONG_WORD or (word[0] in meant[:2] and meant[0] in word[:2])

"""From the words of a line to clues: what each word or group of words may mean."""

import re
from dataclasses import dataclass, replace

from marianne_desk.domain.entry.clues import Clue, exact_clue, lowered_clue, merged_clues
from marianne_desk.domain.entry.index import Entry, Index, singular
from marianne_desk.domain.entry.slips import close_words
from marianne_desk.domain.folding import fold

CLEAR_PREFIX = 4
"""Letters from which a prefix may name a matter although other words hold it too, or complete a longer name."""
_TITLES = frozenset({"mr", "mme", "mlle", "madame", "monsieur", "mrs", "mm"})
_INITIAL = "m"
_PAUSED = ("signal", "paused")
_SOLVED = ("outcome", "solved")
_DENIALS = frozenset({"pas", "non", "jamais", "plus"})
_LONGEST_SURNAME = 3
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}[A-Za-z]?(?!\w)")
_SIGNS = str.maketrans(dict.fromkeys('-_.,;:()·+/!?«»"*&=[]', " "))


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word and the word as typed."""

    word: str
    typed: str


@dataclass(frozen=True, slots=True)
class Words:
    """A line in clues. ``unknown``: words as typed that mean nothing. ``surname``: a name stood after « Mme »."""

    clues: tuple[Clue, ...]
    unknown: tuple[str, ...]
    surname: bool = False


def tokens_of(text: str) -> list[Token]:
    """The words of a text, folded; signs between words are dropped (times and numbers are read before), and the
    full stops of « C.A.F. »."""
    tokens: list[Token] = []
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    for typed in text.replace("’", "'").replace("'", " ").translate(_SIGNS).split():
        folded = fold(typed)
        tokens.extend(Token(word, typed) for word in folded.split())
    return tokens


def clues_of(tokens: list[Token], index: Index) -> Words:
    """Reads tokens from left to right, the longest known name first."""
    clues: list[Clue] = []
    unknown: list[str] = []
    singles: list[tuple[Token, tuple[str, ...]]] = []
    position = 0
    surname = False
    ordinary: dict[str, str] = {}
    tokens = [replace(t, word=word) for t in tokens for word in index.short.get(t.word, (t.word,))]
    while position < len(tokens):
        token = tokens[position]
        named = _surname(tokens, position, index)
        if named or token.word in _TITLES:
            surname |= named > 0
            position += 1 + named
            continue
        used, entry = _longest(tokens, position, index)
        if entry is not None:
            text = " ".join(t.word for t in tokens[position : position + used])
            after = tokens[position + used].word if position + used < len(tokens) else ""
            clues.append(exact_clue(text, entry, after))
            if _SOLVED in entry.facts and position and tokens[position - 1].word in _DENIALS:
                clues.pop()
                unknown.append(token.typed)
            if entry.empty and text in index.ordinary:
                ordinary[text] = token.typed
            awaited = _missing(tokens, position + used, index) if _PAUSED in entry.doubtful else 0
            if awaited:
                clues[-1] = Clue(text, facts=frozenset({*entry.facts, _PAUSED}))
                position += used + awaited
                continue
            if used == 1 or not entry.readings:
                singles.extend(
                    (t, (t.word,)) for t in tokens[position : position + used] if t.word in index.words
                )
            position += used
            if _PAUSED in entry.facts:
                position += _missing(tokens, position, index)
            continue
        position += 1
        if token.word in index.grammar or _is_idle(tokens, position - 1, index):
            continue
        known = close_words(token.word, index)
        if known:
            singles.append((token, known))
            clues.extend(merged_clues(token.word, known, index))
        elif not _is_year(token.word):
            unknown.append(token.typed)
    names = _in_other_order(singles, index)
    held = {word for clue in names for word in clue.text.split()}
    unknown.extend(typed for word, typed in ordinary.items() if word not in held)
    in_order = tuple(dict.fromkeys(token.typed for token in tokens if token.typed in unknown))
    return Words((*clues, *names), in_order, surname)


def _is_idle(tokens: list[Token], position: int, index: Index) -> bool:
    """Whether a word of one sign says nothing: a letter, or how many pages."""
    word = tokens[position].word
    if len(word) > 1 or not word.isdigit():
        return len(word) < 2
    following = index.words.get(tokens[position + 1].word) if position + 1 < len(tokens) else None
    return following is not None and following.common


def _surname(tokens: list[Token], position: int, index: Index) -> int:
    """How many words after a title are a name; « m » is a title where the next word means nothing."""
    title = tokens[position].word
    initial = title == _INITIAL and position + 1 < len(tokens)
    if title not in _TITLES and not (initial and tokens[position + 1].word not in index.ordinary):
        return 0
    count = 0
    for token in tokens[position + 1 : position + 1 + _LONGEST_SURNAME]:
        particle = token.word in {"de", "la", "le", "du"}
        if not (particle or _is_name(token, index)) or (count and not (particle or token.typed[0].isupper())):
            break
        count += 1
    while count and tokens[position + count].word in index.grammar:
        count -= 1
    return count


def _is_name(token: Token, index: Index) -> bool:
    unknown = token.word not in index.words and token.word not in index.grammar
    return unknown and token.word.isalpha() and len(token.word) > 1


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}


def _longest(tokens: list[Token], position: int, index: Index) -> tuple[int, Entry | None]:
    """The longest name that begins here, as written or without its grammar words: (tokens used, entry)."""
    best: tuple[int, Entry | None] = (0, None)
    written: list[str] = []
    bare: list[str] = []
    for offset, token in enumerate(tokens[position : position + 2 * index.longest]):
        written.append(token.word)
        if token.word not in index.grammar:
            bare.append(token.word)
        elif offset == 0 and tuple(written) not in index.phrases:
            bare = ["·"]
        for words in (written, bare):
            entry = index.phrases.get(tuple(words))
            if entry is None and len(words) > 1:
                entry = index.phrases.get(tuple(map(singular, words)))
            if entry is not None and token.word == words[-1]:
                best = (offset + 1, entry)
    if best[0] == 1 or (best[0] == 0 and tokens[position].word in index.words):
        return 1, index.words[tokens[position].word]
    return best


def _missing(tokens: list[Token], position: int, index: Index) -> int:
    """How many tokens after « manque » name the papers that are missing."""
    used = 0
    words: list[str] = []
    for offset, token in enumerate(tokens[position:], start=1):
        if token.word in index.grammar:
            continue
        words.append(token.word)
        if tuple(words) in index.missing:
            used = offset
        elif (token.word,) in index.missing:
            words = [token.word]
            used = offset
        elif len(words) > 3:
            break
    return used


def _in_other_order(singles: list[tuple[Token, tuple[str, ...]]], index: Index) -> list[Clue]:
    """Clues of names whose words are all there, but apart or in another order."""
    hit: dict[int, set[str]] = {}
    by: dict[int, int] = {}
    exact: dict[int, bool] = {}
    for token, known in singles:
        if known != (token.word,) and len(token.word) < CLEAR_PREFIX:
            continue
        reached: dict[int, set[str]] = {}
        for word in known:
            for number in index.words[word].names:
                reached.setdefault(number, set()).add(word)
        for number, words in reached.items():
            hit.setdefault(number, set()).update(words)
            by[number] = by.get(number, 0) + 1
            exact[number] = exact.get(number, True) and known == (token.word,)
    clues = []
    for number, words in hit.items():
        name = index.names[number]
        if by[number] >= len(name.words) == len(words):
            clue = exact_clue(" ".join(sorted(words)), name.entry, "")
            clues.append(replace(clue if exact[number] else lowered_clue(clue), apart=True))
    return clues

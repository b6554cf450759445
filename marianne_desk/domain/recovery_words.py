"""The desk's key as twenty-four French words, and back: what the recovery sheet carries.

The words and their checksum are those of BIP-39 (French list): the first four letters of a word are its own, and any
tool that knows that standard reads them, long after this program.
"""

from functools import cache
from typing import TYPE_CHECKING

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.folding import key_of

if TYPE_CHECKING:
    from mnemonic import Mnemonic

WORDS = 24
_LETTERS = 4
_HEXADECIMAL = 64
_LIKE = 70.0
_NEAR = 80.0


def words_of(key: str) -> tuple[str, ...]:
    """The words of a raw key (64 hexadecimal digits)."""
    import unicodedata

    return tuple(unicodedata.normalize("NFC", _standard().to_mnemonic(bytes.fromhex(key))).split())


def scanned_text(key: str) -> str:
    """What the sheet's QR code holds: the words in plain capitals, so that a reader on any keyboard types them."""
    return " ".join(key_of(word) for word in words_of(key)).upper()


def key_of_words(text: str) -> str:
    """The raw key that typed words mean. Case, accents, signs and numbers before the words do not matter, the first
    four letters of a word suffice; the 64 digits of the key itself are understood too.

    Raises UserError ``words_missing`` (how many there are), ``word_unknown`` (which one, and what it may be),
    ``words_disagree`` (all are words of the list, but not of one key; which ones are doubtful, when that shows)."""
    typed = [word for word in key_of(text).split() if not word.isdigit()]
    whole = "".join(key_of(text).split())
    if len(whole) == _HEXADECIMAL and set(whole) <= set("0123456789abcdef"):
        return whole
    places = [_place(word, number) for number, word in enumerate(typed, start=1)]
    if len(places) != WORDS:
        raise UserError("words_missing", "words", count=len(places), of=WORDS)
    if (key := _key(places)) is not None:
        return key
    doubtful = _doubtful(places)
    if doubtful:
        raise UserError("words_disagree_at", "words", places=", ".join(map(str, doubtful)))
    raise UserError("words_disagree", "words")


def _place(word: str, number: int) -> int:
    """Where a typed word stands in the list."""
    found = _by_letters().get(word[:_LETTERS])
    if found is not None and _plain()[found].startswith(word):
        return found
    like = _like(word)
    if like:
        raise UserError("word_unknown_like", "words", number=number, text=word, like=like)
    raise UserError("word_unknown", "words", number=number, text=word)


def _like(word: str) -> str:
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, _plain(), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return "" if best is None else words_list()[best[2]]


def _doubtful(places: list[int]) -> list[int]:
    """Numbers of the words of which one, replaced by a word written much like it, or two neighbours, exchanged, would
    make a key; empty when it is none or more than three: then nothing is known."""
    from rapidfuzz import fuzz, process

    plain = _plain()
    found: set[int] = set()
    for at in range(WORDS - 1):
        swapped = [*places[:at], places[at + 1], places[at], *places[at + 2 :]]
        if _key(swapped) is not None:
            found.update((at + 1, at + 2))
    for at, place in enumerate(places):
        near = process.extract(plain[place], plain, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None)
        for _word, _score, other in near:
            if other != place and _key([*places[:at], other, *places[at + 1 :]]) is not None:
                found.add(at + 1)
    return sorted(found) if len(found) <= 3 else []


def _key(places: list[int]) -> str | None:
    """The key of these words; None when their checksum disagrees."""
    bits = 0
    for place in places:
        bits = bits << 11 | place
    key = (bits >> 8).to_bytes(32, "big")
    return key.hex() if _places(key) == tuple(places) else None


def _places(key: bytes) -> tuple[int, ...]:
    by_word = _by_word()
    return tuple(by_word[word] for word in _standard().to_mnemonic(key).split())


@cache
def _standard() -> "Mnemonic":
    from mnemonic import Mnemonic

    return Mnemonic("french")


@cache
def _by_word() -> dict[str, int]:
    import unicodedata

    return {unicodedata.normalize("NFKD", word): number for number, word in enumerate(_standard().wordlist)}


@cache
def words_list() -> tuple[str, ...]:
    """The 2 048 words, as they are printed."""
    import unicodedata

    return tuple(unicodedata.normalize("NFC", word) for word in _standard().wordlist)


@cache
def _plain() -> tuple[str, ...]:
    return tuple(key_of(word) for word in words_list())


@cache
def _by_letters() -> dict[str, int]:
    return {word[:_LETTERS]: number for number, word in enumerate(_plain())}

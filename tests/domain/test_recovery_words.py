"""The key as words and back: any case, no accents, four letters; slips are named."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.recovery_words import (
    WORDS,
    key_of_words,
    scanned_text,
    words_list,
    words_of,
)

KEY = "00112233445566778899aabbccddeeff" * 2
keys = st.binary(min_size=32, max_size=32).map(bytes.hex)


def _refused(text: str) -> UserError:
    with pytest.raises(UserError) as refused:
        key_of_words(text)
    assert refused.value.field == "words"
    return refused.value


@given(keys)
@settings(max_examples=60, deadline=None)
def test_words_come_back_however_they_are_typed(key: str) -> None:
    words = words_of(key)
    assert len(words) == WORDS
    for typed in (
        " ".join(words),
        unicodedata.normalize("NFD", "\n".join(words)),
        "  ".join(word.upper() for word in words),
        ", ".join(f"{number}. {word}" for number, word in enumerate(words, 1)),
        " ".join(unicodedata.normalize("NFC", word)[:4] for word in words),
        scanned_text(key),
        key.upper(),
    ):
        assert key_of_words(typed) == key


def test_a_code_holds_only_what_every_reader_types() -> None:
    text = scanned_text(KEY)
    assert text.isascii()
    assert text == text.upper()
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ ")


def test_the_standard_list() -> None:
    # The French list of BIP-39, as its first and last words.
    assert (len(words_list()), words_list()[0], words_list()[-1]) == (2048, "abaisser", "zoologie")


def test_a_mistyped_word_is_named_with_what_it_may_be() -> None:
    words = list(words_of(KEY))
    words[6] = "abaise"
    refused = _refused(" ".join(words))
    assert refused.code == "word_unknown_like"
    assert refused.values == {"number": 7, "text": "abaise", "like": "abaisser"}
    words[6] = "qqqqqq"
    refused = _refused(" ".join(words))
    assert (refused.code, refused.values["number"]) == ("word_unknown", 7)


@pytest.mark.parametrize("count", [1, 23, 25])
def test_a_lacking_word_is_counted(count: int) -> None:
    refused = _refused(" ".join((words_of(KEY) * 2)[:count]))
    assert (refused.code, refused.values) == ("words_missing", {"count": count, "of": 24})


def test_two_words_exchanged_are_pointed_at() -> None:
    words = list(words_of("0f" * 31 + "77"))
    at = next(place for place in range(23) if words[place] != words[place + 1])
    words[at], words[at + 1] = words[at + 1], words[at]
    refused = _refused(" ".join(words))
    assert refused.code in {"words_disagree", "words_disagree_at"}
    if refused.code == "words_disagree_at":
        assert {str(at + 1), str(at + 2)} <= set(str(refused.values["places"]).split(", "))


def test_a_word_of_the_list_written_much_alike_is_pointed_at() -> None:
    # « académie » and « académique » do not both exist; « neutre » and « neurone » are not alike enough.
    found = set()
    for number in range(40):
        words = list(words_of(f"{number:064x}"))
        words[23] = next(word for word in words_list() if word != words[23])
        found.add(_refused(" ".join(words)).code)
    assert found <= {"words_disagree", "words_disagree_at"}
    assert "words_disagree" in found

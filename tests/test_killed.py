"""The program killed at any moment keeps its word; and the harness that says so would notice if it did not."""

import copy
import sys
from pathlib import Path

import pytest

from marianne_desk.storage.keys import find_key
from marianne_desk.storage.place import Place
from tests.desks import PASSPHRASE
from tests.harness.kill import Word, kept, read, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fork server is not there")


def test_killed_six_times_it_keeps_its_word(tmp_path: Path) -> None:
    word = run(tmp_path / "desk", kills=6, seed=7)
    assert word.acknowledged > 6
    place = Place(tmp_path / "desk")
    held = read(place.database, find_key(place, place.read_desk_id(), PASSPHRASE))
    kept(word, held)
    for spoil in (_lose_a_contact, _lose_a_request, _forget_a_cancelled):
        worse = copy.deepcopy(word)
        spoil(worse)
        with pytest.raises(AssertionError):
            kept(worse, held)


def _lose_a_contact(word: Word) -> None:
    word.contacts["never written"] = {"a request": 0}


def _lose_a_request(word: Word) -> None:
    next(iter(word.contacts.values()))["another request"] = 1


def _forget_a_cancelled(word: Word) -> None:
    word.cancelled.add("never cancelled")

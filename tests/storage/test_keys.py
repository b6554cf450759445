"""Where the key is kept: a real keyring, a passphrase that wraps it, and nowhere else."""

import secrets
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.storage import keys
from marianne_desk.storage.place import Place

PASSPHRASE = "quatre chevaux d’azur"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.delenv(keys.PASSPHRASE_VARIABLE, raising=False)
    return Place(tmp_path)


@pytest.fixture
def no_keyring() -> object:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield None
    keyring.set_keyring(before)


def test_a_passphrase_wraps_the_key(place: Place) -> None:
    key = keys.keep_new_key(place, "id", PASSPHRASE)
    assert len(key) == 64
    content = place.wrapped_key.read_bytes()
    assert key.encode() not in content
    assert bytes.fromhex(key) not in content
    assert PASSPHRASE.encode() not in content
    assert keys.find_key(place, "id", PASSPHRASE) == key
    assert place.wrapped_key.exists()


def test_a_quote_in_a_passphrase_is_only_a_quote(place: Place) -> None:
    key = keys.keep_new_key(place, "id", "l'été d'avant '' \"x\"")
    assert keys.find_key(place, "id", "l'été d'avant '' \"x\"") == key


def test_a_wrong_passphrase(place: Place) -> None:
    keys.keep_new_key(place, "id", PASSPHRASE)
    with pytest.raises(UserError) as refused:
        keys.find_key(place, "id", "une autre phrase secrète")
    assert refused.value.code == "passphrase_refused"


def test_a_passphrase_is_asked_for(place: Place) -> None:
    keys.keep_new_key(place, "id", PASSPHRASE)
    with pytest.raises(UserError) as refused:
        keys.find_key(place, "id", None)
    assert refused.value.code == "passphrase_needed"


def test_a_short_passphrase_is_refused(place: Place) -> None:
    with pytest.raises(UserError) as refused:
        keys.keep_new_key(place, "id", "court")
    assert refused.value.code == "passphrase_too_short"
    assert not place.wrapped_key.exists()


def test_the_environment_gives_the_passphrase(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(keys.PASSPHRASE_VARIABLE, PASSPHRASE)
    key = keys.keep_new_key(place, "id", None)
    assert keys.find_key(place, "id", None) == key


def test_without_a_keyring_a_passphrase_is_needed(place: Place, no_keyring: object) -> None:
    with pytest.raises(UserError) as refused:
        keys.keep_new_key(place, "id", None)
    assert refused.value.code == "passphrase_needed"


@pytest.mark.keyring
def test_the_system_keyring_keeps_the_key_and_is_never_overwritten(place: Place) -> None:
    desk_id = secrets.token_hex(8)
    key = keys.keep_new_key(place, desk_id, None)
    assert keys.find_key(place, desk_id, None) == key
    assert list(place.folder.iterdir()) == []
    with pytest.raises(MachineError) as refused:
        keys.keep_new_key(place, desk_id, None)
    assert refused.value.code == "keyring_refused"
    assert keys.find_key(place, desk_id, None) == key


@pytest.mark.keyring
def test_a_key_that_is_not_in_the_keyring(place: Place) -> None:
    with pytest.raises(MachineError) as refused:
        keys.find_key(place, secrets.token_hex(8), None)
    assert refused.value.code == "key_missing"


@pytest.mark.keyring
def test_the_passphrase_of_the_environment_wins_over_the_keyring(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_id = secrets.token_hex(8)
    keys.keep_new_key(place, desk_id, None)
    wrapped = keys.keep_new_key(place, desk_id, PASSPHRASE)
    monkeypatch.setenv(keys.PASSPHRASE_VARIABLE, PASSPHRASE)
    assert keys.find_key(place, desk_id, None) == wrapped


@pytest.mark.keyring
def test_the_key_of_a_set_up_that_failed_is_taken_back(place: Place) -> None:
    desk_id = secrets.token_hex(8)
    keys.keep_new_key(place, desk_id, None)
    keys.forget_new_key(place, desk_id)
    keys.forget_new_key(place, desk_id)
    with pytest.raises(MachineError, match="key_missing"):
        keys.find_key(place, desk_id, None)

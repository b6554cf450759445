"""The keyring asked by another process answers as it would here."""

import json
import secrets
import sys
from pathlib import Path

import pytest

from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.storage import keys
from marianne_desk.storage.keyring_apart import KeyQuestion, main
from marianne_desk.storage.place import Place

PASSPHRASE = "quatre chevaux d’azur"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.delenv(keys.PASSPHRASE_VARIABLE, raising=False)
    made = Place(tmp_path / "desk")
    made.prepare()
    return made


def test_a_passphrase_needs_no_other_process(place: Place) -> None:
    place.write_desk_id("id")
    key = keys.keep_new_key(place, "id", PASSPHRASE)
    assert KeyQuestion(place, PASSPHRASE).answer() == key
    with pytest.raises(UserError, match="passphrase_needed"):
        KeyQuestion(place, None).answer()


@pytest.mark.keyring
def test_the_key_comes_back(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    desk_id = secrets.token_hex(8)
    place.write_desk_id(desk_id)
    key = keys.keep_new_key(place, desk_id, None)
    assert KeyQuestion(place, None).answer() == key
    main(str(place.folder), desk_id)
    assert json.loads(capsys.readouterr().out) == {"key": key}


@pytest.mark.keyring
def test_a_missing_key_is_said_the_same_way(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    desk_id = secrets.token_hex(8)
    place.write_desk_id(desk_id)
    with pytest.raises(MachineError, match="key_missing"):
        KeyQuestion(place, None).answer()
    main(str(place.folder), desk_id)
    assert json.loads(capsys.readouterr().out) == {"user": False, "code": "key_missing"}


def test_without_a_keyring_it_is_said_the_same_way(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    place.write_desk_id("id")
    with pytest.raises((UserError, MachineError)) as apart:
        KeyQuestion(place, None).answer()
    with pytest.raises((UserError, MachineError)) as here:
        keys.find_key(place, "id", None)
    assert apart.value.args[0] == here.value.args[0]


def test_what_the_person_has_to_give_is_said(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    keys.keep_new_key(place, "id", PASSPHRASE)
    main(str(place.folder), "id")
    answer = json.loads(capsys.readouterr().out)
    assert answer == {"user": True, "code": "passphrase_needed", "field": "passphrase"}


def test_a_process_that_says_nothing_is_done_without(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    place.write_desk_id("id")
    question = KeyQuestion(place, None)
    with pytest.raises((UserError, MachineError)):
        question.answer()

"""A desk is made whole or not at all, and only where there is none."""

from dataclasses import replace
from pathlib import Path

import pytest

from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.usecases.desk import open_desk, place_at
from marianne_desk.usecases.set_up import set_up
from tests.desks import LAVAL, PASSPHRASE


def test_a_set_up_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="hours_unreadable"):
        set_up(tmp_path / "desk", replace(LAVAL, hours="de temps en temps"), PASSPHRASE)
    with pytest.raises(UserError, match="passphrase_too_short"):
        set_up(tmp_path / "desk", LAVAL, "court")
    assert not (tmp_path / "desk").exists()
    set_up(tmp_path / "desk", LAVAL, PASSPHRASE).close()


def test_a_file_that_cannot_be_made_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fake here is the full disk."""

    def full(*_: object) -> None:
        raise MachineError("disk_full")

    monkeypatch.setattr("marianne_desk.usecases.set_up.create_store", full)
    with pytest.raises(MachineError, match="disk_full"):
        set_up(tmp_path / "desk", LAVAL, PASSPHRASE)
    assert not (tmp_path / "desk").exists()


def test_what_stands_beside_survives_a_set_up_that_fails(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("à moi")
    with pytest.raises(UserError, match="passphrase_too_short"):
        set_up(tmp_path, LAVAL, "court")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_no_desk_and_half_a_desk(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no_desk"):
        open_desk(tmp_path, PASSPHRASE)
    set_up(tmp_path, LAVAL, PASSPHRASE).close()
    place_at(tmp_path).identity.unlink()
    with pytest.raises(MachineError, match="not_openable"):
        open_desk(tmp_path, PASSPHRASE)
    with pytest.raises(UserError, match="desk_exists"):
        set_up(tmp_path, LAVAL, PASSPHRASE)


def test_an_identity_that_cannot_be_read(tmp_path: Path) -> None:
    set_up(tmp_path, LAVAL, PASSPHRASE).close()
    place_at(tmp_path).identity.write_text("{")
    with pytest.raises(MachineError, match="not_openable"):
        open_desk(tmp_path, PASSPHRASE)

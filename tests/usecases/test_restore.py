"""A copy brought back: with the sheet, a passphrase or the keyring; looked into first; nothing lost when it fails."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlcipher3

from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.recovery_words import words_of
from marianne_desk.storage import backup as stored
from marianne_desk.storage import keys, schema
from marianne_desk.storage.place import Place
from marianne_desk.usecases.backup import back_up, backup_state, choose_backup_folder
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from marianne_desk.usecases.restore import (
    key_by_keyring,
    key_by_passphrase,
    key_by_words,
    look_into,
    restore,
    ways_in,
)
from tests.desks import PASSPHRASE, SetClock

NEW = "une phrase toute neuve"


@pytest.fixture
def copy(desk: Desk, tmp_path: Path) -> Path:
    """A copy on a stick of a desk with three contacts."""
    for _ in range(3):
        log_contact(desk, ContactDraft(requests=(RequestDraft(theme="papiers"), RequestDraft(theme="sante"))))
    stick = tmp_path / "stick"
    stick.mkdir()
    return back_up(desk, stick).path


@pytest.fixture
def no_keyring() -> Iterator[None]:
    import keyring
    from keyring.backends import fail

    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


def test_a_new_computer_with_the_words(desk: Desk, copy: Path, tmp_path: Path, clock: SetClock) -> None:
    inside = look_into(copy, key_by_words(" ".join(words_of(desk.store.key))))
    assert (inside.name, inside.commune) == ("France services de Vaubrun", "Vaubrun")
    assert (inside.contacts, inside.requests, inside.older) == (3, 6, False)
    assert inside.written_at.isoformat() == "2026-10-14T09:05:00"
    restored = restore(tmp_path / "new", inside, NEW, clock)
    assert restored.put_aside is None
    assert restored.desk.place.read_desk_id() == desk.place.read_desk_id()
    restored.desk.close()
    again = open_desk(tmp_path / "new", NEW, clock)
    assert again.store.damage() == ""
    assert again.site == desk.site
    log_contact(again, ContactDraft(requests=(RequestDraft(theme="papiers"),)))
    again.close()
    assert look_into(copy, desk.store.key).contacts == 3  # the copy itself was not touched


def test_what_was_cancelled_is_in_the_copy_and_not_in_what_is_said_of_it(desk: Desk, tmp_path: Path) -> None:
    _kept, gone = (
        log_contact(desk, ContactDraft(arrived_at=at, requests=(RequestDraft(theme="papiers"),)))
        for at in (datetime(2026, 10, 12, 8, tzinfo=UTC), datetime(2026, 2, 3, 9, tzinfo=UTC))
    )
    cancel_contact(desk, gone.contact.id)
    inside = look_into(back_up(desk, tmp_path).path, desk.store.key)
    assert (inside.contacts, inside.requests, inside.held) == (1, 1, 2)
    assert inside.first == inside.last == date(2026, 10, 12)


def test_what_the_copy_says_of_copies_is_set_right(desk: Desk, tmp_path: Path, clock: SetClock) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    log_contact(desk, ContactDraft(requests=(RequestDraft(theme="papiers"),)))
    desk = choose_backup_folder(desk, stick)
    stick.rmdir()
    with pytest.raises(MachineError, match="backup_folder_missing"):
        back_up(desk)
    stick.mkdir()
    clock.forward(minutes=5)
    copy = back_up(desk).path
    named = restore(tmp_path / "new", look_into(copy, desk.store.key), NEW, clock).desk
    state = backup_state(named)
    assert (state.failed, state.uncopied_since) == (None, None)
    assert state.last_good is not None
    assert (state.last_good.file, state.last_good.contacts) == (copy.name, 1)
    named.close()
    other = copy.rename(copy.with_name("other.db"))
    unnamed = restore(tmp_path / "newer", look_into(other, desk.store.key), NEW, clock).desk
    assert (backup_state(unnamed).failed, backup_state(unnamed).last_good) == (None, None)
    unnamed.close()


def test_what_is_no_copy_is_told_before_any_key_is_asked_for(
    desk: Desk, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ways_in(copy).passphrase
    plain = tmp_path / "plain.db"
    made = sqlcipher3.connect(plain)
    made.execute("CREATE TABLE x (y TEXT)")
    made.close()
    contents = {"empty.db": b"", "text.db": b"bonjour " * 1024, "cut.db": copy.read_bytes()[:9000]}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    for path in (plain, *(tmp_path / name for name in contents)):
        with pytest.raises(UserError, match="backup_no_copy"):
            ways_in(path)

    def refuse(_path: Path) -> bool:
        raise OSError

    monkeypatch.setattr(stored, "is_no_copy", refuse)
    with pytest.raises(UserError, match="file_unreadable"):
        ways_in(copy)


def test_a_passphrase_opens_a_copy_beside_its_wrapped_key(desk: Desk, copy: Path) -> None:
    assert ways_in(copy).passphrase
    assert key_by_passphrase(copy, PASSPHRASE) == desk.store.key
    with pytest.raises(UserError, match="passphrase_refused"):
        key_by_passphrase(copy, NEW)
    for beside in (*copy.parent.glob("*.key"), *copy.parent.glob("*.json")):
        beside.unlink()
    assert not ways_in(copy).passphrase
    assert not ways_in(copy).keyring
    assert key_by_keyring(copy) is None
    with pytest.raises(UserError, match="wrapped_key_missing"):
        key_by_passphrase(copy, PASSPHRASE)
    with pytest.raises(UserError, match="file_missing"):
        ways_in(copy.with_name("none.db"))


def test_without_a_keyring_none_is_known_and_a_passphrase_is_needed(
    desk: Desk, copy: Path, tmp_path: Path, no_keyring: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(keys.PASSPHRASE_VARIABLE, raising=False)
    assert ways_in(copy).keyring
    assert key_by_keyring(copy) is None
    new = tmp_path / "new"
    with pytest.raises(UserError, match="passphrase_needed"):
        restore(new, look_into(copy, desk.store.key))
    assert list(new.iterdir()) == []


@pytest.mark.keyring
def test_the_keyring_of_this_computer_knows_the_key_and_takes_it(
    desk: Desk, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(keys.PASSPHRASE_VARIABLE, raising=False)
    assert key_by_keyring(copy) is None
    inside = look_into(copy, desk.store.key)
    for name in ("new", "newer"):  # it may stand there already
        restored = restore(tmp_path / name, inside)
        restored.desk.close()
        assert key_by_keyring(copy) == desk.store.key
        open_desk(tmp_path / name).close()
    keys.forget_new_key(Place(tmp_path / "new"), inside.desk_id)


def test_a_desk_that_stands_there_is_never_replaced_unasked(desk: Desk, copy: Path) -> None:
    inside = look_into(copy, desk.store.key)
    with pytest.raises(UserError, match="restore_not_empty"):
        restore(desk.place.folder, inside, PASSPHRASE)
    assert desk.store.damage() == ""


def test_a_desk_that_stands_there_is_put_aside(desk: Desk, copy: Path, clock: SetClock) -> None:
    inside = look_into(copy, desk.store.key)
    log_contact(desk, ContactDraft(requests=(RequestDraft(theme="papiers"),)))
    desk.close()
    lock = desk.place.folder / "desk.lock"
    lock.write_text("a window")
    restored = restore(desk.place.folder, inside, NEW, clock, put_aside=True)
    assert lock.exists()
    restored.desk.close()
    assert restored.put_aside is not None
    before = open_desk(restored.put_aside, PASSPHRASE)
    assert stored.look_inside(before.place.database, before.store.key).counts.contacts == 4
    before.close()


def test_what_stood_there_is_back_when_the_copy_cannot_be_brought(
    desk: Desk, copy: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = look_into(copy, desk.store.key)
    folder = desk.place.folder
    desk.close()
    held = {path.name: path.read_bytes() for path in folder.glob("desk.*")}

    def unchanged() -> bool:
        return {path.name: path.read_bytes() for path in folder.iterdir()} == held

    with pytest.raises(UserError, match="passphrase_too_short"):
        restore(folder, inside, "court", clock, put_aside=True)
    assert unchanged()
    kept = copy.read_bytes()
    copy.write_bytes(kept[:20000])
    with pytest.raises(MachineError, match="backup_damaged"):
        restore(folder, inside, NEW, clock, put_aside=True)
    copy.write_bytes(kept)
    assert unchanged()
    for number, code in ((errno.ENOSPC, "restore_no_room"), (errno.EROFS, "read_only")):

        def fail(_descriptor: int, number: int = number) -> None:
            raise OSError(number, "")

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", fail)
            with pytest.raises(MachineError, match=code):
                restore(folder, inside, NEW, clock, put_aside=True)
        assert unchanged()
    whole = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "desk.key":
            raise OSError
        return whole(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(MachineError, match="read_only"):
            restore(folder, inside, NEW, clock, put_aside=True)
    for empty in folder.glob("mis-de-cote-*"):
        empty.rmdir()
    assert unchanged()
    open_desk(folder, PASSPHRASE).close()


def test_an_older_copy_is_brought_up_to_date_a_newer_one_refused(
    desk: Desk, copy: Path, tmp_path: Path, clock: SetClock
) -> None:
    from alembic import command

    older = Place(tmp_path / "older")
    older.prepare()
    shutil.copy(copy, older.database)
    schema.run(older, desk.store.key, lambda configuration: command.downgrade(configuration, "0001"))
    inside = look_into(older.database, desk.store.key)
    assert inside.older
    restored = restore(tmp_path / "new", inside, NEW, clock)
    assert restored.desk.store.revision() != "0001"
    restored.desk.close()
    with stored._open(copy, desk.store.key, write=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(MachineError, match="newer_version"):
        look_into(copy, desk.store.key)


def test_another_key_no_copy_and_a_damaged_one_are_refused(desk: Desk, copy: Path, tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="backup_not_openable"):
        look_into(copy, secrets.token_hex(32))
    with pytest.raises(UserError, match="file_missing"):
        look_into(tmp_path / "none.db", desk.store.key)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"x" * 9000)
    with pytest.raises(MachineError, match="backup_not_openable"):
        look_into(photo, desk.store.key)
    plain = tmp_path / "plain.db"
    other = sqlcipher3.connect(plain)
    other.execute(f"PRAGMA key = \"x'{desk.store.key}'\"")
    other.execute("CREATE TABLE alembic_version (version_num TEXT)")
    other.close()
    with pytest.raises(MachineError, match="backup_not_openable"):
        look_into(plain, desk.store.key)
    whole = copy.read_bytes()
    for place in (4096 * 10 + 7, len(whole) - 50):
        content = bytearray(whole)
        content[place] ^= 1
        copy.write_bytes(content)
        with pytest.raises(MachineError, match="backup_damaged"):
            look_into(copy, desk.store.key)
    copy.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(MachineError, match=r"backup_damaged|backup_not_openable"):
        look_into(copy, desk.store.key)

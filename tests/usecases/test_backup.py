"""Copies: verified before they count, rotated, without people after a week; what is known of them."""

import errno
import os
import shutil
import stat
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import insert, text

from marianne_desk.domain.agenda.appointment import AppointmentDraft
from marianne_desk.domain.backup import Warned
from marianne_desk.domain.backup_rotation import copy_of
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.storage import backup as stored
from marianne_desk.storage import tables as t
from marianne_desk.storage.settings import mark_simulated
from marianne_desk.usecases.agenda import appointments_on, take_appointment
from marianne_desk.usecases.backup import (
    back_up,
    backup_state,
    choose_backup_folder,
    folder_of,
    is_due,
    last_copy,
)
from marianne_desk.usecases.checking import check
from marianne_desk.usecases.desk import Desk, reread
from marianne_desk.usecases.first_look import look_at_today
from marianne_desk.usecases.key_question import ask_for_key
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import PASSPHRASE, SetClock


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def _log(desk: Desk) -> None:
    log_contact(desk, ContactDraft(requests=(RequestDraft(theme="papiers", outcome=Outcome.PENDING),)))


def _people(desk: Desk) -> None:
    """Somebody to call back and an entry set aside."""
    row = {"id": "a", "agent": "agent-1", "channel": "desk", "begun_at": 1, "set_aside_at": 1}
    with desk.store.writing() as connection:
        connection.execute(text("DELETE FROM set_aside"))
        connection.execute(text("DELETE FROM callback"))
        connection.execute(insert(t.set_aside).values(row | {"content": "caf apl Odile"}))
        connection.execute(insert(t.callback).values(request=1, words="Odile 06 00 00 00 00"))


def _count(path: Path, key: str, table: str) -> int:
    with stored._open(path, key) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def _copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("marianne-desk-*.db"))


def _finding(desk: Desk) -> tuple[bool, str]:
    finding = next(one for one in check(desk) if one.code == "check_backups")
    return finding.sound, finding.detail.replace("\u00a0", " ")


def test_a_copy_is_verified_private_and_known(desk: Desk, stick: Path) -> None:
    _log(desk)
    desk = choose_backup_folder(desk, stick)
    made = back_up(desk)
    assert (made.contacts, made.requests) == (1, 1)
    assert made.path.parent == stick
    assert made.state.warned is Warned.NOTHING
    assert made.state.last_good is not None
    assert (made.state.last_good.contacts, made.state.on_this_computer) == (1, False)
    assert {path.suffix for path in stick.iterdir()} == {".db", ".json", ".key"}
    if sys.platform != "win32":
        assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in stick.iterdir())
    content = made.path.read_bytes()
    assert b"SQLite format" not in content
    assert b"papiers" not in content
    inside = last_copy(desk, made.state)
    assert inside is not None
    assert (inside.standing.first, inside.standing.last) == (date(2026, 10, 14),) * 2


def test_without_a_folder_copies_stay_with_the_desk_and_say_so(desk: Desk) -> None:
    made = back_up(desk)
    assert made.path.parent == desk.place.backups == folder_of(desk)
    assert made.state.on_this_computer
    if sys.platform != "win32":
        assert stat.S_IMODE(desk.place.backups.stat().st_mode) == 0o700
    assert last_copy(desk, backup_state(desk)) is not None


def test_where_a_keyring_holds_the_key_none_travels(desk: Desk, stick: Path) -> None:
    back_up(desk, stick)
    assert list(stick.glob("*.key"))
    desk.place.wrapped_key.unlink()
    back_up(desk, stick)
    assert not list(stick.glob("*.key"))


def test_a_copy_is_due_once_a_day_and_after_a_failure(desk: Desk, stick: Path, clock: SetClock) -> None:
    desk = choose_backup_folder(desk, stick)
    assert is_due(desk)
    back_up(desk)
    assert not is_due(desk)
    clock.forward(days=1)
    assert is_due(desk)
    back_up(desk)
    shutil.rmtree(stick)
    clock.forward(minutes=1)
    with pytest.raises(MachineError, match="backup_folder_missing"):
        back_up(desk)
    assert is_due(desk)


def test_a_day_that_is_in_no_copy_is_said_until_it_is(desk: Desk, clock: SetClock) -> None:
    assert backup_state(desk).uncopied_since is None
    _log(desk)
    assert backup_state(desk).warned is Warned.NOTHING  # today is not over
    clock.forward(days=1)
    state = backup_state(desk)
    assert (state.warned, state.uncopied_since) == (Warned.MISSED, date(2026, 10, 14))
    assert _finding(desk) == (False, "aucune encore ; rien n’est copié depuis le 14/10/2026")
    back_up(desk)
    assert backup_state(desk).warned is Warned.NOTHING
    sound, detail = _finding(desk)
    assert sound
    assert "aujourd’hui" in detail
    assert detail.endswith("sur cet ordinateur seulement")


def test_an_invented_past_is_not_missed(desk: Desk, clock: SetClock) -> None:
    _log(desk)
    with desk.store.writing() as connection:
        mark_simulated(connection)
    clock.forward(days=1)
    desk = reread(desk)
    assert backup_state(desk).warned is Warned.NOTHING
    back_up(desk)
    _log(desk)
    clock.forward(days=1)
    assert backup_state(desk).warned is Warned.MISSED


@pytest.mark.parametrize("days", [0, 1])
@pytest.mark.parametrize("fails", [True, False])
def test_the_first_look_knows_the_same(
    desk: Desk, clock: SetClock, days: int, fails: bool, stick: Path
) -> None:
    _log(desk)
    back_up(desk)
    clock.forward(minutes=1)
    if fails:
        desk = choose_backup_folder(desk, stick)
        shutil.rmtree(stick)
        with pytest.raises(MachineError):
            back_up(desk)
    _log(desk)
    clock.forward(days=days)
    first = look_at_today(ask_for_key(desk.place.folder, PASSPHRASE), clock)
    assert first is not None
    first.look.close()
    assert first.backup == backup_state(desk)


def test_a_folder_that_is_gone_or_another_stick_is_not_written_to(
    desk: Desk, stick: Path, clock: SetClock
) -> None:
    desk = choose_backup_folder(desk, stick)
    back_up(desk)
    for path in stick.iterdir():
        path.unlink()
    clock.forward(minutes=1)
    with pytest.raises(MachineError, match="backup_folder_other"):
        back_up(desk, asked=False)
    assert list(stick.iterdir()) == []
    state = backup_state(desk)
    assert state.warned is Warned.FAILED
    sound, detail = _finding(desk)
    assert not sound
    assert "support habituel" in detail
    clock.forward(minutes=1)
    back_up(desk)  # the person wants it there
    assert backup_state(desk).warned is Warned.NOTHING


def test_a_full_disk_leaves_the_older_copies_and_is_noted(
    desk: Desk, stick: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = choose_backup_folder(desk, stick)
    before = back_up(desk).path
    clock.forward(minutes=1)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(MachineError, match="backup_no_room"):
            back_up(desk)
    assert _copies(stick) == [before]
    assert not list(stick.glob(".*"))
    failed = backup_state(desk).failed
    assert failed is not None
    assert failed.failure == "backup_no_room"


def test_a_stick_that_garbles_is_found_out(
    desk: Desk, stick: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = back_up(desk, stick).path
    clock.forward(minutes=1)
    flush = os.fsync

    def garble(descriptor: int) -> None:
        os.pwrite(descriptor, b"garbled!", 4096 * 5 + 9)
        flush(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", garble)
        with pytest.raises(MachineError, match="backup_not_verified"):
            back_up(desk, stick)
    assert _copies(stick) == [before]
    assert not list(stick.glob(".*"))


def test_an_old_copy_that_opens_no_more_goes_and_the_new_one_counts(
    desk: Desk, stick: Path, clock: SetClock
) -> None:
    _log(desk)
    _people(desk)
    old = back_up(desk, stick).path
    content = bytearray(old.read_bytes())
    content[100] ^= 1
    old.write_bytes(content)
    clock.forward(days=9)
    made = back_up(desk, stick)
    assert _copies(stick) == [made.path]


def test_people_that_cannot_be_taken_out_are_said(
    desk: Desk, stick: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    _log(desk)
    _people(desk)
    old = back_up(desk, stick).path
    clock.forward(days=9)
    whole = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target == old:
            raise OSError
        return whole(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(MachineError, match="backup_refused"):
            back_up(desk, stick)
    assert _count(old, desk.store.key, "callback") == 1
    assert not list(stick.glob(".*"))


def test_a_file_that_cannot_note_its_failure_still_says_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocker = sqlcipher3.connect(desk.place.database, isolation_level=None)
    blocker.execute(f"PRAGMA key = \"x'{desk.store.key}'\"")
    with desk.store.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(MachineError, match="backup_folder_missing"):
        back_up(desk, tmp_path / "gone")
    blocker.close()
    assert backup_state(desk).failed is None


def test_a_damaged_source_makes_no_copy_and_keeps_the_good_ones(
    desk: Desk, stick: Path, clock: SetClock
) -> None:
    for _ in range(40):
        _log(desk)
    before = back_up(desk, stick).path
    desk.rest()
    content = bytearray(desk.place.database.read_bytes())
    content[4096 * 12 + 100] ^= 1
    desk.place.database.write_bytes(content)
    clock.forward(minutes=1)
    with pytest.raises(MachineError, match="backup_source_damaged"):
        back_up(desk, stick)
    assert _copies(stick) == [before]
    assert stored.look_inside(before, desk.store.key).counts.contacts == 40


def test_people_leave_a_copy_that_outlives_the_retention(desk: Desk, stick: Path, clock: SetClock) -> None:
    _log(desk)
    for _ in range(3):
        _people(desk)
        back_up(desk, stick)
        clock.forward(days=1)
    assert len(_copies(stick)) == 3
    assert all(_count(path, desk.store.key, "callback") == 1 for path in _copies(stick))
    clock.forward(days=6)
    last = back_up(desk, stick).path
    older = [path for path in _copies(stick) if path != last]
    assert older
    desk_id = desk.place.read_desk_id()
    for path in _copies(stick):
        copy = copy_of(path.name, desk_id)
        assert copy is not None
        kept = int(copy.at.date() >= desk.today() - timedelta(days=7))
        assert _count(path, desk.store.key, "callback") == kept
        assert _count(path, desk.store.key, "set_aside") == kept
        assert _count(path, desk.store.key, "contact") == 1
    assert any(_count(path, desk.store.key, "callback") == 0 for path in older)
    assert not list(stick.glob(".*"))


def test_names_leave_the_appointments_of_a_copy_that_outlives_the_retention(
    desk: Desk, stick: Path, clock: SetClock
) -> None:
    begin = clock.now + timedelta(days=20)
    take_appointment(desk, AppointmentDraft(begin, visitor="Odile", words="dossier bleu"))
    first = back_up(desk, stick).path
    clock.forward(days=8)
    back_up(desk, stick)
    assert first is not None
    with stored._open(first, desk.store.key) as connection:
        rows = connection.execute("SELECT visitor, words, minutes FROM appointment").fetchall()
    assert rows == [("", "", 30)]
    assert [one.visitor for one in appointments_on(desk, begin.date())] == ["Odile"]


def test_older_copies_are_let_go_and_other_files_stay(desk: Desk, stick: Path, clock: SetClock) -> None:
    other = stick / "marianne-desk-ffffffff-2020-01-01_10h00m00.db"
    half = stick / f".marianne-desk-{desk.place.read_desk_id()[:8]}-2026-01-01_10h00m00.db.partial"
    for path in (other, half, stick / "photo.jpg"):
        path.write_bytes(b"x")
    for _ in range(12):
        back_up(desk, stick)
        clock.forward(days=1)
    copies = [path for path in _copies(stick) if path != other]
    assert len(copies) == 8  # seven days, and the Sunday of the week before
    assert other.exists()
    assert (stick / "photo.jpg").exists()
    assert not half.exists()


def test_the_folder_is_checked_when_it_is_chosen(desk: Desk, stick: Path) -> None:
    with pytest.raises(UserError, match="backup_folder_unknown"):
        choose_backup_folder(desk, stick / "none")
    for own in (desk.place.folder, desk.place.folder / "inside"):
        own.mkdir(exist_ok=True)
        with pytest.raises(UserError, match="backup_folder_own"):
            choose_backup_folder(desk, own)
    chosen = choose_backup_folder(desk, stick)
    assert chosen.settings.backup_folder == str(stick)
    assert choose_backup_folder(chosen, None).settings.backup_folder is None


def test_check_opens_and_counts_the_last_copy(desk: Desk, stick: Path) -> None:
    _log(desk)
    desk = choose_backup_folder(desk, stick)
    path = back_up(desk).path
    assert _finding(desk)[0]
    assert "ordinateur" not in _finding(desk)[1]
    with stored._open(path, desk.store.key, write=True) as connection:
        connection.execute("DELETE FROM request")
        connection.execute("DELETE FROM contact")
    sound, detail = _finding(desk)
    assert not sound
    assert "au lieu de 1" in detail
    path.write_bytes(path.read_bytes()[:9000])
    assert not _finding(desk)[0]
    path.unlink()
    assert "introuvable" in _finding(desk)[1]

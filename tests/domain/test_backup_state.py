"""What is said of the copies: never more than is known."""

from datetime import UTC, date, datetime

from marianne_desk.domain.backup import BackupRun, Warned, state_of


def _run(day: int, failure: str = "", folder: str = "stick") -> BackupRun:
    return BackupRun(datetime(2026, 11, day, 18, tzinfo=UTC), folder, failure, "x.db", 3)


def test_a_failure_is_said_until_a_copy_is_good() -> None:
    good, bad = _run(1), _run(2, "backup_no_room")
    state = state_of("stick", [bad, good], False, None)
    assert (state.last_good, state.failed, state.warned) == (good, bad, Warned.FAILED)
    state = state_of("stick", [bad, good, _run(3)], False, None)
    assert (state.failed, state.warned) == (None, Warned.NOTHING)
    assert state.last_good == _run(3)


def test_another_folder_proves_nothing() -> None:
    state = state_of("stick", [_run(3, folder="drawer")], False, date(2026, 11, 2))
    assert (state.last_good, state.warned) == (None, Warned.MISSED)


def test_nothing_known_nothing_missed() -> None:
    state = state_of("stick", [], True, None)
    assert (state.last_good, state.warned, state.on_this_computer) == (None, Warned.NOTHING, True)

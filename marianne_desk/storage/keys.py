"""The key of a desk's file: 256 random bits, kept by the system's keyring or wrapped by a passphrase.

A raw key opens the file in a fraction of a millisecond; deriving one from a passphrase costs 200 ms, so the
passphrase only opens a tiny encrypted file that holds the raw key. An unwrapped key is never written.
"""

import contextlib
import os
import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.storage.place import Place

PASSPHRASE_VARIABLE = "MARIANNE_DESK_PASSPHRASE"  # noqa: S105 (a name, no secret)
SHORTEST_PASSPHRASE = 12
_KEYRING_SECONDS = 8.0
_USER_NAME = "key"

T = TypeVar("T")


def new_key() -> str:
    """A fresh raw key: 64 hexadecimal digits."""
    return secrets.token_hex(32)


def keep_new_key(place: Place, desk_id: str, passphrase: str | None) -> str:
    """Makes the key of a new desk and keeps it: wrapped where a passphrase is given, else in the keyring.

    Raises UserError ``passphrase_too_short``, ``passphrase_needed`` (no keyring answers), MachineError
    ``keyring_locked``, ``keyring_refused``, ``keyring_silent``."""
    key = new_key()
    passphrase = passphrase or os.environ.get(PASSPHRASE_VARIABLE)
    if passphrase:
        _wrap(place, key, passphrase)
    else:
        _put_in_keyring(desk_id, key)
    return key


def forget_new_key(place: Place, desk_id: str) -> None:
    """Takes the key of a set-up that failed back out of the keyring, as far as the keyring lets us."""
    if not place.wrapped_key.exists():
        with contextlib.suppress(UserError, MachineError):
            _within_deadline(lambda: _keyring().delete_password(_service(desk_id), _USER_NAME))


def find_key(place: Place, desk_id: str, passphrase: str | None) -> str:
    """The raw key of an existing desk. A given passphrase, then the environment's, wins over the keyring.

    Raises UserError ``passphrase_needed``, ``passphrase_refused``; MachineError ``keyring_…``, ``key_missing``."""
    passphrase = passphrase or os.environ.get(PASSPHRASE_VARIABLE)
    if place.wrapped_key.exists():
        if not passphrase:
            raise UserError("passphrase_needed", "passphrase")
        return unwrap(place.wrapped_key, passphrase)
    try:
        key = key_in_keyring(desk_id)
    except UserError as error:
        raise MachineError("key_missing") from error
    if key is None:
        raise MachineError("key_missing")
    return key


def keep_key(place: Place, desk_id: str, key: str, passphrase: str | None) -> None:
    """Keeps the key of a desk that is brought back: wrapped where a passphrase is given, else in the keyring, where
    it may stand already. Raises what :func:`keep_new_key` raises."""
    passphrase = passphrase or os.environ.get(PASSPHRASE_VARIABLE)
    if passphrase:
        _wrap(place, key, passphrase)
    elif key_in_keyring(desk_id) != key:
        _put_in_keyring(desk_id, key)


def key_in_keyring(desk_id: str) -> str | None:
    """The key that the keyring of this computer holds for a desk; None: it holds none.

    Raises UserError ``passphrase_needed`` (no keyring answers), MachineError ``keyring_…``."""
    return _within_deadline(lambda: _keyring().get_password(_service(desk_id), _USER_NAME))


def _service(desk_id: str) -> str:
    return f"marianne-desk {desk_id}"


def _wrap(place: Place, key: str, passphrase: str) -> None:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise UserError("passphrase_too_short", "passphrase")
    import sqlcipher3

    connection = sqlcipher3.connect(place.wrapped_key, isolation_level=None)
    try:
        place.make_private()
        connection.execute("PRAGMA key = " + _quoted(passphrase))
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("CREATE TABLE raw (key TEXT NOT NULL)")
        connection.execute("INSERT INTO raw VALUES (?)", (key,))
    except sqlcipher3.OperationalError as error:
        raise MachineError("read_only", folder=place.folder) from error
    finally:
        connection.close()
    place.make_private()


def unwrap(wrapped: Path, passphrase: str) -> str:
    """The raw key that the file ``wrapped`` holds. Raises UserError ``passphrase_refused``, MachineError
    ``not_openable``."""
    import sqlcipher3

    if not os.access(wrapped, os.R_OK):
        raise MachineError("not_openable", file=wrapped.name)
    connection = sqlcipher3.connect(wrapped.absolute().as_uri() + "?mode=ro", uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA key = " + _quoted(passphrase))
        row = connection.execute("SELECT key FROM raw").fetchone()
    except sqlcipher3.DatabaseError as error:
        raise UserError("passphrase_refused", "passphrase") from error
    finally:
        connection.close()
    return str(row[0])


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class _Ring(Protocol):
    """What we use of a keyring backend."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


def _put_in_keyring(desk_id: str, key: str) -> None:
    def put() -> None:
        ring = _keyring()
        if ring.get_password(_service(desk_id), _USER_NAME) is not None:
            raise MachineError("keyring_refused")
        ring.set_password(_service(desk_id), _USER_NAME, key)
        if ring.get_password(_service(desk_id), _USER_NAME) != key:
            raise MachineError("keyring_refused")

    _within_deadline(put)


def _keyring() -> _Ring:
    """The system's own keyring. Stores in clear text (keyrings.alt), null and failing ones are not."""
    import keyring
    from keyring.backends import chainer, fail, null

    ring = keyring.get_keyring()
    candidates = ring.backends if isinstance(ring, chainer.ChainerBackend) else [ring]
    for candidate in candidates:
        if isinstance(candidate, fail.Keyring | null.Keyring):
            continue
        if type(candidate).__module__.startswith("keyrings."):
            continue
        return candidate
    raise UserError("passphrase_needed", "passphrase")


def _within_deadline(act: Callable[[], T]) -> T:
    """A keyring may ask the person, hang or fail: its answer is awaited in a thread, for a while."""
    from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

    answer: list[T] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            answer.append(act())
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(_KEYRING_SECONDS)
    if answer:
        return answer[0]
    if not failure:
        raise MachineError("keyring_silent")
    error = failure[0]
    if isinstance(error, NoKeyringError | InitError):
        raise UserError("passphrase_needed", "passphrase") from error
    if isinstance(error, KeyringLocked):
        raise MachineError("keyring_locked") from error
    if isinstance(error, KeyringError):
        raise MachineError("keyring_refused") from error
    raise error

"""The keyring asked by a short-lived process of its own, on Linux.

Its libraries (D-Bus, cryptography) take some 16 MB that the window would keep for one question at the start; and they
load on the other processor while the window is built. The key comes back through a pipe that nobody else reads.
"""

import json
import subprocess
import sys
import threading
from pathlib import Path

from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.storage.keys import find_key
from marianne_desk.storage.place import Place

_ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 20.0


class KeyQuestion:
    """The question for the key of ``place``, under way as soon as it is made: to the keyring in another process, to a
    passphrase (a fifth of a second of arithmetic) in another thread."""

    def __init__(self, place: Place, passphrase: str | None) -> None:
        self.place, self._passphrase = place, passphrase
        self._desk_id = place.read_desk_id()
        self._process: subprocess.Popen[bytes] | None = None
        self._found: list[str | Exception] = []
        self._thread = threading.Thread(target=self._find, name="key", daemon=True)
        if not passphrase and not place.wrapped_key.exists() and _can_ask_apart():
            module = "marianne_desk.storage.keyring_apart"
            command = [sys.executable, "-m", module, str(place.folder.absolute()), self._desk_id]
            self._process = subprocess.Popen(
                command,
                cwd=_ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        else:
            self._thread.start()

    def _find(self) -> None:
        try:
            self._found.append(find_key(self.place, self._desk_id, self._passphrase))
        except Exception as error:
            self._found.append(error)

    def answer(self) -> str:
        """The raw key; waits for it. Raises what :func:`keys.find_key` raises."""
        if self._process is None:
            self._thread.join()
            found = self._found[0]
            if isinstance(found, Exception):
                raise found
            return found
        try:
            said, _ = self._process.communicate(timeout=_SECONDS)
            answer = json.loads(said)
        except (subprocess.TimeoutExpired, ValueError):
            self._process.kill()
            self._process.wait()
            return find_key(self.place, self._desk_id, self._passphrase)
        if "key" in answer:
            return str(answer["key"])
        if answer["user"]:
            raise UserError(answer["code"], answer["field"])
        raise MachineError(answer["code"])


def _can_ask_apart() -> bool:
    return sys.platform == "linux" and not getattr(sys, "frozen", False)


def main(folder: str, desk_id: str) -> None:
    """Prints the key, or the code of what the keyring answered instead, as JSON."""
    answer: dict[str, object]
    try:
        answer = {"key": find_key(Place(Path(folder)), desk_id, None)}
    except UserError as error:
        answer = {"user": True, "code": error.code, "field": error.field}
    except MachineError as error:
        answer = {"user": False, "code": error.code}
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])

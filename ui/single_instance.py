"""One window a file: a second start raises the first window and leaves.

The lock file comes first, because it is cheap. Only a start that finds it taken loads QtNetwork to ask; the first
window begins to listen after its first paint.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

LOCK_NAME = "desk.lock"
_RAISE = b"raise\n"
_PATIENCE_MS = 1500


class OneWindow:
    """The right to be the window of ``folder``. Keep it as long as the window lives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._server: QLocalServer | None = None
        with contextlib.suppress(OSError):  # opening the desk says why, in a sentence
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = QLockFile(str(folder / LOCK_NAME))
        # A lock left by a crash is found stale by its process id, never by its age.
        self._lock.setStaleLockTime(0)

    def taken(self) -> bool:
        """True when this process is now the window of the folder. A folder that cannot be written to is not
        refused here: opening the desk says why, in a sentence."""
        if self._lock.tryLock(0):
            with contextlib.suppress(OSError):
                (self.folder / LOCK_NAME).chmod(0o600)
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError

    def ask_the_first_to_raise(self) -> bool:
        """Tells the window that holds the folder to come forward. False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name())
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(_RAISE)
        heard = socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
        return bool(heard)

    def listen(self, raise_window: Callable[[], None], parent: QObject) -> None:
        """Begins to listen for later starts. After the first paint."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(parent)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name())

        def hear() -> None:
            while (caller := server.nextPendingConnection()) is not None:
                caller.disconnected.connect(caller.deleteLater)
                raise_window()

        server.newConnection.connect(hear)
        server.listen(self._name())
        self._server = server

    def release(self) -> None:
        """Lets the folder go."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _name(self) -> str:
        import hashlib

        digest = hashlib.sha256(str(self.folder).encode()).hexdigest()[:20]
        return f"marianne-desk-{digest}"

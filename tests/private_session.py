"""Runs a command beside an unlocked keyring of its own: a real Secret Service, away from the person's.

``dbus-run-session -- python tests/private_session.py COMMAND …`` (Debian: dbus, gnome-keyring).
The exit code is the command's.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDERS = {
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "run",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
}
SERVICE = "org.freedesktop.secrets"
PATIENCE = 20.0
"""Seconds that the keyring has to come up."""


def main(command: list[str]) -> int:
    """Starts the keyring in new folders, waits until it answers, runs ``command``, stops the keyring."""
    with tempfile.TemporaryDirectory(prefix="marianne-session-") as home:
        environ = dict(os.environ)
        for variable, name in FOLDERS.items():
            folder = Path(home, name)
            folder.mkdir(mode=0o700)
            environ[variable] = str(folder)
        Path(home, "data", "keyrings").mkdir()
        keyring = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            env=environ, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            assert keyring.stdin is not None
            keyring.stdin.write(b"essai\n")
            keyring.stdin.close()
            _wait_for_keyring(environ)
            return subprocess.run(command, env=environ, check=False).returncode
        finally:
            keyring.terminate()
            keyring.wait()


def _wait_for_keyring(environ: dict[str, str]) -> None:
    end = time.monotonic() + PATIENCE
    question = ["dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/"]
    question += ["org.freedesktop.DBus.NameHasOwner", f"string:{SERVICE}"]
    while time.monotonic() < end:
        answer = subprocess.run(question, env=environ, capture_output=True, text=True, check=False).stdout
        if "true" in answer:
            return
        time.sleep(0.1)
    raise SystemExit("Le trousseau de clés des tests (gnome-keyring) n’a pas démarré.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

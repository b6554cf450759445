"""A screen for windows: the real one where there is one, else a virtual one (Xvfb) that we start and stop."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from installer.speech import Stop

VIRTUAL_SIZE = "1600x1000x24"


def has_screen(environ: Mapping[str, str]) -> bool:
    """True when a window can open: always outside Linux; else a Wayland or X server that answers is named."""
    if not sys.platform.startswith("linux"):
        return True
    return _wayland_answers(environ) or _x_answers(environ.get("DISPLAY", ""))


@contextmanager
def virtual_screen() -> Iterator[dict[str, str]]:
    """Starts Xvfb on a free display and gives the environment that leads programs to it; stops it after.

    Raises Stop when it does not come up.
    """
    readable, writable = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writable), "-screen", "0", VIRTUAL_SIZE, "-nolisten", "tcp", "-noreset"],
        pass_fds=(writable,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writable)
    try:
        with os.fdopen(readable, encoding="ascii") as answer:
            number = answer.readline().strip()
        if not number:
            raise Stop("L’écran virtuel (Xvfb) n’a pas démarré.")
        environ = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        yield {**environ, "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    name, folder = environ.get("WAYLAND_DISPLAY", ""), environ.get("XDG_RUNTIME_DIR", "")
    return bool(name) and _connects(socket.AF_UNIX, str(Path(folder, name)))


def _x_answers(display: str) -> bool:
    """True when the X server that ``display`` names (« :0 », « localhost:10.0 ») takes a connection."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdecimal():
        return False
    if host not in {"", "unix"}:
        return _connects(socket.AF_INET, (host, 6000 + int(number)))
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - the place that the X protocol prescribes
    return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, "\0" + path)


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with closing(socket.socket(family, socket.SOCK_STREAM)) as plug:
        plug.settimeout(2)
        try:
            plug.connect(address)
        except OSError:
            return False
        return True

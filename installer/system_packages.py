"""What Debian has to bring: which libraries and programs lack, and apt where we may.

A library is there when it loads, a program when it is found; what the package database says matters less.
Source: stack.md « Setting up ».
"""

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.speech import Stop, say

APT_LISTS = Path("/var/lib/apt/lists")


@dataclass(frozen=True)
class Need:
    """One Debian package, and the shared libraries or the program that show it is there."""

    package: str
    libraries: tuple[str, ...] = ()
    program: str = ""

    def is_met(self) -> bool:
        """True when every library loads and the program, if one is named, is found."""
        return all(map(_loads, self.libraries)) and (not self.program or _found(self.program))


WINDOW = (
    Need("libglib2.0-0", ("libglib-2.0.so.0", "libgthread-2.0.so.0")),
    Need("libgl1", ("libGL.so.1",)),
    Need("libegl1", ("libEGL.so.1",)),
    Need("libxkbcommon0", ("libxkbcommon.so.0",)),
    Need("libdbus-1-3", ("libdbus-1.so.3",)),
    Need("libfontconfig1", ("libfontconfig.so.1",)),
    Need("libxcb-cursor0", ("libxcb-cursor.so.0",)),
    Need("libxkbcommon-x11-0", ("libxkbcommon-x11.so.0",)),
    Need("libxcb-icccm4", ("libxcb-icccm.so.4",)),
    Need("libxcb-keysyms1", ("libxcb-keysyms.so.1",)),
    Need("libx11-xcb1", ("libX11-xcb.so.1",)),
    Need("libxcb-shape0", ("libxcb-shape.so.0",)),
)
"""What a Qt window asks of the system, on a real screen or a virtual one."""

VIRTUAL_SCREEN = (Need("xvfb", program="Xvfb"),)
"""What stands in for a screen where there is none."""

TESTS = (
    Need("dbus", program="dbus-run-session"),
    Need("gnome-keyring", program="gnome-keyring-daemon"),
    Need("libreoffice-calc-nogui", program="soffice"),
)
"""What only tests need: a real keyring service in a session of its own; a spreadsheet program that opens our tables."""


def missing(needs: tuple[Need, ...]) -> list[str]:
    """The packages of ``needs`` that are not there, in their order; empty outside Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [need.package for need in needs if not need.is_met()]


def ensure(needs: tuple[Need, ...]) -> None:
    """Installs what lacks of ``needs`` when we are root.

    Raises Stop with code 2 and the one line that does it when we are not, or when apt is not here.
    """
    packages = missing(needs)
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise Stop(f"Il manque à ce système l’équivalent des paquets Debian : {' '.join(packages)}", 2)
    if os.geteuid() != 0:
        raise Stop(
            "Il manque des bibliothèques du système. La ligne à faire lancer par un administrateur :\n"
            + line_for_administrator(packages, lists_known=any(APT_LISTS.glob("*_Packages*"))),
            2,
        )
    say(f"Installation de {len(packages)} paquet(s) du système : {' '.join(packages)}")
    _apt("update", "-q")
    _apt("install", "-y", "-q", "--no-install-recommends", *packages)
    still = missing(needs)
    if still:
        raise Stop(f"Ces paquets sont installés, mais restent introuvables : {' '.join(still)}")


def line_for_administrator(packages: list[str], *, lists_known: bool) -> str:
    """The one line that installs ``packages``; it fetches the lists of packages where there are none."""
    install = f"sudo apt-get install -y {' '.join(packages)}"
    return install if lists_known else f"sudo apt-get update && {install}"


def _apt(*arguments: str) -> None:
    """Runs apt-get without questions; its own words are shown only when it fails."""
    done = subprocess.run(
        ["apt-get", "-o", "DPkg::Lock::Timeout=120", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        end = "\n".join(done.stdout.splitlines()[-15:])
        raise Stop(f"{end}\napt-get {arguments[0]} a échoué ; rien d’autre n’a été changé. Réseau coupé ?")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _found(program: str) -> bool:
    places = os.environ.get("PATH", os.defpath) + os.pathsep + "/usr/sbin:/sbin"
    return shutil.which(program, path=places) is not None

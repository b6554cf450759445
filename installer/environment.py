"""The ``.venv`` at the root: made with what a fresh Debian has, filled from the locked lists."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from installer.speech import Stop, say
from installer.system_packages import Need, ensure

RUN = "requirements.txt"
DEV = "requirements-dev.txt"
SUPERSETS = {RUN: (RUN,), DEV: (RUN, DEV)}
"""Which lists are satisfied once one is installed: the second holds the first, line by line."""


def ensure_environment(root: Path, requirements: str) -> Path:
    """Makes ``.venv`` under ``root`` hold ``requirements`` (RUN or DEV); does nothing when it already does.

    Returns its Python. Raises Stop when pip lacks, the folder cannot be written or a download fails.
    """
    home = root / ".venv"
    base = _base_python()
    wanted = _fingerprint(root / requirements)
    stamps = _read_stamps(home)
    if stamps.get(requirements) == wanted and _answers(venv_python(home)):
        return venv_python(home)
    _ensure_pip(base)
    if not _answers(venv_python(home)):
        say("Création de l’environnement Python (.venv)")
        _make(base, home)
        stamps = {}
    say(f"Installation des bibliothèques verrouillées ({requirements}), une à deux minutes la première fois")
    _install(base, home, root / requirements)
    _compile(root, home)
    for name in SUPERSETS[requirements]:
        stamps[name] = _fingerprint(root / name)
    _stamp_file(home).write_text(json.dumps(stamps), encoding="utf-8")
    return venv_python(home)


def venv_python(home: Path) -> Path:
    """The Python inside the environment ``home``, on this system."""
    return home / "Scripts" / "python.exe" if sys.platform == "win32" else home / "bin" / "python"


def venv_script(python: Path, name: str) -> Path:
    """The command ``name`` that a library put beside ``python``."""
    return python.with_name(name + python.suffix)


def _base_python() -> str:
    """The Python outside any environment, so that the command works from an active one too."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _fingerprint(requirements: Path) -> str:
    """Changes with the locked list and with the Python version: then all has to be installed again."""
    text = requirements.read_bytes() + ".".join(map(str, sys.version_info[:3])).encode()
    return hashlib.sha256(text).hexdigest()


def _stamp_file(home: Path) -> Path:
    return home / "installed.json"


def _read_stamps(home: Path) -> dict[str, str]:
    try:
        return dict(json.loads(_stamp_file(home).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _answers(python: Path) -> bool:
    """True when ``python`` runs, in an environment, and has our version: one left by another Python does not."""
    question = "import sys; print(sys.version_info[:2], sys.prefix != sys.base_prefix)"
    try:
        done = subprocess.run(
            [python, "-c", question],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return False
    return done.stdout.strip() == f"{sys.version_info[:2]} True"


def _ensure_pip(base: str) -> None:
    """pip of the system itself fills the environment: a fresh Debian has no ensurepip."""
    if subprocess.run([base, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0:
        return
    if base.startswith("/usr/bin/"):
        ensure((Need("python3-pip", program="pip3"),))
    else:
        raise Stop(f"Il manque pip à {base}. Installez-le (« {base} -m ensurepip »), puis relancez.", 2)


def _make(base: str, home: Path) -> None:
    done = subprocess.run(
        [base, "-m", "venv", "--without-pip", "--clear", home], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Stop(f"{done.stderr.strip()}\nLe dossier .venv n’a pas pu être créé dans {home.parent}.", 2)


def _compile(root: Path, home: Path) -> None:
    """Byte code once, here: a start would compile for a second, and hold the keys while it does, wherever Python is
    told not to keep what it compiles. What is compiled already is left alone; nothing depends on its success."""
    packages = [str(folder) for folder in home.glob("[Ll]ib/**/site-packages")]
    ours = [str(root / name) for name in ("main.py", "marianne_desk", "ui")]
    subprocess.run(
        [venv_python(home), "-m", "compileall", "-q", "-j", "0", *packages, *ours],
        capture_output=True,
        check=False,
    )


def _install(base: str, home: Path, requirements: Path) -> None:
    done = subprocess.run(
        [
            *(base, "-m", "pip", "--python", venv_python(home), "install"),
            *("--quiet", "--no-input", "--disable-pip-version-check", "--root-user-action=ignore"),
            *("--require-hashes", "--only-binary=:all:", "-r", requirements),
        ],
        env={**os.environ, "PIP_USER": "0"},
        check=False,
    )
    if done.returncode:
        raise Stop(
            "Les bibliothèques n’ont pas pu être installées (raison ci-dessus ; réseau coupé ?).\n"
            "Rien n’est perdu : relancez la même commande."
        )

"""What the two commands do, step by step."""

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

from installer.environment import DEV, RUN, ensure_environment, venv_script
from installer.screen import has_screen, virtual_screen
from installer.speech import Stop, complain, say, speak_utf8
from installer.system_packages import TESTS, VIRTUAL_SCREEN, WINDOW, ensure

ROOT = Path(__file__).resolve().parent.parent
WATCHED = "marianne_desk/domain/*,marianne_desk/usecases/*"
"""Rooms where every line and every branch has to be tried, file by file."""


def run(arguments: list[str]) -> int:
    """Does ``demo`` or ``test``. Returns the exit code: 0 done, 1 failed, 2 something to do first."""
    speak_utf8()
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        description="Prépare Marianne Desk dans ce dossier, puis l’essaie.",
        add_help=True,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMANDE")
    commands.add_parser("demo", help="tout installer et ouvrir le guichet de démonstration")
    commands.add_parser("test", help="ajouter ce que seuls les tests demandent et les passer tous")
    chosen = parser.parse_args(arguments).command
    try:
        return demo() if chosen == "demo" else test()
    except Stop as stop:
        complain(stop.sentence)
        return stop.code
    except KeyboardInterrupt:
        complain("Arrêté à votre demande. La même commande reprendra où elle en était.")
        return 1


def demo() -> int:
    """Installs what running needs, then opens the demonstration desk on the screen, real or virtual."""
    seen = has_screen(os.environ)
    ensure(WINDOW if seen else WINDOW + VIRTUAL_SCREEN)
    python = ensure_environment(ROOT, RUN)
    command = [str(python), str(ROOT / "main.py"), "demo"]
    if seen:
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    say("Pas d’écran ici : la démonstration s’ouvre sur un écran virtuel.")
    with virtual_screen() as environ:
        environ["QT_QPA_PLATFORM"] = "xcb"
        return subprocess.run([*command, "--pictures"], cwd=ROOT, env=environ, check=False).returncode


def test() -> int:
    """Installs what tests need, then runs every check and every test; stops at the first that fails."""
    ensure(WINDOW + VIRTUAL_SCREEN + TESTS)
    python = ensure_environment(ROOT, DEV)
    steps: dict[str, list[str | Path]] = {
        "Style du code (ruff check)": [venv_script(python, "ruff"), "check"],
        "Mise en forme (ruff format)": [venv_script(python, "ruff"), "format", "--check"],
        "Types (mypy)": [venv_script(python, "mypy")],
        "Sens des imports (lint-imports)": [venv_script(python, "lint-imports")],
    }
    for title, command in steps.items():
        _quiet_step(title, [str(word) for word in command])
    return _tests(python)


def _quiet_step(title: str, command: list[str]) -> None:
    """Runs a check whose words matter only when it fails. Raises Stop then."""
    say(title)
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise Stop(f"{done.stdout.rstrip()}\nÉchec : {title}. La ligne à relancer : {' '.join(command)}")


def _tests(python: Path) -> int:
    """All tests, with a private keyring and a virtual screen; then the coverage of the watched rooms."""
    say("Tests (pytest), sur un écran virtuel et avec un trousseau de clés privé")
    coverage = [str(python), "-m", "coverage"]
    with tempfile.TemporaryDirectory(prefix="marianne-desk-") as folder, virtual_screen() as environ:
        environ["QT_QPA_PLATFORM"] = (
            "offscreen"  # tests marked « display » choose the virtual screen themselves
        )
        environ["COVERAGE_FILE"] = str(Path(folder) / "coverage")
        session = ["dbus-run-session", "--", str(python), str(ROOT / "tests" / "private_session.py")]
        tests = [*session, *coverage, "run", "-m", "pytest", "-n", "2", "--dist", "worksteal", "-q"]
        done = subprocess.run(tests, cwd=ROOT, env=environ, check=False)
        if done.returncode:
            raise Stop("Échec : des tests ne passent pas (ci-dessus).")
        subprocess.run([*coverage, "combine", "-q"], cwd=ROOT, env=environ, check=True)
        report = subprocess.run(
            [*coverage, "report", "--fail-under=100", f"--include={WATCHED}"],
            cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    if report.returncode:
        raise Stop(
            f"{report.stdout}\nÉchec : des lignes ou des branches de ces fichiers ne sont jamais essayées."
        )
    return 0

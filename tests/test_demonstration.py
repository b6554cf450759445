"""The README's first command, without its installing: the real program on a virtual screen, and what it leaves."""

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from installer.screen import virtual_screen

ROOT = Path(__file__).resolve().parent.parent
SCREEN_VARIABLES = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
SCREENS = {
    "guichet.png",
    "a-repondre.png",
    "journee.png",
    "agenda.png",
    "dossiers.png",
    "passages.png",
    "mois.png",
    "engagements.png",
    "reglages.png",
}


@pytest.mark.display
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no Xvfb: run the test command of the README")
def test_demonstration_opens_on_a_virtual_screen_and_leaves_its_pictures(tmp_path: Path) -> None:
    with virtual_screen() as environ:
        done = subprocess.run(
            [sys.executable, ROOT / "main.py", "demo", "--pictures", "-o", tmp_path],
            env={**environ, "QT_QPA_PLATFORM": "xcb"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
    left = {file.name for file in tmp_path.iterdir()}
    assert left >= SCREENS | {"desk", "fiche.png", "papier.png", "trimestre.png"}
    assert [name for name in left if name.startswith("fiche-") and name.endswith(".pdf")]
    assert {picture_size(tmp_path / name) for name in SCREENS} == {(1366, 768)}
    assert all(name in done.stdout for name in SCREENS)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_window_without_a_screen_is_refused_in_a_sentence() -> None:
    without = {name: value for name, value in os.environ.items() if name not in SCREEN_VARIABLES}
    done = subprocess.run(
        [sys.executable, ROOT / "main.py"], env=without, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "Il n’y a pas d’écran ici. Les commandes du terminal\u00a0: main.py --help\n"


def picture_size(file: Path) -> tuple[int, int]:
    """Width and height that a PNG announces."""
    width, height = struct.unpack(">II", file.read_bytes()[16:24])
    return int(width), int(height)

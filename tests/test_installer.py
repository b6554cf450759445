"""The README's two commands: what they refuse, what they ask for, what they do not do twice."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from installer import environment, system_packages
from installer.bootstrap import wrong_python
from installer.commands import run
from installer.screen import has_screen, virtual_screen
from installer.speech import Stop
from installer.system_packages import Need, line_for_administrator, missing

ABSENT = Need("paquet-absent", ("libabsente.so.9",))
NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's packages")


@pytest.mark.parametrize(
    ("version", "right"), [((3, 10), False), ((3, 11), True), ((3, 13), True), ((3, 14), False)]
)
def test_python_of_another_version_is_told_so(version: tuple[int, int], right: bool) -> None:
    sentence = wrong_python(version)
    assert (sentence == "") is right
    assert right or f"celui-ci est Python {version[0]}.{version[1]}" in sentence


def test_command_that_does_not_exist_shows_the_two_that_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["essai"])
    assert stopped.value.code == 2
    assert "demo" in capsys.readouterr().err


@linux_only
def test_only_what_lacks_is_named() -> None:
    assert missing(
        (Need("libc6", ("libc.so.6",), "sh"), ABSENT, Need("autre", program="commande-absente"))
    ) == [
        "paquet-absent",
        "autre",
    ]


@linux_only
def test_without_the_right_to_install_it_stops_with_the_line_that_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Stop) as stopped:
        system_packages.ensure((ABSENT,))
    assert stopped.value.code == 2
    assert stopped.value.sentence.splitlines()[-1].endswith("apt-get install -y paquet-absent")


def test_line_for_the_administrator_fetches_the_lists_where_there_are_none() -> None:
    assert line_for_administrator(["a", "b"], lists_known=True) == "sudo apt-get install -y a b"
    assert (
        line_for_administrator(["a"], lists_known=False) == "sudo apt-get update && sudo apt-get install -y a"
    )


@linux_only
def test_screen_that_is_named_but_does_not_answer_is_none(tmp_path: Path) -> None:
    assert not has_screen({})
    assert not has_screen({"DISPLAY": ":60999"})
    assert not has_screen({"DISPLAY": "localhost:nul"})
    assert not has_screen({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})


@linux_only
def test_wayland_that_answers_is_a_screen(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "w"))
        server.listen(1)
        assert has_screen({"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)})


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no Xvfb: run the test command of the README")
@pytest.mark.display
def test_virtual_screen_comes_up_and_goes_away() -> None:
    with virtual_screen() as environ:
        assert has_screen(environ)
    assert not has_screen(environ)


def test_environment_that_is_ready_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / environment.RUN).write_text("", encoding="utf-8")
    python = environment.venv_python(tmp_path / ".venv")
    stamp = tmp_path / ".venv" / "installed.json"
    assert environment.ensure_environment(tmp_path, environment.RUN) == python
    first = stamp.read_text(encoding="utf-8")
    assert set(json.loads(first)) == {environment.RUN}
    before = stamp.stat().st_mtime_ns
    assert environment.ensure_environment(tmp_path, environment.RUN) == python
    assert stamp.stat().st_mtime_ns == before
    (tmp_path / environment.RUN).write_text("# une autre liste\n", encoding="utf-8")
    environment.ensure_environment(tmp_path, environment.RUN)
    assert stamp.read_text(encoding="utf-8") != first


def test_list_that_cannot_be_installed_leaves_no_stamp(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / environment.RUN).write_text("sans-empreinte==1.0\n", encoding="utf-8")
    with pytest.raises(Stop, match="relancez la même commande"):
        environment.ensure_environment(tmp_path, environment.RUN)
    assert not (tmp_path / ".venv" / "installed.json").exists()


def test_bootstrap_runs_alone_from_another_folder(tmp_path: Path) -> None:
    script = Path(__file__).resolve().parent.parent / "installer" / "bootstrap.py"
    done = subprocess.run(
        [sys.executable, script, "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "test" in done.stdout

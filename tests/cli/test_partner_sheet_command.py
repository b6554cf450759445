"""``partner-sheet``: written as PDF or tables, issued, refused with a clear sentence."""

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from marianne_desk.cli import run
from marianne_desk.storage.keys import PASSPHRASE_VARIABLE
from tests.desks import PASSPHRASE

SAMPLE = Path(__file__).parents[2] / "resources/sample/sites.csv"
LOGGED = (
    '{"channel": "desk", "arrived_at": "2025-03-04T10:00:00+01:00", "reason": "apl", "operator": "CAF", '
    '"outcome": "solved"}\n'
)

Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Runs a command on a desk with one request of March 2025 at the CAF: exit code, stdout, stderr."""
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)

    def command(*words: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = run(["--data", str(tmp_path / "desk"), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    assert command("setup", "--list", str(SAMPLE), "--site", "9004")[0] == 0
    assert command("log", "-", typed=LOGGED)[0] == 0
    return command


def test_it_is_written_as_paper_and_as_tables(tell: Tell, tmp_path: Path) -> None:
    for name, begins in (("caf.pdf", b"%PDF"), ("caf.ods", b"PK")):
        path = tmp_path / name
        code, said, complaint = tell("partner-sheet", "caf", "2025-T1", "-o", str(path))
        assert (code, said, complaint) == (0, f"Fiche écrite\u00a0: {path}\n", "")
        assert path.read_bytes().startswith(begins)


def test_an_issued_one_is_the_same_for_ever(tell: Tell, tmp_path: Path) -> None:
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    code, said, complaint = tell(
        "partner-sheet", "CAF", "2025-t1", "-o", str(first), "--issue", "--comment", "Un trimestre calme."
    )
    assert (code, complaint) == (0, "")
    assert re.match(r"Fiche émise, empreinte [0-9a-f]{64}\n", said)
    assert tell("log", "-", typed=LOGGED.replace("03-04", "03-05"))[0] == 0
    assert tell("partner-sheet", "CAF", "2025-T1", "-o", str(again))[0] == 0
    assert again.read_bytes() == first.read_bytes()
    code, said, complaint = tell("partner-sheet", "CAF", "2025-T1", "-o", str(again), "--issue")
    assert (code, said) == (2, "")
    assert "est déjà émise" in complaint
    code, said, _ = tell("check")
    assert code == 0
    assert "Fiches trimestrielles" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("CAFE", "2025-T1"), "n’est pas dans vos listes"),
        (("CAF", "2025-03"), "n’est pas un trimestre"),
        (("CAF", "2999-T1"), "n’a pas commencé"),
        (("CAF", "2024-T1", "--issue"), "il n’y a rien à émettre"),
        (("CAF", "2025-T1", "--comment", "oui"), "ajoutez --issue"),
    ],
)
def test_what_cannot_be_is_said(tell: Tell, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    path = tmp_path / "caf.pdf"
    code, out, complaint = tell("partner-sheet", *words, "-o", str(path))
    assert (code, out) == (2, "")
    assert said in complaint
    assert complaint.count("\n") == 1
    assert not path.exists()


def test_nothing_is_issued_where_the_file_cannot_be(tell: Tell, tmp_path: Path) -> None:
    code, _, complaint = tell("partner-sheet", "CAF", "2025-T1", "-o", str(tmp_path / "caf.doc"), "--issue")
    assert code == 2
    assert ".pdf ou .ods" in complaint
    assert tell("partner-sheet", "CAF", "2025-T1", "-o", str(tmp_path / "caf.pdf"), "--issue")[0] == 0

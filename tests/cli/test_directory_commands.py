"""The directory of partners from a terminal."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from marianne_desk.cli import run
from marianne_desk.storage.keys import PASSPHRASE_VARIABLE
from tests.desks import PASSPHRASE, MakeDesk

Told = tuple[int, str, str]
Run = Callable[..., Told]
GOOD = (
    "kind;operator;label;hours\noffice;CAF;CAF de Laval;lundi 9h-12h\npermanence;CAF;CAF;1er mardi 14–17 h\n"
)


@pytest.fixture
def tell(make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a desk of this test: exit code, stdout, stderr."""
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)
    folder = make_desk().place.folder

    def command(*words: str) -> Told:
        monkeypatch.setattr(sys, "stdin", None)
        code = run(["--data", str(folder), "directory", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_a_directory_comes_in_and_goes_out(tell: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "annuaire.csv", tmp_path / "sortie.csv"
    path.write_text(GOOD, encoding="utf-8")
    assert tell("import", str(path)) == (0, "Lignes importées\u00a0: 2.\n", "")
    assert tell("export", "-o", str(out)) == (0, "Lignes écrites\u00a0: 2.\n", "")
    text = out.read_text(encoding="utf-8-sig")
    assert "office;CAF;" in text
    assert "Tu[1] 14:00-17:00" in text


def test_a_bad_row_refuses_all_and_the_report_says_which(tell: Run, tmp_path: Path) -> None:
    path, report = tmp_path / "annuaire.csv", tmp_path / "rapport.csv"
    path.write_text(f"{GOOD}office;CAF;=1+1;\n", encoding="utf-8")
    code, said, complaint = tell("import", str(path), "--report", str(report))
    assert (code, said) == (2, "")
    assert complaint.startswith("1 ligne(s) sur 3 à corriger, la première est la ligne 4\u00a0:")
    assert 1 <= len(complaint.splitlines()) <= 3
    assert report.read_text(encoding="utf-8").splitlines()[1].startswith("4;label;'=1+1;")
    assert tell("export", "-o", str(tmp_path / "sortie.csv"))[1] == "Lignes écrites\u00a0: 0.\n"
    code, _, complaint = tell("import", str(path), "--report", str(path))
    assert code == 2
    assert path.read_text(encoding="utf-8").startswith("kind")


def test_its_help_is_french(tell: Run) -> None:
    for words in (("--help",), ("import", "--help"), ("export", "--help")):
        code, said, _ = tell(*words)
        assert code == 0
        assert "Utilisation" in said
        assert "Usage" not in said

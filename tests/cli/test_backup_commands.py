"""``backup``, ``restore``, ``check`` as a person meets them."""

import io
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from marianne_desk.cli import run
from marianne_desk.domain.recovery_words import words_of
from marianne_desk.storage.keys import PASSPHRASE_VARIABLE
from marianne_desk.usecases.desk import open_desk
from tests.desks import PASSPHRASE, MakeDesk

Told = tuple[int, str, str]
Run = Callable[..., Told]


@pytest.fixture
def tell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the desk of a folder: exit code, stdout, stderr."""
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)

    def command(folder: Path, *words: str, typed: str = "") -> Told:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = run(["--data", str(folder), *words])
        said = capsys.readouterr()
        return code, said.out.replace("\u00a0", " "), said.err.replace("\u00a0", " ")

    return command


@pytest.fixture
def folder(make_desk: MakeDesk, tell: Run) -> Path:
    """A desk with two contacts, one of two days ago."""
    desk = make_desk()
    desk.close()
    recorded = (datetime.now(UTC) - timedelta(days=2)).isoformat(timespec="seconds")
    assert tell(desk.place.folder, "log", "--reason", "cni")[0] == 0
    csv = desk.place.folder.parent / "c.csv"
    csv.write_text(f"channel;arrived_at;theme;outcome;recorded_at\ndesk;{recorded};sante;solved;{recorded}\n")
    assert tell(desk.place.folder, "import", "contacts", str(csv))[0] == 0
    return desk.place.folder


def _copy(folder: Path) -> Path:
    (copy,) = folder.glob("marianne-desk-*.db")
    return copy


def test_check_finds_what_is_not_copied_and_backup_mends_it(folder: Path, tell: Run) -> None:
    code, said, _ = tell(folder, "check")
    assert code == 1
    assert "Sauvegardes : à réparer (aucune encore ; rien n’est copié depuis le" in said
    code, said, _ = tell(folder, "backup")
    assert code == 0
    assert "Sauvegarde vérifiée : 2 passages, 2 demandes." in said
    assert "sur cet ordinateur et se perd avec lui" in said
    code, said, _ = tell(folder, "check")
    assert code == 0
    assert "s’ouvre : 2 passages" in said


def test_a_folder_that_is_not_there_is_not_made(folder: Path, tell: Run, tmp_path: Path) -> None:
    code, said, complaint = tell(folder, "backup", str(tmp_path / "stick"))
    assert (code, said) == (2, "")
    assert "Branchez la clé USB" in complaint
    assert not (tmp_path / "stick").exists()


def test_restore_by_passphrase_into_an_empty_folder_only(folder: Path, tell: Run, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert tell(folder, "backup", str(stick))[0] == 0
    code, said, _ = tell(tmp_path / "new", "restore", str(_copy(stick)))
    assert code == 0
    assert "2 passages, du" in said
    assert tell(tmp_path / "new", "check")[0] in {0, 1}
    figures = [
        tell(one, "measure", f"{datetime.now(UTC):%Y-%m}", "--json")[1] for one in (folder, tmp_path / "new")
    ]
    assert figures[0] == figures[1]
    code, said, complaint = tell(tmp_path / "new", "restore", str(_copy(stick)))
    assert (code, said) == (2, "")
    assert "contient déjà un guichet" in complaint


def test_restore_with_the_words(
    folder: Path, tell: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert tell(folder, "backup", str(stick))[0] == 0
    desk = open_desk(folder, PASSPHRASE)
    words = " ".join(word[:4] for word in words_of(desk.store.key))
    desk.close()
    copy = _copy(stick)
    alone = tmp_path / copy.name
    shutil.copy(copy, alone)  # only the copy, without what travels beside it
    code, _, complaint = tell(tmp_path / "new", "restore", str(alone))
    assert code == 2
    assert "feuille de secours" in complaint
    code, _, complaint = tell(
        tmp_path / "new", "restore", str(alone), typed=words.replace(words[:4], "zzzz", 1)
    )
    assert code == 2
    assert "Le mot 1, « zzzz »" in complaint
    assert tell(tmp_path / "new", "restore", str(alone), typed=words)[0] == 0
    paper = tmp_path / "words.txt"
    code, _, complaint = tell(tmp_path / "newer", "restore", str(alone), "--words-file", str(paper))
    assert (code, "introuvable" in complaint) == (2, True)
    paper.write_bytes(b"\xff\xfe\xff")
    code, _, complaint = tell(tmp_path / "newer", "restore", str(alone), "--words-file", str(paper))
    assert (code, "Impossible de lire" in complaint) == (2, True)
    paper.write_text("\ufeff" + words, encoding="utf-8")
    assert tell(tmp_path / "newer", "restore", str(alone), "--words-file", str(paper))[0] == 0
    assert not (tmp_path / "newest").exists()


def test_a_damaged_copy_says_what_to_do(folder: Path, tell: Run, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert tell(folder, "backup", str(stick))[0] == 0
    content = bytearray(_copy(stick).read_bytes())
    content[4096 * 9] ^= 1
    _copy(stick).write_bytes(content)
    code, said, complaint = tell(tmp_path / "new", "restore", str(_copy(stick)))
    assert (code, said) == (2, "")
    assert "Essayez la précédente" in complaint
    assert not (tmp_path / "new").exists()


def test_an_empty_desk_comes_back_too(make_desk: MakeDesk, tell: Run, tmp_path: Path) -> None:
    desk = make_desk()
    desk.close()
    tell(desk.place.folder, "backup")
    code, said, _ = tell(tmp_path / "new", "restore", str(_copy(desk.place.backups)))
    assert (code, "Aucun passage." in said) == (0, True)

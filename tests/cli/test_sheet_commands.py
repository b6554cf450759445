"""``sheet`` of a month to display, of a year, and ``poster``."""

import io
import sys
from pathlib import Path

import pytest

from marianne_desk.cli import run
from marianne_desk.documents.preview import text_of
from marianne_desk.storage.keys import PASSPHRASE_VARIABLE
from tests.desks import PASSPHRASE

SAMPLE = Path(__file__).parents[2] / "resources/sample/sites.csv"
VISIT = (
    '{"channel": "desk", "arrived_at": "2025-03-04T10:00:00+01:00", "reason": "cni", "outcome": "solved"}\n'
)


def test_papers_for_the_wall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)

    def tell(*words: str, typed: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = run(["--data", str(tmp_path / "desk"), *words])
        said = capsys.readouterr()
        return code, said.out + said.err

    assert tell("setup", "--list", str(SAMPLE), "--site", "9004")[0] == 0
    assert tell("log", "-", typed=VISIT)[0] == 0
    for words, beginning in (
        (("sheet", "2025-03", "--display"), "Fiche à afficher"),
        (("sheet", "2025"), "Fiche annuelle 2025"),
        (("poster", "2025-03"), "Nos résultats"),
    ):
        file = tmp_path / "papier.pdf"
        code, said = tell(*words, "-o", str(file))
        assert code == 0
        assert "écrite" in said
        text = " ".join(" ".join(text_of(file.read_bytes())).split())
        assert beginning in text
        assert "1 passage " not in text
    code, said = tell("sheet", "2031", "-o", str(tmp_path / "rien.pdf"))
    assert code == 2
    assert "2031" in said
    assert not (tmp_path / "rien.pdf").exists()

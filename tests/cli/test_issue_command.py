"""``issue``, and what ``measure``, ``sheet`` and ``check`` say of a month that was issued."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from marianne_desk.cli import run
from marianne_desk.storage.keys import PASSPHRASE_VARIABLE
from tests.desks import PASSPHRASE

SAMPLE = Path(__file__).parents[2] / "resources/sample/sites.csv"
FIRST = (
    '{"channel": "desk", "arrived_at": "2025-03-04T10:00:00+01:00", "reason": "cni", "outcome": "solved"}\n'
)
LATER = (
    '{"channel": "desk", "arrived_at": "2025-03-05T10:00:00+01:00", "reason": "apl", "outcome": "solved"}\n'
)

Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Runs a command on a desk with one contact of March 2025: exit code, stdout, stderr."""
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)

    def command(*words: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = run(["--data", str(tmp_path / "desk"), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    assert command("setup", "--list", str(SAMPLE), "--site", "9004")[0] == 0
    assert command("log", "-", typed=FIRST)[0] == 0
    return command


def test_a_month_is_issued_from_a_terminal(tell: Tell, tmp_path: Path) -> None:
    assert "Provisoire" in tell("measure", "2025-03")[1]
    before = json.loads(tell("measure", "2025-03", "--json")[1])
    assert (before["issued"], before["errata"]) == (None, [])
    code, said, complaint = tell("issue", "2025-03", "--comment", "Un mois calme.")
    assert (code, complaint) == (0, "")
    assert re.fullmatch(r"[0-9a-f]{64}\n", said)
    after = json.loads(tell("measure", "2025-03", "--json")[1])
    assert after["issued"]["hash"] == said.strip()
    assert after["issued"]["at"].endswith("+00:00")
    assert after["errata"] == []
    assert after["figures"] == before["figures"]
    code, said, complaint = tell("issue", "2025-03")
    assert (code, said) == (2, "")
    assert "est déjà émise" in complaint


def test_the_document_stays_and_what_changed_is_said(tell: Tell, tmp_path: Path) -> None:
    tell("issue", "2025-03")
    tell("sheet", "2025-03", "-o", str(tmp_path / "one.pdf"))
    assert tell("log", "-", typed=LATER)[0] == 0
    tell("sheet", "2025-03", "-o", str(tmp_path / "two.pdf"))
    tell("sheet", "2025-03", "--provisional", "-o", str(tmp_path / "now.pdf"))
    one, two, now = ((tmp_path / f"{name}.pdf").read_bytes() for name in ("one", "two", "now"))
    assert one == two
    assert one != now
    errata = {one["id"]: one for one in json.loads(tell("measure", "2025-03", "--json")[1])["errata"]}
    contacts = errata["contacts"]
    assert contacts["kind"] == "count"
    assert contacts["old"] == {"part": None, "whole": None, "value": 1}
    assert contacts["new"] == {"part": None, "whole": None, "value": 2}
    assert contacts["at"]
    judged = [one for one in errata.values() if one["kind"] == "indicator"]
    assert judged
    assert {"part", "whole", "value", "verdict"} == set(judged[0]["new"])
    assert errata["solved_share"]["new"] == {"part": 2, "whole": 2, "value": 1.0}
    said = tell("measure", "2025-03")[1]
    assert "Émis le " in said
    assert "Erratum, Passages\u00a0: 1 à l’émission, 2 aujourd’hui." in said
    code, said, _ = tell("check")
    assert code == 0
    assert "Fiches émises\u00a0: en ordre" in said


def test_what_cannot_be_issued_is_said(tell: Tell) -> None:
    for words, part in (
        (("issue", "2025-02"), "rien à émettre"),
        (("issue", "2525-01"), "n’est pas fini"),
        (("issue", "2025-03", "--comment", "Allocataire 1234567"), "numéro personnel"),
    ):
        code, said, complaint = tell(*words)
        assert (code, said) == (2, "")
        assert part in complaint

"""The whole command line as a person meets it: exit codes, French, JSON alone, nothing half-written."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marianne_desk.cli import run
from marianne_desk.storage.keys import PASSPHRASE_VARIABLE
from tests.desks import PASSPHRASE

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources/sample/sites.csv"

Told = tuple[int, str, str]
Run = Callable[..., Told]


@pytest.fixture
def tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Told]:
    """Runs a command on a desk of this test: exit code, stdout, stderr."""
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)

    def command(*words: str, typed: str = "") -> Told:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = run(["--data", str(tmp_path / "desk"), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def set_up_tell(tell: Run) -> Run:
    assert tell("setup", "--list", str(SAMPLE), "--site", "9004")[0] == 0
    return tell


def test_a_desk_is_set_up_once(tell: Run) -> None:
    code, said, _ = tell("setup", "--list", str(SAMPLE), "--site", "9004")
    assert code == 0
    assert said.startswith("Guichet créé\u00a0:")
    code, said, complaint = tell("setup", "--list", str(SAMPLE), "--site", "9004")
    assert (code, said) == (2, "")
    assert "existe déjà" in complaint


def test_a_site_that_is_not_in_the_list(tell: Run, tmp_path: Path) -> None:
    code, _, complaint = tell("setup", "--list", str(SAMPLE), "--site", "1")
    assert code == 2
    assert "n’est pas dans cette liste" in complaint
    assert not (tmp_path / "desk").exists()


def test_a_contact_by_columns(set_up_tell: Run) -> None:
    code, said, _ = set_up_tell(
        "log", "--theme", "santé", "--operator", "cpam", "--nature", "Démarche en ligne", "--age", "70+"
    )
    assert code == 0
    assert len(said.strip()) == 36


def test_contacts_on_a_pipe_are_acknowledged_one_by_one(set_up_tell: Run) -> None:
    rows = [
        {"contact": "a", "reason": "cni", "arrived_at": "2026-10-14T09:10", "help": ["online", "file"]},
        {
            "contact": "b",
            "theme": "sante",
            "first_visit": True,
            "rings": 3,
            "commune": None,
            "channel": "phone",
        },
    ]
    typed = "\n".join(json.dumps(row) for row in rows) + "\n\n"
    code, said, _ = set_up_tell("log", "-", typed=typed)
    assert (code, said) == (0, "a\nb\n")


def test_a_bad_line_keeps_the_good_ones_before_it(set_up_tell: Run) -> None:
    typed = '{"contact": "a", "reason": "cni"}\n{"contact": "b", "theme": "jardin"}\n{"contact": "c"}\n'
    code, said, complaint = set_up_tell("log", "-", typed=typed)
    assert (code, said) == (2, "a\n")
    assert complaint.splitlines()[-1].startswith("Ligne 2\u00a0:")


@pytest.mark.parametrize("line", ["{", "[1]", '{"color": "blue"}'])
def test_what_is_no_contact(set_up_tell: Run, line: str) -> None:
    code, said, complaint = set_up_tell("log", "-", typed=line)
    assert (code, said) == (2, "")
    assert "Ligne 1" in complaint


def test_the_words_of_the_entry_line(set_up_tell: Run) -> None:
    assert set_up_tell("log", "--phrase", "caf apl", "--outcome", "orienté", "--nature", "file")[0] == 0
    code, _, complaint = set_up_tell("log", "--phrase", "retraite")
    assert code == 2
    assert "Précisez" in complaint
    code, _, complaint = set_up_tell("log", "--phrase", "zzzzzz")
    assert code == 2
    assert "n’est pas compris" in complaint


def test_outside_hours_is_said_beside_the_acknowledgement(set_up_tell: Run) -> None:
    code, said, note = set_up_tell("log", "--reason", "cni", "--arrived-at", "2026-10-18T22:00")
    assert (code, len(said.splitlines())) == (0, 1)
    assert "hors des heures" in note


def test_a_month_as_json_is_json_alone(set_up_tell: Run) -> None:
    set_up_tell(
        "log", "--reason", "cni", "--arrived-at", "2026-10-14T09:10", "--taken-at", "2026-10-14T09:20"
    )
    code, said, complaint = set_up_tell("measure", "2026-10", "--json")
    told = json.loads(said)
    assert (code, complaint) == (0, "")
    assert (told["month"], told["site"]) == ("2026-10", "9004")
    assert told["open_days"] > 0
    figures = {figure["id"]: figure for figure in told["figures"]}
    assert figures["contacts"] == {
        "id": "contacts",
        "kind": "count",
        "part": None,
        "whole": None,
        "value": 1,
        "unit": "contacts",
        "coverage": None,
    }
    assert figures["wait_median"]["value"] == 10
    assert figures["wait_median"]["coverage"] == {"noted": 1, "of": 1}
    assert figures["answers_mail"]["value"] is None
    assert (told["issued"], told["errata"]) == (None, [])
    assert [one["number"] for one in told["commitments"]] == list(range(1, 13))


def test_a_month_for_people(set_up_tell: Run) -> None:
    set_up_tell(
        "log", "--reason", "cni", "--arrived-at", "2026-10-14T09:10", "--taken-at", "2026-10-14T09:20"
    )
    _, said, _ = set_up_tell("measure", "2026-10")
    assert "octobre\u00a02026" in said.splitlines()[0]
    assert "pas de données" in said
    assert "10,0 min (n = 1)" in said
    assert "Grille de travail de la maison" in said
    assert "○ 12. " in said
    assert "– 100,0\u00a0% (1 sur 1, douze mois), trop peu de cas pour juger" in said
    assert set_up_tell("measure", "octobre")[0] == 2


def test_the_sheet_is_the_same_twice(set_up_tell: Run, tmp_path: Path) -> None:
    set_up_tell("log", "--reason", "cni", "--arrived-at", "2026-10-14T09:10")
    for name in ("one.pdf", "two.pdf"):
        assert set_up_tell("sheet", "2026-10", "-o", str(tmp_path / name))[0] == 0
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    code, _, complaint = set_up_tell("sheet", "2026-10", "-o", str(tmp_path / "no" / "x.pdf"))
    assert code == 2
    assert "Impossible d’écrire" in complaint


def test_out_and_in_again(set_up_tell: Run, tmp_path: Path) -> None:
    set_up_tell("log", "--reason", "cni", "--arrived-at", "2026-10-14T09:10")
    path = str(tmp_path / "c.csv")
    assert set_up_tell("export", "contacts", "--from", "2026-10-01", "--to", "2026-10-31", "-o", path)[0] == 0
    code, said, _ = set_up_tell("import", "contacts", path)
    assert code == 0
    assert "Déjà présents" in said


def test_bad_rows_are_summed_up_and_reported(set_up_tell: Run, tmp_path: Path) -> None:
    path, report = tmp_path / "c.csv", tmp_path / "r.csv"
    path.write_text(
        "channel;arrived_at;theme;outcome\ndesk;2026-10-14T09:10;sante;solved\ndesk;2062-10-14T09:10;sante;solved\n"
    )
    code, _, complaint = set_up_tell("import", "contacts", str(path), "--report", str(report))
    assert code == 2
    assert 1 <= len(complaint.splitlines()) <= 3
    assert len(report.read_text("utf-8").splitlines()) == 2
    code, said, note = set_up_tell("import", "contacts", str(path), "--good-rows")
    assert (code, "1" in said, "1 sur 2" in note) == (0, True, True)


def test_check_finds_a_file_that_others_may_read(set_up_tell: Run, tmp_path: Path) -> None:
    assert set_up_tell("check")[0] == 0
    (tmp_path / "desk" / "desk.key").chmod(0o644)
    code, said, _ = set_up_tell("check")
    assert code == 1
    assert "desk.key" in said


def test_check_says_that_a_file_does_not_open(set_up_tell: Run, tmp_path: Path) -> None:
    (tmp_path / "desk" / "desk.db").write_bytes(b"x" * 9000)
    code, said, complaint = set_up_tell("check")
    assert (code, complaint) == (1, "")
    assert "ne s’ouvre pas" in said
    (tmp_path / "desk" / "desk.key").unlink()
    assert set_up_tell("check")[0] == 2


def test_what_goes_out_never_replaces_what_is_kept(set_up_tell: Run, tmp_path: Path) -> None:
    database = tmp_path / "desk" / "desk.db"
    assert set_up_tell("sheet", "2026-10", "-o", str(database))[0] == 2
    path = tmp_path / "c.csv"
    path.write_text("channel;arrived_at;theme;outcome\n")
    assert set_up_tell("import", "contacts", str(path), "--report", str(path))[0] == 2
    assert set_up_tell("import", "contacts", str(path), "--report", str(database))[0] == 2
    assert set_up_tell("check")[0] == 0


def test_a_row_that_names_no_matter_is_about_something_else(set_up_tell: Run) -> None:
    assert set_up_tell("log", "-", typed='\ufeff{"channel": "desk"}\n')[0] == 0
    _, said, _ = set_up_tell("measure", _this_month())
    assert "Autre" in said


def _this_month() -> str:
    return f"{datetime.now(UTC):%Y-%m}"


def test_the_program_tries_itself(tell: Run) -> None:
    code, said, _ = tell("self-test")
    assert code == 0
    assert len(said.splitlines()) == 3


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("fly",),
        ("measure",),
        ("measure", "2026-10"),
        ("measure", "2026-10", "--fly"),
        ("measure", "2026-10", "2026-11"),
        ("sheet", "2026-10", "-o"),
        ("export",),
        ("export", "contacts", "--from", "2026-10-01"),
        ("simulate", "--list", "x", "--site", "1", "--until", "y", "--months", "a", "--per-day", "1"),
        ("log", "what"),
        ("log", "--reason", "cni"),
    ],
)
def test_a_wrong_command_is_one_to_three_french_lines(tell: Run, words: tuple[str, ...]) -> None:
    code, said, complaint = tell(*words)
    assert (code, said) == (2, "")
    if words not in {(), ("export",)}:
        assert 1 <= len(complaint.splitlines()) <= 3
    assert not any(english in complaint for english in ("Error", "Usage", "Missing", "No such", "Traceback"))


def test_tables_of_a_month_are_written_in_the_format_of_the_name(set_up_tell: Run, tmp_path: Path) -> None:
    path = tmp_path / "mois.xlsx"
    assert set_up_tell("tables", "2026-10", "-o", str(path)) == (0, f"Tableaux écrits\u00a0: {path}\n", "")
    assert path.read_bytes().startswith(b"PK")
    code, _, complaint = set_up_tell("tables", "2026-10", "-o", str(tmp_path / "mois.pdf"))
    assert code == 2
    assert ".ods, .xlsx ou .csv" in complaint


@pytest.mark.parametrize(
    "words", [(), ("log",), ("import", "contacts"), ("export",), ("measure",), ("delay",), ("simulate",)]
)
def test_help_is_french(tell: Run, words: tuple[str, ...]) -> None:
    code, said, _ = tell(*words, "--help")
    assert code == 0
    assert "Utilisation" in said
    assert not any(
        english in said for english in ("Usage", "Options:", "Commands", "Show this", "required", "TEXT ")
    )


def test_no_traceback_when_the_reader_of_the_pipe_is_gone(tmp_path: Path) -> None:
    environment = os.environ | {PASSPHRASE_VARIABLE: PASSPHRASE}
    program = [sys.executable, str(ROOT / "main.py"), "--data", str(tmp_path / "d")]
    subprocess.run(
        [*program, "setup", "--list", str(SAMPLE), "--site", "9004"],
        env=environment,
        check=True,
        capture_output=True,
    )
    child = subprocess.Popen(
        [*program, "log", "-"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    child.stdout.close()
    assert "Traceback" not in _talk(child)


def _talk(child: "subprocess.Popen[str]") -> str:
    assert child.stdin is not None
    assert child.stderr is not None
    child.stdin.write('{"reason": "cni"}\n' * 3)
    child.stdin.close()
    complaint = child.stderr.read()
    child.stderr.close()
    child.wait()
    return complaint

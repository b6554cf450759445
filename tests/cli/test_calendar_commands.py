import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marianne_desk.cli.delay import delay
from marianne_desk.cli.sites import sites
from marianne_desk.cli.terminal import Terminal
from marianne_desk.domain.errors import UserError
from marianne_desk.usecases.set_up import set_up
from marianne_desk.usecases.sites import check_list, site_of_list

SAMPLE = Path(__file__).parents[2] / "resources/sample/sites.csv"
USUAL = "Mo-Fr 09:00-12:00,13:30-17:00"


def asked(*arguments: str, folder: Path | None = None) -> Result:
    """What ``delay`` answers; its own errors are raised."""
    return CliRunner().invoke(delay, list(arguments), obj=Terminal(folder), catch_exceptions=False)


def refusal(*arguments: str) -> str:
    with pytest.raises(UserError) as refused:
        asked(*arguments)
    return refused.value.code


def test_the_list_is_checked_as_json() -> None:
    result = CliRunner().invoke(sites, ["check", str(SAMPLE), "--json"])
    told = json.loads(result.stdout)
    assert (result.exit_code, told["sites"], len(told["bad_cells"])) == (0, 8, 4)
    assert told["bad_cells"][0] == {
        "site": "9007",
        "column": "h_lundi",
        "text": "00:00 - 00:00 / 09:00 - 12:00",
        "reason": "empty_slot",
        "kept": "09:00 - 12:00",
    }


def test_the_list_is_checked_in_french() -> None:
    lines = CliRunner().invoke(sites, ["check", str(SAMPLE)]).stdout.splitlines()
    assert lines[0].startswith("8 sites lus, dont 1 sans horaires")
    assert len(lines) == 5
    assert lines[-1].endswith("rien de gardé")


def test_a_delay_as_json_adds_up() -> None:
    told = json.loads(
        asked(
            "2026-04-02T10:00", "2026-04-07T10:00", "--hours", USUAL, "--subdivision", "57", "--json"
        ).stdout
    )
    assert (told["open_minutes"], told["working_days"]) == (390, 1)
    assert told["steps"][0] == {
        "from": "2026-04-02T10:00:00+02:00",
        "to": "2026-04-02T12:00:00+02:00",
        "kind": "open",
        "minutes": 120,
    }
    assert sum(step["minutes"] for step in told["steps"] if step["kind"] == "open") == 390


def test_seconds_are_kept_as_parts_of_a_minute() -> None:
    told = json.loads(
        asked("2026-11-20T10:00:00+01:00", "2026-11-20T10:00:30+01:00", "--hours", USUAL, "--json").stdout
    )
    assert told["open_minutes"] == 0.5


def test_a_delay_in_french_says_why() -> None:
    text = asked("2026-11-10T16:00", "2026-11-12T10:00", "--hours", USUAL).stdout
    assert "jour férié (Armistice)" in text
    assert "1 jour ouvré" in text


@pytest.mark.parametrize(
    ("begin", "end", "code"),
    [
        ("2026-03-29T02:30", "2026-03-30T10:00", "hour_skipped"),
        ("2026-10-24T02:30", "2026-10-25T02:30", "hour_twice"),
        ("2026-10-24T02:30", "2026-10-23T02:30", "dates_inverted"),
        ("hier", "2026-10-23T02:30", "instant_unreadable"),
        ("2026-10-23T02:30", "2162-10-23T02:30", "day_out_of_calendar"),
    ],
)
def test_instants_that_cannot_be_are_refused(begin: str, end: str, code: str) -> None:
    assert refusal(begin, end, "--hours", USUAL) == code


def test_without_hours_the_desk_gives_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARIANNE_DESK_PASSPHRASE", "une longue phrase d'essai")
    folder = tmp_path / "guichet"
    set_up(folder, site_of_list(check_list(SAMPLE), "9003")).close()
    span = ("2025-12-26T08:00", "2025-12-26T18:00", "--json")
    assert json.loads(asked(*span, folder=folder).stdout)["open_minutes"] == 0
    elsewhere = asked(*span, "--subdivision", "58", folder=folder)
    assert json.loads(elsewhere.stdout)["open_minutes"] == 210

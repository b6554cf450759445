"""``simulate`` from a terminal: what it says, and what it refuses."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marianne_desk.cli.simulate import simulate
from marianne_desk.cli.terminal import Terminal
from marianne_desk.domain.errors import UserError
from marianne_desk.storage.keys import PASSPHRASE_VARIABLE
from marianne_desk.usecases.desk import open_desk
from tests.desks import PASSPHRASE

SAMPLE = Path(__file__).parents[2] / "resources/sample/sites.csv"


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)


def asked(folder: Path, **changed: object) -> Result:
    """What ``simulate`` answers; its own errors are raised."""
    options = {"list": SAMPLE, "site": "9004", "until": "2026-10-31", "months": 1, "per-day": 3, "seed": 5}
    words = [word for name, value in (options | changed).items() for word in (f"--{name}", str(value))]
    return CliRunner().invoke(simulate, words, obj=Terminal(folder), catch_exceptions=False)


def test_a_simulated_desk_is_made_and_says_what_it_holds(tmp_path: Path) -> None:
    result = asked(tmp_path / "desk")
    assert result.exit_code == 0
    assert "Guichet simulé\u00a0: France services de la Rivière-Imaginaire, du 01/10/2026" in result.stdout
    desk = open_desk(tmp_path / "desk")
    assert desk.simulated
    assert desk.site.zone == "Indian/Reunion"
    desk.close()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"site": "no-such-site"}, "site_unknown"),
        ({"until": "31/10/2026"}, "date_unreadable"),
        ({"months": 0}, "simulation_months"),
        ({"per-day": -1}, "simulation_per_day"),
        ({"seed": -1}, "simulation_seed"),
        ({"site": "9006"}, "simulation_never_open"),
    ],
)
def test_what_cannot_be_simulated_is_refused(tmp_path: Path, changed: dict[str, object], code: str) -> None:
    with pytest.raises(UserError) as refused:
        asked(tmp_path / "desk", **changed)
    assert refused.value.code == code
    assert not (tmp_path / "desk").exists()

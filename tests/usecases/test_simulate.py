"""A simulated desk: the same from the same seed, honest about itself, nothing left behind when it fails."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import Cancelled, UserError
from marianne_desk.domain.month import Month
from marianne_desk.usecases import simulate as simulating
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.month import figures_of
from marianne_desk.usecases.simulate import SimulatedDesk, fill_desk, simulate
from marianne_desk.usecases.transfer import export_contacts
from marianne_desk.wording import sentence
from tests.desks import LAVAL, PASSPHRASE

UNTIL = date(2026, 9, 30)


def filled(folder: Path, seed: int = 3, per_day: float = 5.0) -> SimulatedDesk:
    return simulate(folder, LAVAL, UNTIL, 2, per_day, seed, PASSPHRASE)


def exported(made: SimulatedDesk, file: Path) -> bytes:
    export_contacts(made.desk, date(2000, 1, 1), date(2030, 1, 1), file)
    made.desk.close()
    return file.read_bytes()


def test_same_seed_same_export(tmp_path: Path) -> None:
    once, again, other = (
        exported(filled(tmp_path / name, seed), tmp_path / f"{name}.csv")
        for name, seed in (("once", 3), ("again", 3), ("other", 4))
    )
    assert once == again
    assert once != other


def test_desk_says_that_it_is_simulated_and_knows_its_communes(tmp_path: Path) -> None:
    made = filled(tmp_path / "desk")
    assert made.desk.simulated
    assert (made.first, made.last) == (date(2026, 8, 1), UNTIL)
    assert 150 < made.contacts < made.requests < 300
    figures = [figures_of(made.desk, Month(2026, month)).figures for month in (8, 9)]
    permanences = sum(
        held["contacts.channel.permanence"].value or 0
        for held in figures
        if "contacts.channel.permanence" in held
    )
    assert sum(held["contacts"].value or 0 for held in figures) + permanences == made.contacts
    made.desk.close()
    opened = open_desk(tmp_path / "desk", PASSPHRASE)
    assert opened.simulated
    assert opened.settings.communes[0] == LAVAL.commune
    assert len(opened.settings.communes) == 9
    opened.close()


def test_big_fillings_are_written_in_several_transactions(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simulating, "_AT_ONCE", 50)
    steps: list[tuple[int, int]] = []
    made = fill_desk(desk, UNTIL, 1, 8.0, 1, lambda done, of: steps.append((done, of)))
    assert steps == [(done, 22) for done in range(1, 23)]
    assert made.desk.simulated
    assert made.contacts > 100


def test_past_stops_at_the_instant_asked_for(desk: Desk) -> None:
    noon = datetime(2026, 9, 16, 10, tzinfo=UTC)
    made = fill_desk(desk, noon.date(), 1, 8.0, 1, known_until=noon)
    logged = log_contact(
        replace(made.desk, clock=lambda: noon),
        ContactDraft(requests=(RequestDraft(reason="cni", operator="FRANCE_TITRES"),)),
    )
    assert logged.clock_set_back is None
    assert logged.number == made.contacts + 1


def test_a_desk_with_contacts_is_not_filled(desk: Desk) -> None:
    made = fill_desk(desk, UNTIL, 1, 2.0, 1)
    with pytest.raises(UserError, match="desk_not_empty"):
        fill_desk(made.desk, UNTIL, 1, 2.0, 1)


def test_a_desk_that_exists_is_refused_and_kept(tmp_path: Path) -> None:
    filled(tmp_path / "desk").desk.close()
    with pytest.raises(UserError, match="desk_exists"):
        filled(tmp_path / "desk")
    open_desk(tmp_path / "desk", PASSPHRASE).close()


def test_cancelled_simulation_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        simulate(tmp_path / "desk", LAVAL, UNTIL, 1, 2.0, 1, PASSPHRASE, stop)
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"months": 0}, "simulation_months"),
        ({"months": 121}, "simulation_months"),
        ({"per_day": 0.0}, "simulation_per_day"),
        ({"per_day": float("nan")}, "simulation_per_day"),
        ({"per_day": 1e9}, "simulation_per_day"),
        ({"seed": -1}, "simulation_seed"),
        ({"seed": 2**63}, "simulation_seed"),
        ({"months": 120, "per_day": 4000.0}, "simulation_too_large"),
        ({"until": date(2000, 5, 1)}, "simulation_dates"),
        ({"until": date(2099, 5, 1)}, "simulation_dates"),
        ({"site": replace(LAVAL, hours="")}, "simulation_never_open"),
        ({"site": replace(LAVAL, hours="soon")}, "hours_unreadable"),
    ],
)
def test_absurd_wishes_are_refused_before_anything_is_made(
    tmp_path: Path, given: dict[str, object], code: str
) -> None:
    wished = {"site": LAVAL, "until": UNTIL, "months": 1, "per_day": 2.0, "seed": 1} | given
    with pytest.raises(UserError, match=code) as refused:
        simulate(tmp_path / "desk", passphrase=PASSPHRASE, **wished)  # type: ignore[arg-type]
    assert sentence(refused.value)
    assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize(
    ("until", "months", "first"),
    [
        (date(2026, 10, 31), 24, date(2024, 11, 1)),
        (date(2026, 2, 28), 1, date(2026, 2, 1)),
        (date(2026, 11, 20), 3, date(2026, 8, 21)),
        (date(2026, 5, 30), 3, date(2026, 2, 28)),
        (date(2001, 3, 31), 24, date(2000, 1, 3)),
    ],
)
def test_months_end_with_the_last_day(until: date, months: int, first: date) -> None:
    assert simulating._first_day(until, months, 2.0, 1) == first

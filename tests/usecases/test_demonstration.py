"""The demonstration is made once, made anew when cut short or a month old, and opens with its published passphrase."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from marianne_desk.domain.month import Month
from marianne_desk.usecases.demonstration import (
    PASSPHRASE,
    Demonstration,
    last_open_moment,
    prepare_demonstration,
)
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.month import month_report
from tests.desks import LAVAL, MakeDesk

FRIDAY_CLOSING = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
SITES = Path(__file__).resolve().parent.parent.parent / "resources" / "sample" / "sites.csv"


def prepare(folder: Path, month: int = 11) -> Demonstration:
    """A small demonstration, as if today were the 20th of ``month`` 2026."""
    moment = datetime(2026, month, 20, 16, 30, tzinfo=UTC)
    return prepare_demonstration(folder, SITES, lambda: moment, months=2, per_day=2)


def test_demonstration_holds_a_simulated_desk_and_last_month_s_sheet(tmp_path: Path) -> None:
    made = prepare(tmp_path)
    assert made == Demonstration(
        tmp_path / "desk",
        tmp_path / "fiche-2026-10.pdf",
        Month(2026, 10),
        FRIDAY_CLOSING,
        fresh=True,
        slip=made.slip,
        quarter=tmp_path / "CAF-2026-T3.pdf",
    )
    for paper in filter(None, (made.sheet, made.slip, made.quarter)):
        assert paper.read_bytes().startswith(b"%PDF-")
    desk = open_desk(made.desk, PASSPHRASE, lambda: datetime(2026, 11, 20, 17, tzinfo=UTC))
    try:
        assert desk.simulated
        assert (month_report(desk, made.month).current.figures["contacts"].value or 0) > 10
    finally:
        desk.close()


def test_a_visitor_leaves_with_a_slip_in_hand(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    made = prepare_demonstration(tmp_path, SITES, lambda: moment, months=1, per_day=14)
    assert made.slip is not None
    assert made.slip.read_bytes().startswith(b"%PDF-")


def test_where_nobody_has_an_appointment_there_is_no_slip(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    made = prepare_demonstration(tmp_path, SITES, lambda: moment, months=1, per_day=0.1)
    assert made.slip is None
    assert made.quarter is not None


def test_demonstration_is_found_again_and_made_anew_only_when_it_must(tmp_path: Path) -> None:
    made = prepare(tmp_path)
    again = prepare(tmp_path)
    assert not again.fresh
    assert timedelta() <= made.moment - again.moment < timedelta(days=3)
    (tmp_path / "desk" / "desk.key").unlink()  # a desk that does not open any more
    assert prepare(tmp_path).fresh
    assert prepare(tmp_path, month=12).fresh
    (tmp_path / "fiche-2026-11.pdf").unlink()  # cut short before the sheet was written
    assert prepare(tmp_path, month=12).fresh


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2026-10-14T09:05+02:00", "2026-10-14T09:05+02:00"),
        ("2026-10-14T13:00+02:00", "2026-10-14T12:00+02:00"),
        ("2026-10-18T11:00+02:00", "2026-10-16T17:00+02:00"),
    ],
)
def test_day_that_is_shown_is_the_last_one_open(make_desk: MakeDesk, now: str, shown: str) -> None:
    desk = make_desk(clock=lambda: datetime.fromisoformat(now))
    assert last_open_moment(desk) == datetime.fromisoformat(shown)


def test_desk_that_is_never_open_shows_the_present(make_desk: MakeDesk) -> None:
    desk = make_desk(site=replace(LAVAL, id="9000", hours=""))
    assert last_open_moment(desk) == desk.now()

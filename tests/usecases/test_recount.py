"""Figures are true: an independent recount from the exported CSV agrees, number by number and row by row.

Ten desks of twenty-four months: ``python -m tests.trials.recount``.
"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from marianne_desk.domain.month import Month
from marianne_desk.domain.site import Site
from marianne_desk.usecases.log_contact import cancel_contact
from marianne_desk.usecases.month import figure_rows
from marianne_desk.usecases.simulate import fill_desk
from tests import recount
from tests.compared import differences
from tests.desks import LAVAL, MakeDesk, SetClock
from tests.made_up_houses import MOSELLE, REUNION

UNTIL = date(2026, 5, 31)
LATER = datetime(2026, 7, 10, 9, tzinfo=UTC)


@pytest.mark.parametrize("site", [LAVAL, MOSELLE, REUNION], ids=["ordinary", "Moselle", "La Réunion"])
def test_a_recount_of_the_export_agrees(make_desk: MakeDesk, tmp_path: Path, site: Site) -> None:
    desk = fill_desk(make_desk(site, SetClock(LATER)), UNTIL, 3, 18, 5).desk
    for row in figure_rows(desk, Month(2026, 5), "requests.outcome.pending")[:3]:
        cancel_contact(desk, row.contact.id)
    months = [Month(2026, month) for month in (4, 5, 6)]
    assert list(differences(desk, months, tmp_path)) == []


def test_the_recount_knows_holidays_by_itself() -> None:
    assert date(2026, 4, 3) in recount.holidays("57", 2026)
    assert date(2026, 4, 3) not in recount.holidays("53", 2026)
    assert date(2026, 5, 14) in recount.holidays("53", 2026)
    assert date(2026, 12, 20) in recount.holidays("974", 2026)
    assert date(2049, 4, 19) in recount.holidays("53", 2049)

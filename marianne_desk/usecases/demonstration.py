"""The demonstration: a made-up house, two simulated years, last month's sheet, what a visitor leaves with and what a
partner hears, in a folder to throw away.

Its key is a passphrase that stands here for all to read: the data are invented, and no keyring is needed.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.month import Month
from marianne_desk.domain.quarter import Quarter
from marianne_desk.exchange.national_list import read_sites
from marianne_desk.storage.contacts import latest_recorded
from marianne_desk.usecases.case_list import cases
from marianne_desk.usecases.desk import Clock, Desk, open_desk, system_clock
from marianne_desk.usecases.partner_sheet import write_partner_sheet
from marianne_desk.usecases.set_up import set_up
from marianne_desk.usecases.sheet import write_sheet
from marianne_desk.usecases.simulate import fill_desk
from marianne_desk.usecases.slip import slip_pdf, write_slip

PASSPHRASE = "guichet de démonstration"  # noqa: S105
MONTHS = 24
PER_DAY = 14.0
SEED = 2026
PARTNER = "CAF"
_SLIP = "papier-a-remettre.pdf"
_LOOKED_BACK = 14


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was prepared: the desk's data folder, the PDF of ``month``, the instant at which the made-up past stops.
    ``slip``: of the next appointment at a partner's, ``quarter``: the last quarter's sheet of :data:`PARTNER`; None
    where the made-up past holds none.

    ``fresh`` False: all was found as it was left, and ``moment`` is its last entry."""

    desk: Path
    sheet: Path
    month: Month
    moment: datetime
    fresh: bool
    slip: Path | None = None
    quarter: Path | None = None


def prepare_demonstration(
    output: Path, sites: Path, clock: Clock = system_clock, months: int = MONTHS, per_day: float = PER_DAY
) -> Demonstration:
    """Makes the demonstration in ``output`` with the first site of the list ``sites``, unless it is there already.

    It is made anew when a month has gone by, and after a preparation that was cut short: the sheet is written
    last. Raises MachineError ``read_only``, ``disk_full``."""
    folder = output / "desk"
    month = Month.of(clock().date()).plus(-1)
    sheet = output / f"fiche-{month}.pdf"
    found = _last_entry(folder, clock) if sheet.exists() else None
    if found is not None:
        return Demonstration(folder, sheet, month, found, False, *_papers(output, month))
    shutil.rmtree(folder, ignore_errors=True)
    desk = set_up(folder, read_sites(sites).sites[0], PASSPHRASE, clock)
    try:
        moment = last_open_moment(desk)
        desk = fill_desk(desk, moment.date(), months, per_day, SEED, known_until=moment, going_on=True).desk
        _write_papers(desk, output, month)
        write_sheet(desk, month, sheet)
    finally:
        desk.close()
    return Demonstration(folder, sheet, month, moment, True, *_papers(output, month))


def _write_papers(desk: Desk, output: Path, month: Month) -> None:
    """The slip of the next appointment, where there is one, and the sheet of the last whole quarter."""
    for old in (output / _SLIP, *output.glob(f"{PARTNER}-*.pdf")):
        old.unlink(missing_ok=True)
    appointed = next((row for row in cases(desk) if row.next_begin is not None), None)
    if appointed is not None:
        write_slip(desk, slip_pdf(desk, appointed.id), output / _SLIP)
    write_partner_sheet(desk, PARTNER, _quarter(month), output / f"{PARTNER}-{_quarter(month)}.pdf")


def _papers(output: Path, month: Month) -> tuple[Path | None, Path | None]:
    slip, quarter = output / _SLIP, output / f"{PARTNER}-{_quarter(month)}.pdf"
    return (slip if slip.exists() else None, quarter if quarter.exists() else None)


def _quarter(month: Month) -> Quarter:
    """The last quarter that was over in the month after ``month``."""
    return Quarter.of(month.plus(-2).first_day)


def _last_entry(folder: Path, clock: Clock) -> datetime | None:
    """When the last contact of the demonstration found in ``folder`` was recorded; None: there is none to open."""
    try:
        desk = open_desk(folder, PASSPHRASE, clock)
    except (UserError, MachineError):
        return None
    try:
        with desk.store.reading() as connection:
            last = latest_recorded(connection)
        return last.astimezone(desk.zone) if last else None
    finally:
        desk.close()


def last_open_moment(desk: Desk) -> datetime:
    """The present instant when the desk is open, else when it last closed: the day to show is never an empty one.

    The present instant too where the desk was closed for two weeks."""
    now = desk.now()
    for back in range(_LOOKED_BACK):
        begun = [
            slot for slot in desk.opening.intervals_of(now.date() - timedelta(days=back)) if slot[0] < now
        ]
        if begun:
            return min(begun[-1][1], now)
    return now

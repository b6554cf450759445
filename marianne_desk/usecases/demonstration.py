"""The demonstration: a made-up house, two simulated years, last month's sheet, in a folder to throw away.

Its key is a passphrase that stands here for all to read: the data are invented, and no keyring is needed.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from marianne_desk.domain.month import Month
from marianne_desk.exchange.national_list import read_sites
from marianne_desk.usecases.desk import Clock, Desk, place_at, system_clock
from marianne_desk.usecases.set_up import set_up
from marianne_desk.usecases.sheet import write_sheet
from marianne_desk.usecases.simulate import fill_desk

PASSPHRASE = "guichet de démonstration"  # noqa: S105
MONTHS = 24
PER_DAY = 14.0
SEED = 2026
_LOOKED_BACK = 14


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was prepared: the desk's data folder, the PDF of ``month``; ``fresh`` False: found as it was left."""

    desk: Path
    sheet: Path
    month: Month
    fresh: bool


def prepare_demonstration(
    output: Path, sites: Path, clock: Clock = system_clock, months: int = MONTHS, per_day: float = PER_DAY
) -> Demonstration:
    """Makes the demonstration in ``output`` with the first site of the list ``sites``, unless it is there already.

    It is made anew when a month has gone by, and after a preparation that was cut short: the sheet is written
    last. Raises MachineError ``read_only``, ``disk_full``."""
    folder = output / "desk"
    month = Month.of(clock().date()).plus(-1)
    sheet = output / f"fiche-{month}.pdf"
    fresh = not (sheet.exists() and place_at(folder).holds_a_desk())
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
        desk = set_up(folder, read_sites(sites).sites[0], PASSPHRASE, clock)
        try:
            until = last_open_moment(desk)
            desk = fill_desk(desk, until.date(), months, per_day, SEED, known_until=until).desk
            write_sheet(desk, month, sheet)
        finally:
            desk.close()
    return Demonstration(folder, sheet, month, fresh)


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

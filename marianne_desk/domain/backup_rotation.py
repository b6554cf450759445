"""Which copies of a desk are kept: the newest of each of the last seven days, five weeks and twelve months that have
one. Counted over the days that have a copy, so that a desk closed in August keeps what it had."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

DAYS, WEEKS, MONTHS = 7, 5, 12
PEOPLE_DAYS = 7
"""Days during which a copy may hold whom to call back and entries set aside. An older one is written again
without them."""

_STAMP = "%Y-%m-%d_%Hh%Mm%S"


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """One copy. ``at``: the desk's local time at which it was begun, as its name says it, without a zone."""

    at: datetime
    name: str


def mark(desk_id: str) -> str:
    """How the names of a desk's files in a backup folder begin: a folder may serve several desks."""
    return f"marianne-desk-{desk_id[:8]}"


def copy_name(desk_id: str, at: datetime) -> str:
    """« marianne-desk-1a2b3c4d-2026-11-26_14h32m05.db ». No name of the house: a stick gets lost."""
    return f"{mark(desk_id)}-{at.strftime(_STAMP)}.db"


def copy_of(name: str, desk_id: str) -> Copy | None:
    """The copy that a file is by its name; None for every file that is not this desk's."""
    stamp = name.removeprefix(f"{mark(desk_id)}-").removesuffix(".db")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d_\d\dh\d\dm\d\d", stamp):
        return None
    try:
        at = datetime.strptime(stamp, _STAMP)  # noqa: DTZ007 (the name says the desk's clock)
    except ValueError:
        return None
    return Copy(at, name) if name == copy_name(desk_id, at) else None


def to_remove(copies: Iterable[Copy], last_good: Copy) -> tuple[Copy, ...]:
    """The copies that are no longer kept, oldest first; never ``last_good``, whatever the other names say."""
    known = sorted(set(copies))
    kept = {last_good}
    for period, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        newest = {period(copy.at): copy for copy in known}
        kept.update(newest[key] for key in sorted(newest)[-most:])
    return tuple(copy for copy in known if copy not in kept)


def holds_people_too_long(copy: Copy, today: date) -> bool:
    """Whether what a copy says of people has outlived its retention."""
    return copy.at.date() < today - timedelta(days=PEOPLE_DAYS)


def _day(at: datetime) -> tuple[int, int]:
    return at.year, at.timetuple().tm_yday


def _week(at: datetime) -> tuple[int, int]:
    return at.isocalendar()[:2]


def _month(at: datetime) -> tuple[int, int]:
    return at.year, at.month

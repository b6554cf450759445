"""The guided tour: a second desk on a made-up month of the same house, beside the real one, to be thrown away whole.

Its folder lies beside the desk's own, private like it, and bears a mark: nothing without that mark is ever erased. A
crash leaves it there; the next start of the window finds and erases it. Its key is a passphrase that is never kept.
"""

import secrets
import shutil
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from marianne_desk.domain.calendar.opening_rules import HoursPeriod, OpeningRules
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.exchange.national_list import read_sites
from marianne_desk.storage import lately
from marianne_desk.storage.place import Place
from marianne_desk.usecases.desk import Clock, Desk, system_clock
from marianne_desk.usecases.set_up import set_up
from marianne_desk.usecases.simulate import fill_desk

MARK = "desk.visite"
PER_DAY = 9.0
SEED = 1967
_A_MONTH = timedelta(days=27)
_USUAL_HOURS = OpeningRules(periods=(HoursPeriod(None, "Mo-Fr 09:00-12:00,13:30-17:00"),))


@dataclass(frozen=True, slots=True)
class Tour:
    """A throw-away desk that is ready. ``last``: the short number of its last made-up contact; ``answered``: how many
    of its requests are answered when it begins."""

    folder: Path
    passphrase: str
    house: str
    last: int
    answered: int


@dataclass(frozen=True, slots=True)
class TourFacts:
    """What the person did since: channel and reason of each request logged, and how many made-up requests were
    answered."""

    logged: frozenset[tuple[str, str | None]]
    answered: int


def tour_folder(folder: Path) -> Path:
    """Where the tour of the desk of ``folder`` lives."""
    return folder.with_name(f"{folder.name}-visite")


def prepare_tour(folder: Path, desk: Desk | None, sites: Path, clock: Clock = system_clock) -> Tour:
    """Makes the throw-away desk beside ``folder``: of the house of ``desk``, or of the first one of the list ``sites``
    where there is no desk yet; its made-up month ends now.

    Nothing is left behind when it fails. Raises UserError ``tour_folder_taken``; MachineError ``read_only``,
    ``disk_full``."""
    place = Place(tour_folder(folder))
    throw_away(folder)
    if place.folder.exists() and any(place.folder.iterdir()):
        raise UserError("tour_folder_taken", folder=place.folder.name)
    place.prepare()
    place.write_private(place.folder / MARK, b"")
    try:
        return _filled(place, desk, sites, clock)
    except BaseException:
        throw_away(folder)
        raise


def tour_facts(desk: Desk, tour: Tour) -> TourFacts:
    """What was done on the throw-away desk since it was made."""
    with desk.store.reading() as connection:
        return TourFacts(
            lately.logged_after(connection, tour.last),
            lately.answered_until(connection, tour.last) - tour.answered,
        )


def throw_away(folder: Path) -> bool:
    """Erases the tour of the desk of ``folder``, left by a crash or just over; whether there was one.

    Raises MachineError ``read_only`` when the system refuses."""
    found = tour_folder(folder)
    if not (found / MARK).is_file():
        return False
    try:
        # The mark goes last: an erasing that is cut short is taken up again at the next start.
        for path in sorted(found.iterdir(), key=lambda path: path.name == MARK):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        found.rmdir()
    except OSError as error:
        raise MachineError("read_only", folder=found.name) from error
    return True


def _filled(place: Place, real: Desk | None, sites: Path, clock: Clock) -> Tour:
    passphrase = secrets.token_urlsafe(24)
    site = real.site if real else read_sites(sites).sites[0]
    rules = real.rules if real else None
    now = clock()
    if real is not None and not real.opening.open_days(real.today() - _A_MONTH, real.today()):
        rules = _USUAL_HOURS  # a house closed for a month: the tour needs people who come
    desk = set_up(
        place.folder,
        replace(site, comment=""),
        passphrase,
        clock,
        rules=rules,
        msa_country=real.settings.msa_country if real else None,
    )
    try:
        desk = fill_desk(desk, desk.today(), 1, PER_DAY, SEED, known_until=now).desk
        with desk.store.reading() as connection:
            last = lately.last_number(connection)
            answered = lately.answered_until(connection, last)
    finally:
        desk.close()
    return Tour(place.folder, passphrase, site.name, last, answered)

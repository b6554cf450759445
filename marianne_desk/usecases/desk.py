"""The open desk: its file, its house, its calendar and its words. Every other use case takes it first."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from marianne_desk.domain.calendar.opening import OpeningClock, clock_of
from marianne_desk.domain.calendar.opening_rules import OpeningRules, holidays_of_desk
from marianne_desk.domain.calendar.working_days import WorkingDays
from marianne_desk.domain.derivation import Calendar
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.own_lists import extended
from marianne_desk.domain.settings import Agent, Settings
from marianne_desk.domain.site import Site
from marianne_desk.domain.vocabulary import Vocabulary
from marianne_desk.storage.issued_terms import read_delays
from marianne_desk.storage.keys import find_key
from marianne_desk.storage.lists import load_vocabulary
from marianne_desk.storage.own_lists import read_own_entries
from marianne_desk.storage.place import Place, default_place
from marianne_desk.storage.settings import read_agents, read_opening_rules, read_settings, read_site
from marianne_desk.storage.store import Store, open_store

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present instant, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk, open. Nothing in it changes: after a change of hours or settings, :func:`reread` gives a new one."""

    store: Store
    place: Place
    clock: Clock
    site: Site
    simulated: bool
    rules: OpeningRules
    settings: Settings
    agents: tuple[Agent, ...]
    vocabulary: Vocabulary
    calendar: Calendar
    opening: OpeningClock

    @property
    def zone(self) -> ZoneInfo:
        """The desk's time zone."""
        return self.calendar.zone

    def now(self) -> datetime:
        """The present instant, in the desk's zone."""
        return self.clock().astimezone(self.calendar.zone)

    def today(self) -> date:
        """The desk's local day."""
        return self.now().date()

    def rest(self) -> None:
        """Moves the journal into the file, when nobody has saved for a while: a damaged journal drops contacts in
        silence, the file does not."""
        self.store.checkpoint()

    def close(self) -> None:
        """Checkpoints the journal and closes the file."""
        self.store.close()


def place_at(folder: Path | None) -> Place:
    """The data folder given, or the platform's own."""
    return Place(folder) if folder else default_place()


def open_desk(
    folder: Path | None = None,
    passphrase: str | None = None,
    clock: Clock = system_clock,
    *,
    key: str | None = None,
) -> Desk:
    """Opens the desk kept in ``folder`` (None: the platform's own data folder). ``key``: found before, by
    ``usecases.first_look``.

    Raises UserError ``no_desk``, ``passphrase_needed``, ``passphrase_refused``; MachineError ``not_openable``,
    ``newer_version``, ``keyring_…``, ``key_missing``."""
    place = place_at(folder)
    if not place.holds_a_desk():
        if place.database.exists():
            raise MachineError("not_openable", file=place.database.name)
        raise UserError("no_desk")
    key = key or find_key(place, place.read_desk_id(), passphrase)
    return brought_up_to_date(read_desk(open_store(place, key), place, clock))


def brought_up_to_date(desk: Desk) -> Desk:
    """The desk once what an older schema did not hold was derived, and who is known too long was erased; its file is
    closed where the first fails."""
    from marianne_desk.usecases.derive_again import derive_what_is_missing

    try:
        derive_what_is_missing(desk)
        forget_expired(desk)
    except BaseException:
        desk.close()
        raise
    return desk


def forget_expired(desk: Desk) -> bool:
    """Erases who is known too long; whether somebody was. A file that cannot be written to now is opened all the
    same."""
    from marianne_desk.usecases.retention import purge

    with suppress(MachineError):
        return bool(purge(desk))
    return False


def read_desk(store: Store, place: Place, clock: Clock) -> Desk:
    """The desk that an open file holds."""
    with store.reading() as connection:
        return desk_within(connection, store, place, clock)


def desk_within(connection: Connection, store: Store, place: Place, clock: Clock) -> Desk:
    """The desk as a transaction sees it."""
    rules = read_opening_rules(connection)
    settings = read_settings(connection)
    agents = read_agents(connection)
    site, simulated = read_site(connection, "")
    zone = ZoneInfo(site.zone)
    site = replace(site, hours=rules.hours_on(clock().astimezone(zone).date()))
    opening = clock_of(rules, site.department, site.zone)
    working_days = WorkingDays(holidays_of_desk(site.department, rules))
    return Desk(
        store=store,
        place=place,
        clock=clock,
        site=site,
        simulated=simulated,
        rules=rules,
        settings=settings,
        agents=agents,
        vocabulary=extended(load_vocabulary(), read_own_entries(connection)).at_desk(
            settings.msa_country, settings.usual_operators
        ),
        calendar=Calendar(zone, opening, working_days, settings.delays, read_delays(connection)),
        opening=opening,
    )


def refuse_own_file(desk: Desk, path: Path) -> None:
    """Raises UserError ``own_file`` where writing to ``path`` would destroy a file of the desk."""
    if path.name.startswith("desk.") and path.resolve().parent == desk.place.folder.resolve():
        raise UserError("own_file", "file", file=path.name)


def reread(desk: Desk) -> Desk:
    """The same desk after its hours, settings or lists were changed."""
    return read_desk(desk.store, desk.place, desk.clock)

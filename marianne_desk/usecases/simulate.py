"""A desk with a made-up past, for demonstrations, trials and tests. The desk says for ever that it is one."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from marianne_desk.domain import french
from marianne_desk.domain.calendar.local_time import day_begin
from marianne_desk.domain.calendar.opening import LAST_YEAR, OpeningClock, clock_of
from marianne_desk.domain.calendar.opening_rules import check_rules, rules_of
from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.contact import ContactDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.domain.simulation.chance import identifier, stream
from marianne_desk.domain.simulation.contacts import House, Span, simulated_contacts
from marianne_desk.domain.simulation.going_on import messages_left
from marianne_desk.domain.simulation.people import communes_around
from marianne_desk.domain.site import Site
from marianne_desk.storage.contact_rows import DerivedContact
from marianne_desk.storage.contacts import add_contacts, count_contacts
from marianne_desk.storage.settings import mark_simulated, write_settings
from marianne_desk.usecases.desk import Clock, Desk, reread, system_clock
from marianne_desk.usecases.log_contact import derive
from marianne_desk.usecases.set_up import set_up
from marianne_desk.usecases.simulated_life import Remembered, add_life

Progress = Callable[[int, int], None]
"""Called with the open days done and to do; may raise ``Cancelled``."""

MOST_MONTHS = 120
MOST_PER_DAY = 5000.0
MOST_CONTACTS = 2_000_000
LARGEST_SEED = 2**63 - 1
_EARLIEST = date(2000, 1, 3)
_OPEN_DAYS_A_MONTH = 22
_AT_ONCE = 20_000
_LAST_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class SimulatedDesk:
    """The open desk, from and until when it was filled (both days included), and with how much."""

    desk: Desk
    first: date
    last: date
    contacts: int
    requests: int


def simulate(
    folder: Path | None,
    site: Site,
    until: date,
    months: int,
    per_day: float,
    seed: int,
    passphrase: str | None = None,
    progress: Progress | None = None,
    *,
    clock: Clock = system_clock,
) -> SimulatedDesk:
    """Sets up the desk of ``site`` in ``folder`` and fills it with ``months`` made-up months that end with the day
    ``until``, ``per_day`` contacts on an open day in the mean. The same seed gives the same contacts.

    Nothing is left behind when it fails or is cancelled. Raises what ``usecases.set_up.set_up`` does and UserError
    ``simulation_months``, ``simulation_per_day``, ``simulation_seed``, ``simulation_dates``,
    ``simulation_too_large``, ``simulation_never_open``."""
    first = _first_day(until, months, per_day, seed)
    opening = clock_of(check_rules(rules_of(site.hours)), site.department, site.zone)
    _check_open(opening, site, first, until)
    desk = set_up(folder, site, passphrase, clock)
    try:
        return fill_desk(desk, until, months, per_day, seed, progress)
    except BaseException:
        desk.close()
        desk.place.forget()
        raise


def fill_desk(
    desk: Desk,
    until: date,
    months: int,
    per_day: float,
    seed: int,
    progress: Progress | None = None,
    *,
    known_until: datetime | None = None,
    going_on: bool = False,
) -> SimulatedDesk:
    """Fills a desk that holds no contact; see :func:`simulate`. ``known_until`` stops the made-up past earlier than
    at the end of the last day (a demonstration that goes on now); ``going_on``: people wait at that moment, and
    entries are set aside. The desk given back is to be used from then on.

    Raises UserError ``desk_not_empty`` and the ``simulation_…`` ones."""
    first = _first_day(until, months, per_day, seed)
    _check_open(desk.opening, desk.site, first, until)
    with desk.store.reading() as connection:
        if count_contacts(connection):
            raise UserError("desk_not_empty")
    communes = communes_around(desk.site.commune, stream(seed, "communes"))
    with desk.store.writing() as connection:
        mark_simulated(connection)
        write_settings(connection, replace(desk.settings, communes=communes))
    desk = reread(desk)
    horizon = _end_of_day(desk, until)
    span = Span(first, until, min(horizon, known_until) if known_until else horizon)
    contacts, requests = _fill(desk, span, per_day, seed, progress, going_on=going_on)
    return SimulatedDesk(desk, first, until, contacts, requests)


def _fill(
    desk: Desk, span: Span, per_day: float, seed: int, progress: Progress | None, *, going_on: bool
) -> tuple[int, int]:
    """Writes all contacts in a few big transactions, then what surrounds them; how many contacts and requests."""
    house = house_of(desk)
    new_id = partial(identifier, stream(seed, "identifiers"))
    circumstances = Circumstances(span.horizon, desk.settings.agent, desk.vocabulary, False, new_id)
    past = Remembered(span.last, seed)
    contacts = requests = 0
    ready: list[DerivedContact] = []
    for batch in simulated_contacts(house, span, per_day, seed):
        drafts = batch.contacts
        if going_on and batch.done == batch.of:
            drafts = _by_recording((*drafts, *messages_left(house, span.horizon, seed)))
        ready += [derive(desk, complete(draft, circumstances)) for draft in drafts]
        if progress is not None:
            progress(batch.done, batch.of)
        if len(ready) >= _AT_ONCE or batch.done == batch.of:
            with desk.store.writing() as connection:
                add_contacts(connection, ready)
            past.see(ready)
            contacts += len(ready)
            requests += sum(len(item.requests) for item in ready)
            ready.clear()
    add_life(desk, house, span, past, per_day, seed, going_on=going_on)
    return contacts, requests


def house_of(desk: Desk) -> House:
    """What a made-up past has to know of the desk."""
    agents = tuple(agent.code for agent in desk.agents if agent.active)
    return House(
        clock=desk.opening,
        working_days=desk.calendar.working_days,
        delays=desk.settings.delays,
        vocabulary=desk.vocabulary,
        rural=desk.settings.msa_country,
        agents=agents or (desk.settings.agent,),
        communes=desk.settings.communes,
    )


def _by_recording(drafts: Iterable[ContactDraft]) -> tuple[ContactDraft, ...]:
    return tuple(sorted(drafts, key=lambda draft: draft.recorded_at or datetime.max.replace(tzinfo=UTC)))


def _first_day(until: date, months: int, per_day: float, seed: int) -> date:
    """The first of the simulated days. Raises UserError where a number is absurd."""
    if not 1 <= months <= MOST_MONTHS:
        raise UserError("simulation_months", "months", most=MOST_MONTHS)
    if not 0 < per_day <= MOST_PER_DAY:
        raise UserError("simulation_per_day", "per_day", most=french.number(MOST_PER_DAY))
    if not 0 <= seed <= LARGEST_SEED:
        raise UserError("simulation_seed", "seed")
    if months * _OPEN_DAYS_A_MONTH * per_day > MOST_CONTACTS:
        raise UserError("simulation_too_large", "per_day", most=french.number(MOST_CONTACTS))
    if not _EARLIEST.year < until.year < LAST_YEAR:
        raise UserError("simulation_dates", "until", first=_EARLIEST.year + 1, last=LAST_YEAR - 1)
    after = until + timedelta(days=1)
    month = Month.of(after).plus(-months)
    first = date(month.year, month.month, min(after.day, monthrange(month.year, month.month)[1]))
    return max(first, _EARLIEST)


def _check_open(opening: OpeningClock, site: Site, first: date, last: date) -> None:
    if not opening.open_days(first, last):
        raise UserError("simulation_never_open", "site", site=site.name, first=first, last=last)


def _end_of_day(desk: Desk, day: date) -> datetime:
    return datetime.fromtimestamp(day_begin(day + timedelta(days=1), desk.zone), UTC) - _LAST_SECOND

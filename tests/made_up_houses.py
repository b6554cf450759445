"""Houses without a file, for whatever makes up their past: a full day, three mornings, Moselle, La Réunion."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from marianne_desk.domain.calendar.local_time import day_begin
from marianne_desk.domain.calendar.opening import clock_of
from marianne_desk.domain.calendar.opening_rules import OpeningRules, holidays_of_desk, rules_of
from marianne_desk.domain.calendar.territory import is_rural, time_zone
from marianne_desk.domain.calendar.working_days import WorkingDays
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.delays import Delays
from marianne_desk.domain.derivation import Calendar
from marianne_desk.domain.simulation.contacts import Batch, House, Span, simulated_contacts
from marianne_desk.domain.site import Site
from marianne_desk.storage.lists import load_vocabulary
from tests.desks import LAVAL

FULL_DAYS = LAVAL
MORNINGS = replace(LAVAL, id="9002", department="15", hours="Tu-Th 09:00-12:00")
MOSELLE = replace(LAVAL, id="9003", department="57", hours="Mo-Fr 08:30-12:00,13:00-17:30")
REUNION = replace(
    LAVAL, id="9004", department="974", zone=time_zone("974"), hours="Mo-Fr 08:00-12:00,12:45-16:00"
)
SUBURB = replace(LAVAL, id="9005", department="93", hours="Mo-Sa 09:00-12:00,14:00-18:00")


@dataclass(frozen=True, slots=True)
class Past:
    """A made-up past with the house and the span that it is of."""

    house: House
    span: Span
    batches: tuple[Batch, ...]

    @property
    def contacts(self) -> tuple[ContactDraft, ...]:
        """All contacts, in the order in which they were recorded."""
        return tuple(contact for batch in self.batches for contact in batch.contacts)

    @property
    def requests(self) -> tuple[tuple[ContactDraft, RequestDraft], ...]:
        """Each request beside its contact."""
        return tuple((contact, request) for contact in self.contacts for request in contact.requests)

    def local_day(self, instant: datetime | None) -> date:
        """The local day of an instant that is there."""
        assert instant is not None
        return instant.astimezone(self.house.clock.zone).date()


def house_of(
    site: Site, rules: OpeningRules | None = None, communes: Sequence[str] = ("Vaubrun", "Autre")
) -> House:
    """The house of a site, with its hours since ever or other ``rules``."""
    rules = rules or rules_of(site.hours)
    return House(
        clock=clock_of(rules, site.department, site.zone),
        working_days=WorkingDays(holidays_of_desk(site.department, rules)),
        delays=Delays(),
        vocabulary=load_vocabulary(),
        rural=is_rural(site.department),
        agents=("agent-1", "agent-2"),
        communes=tuple(communes),
    )


def calendar_of(house: House) -> Calendar:
    """What derivation asks of the same house."""
    return Calendar(house.clock.zone, house.clock, house.working_days, house.delays)


def span_of(house: House, first: date, last: date) -> Span:
    """From ``first`` to ``last``, known until the end of the last day."""
    end = day_begin(last + timedelta(days=1), house.clock.zone) - 1
    return Span(first, last, datetime.fromtimestamp(end, UTC))


@lru_cache(maxsize=16)
def past_of(site: Site, first: date, last: date, per_day: float, seed: int = 1) -> Past:
    """A made-up past, made once for all the tests that look at it."""
    house = house_of(site)
    span = span_of(house, first, last)
    return Past(house, span, tuple(simulated_contacts(house, span, per_day, seed)))

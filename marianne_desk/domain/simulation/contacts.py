"""A made-up past of a desk, told as one: from a seed, the contacts that a house of that kind could have had.

The same seed, house and dates give the same contacts, identifiers included. Source: issue « Terminal,
simulator »; domain.md §4.7 for the shares.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from marianne_desk.domain.calendar.local_time import day_begin
from marianne_desk.domain.codes import WRITTEN, Channel
from marianne_desk.domain.contact import ContactDraft
from marianne_desk.domain.simulation.calls import call
from marianne_desk.domain.simulation.chance import Lot, happens, poisson, stream
from marianne_desk.domain.simulation.matters import matters_on, permanences_on
from marianne_desk.domain.simulation.people import commune_lot
from marianne_desk.domain.simulation.rhythm import intervals_of, mean_of_days, moments_of
from marianne_desk.domain.simulation.scene import House, Scene
from marianne_desk.domain.simulation.visits import visit
from marianne_desk.domain.simulation.written import letter

__all__ = ["Batch", "House", "Span", "permanence_weekdays", "simulated_contacts"]

CHANNELS = {
    Channel.DESK: 0.70,
    Channel.PHONE: 0.15,
    Channel.EMAIL: 0.06,
    Channel.APPOINTMENT: 0.05,
    Channel.PERMANENCE: 0.02,
    Channel.MAIL: 0.015,
    Channel.VIDEO: 0.005,
}
_SILENT_DAYS = 0.012
_BEYOND = timedelta(days=60)
_PERMANENCE_WEEKDAYS = 2


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both included; nothing is known after ``horizon``."""

    first: date
    last: date
    horizon: datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """What was recorded from an open day to the eve of the next one, in that order; ``day`` is the ``done``-th
    of ``of`` open days."""

    day: date
    done: int
    of: int
    contacts: tuple[ContactDraft, ...]


def simulated_contacts(house: House, span: Span, per_day: float, seed: int) -> Iterator[Batch]:
    """The contacts of a made-up past, ``per_day`` on an open day in the mean, one batch an open day.

    Nothing when the desk is never open between the two days."""
    days = house.clock.open_days(span.first, span.last)
    whole = house.clock.open_days(span.first, span.last + _BEYOND)
    demand = {day: matters_on(day, house.vocabulary, rural=house.rural).weight for day in days}
    means = mean_of_days(house.clock, demand, span.first, per_day)
    permanence = _permanence_weekdays(days, stream(seed, "permanences"))
    horizon = int(span.horizon.timestamp())
    waiting: list[ContactDraft] = []
    for place, day in enumerate(days):
        scene = _scene(house, span, seed, days, place, whole)
        channels = _channels(scene, permanence)
        if place == 0 or not happens(scene.rng, _SILENT_DAYS):
            drafts = (
                _contact(scene, channels.draw(scene.rng)) for _ in range(poisson(scene.rng, means[day]))
            )
            waiting += [draft for draft in drafts if _recorded(draft).timestamp() <= horizon]
        waiting.sort(key=_recorded)
        following = days[place + 1] if place + 1 < len(days) else None
        limit = None if following is None else day_begin(following, house.clock.zone)
        now = [draft for draft in waiting if limit is None or _recorded(draft).timestamp() < limit]
        waiting = waiting[len(now) :]
        yield Batch(day, place + 1, len(days), tuple(now))


def permanence_weekdays(house: House, span: Span, seed: int) -> tuple[int, ...]:
    """The weekdays (0: Monday) on which partners receive in the made-up past of these days and that seed."""
    days = house.clock.open_days(span.first, span.last)
    return tuple(_permanence_weekdays(days, stream(seed, "permanences")))


def _scene(
    house: House, span: Span, seed: int, days: Sequence[date], place: int, whole: Sequence[date]
) -> Scene:
    day = days[place]
    begins = day_begin(day, house.clock.zone)
    intervals = intervals_of(house.clock, day)
    return Scene(
        house=house,
        rng=stream(seed, day),
        day=day,
        previous=days[place - 1] if place else day - timedelta(days=1),
        begins=begins,
        intervals=intervals,
        moments=moments_of(intervals, begins),
        matters=matters_on(day, house.vocabulary, rural=house.rural),
        permanences=permanences_on(day, house.vocabulary),
        communes=commune_lot(house.communes),
        open_days=whole,
        progress=(day - span.first).days / max(1, (span.last - span.first).days),
        horizon=int(span.horizon.timestamp()),
    )


def _permanence_weekdays(days: Sequence[date], rng: Random) -> dict[int, float]:
    """The weekdays on which partners receive here, and how much more often then than on an average day."""
    open_weekdays = sorted({day.weekday() for day in days})
    chosen = rng.sample(open_weekdays, min(_PERMANENCE_WEEKDAYS, len(open_weekdays)))
    return {weekday: len(open_weekdays) / len(chosen) for weekday in chosen}


def _channels(scene: Scene, permanence: dict[int, float]) -> Lot[Channel]:
    weights = dict(CHANNELS)
    often = permanence.get(scene.day.weekday(), 0.0) if scene.permanences.things else 0.0
    weights[Channel.PERMANENCE] *= often
    return Lot.of(weights.items())


def _contact(scene: Scene, channel: Channel) -> ContactDraft:
    if channel is Channel.PHONE:
        return call(scene)
    if channel in WRITTEN:
        return letter(scene, channel)
    return visit(scene, channel)


def _recorded(draft: ContactDraft) -> datetime:
    return draft.recorded_at or datetime.max.replace(tzinfo=UTC)

"""Appointments with us in a made-up past: who came on one had taken it; others excused themselves or never came; the
next weeks fill up. Their shares are unverified estimates.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from marianne_desk.domain.agenda.appointment import (
    USUAL_MINUTES,
    VISITOR_KEPT_DAYS,
    Appointment,
    State,
)
from marianne_desk.domain.calendar.local_time import day_begin, local_day
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.contact import Contact
from marianne_desk.domain.simulation.callers import first_name
from marianne_desk.domain.simulation.chance import Lot, happens, identifier, poisson, stream
from marianne_desk.domain.simulation.contacts import CHANNELS, Span
from marianne_desk.domain.simulation.matters import Matter, matters_on
from marianne_desk.domain.simulation.rhythm import intervals_of
from marianne_desk.domain.simulation.scene import House, at

_NOT_KEPT = 0.24
"""For one appointment that was kept, so many that were not."""
_WHY_NOT = Lot.of(((State.EXCUSED, 0.42), (State.ABSENT, 0.43), (State.CANCELLED, 0.15)))
_AHEAD_DAYS, _AHEAD_FEWEST, _AHEAD_MOST = 15, 1.3, 6.0
"""Open days ahead in the agenda, and appointments on the first of them in the mean."""
_TAKEN_DAYS = 12
"""Open days before it, at most, on which an appointment was taken."""
_SLOT = USUAL_MINUTES * 60
_EARLY = 20 * 60
"""Who comes so long before a half hour comes for it; else for the one that has begun."""


class Agenda:
    """The appointments of a house, being made up; two of one agent never begin together."""

    def __init__(self, house: House, span: Span, seed: int, per_day: float) -> None:
        self._house, self._span, self._seed, self._per_day = house, span, seed, per_day
        self._horizon = int(span.horizon.timestamp())
        self._open = house.clock.open_days(span.first, span.last + timedelta(days=60))
        self._taken: set[tuple[str, int]] = set()

    def made_up(self, came: Sequence[Contact]) -> tuple[Appointment, ...]:
        """All of them in their order; ``came``: the contacts of people who came on an appointment."""
        found = [*self._kept(came), *self._forgotten(), *self._ahead()]
        return tuple(sorted(found, key=lambda one: (one.begin, one.id)))

    def _kept(self, came: Sequence[Contact]) -> Iterator[Appointment]:
        for contact in came:
            rng = stream(self._seed, "appointment", contact.id)
            begin = self._hour_of(int(contact.arrived_at.timestamp()))
            if begin is None or (contact.agent, begin) in self._taken:
                continue  # they came without being in the agenda
            request = contact.requests[0]
            matter = Matter(request.theme, request.reason, request.operator, 1.0)
            changed = int(contact.recorded_at.timestamp())
            yield self._one(rng, begin, contact.agent, matter, State.KEPT, changed)
            if happens(rng, _NOT_KEPT):
                yield from self._not_kept(rng, self._day(begin))

    def _not_kept(self, rng: Random, day: date) -> Iterator[Appointment]:
        state = _WHY_NOT.draw(rng)
        agent = self._agent(rng)
        begin = self._free_hour(rng, day, agent)
        if begin is None or begin + _SLOT > self._horizon:
            return
        changed = begin + _SLOT if state is State.ABSENT else self._day_before(rng, day)
        yield self._one(rng, begin, agent, None, state, changed)

    def _forgotten(self) -> Iterator[Appointment]:
        """One of the last days of which nobody has said yet what became."""
        rng = stream(self._seed, "appointment to fill in")
        before = [day for day in self._open if day < self._span.last][-2:]
        for day in before[:1]:
            agent = self._agent(rng)
            begin = self._free_hour(rng, day, agent)
            if begin is not None:
                yield self._one(rng, begin, agent, None, State.PLANNED, None)

    def _ahead(self) -> Iterator[Appointment]:
        usual = min(max(self._per_day * CHANNELS[Channel.APPOINTMENT] * 1.5, _AHEAD_FEWEST), _AHEAD_MOST)
        days = [day for day in self._open if day >= self._day(self._horizon)][:_AHEAD_DAYS]
        for place, day in enumerate(days):
            rng = stream(self._seed, "appointments ahead", day)
            for _ in range(max(poisson(rng, usual * (1 - place / len(days))), 1 if place < 2 else 0)):
                agent = self._agent(rng)
                begin = self._free_hour(rng, day, agent)
                if begin is not None and begin > self._horizon:
                    excused = happens(rng, 0.06)
                    yield self._one(
                        rng,
                        begin,
                        agent,
                        None,
                        State.EXCUSED if excused else State.PLANNED,
                        self._horizon if excused else None,
                    )

    def _one(
        self,
        rng: Random,
        begin: int,
        agent: str,
        matter: Matter | None,
        state: State,
        changed: int | None,
    ) -> Appointment:
        """The appointment; ``matter`` None: one of the season; ``changed`` None: nothing was said of it since."""
        self._taken.add((agent, begin))
        day = self._day(begin)
        season = matters_on(day, self._house.vocabulary, rural=self._house.rural)
        if matter is None and season.things:
            matter = season.draw(rng)
        made = min(self._day_before(rng, day), begin, self._horizon)
        known = begin > self._horizon - VISITOR_KEPT_DAYS * 86_400
        return Appointment(
            id=identifier(rng),
            begin=at(begin).astimezone(self._house.clock.zone),
            minutes=USUAL_MINUTES,
            theme=matter.theme if matter else None,
            reason=matter.reason if matter else None,
            operator=matter.operator if matter else None,
            words="",
            visitor=first_name(rng) if known else "",
            state=state,
            agent=agent,
            made_at=at(made),
            changed_at=at(made if changed is None else min(max(changed, made), self._horizon)),
            sequence=0 if changed is None else 1,
        )

    def _hour_of(self, arrived: int) -> int | None:
        """The half hour for which somebody came at that second; None when the house is closed by then."""
        day = self._day(arrived)
        midnight = day_begin(day, self._house.clock.zone)
        begin = midnight + (arrived - midnight + _EARLY) // _SLOT * _SLOT
        return next((hour for hour in (begin, begin - _SLOT) if hour in self._hours(day)), None)

    def _hours(self, day: date) -> list[int]:
        return [
            second
            for opens, closes in intervals_of(self._house.clock, day)
            for second in range(-(-opens // _SLOT) * _SLOT, closes - _SLOT + 1, _SLOT)
        ]

    def _free_hour(self, rng: Random, day: date, agent: str) -> int | None:
        free = [hour for hour in self._hours(day) if (agent, hour) not in self._taken]
        return free[int(rng.random() * len(free))] if free else None

    def _day_before(self, rng: Random, day: date) -> int:
        """A second of an open day before that one; of its own morning where there is none before."""
        place = bisect_left(self._open, day)
        before = self._open[max(0, place - 1 - int(rng.random() * _TAKEN_DAYS))]
        opens, closes = intervals_of(self._house.clock, before)[0]
        return opens + int(rng.random() * (closes - opens))

    def _agent(self, rng: Random) -> str:
        return self._house.agents[int(rng.random() * len(self._house.agents))]

    def _day(self, second: int) -> date:
        return local_day(second, self._house.clock.zone)

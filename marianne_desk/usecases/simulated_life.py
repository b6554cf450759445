"""What surrounds the contacts of a made-up past: the agenda, partners, closed days, call backs, and what is going on at
its last moment."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from marianne_desk.domain.agenda.permanence import checked
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.simulation.bookings import Agenda
from marianne_desk.domain.simulation.closings import made_up_closings
from marianne_desk.domain.simulation.contacts import House, Span, permanence_weekdays
from marianne_desk.domain.simulation.followed import is_followed
from marianne_desk.domain.simulation.going_on import CALL_BACK_DAYS, call_backs, gone_today, last_moment
from marianne_desk.domain.simulation.partners import made_up_permanences
from marianne_desk.domain.to_answer import waits
from marianne_desk.domain.waiting import Arrival
from marianne_desk.storage import appointments, arrivals, callbacks, closed_days, permanences, set_aside
from marianne_desk.storage.contact_rows import DerivedContact
from marianne_desk.storage.request_facts import held_request
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.simulated_cases import add_cases

if TYPE_CHECKING:
    from sqlalchemy import Connection


_LONGEST_OPEN = 25
"""Days after which what still waits for us is no case that somebody follows."""


@dataclass(slots=True)
class Remembered:
    """What is kept in mind of the contacts while they are made up: the days that have one, who came on an appointment,
    the contacts of the last days, the requests that go on as cases."""

    last: date
    seed: int
    noted: set[date] = field(default_factory=set)
    came: list[Contact] = field(default_factory=list)
    last_days: list[Contact] = field(default_factory=list)
    last_day: list[Contact] = field(default_factory=list)
    sent_on: list[tuple[Contact, Request]] = field(default_factory=list)

    def see(self, items: Sequence[DerivedContact]) -> None:
        """A batch of contacts."""
        since = self.last - timedelta(days=CALL_BACK_DAYS)
        lately = self.last - timedelta(days=_LONGEST_OPEN)
        for item in items:
            self.noted.add(item.derived.day)
            if item.contact.channel is Channel.APPOINTMENT:
                self.came.append(item.contact)
            if item.derived.day >= since:
                self.last_days.append(item.contact)
            if item.derived.day == self.last:
                self.last_day.append(item.contact)
            self.sent_on += [
                (item.contact, replace(request, due_on=derived.due_on))
                for request, derived in zip(item.contact.requests, item.requests, strict=True)
                if is_followed(item.contact, request, self.seed)
                and (item.derived.day >= lately or not waits(replace(request, due_on=derived.due_on)))
            ]


def add_life(
    desk: Desk, house: House, span: Span, past: Remembered, per_day: float, seed: int, *, going_on: bool
) -> None:
    """Writes it, in one transaction. ``going_on``: the last day is not over, people wait and entries are set aside."""
    agenda = Agenda(house, span, seed, per_day).made_up(past.came)
    partners = made_up_permanences(house, permanence_weekdays(house, span, seed), span.last, seed)
    days = made_up_closings(house, span, past.noted, seed, going_on=going_on)
    with desk.store.writing() as connection:
        appointments.add(connection, agenda, desk.zone)
        permanences.write(connection, [checked(one) for one in partners])
        for day in days:
            closed_days.keep(connection, day)
        add_cases(connection, desk, house, span, past.sent_on, seed)
        waiting = call_backs(past.last_days, seed)
        keys = [
            (held.key, words) for request, words in waiting if (held := held_request(connection, request))
        ]
        for key, words in keys:
            callbacks.keep(connection, key, words)
        for one in gone_today(past.last_day, seed):
            _come(connection, one.came)
            (arrivals.leave if one.left else arrivals.end)(connection, one.came.id, one.at)
        if going_on:
            now = last_moment(house, span.horizon, agenda, seed)
            for person in now.present:
                _come(connection, person)
            for entry in now.entries:
                set_aside.keep(connection, entry)


def _come(connection: "Connection", person: Arrival) -> None:
    arrivals.add_arrival(connection, person)
    if person.taken_at is not None:
        arrivals.take(connection, person.id, person.taken_at, person.agent)

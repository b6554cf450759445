"""The last moment of a made-up past that goes on: who waits, who is in charge, what was set aside for the telephone,
and the messages that came in meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from marianne_desk.domain.agenda.appointment import Appointment, State
from marianne_desk.domain.codes import WAITING, Channel, Outcome
from marianne_desk.domain.contact import Contact, ContactDraft, RequestDraft
from marianne_desk.domain.set_aside import PersonTaken, SetAside
from marianne_desk.domain.simulation.callers import call_back_words
from marianne_desk.domain.simulation.chance import identifier, stream
from marianne_desk.domain.simulation.scene import House
from marianne_desk.domain.waiting import Arrival

CALL_BACK_DAYS = 5
"""Whom to call back is known of the messages of the last days alone."""
_MINUTE = timedelta(minutes=1)
_SOON = timedelta(minutes=45)
_UNHURRIED = timedelta(minutes=40)
"""What is going on has begun less than so long ago."""
_SHOWN = 40
"""Of the last day's arrivals, at most."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody who came on the last day and is gone: received (``taken_at`` of ``came``), or ``left`` without."""

    came: Arrival
    at: datetime
    left: bool = False


@dataclass(frozen=True, slots=True)
class LastMoment:
    """What is going on: people present, the first to come first, and entries that are not saved."""

    present: tuple[Arrival, ...]
    entries: tuple[SetAside, ...]


def gone_today(last_day: Sequence[Contact], seed: int) -> tuple[Gone, ...]:
    """The arrivals of the last day, from its contacts; one person left without being received."""
    rng = stream(seed, "arrivals")
    found = [
        Gone(
            Arrival(identifier(rng), one.arrived_at, one.channel, taken_at=one.taken_at, agent=one.agent),
            max(one.taken_at, one.ended_at or one.recorded_at),
        )
        for one in last_day
        if one.channel in WAITING and one.taken_at is not None
    ][-_SHOWN:]
    if not found:
        return ()
    between = found[len(found) // 2].came.at + _MINUTE
    latest = max(one.at for one in found)
    left = min(between + 24 * _MINUTE, latest)
    return (*found, Gone(Arrival(identifier(rng), between, Channel.DESK), left, left=True))


def last_moment(house: House, now: datetime, ahead: Sequence[Appointment], seed: int) -> LastMoment:
    """What is going on at ``now``: one person in charge whom the telephone interrupts, two who wait, one of them for
    the next appointment when it is near."""
    rng = stream(seed, "last moment")
    minute = _pace(house, now)
    first, other = house.agents[0], house.agents[-1]
    taken = Arrival(identifier(rng), now - 13 * minute, Channel.DESK, taken_at=now - 7 * minute, agent=first)
    soon = next((one for one in ahead if now < one.begin <= now + _SOON and one.state is State.PLANNED), None)
    waits = Arrival(identifier(rng), now - 11 * minute)
    expected = Arrival(
        identifier(rng),
        now - 3 * minute,
        Channel.APPOINTMENT if soon else Channel.DESK,
        expected_at=soon.begin if soon else None,
        appointment=soon.id if soon else "",
    )
    interrupted = SetAside(
        identifier(rng),
        first,
        Channel.DESK,
        now - 7 * minute,
        now - 4 * minute,
        text="caf apl",
        taken=PersonTaken(taken.id, taken.at, now - 7 * minute),
    )
    rings_off = SetAside(
        identifier(rng),
        other,
        Channel.PHONE,
        now - 26 * minute,
        now - 21 * minute,
        text="cpam remboursement",
    )
    return LastMoment((taken, waits, expected), (rings_off, interrupted))


def messages_left(house: House, now: datetime, seed: int) -> tuple[ContactDraft, ...]:
    """Two messages that wait to be called back: of the evening before, and of half an hour ago."""
    rng = stream(seed, "messages left")
    minute = _pace(house, now)
    opens = house.clock.intervals_of(now.astimezone(house.clock.zone).date())
    heard = min(opens[0][0] + 12 * minute, now - 35 * minute) if opens else now - 35 * minute
    return (
        _message(rng, house, heard - timedelta(hours=15), heard, ("retraite", "releve_carriere", "CARSAT")),
        _message(
            rng, house, now - 31 * minute, now - 20 * minute, ("papiers", "carte_grise", "FRANCE_TITRES")
        ),
    )


def call_backs(last_days: Sequence[Contact], seed: int) -> tuple[tuple[str, str], ...]:
    """Whom to call back, (request, words), of the messages among ``last_days`` that wait for it."""
    return tuple(
        (request.id, call_back_words(stream(seed, "call back", request.id)))
        for contact in last_days
        for request in contact.requests
        if contact.channel is Channel.PHONE
        and request.received_at is not None
        and request.answered_at is None
        and request.outcome is not Outcome.DROPPED
    )


def _pace(house: House, now: datetime) -> timedelta:
    """A minute; less when the doors opened a moment ago, so that nothing happened before."""
    begun = [slot[0] for slot in house.clock.intervals_of(now.astimezone(house.clock.zone).date())]
    since = min((now - opens for opens in begun if opens < now), default=_UNHURRIED)
    return timedelta(seconds=max(1, int(60 * min(1.0, since / _UNHURRIED))))


def _message(
    rng: Random, house: House, left: datetime, heard: datetime, about: tuple[str, str, str]
) -> ContactDraft:
    theme, reason, operator = about
    request = RequestDraft(
        id=identifier(rng),
        theme=theme,
        reason=reason,
        operator=operator,
        outcome=Outcome.PENDING,
        received_at=left,
    )
    return ContactDraft(
        id=identifier(rng),
        channel=Channel.PHONE,
        requests=(request,),
        agent=house.agents[int(rng.random() * len(house.agents))],
        arrived_at=heard,
        recorded_at=heard,
    )

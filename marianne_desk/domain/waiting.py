"""The waiting room: who came, since when they wait, and which timers somebody forgot. No name is kept."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.derivation import LONGEST_WAIT

_HOUR = re.compile(r"(\d{1,2})\s?(?:[h:.]\s?)?(\d{2})?", re.IGNORECASE)

LONGEST_RECEPTION = timedelta(hours=4)
"""Nobody is received for longer than half a day: the end was not noted."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who came in at ``at`` (local). ``kind``: what they come for: the desk, an appointment with us, or a
    permanence. ``expected_at``: the hour of the
    appointment, None without one; ``appointment`` its identifier in the agenda, empty when it is not there.
    ``taken_at`` None: still waiting. ``agent``: code of who took them in charge, empty before."""

    id: str
    at: datetime
    kind: Channel = Channel.DESK
    expected_at: datetime | None = None
    taken_at: datetime | None = None
    agent: str = ""
    appointment: str = ""

    @property
    def waits_from(self) -> datetime:
        """Since when they wait: with an appointment, from the later of arrival and hour. Source: issue 3 §1."""
        return max(self.at, self.expected_at or self.at)


@dataclass(frozen=True, slots=True)
class Expected:
    """An appointment of today for which nobody has come yet: ``at`` its local hour, ``words`` what it is about (never
    who comes; may be empty)."""

    id: str
    at: datetime
    words: str


def local_arrival(one: Arrival, zone: tzinfo) -> Arrival:
    """The same arrival, its instants as the desk's clock shows them."""
    return replace(
        one,
        at=one.at.astimezone(zone),
        expected_at=one.expected_at and one.expected_at.astimezone(zone),
        taken_at=one.taken_at and one.taken_at.astimezone(zone),
    )


def is_forgotten(waits_from: datetime, taken_at: datetime | None, now: datetime) -> bool:
    """Whether the timer was forgotten: nobody waits across midnight or over eight hours, nobody is received across
    midnight or over four. Instants in the desk's zone. Such a contact is flagged and never averaged."""
    wait_ends = taken_at or now
    reception = timedelta() if taken_at is None else elapsed(taken_at, now)
    return (
        wait_ends.date() > waits_from.date()
        or elapsed(waits_from, wait_ends) > LONGEST_WAIT
        or now.date() > wait_ends.date()
        or reception > LONGEST_RECEPTION
    )


def elapsed(since: datetime, now: datetime) -> timedelta:
    """How long it is; never less than nothing (a clock that was set back)."""
    return max(timedelta(), now.astimezone(UTC) - since.astimezone(UTC))


def in_turn(arrivals: tuple[Arrival, ...]) -> tuple[Arrival, ...]:
    """Those whom we receive, the first to be taken first. People of a permanence have their partner."""
    ours = (one for one in arrivals if one.kind is not Channel.PERMANENCE)
    return tuple(sorted(ours, key=lambda one: (one.waits_from, one.id)))


def hour_in(text: str, now: datetime) -> datetime | None:
    """The hour of today that « 14h30 », « 14 h », « 1430 » or « 9:15 » names; None when it names none."""
    found = _HOUR.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return (
        now.replace(hour=hour, minute=minute, second=0, microsecond=0) if hour < 24 and minute < 60 else None
    )

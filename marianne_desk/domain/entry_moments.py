"""Where a typed time belongs: receipt, arrival, an appointment to come or a promise made to the visitor."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from marianne_desk.domain.codes import WRITTEN, Channel
from marianne_desk.domain.entry_numbers import LEAD, read_delay
from marianne_desk.domain.entry_questions import question
from marianne_desk.domain.entry_time import When, local_instant, read_when
from marianne_desk.domain.entry_values import EntryContext, Question
from marianne_desk.domain.french import clock_time, day_words

_BOOKED = re.compile(r"\b(?:rdv|rv|rendez[- ]?vous)\b", re.IGNORECASE)
_ON_BOOKING = re.compile(r"\b(?:sur|avait)\s+(?:rdv|rendez[- ]?vous)\b", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:horaires?|ouvert\w*|ferm[ée]\w*)\b", re.IGNORECASE)
_IN = re.compile(r"\bdans\s", re.IGNORECASE)
_AHEAD, _NEVER = "ahead", "none"


@dataclass(frozen=True, slots=True)
class Moments:
    """The times of a line. ``announced``: the promised day. ``booked``: whether an appointment was typed.
    ``text``: what is left of the line."""

    text: str
    when: When | None = None
    announced: date | None = None
    booked: bool = False
    appointment_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """``at``: receipt or arrival. ``question``: asked when the time may mean several things."""

    at: datetime | None = None
    appointment_at: datetime | None = None
    question: Question | None = None


def read_moments(text: str, context: EntryContext) -> Moments:
    """Takes times and delays out of a line; times asked about (« ouvert samedi ? ») are none of ours."""
    if _HOURS.search(text):
        return Moments(text)
    booked = bool(_BOOKED.search(text)) and not _ON_BOOKING.search(text)
    announced, rest = read_delay(text, context.now.astimezone(context.zone).date())
    if announced and booked and _IN.search(text):
        return Moments(rest, booked=True, appointment_at=local_instant(announced, time(9), context.zone))
    when, rest = read_when(rest, context.now, context.zone)
    if when and when.ahead and not booked and (lead := LEAD.search(when.before)):
        return Moments(rest.replace(lead.group().strip(), " ", 1), None, when.ahead.date())
    return Moments(rest, when, announced, booked)


def field_of(channel: Channel) -> str:
    """The column that a typed time fills."""
    return "received_at" if channel in WRITTEN or channel is Channel.PHONE else "arrived_at"


def placed(moments: Moments, channel: Channel, context: EntryContext, given: Mapping[str, str]) -> Placed:
    """Gives a typed time its place, or asks: a time to come is never taken for a receipt."""
    when = moments.when
    if when is None:
        return Placed(appointment_at=moments.appointment_at)
    field = field_of(channel)
    if field in given:
        return _answered(given[field], when, context)
    if moments.booked and when.ahead and not when.instants:
        return Placed(appointment_at=when.ahead)
    written = field == "received_at"
    doubt = len(when.instants) != 1 or when.today or when.old or (when.dated and not written)
    if not doubt and not (moments.booked and when.ahead):
        return Placed(at=when.instants[0])
    options = [(at.isoformat(), _moment(at, context, written)) for at in when.instants]
    if when.ahead and (moments.booked or not when.instants):
        options.insert(
            0, (_AHEAD, f"rendez-vous le {day_words(when.ahead.date())} à {clock_time(when.ahead)}")
        )
    options.append((_NEVER, "ne pas en tenir compte"))
    return Placed(question=question(field, "Reçu quand ?" if written else "Arrivé quand ?", options))


def _answered(value: str, when: When, context: EntryContext) -> Placed:
    if value == _AHEAD:
        return Placed(appointment_at=when.ahead)
    return Placed(at=None if value == _NEVER else datetime.fromisoformat(value).astimezone(context.zone))


def _moment(at: datetime, context: EntryContext, written: bool) -> str:
    today = context.now.astimezone(context.zone).date()
    names = {today: "aujourd’hui", today - timedelta(days=1): "hier"}
    day = names.get(at.date(), f"le {day_words(at.date())}")
    return f"{'reçu' if written else 'arrivé'} {day} à {clock_time(at)}"

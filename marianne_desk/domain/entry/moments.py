"""Where a typed time belongs: receipt, arrival, an appointment to come or a promise made to the visitor.

For a letter, an e-mail or a message a day is enough (delays are counted in days). At the desk the hour is asked, one
key, because hours of arrival are drawn: « heure oubliée » keeps the present clock time of that day.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from marianne_desk.domain.codes import WRITTEN, Channel
from marianne_desk.domain.entry.days import weekday_slip
from marianne_desk.domain.entry.index import Index
from marianne_desk.domain.entry.numbers import LEAD, read_delay
from marianne_desk.domain.entry.questions import question
from marianne_desk.domain.entry.time import AFTERNOON, EVENING, MORNING, NOON, When, local_instant, read_when
from marianne_desk.domain.entry.values import EntryContext, Question
from marianne_desk.domain.folding import fold
from marianne_desk.domain.french import NARROW, NO_BREAK, moment_words

_BOOKED = re.compile(r"\b(?:rdv|rv|rendez[- ]?vous)\b", re.IGNORECASE)
_ON_BOOKING = re.compile(r"\b(?:sur|avait)\s+(?:rdv|rendez[- ]?vous)\b", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:horaires?|ouvert\w*|ferm[ée]\w*)\b", re.IGNORECASE)
_IN = re.compile(r"\bdans\s", re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{4,9}")
_FRIDAY = re.compile(r"\bvendr?\b\.?(?=\s+(?:\d{1,2}\s?h|mat|ap|soir|dernier))", re.IGNORECASE)
_LATER = re.compile(r"\b(?:rappel|recontact|repasse|relanc|reviendr|revoir)\w*\b[^,;.]*$", re.IGNORECASE)
"""What stands before a day on which something is still to be done."""
_AHEAD, _NEVER, _FORGOTTEN = "ahead", "none", "forgotten"
_USUAL_HOURS = (9, 10, 11, 14, 15, 16, 17)
_HOURS_OF = {
    MORNING: (8, 9, 10, 11, 12),
    NOON: (12, 13),
    AFTERNOON: (13, 14, 15, 16, 17, 18),
    EVENING: (17, 18, 19),
}


@dataclass(frozen=True, slots=True)
class Moments:
    """The times of a line. ``announced``: the promised day. ``booked``: whether an appointment was typed.
    ``text``: what is left of the line. ``aside``: words about time that are no time of the contact."""

    text: str
    when: When | None = None
    announced: date | None = None
    booked: bool = False
    appointment_at: datetime | None = None
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """``at``: receipt or arrival. ``part``: see ``When.part``. ``question``: asked when the time may mean several
    things or its hour is missing."""

    at: datetime | None = None
    appointment_at: datetime | None = None
    part: str | None = None
    question: Question | None = None


def read_moments(text: str, context: EntryContext, index: Index) -> Moments:
    """Takes times and delays out of a line; times asked about (« ouvert samedi ? ») are none of ours."""
    if _HOURS.search(text):
        return Moments(text)
    text = _LONG_WORD.sub(lambda found: _mended(found.group(), index), _FRIDAY.sub("vendredi", text))
    booked = bool(_BOOKED.search(text)) and not _ON_BOOKING.search(text)
    announced, rest = read_delay(text, context.now.astimezone(context.zone).date())
    if announced and booked and _IN.search(text):
        at = local_instant(announced, time(12), context.zone)
        return Moments(rest, booked=True, appointment_at=at)
    before = rest
    when, rest = read_when(rest, context.now, context.zone)
    if when and when.ahead and not booked and (lead := LEAD.search(when.before)):
        return Moments(rest.replace(lead.group().strip(), " ", 1), None, when.ahead.date())
    if when and when.ahead and not booked and _LATER.search(when.before):
        when = None
    aside = before if when is None and rest != before else ""
    return Moments(rest, when, announced, booked, aside=_taken_out(aside, rest))


def _mended(word: str, index: Index) -> str:
    """A word that means nothing, as the day of the week of which it is a slip."""
    folded = fold(word)
    known = folded in index.words or folded in index.ordinary
    return word if known else weekday_slip(folded) or word


def _taken_out(before: str, rest: str) -> str:
    left = rest.split()
    return " ".join(word for word in before.split() if word not in left)


def field_of(channel: Channel) -> str:
    """The column that a typed time fills."""
    return "received_at" if channel in WRITTEN or channel is Channel.PHONE else "arrived_at"


def placed(moments: Moments, channel: Channel, context: EntryContext, given: Mapping[str, str]) -> Placed:
    """Gives a typed time its place, or asks: a time to come is never taken for a receipt."""
    when = moments.when
    if when is None:
        return Placed(appointment_at=moments.appointment_at, part="" if moments.appointment_at else None)
    field = field_of(channel)
    if field not in given:
        asked = _day_question(when, moments.booked, field, context)
        if asked is not None:
            return Placed(question=asked)
        if not when.instants:
            return Placed(appointment_at=when.ahead, part=when.part)
        at = when.instants[0]
    elif given[field] == _NEVER:
        return Placed()
    elif given[field] == _AHEAD:
        return Placed(appointment_at=when.ahead, part=when.part)
    else:
        at = datetime.fromisoformat(given[field]).astimezone(context.zone)
    if field == "received_at" or when.part is None:
        return Placed(at, part=when.part)
    return _with_hour(at, when.part, context, given.get("hour"))


def _day_question(when: When, booked: bool, field: str, context: EntryContext) -> Question | None:
    """What a time may be, asked where it is not plain."""
    if booked and when.ahead and not when.instants:
        return None
    written = field == "received_at"
    doubt = len(when.instants) != 1 or when.today or when.old or (when.dated and not written)
    if not doubt and not (booked and when.ahead):
        return None
    today = context.now.astimezone(context.zone).date()
    verb = "reçu" if written else "arrivé"
    options = [(at.isoformat(), f"{verb} {moment_words(at, today, when.part)}") for at in when.instants]
    if when.ahead and (booked or not when.instants):
        options.insert(0, (_AHEAD, f"rendez-vous {moment_words(when.ahead, today, when.part)}"))
    options.append((_NEVER, "ne pas en tenir compte"))
    return question(field, f"{verb.capitalize()} quand{NARROW}?", options)


def _with_hour(at: datetime, part: str, context: EntryContext, hour: str | None) -> Placed:
    """An arrival whose hour was not typed: asked, among the hours of that part of the day that are over."""
    if hour == _NEVER:
        return Placed()
    now = context.now.astimezone(context.zone)
    if hour == _FORGOTTEN or (at.date() == now.date() and not part):
        return Placed(at, part=part)
    if hour is not None:
        return Placed(local_instant(at.date(), time(int(hour)), context.zone))
    clocks = {h: local_instant(at.date(), time(h), context.zone) for h in _HOURS_OF.get(part, _USUAL_HOURS)}
    options = [(str(h), f"vers {h}{NO_BREAK}h") for h, then in clocks.items() if then <= now]
    options.append((_FORGOTTEN, "heure oubliée"))
    options.append((_NEVER, "pas une arrivée"))
    day = moment_words(at, now.date(), part)
    return Placed(question=question("hour", f"Arrivé {day}, vers quelle heure{NARROW}?", options))

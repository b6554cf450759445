"""What is typed where answers are noted: « c-12 répondu hier 17h », « hier 17h », « vendredi », « sous 10 j »."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from marianne_desk.domain.entry.days import find_day
from marianne_desk.domain.entry.numbers import read_delay
from marianne_desk.domain.entry.time import read_when
from marianne_desk.domain.errors import UserError

_LINE = re.compile(r"\s*c?\s*-?\s*(?P<number>\d{1,9})(?![\w/:])(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_ANSWERED = re.compile(r"\s*(?:r[ée]p(?:ondue?)?|rappel[ée]e?|trait[ée]e?|fait|ok)\b", re.IGNORECASE)
_LINKS = frozenset({"a", "à", "au", "le", "vers"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One line: the short ``number`` of a contact; ``answered``: it says that its request was answered, ``at`` that
    moment (None: now)."""

    number: int
    answered: bool = False
    at: datetime | None = None


def read_answer_line(text: str, now: datetime, zone: ZoneInfo) -> AnswerLine:
    """« c-12 », « 12 répondu », « c-12 répondu hier 17h ». Raises UserError ``line_unclear``, ``moment_unclear``,
    ``in_the_future``."""
    found = _LINE.fullmatch(text)
    if found is None:
        raise UserError("line_unclear", "line", text=text.strip())
    number, rest = int(found["number"]), found["rest"]
    if not rest.strip():
        return AnswerLine(number)
    answered = _ANSWERED.match(rest)
    if answered is None:
        raise UserError("line_unclear", "line", text=text.strip())
    moment = rest[answered.end() :]
    return AnswerLine(number, True, read_answer_moment(moment, now, zone) if moment.strip() else None)


def read_answer_moment(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The past moment that the words name, local; the likeliest where they name several (« lundi »). A day without
    an hour keeps the present clock time: delays are counted in days.

    Raises UserError ``moment_unclear``; ``in_the_future`` where only a moment to come is named."""
    when, rest = read_when(text, now, zone)
    if when is None or _said(rest):
        raise UserError("moment_unclear", "moment", text=text.strip())
    if when.instants:
        return when.instants[0]
    raise UserError("in_the_future", "moment", at=when.ahead)


def read_promised_day(text: str, today: date) -> date:
    """The day to come that the words name: « vendredi », « le 12/12 », « sous 10 j », « 3 semaines ». Today counts.

    Raises UserError ``day_unclear``, ``promise_past``."""
    for words in (text, f"sous {text}"):
        delay, rest = read_delay(words, today)
        if delay is not None and not _said(rest):
            return delay
    found = find_day(text, today)
    if found is None or found.days is None or _said(text[: found.start] + text[found.end :]):
        raise UserError("day_unclear", "day", text=text.strip())
    if found.days.ahead is not None:
        return found.days.ahead
    if today in found.days.past:
        return today
    raise UserError("promise_past", "day", day=found.days.past[0])


def _said(rest: str) -> bool:
    """Whether words are left that mean something else."""
    return any(word.lower() not in _LINKS for word in _WORD.findall(rest))

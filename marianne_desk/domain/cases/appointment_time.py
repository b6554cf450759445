"""Day, hour and length of an appointment at a partner's, in one line as agents say it: « mar 14h30 », « 12/12 9h
45min », « lundi en 15 à 10h ».

The partner gave both: nothing is guessed. A weekday that is today's asks which of the two is meant, an hour that the
autumn night shows twice asks which one, an hour that the spring night skips is refused. Source: issue « Difficult
cases » §2 and §8.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from marianne_desk.domain.agenda.notices import Notice, Weight
from marianne_desk.domain.agenda.time_words import Typed, read_time_words
from marianne_desk.domain.calendar.instants import on_local_clock
from marianne_desk.domain.entry.values import Option, Question
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import NARROW, NO_BREAK, moment_words

DAY, HOUR = "day", "hour"
"""Fields of the two questions: which of two days, which of two hours."""

EXAMPLE = f"mar 14h30, 12/12 9h, lundi en 15 à{NO_BREAK}10h"


@dataclass(frozen=True, slots=True)
class When:
    """What a line says. ``begin``: in the desk's zone, None while it names no instant. ``minutes`` None: no length was
    typed. ``question``: what has to be answered first; ``refusal``: what lacks or cannot be; both None: all is said.
    An empty line says nothing and is no fault."""

    begin: datetime | None = None
    minutes: int | None = None
    question: Question | None = None
    refusal: Notice | None = None

    @property
    def ready(self) -> bool:
        """Whether it names one instant."""
        return self.begin is not None and self.question is None


def read_when(text: str, now: datetime, zone: ZoneInfo, answers: Mapping[str, str] | None = None) -> When:
    """What a line means on the desk's clock. ``answers``: to the questions asked before, by field. Never raises."""
    if not text.strip():
        return When()
    now = now.astimezone(zone)
    typed = read_time_words(text, now.date())
    refusal = _refusal(typed)
    if refusal is not None:
        return When(minutes=typed.minutes, refusal=refusal)
    said, clock = answers or {}, time(*divmod(typed.clock or 0, 60))
    days = _days(typed, clock, now, said.get(DAY))
    if len(days) > 1:
        options = tuple(
            Option(day.isoformat(), moment_words(datetime.combine(day, clock), now.date())) for day in days
        )
        return When(None, typed.minutes, Question(DAY, f"Quel jour{NARROW}?", options))
    return _on_clock(datetime.combine(days[0], clock), zone, typed.minutes, said.get(HOUR))


def line_of(begin: datetime, minutes: int) -> str:
    """The line to type for an appointment as it is: « 24/11/2026 14h30 45min »."""
    return f"{begin:%d/%m/%Y %Hh%M} {minutes}min"


def _refusal(typed: Typed) -> Notice | None:
    if typed.bad_clock:
        return Notice("hour_unreadable", Weight.REFUSAL, {"text": typed.bad_clock})
    if typed.rest:
        return Notice("booking_words", Weight.REFUSAL, {"text": typed.rest})
    if not typed.days:
        return Notice("booking_day_missing", Weight.REFUSAL)
    if typed.clock is None:
        return Notice("booking_hour_missing", Weight.REFUSAL)
    return None


def _days(typed: Typed, clock: time, now: datetime, answer: str | None) -> tuple[date, ...]:
    """The days that may be meant: today only while the hour is to come, where another one may be."""
    days = typed.days
    if len(days) > 1 and clock <= now.time():
        days = tuple(day for day in days if day != now.date())
    chosen = tuple(day for day in days if day.isoformat() == answer)
    return chosen or days


def _on_clock(naive: datetime, zone: ZoneInfo, minutes: int | None, answer: str | None) -> When:
    try:
        return When(on_local_clock(naive, zone), minutes)
    except UserError as error:
        if error.code == "hour_skipped":
            return When(None, minutes, None, Notice(error.code, Weight.REFUSAL, error.values))
    both = [naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    for one in both:
        if one.isoformat() == answer:
            return When(one, minutes)
    names = ("heure d’été, la première", "heure d’hiver, la seconde")
    options = tuple(Option(one.isoformat(), name) for one, name in zip(both, names, strict=True))
    return When(
        None, minutes, Question(HOUR, f"Deux fois cette nuit-là{NO_BREAK}: laquelle{NARROW}?", options)
    )

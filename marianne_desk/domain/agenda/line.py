"""One line, one appointment: « rdv mar 14h30 impots », « 24/11 14:30 impots 1h », « demain 9h cni Sandrine ».

The matter is read by the entry line of the counter, as far as it is said: nothing more is asked, the visit will tell.
Words that mean nothing are the visitor's first name or number when they look like one, else words beside it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from marianne_desk.domain.agenda.appointment import USUAL_MINUTES, Appointment
from marianne_desk.domain.agenda.notices import Notice, Weight, next_open_day
from marianne_desk.domain.agenda.time_words import Typed, read_time_words
from marianne_desk.domain.calendar.instants import on_local_clock
from marianne_desk.domain.calendar.opening import OpeningClock
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.entry.line import understand
from marianne_desk.domain.entry.questions import choice_of
from marianne_desk.domain.entry.values import EntryContext, Option, Question, Understanding
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import NARROW, moment_words
from marianne_desk.domain.vocabulary import Vocabulary

_CALLED = re.compile(r"^\s*(?:rdv|rv|rendez[- ]?vous)\b[\s:]*", re.IGNORECASE)
_NO_DAY = re.compile(r"(?<!\d)\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?(?!\d)")
"""A date that no calendar shows (« 31/02 »): what is left of a line once its day is taken out."""
_LEADS = frozenset({"le", "à", "a", "pour", "vers", "du"})
_NUMBER = re.compile(r"(?<![\d/])\+?\d[\d .]{7,18}\d(?!\d)")
DAY = "day"
"""Field of the question which of two days is meant."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """What a line means. ``begin``: in the desk's zone, None while day or hour lack or cannot be (``notices`` say it).
    Matter as codes, None where unsaid. ``question``: which of two days is meant; ``answers``: what was answered.
    ``surname``: a surname was typed, which is not kept."""

    text: str = field(repr=False)
    begin: datetime | None = None
    minutes: int = USUAL_MINUTES
    theme: str | None = None
    reason: str | None = None
    operator: str | None = None
    visitor: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    surname: bool = False
    question: Question | None = None
    notices: tuple[Notice, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def ready(self) -> bool:
        """Whether it names an instant, and one alone."""
        return self.begin is not None and self.question is None


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading a line needs. ``minutes``: the usual length at this desk."""

    context: EntryContext
    opening: OpeningClock
    minutes: int = USUAL_MINUTES
    answers: Mapping[str, str] = field(default_factory=dict)


def is_appointment_line(text: str, today: date) -> bool:
    """Whether a line typed at the counter takes an appointment with us: « rdv », then at once a day or an hour, and an
    hour somewhere, were it a day or an hour that cannot be (« 31/02 », « 25h »), to be said. « rdv caf mardi 14h » is
    one at the CAF, and stays a contact."""
    called = _CALLED.match(text)
    if called is None:
        return False
    rest = text[called.end() :]
    typed = read_time_words(rest, today)
    if typed.clock is None and not typed.bad_clock:
        return False
    first = rest.split()[0]
    return first.casefold() in _LEADS or first not in typed.rest.split() or bool(_NO_DAY.fullmatch(first))


def read_appointment(text: str, reader: Reader) -> AgendaLine:
    """What a line means now. Never raises: what lacks or cannot be is in ``notices``, a doubt in ``question``."""
    context = reader.context
    called = _CALLED.match(text)
    body = text[called.end() :] if called else text
    number = _NUMBER.search(body)
    if number:
        body = f"{body[: number.start()]} {body[number.end() :]}"
    typed = read_time_words(body, context.now.astimezone(context.zone).date())
    line = _matter(AgendaLine(text), typed.rest, context)
    if number:
        line = replace(
            line, visitor=" ".join(part for part in (line.visitor, number.group().strip()) if part)
        )
    line = replace(
        line,
        minutes=reader.minutes if typed.minutes is None else typed.minutes,
        answers=tuple(reader.answers.items()),
    )
    return _placed(line, typed, reader)


def _matter(line: AgendaLine, rest: str, context: EntryContext) -> AgendaLine:
    read = understand(rest, replace(context, channel=Channel.APPOINTMENT))
    theme, reason, operator = read.draft.theme, read.draft.reason, read.draft.operator
    if theme is None:
        theme = _common_theme(read)
    names = [word for word in read.unknown_words if word[:1].isupper()]
    words = [word for word in read.unknown_words if word not in names]
    return replace(
        line,
        theme=theme,
        reason=reason,
        operator=operator,
        visitor=" ".join(names),
        words=" ".join(words),
        surname=read.surname,
    )


def _common_theme(read: Understanding) -> str | None:
    """The theme that all answers to the open question share, where a word of the line led to it."""
    asked = next((one for one in read.questions if one.field == "reason" and not one.vague), None)
    if asked is None:
        return None
    themes = {choice_of(option.value)[0][0] for option in asked.options if "/" in option.value}
    return themes.pop() if len(themes) == 1 else None


def _placed(line: AgendaLine, typed: Typed, reader: Reader) -> AgendaLine:
    if bad := _NO_DAY.search(typed.rest):
        return _refused(line, "day_unreadable", text=bad.group())
    if typed.bad_clock:
        return _refused(line, "hour_unreadable", text=typed.bad_clock)
    if typed.clock is None:
        return _refused(line, "appointment_hour_missing")
    clock = time(*divmod(typed.clock, 60))
    context, opening = reader.context, reader.opening
    now = context.now.astimezone(context.zone)
    days = _candidates(typed.days, clock, now, opening)
    if DAY in reader.answers:
        days = tuple(day for day in days if day.isoformat() == reader.answers[DAY]) or days
    try:
        begin = _instant(days[0], clock, context)
    except UserError as error:
        return _refused(line, error.code, **error.values)
    if len(days) > 1:
        line = replace(line, question=_which(days, clock, context))
    return replace(line, begin=begin)


def _candidates(
    typed: tuple[date, ...], clock: time, now: datetime, opening: OpeningClock
) -> tuple[date, ...]:
    """The days that may be meant, today only while the hour is still to come."""
    ahead = clock > now.time()
    today = now.date()
    if typed:
        return tuple(day for day in typed if day != today or ahead or len(typed) == 1)
    following = next_open_day(opening, today, opening.zone)
    if not ahead:
        return (following,)
    at = datetime.combine(today, clock, opening.zone)
    return (today,) if not opening.knows_hours or opening.is_open(at) else (following, today)


def _instant(day: date, clock: time, context: EntryContext) -> datetime:
    """The instant meant; of an hour that the autumn night shows twice, the first. Raises UserError ``hour_skipped``."""
    naive = datetime.combine(day, clock)
    try:
        return on_local_clock(naive, context.zone)
    except UserError as error:
        if error.code != "hour_twice":
            raise
        return naive.replace(tzinfo=context.zone).astimezone(UTC).astimezone(context.zone)


def _which(days: tuple[date, ...], clock: time, context: EntryContext) -> Question:
    today = context.now.astimezone(context.zone).date()
    options = tuple(
        Option(day.isoformat(), moment_words(datetime.combine(day, clock), today)) for day in days
    )
    return Question(DAY, f"Quel jour{NARROW}?", options)


def _refused(line: AgendaLine, code: str, **values: object) -> AgendaLine:
    return replace(line, notices=(Notice(code, Weight.REFUSAL, values),))


def line_of(appointment: Appointment, vocabulary: Vocabulary) -> str:
    """The line to type for an appointment as it is, to be changed: « 24/11/2026 14h30 45min APL CAF Sandrine »."""
    parts = [
        f"{appointment.begin:%d/%m/%Y %Hh%M}",
        f"{appointment.minutes}min",
        vocabulary.label("reason", appointment.reason)
        if appointment.reason
        else vocabulary.label("theme", appointment.theme)
        if appointment.theme
        else "",
        vocabulary.label("operator", appointment.operator) if appointment.operator else "",
        appointment.visitor,
        appointment.words,
    ]
    return " ".join(part for part in parts if part)


def as_before(line: AgendaLine, before: Appointment, reader: Reader) -> AgendaLine:
    """A changed line with the matter and the words of the appointment where nobody touched them: a label that its own
    words do not give back (« Impôts · autre ») is not lost by moving the hour."""
    first = read_appointment(line_of(before, reader.context.vocabulary), reader)
    if _said(first) != _said(line):
        return line
    return replace(
        line,
        theme=before.theme,
        reason=before.reason,
        operator=before.operator,
        visitor=before.visitor,
        words=before.words,
    )


def _said(line: AgendaLine) -> tuple[str | None, ...]:
    return line.theme, line.reason, line.operator, line.visitor, line.words

"""What the agenda asks of the desk, on the writing lane. Imports of the use cases wait until then. No Qt."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from ui.agenda import words
from ui.agenda.words import LabelOf, Row

if TYPE_CHECKING:
    from marianne_desk.domain.agenda.appointment import Appointment, State
    from marianne_desk.domain.entry.values import EntryContext
    from marianne_desk.usecases.agenda import Proposal
    from marianne_desk.usecases.desk import Desk

Answers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A day or a week ready to be shown. ``context``: what reading a line needs."""

    first: date
    last: date
    rows: tuple[Row, ...]
    appointments: "tuple[Appointment, ...]"
    title: str
    count: str
    context: "EntryContext"
    today: date


@dataclass(frozen=True, slots=True)
class Read:
    """A line in words. ``options``: of the question that it leaves open."""

    proposal: "Proposal"
    understood: str
    notices: str

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """(value, label) of each answer; empty when nothing is asked."""
        asked = self.proposal.line.question
        return () if asked is None else tuple((one.value, one.label) for one in asked.options)


@dataclass(frozen=True, slots=True)
class Acted:
    """An act that is on the disk. ``before`` None: the appointment is new."""

    before: "Appointment | None"
    after: "Appointment"
    said: str


def period(
    desk: "Desk", day: date | None, weekly: bool, only: str | None, context: "EntryContext | None" = None
) -> Shown:
    """The week or the day of ``day`` (None: today); ``only``: of that agent. The first time (``context`` None) names
    that were kept long enough are erased before they could be shown."""
    from marianne_desk.domain.agenda.appointment import week_of
    from marianne_desk.domain.calendar.hours_preview import next_days
    from marianne_desk.usecases.agenda import appointments_between
    from marianne_desk.usecases.case_list import partner_meetings
    from marianne_desk.usecases.counter import entry_context
    from marianne_desk.usecases.permanences import permanences_between
    from marianne_desk.usecases.retention import purge

    if context is None:
        purge(desk)
    now = desk.now()
    day = day or now.date()
    days = week_of(day) if weekly else (day,)
    first, last = days[0], days[-1]
    found = appointments_between(desk, first, last, only)
    elsewhere = partner_meetings(desk, first, last, only)
    label = LabelOf(desk.vocabulary, {agent.code: agent.label for agent in desk.agents})
    rows = words.rows_of(
        next_days(desk.opening, first, len(days)),
        found,
        permanences_between(desk, first, last),
        label,
        now,
        free=0 if weekly else 1 if only else max(1, sum(agent.active for agent in desk.agents)),
        at_partners=elsewhere,
    )
    return Shown(
        first,
        last,
        rows,
        found,
        words.period_words(first, last),
        words.count_words(found, now, elsewhere),
        context or entry_context(desk),
        now.date(),
    )


def read(
    desk: "Desk",
    text: str,
    answers: Answers,
    moved: "Appointment | None",
    context: "EntryContext",
    agent: str | None,
) -> Read:
    """What a line means, in words. ``agent``: who receives a new one, None: the one of the settings."""
    from marianne_desk.usecases.agenda import read_line

    proposal = read_line(desk, text, answers, moved, context, agent)
    return Read(
        proposal, words.understood(proposal, desk.vocabulary, desk.today()), words.notices_words(proposal)
    )


def take(
    desk: "Desk",
    text: str,
    answers: Answers,
    moved: "Appointment | None",
    context: "EntryContext",
    agent: str | None,
    accepted: frozenset[str],
) -> Read | Acted:
    """Keeps the appointment of a line, or says what keeps it from being kept: a question, or doubts that are not among
    ``accepted`` yet."""
    from marianne_desk.usecases.agenda import take_appointment

    found = read(desk, text, answers, moved, context, agent)
    proposal = found.proposal
    if proposal.draft is None or proposal.refused or proposal.doubts - accepted:
        return found
    after = take_appointment(desk, proposal.draft)
    return Acted(moved, after, words.taken_words(after, desk.today(), changed=moved is not None))


def mark(desk: "Desk", appointment_id: str, state: "State") -> Acted:
    """Notes what became of an appointment."""
    from marianne_desk.usecases.agenda import set_state

    before, after = set_state(desk, appointment_id, state)
    return Acted(before, after, words.state_words(after, desk.now()))


def undo(desk: "Desk", acted: Acted) -> datetime:
    """Takes the last act back; when the appointment was."""
    from marianne_desk.usecases import agenda

    agenda.undo(desk, acted.before, acted.after)
    return (acted.before or acted.after).begin


def line_for(desk: "Desk", appointment: "Appointment") -> str:
    """The line to change an appointment in."""
    from marianne_desk.domain.agenda.line import line_of

    return line_of(appointment, desk.vocabulary)

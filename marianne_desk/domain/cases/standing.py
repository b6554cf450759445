"""Where a case stands, read from its events: its step, its labels, the partner's turns and their last days.

A turn is a stretch in which the partner has the case in hand. It lasts until the partner moves (takes up, answers,
gives an appointment) and is in time when it moves on its last day or before: so many working days after the day it
began, ``first`` for one that nobody took up yet, ``next`` after that. While papers are expected, or an appointment is
to come, no turn runs; what became of one appointment leaves another that is to come. One that is sent elsewhere, told
or closed meanwhile is withdrawn: before its last day nothing was owed, after it it stays late. Source: domain.md §4.6,
contract.md §2.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from marianne_desk.domain.cases.case import FINAL, Answer, Event, Happening, Step
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.derivation import DueDays


@dataclass(frozen=True, slots=True)
class Turn:
    """One stretch of the partner's. Local days. ``ended_on`` None: it lasts, or was withdrawn. ``due_on`` None: it was
    withdrawn before its last day, and nothing was owed. ``first``: nobody had taken it up. ``ended_by``: how the
    partner moved, None where it did not."""

    operator: str
    begun_at: datetime
    begun_on: date
    due_on: date | None
    ended_on: date | None
    first: bool
    ended_by: Happening | None = None

    @property
    def in_time(self) -> bool | None:
        """Whether the partner moved by the last day; None where nothing was owed. Still open counts as not."""
        return None if self.due_on is None else self.ended_on is not None and self.ended_on <= self.due_on


@dataclass(frozen=True, slots=True)
class Standing:
    """``answer``: the partner's last. ``turn``: the one that runs, None when the partner owes nothing. ``turns``: all
    of them. ``papers_expected``: the visitor has papers to bring. ``awaited``: ids of the appointments that are to
    come, or to fill in; None stands for one that its event does not name. ``to_tell``: the partner answered for good,
    the visitor does not know. Instants None: has not happened."""

    step: Step
    operator: str
    answer: Answer | None
    turns: tuple[Turn, ...]
    turn: Turn | None
    papers_expected: bool
    awaited: frozenset[str | None]
    wrong_contact: bool
    returned: bool
    first_moved_at: datetime | None
    answered_at: datetime | None
    told_at: datetime | None
    closed_at: datetime | None

    @property
    def appointed(self) -> bool:
        """Whether an appointment is to come, or to fill in."""
        return bool(self.awaited)

    @property
    def to_tell(self) -> bool:
        """Whether the next move is ours: the visitor has to be told."""
        return self.step is Step.ANSWERED

    def stuck(self, today: date) -> bool:
        """« En souffrance »: the last day of the partner's turn went by."""
        return self.turn is not None and self.turn.due_on is not None and self.turn.due_on < today


_NONE: frozenset[str | None] = frozenset()

_MOVES = frozenset({Happening.TAKEN_UP, Happening.ANSWERED, Happening.APPOINTED, Happening.MET})
"""After these the partner has moved: its turn ends."""

_BEGINS = frozenset(
    {Happening.FORWARDED, Happening.TAKEN_UP, Happening.MET, Happening.PAPERS_CAME, Happening.REOPENED}
)
"""With these a turn of the partner begins (« en cours » too)."""

_AGAIN = frozenset(
    {Happening.FORWARDED, Happening.TAKEN_UP, Happening.APPOINTED, Happening.MET, Happening.REOPENED}
)
"""With these it is the partner's again."""

_STEPS = {
    Happening.FORWARDED: Step.FORWARDED,
    Happening.TAKEN_UP: Step.TAKEN_UP,
    Happening.APPOINTED: Step.TAKEN_UP,
    Happening.MET: Step.TAKEN_UP,
    Happening.REOPENED: Step.TAKEN_UP,
    Happening.TOLD: Step.TOLD,
    Happening.CLOSED: Step.CLOSED,
}


def standing(events: Sequence[Event], alarms: Alarms, working: DueDays, zone: ZoneInfo) -> Standing:
    """What the events say; the first has to be « transmis ». ``working``: working days of the desk's département."""
    reading = _Reading(alarms, working, zone)
    for event in events:
        reading.read(event)
    return reading.standing()


class _Reading:
    """Reads the events one after the other."""

    def __init__(self, alarms: Alarms, working: DueDays, zone: ZoneInfo) -> None:
        self._alarms, self._working, self._zone = alarms, working, zone
        self._turns: list[Turn] = []
        self._runs = False
        self._now = Standing(
            Step.FORWARDED, "", None, (), None, False, _NONE, False, False, None, None, None, None
        )

    def standing(self) -> Standing:
        """What was read."""
        turn = self._turns[-1] if self._runs else None
        return replace(self._now, turns=tuple(self._turns), turn=turn)

    def read(self, event: Event) -> None:
        """One more event."""
        kind, day = event.happening, event.at.astimezone(self._zone).date()
        if kind in _MOVES:
            self._end(day, kind)
            if self._now.first_moved_at is None:
                self._now = replace(self._now, first_moved_at=event.at)
        if kind in {Happening.FORWARDED, Happening.TOLD, Happening.CLOSED}:
            self._withdraw(day)
        self._change(event)
        begins = kind in _BEGINS or (kind is Happening.ANSWERED and event.answer is Answer.IN_PROGRESS)
        if begins and not self._runs and not self._now.papers_expected and not self._now.appointed:
            self._begin(event, day)

    def _change(self, event: Event) -> None:
        kind, now = event.happening, self._now
        step = _STEPS.get(kind, now.step)
        if kind in _AGAIN:  # what was answered for good, told or closed no longer is
            final = now.answer in FINAL
            now = replace(
                now, answer=None if final else now.answer, answered_at=None, told_at=None, closed_at=None
            )
        if kind is Happening.FORWARDED:
            operator = event.operator or now.operator
            now = replace(now, operator=operator, answer=None, papers_expected=False, awaited=_NONE)
            self._alarms = event.alarms or self._alarms
        elif kind is Happening.ANSWERED:
            final = event.answer in FINAL
            step = Step.ANSWERED if final else Step.TAKEN_UP
            now = replace(
                now,
                answer=event.answer,
                answered_at=event.at if final else None,
                papers_expected=event.answer is Answer.PAPERS_WANTED,
                awaited=_NONE if final else now.awaited,
                wrong_contact=now.wrong_contact or event.answer is Answer.WRONG_CONTACT,
            )
        elif kind is Happening.APPOINTED:
            now = replace(now, awaited=now.awaited | {event.appointment})
        elif kind in {Happening.MET, Happening.NOT_MET}:
            over = now.awaited if event.appointment is None else frozenset({event.appointment})
            now = replace(now, awaited=now.awaited - over)
        elif kind is Happening.PAPERS_CAME:
            now = replace(now, papers_expected=False)
        elif kind is Happening.RETURNED:
            now = replace(now, returned=True)
        elif kind is Happening.TOLD:
            now = replace(now, told_at=event.at, papers_expected=False)
        elif kind is Happening.CLOSED:
            now = replace(now, closed_at=event.at, papers_expected=False, awaited=_NONE)
        self._now = replace(now, step=step)

    def _begin(self, event: Event, day: date) -> None:
        first = event.happening is Happening.FORWARDED
        days = self._alarms.first if first else self._alarms.next
        due = self._working.due_on(day, days, ())
        self._turns.append(Turn(self._now.operator, event.at, day, due, None, first))
        self._runs = True

    def _end(self, day: date, by: Happening) -> None:
        if self._runs:
            self._turns[-1] = replace(self._turns[-1], ended_on=day, ended_by=by)
            self._runs = False

    def _withdraw(self, day: date) -> None:
        """Nobody waits for the partner any more: what was not owed yet never is."""
        if self._runs:
            turn = self._turns[-1]
            if turn.due_on is not None and day <= turn.due_on:
                self._turns[-1] = replace(turn, due_on=None)
            self._runs = False

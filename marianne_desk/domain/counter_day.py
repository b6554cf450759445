"""What the counter shows of a day and learns from the past, as values; how they are put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from marianne_desk.domain.codes import Channel, Help, Outcome
from marianne_desk.domain.contact import RequestDraft
from marianne_desk.domain.vocabulary import Vocabulary

HABIT_MONTHS = 13
"""How far back a desk's habits are learned from."""

LAST_RECORDED = 50
"""Among so many contacts recorded last, those of another day are looked for that were recorded today."""

USUAL = 9
"""As many tiles as there are digits."""


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request as listed: labels, already French. ``answered``: what was to follow has its answer. ``unheard``: it
    stands for a call that nobody took and that left no message, and is in no count of requests."""

    theme: str
    reason: str | None
    operator: str | None
    outcome: Outcome
    due_on: date | None
    answered: bool = False
    unheard: bool = False


@dataclass(frozen=True, slots=True)
class CounterRow:
    """One contact of the day. ``at`` is the local moment of arrival, ``hour_known`` False: the day of it alone."""

    number: int
    id: str
    at: datetime
    channel: Channel
    agent: str
    outside_hours: bool
    requests: tuple[RequestRow, ...]
    missed: bool = False
    timer_flag: bool = False
    after_the_fact: bool = False
    hour_known: bool = True


@dataclass(frozen=True, slots=True)
class CounterDay:
    """What one local day lists, the last recorded first, and its totals, of what arrived on that day alone.
    ``permanences`` are counted apart, as in the month: in no other total. ``solved``: requests solved on the spot.
    ``of_other_days``: contacts listed because they were recorded on that day, counted on the day of their arrival."""

    day: date
    rows: tuple[CounterRow, ...]
    contacts: int
    requests: int
    solved: int
    permanences: int = 0
    of_other_days: int = 0

    def of_agent(self, code: str) -> "CounterDay":
        """What one agent logged of it, with its own totals."""
        return day_of(self.day, (row for row in self.rows if row.agent == code))


@dataclass(frozen=True, slots=True)
class Tile:
    """One of the desk's nine most frequent requests, offered by a digit."""

    label: str
    request: RequestDraft


@dataclass(frozen=True, slots=True)
class Habit:
    """How often one kind of request was logged. ``help`` as kept: « |online| »."""

    theme: str
    reason: str | None
    operator: str | None
    help: str
    requests: int


def request_row(
    vocabulary: Vocabulary,
    theme: str,
    reason: str | None,
    operator: str | None,
    outcome: Outcome,
    due_on: date | None,
    answered: bool = False,
    unheard: bool = False,
) -> RequestRow:
    """One request in the words of the desk."""
    return RequestRow(
        theme=vocabulary.label("theme", theme),
        reason=vocabulary.label("reason", reason) if reason else None,
        operator=vocabulary.label("operator", operator) if operator else None,
        outcome=outcome,
        due_on=due_on,
        answered=answered,
        unheard=unheard,
    )


def day_of(day: date, rows: Iterable[CounterRow]) -> CounterDay:
    """A day with its totals."""
    kept = tuple(rows)
    arrived = [row for row in kept if row.at.date() == day]
    ours = [row for row in arrived if row.channel is not Channel.PERMANENCE]
    requests = [request for row in ours for request in row.requests if not request.unheard]
    solved = sum(request.outcome is Outcome.SOLVED for request in requests)
    apart = len(arrived) - len(ours)
    return CounterDay(day, kept, len(ours), len(requests), solved, apart, len(kept) - len(arrived))


def bounds_of(day: date, zone: tzinfo) -> tuple[int, int]:
    """First second of a local day and of the next one, in UTC since 1970."""
    start, end = (datetime.combine(one, time.min, zone) for one in (day, day + timedelta(days=1)))
    return int(start.timestamp()), int(end.timestamp())


def counted(habits: Iterable[Habit]) -> dict[tuple[str, str | None, str | None], int]:
    """Requests by theme, reason and operator."""
    totals: dict[tuple[str, str | None, str | None], int] = {}
    for habit in habits:
        key = (habit.theme, habit.reason, habit.operator)
        totals[key] = totals.get(key, 0) + habit.requests
    return totals


def tiles_of(habits: Sequence[Habit], vocabulary: Vocabulary) -> tuple[Tile, ...]:
    """The nine most frequent reasons, each as it is most often logged; ``habits`` most frequent first."""
    frequent: dict[str, Habit] = {}
    for habit in habits:
        if habit.reason:
            frequent.setdefault(habit.reason, habit)
    return tuple(
        Tile(
            vocabulary.label("reason", reason),
            RequestDraft(
                theme=habit.theme,
                reason=reason,
                operator=habit.operator,
                help=tuple(Help(code) for code in habit.help.strip("|").split("|") if code),
            ),
        )
        for reason, habit in list(frequent.items())[:USUAL]
    )

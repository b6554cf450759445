"""What waits for an answer from us: which requests, until when, and what can be done with one.

On the list stands what somebody of the house still has to do something for. A request that was answered, closed
(« sans suite ») or whose contact was cancelled never does. Of the others:

- « à suivre »: always, with or without a day;
- what owes an answer (a letter, an e-mail, a message on the telephone: contract.md §2) and has none, whatever its
  outcome says;
- « transmis » with a delay that was announced to the visitor: on that day somebody asks the partner. Without one, it
  is the partner's;
- what waits for papers that the visitor has to bring.

What the old spreadsheet left open longer than ``IMPORTED_DAYS`` before it came in is nobody's to answer any more: it
is not on the list, stays « à suivre » in the figures, and can be answered by its number.

Source: issue « A day at the counter » §2, contract.md §2.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from marianne_desk.domain.codes import ON_THE_SPOT, Channel, Outcome
from marianne_desk.domain.contact import Announcement, Pause, Request
from marianne_desk.domain.delays import IMPORTED_DAYS
from marianne_desk.domain.errors import UserError

USUAL_PROMISES = (2, 5, 10, 15)
"""Working days from today that a visitor may be promised anew."""

_A_SECOND = timedelta(seconds=1)


class Group(StrEnum):
    """Where a request stands in the list, in its order."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    PAUSED = "paused"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """One request that waits. ``at``: the local moment of its receipt, or of the person's arrival. ``until``: the day
    on which somebody has to act next, None without one. ``theme``, ``reason``, ``operator`` and ``agent`` by
    their labels, empty where there is none. ``call_back``: whom to call back, empty for nobody; nowhere else."""

    number: int
    contact: str
    request: Request
    channel: Channel
    agent: str
    agent_code: str
    at: datetime
    group: Group
    until: date | None
    theme: str
    reason: str
    operator: str
    call_back: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """The list of ``day``, by groups, and the days that can be promised in one key. ``count``: see :func:`is_due`,
    for the whole house, whatever part of it ``rows`` shows."""

    day: date
    rows: tuple[WaitingRequest, ...]
    promises: tuple[date, ...]
    count: int


def waits(request: Request) -> bool:
    """Whether somebody of the house still has to do something for a request (see the head of this module)."""
    if request.answered_at is not None or request.outcome is Outcome.DROPPED:
        return False
    if request.outcome is Outcome.PENDING or request.due_on is not None or open_pause(request) is not None:
        return True
    return request.outcome is Outcome.FORWARDED and bool(request.announcements)


def is_too_old(arrived_at: datetime, imported_at: datetime) -> bool:
    """Whether what an old spreadsheet leaves open is nobody's to answer any more."""
    return arrived_at < imported_at - timedelta(days=IMPORTED_DAYS)


def open_pause(request: Request) -> Pause | None:
    """The pause that lasts: papers are expected."""
    return next((pause for pause in request.pauses if pause.end is None), None)


def until(request: Request, today: date) -> date | None:
    """The day on which to act next: of the day that is due and the day announced last, the first that is not past;
    both past, the later one. None when nothing was promised, or while papers are expected."""
    if open_pause(request) is not None:
        return None
    return day_to_act(request.due_on, request.announcements[-1].on if request.announcements else None, today)


def day_to_act(due: date | None, announced: date | None, today: date) -> date | None:
    """Of the day that is due and the day announced last, the first that is not past; both past, the later one."""
    days = [day for day in (due, announced) if day is not None]
    ahead = [day for day in days if day >= today]
    return min(ahead) if ahead else max(days, default=None)


def group_of(request: Request, today: date) -> Group:
    """Where a request stands; « cette semaine » ends on Sunday."""
    if open_pause(request) is not None:
        return Group.PAUSED
    day = until(request, today)
    if day is None:
        return Group.UNDATED
    if day <= today:
        return Group.LATE if day < today else Group.TODAY
    return Group.WEEK if day <= today + timedelta(days=6 - today.weekday()) else Group.LATER


def is_due(request: Request, today: date) -> bool:
    """Whether the navigation counts it: late, or due today. What is paused or has no day is not counted: the figure
    says what cannot wait until tomorrow."""
    return group_of(request, today) in {Group.LATE, Group.TODAY}


def in_order(rows: Iterable[WaitingRequest]) -> tuple[WaitingRequest, ...]:
    """By group. What is late or to come: the earliest day first; without a day: the last received first."""
    return tuple(sorted(rows, key=_place))


def _place(row: WaitingRequest) -> tuple[int, int, int]:
    day = row.until.toordinal() if row.until else 0
    backwards = row.group in {Group.PAUSED, Group.UNDATED}
    return (
        tuple(Group).index(row.group),
        -day if backwards else day,
        -row.number if backwards else row.number,
    )


# what can be done with one


def answered(request: Request, channel: Channel, at: datetime) -> Request:
    """The request, answered at ``at``; papers that were still expected no longer are. « À suivre » becomes « résolu »,
    except at the desk and in a call, where « résolu sur place » is a figure that a later answer must not swell."""
    on_the_spot = channel in ON_THE_SPOT and request.received_at is None
    solved = request.outcome is Outcome.PENDING and not on_the_spot
    return replace(
        request,
        answered_at=at,
        outcome=Outcome.SOLVED if solved else request.outcome,
        pauses=_ended(request.pauses, at),
    )


def announced(request: Request, at: datetime, on: date, today: date, reason: str) -> Request:
    """The request with one more day promised to the visitor, and why.

    Raises UserError ``promise_past``, ``reason_missing``."""
    if on < today:
        raise UserError("promise_past", "day", day=on)
    if not reason.strip():
        raise UserError("reason_missing", "reason")
    last = request.announcements[-1].at if request.announcements else at - _A_SECOND
    moment = max(at, last + _A_SECOND)  # an instant is kept once
    return replace(request, announcements=(*request.announcements, Announcement(moment, on, reason.strip())))


def papers_asked(request: Request, at: datetime) -> Request:
    """The clock stops: the visitor has papers to bring. Raises UserError ``papers_expected``."""
    if open_pause(request) is not None:
        raise UserError("papers_expected")
    begin = max([at, *(pause.begin + _A_SECOND for pause in request.pauses)])  # an instant is kept once
    return replace(request, pauses=(*request.pauses, Pause(begin, None)))


def papers_arrived(request: Request, at: datetime) -> Request:
    """The clock goes on: the papers are there. Raises UserError ``papers_not_expected``."""
    if open_pause(request) is None:
        raise UserError("papers_not_expected")
    return replace(request, pauses=_ended(request.pauses, at))


def changed_outcome(request: Request, outcome: Outcome, at: datetime) -> Request:
    """The request with another outcome. One that closes it answers what was owed; « sans suite » closes it without
    an answer, and what was due stays unanswered in the figures; « transmis » and « à suivre » leave it open."""
    changed = replace(request, outcome=outcome)
    if outcome in {Outcome.DROPPED, Outcome.FORWARDED, Outcome.PENDING}:
        return changed
    owed = request.received_at is not None or request.due_on is not None
    return replace(
        changed, answered_at=at if owed else request.answered_at, pauses=_ended(request.pauses, at)
    )


def _ended(pauses: tuple[Pause, ...], at: datetime) -> tuple[Pause, ...]:
    return tuple(
        pause if pause.end is not None else replace(pause, end=max(pause.begin, at)) for pause in pauses
    )

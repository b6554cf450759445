"""What only the calendar can say of a contact, derived once when it is written and kept beside it.

So every figure is plain SQL; one command derives all again when past opening hours are corrected.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from marianne_desk.domain.calendar.day_without_hour import hour_is_known
from marianne_desk.domain.calendar.working_days import pause_days
from marianne_desk.domain.codes import WAITING, WRITTEN
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.delays import Delays
from marianne_desk.domain.month import Month

LONGEST_WAIT = timedelta(hours=8)
"""A longer wait than a working day is a timer that somebody forgot."""


NO_HOUR = -1
"""The hour of a contact of which the day alone was noted: it is in no figure of hours."""


class DueDays(Protocol):
    """The working days of the desk's département."""

    def due_on(self, received: date, days: int, pauses: tuple[tuple[date, date | None], ...]) -> date | None:
        """End of the ``days``-th working day after ``received``; None while a pause is open."""

    def count(self, first: date, last: date) -> int:
        """Working days after ``first`` up to ``last``."""


class OpeningTimes(Protocol):
    """The opening hours of the desk."""

    def is_open(self, instant: datetime) -> bool:
        """Whether the desk is open at ``instant``."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What derivation asks: the zone, opening hours, working days and the delays in force. ``issued``: those of each
    issued month (202610), the earliest first: what was promised then is judged by what was promised."""

    zone: ZoneInfo
    opening: OpeningTimes
    working_days: DueDays
    delays: Delays
    issued: tuple[tuple[int, Delays], ...] = ()

    def delays_on(self, day: date) -> Delays:
        """The delays for what is received on a local day: of its month, or of the next one that was issued; today's
        where none was since."""
        month = Month.of(day).number
        return next((delays for number, delays in self.issued if number >= month), self.delays)


@dataclass(frozen=True, slots=True)
class ContactDerived:
    """``day`` local day of arrival; ``hour`` of it, ``NO_HOUR`` where nobody noted one; ``waited`` whole seconds, None
    when not noted or not to be averaged."""

    day: date
    month: int
    weekday: int
    hour: int
    waited: int | None
    outside_hours: bool
    after_the_fact: bool


@dataclass(frozen=True, slots=True)
class RequestDerived:
    """``due_on`` None: nothing is owed, or the clock stands still. ``in_time`` None: nothing was due.
    ``answered_in`` working days between receipt and answer. ``received_on``, ``answered_on``, ``acknowledged_on``:
    local days. ``promised_on``: the last day of the first announced delay, None without one or while the clock stands
    still; ``promise_kept`` None: nothing was promised."""

    month: int
    due_on: date | None
    due_month: int | None
    in_time: bool | None
    answered_in: int | None
    received_on: date
    answered_on: date | None
    acknowledged_on: date | None
    promised_on: date | None
    promised_month: int | None
    promise_kept: bool | None


def derive_contact(contact: Contact, calendar: Calendar) -> ContactDerived:
    """The derived facts of a contact."""
    local = contact.arrived_at.astimezone(calendar.zone)
    recorded = contact.recorded_at.astimezone(calendar.zone)
    written = contact.channel in WRITTEN or any(request.received_at for request in contact.requests)
    return ContactDerived(
        day=local.date(),
        month=Month.of(local.date()).number,
        weekday=local.weekday(),
        hour=local.hour if hour_is_known(contact) else NO_HOUR,
        waited=_waited(contact, calendar.zone),
        outside_hours=not written and not calendar.opening.is_open(contact.arrived_at),
        after_the_fact=not written and recorded.date() > local.date(),
    )


def derive_request(contact: Contact, request: Request, calendar: Calendar) -> RequestDerived:
    """The derived facts of one request of ``contact``."""
    zone = calendar.zone
    received = (request.received_at or contact.arrived_at).astimezone(zone).date()
    due = _due_on(contact, request, received, calendar)
    answered = request.answered_at.astimezone(zone).date() if request.answered_at else None
    promised = _promised_on(contact, request, calendar)
    return RequestDerived(
        month=Month.of(received).number,
        due_on=due,
        due_month=Month.of(due).number if due else None,
        in_time=None if due is None else answered is not None and answered <= due,
        answered_in=calendar.working_days.count(received, answered) if answered else None,
        received_on=received,
        answered_on=answered,
        acknowledged_on=request.acknowledged_at.astimezone(zone).date() if request.acknowledged_at else None,
        promised_on=promised,
        promised_month=Month.of(promised).number if promised else None,
        promise_kept=None if promised is None else answered is not None and answered <= promised,
    )


def _waited(contact: Contact, zone: ZoneInfo) -> int | None:
    if contact.channel not in WAITING or contact.timer_flag or contact.taken_at is None:
        return None
    waited = contact.taken_at - contact.arrived_at
    same_day = contact.taken_at.astimezone(zone).date() == contact.arrived_at.astimezone(zone).date()
    if waited < timedelta() or waited > LONGEST_WAIT or not same_day:
        return None
    return int(waited.total_seconds())


def _due_on(contact: Contact, request: Request, received: date, calendar: Calendar) -> date | None:
    if _answer_unknown(contact, request):
        return None
    pauses = pause_days(request.pauses, calendar.zone)
    if request.due_on is not None:
        stands_still = any(last is None and first <= request.due_on for first, last in pauses)
        return None if stands_still else request.due_on
    days = calendar.delays_on(received).owed_in(contact.channel, received=request.received_at is not None)
    return None if days is None else calendar.working_days.due_on(received, days, pauses)


def _promised_on(contact: Contact, request: Request, calendar: Calendar) -> date | None:
    """The last day of the delay that was announced first, a later one changes nothing: the promised day, moved by as
    many working days as pauses took from it. None without an announcement, and while an open pause stops the clock
    before its end. Source: contract.md §2, §3."""
    if not request.announcements or _answer_unknown(contact, request):
        return None
    first = min(request.announcements, key=lambda one: one.at)
    pauses = pause_days(request.pauses, calendar.zone)
    if any(last is None and begin <= first.on for begin, last in pauses):
        return None
    announced = first.at.astimezone(calendar.zone).date()
    days = calendar.working_days.count(announced, first.on)
    if not pauses or not days:
        return first.on
    moved = calendar.working_days.due_on(announced, days, pauses)
    return None if moved is None else max(first.on, moved)


def _answer_unknown(contact: Contact, request: Request) -> bool:
    """An old spreadsheet keeps the day of a writing, never that of its answer."""
    return contact.timer_flag and contact.channel in WRITTEN and request.answered_at is None

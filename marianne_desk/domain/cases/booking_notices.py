"""What is said of an appointment at a partner's before it is kept: refusals, doubts that the same key twice overcomes,
remarks.

Day and hour are as the partner gave them: outside its known hours is only said. What takes a room of our house (a
visio-guichet) is compared with our hours, rooms and permanences. Source: issue « Difficult cases » §2 and §8.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from marianne_desk.domain.agenda.appointment import HOLDS, LONGEST_MINUTES, SHORTEST_MINUTES, State, end_of
from marianne_desk.domain.agenda.notices import (
    Notice,
    Weight,
    hours_on,
    overlaps,
    when_closed,
    when_past,
)
from marianne_desk.domain.agenda.permanence import Occurrence
from marianne_desk.domain.calendar.opening import FIRST_YEAR, LAST_YEAR, OpeningClock
from marianne_desk.domain.calendar.opening_rules import HoursPeriod, OpeningRules
from marianne_desk.domain.cases.appointment import HERE, Mode, PartnerAppointment
from marianne_desk.domain.french import clock_time, moment_words
from marianne_desk.domain.partners.directory import Office

FAR_AHEAD = timedelta(days=366)
"""No partner gives an appointment more than a year ahead: the year was mistyped."""


@dataclass(frozen=True, slots=True)
class Booking:
    """The appointment that is spoken of. ``begin`` in the desk's zone; ``office`` None: not known; ``room`` None: any.
    ``itself``: id of the appointment that is moved; it is no clash of its own."""

    operator: str
    begin: datetime
    minutes: int
    mode: Mode
    office: Office | None = None
    room: str | None = None
    itself: str | None = None

    @property
    def end(self) -> datetime:
        """The instant at which it ends."""
        return end_of(self.begin, self.minutes)


@dataclass(frozen=True, slots=True)
class Around:
    """What a booking is compared with. ``here``: appointments of other people in our house that may overlap;
    ``permanences``: of its day; ``own``: ids of those of the partner; ``of_case``: the other appointments of the case.
    ``labels``: of operators, by code."""

    opening: OpeningClock
    rooms: tuple[str, ...] = ()
    here: Sequence[PartnerAppointment] = ()
    permanences: Sequence[Occurrence] = ()
    own: frozenset[str] = frozenset()
    of_case: Sequence[PartnerAppointment] = ()
    labels: Mapping[str, str] | None = None

    def label(self, operator: str) -> str:
        """The label of an operator, its code where it has none."""
        return (self.labels or {}).get(operator, operator)


def refusals_of(begin: datetime, minutes: int) -> tuple[Notice, ...]:
    """What cannot be: a length, a year, an hour that the night when clocks go forward skips."""
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        values = {"least": SHORTEST_MINUTES, "most": LONGEST_MINUTES // 60}
        return (Notice("appointment_length", Weight.REFUSAL, values),)
    if not FIRST_YEAR < begin.year < LAST_YEAR:
        return (
            Notice("day_out_of_calendar", Weight.REFUSAL, {"first": FIRST_YEAR + 1, "last": LAST_YEAR - 1}),
        )
    shown = begin.astimezone(UTC).astimezone(begin.tzinfo).replace(tzinfo=None)
    if shown != begin.replace(tzinfo=None):
        return (Notice("hour_skipped", Weight.REFUSAL, {"at": begin.replace(tzinfo=None, fold=0)}),)
    return ()


def notices_of(booking: Booking, around: Around, now: datetime) -> tuple[Notice, ...]:
    """Everything to say of a booking, the gravest first. ``now`` in the desk's zone."""
    refused = refusals_of(booking.begin, booking.minutes)
    if refused:
        return refused
    found = [
        *when_past(booking.begin, now),
        *_far(booking, now),
        *(_here(booking, around) if booking.mode in HERE else _at_partners(booking, around)),
        *_partner_hours(booking, around),
        *_another(booking, around, now),
    ]
    return tuple(sorted(found, key=lambda notice: -notice.weight))


def free_room(booking: Booking, around: Around) -> str | None:
    """The room asked for, else the first that no other visio-guichet takes then; None where there is none, or none is
    needed."""
    if booking.mode is not Mode.VIDEO or booking.room is not None:
        return booking.room
    taken = {one.room for one in _others(booking, around)}
    return next((room for room in around.rooms if room not in taken), None)


def _far(booking: Booking, now: datetime) -> Iterable[Notice]:
    if booking.begin.timestamp() - now.timestamp() > FAR_AHEAD.total_seconds():
        yield Notice("booking_far", Weight.DOUBT)


def _here(booking: Booking, around: Around) -> Iterable[Notice]:
    if booking.mode is Mode.VIDEO:
        yield from when_closed(booking.begin, booking.minutes, around.opening)
        yield from _rooms(booking, around)
        return
    own = [one for one in around.permanences if _receives(booking, around, one)]
    if not any(_within(booking, one) for one in own):
        yield from when_closed(booking.begin, booking.minutes, around.opening)
        partner = around.label(booking.operator)
        if own:
            hours = {"begin": clock_time(own[0].begin), "end": clock_time(own[-1].end)}
            yield Notice("booking_outside_permanence", Weight.DOUBT, {"operator": partner} | hours)
        else:
            yield Notice("booking_no_permanence", Weight.DOUBT, {"operator": partner})
    for one in _others(booking, around):
        if one.mode is Mode.PERMANENCE and one.operator == booking.operator:
            values = {"operator": around.label(one.operator)} | _span(one.begin, one.end)
            yield Notice("booking_adviser_taken", Weight.DOUBT, values)
            return


def _receives(booking: Booking, around: Around, permanence: Occurrence) -> bool:
    if booking.office is not None and booking.office.permanence is not None:
        return permanence.permanence == booking.office.permanence
    return permanence.permanence in around.own


def _within(booking: Booking, permanence: Occurrence) -> bool:
    begin, end = booking.begin.timestamp(), booking.end.timestamp()
    return permanence.begin.timestamp() <= begin and end <= permanence.end.timestamp()


def _rooms(booking: Booking, around: Around) -> Iterable[Notice]:
    """A visio-guichet takes a room; so does each permanence, whose room nobody notes."""
    videos = [one for one in _others(booking, around) if one.mode is Mode.VIDEO]
    held = [one for one in around.permanences if overlaps(booking.begin, booking.end, one.begin, one.end)]
    same = [one for one in videos if booking.room is not None and one.room == booking.room]
    full = bool(around.rooms) and len(videos) + len(held) >= len(around.rooms)
    if same or (full and videos and not held):
        one = (same or videos)[0]
        values = {"room": one.room or around.rooms[0]} | _span(one.begin, one.end)
        yield Notice("booking_room_taken", Weight.DOUBT, values)
    elif held:
        code, weight = (
            ("booking_room_permanence", Weight.DOUBT) if full else ("appointment_permanence", Weight.REMARK)
        )
        yield Notice(code, weight, {"label": held[0].label} | _span(held[0].begin, held[0].end))


def _others(booking: Booking, around: Around) -> list[PartnerAppointment]:
    return [
        one
        for one in around.here
        if one.id != booking.itself
        and one.mode in HERE
        and one.state in HOLDS
        and overlaps(booking.begin, booking.end, one.begin, one.end)
    ]


def _at_partners(booking: Booking, around: Around) -> Iterable[Notice]:
    if holiday := around.opening.holiday_on(booking.begin.date()):
        yield Notice("appointment_holiday", Weight.DOUBT, {"label": holiday})


def _partner_hours(booking: Booking, around: Around) -> Iterable[Notice]:
    """Its slots are not ours: what does not fit its known hours is only said."""
    office = booking.office
    if booking.mode is Mode.PERMANENCE:
        return
    if office is not None and booking.mode not in office.modes:
        yield Notice("booking_mode", Weight.REMARK, {"office": office.label})
    day = booking.begin.date()
    if office is not None and office.hours:
        clock = _clock(office.hours, around.opening)
        if clock.open_minutes(booking.begin, booking.end) < booking.minutes:
            hours = hours_on(clock, day) if clock.is_open_day(day) else ""
            code = "booking_outside_partner" if hours else "booking_partner_closed"
            yield Notice(code, Weight.REMARK, {"office": office.label} | ({"hours": hours} if hours else {}))
    elif booking.mode is not Mode.VIDEO and day.weekday() > 4:
        yield Notice("booking_weekend", Weight.REMARK, {"operator": around.label(booking.operator)})


def _another(booking: Booking, around: Around, now: datetime) -> Iterable[Notice]:
    for one in around.of_case:
        ahead = one.state is State.PLANNED and one.begin.timestamp() > now.timestamp()
        if ahead and one.id != booking.itself:
            yield Notice("booking_another", Weight.REMARK, {"when": moment_words(one.begin, now.date())})
            return


def _span(begin: datetime, end: datetime) -> dict[str, object]:
    return {"begin": clock_time(begin), "end": clock_time(end)}


@lru_cache(maxsize=64)
def _clock(hours: str, house: OpeningClock) -> OpeningClock:
    """The clock of a partner's office, kept: expanding its year at each key typed would be felt."""
    return OpeningClock(
        OpeningRules((HoursPeriod(None, hours),)), house.zone, house.holidays_of, house.school_of
    )

"""What a desk should hold, in plain values, and its figures counted again from them: nothing of the program is asked
but its lists of codes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.appointment import Result
from marianne_desk.domain.cases.case import FINAL, Answer, Happening, Step
from marianne_desk.domain.codes import Channel, Outcome

PARIS = ZoneInfo("Europe/Paris")
HOLIDAYS = {date(2026, 11, 11), date(2026, 12, 25), date(2027, 1, 1), date(2027, 3, 29), date(2027, 5, 1)}
"""Those of France that do not fall on a Sunday, as far as the days of a trial reach."""
OWED = {Channel.MAIL: 15, Channel.EMAIL: 5, Channel.PHONE: 1}
A_SECOND = timedelta(seconds=1)
A_VISIT = timedelta(minutes=30)


@dataclass
class Request:
    """A request; ``promises`` (when, which day), ``pauses`` [begin, end], in their order."""

    id: str
    theme: str
    operator: str | None
    outcome: Outcome
    received: datetime | None
    answered: datetime | None
    promises: list[tuple[datetime, date]]
    pauses: list[tuple[datetime, datetime | None]]
    call_back: str = ""

    @property
    def paused(self) -> bool:
        return any(end is None for _, end in self.pauses)

    def end_pauses(self, at: datetime) -> None:
        self.pauses = [(begin, max(begin, at) if end is None else end) for begin, end in self.pauses]


@dataclass
class Contact:
    """A contact with its requests."""

    id: str
    number: int
    channel: Channel
    agent: str
    arrived: datetime
    taken: datetime | None
    requests: list[Request]
    commune: str = ""
    cancelled: bool = False


@dataclass
class Visit:
    """An appointment at a partner's. ``changes``: how often it was written."""

    case: str
    begin: datetime
    state: State = State.PLANNED
    result: Result | None = None
    changes: int = 0

    @property
    def end(self) -> datetime:
        return self.begin.astimezone(UTC) + A_VISIT


@dataclass(frozen=True)
class Event:
    """Something that happened to a case; ``visit``: what it says an appointment became, or that it was obtained."""

    at: datetime
    what: Happening
    answer: Answer | None = None
    visit: str = ""


@dataclass
class Case:
    """A request that goes on at a partner's: what happened, in its order."""

    id: str
    request: str
    contact: str
    events: list[Event]

    @property
    def step(self) -> Step:
        """Read from the last event backwards."""
        for event in reversed(self.events):
            if event.what in STEP_OF:
                return STEP_OF[event.what]
            if event.what is Happening.ANSWERED:
                return Step.ANSWERED if event.answer in FINAL else Step.TAKEN_UP
        raise AssertionError("a case begins with « transmis »")

    @property
    def papers_expected(self) -> bool:
        for event in reversed(self.events):
            if event.what is Happening.ANSWERED:
                return event.answer is Answer.PAPERS_WANTED
            if event.what in {Happening.PAPERS_CAME, Happening.FORWARDED, Happening.TOLD, Happening.CLOSED}:
                return False
        return False

    @property
    def awaited(self) -> set[str]:
        """Visits that are to come or to fill in, as the events tell: obtained, and nothing said of them since."""
        found: set[str] = set()
        for event in self.events:
            if event.what in {Happening.FORWARDED, Happening.CLOSED} or event.answer in FINAL:
                found = set()
            elif event.what is Happening.APPOINTED:
                found.add(event.visit)
            elif event.what in {Happening.MET, Happening.NOT_MET}:
                found = found - {event.visit} if event.visit else set()
        return found

    def says_of(self, visit: str) -> list[Event]:
        """The last events, as far as they say what became of that visit."""
        own: list[Event] = []
        for event in reversed(self.events):
            if event.visit != visit or event.what is Happening.APPOINTED:
                break
            own.insert(0, event)
        return own

    @property
    def due(self) -> date | None:
        """The last day of the partner's turn, None where it has none: counted a day at a time."""
        if self.papers_expected or self.step not in {Step.FORWARDED, Step.TAKEN_UP}:
            return None
        begun, days = self.events[0].at, 3
        runs = False
        for place, event in enumerate(self.events):
            then = Case(self.id, self.request, self.contact, self.events[: place + 1])
            if event.what in ENDS:
                runs = False
            again = event.what in BEGINS or event.answer is Answer.IN_PROGRESS
            if again and not runs and not then.papers_expected and not then.awaited:
                begun, days, runs = event.at, 3 if event.what is Happening.FORWARDED else 15, True
        if not runs:
            return None
        day = local(begun)
        while days:
            day += timedelta(days=1)
            days -= is_working(day)
        return day

    def may(self, what: Happening) -> bool:
        """Whether it can happen now."""
        here = {Step.FORWARDED, Step.TAKEN_UP}
        if what is Happening.PAPERS_CAME:
            return self.papers_expected and self.step in here
        return {
            Happening.TAKEN_UP: self.step is Step.FORWARDED,
            Happening.ANSWERED: self.step in {*here, Step.ANSWERED},
            Happening.REMINDED: self.step in here,
            Happening.RETURNED: True,
            Happening.TOLD: self.step is Step.ANSWERED,
            Happening.REOPENED: self.step in {Step.CLOSED, Step.TOLD},
        }.get(what, self.step is not Step.CLOSED)


STEP_OF = {
    Happening.FORWARDED: Step.FORWARDED,
    Happening.TAKEN_UP: Step.TAKEN_UP,
    Happening.MET: Step.TAKEN_UP,
    Happening.APPOINTED: Step.TAKEN_UP,
    Happening.REOPENED: Step.TAKEN_UP,
    Happening.TOLD: Step.TOLD,
    Happening.CLOSED: Step.CLOSED,
}
ENDS = {
    Happening.TAKEN_UP,
    Happening.ANSWERED,
    Happening.APPOINTED,
    Happening.MET,
    Happening.FORWARDED,
    Happening.TOLD,
    Happening.CLOSED,
}
BEGINS = {
    Happening.FORWARDED,
    Happening.TAKEN_UP,
    Happening.MET,
    Happening.PAPERS_CAME,
    Happening.REOPENED,
}


@dataclass
class Person:
    """Somebody in the waiting room."""

    id: str
    kind: Channel
    at: datetime
    appointment: str = ""
    taken: datetime | None = None


@dataclass
class House:
    """All that an agent was told to be kept."""

    contacts: dict[str, Contact] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)
    appointments: dict[str, tuple[datetime, State]] = field(default_factory=dict)
    closed: set[date] = field(default_factory=set)
    cases: dict[str, Case] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    agent: str = "agent-1"

    @property
    def alive(self) -> list[Contact]:
        return [one for one in self.contacts.values() if not one.cancelled]

    def requests(self) -> Iterator[tuple[Contact, Request]]:
        """Of the contacts that count."""
        return ((one, request) for one in self.alive for request in one.requests)

    def waiting(self, today: date) -> dict[str, tuple[str, date | None, str]]:
        """What waits for an answer: group, day and whom to call back, by request."""
        return {
            request.id: (*_place(contact, request, today), request.call_back)
            for contact, request in self.requests()
            if waits(contact, request)
        }

    def planned_of(self, case: str) -> list[tuple[datetime, str]]:
        """The visits of a case of which nothing was said yet, the earliest first."""
        own = [(one.begin, id_) for id_, one in self.visits.items() if one.case == case]
        return sorted(one for one in own if self.visits[one[1]].state is State.PLANNED)

    def forget_call_backs(self) -> None:
        """What waits no longer keeps nobody to call back."""
        for contact in self.contacts.values():
            for request in contact.requests:
                if contact.cancelled or not waits(contact, request):
                    request.call_back = ""


def local(at: datetime) -> date:
    return at.astimezone(PARIS).date()


def month_of(at: datetime) -> tuple[int, int]:
    return local(at).year, local(at).month


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def due(contact: Contact, request: Request) -> date | None:
    """Counted on the fingers, a day at a time."""
    messages = contact.channel is Channel.PHONE and request.received is None
    if contact.channel not in OWED or messages:
        return None
    still = min((local(begin) for begin, end in request.pauses if end is None), default=date.max)
    stopped = [
        (local(begin), local(end - timedelta(microseconds=1)))
        for begin, end in request.pauses
        if end is not None and end > begin
    ]
    day, left = local(request.received or contact.arrived), OWED[contact.channel]
    while left:
        day += timedelta(days=1)
        if is_working(day) and day >= still:
            return None  # the clock stands still; a pause that begins after the day leaves what was due
        left -= is_working(day) and not any(first <= day <= last for first, last in stopped)
    return day


def waits(contact: Contact, request: Request) -> bool:
    if request.answered is not None or request.outcome is Outcome.DROPPED:
        return False
    promised = request.outcome is Outcome.FORWARDED and bool(request.promises)
    owed = request.paused or due(contact, request) is not None
    return request.outcome is Outcome.PENDING or owed or promised


def _place(contact: Contact, request: Request, today: date) -> tuple[str, date | None]:
    if request.paused:
        return "paused", None
    days = [due(contact, request), request.promises[-1][1] if request.promises else None]
    known = sorted(day for day in days if day is not None)
    if not known:
        return "undated", None
    day = next((one for one in known if one >= today), known[-1])
    if day <= today:
        return ("today" if day == today else "late"), day
    return ("week" if day.isocalendar()[:2] == today.isocalendar()[:2] else "later"), day


def waited(contact: Contact) -> float | None:
    """Seconds in the waiting room."""
    if contact.channel not in {Channel.DESK, Channel.APPOINTMENT} or contact.taken is None:
        return None
    seconds = (contact.taken - contact.arrived).total_seconds()
    return seconds if seconds <= 8 * 3600 and local(contact.taken) == local(contact.arrived) else None


def figures(house: House, month: tuple[int, int]) -> dict[str, tuple[object, ...]]:
    """Part, whole and value of every figure of a month; those that count nothing are left out of the breakdowns."""
    came = [one for one in house.alive if month_of(one.arrived) == month]
    ours = [one for one in came if one.channel is not Channel.PERMANENCE]
    requests = [
        (contact, request)
        for contact, request in house.requests()
        if month_of(request.received or contact.arrived) == month
        and contact.channel is not Channel.PERMANENCE
    ]
    found: dict[str, tuple[object, ...]] = {
        "contacts": (None, None, len(ours)),
        "requests": (None, None, len(requests)),
    }
    spot = [request for contact, request in requests if contact.channel in {Channel.DESK, Channel.PHONE}]
    found["solved_share"] = _share([request.outcome is Outcome.SOLVED for request in spot])
    seconds = sorted(one for contact in ours if (one := waited(contact)) is not None)
    found["wait_median"] = (None, len(seconds), _median(seconds))
    found["wait_p90"] = (None, len(seconds), seconds[ceil(len(seconds) * 0.9) - 1] / 60 if seconds else None)
    found["wait_within"] = _share([one <= 15 * 60 for one in seconds])
    for channel in OWED:
        found[f"answers_{channel.value}"] = _share(
            [
                request.answered is not None and local(request.answered) <= day
                for contact, request in house.requests()
                if contact.channel is channel
                and (day := due(contact, request)) is not None
                and (day.year, day.month) == month
            ]
        )
    parts = Counter(f"contacts.channel.{one.channel.value}" for one in came)
    for _, request in requests:
        parts[f"requests.theme.{request.theme}"] += 1
        parts[f"requests.outcome.{request.outcome.value}"] += 1
        if request.operator is not None:
            parts[f"requests.operator.{request.operator}"] += 1
    return found | {name: (None, None, count) for name, count in parts.items()}


def _share(noted: list[bool]) -> tuple[object, ...]:
    return sum(noted), len(noted), sum(noted) / len(noted) if noted else None


def _median(seconds: list[float]) -> float | None:
    if not seconds:
        return None
    middle = len(seconds) // 2
    return (seconds[middle] if len(seconds) % 2 else (seconds[middle - 1] + seconds[middle]) / 2) / 60

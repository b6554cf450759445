"""An independent recount of difficult cases: turns, appointments and orientations from their events, told one by one.

Plain Python over plain values, days walked one by one (``recount``); nothing of ``marianne_desk`` is imported. Source:
issue « Difficult cases » §4, §6, contract.md §2.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from tests.recount import Count, Counts, House, number, walk

MOVES = {"taken_up", "answered", "appointed", "met"}
TAKES_BACK = {"told", "closed", "forwarded"}
AGAIN = {"forwarded", "taken_up", "appointed", "met", "reopened"}
BEGINS = {"forwarded", "taken_up", "met", "papers_came", "reopened"}
FINAL = {"settled", "wrong_contact", "refused"}
OTHER_STEPS = {"taken_up", "answered", "appointed", "met", "told", "closed", "reopened"}


@dataclass
class Visit:
    """An appointment at a partner's; ``begin`` as written in ISO 8601."""

    id: str
    begin: str
    state: str


@dataclass
class Followed:
    """A case. ``events``: instant, what, answer, the alarms of « transmis » where they are others, which visit, in
    their order. ``alarms``: first, next."""

    id: str
    received: str
    alarms: tuple[int, int]
    events: list[tuple[str, str, str, tuple[int, int] | None, str | None]]
    visits: list[Visit] = field(default_factory=list)


@dataclass
class Stretch:
    """One turn of the partner."""

    begun: date
    due: date | None
    first: bool
    end: date | None = None


def stretches(case: Followed, house: House) -> list[Stretch]:
    """The turns of a case, those that were taken back before their last day without one."""
    found: list[Stretch] = []
    running: Stretch | None = None
    papers = False
    ahead: set[str | None] = set()
    alarms = case.alarms
    for at, what, answer, others, visit in case.events:
        day = house.day(at)
        assert day is not None
        if running is not None and what in MOVES:
            running.end, running = day, None
        if running is not None and what in TAKES_BACK:
            if running.due is not None and day <= running.due:
                running.due = None
            running = None
        if what in {"forwarded", "told", "closed", "papers_came", "answered"}:
            papers = answer == "papers_wanted"
        none_ahead = what in {"forwarded", "closed"} or answer in FINAL
        if none_ahead or (what in {"met", "not_met"} and visit is None):
            ahead.clear()
        if what in {"met", "not_met"}:
            ahead.discard(visit)
        if what == "appointed":
            ahead.add(visit)
        alarms = others or alarms
        begins = what in BEGINS or (what == "answered" and answer == "in_progress")
        if begins and running is None and not papers and not ahead:
            first = what == "forwarded"
            running = Stretch(day, walk(day, alarms[0 if first else 1], [], house), first)
            found.append(running)
    return found


def add_indicators(cases: list[Followed], house: House, days: int, working: int, found: Counts) -> None:
    """Every indicator that cases feed. ``days``, ``working``: within which an appointment is promised. Turns are
    told by « case#place »."""
    for case in cases:
        for place, turn in enumerate(stretches(case, house)):
            if turn.due is None:
                continue
            moved = turn.end is not None and turn.end <= turn.due
            names = ["partner_in_time", "partner_first_answer"] if turn.first else ["partner_in_time"]
            for name in names:
                found[name][number(turn.due)].add(f"{case.id}#{place}", moved)
        _appointments(case, house, days, working, found)
        count = found["right_partner"][number(_opened(case, house))]
        count.eligible += 1
        happened = [event[1] for event in case.events]
        since = happened[len(happened) - happened[::-1].index("forwarded") :]
        wrong = any(answer == "wrong_contact" for _, _, answer, *_ in case.events)
        if wrong or "returned" in happened or OTHER_STEPS & set(since):
            count.add(case.id, not wrong and "returned" not in happened)


def _appointments(case: Followed, house: House, days: int, working: int, found: Counts) -> None:
    received = house.day(case.received)
    assert received is not None
    first = _first_visit(case)
    for visit in case.visits:
        day = house.day(visit.begin)
        assert day is not None
        month = number(day)
        if visit is first:
            found["appointment_in_days"][month].add(visit.id, (day - received).days <= days)
            within = worked(received, day, house) <= working
            found["appointment_in_working_days"][month].add(visit.id, within)
        if visit.state in {"kept", "absent", "planned"}:
            found["appointment_attended"][month].eligible += 1
        if visit.state in {"kept", "absent"}:
            found["appointment_attended"][month].add(visit.id, visit.state == "kept")


def figures(cases: list[Followed], house: House, month: int) -> dict[str, float | None]:
    """The figures of a month that count cases, by identifier."""
    turns = [turn for case in cases for turn in stretches(case, house)]
    due = [turn for turn in turns if turn.due is not None and number(turn.due) == month]
    in_time = sum(turn.end is not None and turn.due is not None and turn.end <= turn.due for turn in due)
    ended = [turn for turn in turns if turn.end is not None and number(turn.end) == month and turn.first]
    first = [worked(turn.begun, turn.end, house) for turn in ended if turn.end is not None]
    waits = []
    held = 0
    for case in cases:
        received, chosen = house.day(case.received), _first_visit(case)
        assert received is not None
        for visit in case.visits:
            day = house.day(visit.begin)
            if day is not None and number(day) == month:
                held += visit.state != "cancelled"
                waits += [max((day - received).days, 0)] if visit is chosen else []
    return {
        "cases": sum(number(_opened(case, house)) == month for case in cases),
        "cases_answered": sum(_answered(case, house) == month for case in cases),
        "partner_appointments": held,
        "partner_moved_in_time": in_time / len(due) if due else None,
        "partner_first_median": median(first) if first else None,
        "partner_appointment_median": median(waits) if waits else None,
    }


def worked(first: date, last: date, house: House) -> int:
    """Working days after ``first`` up to ``last``."""
    return sum(house.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


def _opened(case: Followed, house: House) -> date:
    day = house.day(case.events[0][0])
    assert day is not None
    return day


def _answered(case: Followed, house: House) -> int | None:
    """The month of the last answer for good, unless it was sent elsewhere or taken up again since."""
    answered: date | None = None
    for at, what, answer, *_ in case.events:
        if what in AGAIN:
            answered = None
        if what == "answered":
            answered = house.day(at) if answer in FINAL else None
    return None if answered is None else number(answered)


def _first_visit(case: Followed) -> Visit | None:
    given = [visit for visit in case.visits if visit.state != "cancelled"]
    return min(given, key=lambda visit: (visit.begin, visit.id), default=None)


def empty() -> Counts:
    """Nothing counted yet."""
    return defaultdict(lambda: defaultdict(Count))

"""What a partner should hear of a quarter, counted in plain Python over the cases themselves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from marianne_desk.domain.cases.appointment import PartnerAppointment, State
from marianne_desk.domain.cases.case import Answer, Case, Event, Happening
from marianne_desk.domain.cases.standing import Standing, standing
from marianne_desk.domain.codes import ON_THE_SPOT, Channel, Outcome
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.partner_sheet import figures as f
from marianne_desk.domain.quarter import Quarter
from tests.desks import LAVAL
from tests.made_up_houses import calendar_of, house_of

CALENDAR = calendar_of(house_of(LAVAL))
WORKING, ZONE = CALENDAR.working_days, CALENDAR.zone
PROMISED = 10


@dataclass(frozen=True)
class Story:
    """A contact with its one request; its case and appointments, if it was sent on."""

    contact: Contact
    case: Case | None
    appointments: tuple[PartnerAppointment, ...]

    @property
    def request(self) -> Request:
        return self.contact.requests[0]


def local(at: datetime) -> date:
    return at.astimezone(ZONE).date()


def standing_of(case: Case, events: Sequence[Event] | None = None) -> Standing:
    return standing(case.events if events is None else events, case.alarms, WORKING, ZONE)


class Recount:
    """Every figure of one operator and quarter on a day, from the values alone."""

    def __init__(self, told: Sequence[Story], operator: str, quarter: Quarter, today: date) -> None:
        self.operator, self.first, self.today = operator, quarter.first_day, today
        self.until = min(quarter.last_day, today)
        self.over = min(quarter.last_day, today - timedelta(days=1))
        self.last = quarter.last_day
        self.told = [one for one in told if one.contact.channel is not Channel.PERMANENCE]
        self.cases = [one for one in told if one.case is not None]

    def within(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.until

    def figures(self) -> dict[str, tuple[int | None, int | None, float | int | None]]:
        """By identifier: part, whole, value."""
        mine = [
            one
            for one in self.told
            if one.request.operator == self.operator
            and self.first <= local(one.contact.arrived_at) <= self.last
        ]
        spot = [one for one in mine if one.contact.channel in ON_THE_SPOT]
        sent = [
            one for one in self.cases if any(self.within(turn.begun_on) for turn in self.first_turns(one))
        ]
        given = [one for one in sent if any(self.is_mine(item) for item in one.appointments)]
        waits = self.first_waits()
        met = [item.state for item in self.met() if item.state in {State.KEPT, State.ABSENT}]
        due = [
            turn
            for one in self.cases
            for turn in self.first_turns(one)
            if turn.due_on and self.owed(turn.due_on)
        ]
        signs = [turn for one in self.cases for turn in self.first_turns(one) if self.within(turn.ended_on)]
        promised, kept = self.promised()
        opened = [one for one in self.mine_first() if self.within(local(one.case.opened_at))]  # type: ignore[union-attr]
        wrong = [one for one in opened if self.was_wrong(one)]
        return {
            f.REQUESTS: (None, None, len(mine)),
            f.SOLVED: share([one.request.outcome is Outcome.SOLVED for one in spot]),
            f.CASES: (None, None, len(sent)),
            f.APPOINTED: share([one in given for one in sent]),
            f.WAIT_DAYS: middle([days for days, _ in waits]),
            f.WAIT_WORKING_DAYS: middle([days for _, days in waits]),
            f.ABSENT: share([state is State.ABSENT for state in met]),
            f.FIRST_IN_TIME: share([bool(turn.in_time) for turn in due]),
            f.FIRST_DAYS: middle(
                [WORKING.count(turn.begun_on, turn.ended_on) for turn in signs if turn.ended_on]
            ),
            f.FINAL_IN_TIME: share([one in kept for one in promised]),
            f.FINAL_DAYS: middle([days for _, days in self.answered()]),
            f.STUCK: (None, None, len(self.stuck())),
            f.WRONG: share([one in wrong for one in opened]),
        }

    def first_turns(self, one: Story) -> list:  # type: ignore[type-arg]
        assert one.case is not None
        return [turn for turn in standing_of(one.case).turns if turn.first and turn.operator == self.operator]

    def mine_first(self) -> list[Story]:
        """Cases of which the operator was the first to be asked."""
        return [one for one in self.cases if one.case and one.case.events[0].operator == self.operator]

    def still_mine(self) -> list[Story]:
        return [one for one in self.mine_first() if one.case and one.case.operator == self.operator]

    def is_mine(self, item: PartnerAppointment) -> bool:
        return item.operator == self.operator and item.state is not State.CANCELLED

    def met(self) -> list[PartnerAppointment]:
        return [
            item
            for one in self.cases
            for item in one.appointments
            if item.operator == self.operator and self.first <= item.begin.date() <= self.last
        ]

    def first_waits(self) -> list[tuple[int, int]]:
        found = []
        for one in self.cases:
            asked_on = local(one.contact.arrived_at)
            taken = sorted(filter(self.is_mine, one.appointments), key=lambda item: (item.begin, item.id))
            if taken and self.first <= (day := taken[0].begin.date()) <= self.last:
                found.append(((day - asked_on).days, WORKING.count(asked_on, day)))
        return found

    def owed(self, day: date) -> bool:
        return self.first <= day <= self.over

    def promised(self) -> tuple[list[Story], list[Story]]:
        owed, kept = [], []
        for one in self.still_mine():
            assert one.case is not None
            now, sent_on = standing_of(one.case), local(one.case.opened_at)
            due = WORKING.due_on(sent_on, PROMISED, ())
            if due is None or not self.owed(due):
                continue
            over = [local(at) for at in (now.told_at, now.closed_at) if at]
            if now.answered_at is None and over and min(over) <= due:
                continue
            owed.append(one)
            if now.answered_at and local(now.answered_at) <= due:
                kept.append(one)
        return owed, kept

    def answered(self) -> list[tuple[Answer | None, int]]:
        found = []
        for one in self.still_mine():
            assert one.case is not None
            now = standing_of(one.case)
            if now.answered_at and self.within(local(now.answered_at)):
                found.append((now.answer, WORKING.count(local(one.case.opened_at), local(now.answered_at))))
        return found

    def stuck(self) -> list[str]:
        """Themes of the cases that stood still on the morning after: what happened later is not known then."""
        found = []
        for one in self.cases:
            assert one.case is not None
            then = [event for event in one.case.events if local(event.at) <= self.until]
            if not then:
                continue
            now = standing_of(one.case, then)
            mine = now.turn is not None and now.turn.operator == self.operator
            if mine and now.stuck(self.over + timedelta(days=1)):
                found.append(one.case.theme)
        return found

    def was_wrong(self, one: Story) -> bool:
        assert one.case is not None
        return any(
            event.answer is Answer.WRONG_CONTACT or event.happening is Happening.RETURNED
            for event in one.case.events
        )

    def became(self) -> Counter[str]:
        names: Counter[str] = Counter()
        for item in self.met():
            waits = "to_come" if item.begin.date() >= self.today else "to_fill"
            names[waits if item.state is State.PLANNED else item.state.value] += 1
        return names


def share(parts: Sequence[bool]) -> tuple[int, int, float | None]:
    return sum(parts), len(parts), sum(parts) / len(parts) if parts else None


def middle(days: Sequence[int]) -> tuple[None, int, float | None]:
    return None, len(days), float(median(days)) if days else None

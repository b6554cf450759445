"""What a partner hears is true: every figure counted a second way, in plain Python over the cases themselves."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, delete
from sqlalchemy.pool import StaticPool

from marianne_desk.domain.cases.appointment import Mode, PartnerAppointment, State
from marianne_desk.domain.cases.case import Answer, Case, Event, Happening
from marianne_desk.domain.cases.rules import may_happen
from marianne_desk.domain.cases.standing import Standing, standing
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import ON_THE_SPOT, Channel, Outcome
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.derivation import derive_contact, derive_request
from marianne_desk.domain.figure import Figure
from marianne_desk.domain.partner_sheet import figures as f
from marianne_desk.domain.partner_sheet.figures import Became
from marianne_desk.domain.quarter import Quarter
from marianne_desk.figures import partner_figures as counted
from marianne_desk.storage import cases as stored
from marianne_desk.storage import partner_appointments
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import DerivedContact
from marianne_desk.storage.contacts import add_contacts
from marianne_desk.usecases.partner_sheet import asked
from tests.desks import LAVAL
from tests.made_up_houses import calendar_of, house_of

CALENDAR = calendar_of(house_of(LAVAL))
WORKING, ZONE = CALENDAR.working_days, CALENDAR.zone
BEGINNING = datetime(2026, 5, 25, 7, tzinfo=UTC)
T3 = Quarter(2026, 3)
PROMISED = 10
OPERATORS = ("CAF", "MSA")
STATES = (State.PLANNED, State.KEPT, State.ABSENT, State.EXCUSED, State.CANCELLED)

HAPPENINGS = st.tuples(
    st.sampled_from(list(Happening)),
    st.sampled_from(list(Answer)),
    st.integers(1, 18 * 24 * 60),
    st.sampled_from(OPERATORS),
)
MEETINGS = st.tuples(
    st.integers(0, 60 * 24 * 60), st.sampled_from(STATES), st.sampled_from(OPERATORS), st.integers(0, 10**6)
)


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


@st.composite
def stories(draw: st.DrawFn) -> Story:
    at = BEGINNING + timedelta(minutes=draw(st.integers(0, 125 * 24 * 60)))
    number = draw(st.uuids())
    request = Request(
        id=f"r-{number}",
        theme=draw(st.sampled_from(["logement", "famille"])),
        reason=draw(st.none() | st.just("apl")),
        operator=draw(st.sampled_from((*OPERATORS, None))),
        help=(),
        outcome=draw(st.sampled_from([Outcome.SOLVED, Outcome.FORWARDED])),
    )
    channel = draw(st.sampled_from(Channel))
    contact = Contact(
        id=f"c-{number}",
        channel=channel,
        agent="agent-1",
        arrived_at=at,
        taken_at=None,
        ended_at=None,
        recorded_at=at,
        requests=(request,),
    )
    if request.outcome is not Outcome.FORWARDED or channel is Channel.PERMANENCE:
        return Story(contact, None, ())
    case = _case(draw, f"d-{number}", contact, draw(st.sampled_from(OPERATORS)))
    meetings = tuple(
        _meeting(
            f"m-{number}-{place}", case, at + timedelta(minutes=later, seconds=salt % 60), state, operator
        )
        for place, (later, state, operator, salt) in enumerate(draw(st.lists(MEETINGS, max_size=3)))
    )
    return Story(contact, case, meetings)


def _case(draw: st.DrawFn, case_id: str, contact: Contact, operator: str) -> Case:
    at, alarms, request = contact.arrived_at, Alarms(), contact.requests[0]
    events = [Event(at, Happening.FORWARDED, "agent-1", operator=operator)]
    for happening, answer, minutes, to in draw(st.lists(HAPPENINGS, max_size=9)):
        at += timedelta(minutes=minutes)
        if may_happen(standing(events, alarms, WORKING, ZONE), happening):
            events.append(
                Event(
                    at,
                    happening,
                    "agent-1",
                    operator=to if happening is Happening.FORWARDED else None,
                    answer=answer if happening is Happening.ANSWERED else None,
                )
            )
    return Case(
        id=case_id,
        number=0,
        request=request.id,
        contact=0,
        theme=request.theme,
        reason=request.reason,
        operator=standing(events, alarms, WORKING, ZONE).operator,
        office=None,
        correspondent=None,
        received_at=contact.arrived_at,
        opened_at=contact.arrived_at,
        agent="agent-1",
        alarms=alarms,
        visitor=Visitor("Zoé", "06 12 34 56 78"),
        events=tuple(events),
    )


def _meeting(meeting_id: str, case: Case, begin: datetime, state: State, operator: str) -> PartnerAppointment:
    return PartnerAppointment(
        id=meeting_id,
        case=case.id,
        operator=operator,
        begin=begin.astimezone(ZONE),
        minutes=30,
        mode=Mode.OFFICE,
        office=None,
        place="",
        with_whom="",
        room=None,
        papers=(),
        state=state,
        result=None,
        agent="agent-1",
        made_at=case.opened_at,
        changed_at=case.opened_at,
    )


@pytest.fixture(scope="module")
def memory() -> Iterator[Connection]:
    """The tables alone, in memory: the predicates do not know that the file is encrypted."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    t.metadata.create_all(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        yield connection
    engine.dispose()


def keep(memory: Connection, told: Sequence[Story]) -> None:
    for table in (t.partner_appointment, t.partner_turn, t.case_event, t.case, t.request, t.contact):
        memory.execute(delete(table))
    add_contacts(
        memory,
        [
            DerivedContact(
                one.contact,
                derive_contact(one.contact, CALENDAR),
                (derive_request(one.contact, one.request, CALENDAR),),
            )
            for one in told
        ],
    )
    for one in told:
        if one.case is None:
            continue
        facts = stored.request_facts(memory, one.request.id)
        assert facts is not None
        number = stored.add(memory, one.case, facts, standing_of(one.case), CALENDAR)
        for item in one.appointments:
            partner_appointments.add(memory, item, number, facts.received_at, CALENDAR)


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
            if now.answered_at is None and (now.told_at or now.closed_at):
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


def plain(figure: Figure) -> tuple[int | None, int | None, float | int | None]:
    return figure.part, figure.whole, figure.value


DAYS = st.integers(0, 200).map(lambda days: date(2026, 7, 1) + timedelta(days=days))


@settings(max_examples=60, deadline=None)
@given(st.lists(stories(), max_size=12), DAYS)
def test_a_second_count_agrees(memory: Connection, told: list[Story], today: date) -> None:
    # What is known on a day was entered by then.
    keep(memory, told)
    for operator in OPERATORS:
        wanted = asked(CALENDAR, today, operator, T3, PROMISED)
        again = Recount(told, operator, T3, today)
        found = counted.figures_of(memory, wanted)
        assert {name: plain(one) for name, one in found.items()} == again.figures()
        assert tuple(found) == tuple(name for name in f.FIGURES if name != f.FEEDBACK)
        assert counted.became(memory, wanted) == {Became(name): n for name, n in again.became().items()}
        assert counted.stuck_by_theme(memory, wanted) == Counter(again.stuck())
        assert counted.answers_of(memory, wanted) == Counter(answer for answer, _ in again.answered())
        matters = counted.matters_of(memory, wanted)
        assert sum(one.count for one in matters) == again.figures()[f.REQUESTS][2]


@settings(max_examples=40, deadline=None)
@given(st.lists(stories(), max_size=10))
def test_quarters_share_out_what_was_sent(memory: Connection, told: list[Story]) -> None:
    """Every request, sending, sign, answer and appointment is in one quarter, of one operator."""
    keep(memory, told)
    years_end = date(2027, 6, 30)
    quarters = [Quarter(2026, 2), T3, Quarter(2026, 4), Quarter(2027, 1), Quarter(2027, 2)]
    found = [
        counted.figures_of(memory, asked(CALENDAR, years_end, operator, quarter, None))
        for operator in OPERATORS
        for quarter in quarters
    ]
    assert f.FINAL_IN_TIME not in found[0]
    mine = [one for one in told if one.contact.channel is not Channel.PERMANENCE and one.request.operator]
    assert sum(int(one[f.REQUESTS].value or 0) for one in found) == len(mine)
    turns = [turn for one in told if one.case for turn in standing_of(one.case).turns if turn.first]
    assert sum(one[f.FIRST_IN_TIME].whole or 0 for one in found) == sum(
        turn.due_on is not None for turn in turns
    )
    assert sum(one[f.FIRST_DAYS].whole or 0 for one in found) == sum(
        turn.ended_on is not None for turn in turns
    )

"""What a partner hears is true: every figure counted a second way, in plain Python over the cases themselves."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, delete
from sqlalchemy.pool import StaticPool

from marianne_desk.domain.cases.appointment import Mode, PartnerAppointment, State
from marianne_desk.domain.cases.case import Answer, Case, Event, Happening
from marianne_desk.domain.cases.rules import may_happen
from marianne_desk.domain.cases.standing import standing
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Channel, Outcome
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
from tests.partner_recount import CALENDAR, PROMISED, WORKING, ZONE, Recount, Story, standing_of

BEGINNING = datetime(2026, 5, 25, 7, tzinfo=UTC)
T3 = Quarter(2026, 3)
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

"""What holds of the indicators of cases, whatever happens to them: on the real definitions, the real storage, a real
calendar, beside the recount that reads events one by one."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, delete, insert, select
from sqlalchemy.pool import StaticPool

from marianne_desk.domain.cases.appointment import Mode, PartnerAppointment, State
from marianne_desk.domain.cases.case import Answer, Case, Event, Happening
from marianne_desk.domain.cases.rules import may_happen
from marianne_desk.domain.cases.standing import standing
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.commitments.measuring import key_of
from marianne_desk.domain.commitments.pack import OF_CASES, OF_TURNS
from marianne_desk.domain.commitments.verdict import Tally
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.derivation import derive_contact, derive_request
from marianne_desk.domain.figure import Figure
from marianne_desk.figures.case_indicators import case_figures
from marianne_desk.figures.computing import compute
from marianne_desk.figures.definitions import Share
from marianne_desk.figures.indicators import behind, definition_of, tallies
from marianne_desk.storage import cases as stored
from marianne_desk.storage import partner_appointments
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import DerivedContact
from marianne_desk.storage.contacts import add_contacts
from marianne_desk.storage.packs import load_pack
from tests import recount, recount_cases
from tests.desks import LAVAL
from tests.followed_cases import followed_cases
from tests.made_up_houses import calendar_of, house_of

CALENDAR = calendar_of(house_of(LAVAL))
HOUSE = recount.House("53", CALENDAR.zone)
FIRST = datetime(2026, 9, 28, 7, tzinfo=UTC)
MONTHS = (202609, 202610, 202611, 202612, 202701, 202702)
INDICATORS = [one for one in load_pack("marianne-2016").indicators() if one.formula in OF_CASES]
IDS = {key_of(one, 15): one for one in INDICATORS}
ALARMS = Alarms()
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Nothing is made smaller: a failing story is short enough, and shrinking one takes minutes."""

moments = st.integers(0, 30 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
steps = st.lists(st.tuples(st.integers(0, 12 * 24 * 60), st.randoms(use_true_random=False)), max_size=7)


@dataclass(frozen=True)
class Story:
    """A case to be written, with its contact and its appointments: days after it, and state."""

    contact: Contact
    events: tuple[Event, ...]
    visits: tuple[tuple[int, State], ...]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Whatever may happen to a case."""
    number, arrived = draw(st.uuids()), draw(moments)
    request = Request(f"r-{number}", "famille", "rsa", "CAF", (), Outcome.FORWARDED)
    contact = Contact(f"c-{number}", Channel.DESK, "a", arrived, arrived, None, arrived, (request,))
    events = [Event(arrived, Happening.FORWARDED, "a", operator="CAF")]
    at = arrived
    for minutes, chance in draw(steps):
        at += timedelta(minutes=minutes)
        events.append(next_event(events, at, chance))
    visits = draw(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(State)), max_size=3))
    return Story(contact, tuple(events), tuple(visits))


def next_event(events: list[Event], at: datetime, chance: object) -> Event:
    now = standing(events, ALARMS, CALENDAR.working_days, CALENDAR.zone)
    allowed = [one for one in Happening if may_happen(now, one)]
    what = chance.choice(allowed)  # type: ignore[attr-defined]
    answer = chance.choice(list(Answer)) if what is Happening.ANSWERED else None  # type: ignore[attr-defined]
    if what is Happening.FORWARDED:
        alarms = chance.choice([None, Alarms(2, 5)])  # type: ignore[attr-defined]
        return Event(at, what, "a", operator="MSA", alarms=alarms)
    return Event(at, what, "a", answer=answer, words="un motif")


many = st.lists(stories(), max_size=5)


@pytest.fixture(scope="module")
def memory() -> Iterator[Connection]:
    """The tables alone, in memory."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    t.metadata.create_all(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def fill(memory: Connection, told: list[Story]) -> None:
    for table in reversed(t.metadata.sorted_tables):
        memory.execute(delete(table))
    for story in told:
        write(memory, story)


def write(memory: Connection, story: Story) -> int:
    """A contact, its case and its appointments, as the use cases write them; the number of the case."""
    contact = story.contact
    request = contact.requests[0]
    derived = derive_contact(contact, CALENDAR), (derive_request(contact, request, CALENDAR),)
    add_contacts(memory, [DerivedContact(contact, *derived)])
    facts = stored.request_facts(memory, request.id)
    assert facts is not None
    case = Case(
        f"d-{request.id}",
        0,
        request.id,
        facts.contact,
        "famille",
        "rsa",
        "CAF",
        None,
        None,
        facts.received_at,
        story.events[0].at,
        "a",
        ALARMS,
        Visitor("Mme Ferrand", "06"),
        story.events,
    )
    said = standing(story.events, ALARMS, CALENDAR.working_days, CALENDAR.zone)
    number = stored.add(memory, case, facts, said, CALENDAR)
    for place, (days, state) in enumerate(story.visits):
        item = appointment(f"{case.id}-{place}", case.id, contact.arrived_at + timedelta(days=days), state)
        partner_appointments.add(memory, item, number, facts.received_at, CALENDAR)
    return number


def appointment(name: str, case: str, begin: datetime, state: State) -> PartnerAppointment:
    return PartnerAppointment(
        name, case, "CAF", begin, 30, Mode.OFFICE, None, "", "", None, (), state, None, "a", begin, begin
    )


def definitions() -> list[Share]:
    return [definition_of(one, 15, key) for key, one in IDS.items()]


def counted(memory: Connection) -> dict[tuple[int, str], Tally | Figure]:
    """Every tally and every figure of every month."""
    defined = definitions()
    found: dict[tuple[int, str], Tally | Figure] = {}
    for month in MONTHS:
        found |= {(month, key): tally for key, tally in tallies(memory, defined, month).items()}
        found |= {(month, one.id): one for one in compute(memory, case_figures(), month)}
    return found


@settings(max_examples=15, deadline=None, phases=PHASES)
@given(many)
def test_a_recount_of_the_events_agrees(memory: Connection, told: list[Story]) -> None:
    fill(memory, told)
    cases = followed_cases(memory)
    mine = recount_cases.empty()
    recount_cases.add_indicators(cases, HOUSE, 21, 15, mine)
    for definition in definitions():
        indicator = IDS[definition.id]
        for month in MONTHS:
            tally = tallies(memory, [definition], month)[definition.id]
            count = mine[indicator.id][month]
            assert (tally.part, tally.whole) == (len(count.part), len(count.whole))
            if definition.eligible is not None:
                assert (tally.noted, tally.eligible) == (len(count.whole), count.eligible)
            turns = indicator.formula in OF_TURNS
            rows = behind(memory, definition, [month])
            named = {f"{row.id}#{row.place}" if turns else row.id: row.in_part for row in rows}
            assert len(named) == len(rows) == tally.whole
            assert {one for one, part in named.items() if part} == count.part
    for month in MONTHS:
        figures = {one.id: one.value for one in compute(memory, case_figures(), month)}
        assert figures == recount_cases.figures(cases, HOUSE, month)


@settings(max_examples=15, deadline=None, phases=PHASES)
@given(many, stories(), st.integers(0, 20 * 24 * 60), st.randoms(use_true_random=False))
def test_whatever_happens_drops_the_months_that_it_changes(
    memory: Connection, told: list[Story], story: Story, minutes: int, chance: object
) -> None:
    fill(memory, told)
    number = write(memory, story)

    def after(act: str) -> None:
        before = counted(memory)
        memory.execute(delete(t.kept_measures))
        memory.execute(delete(t.kept_month))
        kept = [{"month": month, "content": json.dumps({})} for month in MONTHS]
        memory.execute(insert(t.kept_measures), kept)
        ACTS[act](memory, number, minutes, chance)
        now = counted(memory)
        changed = {month for (month, key) in now if now[month, key] != before[month, key]}
        left = set(memory.execute(select(t.kept_measures.c.month)).scalars())
        assert not changed & left, act

    for act in ACTS:
        after(act)


def _happen(memory: Connection, number: int, minutes: int, chance: object) -> None:
    case = held(memory, number)
    event = next_event(list(case.events), case.events[-1].at + timedelta(minutes=minutes), chance)
    stored.add_event(memory, number, event)
    _again(memory, number)


def _undo(memory: Connection, number: int, _minutes: int, _chance: object) -> None:
    last = held(memory, number).events[-1]
    if last.happening is not Happening.FORWARDED:
        stored.remove_event(memory, last.id or 0)
        _again(memory, number)


def _again(memory: Connection, number: int) -> None:
    case = held(memory, number)
    said = standing(case.events, ALARMS, CALENDAR.working_days, CALENDAR.zone)
    stored.rewrite(memory, case, said, CALENDAR)


def _book(memory: Connection, number: int, minutes: int, _chance: object) -> None:
    case = held(memory, number)
    item = appointment(f"{case.id}-new", case.id, case.opened_at + timedelta(minutes=minutes), State.PLANNED)
    partner_appointments.add(memory, item, number, case.received_at, CALENDAR)


def _move(memory: Connection, number: int, minutes: int, chance: object) -> None:
    case = held(memory, number)
    found = partner_appointments.of_case(memory, case.id, CALENDAR)
    item = chance.choice(found)  # type: ignore[attr-defined]
    state = chance.choice(list(State))  # type: ignore[attr-defined]
    moved = replace(item, begin=item.begin + timedelta(minutes=3 * minutes), state=state)
    partner_appointments.change(memory, moved, CALENDAR)


def _take_back(memory: Connection, number: int, _minutes: int, _chance: object) -> None:
    partner_appointments.remove(memory, f"{held(memory, number).id}-new")


def _cancel(memory: Connection, number: int, _minutes: int, _chance: object) -> None:
    stored.set_cancelled(memory, held(memory, number).contact, cancelled=True)


def _remove(memory: Connection, number: int, _minutes: int, _chance: object) -> None:
    stored.remove(memory, number)
    for table in (t.partner_turn, t.partner_appointment):  # the file does it by its foreign keys
        memory.execute(delete(table).where(table.c.case == number))


ACTS = {
    "happen": _happen,
    "undo": _undo,
    "book": _book,
    "move": _move,
    "take back": _take_back,
    "cancel": _cancel,
    "remove": _remove,
}


def held(memory: Connection, number: int) -> Case:
    case = stored.by_number(memory, number)
    assert case is not None
    return case

"""What holds of every indicator, whatever was logged: on the real definitions, rows derived by a real calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, delete
from sqlalchemy.pool import StaticPool

from marianne_desk.domain.codes import Channel, Help, Need, Outcome, RequestKind
from marianne_desk.domain.commitments.measuring import is_logged, key_of
from marianne_desk.domain.commitments.pack import Formula
from marianne_desk.domain.commitments.verdict import Tally, total
from marianne_desk.domain.contact import Announcement, Contact, Pause, Request
from marianne_desk.domain.delays import Delays
from marianne_desk.domain.derivation import Calendar, derive_contact, derive_request
from marianne_desk.figures.definitions import Share
from marianne_desk.figures.indicators import behind, definition_of, tallies
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import DerivedContact
from marianne_desk.storage.contacts import add_contacts
from marianne_desk.storage.packs import load_pack
from tests.desks import LAVAL
from tests.made_up_houses import calendar_of, house_of

CALENDAR = calendar_of(house_of(LAVAL))
FIRST = datetime(2026, 9, 28, 7, tzinfo=UTC)
MONTHS = (202609, 202610, 202611, 202612)
INDICATORS = [one for one in load_pack("marianne-2016").indicators() if is_logged(one)]
ANSWERED = [Formula.ANSWERED_IN_TIME, Formula.ANNOUNCEMENT_KEPT, Formula.COMPLAINTS_ANSWERED]

moments = st.integers(0, 40 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
later = st.none() | st.integers(1, 60 * 24 * 40)


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    """One contact with one request, of any channel."""
    channel, arrived = draw(st.sampled_from(Channel)), draw(moments)

    def after(minutes: int | None) -> datetime | None:
        return None if minutes is None else arrived + timedelta(minutes=minutes)

    pause = after(draw(later))
    taken = after(draw(st.none() | st.integers(0, 60)))
    number = draw(st.uuids())
    announced = st.none() | st.integers(0, 30)
    promised = draw(announced)
    request = Request(
        id=f"r-{number}",
        theme="impots",
        reason=None,
        operator=draw(st.none() | st.just("DGFIP")),
        help=tuple(draw(st.sets(st.sampled_from(Help), max_size=2))),
        outcome=draw(st.sampled_from(Outcome)),
        kind=draw(st.sampled_from(RequestKind)),
        returning=draw(st.none() | st.booleans()),
        received_at=arrived if channel in {Channel.EMAIL, Channel.MAIL} or draw(st.booleans()) else None,
        acknowledged_at=after(draw(later)),
        announcements=()
        if promised is None
        else (Announcement(arrived, arrived.date() + timedelta(promised)),),
        pauses=()
        if pause is None
        else (Pause(pause, None if draw(st.booleans()) else pause + timedelta(days=3)),),
        answered_at=after(draw(later)),
    )
    return Contact(
        id=f"c-{number}",
        channel=channel,
        agent="agent-1",
        arrived_at=arrived,
        taken_at=taken,
        ended_at=None,
        recorded_at=arrived + timedelta(hours=2),
        requests=(request,),
        needs=tuple(draw(st.sets(st.sampled_from(Need), max_size=1))),
    )


many = st.lists(contacts(), max_size=14)


@pytest.fixture(scope="module")
def memory() -> Iterator[Connection]:
    """The tables alone, in memory: the definitions do not know that the file is encrypted."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    t.metadata.create_all(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def definitions(minutes: int = 15) -> list[Share]:
    return [definition_of(one, minutes, key_of(one, 15)) for one in INDICATORS]


def count(
    memory: Connection, logged: Sequence[Contact], calendar: Calendar = CALENDAR, minutes: int = 15
) -> dict[tuple[int, str], Tally]:
    """Every tally of every month."""
    for table in (t.announcement, t.pause, t.request, t.contact):
        memory.execute(delete(table))
    items = [
        DerivedContact(
            one,
            derive_contact(one, calendar),
            tuple(derive_request(one, request, calendar) for request in one.requests),
        )
        for one in logged
    ]
    add_contacts(memory, items)
    defined = definitions(minutes)
    return {(month, key): tally for month in MONTHS for key, tally in tallies(memory, defined, month).items()}


def below(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and one < other


@settings(max_examples=25, deadline=None)
@given(many)
def test_a_part_is_within_its_whole_and_has_its_rows(memory: Connection, logged: list[Contact]) -> None:
    found = count(memory, logged)
    for definition in definitions():
        for month in MONTHS:
            tally = found[month, definition.id]
            assert 0 <= tally.part <= tally.whole
            assert tally.noted == tally.whole <= tally.eligible
            rows = behind(memory, definition, [month])
            assert (len(rows), sum(row.in_part for row in rows)) == (tally.whole, tally.part)


@settings(max_examples=25, deadline=None)
@given(many, st.randoms(use_true_random=False))
def test_order_changes_nothing(memory: Connection, logged: list[Contact], chance: object) -> None:
    shuffled = list(logged)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert count(memory, shuffled) == count(memory, logged)


@settings(max_examples=25, deadline=None)
@given(many, many)
def test_a_split_of_a_month_adds_up(memory: Connection, some: list[Contact], others: list[Contact]) -> None:
    first, second = count(memory, some), count(memory, others)
    whole = count(memory, some + others)
    assert {key: total((first[key], second[key])) for key in whole} == whole


@settings(max_examples=25, deadline=None)
@given(many, contacts(), st.integers(1, 30))
def test_a_late_answer_added_never_raises_a_share(
    memory: Connection, logged: list[Contact], added: Contact, days: int
) -> None:
    request = replace(added.requests[0], answered_at=None)
    derived = derive_request(added, request, CALENDAR)
    due = max(
        (day for day in (derived.due_on, derived.promised_on) if day is not None), default=date(2026, 12, 1)
    )
    late = datetime(due.year, due.month, due.day, 12, tzinfo=UTC) + timedelta(days=days)
    paused = any(pause.end is None for pause in request.pauses)
    ended = tuple(replace(pause, end=pause.end or pause.begin) for pause in request.pauses)
    answered = replace(
        added, requests=(replace(request, answered_at=late, pauses=ended if paused else request.pauses),)
    )
    derived = derive_request(answered, answered.requests[0], CALENDAR)
    if derived.in_time or derived.promise_kept:
        return  # the end of the pause left time enough
    before, after = count(memory, logged), count(memory, [*logged, answered])
    for one in INDICATORS:
        if one.formula in ANSWERED:
            key = key_of(one, 15)
            for month in MONTHS:
                old, new = before[month, key], after[month, key]
                assert not below(old.value, new.value)
                assert new.part == old.part


@settings(max_examples=25, deadline=None)
@given(many, st.integers(1, 40), st.integers(0, 40))
def test_a_longer_limit_never_lowers(
    memory: Connection, logged: list[Contact], minutes: int, more: int
) -> None:
    short, long = count(memory, logged, minutes=minutes), count(memory, logged, minutes=minutes + more)
    for month in MONTHS:
        key = "waited_within:minutes=15"
        assert not below(long[month, key].value, short[month, key].value)


@settings(max_examples=25, deadline=None)
@given(many, st.integers(1, 20), st.integers(0, 20))
def test_a_longer_delay_never_makes_an_answer_late(logged: list[Contact], days: int, more: int) -> None:
    def in_time(owed: int) -> set[str]:
        calendar = replace(CALENDAR, delays=Delays(mail=owed, email=owed, phone_message=owed))
        return {
            request.id
            for one in logged
            for request in one.requests
            if derive_request(one, request, calendar).in_time
        }

    def stand_still(owed: int) -> set[str]:
        calendar = replace(CALENDAR, delays=Delays(mail=owed, email=owed, phone_message=owed))
        return {
            request.id
            for one in logged
            for request in one.requests
            if derive_request(one, request, calendar).due_on is None
        }

    assert in_time(days) <= in_time(days + more) | stand_still(days + more)


@settings(max_examples=20, deadline=None)
@given(many)
def test_a_longer_limit_of_acknowledgement_never_lowers(memory: Connection, logged: list[Contact]) -> None:
    acknowledged = next(one for one in INDICATORS if one.formula is Formula.ACKNOWLEDGED_IN_TIME)
    count(memory, logged)
    longer = replace(acknowledged, parameters={"electronic_days": 9, "paper_days": 20, "not_due_within": 15})
    for month in MONTHS:
        short = tallies(memory, [definition_of(acknowledged, 15, "k")], month)["k"]
        long = tallies(memory, [definition_of(longer, 15, "k")], month)["k"]
        assert short.whole == long.whole
        assert short.part <= long.part

"""A simulated desk has cases: partners that move in time, late or never, appointments, and who is erased."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from marianne_desk.domain.cases.appointment import Mode, Result, State
from marianne_desk.domain.cases.case import Answer, Happening, Step
from marianne_desk.domain.cases.rules import may_happen
from marianne_desk.domain.cases.standing import standing
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.simulation.directory import made_up_directory, made_up_feedback, made_up_news
from marianne_desk.domain.simulation.followed import followed
from marianne_desk.domain.to_answer import waits
from marianne_desk.domain.vocabulary import Vocabulary
from marianne_desk.storage import cases as stored
from marianne_desk.storage import directory, partner_appointments
from marianne_desk.storage.request_facts import held_request
from marianne_desk.usecases.cases import CaseNow, seen
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.retention import erasures
from marianne_desk.usecases.simulate import fill_desk, house_of
from tests.desks import MakeDesk, maker

NOW = datetime(2026, 10, 22, 8, 42, tzinfo=UTC)
FIRST, LAST = date(2025, 8, 23), date(2026, 10, 22)


@pytest.fixture(scope="module")
def lived(desk_templates: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    make, close = maker(desk_templates, tmp_path_factory.mktemp("cases"))
    desk = make(clock=lambda: NOW)
    yield fill_desk(desk, LAST, 14, 14.0, 2026, known_until=NOW).desk
    close()


@pytest.fixture(scope="module")
def all_cases(lived: Desk) -> tuple[CaseNow, ...]:
    with lived.store.reading() as connection:
        found = stored.by_numbers(connection, stored.all_numbers(connection))
    return tuple(seen(lived, case) for case in found)


def test_cases_go_every_way(lived: Desk, all_cases: tuple[CaseNow, ...]) -> None:
    steps = Counter(one.standing.step for one in all_cases)
    assert set(steps) >= {Step.FORWARDED, Step.TAKEN_UP, Step.ANSWERED, Step.CLOSED}
    events = Counter(event.happening for one in all_cases for event in one.case.events)
    assert set(events) >= set(Happening) - {Happening.RETURNED, Happening.REOPENED}
    answers = {event.answer for one in all_cases for event in one.case.events}
    assert answers >= set(Answer)
    turns = Counter(turn.in_time for one in all_cases for turn in one.standing.turns)
    assert turns[True] > 4 * turns[False] > 0


def test_what_happened_could_happen_and_nothing_lies_ahead(
    lived: Desk, all_cases: tuple[CaseNow, ...]
) -> None:
    for one in all_cases:
        case = one.case
        assert case.events[0].happening is Happening.FORWARDED
        instants = [event.at for event in case.events]
        assert instants == sorted(instants)
        assert instants[-1] <= NOW
        for place in range(1, len(case.events)):
            before = standing(case.events[:place], case.alarms, lived.calendar.working_days, lived.zone)
            assert may_happen(before, case.events[place].happening), case.number


def test_a_request_that_waits_for_us_is_not_told(lived: Desk, all_cases: tuple[CaseNow, ...]) -> None:
    told = [one.case for one in all_cases if one.standing.told_at is not None]
    assert told
    with lived.store.reading() as connection:
        for case in told:
            held = held_request(connection, case.request)
            assert held is not None
            assert not waits(held.request)


def test_appointments_are_at_partners(lived: Desk) -> None:
    with lived.store.reading() as connection:
        found = partner_appointments.every(connection, lived.calendar)
    assert {one.mode for one in found} == set(Mode)
    assert {one.state for one in found if one.begin <= NOW} >= set(State) - {State.PLANNED}
    assert {one.state for one in found if one.begin > NOW} == {State.PLANNED}
    assert {one.result for one in found} >= set(Result)
    assert all((one.result is not None) is (one.state is State.KEPT) for one in found)
    assert all(one.made_at <= one.begin for one in found)


def test_who_was_closed_long_ago_is_erased(lived: Desk, all_cases: tuple[CaseNow, ...]) -> None:
    long_ago = NOW - timedelta(days=6 * 30 + 3)
    for one in all_cases:
        closed = one.standing.closed_at
        erased = closed is not None and closed < long_ago
        assert not (one.case.visitor is None and closed is None)
        assert not erased or one.case.visitor is None
        assert (one.case.erased_at is None) is (one.case.visitor is not None)
    assert any(one.case.visitor is None for one in all_cases)
    assert any(one.case.visitor is not None for one in all_cases)
    gone = sum(one.case.visitor is None for one in all_cases)
    assert sum(one.count for one in erasures(lived)) == gone


@pytest.mark.parametrize("outcome", [Outcome.FORWARDED, Outcome.APPOINTMENT])
def test_a_story_stops_at_its_last_moment(lived: Desk, outcome: Outcome) -> None:
    house, known = house_of(lived), made_up_directory(lived.vocabulary, "Vaubrun", "53000", 1)
    for seed in range(2000):
        arrived = NOW - timedelta(days=seed % 40, hours=1)
        answered = arrived + timedelta(hours=seed % 300) if seed % 7 == 0 else None
        request = Request(f"r-{seed}", "famille", "rsa", "CAF", (), outcome, answered_at=answered)
        contact = Contact(f"c-{seed}", Channel.DESK, "agent-1", arrived, arrived, None, arrived, (request,))
        made = followed(house, known, contact, request, NOW, 6, seed)
        assert [event.at for event in made.case.events] == sorted(event.at for event in made.case.events)
        assert made.case.events[-1].at <= NOW


def test_the_same_seed_gives_the_same_cases(desk_templates: Path, tmp_path: Path) -> None:
    make, close = maker(desk_templates, tmp_path)

    def made(make: MakeDesk) -> list[object]:
        desk = fill_desk(make(clock=lambda: NOW), LAST, 1, 12.0, 7, known_until=NOW).desk
        with desk.store.reading() as connection:
            return [stored.by_numbers(connection, stored.all_numbers(connection)), directory.read(connection)]

    assert made(make) == made(make)
    close()


def test_an_empty_vocabulary_has_no_partners() -> None:
    nobody = Vocabulary(themes=(), reasons=(), operators=())
    assert not made_up_directory(nobody, "Vaubrun", "53000", 1).offices
    assert not made_up_news(nobody, NOW, LAST, "agent-1", 1)
    assert not made_up_feedback(nobody, FIRST, LAST, NOW, "agent-1", 1)

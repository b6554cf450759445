"""Appointments and partners of a made-up past where the house leaves little room for them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.contact import Contact, ContactDraft, RequestDraft
from marianne_desk.domain.simulation.bookings import Agenda
from marianne_desk.domain.simulation.going_on import gone_today, last_moment, messages_left
from marianne_desk.domain.simulation.partners import made_up_permanences
from marianne_desk.domain.simulation.scene import House
from tests.desks import LAVAL
from tests.made_up_houses import house_of, span_of

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 9)
BRIEF = replace(LAVAL, hours="Mo-Fr 09:00-09:20")


def came(house: House, hour: int, minute: int, agent: str = "agent-1") -> Contact:
    """Somebody who came on an appointment, on 6 October at that hour of UTC."""
    at = datetime(2026, 10, 6, hour, minute, tzinfo=UTC)
    draft = ContactDraft(
        channel=Channel.APPOINTMENT,
        id=f"{agent}-{hour}-{minute}",
        agent=agent,
        arrived_at=at,
        recorded_at=at,
        requests=(RequestDraft(reason="apl", operator="CAF"),),
    )
    return complete(draft, Circumstances(at, agent, house.vocabulary))


def test_who_comes_early_comes_for_the_next_half_hour_and_who_is_late_for_the_last() -> None:
    house = house_of(LAVAL)
    contacts = [came(house, 7, 42), came(house, 8, 9), came(house, 9, 50, "agent-2")]
    contacts.append(came(house, 8, 41))  # for 11 h, like the next one, whom nobody had written down
    contacts.append(came(house, 8, 50))
    made = Agenda(house, span_of(house, FIRST, LAST), 1, 5.0).made_up(contacts)
    kept = [(one.begin.hour, one.begin.minute) for one in made if one.state is State.KEPT]
    assert kept == [(10, 0), (11, 0), (11, 30)]
    assert all(one.reason == "apl" for one in made if one.state is State.KEPT)


def test_hours_too_short_for_an_appointment_have_none() -> None:
    house = house_of(BRIEF)
    assert Agenda(house, span_of(house, FIRST, LAST), 1, 5.0).made_up([came(house, 7, 5)]) == ()


def test_partners_are_those_of_the_lists() -> None:
    house = house_of(LAVAL)
    assert [one.hours for one in made_up_permanences(house, (1, 3), LAST, 1)] == [
        "Tu[1] 14:00-17:00",
        "Th 09:00-12:00",
        "Tu[2],Tu[4] 14:00-17:00",
    ]
    alone = replace(house, vocabulary=replace(house.vocabulary, operators=()))
    assert [one.operator for one in made_up_permanences(alone, (1,), LAST, 1)] == [None]
    assert made_up_permanences(house, (), LAST, 1) == ()
    assert made_up_permanences(house, (6,), LAST, 1) == ()


@pytest.mark.parametrize(("hour", "minute"), [(7, 4), (7, 30), (11, 31), (14, 59)])
def test_nothing_went_on_before_the_doors_opened(hour: int, minute: int) -> None:
    house = house_of(LAVAL)
    now = datetime(2026, 10, 6, hour, minute, tzinfo=UTC)
    opens = max(slot[0] for slot in house.clock.intervals_of(LAST.replace(day=6)) if slot[0] < now)
    moment = last_moment(house, now, (), 1)
    begun = [*(one.at for one in moment.present), *(one.begun_at for one in moment.entries)]
    assert all(opens <= at <= now for at in begun)
    assert all(one.recorded_at and one.recorded_at <= now for one in messages_left(house, now, 1))


def test_where_the_house_is_shut_the_last_moment_is_still_one() -> None:
    house, sunday = house_of(LAVAL), datetime(2026, 10, 11, 9, tzinfo=UTC)
    assert len(last_moment(house, sunday, (), 1).present) == 3
    assert len(messages_left(house, sunday, 1)) == 2


def test_nobody_who_came_leaves_no_arrival() -> None:
    assert gone_today((), 1) == ()


def test_where_one_half_hour_is_all_nobody_else_has_it() -> None:
    house = replace(house_of(replace(LAVAL, hours="Mo-Fr 09:00-09:30")), agents=("agent-1",))
    for seed in range(20):
        made = Agenda(house, span_of(house, FIRST, LAST), seed, 5.0).made_up([came(house, 7, 5)])
        assert [one.state for one in made if one.begin.date() == date(2026, 10, 6)] == [State.KEPT]

"""People come, are taken in charge, leave: who waits, since when, and what the contact says of it."""

from datetime import timedelta

from sqlalchemy import select

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.storage import tables as t
from marianne_desk.usecases.at_the_counter import sit_down
from marianne_desk.usecases.counter import counter_day
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.waiting_room import (
    arrivals,
    end_without,
    expected_today,
    in_charge,
    in_charge_again,
    leave_without,
    note_arrival,
    present,
    put_back,
    take,
)
from tests.desks import SetClock


def test_people_wait_in_the_order_in_which_they_came(desk: Desk, clock: SetClock) -> None:
    assert take(desk) is None
    first = note_arrival(desk)
    clock.forward(minutes=4)
    second = note_arrival(desk)
    assert [arrival.id for arrival in arrivals(desk)] == [first.id, second.id]
    taken = take(desk)
    assert taken is not None
    assert (taken.id, taken.taken_at, taken.agent) == (first.id, clock.now, "agent-1")
    assert [arrival.id for arrival in arrivals(desk)] == [second.id]
    put_back(desk, first.id)
    assert len(arrivals(desk)) == 2
    leave_without(desk, second.id)
    assert [arrival.id for arrival in arrivals(desk)] == [first.id]
    put_back(desk, second.id)
    assert len(arrivals(desk)) == 2


def test_anybody_may_be_taken_and_both_agents_have_somebody_in_charge(desk: Desk, clock: SetClock) -> None:
    first, second, third = (note_arrival(desk) for _ in range(3))
    assert take(desk, third.id) is not None
    other = sit_down(desk, "agent-2")
    assert take(other, second.id) is not None
    assert take(other, second.id) is None
    assert {(one.id, one.agent) for one in in_charge(desk)} == {
        (third.id, "agent-1"),
        (second.id, "agent-2"),
    }
    assert [one.id for one in arrivals(desk)] == [first.id]
    end_without(desk, second.id)
    assert [one.id for one in in_charge(desk)] == [third.id]
    in_charge_again(desk, second.id)
    assert len(in_charge(desk)) == 2


def test_who_is_logged_is_gone(desk: Desk) -> None:
    note_arrival(desk)
    taken = take(desk)
    assert taken is not None
    draft = ContactDraft(requests=(RequestDraft(reason="cni"),), arrived_at=taken.at, taken_at=taken.taken_at)
    log_contact(desk, draft, arrival=taken.id)
    assert present(desk) == ()


def test_people_of_a_permanence_are_not_taken_in_turn(desk: Desk, clock: SetClock) -> None:
    note_arrival(desk, Channel.PERMANENCE)
    assert take(desk) is None
    clock.forward(minutes=1)
    ours = note_arrival(desk)
    taken = take(desk)
    assert taken is not None
    assert taken.id == ours.id


def test_an_appointment_waits_from_its_hour(desk: Desk, clock: SetClock) -> None:
    hour = desk.now() + timedelta(minutes=10)
    early = note_arrival(desk, Channel.APPOINTMENT, hour)
    clock.forward(minutes=1)
    note_arrival(desk)
    assert early.waits_from == hour
    taken = take(desk)
    assert taken is not None
    assert taken.kind is Channel.DESK


def add_appointment(desk: Desk, name: str, **changes: object) -> None:
    row: dict[str, object] = {
        "id": name,
        "state": "planned",
        "day": str(desk.today()),
        "begin": int(desk.now().replace(hour=14, minute=30).timestamp()),
        "minutes": 30,
        "words": "pour sa mère",
        "visitor": "Odile",
        "agent": "agent-1",
        "made_at": 0,
        "changed_at": 0,
        "sequence": 0,
    }
    with desk.store.writing() as connection:
        connection.execute(t.appointment.insert().values(row | changes))


def state_of(desk: Desk, name: str) -> tuple[str, int]:
    with desk.store.reading() as connection:
        query = select(t.appointment.c.state, t.appointment.c.sequence).where(t.appointment.c.id == name)
        row = connection.execute(query).one()
    return row.state, row.sequence


def test_today_s_appointments_are_offered_until_somebody_comes(desk: Desk) -> None:
    add_appointment(desk, "one", theme="logement", reason="apl")
    add_appointment(desk, "two", theme="impots")
    add_appointment(desk, "three")
    add_appointment(desk, "kept", state="kept")
    add_appointment(desk, "other-day", day=str(desk.today() + timedelta(days=1)))
    offered = {one.id: one for one in expected_today(desk)}
    assert {name: one.words for name, one in offered.items()} == {
        "one": desk.vocabulary.label("reason", "apl"),
        "two": desk.vocabulary.label("theme", "impots"),
        "three": "",
    }
    assert offered["one"].at == desk.now().replace(hour=14, minute=30)
    note_arrival(desk, Channel.APPOINTMENT, offered["one"].at, "one")
    assert {one.id for one in expected_today(desk)} == {"two", "three"}


def test_who_came_for_an_appointment_and_was_received_kept_it(desk: Desk) -> None:
    add_appointment(desk, "one")
    add_appointment(desk, "other")
    note_arrival(desk, Channel.APPOINTMENT, desk.now(), "one")
    taken = take(desk)
    assert taken is not None
    draft = ContactDraft(channel=Channel.APPOINTMENT, requests=(RequestDraft(reason="cni"),))
    log_contact(desk, draft, arrival=taken.id)
    assert (state_of(desk, "one"), state_of(desk, "other")) == (("kept", 1), ("planned", 0))
    in_charge_again(desk, taken.id)
    assert state_of(desk, "one") == ("planned", 2)


def test_who_was_forgotten_stays_and_who_is_gone_does_not(desk: Desk, clock: SetClock) -> None:
    forgotten, gone = note_arrival(desk), note_arrival(desk)
    leave_without(desk, gone.id)
    clock.forward(days=5)
    note_arrival(desk)
    assert forgotten.id in {one.id for one in present(desk)}
    with desk.store.reading() as connection:
        kept = set(connection.execute(t.arrival.select()).scalars())
    assert gone.id not in kept


def test_a_forgotten_timer_is_kept_as_one_and_listed(desk: Desk, clock: SetClock) -> None:
    arrived = desk.now()
    clock.forward(minutes=5)
    draft = ContactDraft(
        requests=(RequestDraft(reason="cni"),), arrived_at=arrived, taken_at=desk.now(), timer_flag=True
    )
    log_contact(desk, draft)
    (row,) = counter_day(desk).rows
    assert row.timer_flag
    assert (row.missed, row.after_the_fact) == (False, False)

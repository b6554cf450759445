"""People come, are taken in charge, leave: who waits, since when, and what the contact says of it."""

from datetime import timedelta

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


def test_today_s_appointments_are_offered_until_somebody_comes(desk: Desk) -> None:
    hour = desk.now().replace(hour=14, minute=30)
    rows = [
        {"id": name, "state": state, "day": str(day)}
        for name, state, day in (
            ("one", "planned", desk.today()),
            ("kept", "kept", desk.today()),
            ("other-day", "planned", desk.today() + timedelta(days=1)),
        )
    ]
    common = {
        "begin": int(hour.timestamp()),
        "minutes": 30,
        "words": "impots",
        "visitor": "",
        "agent": "agent-1",
        "made_at": 0,
        "changed_at": 0,
        "sequence": 0,
    }
    with desk.store.writing() as connection:
        for row in rows:
            connection.execute(t.appointment.insert().values(**row, **common))
    (offered,) = expected_today(desk)
    assert (offered.id, offered.at, offered.words) == ("one", hour, "impots")
    note_arrival(desk, Channel.APPOINTMENT, offered.at, offered.id)
    assert expected_today(desk) == ()


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

"""The waiting room: people come, are taken in charge, leave. What counts of them is logged as a contact."""

import uuid
from datetime import datetime, timedelta

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.waiting import Arrival, Expected, in_turn, local_arrival
from marianne_desk.storage import arrivals as stored
from marianne_desk.usecases.desk import Desk

_KEPT = timedelta(days=2)


def note_arrival(
    desk: Desk, kind: Channel = Channel.DESK, expected_at: datetime | None = None, appointment: str = ""
) -> Arrival:
    """Somebody comes in and sits down. ``kind``: the desk, an appointment with us, or a permanence;
    ``expected_at``: the hour of their appointment, ``appointment`` its identifier in the agenda."""
    arrival = Arrival(str(uuid.uuid4()), desk.now(), kind, expected_at, appointment=appointment)
    with desk.store.writing() as connection:
        stored.forget_before(connection, arrival.at - _KEPT)
        stored.add_arrival(connection, arrival)
    return arrival


def present(desk: Desk) -> tuple[Arrival, ...]:
    """Who waits or is in charge, the first to come first."""
    with desk.store.reading() as connection:
        found = stored.present(connection)
    return tuple(local_arrival(one, desk.zone) for one in found)


def arrivals(desk: Desk) -> tuple[Arrival, ...]:
    """Who still waits, people of a permanence too, the first to come first."""
    return tuple(one for one in present(desk) if one.taken_at is None)


def in_charge(desk: Desk) -> tuple[Arrival, ...]:
    """Who was taken in charge and is not logged yet: open timers."""
    return tuple(one for one in present(desk) if one.taken_at is not None)


def take(desk: Desk, arrival_id: str = "") -> Arrival | None:
    """Takes somebody in charge, the first in turn when nobody is named; None when there is nobody (another window
    was quicker)."""
    waiting = arrivals(desk)
    chosen = [one for one in waiting if one.id == arrival_id] if arrival_id else list(in_turn(waiting))
    if not chosen:
        return None
    with desk.store.writing() as connection:
        stored.take(connection, chosen[0].id, desk.clock(), desk.settings.agent)
    return next(one for one in present(desk) if one.id == chosen[0].id)


def put_back(desk: Desk, arrival_id: str) -> None:
    """The person waits again: taken by mistake, or thought to have left."""
    with desk.store.writing() as connection:
        stored.put_back(connection, arrival_id)


def leave_without(desk: Desk, arrival_id: str) -> None:
    """The person left without being received."""
    with desk.store.writing() as connection:
        stored.leave(connection, arrival_id, desk.clock())


def end_without(desk: Desk, arrival_id: str) -> None:
    """The person who was in charge is gone, and there is nothing to log."""
    with desk.store.writing() as connection:
        stored.end(connection, arrival_id, desk.clock())


def in_charge_again(desk: Desk, arrival_id: str) -> None:
    """The person thought to be gone is still in charge; an appointment that they came for is not kept yet."""
    with desk.store.writing() as connection:
        stored.in_charge_again(connection, arrival_id)
        stored.note_kept(connection, arrival_id, desk.clock(), kept=False)


def expected_today(desk: Desk) -> tuple[Expected, ...]:
    """Today's appointments with us for which nobody has come yet, the earliest first."""
    with desk.store.reading() as connection:
        found = stored.expected(connection, desk.today())
    return tuple(
        Expected(appointment, at.astimezone(desk.zone), _about(desk, theme, reason))
        for appointment, at, theme, reason in found
    )


def _about(desk: Desk, theme: str | None, reason: str | None) -> str:
    if reason:
        return desk.vocabulary.label("reason", reason)
    return desk.vocabulary.label("theme", theme) if theme else ""

"""One appointment from the line that takes it to the closing of its day: counter, agenda, waiting list, opening and
closing say the same."""

from datetime import timedelta
from pathlib import Path

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.day.closing import PointKind
from marianne_desk.usecases.agenda import appointments_on
from marianne_desk.usecases.day import closing, morning
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.waiting_room import expected_today, present
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven
from tests.gui.test_counter import kept
from tests.gui.test_counter_booking import type_whole
from tests.gui.test_waiting_room import people


def said(folder: Path, clock: SetClock) -> tuple[list[State], int, int, list[State | None], list[PointKind]]:
    """State in the agenda, how many are expected, how many are present, state in the opening, points of the closing."""
    desk = open_desk(folder, PASSPHRASE, clock)
    try:
        today = desk.today()
        return (
            [one.state for one in appointments_on(desk, today)],
            len(expected_today(desk)),
            len(present(desk)),
            [one.state for one in morning(desk).appointments],
            [one.kind for one in closing(desk).points],
        )
    finally:
        desk.close()


def test_every_screen_says_the_same_of_one_appointment(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    type_whole(window, "rdv à 9h30 caf apl")
    window.press("Return")
    window.wait_rows(1)
    planned, kept_state = State.PLANNED, State.KEPT
    assert said(desk_folder, clock) == ([planned], 1, 0, [planned], [])
    clock.forward(minutes=15)  # 09:20: before the hour
    window.press("Shift+F7")
    window.wait(lambda: bool(window.options()))
    window.press("A")
    window.wait(lambda: people(window) == ["09:20 rdv 09:30"])
    assert said(desk_folder, clock) == ([planned], 0, 1, [planned], [PointKind.WAITING])
    clock.forward(minutes=15)  # 09:35
    window.press("PgDown")
    window.wait_status("a attendu 5\u00a0min")
    assert said(desk_folder, clock) == ([planned], 0, 1, [planned], [PointKind.TIMER])
    window.type("apl caf")
    window.press("Return")
    window.wait_rows(2)
    assert said(desk_folder, clock) == ([kept_state], 0, 0, [kept_state], [])
    taken, received = kept(desk_folder, clock)
    assert (taken.channel, received.channel) == (Channel.DESK, Channel.APPOINTMENT)
    assert received.taken_at is not None
    assert received.taken_at - received.arrived_at == timedelta(minutes=5)
    window.press("Ctrl+Z")
    window.wait_rows(1)
    assert said(desk_folder, clock) == ([planned], 0, 1, [planned], [PointKind.TIMER])


def test_nobody_came_and_the_closing_asks(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    type_whole(window, "rdv à 9h30 caf apl")
    window.press("Return")
    window.wait_rows(1)
    clock.forward(hours=7)
    assert said(desk_folder, clock) == (
        [State.PLANNED],
        1,
        0,
        [State.PLANNED],
        [PointKind.APPOINTMENT],
    )

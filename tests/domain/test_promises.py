"""The first announced delay: until when it holds, and whether it was kept. Source: contract.md §2, §3."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.calendar.working_days import WorkingDays
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Announcement, Contact, Pause, Request
from marianne_desk.domain.delays import Delays
from marianne_desk.domain.derivation import Calendar, RequestDerived, derive_request

PARIS = ZoneInfo("Europe/Paris")
ALL_SAINTS = date(2026, 11, 11)


class NeverOpen:
    """Opening hours count for nothing here."""

    def is_open(self, _instant: datetime) -> bool:
        return False


CALENDAR = Calendar(PARIS, NeverOpen(), WorkingDays(lambda _year: (ALL_SAINTS,)), Delays())


def at(day: int, hour: int = 9, minute: int = 0, month: int = 11) -> datetime:
    """A local instant of November 2026; the 2nd is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS)


def derived(
    *said: Announcement,
    answered: datetime | None = None,
    pauses: tuple[Pause, ...] = (),
    channel: Channel = Channel.DESK,
    forgotten: bool = False,
) -> RequestDerived:
    request = Request(
        "r",
        "papiers",
        None,
        None,
        (),
        Outcome.PENDING,
        announcements=said,
        pauses=pauses,
        answered_at=answered,
    )
    arrived = at(2)
    contact = Contact(
        "c", channel, "agent-1", arrived, arrived, None, arrived, (request,), timer_flag=forgotten
    )
    return derive_request(contact, request, CALENDAR)


FIRST = Announcement(at(2), date(2026, 11, 6))


def test_nothing_promised_is_neither_kept_nor_broken() -> None:
    found = derived(answered=at(3))
    assert (found.promised_on, found.promised_month, found.promise_kept) == (None, None, None)
    assert (found.received_on, found.answered_on, found.acknowledged_on) == (
        date(2026, 11, 2),
        date(2026, 11, 3),
        None,
    )


@pytest.mark.parametrize(
    ("answered", "kept"),
    [(at(6, 23, 59), True), (at(7, 0, 0), False), (None, False), (at(2), True)],
)
def test_kept_until_the_last_minute_of_the_promised_day(answered: datetime | None, kept: bool) -> None:
    found = derived(FIRST, answered=answered)
    assert (found.promised_on, found.promised_month, found.promise_kept) == (FIRST.on, 202611, kept)


def test_a_second_announcement_changes_nothing() -> None:
    later = Announcement(at(6), date(2026, 11, 20))
    assert derived(FIRST, later, answered=at(12)).promise_kept is False
    assert derived(later, FIRST, answered=at(12)).promised_on == FIRST.on


def test_a_pause_moves_the_day_by_the_working_days_that_it_took() -> None:
    pause = Pause(at(4), at(5, 17))  # Wednesday and Thursday
    found = derived(FIRST, pauses=(pause,), answered=at(10, 23))
    assert (found.promised_on, found.promise_kept) == (date(2026, 11, 10), True)
    assert derived(FIRST, pauses=(pause,), answered=at(12)).promise_kept is False


def test_a_pause_over_the_promised_day_and_a_holiday() -> None:
    pause = Pause(at(6), at(10, 12))  # from the promised Friday to Tuesday; Wednesday is a holiday
    assert derived(FIRST, pauses=(pause,)).promised_on == date(2026, 11, 12)


def test_a_pause_before_the_announcement_takes_nothing_from_it() -> None:
    announced = Announcement(at(5), date(2026, 11, 6))
    assert derived(announced, pauses=(Pause(at(3), at(4, 17)),)).promised_on == date(2026, 11, 6)


def test_an_open_pause_leaves_the_month() -> None:
    found = derived(FIRST, pauses=(Pause(at(5), None),))
    assert (found.promised_on, found.promised_month, found.promise_kept) == (None, None, None)
    closed, still_open = Pause(at(4), at(6, 17)), Pause(at(9), None)
    assert derived(FIRST, pauses=(closed, still_open)).promised_on is None


def test_a_pause_begun_after_the_promised_day_saves_nothing() -> None:
    assert derived(FIRST, pauses=(Pause(at(9), None),)).promise_kept is False


def test_promised_for_a_day_that_is_no_working_day() -> None:
    sunday = Announcement(at(6, 18), date(2026, 11, 8))
    assert derived(sunday, pauses=(Pause(at(7), at(7, 12)),)).promised_on == date(2026, 11, 8)
    today = Announcement(at(2), date(2026, 11, 2))
    assert derived(today, answered=at(2, 23, 59)).promise_kept is True


def test_an_old_spreadsheet_does_not_know_its_answers() -> None:
    assert derived(FIRST, channel=Channel.MAIL, forgotten=True).promised_on is None
    assert derived(FIRST, channel=Channel.MAIL, forgotten=True, answered=at(3)).promise_kept is True


def test_local_days_on_both_nights_of_a_change_of_hours() -> None:
    autumn = Announcement(at(23, month=10), date(2026, 10, 25))
    assert derived(autumn, answered=datetime(2026, 10, 25, 22, 59, tzinfo=UTC)).promise_kept is True
    assert derived(autumn, answered=datetime(2026, 10, 25, 23, 0, tzinfo=UTC)).promise_kept is False
    spring = Announcement(at(27, month=3), date(2026, 3, 29))
    assert derived(spring, answered=datetime(2026, 3, 29, 21, 59, tzinfo=UTC)).promise_kept is True
    assert derived(spring, answered=datetime(2026, 3, 29, 22, 0, tzinfo=UTC)).promise_kept is False


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 30))
def test_a_longer_delay_never_breaks_a_promise_and_a_later_answer_never_keeps_one(
    delay: int, longer: int, answered: int
) -> None:
    pauses = (Pause(at(4), at(5, 17)),)

    def kept(days: int, hours: int) -> bool | None:
        said = Announcement(at(2), date(2026, 11, 2) + timedelta(days=days))
        return derived(said, pauses=pauses, answered=at(2) + timedelta(days=hours)).promise_kept

    assert not (kept(delay, answered) and not kept(delay + longer, answered))
    assert not (not kept(delay, answered) and kept(delay, answered + 1))

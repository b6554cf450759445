"""Completion and derivation at their edges: what a file leaves unknown, what only the calendar can say."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from marianne_desk.domain.calendar.opening import clock_of
from marianne_desk.domain.calendar.opening_rules import holidays_of_desk, rules_of
from marianne_desk.domain.calendar.working_days import WorkingDays
from marianne_desk.domain.codes import Channel, Help, Outcome
from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.contact import Contact, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.delays import Delays
from marianne_desk.domain.derivation import Calendar, derive_contact, derive_request
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.figure import Coverage
from marianne_desk.domain.month import Month
from marianne_desk.domain.vocabulary import Vocabulary
from marianne_desk.storage.lists import load_vocabulary

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
RULES = rules_of("Mo-Fr 09:00-12:00,13:30-17:00")
CLOCK = clock_of(RULES, "53")
CALENDAR = Calendar(CLOCK.zone, CLOCK, WorkingDays(holidays_of_desk("53", RULES)), Delays())


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def circumstances(vocabulary: Vocabulary, *, fill: bool = True) -> Circumstances:
    return Circumstances(NOW, "agent-1", vocabulary, fill=fill)


def made(vocabulary: Vocabulary, draft: ContactDraft, *, fill: bool = True) -> Contact:
    return complete(draft, circumstances(vocabulary, fill=fill))


def request(**values: object) -> RequestDraft:
    return replace(RequestDraft(theme="sante"), **values)  # type: ignore[arg-type]


def test_a_file_leaves_unknown_what_it_does_not_say(vocabulary: Vocabulary) -> None:
    draft = ContactDraft(
        channel=Channel.EMAIL, arrived_at=NOW, requests=(request(outcome=Outcome.SOLVED, reason="ameli"),)
    )
    kept = made(vocabulary, draft, fill=False).requests[0]
    assert (kept.help, kept.answered_at, kept.received_at) == ((), None, NOW)
    with pytest.raises(UserError, match="outcome_missing"):
        made(vocabulary, ContactDraft(requests=(request(),)), fill=False)


@pytest.mark.parametrize(
    ("channel", "outcome", "reason", "expected"),
    [
        (Channel.DESK, Outcome.SOLVED, "ameli", Help.ONLINE),
        (Channel.DESK, Outcome.SOLVED, None, Help.INFORMATION),
        (Channel.DESK, Outcome.APPOINTMENT, "ameli", Help.CONTACT),
        (Channel.DESK, Outcome.FORWARDED, "ameli", Help.CONTACT),
        (Channel.DESK, Outcome.ORIENTED, "ameli", Help.INFORMATION),
        (Channel.PERMANENCE, Outcome.SOLVED, "ameli", Help.INFORMATION),
    ],
)
def test_the_usual_help(
    vocabulary: Vocabulary, channel: Channel, outcome: Outcome, reason: str | None, expected: Help
) -> None:
    draft = ContactDraft(channel=channel, requests=(request(outcome=outcome, reason=reason),))
    assert made(vocabulary, draft).requests[0].help == (expected,)


def test_an_operator_that_is_no_more_is_refused(vocabulary: Vocabulary) -> None:
    gone = replace(
        vocabulary,
        operators=tuple(
            replace(operator, valid_to=date(2026, 1, 1)) if operator.code == "CPAM" else operator
            for operator in vocabulary.operators
        ),
    )
    draft = ContactDraft(requests=(request(operator="cpam"),))
    assert made(vocabulary, draft).requests[0].operator == "CPAM"
    with pytest.raises(UserError, match="operator_not_valid"):
        made(gone, draft)


@pytest.mark.parametrize(
    ("channel", "received", "due"),
    [
        (Channel.MAIL, datetime(2026, 11, 2, 9, tzinfo=UTC), date(2026, 11, 24)),
        (Channel.EMAIL, datetime(2026, 11, 6, 18, tzinfo=UTC), date(2026, 11, 16)),
        (Channel.PHONE, datetime(2026, 11, 10, 16, tzinfo=UTC), date(2026, 11, 12)),
        (Channel.DESK, None, None),
        (Channel.PHONE, None, None),
    ],
)
def test_the_day_when_an_answer_is_owed(
    vocabulary: Vocabulary, channel: Channel, received: datetime | None, due: date | None
) -> None:
    """Armistice Day, Wednesday 11 November 2026, is no working day."""
    contact = made(
        vocabulary,
        ContactDraft(channel=channel, requests=(request(received_at=received, outcome=Outcome.PENDING),)),
    )
    derived = derive_request(contact, contact.requests[0], CALENDAR)
    assert derived.due_on == due
    assert derived.in_time == (None if due is None else False)
    assert derived.month == 202611


def test_a_pause_moves_the_due_day_and_an_open_one_stops_the_clock(vocabulary: Vocabulary) -> None:
    received = datetime(2026, 11, 2, 9, tzinfo=UTC)
    begin = datetime(2026, 11, 4, 9, tzinfo=UTC)
    for end, due in ((datetime(2026, 11, 5, 9, tzinfo=UTC), date(2026, 11, 12)), (None, None)):
        contact = made(
            vocabulary,
            ContactDraft(
                channel=Channel.EMAIL,
                requests=(
                    request(received_at=received, outcome=Outcome.PENDING, pauses=(Pause(begin, end),)),
                ),
            ),
        )
        assert derive_request(contact, contact.requests[0], CALENDAR).due_on == due


def test_in_time_is_until_the_end_of_the_due_day(vocabulary: Vocabulary) -> None:
    received = datetime(2026, 11, 2, 9, tzinfo=UTC)
    for answered, in_time, days in (
        (datetime(2026, 11, 9, 22, 59, tzinfo=UTC), True, 5),
        (datetime(2026, 11, 9, 23, 0, tzinfo=UTC), False, 6),
    ):
        contact = made(
            vocabulary,
            ContactDraft(
                channel=Channel.EMAIL, requests=(request(received_at=received, answered_at=answered),)
            ),
        )
        derived = derive_request(contact, contact.requests[0], CALENDAR)
        assert (derived.in_time, derived.answered_in, derived.due_month) == (in_time, days, 202611)


@pytest.mark.parametrize(("begin", "due"), [(None, date(2026, 11, 17)), (17, None), (18, date(2026, 11, 17))])
def test_a_promised_day_of_the_file_is_kept_unless_the_clock_stood_still_by_then(
    vocabulary: Vocabulary, begin: int | None, due: date | None
) -> None:
    pauses = (Pause(datetime(2026, 11, begin, 9, tzinfo=UTC), None),) if begin else ()
    draft = request(due_on=date(2026, 11, 17), outcome=Outcome.PENDING, pauses=pauses)
    arrived = datetime(2026, 11, 10, 9, tzinfo=UTC)
    contact = made(vocabulary, ContactDraft(arrived_at=arrived, requests=(draft,)))
    assert derive_request(contact, contact.requests[0], CALENDAR).due_on == due


@pytest.mark.parametrize(
    ("minutes", "flag", "channel", "waited"),
    [
        (0, False, Channel.DESK, 0),
        (12, False, Channel.APPOINTMENT, 720),
        (12, True, Channel.DESK, None),
        (12, False, Channel.PHONE, None),
        (481, False, Channel.DESK, None),
        (None, False, Channel.DESK, None),
    ],
)
def test_only_a_wait_that_people_sat_through_is_kept(
    vocabulary: Vocabulary, minutes: int | None, flag: bool, channel: Channel, waited: int | None
) -> None:
    arrived = datetime(2026, 11, 19, 8, tzinfo=UTC)
    contact = made(
        vocabulary,
        ContactDraft(
            channel=channel,
            arrived_at=arrived,
            taken_at=None if minutes is None else arrived + timedelta(minutes=minutes),
            timer_flag=flag,
            requests=(request(),),
        ),
    )
    assert derive_contact(contact, CALENDAR).waited == waited


def test_a_wait_across_midnight_is_no_wait(vocabulary: Vocabulary) -> None:
    arrived = datetime(2026, 11, 18, 22, 50, tzinfo=UTC)
    contact = made(
        vocabulary,
        ContactDraft(arrived_at=arrived, taken_at=arrived + timedelta(minutes=20), requests=(request(),)),
    )
    assert derive_contact(contact, CALENDAR).waited is None


def test_a_wait_in_the_night_when_clocks_go_back_is_what_people_lived(vocabulary: Vocabulary) -> None:
    arrived = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
    contact = made(
        vocabulary,
        ContactDraft(arrived_at=arrived, taken_at=arrived + timedelta(minutes=20), requests=(request(),)),
    )
    derived = derive_contact(contact, CALENDAR)
    assert (derived.waited, derived.hour, derived.outside_hours) == (1200, 2, True)


def test_a_written_request_is_neither_outside_hours_nor_after_the_fact(vocabulary: Vocabulary) -> None:
    sunday = datetime(2026, 11, 15, 20, tzinfo=UTC)
    contact = made(vocabulary, ContactDraft(channel=Channel.EMAIL, requests=(request(received_at=sunday),)))
    derived = derive_contact(contact, CALENDAR)
    assert (derived.outside_hours, derived.after_the_fact, derived.day) == (False, False, date(2026, 11, 15))


def test_months_walk_over_the_turn_of_the_year() -> None:
    assert Month(2026, 12).plus(1) == Month(2027, 1)
    assert Month(2026, 1).plus(-13) == Month(2024, 12)
    assert Month.from_number(202610) == Month.parse("2026-10") == Month.of(date(2026, 10, 31))
    assert str(Month(2026, 3)) == "2026-03"
    for text in ("2026-13", "10/2026", "2026-1"):
        with pytest.raises(UserError, match="month_unreadable"):
            Month.parse(text)


def test_coverage_of_nothing_is_unknown() -> None:
    assert Coverage(0, 0).share is None
    assert Coverage(3, 4).share == 0.75

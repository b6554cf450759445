"""A contact logged: its defaults, its durability, what is refused, what is taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from marianne_desk.domain.codes import Channel, Help, Outcome
from marianne_desk.domain.contact import ContactDraft, Pause, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.usecases.counter import counter_day, entry_context, tiles
from marianne_desk.usecases.desk import Desk, open_desk, reread
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from marianne_desk.wording import sentence
from tests.desks import LAVAL, PASSPHRASE, SetClock

CNI = RequestDraft(reason="cni", operator="FRANCE_TITRES")


def test_a_contact_is_kept_with_the_defaults_of_the_counter(desk: Desk, clock: SetClock) -> None:
    logged = log_contact(desk, ContactDraft(requests=(CNI,)))
    assert logged.number == 1
    assert logged.recorded_at == clock.now
    day = counter_day(desk)
    assert (day.contacts, day.requests, day.solved) == (1, 1, 1)
    row = day.rows[0]
    assert row.id == logged.id
    assert row.at.hour == 9
    assert row.requests[0].reason == desk.vocabulary.label("reason", "cni")
    request = logged.contact.requests[0]
    assert (request.theme, request.help, request.outcome) == ("papiers", (Help.ONLINE,), Outcome.SOLVED)


def test_it_is_there_after_the_desk_is_opened_again(desk: Desk) -> None:
    log_contact(desk, ContactDraft(requests=(CNI, RequestDraft(theme="sante", reason="ameli"))))
    desk.close()
    again = open_desk(desk.place.folder, PASSPHRASE, desk.clock)
    assert counter_day(again).requests == 2
    again.close()


def test_the_same_identifier_twice_is_one_contact(desk: Desk) -> None:
    draft = ContactDraft(id="a", requests=(CNI,))
    first, second = log_contact(desk, draft), log_contact(desk, draft)
    assert (first.already, second.already) == (False, True)
    assert first.number == second.number
    assert counter_day(desk).contacts == 1


def test_a_second_row_of_the_same_contact_adds_its_request(desk: Desk) -> None:
    log_contact(desk, ContactDraft(id="a", requests=(replace(CNI, id="r1"),)))
    second = log_contact(desk, ContactDraft(id="a", requests=(RequestDraft(theme="sante", id="r2"),)))
    assert len(second.contact.requests) == 2
    assert not second.already
    assert log_contact(desk, ContactDraft(id="a", requests=(RequestDraft(theme="sante", id="r2"),))).already
    day = counter_day(desk)
    assert (day.contacts, day.requests) == (1, 2)


def test_a_retry_without_the_request_identifier_is_told_by_its_content(desk: Desk) -> None:
    draft = ContactDraft(id="a", requests=(RequestDraft(theme="impots"),))
    assert not log_contact(desk, draft).already
    assert log_contact(desk, draft).already
    assert not log_contact(desk, ContactDraft(id="a", requests=(RequestDraft(theme="retraite"),))).already
    assert counter_day(desk).requests == 2


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (ContactDraft(id="a", channel=Channel.PHONE, requests=(CNI,)), "contact_differs"),
        (ContactDraft(id="a", requests=(RequestDraft(id="r1", theme="sante"),)), "request_differs"),
        (ContactDraft(id="b", requests=(RequestDraft(id="r1", theme="sante"),)), "request_differs"),
        (ContactDraft(id="a b", requests=(CNI,)), "identifier_unreadable"),
        (ContactDraft(agent="Jean Dupont 0612345678", requests=(CNI,)), "agent_unreadable"),
        (ContactDraft(commune="Dupont 0612345678", requests=(CNI,)), "commune_unreadable"),
        (
            ContactDraft(requests=(RequestDraft(theme="sante", due_on=date(2062, 1, 1)),)),
            "promise_out_of_range",
        ),
    ],
)
def test_an_identifier_is_never_used_for_something_else(desk: Desk, draft: ContactDraft, code: str) -> None:
    log_contact(desk, ContactDraft(id="a", requests=(replace(CNI, id="r1"),)))
    with pytest.raises(UserError, match=code):
        log_contact(desk, draft)
    assert counter_day(desk).requests == 1


@pytest.mark.parametrize(
    ("day", "minutes"), [(datetime(2026, 3, 29, tzinfo=UTC), 20), (datetime(2026, 10, 25, tzinfo=UTC), 140)]
)
def test_a_wait_over_the_change_of_the_clocks_is_what_people_lived(
    desk: Desk, clock: SetClock, day: datetime, minutes: int
) -> None:
    clock.now = datetime(2026, 11, 2, tzinfo=UTC)
    logged = log_contact(
        desk,
        ContactDraft(
            arrived_at=day.replace(hour=1, minute=50, tzinfo=desk.zone),
            taken_at=day.replace(hour=3, minute=10, tzinfo=desk.zone),
            requests=(CNI,),
        ),
    )
    assert logged.contact.taken_at is not None
    assert (logged.contact.taken_at - logged.contact.arrived_at).total_seconds() == minutes * 60


def test_a_refusal_shows_the_hours_of_the_desk(desk: Desk, clock: SetClock) -> None:
    with pytest.raises(UserError) as refused:
        log_contact(desk, ContactDraft(requests=(CNI,), taken_at=clock.now - timedelta(hours=1)))
    assert "8\u00a0h\u00a005" in sentence(refused.value)


def test_taking_back_the_last_contact_leaves_every_list(desk: Desk) -> None:
    logged = log_contact(desk, ContactDraft(requests=(CNI,)))
    cancel_contact(desk, logged.id)
    assert counter_day(desk).rows == ()
    with pytest.raises(UserError, match="contact_unknown"):
        cancel_contact(desk, logged.id)


def test_an_email_owes_an_answer_in_five_working_days(desk: Desk, clock: SetClock) -> None:
    received = datetime(2026, 10, 13, 16, tzinfo=UTC)
    draft = ContactDraft(
        channel=Channel.EMAIL,
        requests=(RequestDraft(theme="logement", outcome=Outcome.PENDING, received_at=received),),
    )
    logged = log_contact(desk, draft)
    assert logged.contact.arrived_at == received
    assert logged.contact.requests[0].answered_at is None
    row = counter_day(desk, received.date()).rows[0]
    assert str(row.requests[0].due_on) == "2026-10-20"


def test_an_email_closed_as_it_is_logged_was_answered_now(desk: Desk, clock: SetClock) -> None:
    received = datetime(2026, 10, 13, 16, tzinfo=UTC)
    draft = ContactDraft(
        channel=Channel.EMAIL, requests=(RequestDraft(theme="logement", received_at=received),)
    )
    assert log_contact(desk, draft).contact.requests[0].answered_at == clock.now


def test_papers_wanted_stop_the_clock(desk: Desk, clock: SetClock) -> None:
    draft = ContactDraft(
        channel=Channel.MAIL,
        requests=(RequestDraft(theme="sante", outcome=Outcome.PENDING, pauses=(Pause(clock.now, None),)),),
    )
    log_contact(desk, draft)
    assert counter_day(desk).rows[0].requests[0].due_on is None


def test_outside_opening_hours_it_is_accepted_and_flagged(desk: Desk, clock: SetClock) -> None:
    clock.now = datetime(2026, 10, 18, 18, tzinfo=UTC)
    logged = log_contact(desk, ContactDraft(requests=(CNI,)))
    assert logged.outside_hours
    assert counter_day(desk).rows[0].outside_hours


def test_a_clock_set_back_is_said_and_nothing_is_lost(desk: Desk, clock: SetClock) -> None:
    first = log_contact(desk, ContactDraft(requests=(CNI,)))
    clock.forward(hours=-3)
    second = log_contact(desk, ContactDraft(requests=(CNI,)))
    assert first.clock_set_back is None
    assert second.clock_set_back == first.recorded_at
    assert counter_day(desk).contacts == 2


def test_a_contact_across_midnight_has_no_wait(desk: Desk, clock: SetClock) -> None:
    clock.now = datetime(2026, 10, 14, 22, 30, tzinfo=UTC)
    logged = log_contact(
        desk,
        ContactDraft(requests=(CNI,), arrived_at=clock.now - timedelta(hours=1), taken_at=clock.now),
    )
    assert logged.contact.taken_at == clock.now
    assert counter_day(desk, clock.now.date()).contacts == 1


@pytest.mark.parametrize(
    ("draft", "code", "field"),
    [
        (ContactDraft(), "no_request", "theme"),
        (ContactDraft(requests=(RequestDraft(),)), "theme_missing", "theme"),
        (ContactDraft(requests=(RequestDraft(theme="jardin"),)), "theme_unknown", "theme"),
        (ContactDraft(requests=(RequestDraft(reason="jardin"),)), "reason_unknown", "reason"),
        (
            ContactDraft(requests=(RequestDraft(theme="sante", reason="cni"),)),
            "reason_of_other_theme",
            "reason",
        ),
        (
            ContactDraft(requests=(RequestDraft(theme="sante", operator="EDF"),)),
            "operator_unknown",
            "operator",
        ),
        (
            ContactDraft(requests=(CNI,), arrived_at=datetime(2062, 1, 1, tzinfo=UTC)),
            "in_the_future",
            "arrived_at",
        ),
        (
            ContactDraft(requests=(CNI,), arrived_at=datetime(1962, 1, 1, tzinfo=UTC)),
            "too_long_ago",
            "arrived_at",
        ),
        (
            ContactDraft(requests=(CNI,), taken_at=datetime(2026, 10, 1, tzinfo=UTC)),
            "taken_before_arrival",
            "taken_at",
        ),
        (
            ContactDraft(requests=(CNI,), ended_at=datetime(2026, 10, 1, tzinfo=UTC)),
            "ended_before_taken",
            "ended_at",
        ),
        (ContactDraft(requests=(CNI,), rings=-1), "rings_negative", "rings"),
        (
            ContactDraft(
                requests=(RequestDraft(theme="sante", answered_at=datetime(2026, 10, 1, tzinfo=UTC)),)
            ),
            "answered_before_receipt",
            "answered_at",
        ),
        (
            ContactDraft(
                requests=(
                    RequestDraft(
                        theme="sante",
                        pauses=(Pause(datetime(2026, 10, 2, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC)),),
                    ),
                )
            ),
            "pause_ends_before_start",
            "pauses",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    desk: Desk, draft: ContactDraft, code: str, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        log_contact(desk, draft)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert counter_day(desk).contacts == 0


def test_habits_come_from_what_was_logged(desk: Desk, clock: SetClock) -> None:
    assert tiles(desk) == ()
    assert entry_context(desk).communes == (LAVAL.commune,)
    for _ in range(3):
        log_contact(desk, ContactDraft(requests=(CNI,), commune="Saint-Aubin"))
    log_contact(desk, ContactDraft(requests=(RequestDraft(theme="sante", reason="ameli", operator="CPAM"),)))
    log_contact(desk, ContactDraft(requests=(RequestDraft(reason="cni", operator="PREFECTURE"),)))
    context = entry_context(desk)
    assert context.habits["papiers", "cni", "FRANCE_TITRES"] == 3
    assert context.communes == ("Saint-Aubin",)
    assert [tile.request.reason for tile in tiles(desk)] == ["cni", "ameli"]
    assert tiles(desk)[0].request.operator == "FRANCE_TITRES"


def test_a_desk_read_again_is_the_same(desk: Desk) -> None:
    again = reread(desk)
    assert (again.site, again.settings, again.agents) == (desk.site, desk.settings, desk.agents)
    assert again.today().isoformat() == "2026-10-14"


def test_nobody_is_called_back_about_what_does_not_wait(desk: Desk) -> None:
    log_contact(
        desk, ContactDraft(requests=(RequestDraft(reason="cni", outcome=Outcome.SOLVED),)), "Sandrine"
    )
    log_contact(desk, ContactDraft(requests=(RequestDraft(reason="cni", outcome=Outcome.PENDING),)), "Karim")
    with desk.store.reading() as connection:
        assert connection.exec_driver_sql("SELECT words FROM callback").scalars().all() == ["Karim"]


def test_nothing_is_added_to_a_contact_that_was_cancelled(desk: Desk) -> None:
    draft = ContactDraft(id="c", requests=(RequestDraft(id="r", reason="cni"),))
    log_contact(desk, draft)
    cancel_contact(desk, "c")
    assert log_contact(desk, draft).already
    with pytest.raises(UserError, match="contact_unknown"):
        log_contact(desk, ContactDraft(id="c", requests=(RequestDraft(id="s", reason="apl"),)))

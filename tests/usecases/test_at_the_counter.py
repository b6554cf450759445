"""Who is at the counter; entries that are not saved; whom to call back; a thread of messages."""

import pytest
from sqlalchemy import select

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.set_aside import SetAside
from marianne_desk.storage import tables as t
from marianne_desk.usecases.at_the_counter import (
    erase_entry,
    keep_entry,
    kept_entries,
    request_to_follow,
    sit_down,
    thread_of,
)
from marianne_desk.usecases.counter import counter_day
from marianne_desk.usecases.desk import Desk, reread
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from tests.desks import SetClock

CNI = RequestDraft(reason="cni")
MESSAGE = RequestDraft(theme="sante", outcome=Outcome.PENDING)


def test_another_agent_sits_down_and_records_say_so(desk: Desk) -> None:
    other = sit_down(desk, "agent-2")
    log_contact(other, ContactDraft(requests=(CNI,)))
    assert reread(desk).settings == other.settings
    assert [row.agent for row in counter_day(desk).rows] == ["agent-2"]
    assert counter_day(desk).of_agent("agent-1").contacts == 0
    assert counter_day(desk).of_agent("agent-2").contacts == 1
    with pytest.raises(UserError, match="agent_unknown"):
        sit_down(desk, "agent-9")


def test_an_entry_is_kept_until_it_is_cleared(desk: Desk) -> None:
    entry = SetAside("e1", "agent-1", Channel.PHONE, desk.now(), text="cpam")
    keep_entry(desk, entry)
    keep_entry(desk, SetAside("e1", "agent-1", Channel.PHONE, desk.now(), desk.now(), text="cpam css"))
    (kept,) = kept_entries(desk)
    assert (kept.text, kept.set_aside_at) == ("cpam css", desk.now())
    erase_entry(desk, "e1")
    assert kept_entries(desk) == ()


def test_what_is_saved_is_not_kept_as_an_entry(desk: Desk) -> None:
    keep_entry(desk, SetAside("e1", "agent-1", Channel.DESK, desk.now(), text="cni"))
    keep_entry(desk, SetAside("e2", "agent-1", Channel.DESK, desk.now(), text="apl"))
    log_contact(desk, ContactDraft(id="e1", requests=(CNI,)))
    assert [one.id for one in kept_entries(desk)] == ["e2"]


def test_a_refused_contact_keeps_its_entry(desk: Desk) -> None:
    keep_entry(desk, SetAside("e1", "agent-1", Channel.DESK, desk.now(), text="cni"))
    with pytest.raises(UserError):
        log_contact(desk, ContactDraft(id="e1", requests=(RequestDraft(theme="lune"),)))
    assert [one.id for one in kept_entries(desk)] == ["e1"]


def test_whom_to_call_back_stands_beside_the_last_request(desk: Desk) -> None:
    draft = ContactDraft(channel=Channel.PHONE, requests=(CNI, MESSAGE))
    log_contact(desk, draft, " Odile 06 01 02 03 04 ")
    log_contact(desk, draft, "  ")
    with desk.store.reading() as connection:
        rows = connection.execute(select(t.callback)).all()
        last = connection.execute(select(t.request.c.number).where(t.request.c.theme == "sante")).first()
    assert last is not None
    assert [tuple(row) for row in rows] == [(last.number, "Odile 06 01 02 03 04")]


def test_a_thread_is_one_contact(desk: Desk, clock: SetClock) -> None:
    mail = ContactDraft(channel=Channel.EMAIL, requests=(RequestDraft(reason="apl", operator="CAF"),))
    number = log_contact(desk, mail).number
    contact_id, channel = thread_of(desk, number)
    assert channel == "email"
    clock.forward(minutes=1)
    more = ContactDraft(id=contact_id, channel=Channel.EMAIL, requests=(CNI,))
    assert not log_contact(desk, more).already
    day = counter_day(desk)
    assert (day.contacts, day.requests) == (1, 2)
    cancel_contact(desk, contact_id)
    with pytest.raises(UserError, match="contact_unknown"):
        thread_of(desk, number)


def test_the_request_to_follow_is_the_last_that_was_sent_on(desk: Desk) -> None:
    sent, booked = (
        RequestDraft(reason="apl", operator="CAF", outcome=outcome)
        for outcome in (Outcome.FORWARDED, Outcome.APPOINTMENT)
    )
    logged = log_contact(desk, ContactDraft(requests=(booked, sent, CNI)))
    plain = log_contact(desk, ContactDraft(requests=(CNI, CNI)))
    assert request_to_follow(desk, logged.id) == logged.contact.requests[1].id
    assert request_to_follow(desk, plain.id) == plain.contact.requests[-1].id
    cancel_contact(desk, plain.id)
    assert request_to_follow(desk, plain.id) == request_to_follow(desk, "nobody") == ""

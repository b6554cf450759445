"""A contact whose hour nobody noted shows its day alone, in every list."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.correction import PastContact
from marianne_desk.domain.counter_day import CounterRow, RequestRow
from ui.contacts.words import row_of
from ui.counter.words import row_cells

PARIS = ZoneInfo("Europe/Paris")
AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
CONTACT = Contact(
    id="c",
    channel=Channel.DESK,
    agent="agent-1",
    arrived_at=AT,
    taken_at=None,
    ended_at=None,
    recorded_at=AT,
    requests=(Request("r", "papiers", "cni", None, (), Outcome.SOLVED),),
    timer_flag=True,
)


def past(contact: Contact) -> PastContact:
    return PastContact(7, contact, (None,), None, False, False, False, False)


def test_the_counter_says_that_there_is_no_hour() -> None:
    request = RequestRow("Papiers", "Carte d’identité", None, Outcome.SOLVED, None)
    row = CounterRow(
        7, "c", AT.astimezone(PARIS), Channel.DESK, "agent-1", False, (request,), timer_flag=True
    )
    today = AT.date()
    assert row_cells(row, today, "")[1] == "09:00"
    assert "chrono oublié" in row_cells(row, today, "")[3]
    unknown = row_cells(replace(row, hour_known=False), today, "")
    assert unknown[1] == "sans heure"
    assert "chrono" not in unknown[3]


def test_past_contacts_say_that_there_is_no_hour() -> None:
    def label(_list: str, code: str) -> str:
        return code

    assert row_of(past(CONTACT), PARIS, label).cells[1].endswith("sans heure")
    timed = replace(CONTACT, taken_at=AT)
    assert row_of(past(timed), PARIS, label).cells[1].replace("\u00a0", " ").endswith("9 h 00")

"""The texts of a correction: read back as they were written, refused beside their field."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.codes import Channel, Help, Need, Outcome
from marianne_desk.domain.contact import Announcement, Contact, Pause, Request
from marianne_desk.domain.correction import PastContact, draft_of
from marianne_desk.domain.errors import UserError
from ui.contacts.fields import draft_from, field_at_fault, texts_of

PARIS = ZoneInfo("Europe/Paris")
AT = datetime(2026, 10, 14, 7, 5, 42, tzinfo=UTC)
REQUEST = Request(
    id="r",
    theme="logement",
    reason="apl",
    operator="CAF",
    help=(Help.ONLINE, Help.INFORMATION),
    outcome=Outcome.PENDING,
    received_at=AT,
    due_on=date(2026, 11, 4),
    announcements=(Announcement(AT, date(2026, 10, 20)),),
    pauses=(Pause(AT, None),),
    note="dossier bleu",
)
CONTACT = Contact(
    id="c",
    channel=Channel.MAIL,
    agent="agent-1",
    arrived_at=AT,
    taken_at=None,
    ended_at=None,
    recorded_at=AT,
    requests=(REQUEST, replace(REQUEST, id="r2", reason=None)),
    needs=(Need.ACCESS,),
)
HELD = PastContact(1, CONTACT, (None, None), None, False, False, False, False)


def _changed(**texts: str) -> dict[str, str]:
    return texts_of(HELD, PARIS) | {name.replace("__", "."): text for name, text in texts.items()}


def test_what_is_not_touched_stays_to_the_second() -> None:
    assert draft_from(HELD, texts_of(HELD, PARIS), PARIS) == draft_of(CONTACT)


def test_every_kind_of_field_is_read() -> None:
    texts = _changed(
        channel="phone",
        taken_at="14/10/2026 9h10",
        age="60-69",
        rings="4",
        missed="1",
        first_visit="0",
        needs="",
    )
    texts |= {
        "0.matter": "papiers/cni",
        "1.matter": "sante",
        "0.operator": "",
        "0.help": "file",
        "0.due_on": "",
        "0.announcements": "14/10/2026 9:05 pour le 20/10/2026 ; 15/10/2026 10:00 pour le 30/10/2026",
        "0.pauses": "14/10/2026 9:05 au 16/10/2026 14:00",
        "0.answered_at": "20/10/2026 8:30",
    }
    draft = draft_from(HELD, texts, PARIS)
    assert (draft.channel, draft.rings, draft.missed, draft.first_visit) == (Channel.PHONE, 4, True, False)
    assert (draft.taken_at, draft.needs) == (datetime(2026, 10, 14, 7, 10, tzinfo=UTC), ())
    first, second = draft.requests
    assert (first.theme, first.reason, first.operator, first.help) == ("papiers", "cni", None, (Help.FILE,))
    assert (second.theme, second.reason) == ("sante", None)
    assert first.announcements[0] is REQUEST.announcements[0]  # the one beside it was left alone
    assert first.announcements[1] == Announcement(datetime(2026, 10, 15, 8, tzinfo=UTC), date(2026, 10, 30))
    assert first.pauses[0].end == datetime(2026, 10, 16, 12, tzinfo=UTC)
    assert first.due_on is None


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("arrived_at", "", "moment_needed"),
        ("arrived_at", "midi", "moment_unreadable"),
        ("arrived_at", "14/10/2026 25:00", "moment_unreadable"),
        ("taken_at", "31/02/2026 9:00", "day_unreadable"),
        ("rings", "trois", "number_unreadable"),
        ("0.due_on", "demain", "day_unreadable"),
        ("0.announcements", "bientôt", "promise_unreadable"),
        ("0.pauses", "toujours", "suspension_unreadable"),
    ],
)
def test_what_cannot_be_read_names_its_field(field: str, text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        draft_from(HELD, texts_of(HELD, PARIS) | {field: text}, PARIS)
    assert (caught.value.code, caught.value.field) == (code, field)


@pytest.mark.parametrize(
    ("column", "changed", "field"),
    [
        ("taken_at", [], "taken_at"),
        ("why", [], "why"),
        ("answered_at", ["1.answered_at"], "1.answered_at"),
        ("reason", ["1.matter"], "1.matter"),
        ("operator", ["arrived_at"], "0.operator"),
        ("contact", [], ""),
    ],
)
def test_an_error_of_the_domain_is_said_where_something_was_changed(
    column: str, changed: list[str], field: str
) -> None:
    assert field_at_fault(UserError("x", column), changed) == field

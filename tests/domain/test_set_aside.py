"""An entry that is not saved, as it is kept and read again."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.codes import Age, Channel, Help, Need
from marianne_desk.domain.contact import RequestDraft
from marianne_desk.domain.entry.thread import thread_in
from marianne_desk.domain.set_aside import PersonTaken, SetAside, TypedPart, content_of, entry_of, local_entry

NOW = datetime(2026, 10, 14, 7, 5, tzinfo=UTC)
TILE = RequestDraft(theme="papiers", reason="cni", operator="FRANCE_TITRES", help=(Help.ONLINE,))

BARE = SetAside("e1", "agent-1", Channel.DESK, NOW)
FULL = SetAside(
    id="e2",
    agent="agent-2",
    channel=Channel.PHONE,
    begun_at=NOW,
    set_aside_at=NOW,
    text="cpam",
    answers=(("operator", "CPAM"),),
    parts=(TypedPart("reversion", (("operator", "MSA"),)), TypedPart(request=TILE)),
    age=Age.FROM_25,
    commune="Vaubrun",
    first_visit=False,
    returning=True,
    needs=(Need.READING,),
    note="dossier bleu",
    taken=PersonTaken("a1", NOW, NOW),
    received=NOW,
    announced=date(2026, 10, 21),
)


@pytest.mark.parametrize("entry", [BARE, FULL])
def test_an_entry_comes_back_as_it_was(entry: SetAside) -> None:
    kept = entry_of(
        entry.id, entry.agent, entry.channel.value, entry.begun_at, entry.set_aside_at, content_of(entry)
    )
    assert kept == entry


def test_what_was_not_noted_is_left_out() -> None:
    assert content_of(BARE) == "{}"
    assert content_of(replace(BARE, first_visit=False)) == '{"first_visit": false}'


def test_its_words_are_what_was_typed() -> None:
    assert FULL.words == "reversion, cpam"
    assert BARE.words == ""


def test_its_clock_is_the_desk_s() -> None:
    zone = ZoneInfo("Europe/Paris")
    local = local_entry(FULL, zone)
    assert local.begun_at.hour == 9
    assert local.set_aside_at is not None
    assert local.set_aside_at.tzinfo is zone
    assert local_entry(BARE, zone).set_aside_at is None


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("suite c-12", 12, ""),
        ("Suite du fil C12 apl", 12, "apl"),
        ("fil c 3, cni", 3, "cni"),
        ("suite de c-7 : apl", 7, "apl"),
        ("suite cni", None, "suite cni"),
        ("caf apl", None, "caf apl"),
    ],
)
def test_a_line_may_go_on_with_a_thread(text: str, number: int | None, rest: str) -> None:
    assert thread_in(text) == (number, rest)

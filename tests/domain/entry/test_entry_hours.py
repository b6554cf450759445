"""Days without an hour, and days that are written in half: what is asked, what is enough."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.entry.line import EntryContext, Understanding, answer, understand
from marianne_desk.storage.lists import load_vocabulary

PARIS = ZoneInfo("Europe/Paris")
FRIDAY = datetime(2026, 11, 20, 14, 32, tzinfo=PARIS)
CONTEXT = EntryContext(load_vocabulary(), FRIDAY, PARIS, Channel.EMAIL)


def _local(read: Understanding) -> str:
    at = read.draft.received_at or read.arrived_at
    return f"{at.astimezone(PARIS):%Y-%m-%d %H:%M}" if at else ""


def _asked(text: str, now: datetime = FRIDAY) -> tuple[Understanding, list[str]]:
    read = understand(text, replace(CONTEXT, channel=Channel.DESK, now=now))
    return read, [option.label.replace("\u00a0", " ") for option in read.questions[0].options]


def test_the_hour_of_an_arrival_is_asked_never_made_up() -> None:
    read, options = _asked("cni hier")
    assert options[:2] == ["vers 9 h", "vers 10 h"]
    assert options[-2:] == ["heure oubliée", "pas une arrivée"]
    assert len(options) == 9
    ten = answer(read, "10")
    assert (ten.arrived_at, ten.day_part, ten.ready) == (datetime(2026, 11, 19, 10, tzinfo=PARIS), None, True)
    forgotten = answer(read, "forgotten")
    assert (forgotten.arrived_at, forgotten.day_part) == (datetime(2026, 11, 19, 14, 32, tzinfo=PARIS), "")
    assert answer(read, "none").arrived_at is None
    assert _asked("cni hier matin")[1][:2] == ["vers 8 h", "vers 9 h"]
    assert _asked("cni ce matin", FRIDAY.replace(hour=9))[1][:3] == ["vers 8 h", "vers 9 h", "heure oubliée"]
    today = understand("cni auj", replace(CONTEXT, channel=Channel.DESK))
    assert (today.arrived_at, today.day_part, today.questions) == (FRIDAY, "", ())


def test_a_day_is_enough_for_what_is_written_or_left_as_a_message() -> None:
    read = understand("cpam lun", replace(CONTEXT, channel=Channel.PHONE))
    assert (read.ready, read.day_part) == (True, "")
    assert understand("cpam hier soir", replace(CONTEXT, channel=Channel.MAIL)).day_part == "soir"
    assert understand("cpam hier 9h", replace(CONTEXT, channel=Channel.MAIL)).day_part is None


def test_a_leap_day_is_no_error() -> None:
    context = replace(CONTEXT, now=datetime(2028, 1, 10, 9, tzinfo=PARIS))
    assert _local(understand("29/02 renov", context)) == ""
    assert understand("lundi 1 renov", CONTEXT).unknown_words == ("lundi", "1")


def test_a_day_to_call_back_is_no_arrival() -> None:
    read = understand("carsat à rappeler lundi", replace(CONTEXT, channel=Channel.DESK))
    assert (read.arrived_at, read.questions, read.unknown_words) == (None, (), ("lundi",))


@pytest.mark.parametrize("text", ["mercr 10h renov", "merc 10h renov", "mercredi 10h renov", "mer 10h renov"])
def test_an_unfinished_day_is_that_day(text: str) -> None:
    assert _local(understand(text, CONTEXT)) == "2026-11-18 10:00"


def test_friday_is_not_selling() -> None:
    assert _local(understand("vend 10h renov", CONTEXT)) == ""
    assert _local(understand("vend dernier 10h renov", CONTEXT)) == "2026-11-13 10:00"
    assert understand("vend voiture", CONTEXT).draft.reason == "carte_grise"

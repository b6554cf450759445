import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.calendar.slots import (
    Slot,
    check_slots,
    merge_slots,
    osm_slots,
    osm_weekdays,
    read_slots,
    read_time,
    slots_text,
)
from marianne_desk.domain.errors import UserError


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("9", 540), ("9h", 540), ("9h30", 570), ("09:30", 570), ("9.30", 570), ("9 h 30", 570), (" 9H05 ", 545),
     ("0h", 0), ("24:00", 1440), ("24h", 1440)],
)  # fmt: skip
def test_an_hour_is_read_as_people_write_it(text: str, minutes: int) -> None:
    assert read_time(text) == minutes


@pytest.mark.parametrize("text", ["", "midi", "25h", "24h01", "9h60", "9h3", "930", "-9", "9h30m"])
def test_what_is_no_hour_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_time(text, "week.0")
    assert (refusal.value.code, refusal.value.field) == ("hour_unreadable", "week.0")


@pytest.mark.parametrize(
    "text",
    [
        "9h-12h / 13h30-17h",
        "09:00-12:00,13:30-17:00",
        "9 à 12 et 13h30 à 17",
        "13.30–17 ; 9—12",
        "9-12,13h30-17,",
        "9h-12h 13h30-17h",
        "9-12 13.30-17",
        "9h – 12h   13 h 30 – 17 h",
        "9h-12h puis 13h30-17h",
        "De 9h à 12h ET de 13h30 à 17h",
    ],
)
def test_slots_are_read_as_people_write_them(text: str) -> None:
    assert read_slots(text) == (Slot(540, 720), Slot(810, 1020))


def test_a_space_stands_between_slots_of_whole_hours_too() -> None:
    assert read_slots("9h-12h 14h-19h") == (Slot(540, 720), Slot(840, 1140))
    assert read_slots("8-9 10-11 12 - 13") == (Slot(480, 540), Slot(600, 660), Slot(720, 780))


def test_no_text_is_a_closed_day() -> None:
    assert read_slots("  ") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [("9h", "slots_unreadable"), ("9h-12h-14h", "slots_unreadable"), ("9h-12h 14h", "slots_unreadable"),
     ("midi-14h", "slots_unreadable"), ("12h-9h", "slot_inverted"),
     ("9h-9h", "slot_inverted"), ("9h-12h, 11h-14h", "slots_overlap"), ("9h-12h, 9h-12h", "slots_overlap")],
)  # fmt: skip
def test_slots_that_cannot_be_are_refused(text: str, code: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_slots(text)
    assert refusal.value.code == code


def test_slots_that_touch_are_sound_and_stay_two() -> None:
    touching = (Slot(540, 720), Slot(720, 780))
    assert check_slots(reversed(touching)) == touching
    assert merge_slots(touching) == touching
    assert slots_text(touching) == "09:00 - 12:00 / 12:00 - 13:00"


def test_the_words_of_the_language() -> None:
    assert osm_slots(()) == "off"
    assert osm_slots((Slot(540, 720), Slot(810, 1440))) == "09:00-12:00,13:30-24:00"
    assert osm_weekdays([4, 0, 1, 2]) == "Mo-We,Fr"
    assert osm_weekdays(range(7)) == "Mo-Su"


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), max_size=6))
def test_merging_covers_the_same_minutes(pairs: list[tuple[int, int]]) -> None:
    slots = [Slot(begin, begin + length) for begin, length in pairs]
    merged = merge_slots(slots)
    assert {m for s in merged for m in range(s.begin, s.end)} == {
        m for s in slots for m in range(s.begin, s.end)
    }
    assert check_slots(merged) == merged

"""What a correction keeps, and what its reason may be."""

from datetime import UTC, date, datetime

import pytest

from marianne_desk.domain.codes import Channel, Help
from marianne_desk.domain.contact import Announcement, Pause
from marianne_desk.domain.correction import LONGEST_REASON, cancelling, check_reason, written
from marianne_desk.domain.errors import UserError

AT = datetime(2026, 10, 14, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "1"),
        (False, "0"),
        (3, "3"),
        (Channel.DESK, "desk"),
        (AT, "2026-10-14T07:05:00+00:00"),
        (date(2026, 10, 14), "2026-10-14"),
        ((Help.ONLINE, Help.FILE), "online|file"),
        ((Announcement(AT, date(2026, 10, 20)),), "2026-10-14T07:05:00+00:00>2026-10-20"),
        ((Pause(AT, None),), "2026-10-14T07:05:00+00:00/"),
        ((), ""),
        ("Laval", "Laval"),
    ],
)
def test_a_value_is_kept_in_the_writing_of_the_contract(value: object, text: str) -> None:
    assert written(value) == text


def test_cancelling_is_a_change_too() -> None:
    assert (cancelling(cancelled=True).old, cancelling(cancelled=True).new) == ("0", "1")


def test_a_reason_is_one_line() -> None:
    assert check_reason("  la personne\n est revenue ") == "la personne est revenue"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" ", "reason_needed"),
        ("x" * (LONGEST_REASON + 1), "reason_too_long"),
        ("rappelé au 06 12 34 56 78", "reason_names_somebody"),
    ],
)
def test_a_reason_is_given_short_and_names_nobody(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        check_reason(text)
    assert (caught.value.code, caught.value.field) == (code, "why")

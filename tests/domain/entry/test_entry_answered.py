"""Received and answered in one line, each with its moment."""

from dataclasses import replace
from datetime import datetime

import pytest

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.entry.line import understand
from tests.domain.entry.test_entry_twenty_contacts import CONTEXT, NOW, PARIS

MAIL = replace(CONTEXT, channel=Channel.EMAIL)


def local(at: datetime | None) -> str:
    return "" if at is None else f"{at.astimezone(PARIS):%d/%m %H:%M}"


@pytest.mark.parametrize(
    ("text", "received", "answered"),
    [
        ("hier 18h carte grise répondu 9h", (1, 18), (0, 9)),
        ("hier 8h renov repondu hier 17h", (1, 8), (1, 17)),
        ("hier 18h cni répondue ce matin 8h15", (1, 18), (0, 8)),
    ],
)
def test_two_moments_in_one_line(text: str, received: tuple[int, int], answered: tuple[int, int]) -> None:
    read = understand(text, MAIL)
    assert not read.questions
    assert not read.unknown_words
    today = NOW.astimezone(PARIS).date()
    for at, (days, hour) in ((read.draft.received_at, received), (read.draft.answered_at, answered)):
        assert at is not None
        here = at.astimezone(PARIS)
        assert ((today - here.date()).days, here.hour) == (days, hour)


def test_without_a_moment_it_is_now_as_before() -> None:
    read = understand("hier 18h carte grise répondu", MAIL)
    assert read.draft.answered_at is None
    assert local(read.draft.received_at).endswith("18:00")


def test_at_the_desk_nothing_was_received() -> None:
    assert understand("cni répondu hier 17h", CONTEXT).draft.answered_at is None

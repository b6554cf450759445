"""What is typed where answers are noted."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.answer_words import (
    AnswerLine,
    read_answer_line,
    read_answer_moment,
    read_promised_day,
)
from marianne_desk.domain.errors import UserError

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 10, 14, 9, 5, tzinfo=PARIS)
"""A Wednesday."""
TODAY = NOW.date()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("c-12", AnswerLine(12)),
        (" C12 ", AnswerLine(12)),
        ("12", AnswerLine(12)),
        ("c-12 répondu", AnswerLine(12, True)),
        ("c-12 rappelée", AnswerLine(12, True)),
        ("12 ok", AnswerLine(12, True)),
        ("c-12 répondu hier 17h", AnswerLine(12, True, at(13, 17))),
        ("c 7 repondu lundi à 9h30", AnswerLine(7, True, at(12, 9, 30))),
    ],
)
def test_a_line_names_a_contact_and_what_was_done(text: str, line: AnswerLine) -> None:
    assert read_answer_line(text, NOW, PARIS) == line


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("caf apl", "line_unclear"),
        ("12/11", "line_unclear"),
        ("c-12 hier", "line_unclear"),
        ("c-12 répondu demain", "in_the_future"),
        ("c-12 répondu à la dame", "moment_unclear"),
    ],
)
def test_what_is_not_understood_is_said(text: str, code: str) -> None:
    with pytest.raises(UserError) as error:
        read_answer_line(text, NOW, PARIS)
    assert error.value.code == code


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("hier 17h", at(13, 17)),
        ("hier à 17h30", at(13, 17, 30)),
        ("17h", at(13, 17)),  # not yet today
        ("8h", at(14, 8)),
        ("ce matin", at(14, 9, 5)),
        ("lundi", at(12, 9, 5)),
        ("mercredi", at(14, 9, 5)),
        ("il y a 2 jours", at(12, 9, 5)),
        ("le 9/10", at(9, 9, 5)),
    ],
)
def test_a_past_moment_in_plain_words(text: str, moment: datetime) -> None:
    assert read_answer_moment(text, NOW, PARIS) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vendredi", date(2026, 10, 16)),
        ("le 12/12", date(2026, 12, 12)),
        ("sous 10 j", date(2026, 10, 24)),
        ("10 j", date(2026, 10, 24)),
        ("3 semaines", date(2026, 11, 4)),
        ("demain", date(2026, 10, 15)),
        ("aujourd’hui", TODAY),
        ("mercredi", date(2026, 10, 21)),
    ],
)
def test_a_day_to_come_in_plain_words(text: str, day: date) -> None:
    assert read_promised_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("bientôt", "day_unclear"),
        ("vendredi peut-être", "day_unclear"),
        ("depuis lundi", "day_unclear"),
        ("hier", "promise_past"),
    ],
)
def test_a_day_that_cannot_be_promised(text: str, code: str) -> None:
    with pytest.raises(UserError) as error:
        read_promised_day(text, TODAY)
    assert error.value.code == code

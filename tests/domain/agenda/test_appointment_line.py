"""One line, one appointment: what it means, what is asked, what cannot be."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marianne_desk.domain.agenda.appointment import Appointment, State, end_of, is_to_fill, week_of
from marianne_desk.domain.agenda.line import (
    DAY,
    Reader,
    as_before,
    is_appointment_line,
    line_of,
    read_appointment,
)
from marianne_desk.domain.agenda.notices import next_open_day
from marianne_desk.domain.calendar.opening import OpeningClock, clock_of
from marianne_desk.domain.calendar.opening_rules import rules_of
from marianne_desk.domain.entry.values import EntryContext
from marianne_desk.storage.lists import load_vocabulary

PARIS = ZoneInfo("Europe/Paris")
VOCABULARY = load_vocabulary()
NOW = datetime(2026, 10, 14, 9, 5, tzinfo=PARIS)


def house(hours: str = "Mo-Fr 09:00-12:00,13:30-17:00", department: str = "53") -> OpeningClock:
    return clock_of(rules_of(hours), department)


def reader(now: datetime = NOW, opening: OpeningClock | None = None, day: str = "") -> Reader:
    clock = opening or house()
    return Reader(EntryContext(VOCABULARY, now, clock.zone), clock, answers={DAY: day} if day else {})


def at(day: int, hour: int, minute: int = 0, month: int = 10) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("text", "begin", "minutes", "matter"),
    [
        ("rdv mar 14h30 impots", at(20, 14, 30), 30, ("impots", None, None)),
        ("mar 24 14h30 45min caf apl Sandrine", at(24, 14, 30, 11), 45, ("logement", "apl", "CAF")),
        ("demain 9h cni", at(15, 9), 30, ("papiers", "cni", "FRANCE_TITRES")),
        ("24/11 14:30 impots 1h", at(24, 14, 30, 11), 60, ("impots", None, None)),
        ("demain 9h caf", at(15, 9), 30, (None, None, "CAF")),
        ("demain 9h", at(15, 9), 30, (None, None, None)),
        ("demain 9h ameli cni", at(15, 9), 30, (None, None, None)),
    ],
)
def test_what_a_line_means(
    text: str, begin: datetime, minutes: int, matter: tuple[str | None, str | None, str | None]
) -> None:
    line = read_appointment(text, reader())
    assert line.begin == begin
    assert line.ready
    assert line.minutes == minutes
    assert (line.theme, line.reason, line.operator) == matter


@pytest.mark.parametrize(
    ("text", "visitor", "words"),
    [
        ("demain 9h apl Sandrine", "Sandrine", ""),
        ("demain 9h apl 06 12 34 56 78", "06 12 34 56 78", ""),
        ("demain 9h apl Sandrine 0612345678", "Sandrine 0612345678", ""),
        ("demain 9h cni zorglub", "", "zorglub"),
    ],
)
def test_who_comes_and_what_else_was_typed(text: str, visitor: str, words: str) -> None:
    line = read_appointment(text, reader())
    assert (line.visitor, line.words) == (visitor, words)


def test_a_surname_is_not_kept() -> None:
    line = read_appointment("demain 9h retraite Mme Martin", reader())
    assert line.surname
    assert "Martin" not in line.visitor + line.words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("demain cni", "appointment_hour_missing"),
        ("", "appointment_hour_missing"),
        ("demain 25h cni", "hour_unreadable"),
        ("31/02 10h cni", "day_unreadable"),
        ("28/3/2027 2h30 cni", "hour_skipped"),
    ],
)
def test_what_cannot_be_is_said(text: str, code: str) -> None:
    line = read_appointment(text, reader())
    assert not line.ready
    assert [notice.code for notice in line.notices] == [code]


def test_of_an_hour_that_comes_twice_the_first_is_taken() -> None:
    line = read_appointment("25/10 2h30 cni", reader())
    assert line.begin is not None
    assert line.begin.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_todays_weekday_is_asked_about_while_its_hour_is_to_come() -> None:
    line = read_appointment("mer 14h30 cni", reader())
    assert line.question is not None
    assert not line.ready
    assert [option.value for option in line.question.options] == ["2026-10-14", "2026-10-21"]
    answered = read_appointment("mer 14h30 cni", reader(day="2026-10-21"))
    assert (answered.begin, answered.question) == (at(21, 14, 30), None)
    unlike = read_appointment("mer 14h30 cni", reader(day="2026-10-15"))
    assert unlike.question is not None
    assert read_appointment("mer 9h cni", reader()).begin == at(21, 9)


def test_an_hour_alone_is_today_or_the_next_open_day() -> None:
    assert read_appointment("rdv 14h30 impots", reader()).begin == at(14, 14, 30)
    assert read_appointment("rdv 9h impots", reader()).begin == at(15, 9)
    friday = datetime(2026, 10, 16, 16, tzinfo=PARIS)
    assert read_appointment("rdv 9h impots", reader(friday)).begin == at(19, 9)
    closed = read_appointment("rdv 18h impots", reader())
    assert closed.question is not None
    assert [option.value for option in closed.question.options] == ["2026-10-15", "2026-10-14"]
    unknown = house("")
    assert read_appointment("rdv 18h impots", reader(NOW, unknown)).begin == at(14, 18)


def test_where_hours_are_unknown_the_next_working_day_is_taken() -> None:
    assert next_open_day(house(""), date(2026, 10, 16), PARIS) == date(2026, 10, 19)
    assert next_open_day(house(), date(2026, 10, 16), PARIS) == date(2026, 10, 19)


def test_a_desk_overseas_reads_its_own_clock() -> None:
    reunion = house(department="974")
    now = datetime(2026, 10, 14, 22, tzinfo=UTC)  # two in the morning of the 15th there
    line = read_appointment("demain 9h cni", reader(now, reunion))
    assert line.begin == datetime(2026, 10, 16, 9, tzinfo=ZoneInfo("Indian/Reunion"))
    night = read_appointment("28/3/2027 2h30 cni", reader(now, reunion))
    assert night.ready  # no clock changes there


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("rdv mar 14h30 impots", True),
        ("RDV 14h30", True),
        ("rv le 24 à 9h cni", True),
        ("rdv à 9h", True),
        ("rdv 31/02 9h", True),
        ("rdv mar 25h", True),
        ("rdv caf mardi 14h", False),
        ("rdv caf apl", False),
        ("rdv mardi", False),
        ("rdv", False),
        ("mar 14h30 impots", False),
        ("caf apl", False),
    ],
)
def test_the_counter_knows_a_line_of_ours(text: str, ours: bool) -> None:
    assert is_appointment_line(text, date(2026, 10, 14)) is ours


def made(**changes: object) -> Appointment:
    values: dict[str, object] = {
        "id": "a",
        "begin": at(16, 14, 30),
        "minutes": 45,
        "theme": "impots",
        "reason": None,
        "operator": None,
        "words": "",
        "visitor": "Sandrine",
        "state": State.PLANNED,
        "agent": "agent-1",
        "made_at": NOW,
        "changed_at": NOW,
    }
    return Appointment(**(values | changes))  # type: ignore[arg-type]


def test_every_matter_comes_back_from_its_line() -> None:
    for reason in VOCABULARY.reasons:
        for operator in (*reason.operators, None):
            before = made(theme=reason.theme, reason=reason.code, operator=operator)
            text = line_of(before, VOCABULARY).replace("14h30", "15h30")
            line = as_before(read_appointment(text, reader()), before, reader())
            assert line.begin == at(16, 15, 30)
            assert (line.theme, line.reason, line.operator) == (reason.theme, reason.code, operator), text
            assert (line.minutes, line.visitor, line.words) == (45, "Sandrine", "")


def test_a_line_without_matter_comes_back() -> None:
    before = made(theme=None, visitor="", words="à rappeler")
    assert line_of(before, VOCABULARY) == "16/10/2026 14h30 45min à rappeler"
    line = as_before(read_appointment(line_of(before, VOCABULARY), reader()), before, reader())
    assert (line.theme, line.words) == (None, "à rappeler")


def test_a_changed_matter_is_taken_from_the_line() -> None:
    before = made()
    line = as_before(read_appointment("16/10 15h cni Sandrine", reader()), before, reader())
    assert (line.theme, line.reason, line.visitor) == ("papiers", "cni", "Sandrine")


def test_an_appointment_ends_after_real_minutes_and_waits_for_a_word() -> None:
    night = made(begin=datetime(2026, 10, 25, 2, 30, tzinfo=PARIS), minutes=90)
    assert night.end.astimezone(UTC) == datetime(2026, 10, 25, 2, tzinfo=UTC)
    assert night.end.hour == 3
    assert end_of(datetime(2027, 3, 28, 1, 45, tzinfo=PARIS), 30).hour == 3
    assert is_to_fill(made(), at(16, 14, 30))
    assert not is_to_fill(made(), at(16, 14, 29))
    assert not is_to_fill(made(state=State.KEPT), at(17, 9))
    assert week_of(date(2026, 10, 18))[0] == date(2026, 10, 12)


WORDS = [
    "rdv",
    "mar",
    "mer",
    "24",
    "24/11",
    "31/02",
    "29/2",
    "1/1",
    "14h30",
    "25h",
    "9h",
    "0h",
    "1h",
    "14:30",
    "2h30",
    "45min",
    "999min",
    "midi",
    "demain",
    "hier",
    "après-demain",
    "dans",
    "3",
    "jours",
    "999",
    "mois",
    "28/3/2027",
    "25/10",
    "le",
    "du",
    "à",
    "de",
    "-",
    "en",
    "8",
    "huit",
    "cni",
    "caf",
    "apl",
    "impots",
    "Sandrine",
    "Mme",
    "Martin",
    "06",
    "12",
    "34",
    "56",
    "78",
    "lundi",
    "prochain",
    "dernier",
    "semaine",
    "2026",
    "h",
    "min",
    "/",
    ".",
    ":",
    "’",
]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=8).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_no_line_is_too_odd_to_be_read(text: str) -> None:
    line = read_appointment(text, reader())
    assert (line.begin is None) == bool(line.notices)
    assert line.ready or line.notices or line.question
    is_appointment_line(text, date(2026, 10, 14))

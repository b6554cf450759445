"""The words of the agenda's list. No window is needed."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.agenda.appointment import Appointment, State
from marianne_desk.domain.calendar.hours_preview import PreviewDay
from marianne_desk.domain.calendar.slots import Slot
from marianne_desk.domain.cases.appointment import Mode
from tests.day_page_samples import a_meeting
from ui.agenda.words import count_words, day_heading, free_rows, period_words

PARIS = ZoneInfo("Europe/Paris")
DAY = date(2026, 10, 16)
OPEN = PreviewDay(DAY, (Slot(9 * 60, 12 * 60), Slot(13 * 60 + 30, 17 * 60)), "")


def at(hour: int, minute: int = 0, day: int = 16) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=PARIS)


def taken(begin: datetime, minutes: int, agent: str = "a", state: State = State.PLANNED) -> Appointment:
    return Appointment("x", begin, minutes, None, None, None, "", "", state, agent, begin, begin)


def free(*items: Appointment, now: datetime | None = None, agents: int = 1) -> list[str]:
    rows = free_rows(OPEN, items, now or at(8, day=14), agents)
    return [f"{row.cells[0]} {row.cells[1]}".replace("\u00a0", " ") for _, row in rows]


def test_what_is_free_of_one_agent() -> None:
    assert free() == ["9 h 00 – 12 h 00 libre", "13 h 30 – 17 h 00 libre"]
    assert free(taken(at(9), 30), taken(at(11, 50), 60), taken(at(15), 60)) == [
        "9 h 30 – 11 h 50 libre",
        "13 h 30 – 15 h 00 libre",
        "16 h 00 – 17 h 00 libre",
    ]
    assert free(taken(at(9), 30, state=State.EXCUSED)) == free()


def test_what_is_free_of_two_agents() -> None:
    both = free(taken(at(9), 60, "a"), taken(at(9, 30), 60, "b"), agents=2)
    assert both[:4] == [
        "9 h 00 – 9 h 30 1 agent libre sur 2",
        "10 h 00 – 10 h 30 1 agent libre sur 2",
        "10 h 30 – 12 h 00 libre",
        "13 h 30 – 17 h 00 libre",
    ]


def test_nothing_is_free_that_is_over() -> None:
    assert free(now=at(10, 50)) == ["11 h 00 – 12 h 00 libre", "13 h 30 – 17 h 00 libre"]
    assert free(now=at(11, 50)) == ["13 h 30 – 17 h 00 libre"]
    assert free(now=at(18)) == []
    assert free(now=at(8, day=17)) == []


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (DAY, DAY, "Vendredi 16 octobre 2026"),
        (date(2026, 10, 12), date(2026, 10, 18), "Semaine du 12 au 18 octobre 2026"),
        (date(2026, 10, 26), date(2026, 11, 1), "Semaine du 26 octobre au 1er novembre 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "Semaine du 28 décembre 2026 au 3 janvier 2027"),
    ],
)
def test_a_period_in_words(first: date, last: date, words: str) -> None:
    assert period_words(first, last).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (PreviewDay(DAY, (), "Congés"), "Vendredi 16 octobre · fermé : Congés"),
        (PreviewDay(DAY, (), ""), "Vendredi 16 octobre · fermé"),
        (PreviewDay(DAY, OPEN.slots[:1], "Fête"), "Vendredi 16 octobre · 9 h – 12 h · Fête"),
    ],
)
def test_a_day_says_whether_the_house_is_open(day: PreviewDay, words: str) -> None:
    said = day_heading(day, date(2026, 10, 14)).replace("\u00a0", " ").replace("\u2060", "")
    assert said == words
    assert "aujourd’hui" in day_heading(day, DAY)


def test_what_is_counted_is_what_is_shown() -> None:
    ours = (taken(at(9), 30), taken(at(10), 30, state=State.CANCELLED))
    theirs = (a_meeting(1, at(7), Mode.VIDEO, None),)
    now = theirs[0].appointment.begin
    said = [
        count_words(ours, at(8)),
        count_words(ours, at(8), theirs),
        count_words((), now, theirs),
        count_words((), at(8)),
    ]
    assert [one.replace("\u00a0", " ") for one in said] == [
        "1 rendez-vous",
        "2 rendez-vous, dont 1 chez les partenaires, 1 à renseigner",
        "1 rendez-vous chez les partenaires, 1 à renseigner",
        "aucun rendez-vous",
    ]

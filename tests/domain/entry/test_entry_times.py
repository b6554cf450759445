"""Times and delays typed in the entry line."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.entry.line import EntryContext, Understanding, answer, understand
from marianne_desk.domain.entry.numbers import read_delay
from marianne_desk.domain.entry.time import read_when
from marianne_desk.storage.lists import load_vocabulary

PARIS = ZoneInfo("Europe/Paris")
FRIDAY = datetime(2026, 11, 20, 14, 32, tzinfo=PARIS)
CONTEXT = EntryContext(load_vocabulary(), FRIDAY, PARIS, Channel.EMAIL)


def _local(read: Understanding) -> str:
    at = read.draft.received_at or read.arrived_at
    return f"{at.astimezone(PARIS):%Y-%m-%d %H:%M}" if at else ""


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("hier 18h renov", "2026-11-19 18:00"),
        ("renov hier à 17h30", "2026-11-19 17:30"),
        ("hier 17:05 renov", "2026-11-19 17:05"),
        ("hier 2h renov", "2026-11-19 02:00"),
        ("renov hier", "2026-11-19 14:32"),
        ("hier soir renov", "2026-11-19 18:00"),
        ("hier après-midi renov", "2026-11-19 15:00"),
        ("hier 8h du matin renov", "2026-11-19 08:00"),
        ("avant-hier renov", "2026-11-18 14:32"),
        ("aujourd’hui renov", "2026-11-20 14:32"),
        ("auj 10 h renov", "2026-11-20 10:00"),
        ("renov 10h05", "2026-11-20 10:05"),
        ("ce matin renov", "2026-11-20 10:00"),
        ("lundi renov", "2026-11-16 14:32"),
        ("lundi 9h renov", "2026-11-16 09:00"),
        ("vendredi dernier renov", "2026-11-13 14:32"),
        ("lundi 16 novembre 11h renov", "2026-11-16 11:00"),
        ("12/11 renov", "2026-11-12 14:32"),
        ("mail du 12/11 renov", "2026-11-12 14:32"),
        ("12/11/2026 renov", "2026-11-12 14:32"),
        ("12/11/26 renov", "2026-11-12 14:32"),
        ("2026-11-12 renov", "2026-11-12 14:32"),
        ("12 nov 14h renov", "2026-11-12 14:00"),
        ("1er novembre renov", "2026-11-01 14:32"),
        ("le 12 renov", "2026-11-12 14:32"),
        ("le 31 renov", "2026-10-31 14:32"),
        ("il y a 2 jours renov", "2026-11-18 14:32"),
        ("il y a une semaine renov", "2026-11-13 14:32"),
        ("lun 9h renov", "2026-11-16 09:00"),
        ("lun. renov", "2026-11-16 14:32"),
        ("mar 14h renov", "2026-11-17 14:00"),
        ("jeu renov", "2026-11-19 14:32"),
        ("sam renov", "2026-11-14 14:32"),
        ("lun 16 renov", "2026-11-16 14:32"),
        ("mardi 3 à 10h renov", "2026-11-03 10:00"),
        ("mecredi 9h renov", "2026-11-18 09:00"),
        ("lnudi renov", "2026-11-16 14:32"),
        ("la veille renov", "2026-11-19 14:32"),
        ("le 12 à 10h renov", "2026-11-12 10:00"),
        ("hier au soir renov", "2026-11-19 18:00"),
        ("hier en fin de matinée renov", "2026-11-19 10:00"),
        ("ce midi renov", "2026-11-20 12:00"),
        ("hier aprem renov", "2026-11-19 15:00"),
        ("y a 2 jours renov", "2026-11-18 14:32"),
        ("il y a 2h renov", "2026-11-20 12:32"),
        ("il y a 20 min renov", "2026-11-20 14:12"),
    ],
)
def test_a_written_request_was_received_when_it_is_said(text: str, local: str) -> None:
    read = understand(text, CONTEXT)
    assert read.questions == ()
    assert _local(read) == local
    assert read.draft.reason == "renovation"
    assert read.unknown_words == ()
    assert read.arrived_at is None


@pytest.mark.parametrize(
    "text",
    [
        "renov 29/02",
        "lundi 32 renov",
        "renov 24h",
        "renov 45/12",
        "renov depuis lundi",
        "renov 1h",
        "le 99 renov",
        "renov matin",
        "renov",
    ],
)
def test_what_is_no_time_of_receipt_is_not_taken_for_one(text: str) -> None:
    read = understand(text, CONTEXT)
    assert _local(read) == ""
    assert "received_at" not in [question.field for question in read.questions]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("18h renov", ["reçu hier à 18 h 00", "ne pas en tenir compte"]),
        (
            "vendredi renov",
            ["reçu aujourd’hui", "reçu le vendredi 13 novembre", "ne pas en tenir compte"],
        ),
        ("vendredi 18h renov", ["reçu le vendredi 13 novembre à 18 h 00", "ne pas en tenir compte"]),
        ("demain 9h renov", ["rendez-vous demain à 9 h 00", "ne pas en tenir compte"]),
        ("lundi prochain renov", ["rendez-vous le lundi 23 novembre", "ne pas en tenir compte"]),
        (
            "vendredi prochain renov",
            ["rendez-vous le vendredi 27 novembre", "ne pas en tenir compte"],
        ),
        ("2027-01-05 renov", ["rendez-vous le mardi 5 janvier 2027", "ne pas en tenir compte"]),
        ("05/01/2027 renov", ["rendez-vous le mardi 5 janvier 2027", "ne pas en tenir compte"]),
        ("30/11 renov", ["rendez-vous le lundi 30 novembre", "ne pas en tenir compte"]),
        ("12/03 renov", ["reçu le jeudi 12 mars", "ne pas en tenir compte"]),
        ("auj 18h renov", ["rendez-vous aujourd’hui à 18 h 00", "ne pas en tenir compte"]),
    ],
)
def test_a_time_to_come_or_unsure_is_asked(text: str, options: list[str]) -> None:
    read = understand(text, CONTEXT)
    assert _local(read) == ""
    assert [o.label.replace("\u00a0", " ") for o in read.questions[0].options] == options
    assert read.questions[0].field == "received_at"


def test_the_answer_is_the_time_the_appointment_or_nothing() -> None:
    read = understand("18h renov", CONTEXT)
    assert _local(answer(read, read.questions[0].options[0].value)) == "2026-11-19 18:00"
    never = answer(read, "none")
    assert (_local(never), never.questions) == ("", ())
    ahead = understand("demain 9h renov", CONTEXT)
    booked = answer(ahead, ahead.questions[0].options[0].value)
    assert (booked.appointment_at, booked.ready) == (datetime(2026, 11, 21, 9, tzinfo=PARIS), True)
    assert answer(booked, "none") is booked


def test_a_winter_date_typed_in_january_is_of_last_year() -> None:
    context = replace(CONTEXT, now=datetime(2027, 1, 4, 10, tzinfo=PARIS))
    assert _local(understand("28/12 15h renov", context)) == "2026-12-28 15:00"


def test_at_the_desk_a_time_is_the_arrival_and_by_telephone_a_message() -> None:
    desk = understand("ce matin 9h cni", replace(CONTEXT, channel=Channel.DESK))
    assert desk.arrived_at == datetime(2026, 11, 20, 9, tzinfo=PARIS)
    assert desk.draft.received_at is None
    phone = understand("hier 17h cpam", replace(CONTEXT, channel=Channel.PHONE))
    assert phone.draft.received_at == datetime(2026, 11, 19, 17, tzinfo=PARIS)


def test_the_date_of_a_letter_that_somebody_brings_is_asked() -> None:
    read = understand("cni du 12/11", replace(CONTEXT, channel=Channel.DESK))
    assert [question.field for question in read.questions] == ["arrived_at"]
    assert answer(read, "none").arrived_at is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("rdv mardi prochain 14h caf apl", datetime(2026, 11, 24, 14, tzinfo=PARIS)),
        ("rdv demain apl caf", datetime(2026, 11, 21, 14, 32, tzinfo=PARIS)),
        ("rdv dans 2 semaines apl caf", datetime(2026, 12, 4, 12, tzinfo=PARIS)),
    ],
)
def test_the_time_of_an_appointment_is_not_a_receipt(text: str, at: datetime) -> None:
    read = understand(text, replace(CONTEXT, channel=Channel.DESK))
    assert (read.appointment_at, read.arrived_at, read.questions) == (at, None, ())
    assert read.draft.outcome == "appointment"
    assert read.draft.announcements == ()


def test_a_day_beside_an_appointment_may_be_either() -> None:
    read = understand("rdv mardi 14h carsat", CONTEXT)
    labels = [option.label.replace("\u00a0", " ") for option in read.questions[0].options]
    assert labels[:2] == ["rendez-vous le mardi 24 novembre à 14 h 00", "reçu le mardi 17 novembre à 14 h 00"]


def test_hours_that_are_asked_about_are_no_receipt() -> None:
    read = understand("ouvert samedi 9h ?", CONTEXT)
    assert (read.draft.theme, _local(read)) == ("autre", "")


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("carsat delai 15 j", date(2026, 12, 5)),
        ("carsat réponse sous 3 semaines", date(2026, 12, 11)),
        ("carsat annoncé : deux mois", date(2027, 1, 20)),
        ("carsat sous 15 jours ouvrés", date(2026, 12, 11)),
        ("carsat sous huitaine", date(2026, 11, 28)),
        ("carsat sous quinzaine", date(2026, 12, 5)),
        ("carsat réponse avant vendredi", date(2026, 11, 27)),
        ("carsat annoncé pour le 30/11", date(2026, 11, 30)),
        ("carsat dans 10 jours", date(2026, 11, 30)),
        ("carsat sous 48h", date(2026, 11, 22)),
        ("carsat sous 5h", None),
        ("carsat réponse avant le 30", date(2026, 11, 30)),
        ("carsat réponse 15", None),
    ],
)
def test_an_announced_delay_is_kept_with_its_instant(text: str, on: date | None) -> None:
    read = understand(text, CONTEXT)
    assert [announcement.on for announcement in read.draft.announcements] == ([on] if on else [])
    assert all(announcement.at == FRIDAY for announcement in read.draft.announcements)


def test_a_month_later_is_never_beyond_the_month() -> None:
    assert read_delay("sous 1 mois", date(2027, 1, 31))[0] == date(2027, 2, 28)
    assert read_delay("sous 1 mois", date(2026, 11, 30))[0] == date(2026, 12, 30)
    assert read_delay("sous 2 mois", date(2026, 10, 31))[0] == date(2026, 12, 31)


def test_both_daylight_saving_nights() -> None:
    spring = datetime(2026, 3, 29, 10, tzinfo=PARIS)
    when, _ = read_when("ce jour 2h30", spring, PARIS)
    assert when is not None
    assert when.instants[0].astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    autumn = datetime(2026, 10, 25, 2, 40, tzinfo=PARIS, fold=1)
    when, _ = read_when("auj 2h30", autumn, PARIS)
    assert when is not None
    assert when.instants[0].astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    when, _ = read_when("il y a 3h", datetime(2026, 10, 25, 4, 0, tzinfo=PARIS), PARIS)
    assert when is not None
    assert when.instants[0].astimezone(UTC) == datetime(2026, 10, 25, 0, 0, tzinfo=UTC)

"""What a slip says: an appointment, a request sent on; in two languages, with and without a name."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.cases.appointment import Mode, Paper
from marianne_desk.domain.cases.case import Answer, Event, Happening
from marianne_desk.domain.cases.slip import Picture, Section, Slip, Told, compose_slip
from marianne_desk.domain.cases.slip_words import ENGLISH, FRENCH, LANGUAGES
from marianne_desk.domain.cases.visitor import Visitor
from tests.slip_samples import PARIS, SENT_AT, VISITOR, an_appointment, told

NB = "\u00a0"
PERSONAL = ("Zorglub", "Anaïs", "06 12", "0612", "quittances de Zorglub")


def slip(of: Told, *, named: bool = True, language: str = "fr") -> Slip:
    return compose_slip(of, LANGUAGES[language], named=named)


def section(of: Slip, picture: Picture) -> Section:
    return next(one for one in of.sections if one.picture is picture)


def said(of: Slip) -> str:
    """Everything on it, spaces plain."""
    parts = [of.house, of.title, of.subject, of.whom, of.code, of.about_code]
    for one in of.sections:
        parts += [one.heading, *one.strong, *one.lines, *(paper.label for paper in one.papers)]
    return " ".join(" ".join(parts).replace("\u202f", " ").split())


def event(happening: Happening, answer: Answer | None = None, words: str = "") -> Event:
    return Event(SENT_AT, happening, "agent-1", answer=answer, words=words)


def test_an_appointment_at_the_office() -> None:
    found = slip(told(an_appointment()))
    assert (found.title, found.subject) == ("Votre rendez-vous", "CAF, la caisse d’allocations familiales")
    assert found.whom == f"Pour{NB}: Mme Anaïs Zorglub"
    assert section(found, Picture.DAY).strong[0].replace(NB, " ") == "mardi 8 décembre 2026 à 14 h 30"
    assert section(found, Picture.DAY).lines == (f"Le rendez-vous dure 30{NB}minutes.",)
    where = section(found, Picture.PLACE)
    assert (where.strong, where.lines) == (("CAF de Laval",), ("11 quai Paul Boudet, 53000 Laval",))
    assert section(found, Picture.PERSON).strong == ("Mme Le Goff",)
    bring = section(found, Picture.BRING)
    assert [(one.label, one.ready) for one in bring.papers] == [
        ("Pièce d’identité", True),
        ("Avis d’imposition", False),
        ("Quittance de loyer", False),
    ]
    assert bring.lines[0] == "Apportez cette feuille."
    assert "cochée" in bring.lines[1]
    call = section(found, Picture.HELP)
    assert call.strong == ("02 00 00 00 00",)
    assert call.lines == (
        "Appelez-nous vite.",
        "Dites le numéro D-12.",
        f"Ou appelez CAF{NB}: 02 00 00 00 01.",
    )


def test_what_telephones_read_is_short_in_utc_and_names_nobody() -> None:
    found = slip(told(an_appointment()))
    assert found.code.split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        "SUMMARY:Rendez-vous CAF",
        "DTSTART:20261208T133000Z",
        "DTEND:20261208T140000Z",
        "LOCATION:CAF de Laval\\, 11 quai Paul Boudet\\, 53000 Laval",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert found.about_code.replace(NB, " ") == "Code QR du rendez-vous : mardi 8 décembre 2026 à 14 h 30"
    long = slip(told(replace(an_appointment(), place="rue ; \\ longue, " * 40)))
    assert len(long.code) < 400
    phone = slip(told(replace(an_appointment(Mode.PHONE), place="06 12 34 56 78")))
    assert "LOCATION" not in phone.code


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_without_a_name_nothing_tells_who(mode: Mode, language: str) -> None:
    one = an_appointment(mode)
    if mode is Mode.PHONE:
        one = replace(one, place=VISITOR.reach)
    for of in (
        told(one),
        told(),
        told(None, [event(Happening.ANSWERED, Answer.PAPERS_WANTED, "quittances de Zorglub")]),
        told(None, [event(Happening.ANSWERED, Answer.SETTLED, "Zorglub")]),
    ):
        found = slip(of, named=False, language=language)
        assert [word for word in PERSONAL if word in said(found)] == []
        assert "Zorglub" in said(slip(of, language=language))


def test_no_one_is_named_by_what_python_shows_of_it() -> None:
    assert "Zorglub" not in repr(slip(told(an_appointment())))
    assert "06 12" not in repr(slip(told(an_appointment(Mode.PHONE))))


def test_by_telephone_the_number_is_said_where_there_is_a_name() -> None:
    found = slip(told(an_appointment(Mode.PHONE)))
    phone = section(found, Picture.PHONE)
    assert phone.lines[0] == f"Au numéro{NB}: 06 12 34 56 78."
    assert section(found, Picture.BRING).heading == "À préparer"
    assert "Apportez cette feuille." not in said(found)
    assert "Vous n’êtes pas libre ?" in said(found)
    by_mail = slip(told(an_appointment(Mode.PHONE), visitor=Visitor("Zorglub", "z@exemple.fr")))
    assert section(by_mail, Picture.PHONE).lines == FRENCH.stay
    erased = slip(told(an_appointment(Mode.PHONE), visitor=None))
    assert (erased.whom, section(erased, Picture.PHONE).lines) == ("", FRENCH.stay)
    bare = slip(told(an_appointment(Mode.PHONE, ())))
    assert Picture.BRING not in {one.picture for one in bare.sections}


def test_in_our_house() -> None:
    video = section(slip(told(an_appointment(Mode.VIDEO))), Picture.SCREEN)
    assert video.strong == ("France services de Vaubrun",)
    assert video.lines[:2] == ("4 place du Marché, 53000 Vaubrun", f"Salle{NB}: Espace confidentiel.")
    assert video.lines[2:] == FRENCH.screen
    elsewhere = replace(an_appointment(Mode.PERMANENCE), room=None, place="Salle du conseil, à la mairie")
    place = section(slip(told(elsewhere)), Picture.PLACE)
    assert place.lines == ("Salle du conseil, à la mairie",)
    assert (
        "LOCATION:France services de Vaubrun\\, Salle du conseil\\, a la mairie" in slip(told(elsewhere)).code
    )
    odd = replace(elsewhere, place="Cœur d’Hérault – 東, « Bât. C »")
    assert 'Coeur d\'Herault - \\, " Bat. C "' in slip(told(odd)).code


def test_an_unknown_address_is_left_to_be_written() -> None:
    nowhere = replace(told(replace(an_appointment(), with_whom="")), office=None)
    found = slip(nowhere)
    where = section(found, Picture.PLACE)
    assert (where.strong, where.lines, where.to_write) == (("CAF",), (f"Adresse{NB}:",), True)
    assert Picture.PERSON not in {one.picture for one in found.sections}
    assert "LOCATION" not in found.code
    assert len(section(found, Picture.HELP).lines) == 2
    typed = replace(told(replace(an_appointment(), place="3 rue Haute")), office=None)
    assert section(slip(typed), Picture.PLACE).lines == ("3 rue Haute",)


def test_without_a_telephone_one_comes_back() -> None:
    assert section(slip(told(an_appointment(), telephone="")), Picture.HELP).lines[0] == FRENCH.come_and_tell
    assert section(slip(told(telephone="")), Picture.HELP).lines[0] == FRENCH.come_back[0]


def test_a_request_that_was_sent_on() -> None:
    found = slip(told())
    assert (found.title, found.subject, found.code) == ("Votre demande", "", "")
    sent = section(found, Picture.SENT)
    assert (sent.heading, sent.strong) == ("Votre demande est transmise à", ("CAF",))
    assert sent.lines[0] == "La caisse d’allocations familiales."
    assert sent.lines[1].replace(NB, " ") == "Depuis le mardi 1er décembre 2026."
    call = section(found, Picture.PHONE)
    assert call.heading == "Nous vous appelons"
    assert call.lines[-1] == f"Au numéro{NB}: 06 12 34 56 78."
    assert section(found, Picture.HELP).strong == ("02 00 00 00 00",)


def test_who_left_an_address_is_written_to_who_left_nothing_calls() -> None:
    mail = section(slip(told(visitor=Visitor("Zorglub", "z@exemple.fr"))), Picture.PHONE)
    assert (mail.heading, mail.lines[-1]) == ("Nous vous écrivons", f"À l’adresse{NB}: z@exemple.fr")
    nothing = slip(told(visitor=Visitor("Zorglub")))
    assert Picture.PHONE not in {one.picture for one in nothing.sections}
    assert section(nothing, Picture.HELP).lines[0] == FRENCH.come_back[0]


def test_an_answer_that_came_and_papers_that_are_wanted() -> None:
    answered = slip(told(None, [event(Happening.ANSWERED, Answer.SETTLED)]))
    assert section(answered, Picture.SENT).heading == "Une réponse est arrivée de"
    assert section(answered, Picture.PHONE).lines[0] == "Nous vous disons cette réponse."
    wanted = slip(told(None, [event(Happening.ANSWERED, Answer.PAPERS_WANTED, "la quittance de mars")]))
    assert section(wanted, Picture.BRING).strong == ("la quittance de mars",)
    assert Picture.PHONE not in {one.picture for one in wanted.sections}


def test_in_english_everything_is() -> None:
    found = slip(told(an_appointment()), language="en")
    assert found.subject == "CAF, the family and housing benefits office"
    assert section(found, Picture.DAY).strong[0].replace(NB, " ") == "Tuesday 8 December 2026 at 2:30 pm"
    assert ENGLISH.papers_are_french in section(found, Picture.BRING).lines
    no_papers = slip(told(an_appointment(papers=(Paper("Bail", True),))), language="en")
    assert ENGLISH.ready_means in section(no_papers, Picture.BRING).lines
    french = re.compile(r"\b(?:le|la|les|vous|votre|une|de|à)\b")
    mine = [*found.sections, *slip(told(), language="en").sections]
    words = " ".join(
        text
        for one in mine
        for text in (one.heading, *one.lines)
        if "Boudet" not in text and "CAF" not in text
    )
    assert french.findall(words) == []


def test_an_operator_of_the_desk_s_own_is_said_without_more() -> None:
    own = replace(told(replace(an_appointment(), operator="own-1")), operator="Conciliateur")
    assert slip(own).subject == "Conciliateur"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.times(), st.integers(5, 480))
def test_days_hours_and_lengths_in_words(day: date, hour: time, minutes: int) -> None:
    moment = datetime.combine(day, hour.replace(tzinfo=None))
    assert str(day.year) in FRENCH.day(day)
    assert str(day.year) in ENGLISH.day(day)
    plain = FRENCH.hour(moment).replace(NB, " ")
    assert plain == f"à {hour.hour} h" + (f" {hour.minute:02d}" if hour.minute else "")
    on_twelve, minute, half = re.findall(r"(\d+):(\d\d) (am|pm)$", ENGLISH.hour(moment).replace(NB, " "))[0]
    assert int(on_twelve) % 12 + (12 if half == "pm" else 0) == hour.hour
    assert int(minute) == hour.minute
    numbers = [int(one) for one in re.findall(r"\d+", FRENCH.length(minutes))]
    assert numbers == [one for one in divmod(minutes, 60) if one]
    assert "minute" in ENGLISH.length(minutes) or minutes % 60 == 0


def test_lengths_agree_in_number() -> None:
    assert FRENCH.length(90).replace(NB, " ") == "1 heure 30 minutes"
    assert ENGLISH.length(120).replace(NB, " ") == "2 hours"


def test_the_autumn_night_and_overseas() -> None:
    second = an_appointment()
    twice = replace(second, begin=datetime(2026, 10, 25, 2, 30, tzinfo=PARIS, fold=1), minutes=45)
    assert "DTSTART:20261025T013000Z\r\nDTEND:20261025T021500Z" in slip(told(twice)).code
    assert twice.end.astimezone(UTC) == datetime(2026, 10, 25, 2, 15, tzinfo=UTC)

"""Why a request took its time, read from a real desk, in words and on paper."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from marianne_desk.documents.preview import page_sizes, text_of
from marianne_desk.domain.calendar.delay_steps import StepKind
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.correction import CorrectionReason
from marianne_desk.domain.delay_explained import DelayExplained
from marianne_desk.domain.errors import UserError
from marianne_desk.usecases.correct_contact import cancel
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.explain_delay import explain, render_delay_sheet
from marianne_desk.usecases.find_contacts import past_contact
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.to_answer import announce, answer, change_outcome
from marianne_desk.wording import delays as words
from tests.desks import SetClock

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)
PLAIN = str.maketrans("\u00a0\u202f", "  ")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


def logged(desk: Desk, days: int, channel: Channel = Channel.EMAIL, **facts: object) -> str:
    """A request received so many days ago; its identifier."""
    at = NOW - timedelta(days=days)
    request = replace(RequestDraft(reason="apl", received_at=at), **facts)  # type: ignore[arg-type]
    return (
        log_contact(desk, ContactDraft(channel, (request,), arrived_at=at, recorded_at=at))
        .contact.requests[0]
        .id
    )


def said(delay: DelayExplained) -> list[tuple[str, str, str]]:
    return [
        (clock.name, clock.value.translate(PLAIN), clock.detail.translate(PLAIN))
        for clock in words.clocks(delay)
    ]


def test_an_open_request_runs_until_now(desk: Desk) -> None:
    delay = explain(desk, logged(desk, 2, outcome=Outcome.PENDING))
    assert (delay.answered, delay.end, delay.counted) == (False, NOW, 2)
    assert delay.promise.owed == 5
    assert delay.promise.due_on == date(2026, 11, 23)
    assert sum(step.minutes for step in delay.steps) == delay.minutes == 2 * 24 * 60
    assert (
        sum(step.minutes for step in delay.steps if step.kind is StepKind.OPEN)
        == delay.open_minutes
        == 13 * 60
    )
    assert said(delay) == [
        (
            "La promesse",
            "2 jours ouvrés sur 5",
            "À répondre avant la fin du lundi 23 novembre 2026 : encore dans les temps.",
        ),
        ("Nos heures d’ouverture", "13 h 00", "Temps où la maison était ouverte."),
        ("Le partenaire", "–", "La demande ne lui a pas été transmise."),
    ]
    assert words.span(delay).translate(PLAIN) == (
        "Reçu le lundi 16 novembre 2026 à 10 h 00, sans réponse à ce jour, "
        "le mercredi 18 novembre 2026 à 10 h 00 : 2 j 0 h 00 en tout."
    )
    assert words.end_words(delay) == "à ce jour"


def test_an_answer_in_time_and_one_too_late(desk: Desk) -> None:
    request = logged(desk, 2, outcome=Outcome.PENDING)
    answer(desk, request, NOW - timedelta(days=1))
    delay = explain(desk, request)
    assert (delay.answered, delay.counted, delay.late) == (True, 1, False)
    assert said(delay)[0][2].endswith(": répondu dans les temps.")
    assert words.end_words(delay) == "réponse"
    late = explain(desk, logged(desk, 16, answered_at=NOW - timedelta(days=1), outcome=Outcome.SOLVED))
    assert late.late
    assert said(late)[0][1] == "10 jours ouvrés sur 5"
    assert said(late)[0][2].endswith("répondu avec 5 jours ouvrés de retard.")
    open_late = explain(desk, logged(desk, 9, outcome=Outcome.PENDING))
    assert said(open_late)[0][2].endswith("novembre 2026 : 1 jour ouvré de retard.")


def test_papers_that_are_expected_stop_the_clock(desk: Desk) -> None:
    request = logged(desk, 6, outcome=Outcome.PENDING, pauses=(Pause(NOW - timedelta(days=2), None),))
    delay = explain(desk, request)
    assert delay.promise.due_on is None
    assert said(delay)[0][2] == "Suspendu : des papiers sont attendus."
    assert said(delay)[1][2] == "Temps où la maison était ouverte, suspensions déduites (2 j 0 h 00)."


def test_what_owes_nothing_and_what_a_person_set(desk: Desk) -> None:
    at_desk = explain(desk, logged(desk, 1, Channel.DESK, received_at=None, outcome=Outcome.SOLVED))
    assert (at_desk.promise.owed, at_desk.promise.due_on) == (None, None)
    assert said(at_desk)[0][1:] == ("1 jour ouvré", "Aucune réponse n’est due dans un délai.")
    by_hand = explain(desk, logged(desk, 1, outcome=Outcome.PENDING, due_on=date(2026, 11, 20)))
    assert (by_hand.promise.owed, by_hand.promise.due_on) == (None, date(2026, 11, 20))


def test_a_day_that_was_announced_is_told(desk: Desk) -> None:
    request = logged(
        desk,
        2,
        outcome=Outcome.PENDING,
        announcements=(Announcement(NOW - timedelta(days=2), date(2026, 11, 19)),),
    )
    announce(desk, request, date(2026, 11, 25), "la CAF attend")
    delay = explain(desk, request)
    assert delay.promise.announced == (date(2026, 11, 19), date(2026, 11, 25))
    assert said(delay)[0][2].endswith(
        "Annoncé à l’usager : jeudi 19 novembre 2026 et mercredi 25 novembre 2026."
    )


def test_a_partner_s_clock_starts_when_the_request_was_handed_on(desk: Desk, clock: SetClock) -> None:
    at_once = explain(desk, logged(desk, 1, outcome=Outcome.FORWARDED))
    assert at_once.partner is not None
    assert at_once.partner.minutes == 24 * 60
    assert said(at_once)[2][1] == "1 jour ouvré"
    later = logged(desk, 6, outcome=Outcome.PENDING)
    clock.now = NOW + timedelta(hours=2)
    change_outcome(desk, later, Outcome.FORWARDED)
    clock.now = NOW + timedelta(days=8)
    delay = explain(desk, later)
    assert delay.partner is not None
    assert delay.partner.since == NOW + timedelta(hours=2)
    assert said(delay)[2][1:] == (
        "5 jours ouvrés et 22 h 00",
        "24 h par jour ouvré depuis le mercredi 18 novembre 2026 à 12 h 00 ; alerte à 3 jours dépassée le "
        "lundi 23 novembre 2026 à 12 h 00 et à 15 jours prévue le mercredi 9 décembre 2026 à 12 h 00.",
    )


def test_what_is_gone_is_refused(desk: Desk) -> None:
    request = logged(desk, 1)
    cancel(desk, past_contact(desk, 1), CorrectionReason.TWICE)
    for identifier in (request, "R-0"):
        with pytest.raises(UserError, match="request_unknown"):
            explain(desk, identifier)


def test_days_in_words(desk: Desk) -> None:
    request = logged(desk, 8, outcome=Outcome.PENDING, pauses=(Pause(NOW - timedelta(days=6), NOW),))
    delay = explain(desk, request)
    rows = [tuple(cell.translate(PLAIN) for cell in row.cells) for row in words.rows(delay)]
    assert rows[0] == (
        "mardi 10 novembre",
        "jour 0 : réception",
        "5 h 30",
        "10 h 00 ouvert 2 h 00, 12 h 00 pause de midi 1 h 30, 13 h 30 ouvert 3 h 30, 17 h 00 fermé 7 h 00",
    )
    assert rows[1] == (
        "mercredi 11 novembre",
        "non compté : férié, Armistice",
        "fermé",
        "0 h 00 jour férié (Armistice) 24 h 00",
    )
    assert rows[3][1:3] == ("non compté : suspendu", "0 min")
    assert rows[4][1] == "non compté : samedi"
    short = [row.cells[3].translate(PLAIN) for row in words.rows(delay, words.steps_in_short)]
    assert short[0] == "ouvert 2 h 00, midi 1 h 30, ouvert 3 h 30, fermé 7 h 00"
    assert words.total(delay)[1].translate(PLAIN) == "0 jour ouvré"
    assert "jours ouvrés comptés : aucun" in words.band_words(delay).translate(PLAIN)


def test_the_paper_is_one_page_and_names_nobody(desk: Desk) -> None:
    for days in (0, 2, 30, 900):
        request = logged(desk, days, Channel.MAIL, outcome=Outcome.FORWARDED, note="Mme Durand")
        delay = explain(desk, request)
        pdf = render_delay_sheet(desk, delay)
        assert len(page_sizes(pdf)) == 1
        (text,) = text_of(pdf)
        assert "Durand" not in text
        assert f"C-{delay.number}" in text
        assert pdf == render_delay_sheet(desk, delay)
    text = text.translate(PLAIN)
    assert "non imprimés ici" in text
    assert "samedi 1er juin 2024" in text
    assert "621 jours ouvrés" in text

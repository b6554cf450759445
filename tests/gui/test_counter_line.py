"""What the line says it will record, and two requests of one line, by keys on a real desk."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from marianne_desk.domain.contact import Contact
from marianne_desk.storage.contacts import contacts_of_day
from marianne_desk.usecases.desk import open_desk
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven


def _kept(folder: Path, clock: SetClock) -> list[Contact]:
    desk = open_desk(folder, PASSPHRASE, clock)
    try:
        with desk.store.reading() as connection:
            rows = contacts_of_day(connection, datetime(2026, 10, 14, tzinfo=UTC).date())
    finally:
        desk.close()
    return [row.contact for row in rows]


def test_both_requests_of_one_line_are_saved(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("cni et passeport")
    window.press("Return")
    window.press("1")
    window.wait_rows(1)
    (contact,) = _kept(desk_folder, clock)
    assert {request.reason for request in contact.requests} == {"cni", "passeport"}
    assert {request.operator for request in contact.requests} == {"FRANCE_TITRES"}


def test_both_requests_of_one_line_become_chips(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("cni + passeport")
    window.press("Tab")
    window.press("1")
    assert window.view.entry.text() == ""
    window.type("permis")
    window.press("Return")
    window.wait_rows(1)
    (contact,) = _kept(desk_folder, clock)
    assert {request.reason for request in contact.requests} == {"cni", "passeport", "permis"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cni sous 10 jours", "réponse annoncée avant samedi 24 octobre"),
        ("apl caf manque bail", "des papiers sont attendus"),
        ("réclamation cpam", "réclamation"),
        ("cni mme martin", "nom non gardé"),
        ("tel cpam hier", "téléphone · reçu hier"),
        ("par mail cpam lundi", "reçu le lundi 12 octobre"),
        ("courriel cpam hier soir", "reçu hier soir"),
        ("cni hier 9h", "arrivé hier à 9 h 00"),
    ],
)
def test_all_that_will_be_recorded_is_said(window: Driven, text: str, said: str) -> None:
    window.type(text)
    assert said in window.understood.replace("\u00a0", " ")


def test_an_hour_forgotten_is_said(window: Driven) -> None:
    window.type("cni hier")
    window.press("Return")
    window.press("8")
    assert "enregistré" in window.wait_status("enregistré")


def test_a_word_that_changed_nothing_is_said(window: Driven) -> None:
    window.type("cni lunettes")
    assert "non compris" in window.understood
    assert "lunettes" in window.understood

"""Cases from a terminal: nobody is named unless that is asked for."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from marianne_desk.cli.app import main
from marianne_desk.domain.cases.appointment import Paper, PartnerAppointmentDraft
from marianne_desk.domain.cases.case import Answer, Happening
from marianne_desk.domain.cases.mandate import MandateDraft
from marianne_desk.domain.french import day_words
from marianne_desk.storage import cases as stored
from marianne_desk.usecases.cases import note
from marianne_desk.usecases.mandates import sign_mandate, write_mandate
from marianne_desk.usecases.partner_appointments import book, move
from tests.case_samples import a_case, an_appointment, answered
from tests.desks import PASSPHRASE, MakeDesk, SetClock

PLAIN = str.maketrans("\u00a0\u202f", "  ")


@pytest.fixture
def folder(make_desk: MakeDesk, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> str:
    """A desk with five cases, closed again."""
    monkeypatch.setenv("MARIANNE_DESK_PASSPHRASE", PASSPHRASE)
    desk = make_desk(clock=clock)
    lina = a_case(desk)
    an_appointment(desk, lina, desk.now() + timedelta(hours=1))
    refused, papers, closed, gone = (a_case(desk, f"Usager {letter}") for letter in "ABCD")
    answered(desk, refused, Answer.REFUSED, "plafond dépassé")
    answered(desk, papers, Answer.PAPERS_WANTED)
    note(desk, closed.case.id, Happening.CLOSED)
    with desk.store.writing() as connection:
        stored.keep_visitor(connection, gone.case.number, None)
    desk.close()
    return str(desk.place.folder)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) == 0
    return capsys.readouterr().out


def test_the_list(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "--data", folder, "case", "list")
    heads, first, *_ = text.splitlines()
    assert heads.split() == ["Numéro", "Partenaire", "Demande", "Où", "il", "en", "est", "Échéance"]
    assert re.split(" {2,}", first) == ["D-2", "CAF", "APL", "Répondu\u00a0: refusé"]
    assert "Usager" not in heads
    assert "rendez-vous à renseigner" in text
    assert "en souffrance depuis le 19/10/2026" in text
    assert "pièces attendues" in text
    assert "D-4" not in text
    assert "Lina" not in text
    assert "Usager" not in text
    named = said(capsys, "--data", folder, "case", "list", "--all", "--with-names")
    assert "D-4" in named
    assert re.search("Lina Benali +06 12 34 56 78", named)
    assert "identité effacée" in named


def test_the_list_as_json(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "--data", folder, "case", "list", "--json"))["cases"]
    assert [one["number"] for one in found] == [2, 5, 1, 3]
    assert found[0]["answer"] == "refused"
    assert (found[1]["stuck"], found[1]["due_on"], found[1]["turn_of"]) == (True, "2026-10-19", 3)
    assert found[2]["to_fill"]
    assert found[3]["papers_expected"]
    assert not any("name" in one or "reach" in one for one in found)
    every = json.loads(said(capsys, "--data", folder, "case", "list", "--all", "--with-names", "--json"))[
        "cases"
    ]
    assert {one["number"]: one["name"] for one in every}[1] == "Lina Benali"
    assert {one["number"]: one["name"] for one in every}[5] is None
    assert every[-1]["closed_on"] == "2026-10-14"


def test_one_case(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "--data", folder, "case", "show", "D-2")
    assert "Transmis à la CAF" in text
    assert "Refusé" in text
    assert "plafond" not in text
    assert "Refusé\u00a0: plafond dépassé" in said(
        capsys, "--data", folder, "case", "show", "2", "--with-names"
    )
    shown = said(capsys, "--data", folder, "case", "show", "D-1")
    assert re.search("D-1 +CAF +.*À renseigner", shown.splitlines()[-1])
    found = json.loads(said(capsys, "--data", folder, "case", "show", "D-1", "--json"))["case"]
    assert [event["happening"] for event in found["events"]] == ["forwarded", "appointed"]
    assert found["appointments"][0]["state"] == "planned"
    assert found["turns"][0]["in_time"]
    named = json.loads(said(capsys, "--data", folder, "case", "show", "2", "--json", "--with-names"))["case"]
    assert named["events"][1]["words"] == "plafond dépassé"
    assert main(["--data", folder, "case", "show", "D-99"]) == 2
    assert capsys.readouterr().err.strip() == "Aucun dossier ne porte le numéro D-99."
    assert main(["--data", folder, "case", "liste"]) == 2
    wrong = capsys.readouterr().err.replace("\u00a0", " ").replace("\u202f", " ")
    assert "La commande « liste » n’existe pas. Vouliez-vous dire « list » ?" in wrong
    assert main(["--data", folder, "case", "xyz"]) == 2
    assert "Vouliez-vous" not in capsys.readouterr().err


def test_a_desk_without_cases_says_so(
    make_desk: MakeDesk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARIANNE_DESK_PASSPHRASE", PASSPHRASE)
    desk = make_desk()
    desk.close()
    assert said(capsys, "--data", str(desk.place.folder), "case", "list") == "Aucun dossier.\n"


def test_one_case_says_its_clocks_appointments_papers_and_mandate(
    make_desk: MakeDesk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARIANNE_DESK_PASSPHRASE", PASSPHRASE)
    desk = make_desk(clock=lambda: datetime.now(UTC).replace(microsecond=0))
    case = a_case(desk).case
    begin = desk.now() + timedelta(days=2)
    first, last = (moment.date() for moment in (begin, begin + timedelta(days=1)))
    papers = (Paper("RIB", ready=True), Paper("Avis d’imposition"))
    draft = PartnerAppointmentDraft(
        case.id, begin, place="3 rue des Lilas", with_whom="Mme Roux", papers=papers
    )
    taken = book(desk, draft).after
    move(desk, replace(draft, id=taken.id, begin=begin + timedelta(days=1)), "grève de Zoé")
    scope = "Envoyer l’attestation de loyer à la CAF"
    sign_mandate(desk, write_mandate(desk, MandateDraft(case.id, scope, 31)).after.id)
    desk.close()
    text = said(capsys, "--data", str(desk.place.folder), "case", "show", "D-1").translate(PLAIN)
    assert "Chez le partenaire, CAF : Rendez-vous " in text
    assert "Chez nous : Reçu aujourd’hui, aucun délai promis" in text
    assert "■ Mandat jusqu’au " in text
    (moved,) = (line for line in text.splitlines() if "déplacé" in line)
    days = (day_words(day).translate(PLAIN) for day in (first, last))
    assert re.search("déplacé du {} à [0-9 h]+ au {} à [0-9 h]+$".format(*days), moved)
    assert "■ RIB\n□ Avis d’imposition" in text
    assert "À venir" in text
    assert not any(word in text for word in ("Lina", "Zoé", "Roux", "Lilas", "loyer"))
    named = said(capsys, "--data", str(desk.place.folder), "case", "show", "D-1", "--with-names")
    assert "grève de Zoé" in named


def test_papers_that_came_are_said(
    make_desk: MakeDesk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARIANNE_DESK_PASSPHRASE", PASSPHRASE)
    desk = make_desk()
    case = a_case(desk)
    answered(desk, case, Answer.PAPERS_WANTED)
    note(desk, case.case.id, Happening.PAPERS_CAME)
    desk.close()
    text = said(capsys, "--data", str(desk.place.folder), "case", "list")
    assert "Pièces apportées" in text
    assert "demandées" not in text

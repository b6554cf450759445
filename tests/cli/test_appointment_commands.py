"""``appointment list`` and ``slip``, from a terminal."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from marianne_desk.cli import run
from marianne_desk.documents.preview import page_sizes, text_of
from marianne_desk.domain.cases.appointment import Paper, Result, State
from marianne_desk.storage import partner_appointments
from marianne_desk.storage.keys import PASSPHRASE_VARIABLE
from marianne_desk.usecases.desk import Desk
from tests.case_samples import a_case, an_appointment
from tests.desks import PASSPHRASE, MakeDesk, SetClock
from tests.exchange.strict_calendar import of_kind

Tell = Callable[..., tuple[int, str, str]]
NOW = datetime(2026, 11, 26, 9).astimezone().replace(microsecond=0)


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """Case D-1 with an appointment kept ten days ago, and one in a year; its clock is that of the tests."""
    desk = make_desk(clock=SetClock(NOW))
    case = a_case(desk)
    past = an_appointment(desk, case, desk.now() - timedelta(days=10), id_="past")
    coming = an_appointment(desk, case, desk.now().replace(year=2036, hour=14, minute=30), id_="coming")
    with desk.store.writing() as connection:
        kept = replace(past, state=State.KEPT, result=Result.AGAIN)
        partner_appointments.change(connection, kept, desk.calendar)
        papers = replace(coming, papers=(Paper("Bail", True),))
        partner_appointments.change(connection, papers, desk.calendar)
    return desk


@pytest.fixture
def tell(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tell:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)

    def command(*words: str) -> tuple[int, str, str]:
        code = run(["--data", str(desk.place.folder), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_appointments_are_listed_as_json_and_in_french(tell: Tell, desk: Desk, tmp_path: Path) -> None:
    told = json.loads(tell("appointment", "list", "--json")[1])
    past, coming = told["appointments"]
    assert (past["id"], past["number"], past["state"], past["result"]) == ("past-1", 1, "kept", "again")
    assert coming == {
        "id": "coming-1",
        "case": coming["case"],
        "number": 1,
        "operator": "CAF",
        "begin": "2036-11-26T14:30:00+01:00",
        "minutes": 30,
        "mode": "office",
        "state": "planned",
        "to_fill": False,
        "result": None,
        "papers": [{"label": "Bail", "ready": True}],
    }
    code, said, complaint = tell("appointment", "list", "--ics", str(tmp_path / "rdv.ics"))
    assert (code, complaint) == (0, "")
    lines = said.replace("\u00a0", " ").splitlines()
    columns = [[cell.strip() for cell in re.split(" {2,}", line)] for line in lines]
    assert columns[0] == ["Quand", "Dossier", "Partenaire", "Comment", "État", "Ce qu’il a donné"]
    assert columns[1][1:] == [
        "D-1", "CAF", "Chez le partenaire", "Honoré", "Un autre rendez-vous est nécessaire",
    ]  # fmt: skip
    assert columns[2] == ["26/11/2036 14 h 30", "D-1", "CAF", "Chez le partenaire", "À venir"]
    assert lines[1].index("Honoré") == lines[2].index("À venir") == lines[0].index("État")
    assert lines[3] == f"Calendrier écrit : {tmp_path / 'rdv.ics'}"
    assert "Lina" not in said
    data = (tmp_path / "rdv.ics").read_bytes()
    assert [event["UID"][1] for event in of_kind(data, "VEVENT")] == ["past-1", "coming-1"]
    assert b"Lina" not in data
    assert tell("appointment", "list", "--json", "--with-names", "--ics", str(tmp_path / "rdv.ics"))[0] == 0
    assert b"Lina" in (tmp_path / "rdv.ics").read_bytes()


def test_without_any_nothing_is_written(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)
    folder = str(make_desk().place.folder)
    assert run(["--data", folder, "appointment", "list"]) == 0
    assert capsys.readouterr().out == "Aucun rendez-vous.\n"
    assert run(["--data", folder, "appointment", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"appointments": []}
    assert run(["--data", folder, "appointment", "list", "--ics", str(tmp_path / "vide.ics")]) == 2
    assert not (tmp_path / "vide.ics").exists()
    assert "aucun rendez-vous" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["D-1", "1", "d1"])
def test_a_slip_is_written_for_a_case_however_it_is_named(tell: Tell, tmp_path: Path, name: str) -> None:
    path = tmp_path / "papier.pdf"
    code, said, complaint = tell("slip", name, "-o", str(path))
    assert (code, complaint) == (0, "")
    assert said == f"Papier écrit\u00a0: {path}\n"
    text = " ".join(text_of(path.read_bytes()))
    assert "Lina Benali" in text
    assert "2036" in text


def test_a_slip_without_a_name_in_english_twice(tell: Tell, tmp_path: Path) -> None:
    path = tmp_path / "slip.pdf"
    assert tell("slip", "D-1", "-o", str(path), "--no-name", "--english", "--two")[0] == 0
    text = " ".join(text_of(path.read_bytes()))
    assert "Your appointment" in text
    assert "Lina" not in text
    assert round(page_sizes(path.read_bytes())[0][0]) == 842


def test_what_cannot_be_is_one_french_sentence(tell: Tell, tmp_path: Path) -> None:
    for words, wanted in (
        (("slip", "D-99", "-o", str(tmp_path / "x.pdf")), "Aucun dossier ne porte le numéro D-99."),
        (("slip", "D-1"), "Il manque l’option « -o »."),
        (("appointment", "show"), "La commande"),
        (("appointment",), "Il manque une commande."),
    ):
        code, said, complaint = tell(*words)
        assert (code, said) == (2, "")
        assert wanted in complaint.replace("\u00a0", " ")
    assert list(tmp_path.glob("*.pdf")) == []
    assert "Utilisation" in tell("slip", "--help")[1]
    assert "Options" in tell("appointment", "list", "--help")[1]

"""Appointments at partners' as a calendar file, on a real desk; the file read by a second, strict reader."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.appointment import Mode, PartnerAppointment
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.partners.directory import Directory, Office
from marianne_desk.storage import directory, partner_appointments
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.partner_calendar import (
    case_invitation,
    export_partner_calendar,
    listed_appointments,
)
from tests.case_samples import a_case, an_appointment
from tests.desks import LAVAL, MakeDesk, SetClock
from tests.exchange.strict_calendar import of_kind

OFFICE = Office(
    "o-1", "CAF", "CAF de Laval", "11 quai Paul Boudet, 53000 Laval", "02 00 00 00 01", "caf@laval.example"
)


def taken(desk: Desk, begin: datetime, mode: Mode = Mode.OFFICE, **facts: object) -> PartnerAppointment:
    """An appointment of a new case."""
    one = an_appointment(desk, a_case(desk), begin, mode)
    return changed(desk, one, **facts) if facts else one


def changed(desk: Desk, one: PartnerAppointment, **facts: object) -> PartnerAppointment:
    item = replace(one, **facts)  # type: ignore[arg-type]
    with desk.store.writing() as connection:
        partner_appointments.change(connection, item, desk.calendar)
    return item


def at(desk: Desk, day: int, hour: int, minute: int = 0, month: int = 10, fold: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=desk.zone, fold=fold)


def exported(desk: Desk, tmp_path: Path, *, names: bool = False) -> bytes:
    path = tmp_path / "partenaires.ics"
    export_partner_calendar(desk, listed_appointments(desk), path, names=names)
    return path.read_bytes()


def plain(data: bytes) -> str:
    return data.decode().replace("\r\n ", "")


def test_all_of_them_are_listed_past_and_to_come(desk: Desk, clock: SetClock) -> None:
    past, coming = taken(desk, at(desk, 13, 9)), taken(desk, at(desk, 20, 14, 30))
    kept = taken(desk, at(desk, 12, 9), state=State.KEPT)
    listed = listed_appointments(desk)
    assert [one.appointment.id for one in listed] == [kept.id, past.id, coming.id]
    assert [one.number for one in listed] == [3, 1, 2]
    assert [one.to_fill for one in listed] == [False, True, False]


def test_a_file_is_what_the_standard_wants_and_names_nobody(desk: Desk, tmp_path: Path) -> None:
    with desk.store.writing() as connection:
        directory.write(connection, Directory(offices=(OFFICE,)))
    office = taken(desk, at(desk, 20, 14, 30), office="o-1", place="", with_whom="Mme Le Goff")
    here = taken(desk, at(desk, 3, 9, month=11), Mode.VIDEO, room="Espace confidentiel")
    phone = taken(desk, at(desk, 4, 10, month=11), Mode.PHONE, place="06 12 34 56 78")
    data = exported(desk, tmp_path)
    first, second, third = of_kind(data, "VEVENT")
    assert first["UID"] == ("", office.id)
    assert first["DTSTART"] == (";TZID=Europe/Paris", "20261020T143000")
    assert first["DTEND"] == (";TZID=Europe/Paris", "20261020T150000")
    assert (first["SEQUENCE"][1], first["STATUS"][1]) == ("0", "CONFIRMED")
    assert first["SUMMARY"][1] == "Rendez-vous CAF · D-1"
    assert first["LOCATION"][1] == "CAF de Laval\\, 11 quai Paul Boudet\\, 53000 Laval"
    assert first["DESCRIPTION"][1] == "Chez le partenaire. Mme Le Goff"
    assert "ATTENDEE" in first
    assert (second["UID"][1], second["DTSTART"][1]) == (here.id, "20261103T090000")
    assert second["LOCATION"][1] == "France services de Vaubrun\\, Espace confidentiel"
    assert third["UID"][1] == phone.id
    assert "LOCATION" not in third
    assert of_kind(data, "VCALENDAR")[0]["METHOD"] == ("", "PUBLISH")
    assert [zone["TZID"][1] for zone in of_kind(data, "VTIMEZONE")] == ["Europe/Paris"]
    assert [alarm["TRIGGER"][1] for alarm in of_kind(data, "VALARM")] == ["-P1D", "-PT15M", "-P1D"]
    assert "Benali" not in plain(data)
    assert "06 12" not in plain(data)
    assert plain(exported(desk, tmp_path, names=True)).count("Lina Benali") == 2 * 3


def test_the_same_appointments_give_the_same_bytes(desk: Desk, clock: SetClock, tmp_path: Path) -> None:
    taken(desk, at(desk, 20, 14, 30))
    before = exported(desk, tmp_path)
    clock.forward(days=30)
    assert exported(desk, tmp_path) == before


def test_a_changed_one_keeps_its_identifier_and_counts_up(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    one = taken(desk, at(desk, 20, 14, 30))
    clock.forward(hours=1)
    changed(desk, one, begin=one.begin + timedelta(days=1), sequence=1, changed_at=desk.clock())
    (event,) = of_kind(exported(desk, tmp_path), "VEVENT")
    assert (event["UID"][1], event["SEQUENCE"][1]) == (one.id, "1")
    assert event["DTSTART"][1] == "20261021T143000"
    assert event["DTSTAMP"][1] == "20261014T080500Z"


def test_a_cancelled_one_says_so_alone_or_among_others(desk: Desk, tmp_path: Path) -> None:
    one = taken(desk, at(desk, 20, 14, 30))
    changed(desk, one, state=State.CANCELLED, sequence=1)
    data = exported(desk, tmp_path)
    assert of_kind(data, "VCALENDAR")[0]["METHOD"][1] == "CANCEL"
    assert of_kind(data, "VEVENT")[0]["STATUS"][1] == "CANCELLED"
    assert of_kind(data, "VALARM") == []
    taken(desk, at(desk, 21, 9))
    mixed = exported(desk, tmp_path)
    assert of_kind(mixed, "VCALENDAR")[0]["METHOD"][1] == "PUBLISH"
    assert [event["STATUS"][1] for event in of_kind(mixed, "VEVENT")] == ["CANCELLED", "CONFIRMED"]


def test_an_invitation_asks_the_office_where_both_have_an_address(
    make_desk: MakeDesk, desk: Desk, clock: SetClock
) -> None:
    def sent(at_desk: Desk, one: PartnerAppointment) -> bytes:
        data = case_invitation(at_desk, one.case)
        assert data is not None
        return data

    def method(at_desk: Desk, one: PartnerAppointment) -> str:
        return of_kind(sent(at_desk, one), "VCALENDAR")[0]["METHOD"][1]

    with desk.store.writing() as connection:
        directory.write(connection, Directory(offices=(OFFICE,)))
    asked, unknown = taken(desk, at(desk, 20, 9), office="o-1"), taken(desk, at(desk, 20, 10))
    assert (method(desk, asked), method(desk, unknown)) == ("REQUEST", "PUBLISH")
    (event,) = of_kind(sent(desk, asked), "VEVENT")
    assert event["ATTENDEE"][1] == "mailto:caf@laval.example"
    assert event["ORGANIZER"][1] == "mailto:accueil@vaubrun.example"
    changed(desk, asked, state=State.EXCUSED)
    assert method(desk, asked) == "CANCEL"
    changed(desk, asked, state=State.KEPT)
    assert case_invitation(desk, asked.case) is None
    assert case_invitation(desk, "none") is None
    silent = make_desk(replace(LAVAL, id="9974", mail=""), clock)
    one = taken(silent, at(silent, 20, 9))
    assert method(silent, one) == "PUBLISH"
    assert "ORGANIZER" not in of_kind(sent(silent, one), "VEVENT")[0]


def test_the_autumn_night_keeps_both_hours_apart(desk: Desk, tmp_path: Path) -> None:
    first, second = at(desk, 25, 2, 30), at(desk, 25, 2, 30, fold=1)
    taken(desk, first)
    taken(desk, second)
    events = of_kind(exported(desk, tmp_path), "VEVENT")
    assert events[0]["DTSTART"] == ("", "20261025T003000Z")
    assert events[1]["DTSTART"] == ("", "20261025T013000Z")
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("department", "zone", "offset"),
    [
        ("974", "Indian/Reunion", "+0400"),
        ("972", "America/Martinique", "-0400"),
        ("987", "Pacific/Tahiti", "-1000"),
    ],
)
def test_overseas_hours_are_those_of_the_house(
    make_desk: MakeDesk, clock: SetClock, tmp_path: Path, department: str, zone: str, offset: str
) -> None:
    desk = make_desk(replace(LAVAL, id=f"9{department}", department=department, zone=zone), clock)
    taken(desk, at(desk, 20, 14, 30))
    data = exported(desk, tmp_path)
    assert of_kind(data, "VEVENT")[0]["DTSTART"] == (f";TZID={zone}", "20261020T143000")
    assert [one["TZID"][1] for one in of_kind(data, "VTIMEZONE")] == [zone]
    assert [one["TZOFFSETTO"][1] for one in of_kind(data, "STANDARD")] == [offset]


def test_nothing_is_no_file_and_a_folder_is_none(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nothing_to_export"):
        export_partner_calendar(desk, (), tmp_path / "vide.ics")
    taken(desk, at(desk, 20, 9))
    listed = listed_appointments(desk)
    with pytest.raises(UserError, match="own_file"):
        export_partner_calendar(desk, listed, desk.place.database)
    with pytest.raises(MachineError, match="not_writable"):
        export_partner_calendar(desk, listed, tmp_path / "nowhere" / "x.ics")

"""Appointments out to a calendar file and in from one, on a real desk; the file read by a second, strict reader."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from marianne_desk.domain.agenda.appointment import Appointment, State
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.exchange import ics
from marianne_desk.usecases.agenda import (
    appointments_between,
    appointments_on,
    read_line,
    set_state,
    take_appointment,
)
from marianne_desk.usecases.calendar_files import carry_out_calendar, export_calendar, plan_calendar
from marianne_desk.usecases.desk import Desk
from marianne_desk.wording import sentence
from marianne_desk.wording.sentences import SENTENCES
from tests.desks import LAVAL, MakeDesk, SetClock
from tests.exchange.strict_calendar import of_kind

FRIDAY = date(2026, 10, 16)
OUTLOOK = "TZID=Romance Standard Time"
GOOD = "UID:b\r\nDTSTART:20261016T090000Z\r\nDURATION:PT45M"
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//FR\r\n"


def taken(desk: Desk, text: str) -> Appointment:
    draft = read_line(desk, text).draft
    assert draft is not None
    return take_appointment(desk, draft)


def calendar(*events: str, head: str = HEAD) -> bytes:
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"{head}{body}END:VCALENDAR\r\n".encode()


def file_of(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "agenda.ics"
    path.write_bytes(data)
    return path


def exported(desk: Desk, items: Sequence[Appointment], tmp_path: Path, *, names: bool = False) -> bytes:
    path = tmp_path / "out.ics"
    export_calendar(desk, items, path, names=names)
    return path.read_bytes()


def test_a_file_is_what_the_standard_wants_and_names_nobody(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    one = taken(desk, "ven 14h30 caf apl Sandrine zorglub")
    two = taken(desk, "mar 3/11 9h titre de sejour")
    data = exported(desk, (one, two), tmp_path)
    first, second = of_kind(data, "VEVENT")
    assert first["UID"] == ("", one.id)
    assert first["DTSTART"] == (";TZID=Europe/Paris", "20261016T143000")
    assert first["DTEND"] == (";TZID=Europe/Paris", "20261016T150000")
    assert first["DTSTAMP"] == ("", "20261014T070500Z")
    assert first["SEQUENCE"] == ("", "0")
    assert first["STATUS"] == ("", "CONFIRMED")
    assert first["SUMMARY"][1].startswith("Rendez-vous · ")
    assert second["DTSTART"][1] == "20261103T090000"
    assert of_kind(data, "VCALENDAR")[0]["METHOD"] == ("", "PUBLISH")
    assert [zone["TZID"][1] for zone in of_kind(data, "VTIMEZONE")] == ["Europe/Paris"]
    assert len(of_kind(data, "DAYLIGHT")) >= 1
    assert len(of_kind(data, "VALARM")) == 2
    text = data.decode()
    assert "Sandrine" not in text
    assert "zorglub" not in text
    asked = exported(desk, (one,), tmp_path, names=True).decode().replace("\r\n ", "")
    assert "Sandrine" in asked
    assert "zorglub" in asked


def test_the_same_appointments_give_the_same_bytes(desk: Desk, clock: SetClock, tmp_path: Path) -> None:
    one = taken(desk, "ven 14h30 impots")
    before = exported(desk, (one,), tmp_path)
    clock.forward(days=1)
    assert exported(desk, (one,), tmp_path) == before


def test_a_cancelled_one_says_so(desk: Desk, tmp_path: Path) -> None:
    one = taken(desk, "ven 14h30 impots")
    _, gone = set_state(desk, one.id, State.CANCELLED)
    data = exported(desk, (gone,), tmp_path)
    (event,) = of_kind(data, "VEVENT")
    assert (event["STATUS"][1], event["SEQUENCE"][1], event["UID"][1]) == ("CANCELLED", "1", one.id)
    assert of_kind(data, "VCALENDAR")[0]["METHOD"][1] == "CANCEL"
    assert of_kind(data, "VALARM") == []


def test_overseas_and_without_an_address(make_desk: MakeDesk, clock: SetClock, tmp_path: Path) -> None:
    site = replace(
        LAVAL, id="9975", department="974", zone="Indian/Reunion", mail="", name="Maison d’ici, là"
    )
    desk = make_desk(site, clock)
    data = exported(desk, (taken(desk, "ven 14h30 cni"),), tmp_path)
    (event,) = of_kind(data, "VEVENT")
    assert event["DTSTART"] == (";TZID=Indian/Reunion", "20261016T143000")
    assert "ORGANIZER" not in event
    assert event["LOCATION"][1] == "Maison d’ici\\, là"
    assert [zone["TZOFFSETTO"][1] for zone in of_kind(data, "STANDARD")] == ["+0400"]


def test_nothing_is_no_file_and_a_folder_is_none(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        export_calendar(desk, (), tmp_path / "x.ics")
    assert refused.value.code == "nothing_to_export"
    with pytest.raises(UserError) as refused:
        export_calendar(desk, (taken(desk, "ven 9h"),), desk.place.database)
    assert refused.value.code == "own_file"
    with pytest.raises(MachineError) as stopped:
        export_calendar(desk, appointments_on(desk, FRIDAY), tmp_path / "no" / "x.ics")
    assert stopped.value.code == "not_writable"


def test_an_own_file_comes_back_on_another_desk(
    desk: Desk, make_desk: MakeDesk, clock: SetClock, tmp_path: Path
) -> None:
    one = taken(desk, "ven 14h30 caf apl Sandrine 45min")
    taken(desk, "25/10 2h30 cni")
    items = appointments_between(desk, FRIDAY, date(2026, 10, 31))
    path = file_of(tmp_path, exported(desk, items, tmp_path))
    assert plan_calendar(desk, path).same == 2
    other = make_desk(clock=clock)
    plan = plan_calendar(other, path)
    assert (len(plan.new), len(plan.changed), plan.same, plan.refused) == (2, 0, 0, ())
    assert carry_out_calendar(other, plan) == 2
    kept = appointments_on(other, FRIDAY)[0]
    assert (kept.id, kept.begin, kept.minutes) == (one.id, one.begin, 45)
    assert (kept.theme, kept.reason, kept.operator, kept.words) == ("logement", "apl", "CAF", "")
    with pytest.raises(UserError) as refused:
        carry_out_calendar(other, plan)
    assert refused.value.code == "appointment_changed"


def test_a_surname_after_a_title_is_not_kept(desk: Desk, tmp_path: Path) -> None:
    def event(uid: str, summary: str) -> str:
        return f"UID:{uid}\r\nDTSTART:20261016T090000\r\nSUMMARY:{summary}"

    path = file_of(tmp_path, calendar(event("a", "Madame Durand - impôts"), event("b", "Notaire")))
    plan = plan_calendar(desk, path)
    assert [one.words for one in plan.new] == ["impôts", "Notaire"]
    assert plan.unnamed == {"a"}
    carry_out_calendar(desk, plan)
    assert plan_calendar(desk, path).same == 2


def test_the_later_version_wins_by_its_sequence(desk: Desk, clock: SetClock, tmp_path: Path) -> None:
    def event(begin: str, *more: str) -> bytes:
        return calendar("\r\n".join(("UID:x@y", f"DTSTART:{begin}", "SUMMARY:Notaire", *more)))

    plan = plan_calendar(desk, file_of(tmp_path, event("20261016T143000")))
    carry_out_calendar(desk, plan)
    (first,) = appointments_on(desk, FRIDAY)
    assert (first.id, first.words, first.minutes, first.begin.hour) == ("x@y", "Notaire", 30, 14)
    older = plan_calendar(desk, file_of(tmp_path, event("20261016T153000")))
    assert [one.code for one in older.refused] == ["ics_older"]
    later = event("20261016T153000", "LAST-MODIFIED:20261015T090000Z")
    plan = plan_calendar(desk, file_of(tmp_path, later))
    carry_out_calendar(desk, plan)
    (moved,) = appointments_on(desk, FRIDAY)
    assert (moved.begin.hour, moved.sequence, moved.words) == (15, 1, "Notaire")
    stale = plan
    plan = plan_calendar(desk, file_of(tmp_path, event("20261016T153000", "SEQUENCE:5", "STATUS:CANCELLED")))
    carry_out_calendar(desk, plan)
    assert appointments_on(desk, FRIDAY)[0].state is State.CANCELLED
    assert appointments_on(desk, FRIDAY)[0].sequence == 5
    with pytest.raises(UserError) as refused:
        carry_out_calendar(desk, stale)
    assert refused.value.code == "appointment_changed"
    plan = plan_calendar(desk, file_of(tmp_path, event("20261016T153000", "SEQUENCE:6")))
    carry_out_calendar(desk, plan)
    assert appointments_on(desk, FRIDAY)[0].state is State.PLANNED
    low = plan_calendar(desk, file_of(tmp_path, event("20261016T093000", "SEQUENCE:2")))
    assert [one.code for one in low.refused] == ["ics_older"]


def test_a_moved_event_keeps_what_became_of_it(desk: Desk, clock: SetClock, tmp_path: Path) -> None:
    one = taken(desk, "aujourd’hui 14h30 impots")
    set_state(desk, one.id, State.KEPT)
    event = f"UID:{one.id}\r\nDTSTART:20261014T150000\r\nSEQUENCE:9"
    carry_out_calendar(desk, plan_calendar(desk, file_of(tmp_path, calendar(event))))
    (moved,) = appointments_on(desk, date(2026, 10, 14))
    assert (moved.state, moved.begin.hour) == (State.KEPT, 15)


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ("UID:a\r\nSUMMARY:rien", "ics_no_start"),
        ("UID:a\r\nDTSTART:pas une date", "ics_no_start"),
        ("UID:a\r\nDTSTART;VALUE=DATE:20261016", "ics_all_day"),
        ("UID:a\r\nDTSTART;TZID=Europe/Paris:20270328T023000", "ics_hour_skipped"),
        ("UID:a\r\nDTSTART:20261016T090000\r\nRRULE:FREQ=WEEKLY", "ics_repeats"),
        ("UID:a\r\nDTSTART:20261016T090000\r\nDTEND:20261016T090000", "ics_length"),
        ("UID:a\r\nDTSTART:20261016T090000\r\nDTEND;TZID=Europe/Paris:20270328T023000", "ics_length"),
        ("UID:a\r\nDTSTART:20261016T090000\r\nDURATION:P2D", "ics_length"),
        ("UID:a\r\nDTSTART:19991016T090000", "ics_year"),
        ("UID:a\r\nDTSTART:20261016T090000\r\nSTATUS:CANCELLED", "ics_cancelled"),
    ],
)
def test_what_cannot_become_an_appointment_is_refused_with_its_reason(
    desk: Desk, tmp_path: Path, event: str, code: str
) -> None:
    plan = plan_calendar(desk, file_of(tmp_path, calendar(event, GOOD)))
    assert [one.code for one in plan.refused] == [code]
    assert code in SENTENCES
    (good,) = plan.new
    assert (good.begin.astimezone(UTC), good.minutes) == (datetime(2026, 10, 16, 9, tzinfo=UTC), 45)


def test_times_of_other_places_and_missing_identifiers(desk: Desk, tmp_path: Path) -> None:
    events = (
        f"UID:a\r\nDTSTART;{OUTLOOK}:20261016T090000\r\nDTEND;{OUTLOOK}:20261016T094500",
        "UID:b\r\nDTSTART;TZID=Indian/Reunion:20261016T120000",
        "DTSTART:20261016T100000\r\nSUMMARY:Sans identifiant\r\nSEQUENCE:beaucoup",
        f"UID:{'x' * 300}\r\nDTSTART:20261016T110000",
        "UID:c\r\nDTSTART:20261016T113000\r\nSUMMARY:ancienne",
        "UID:c\r\nDTSTART:20261016T114500\r\nSEQUENCE:2\r\nSUMMARY:dernière",
        "UID:c\r\nDTSTART:20261016T113000\r\nSEQUENCE:1\r\nSUMMARY:avant-dernière",
        "UID:d\r\nDTSTART:20261016T140000\r\nX-MARIANNE-THEME:impots\r\nX-MARIANNE-OPERATOR:DGFIP",
        "UID:e\r\nDTSTART:20261016T150000\r\nX-MARIANNE-THEME:rien\r\nX-MARIANNE-REASON:rien\r\nX-MARIANNE-OPERATOR:RIEN",
    )
    path = file_of(tmp_path, calendar(*events))
    plan = plan_calendar(desk, path)
    found = {one.begin.strftime("%H:%M"): one for one in plan.new}
    assert (
        sorted(found) == ["09:00", "10:00", "10:00", "11:00", "11:45", "14:00", "15:00"] or len(plan.new) == 7
    )
    assert found["09:00"].minutes == 45
    assert found["11:45"].words == "dernière"
    assert (found["14:00"].theme, found["14:00"].operator) == ("impots", "DGFIP")
    assert (found["15:00"].theme, found["15:00"].reason, found["15:00"].operator) == (None, None, None)
    assert plan_calendar(desk, path).new == plan.new


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "ics_not_calendar"),
        (b"\x00\x01\x02\x81\x8d", "ics_not_calendar"),
        (b"PK\x03\x04", "ics_not_calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "ics_cut"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", "ics_empty"),
        (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "ics_not_calendar"),
        (calendar(), "ics_empty"),
        (b"\xff\xfeB", "ics_not_calendar"),
    ],
)
def test_what_is_no_calendar_is_said(desk: Desk, tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(UserError) as refused:
        plan_calendar(desk, file_of(tmp_path, data))
    assert refused.value.code == code
    assert "agenda.ics" in sentence(refused.value)


def test_a_missing_file_and_a_folder_are_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        plan_calendar(desk, tmp_path / "no.ics")
    assert refused.value.code == "file_missing"
    with pytest.raises(UserError) as refused:
        plan_calendar(desk, tmp_path)
    assert refused.value.code == "file_unreadable"


def test_a_whole_calendar_is_refused_at_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = calendar(*("UID:a\r\nDTSTART:20261016T090000",) * 100_000)
    with pytest.raises(UserError) as refused:
        plan_calendar(desk, file_of(tmp_path, many))
    assert refused.value.code == "ics_too_many"
    monkeypatch.setattr(ics, "MOST_BYTES", 10)
    with pytest.raises(UserError) as refused:
        plan_calendar(desk, file_of(tmp_path, calendar()))
    assert refused.value.code == "ics_too_many"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_and_line_ends_are_read(desk: Desk, tmp_path: Path, encoding: str) -> None:
    text = calendar("UID:a\r\nDTSTART:20261016T090000\r\nSUMMARY:Médiateur à l’é\r\n tage").decode()
    data = text.replace("\r\n", "\n").encode(encoding)
    (one,) = plan_calendar(desk, file_of(tmp_path, data)).new
    assert one.words == "Médiateur à l’étage"


def test_an_export_of_a_night_that_comes_twice_keeps_its_instant(
    desk: Desk, make_desk: MakeDesk, clock: SetClock, tmp_path: Path
) -> None:
    one = taken(desk, "25/10 2h30 90min cni")
    other = make_desk(clock=clock)
    (back,) = plan_calendar(other, file_of(tmp_path, exported(desk, (one,), tmp_path))).new
    assert back.begin.astimezone(UTC) == one.begin.astimezone(UTC)
    assert back.minutes == 90
    assert timedelta(minutes=back.minutes) == back.end.astimezone(UTC) - back.begin.astimezone(UTC)

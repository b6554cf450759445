"""Contacts out to a file and in from one, and every way in which a file can be bad."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from marianne_desk.domain.codes import Age, Channel, Help, Need, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.month import Month
from marianne_desk.exchange.contact_rows import COLUMNS
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.import_plan import plan_import
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.month import figures_of
from marianne_desk.usecases.transfer import carry_out, export_contacts, report_bad_rows
from marianne_desk.wording import sentence
from tests.desks import MakeDesk, SetClock

OCTOBER = Month(2026, 10)
HEADER = "contact;channel;arrived_at;theme;reason;operator;outcome\n"
GOOD = "c1;desk;2026-10-12T09:30+02:00;papiers;cni;FRANCE_TITRES;solved\n"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


def _several(desk: Desk) -> None:
    log_contact(
        desk,
        ContactDraft(
            arrived_at=at(12, 8),
            taken_at=at(12, 8, 9),
            ended_at=at(12, 8, 30),
            first_visit=True,
            age=Age.FROM_70,
            commune="Saint-Aubin",
            needs=(Need.READING, Need.ACCESS),
            requests=(
                RequestDraft(reason="cni", operator="FRANCE_TITRES"),
                RequestDraft(reason="apl", operator="CAF", help=(Help.ONLINE, Help.FILE), returning=True),
            ),
        ),
    )
    log_contact(
        desk,
        ContactDraft(
            channel=Channel.EMAIL,
            requests=(
                RequestDraft(
                    reason="renovation",
                    outcome=Outcome.PENDING,
                    received_at=at(1, 18),
                    acknowledged_at=at(1, 18, 1),
                    announcements=(Announcement(at(2, 8), date(2026, 10, 9)),),
                    pauses=(Pause(at(5, 8), at(7, 8)),),
                    answered_at=at(12, 8),
                ),
            ),
        ),
    )
    log_contact(
        desk,
        ContactDraft(
            channel=Channel.PHONE,
            rings=4,
            missed=True,
            requests=(RequestDraft(theme="autre", outcome=Outcome.DROPPED),),
        ),
    )
    log_contact(
        desk,
        ContactDraft(
            channel=Channel.MAIL,
            requests=(
                RequestDraft(theme="sante", outcome=Outcome.FORWARDED, pauses=(Pause(at(13, 8), None),)),
            ),
        ),
    )


def _write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_what_goes_out_comes_in_with_the_same_figures(
    make_desk: MakeDesk, clock: SetClock, tmp_path: Path
) -> None:
    one, other = make_desk(clock=clock), make_desk(clock=clock)
    _several(one)
    path = tmp_path / "contacts.csv"
    assert export_contacts(one, date(2026, 10, 1), date(2026, 10, 31), path) == 5
    plan = plan_import(other, path)
    assert (len(plan.contacts), plan.bad, plan.already) == (4, (), 0)
    assert carry_out(other, plan) == 4
    assert figures_of(other, OCTOBER) == figures_of(one, OCTOBER)
    back = tmp_path / "back.csv"
    export_contacts(other, date(2026, 10, 1), date(2026, 10, 31), back)
    assert back.read_bytes() == path.read_bytes()


def test_the_same_file_twice_adds_nothing(desk: Desk, tmp_path: Path) -> None:
    _several(desk)
    path = tmp_path / "contacts.csv"
    export_contacts(desk, date(2026, 10, 1), date(2026, 10, 31), path)
    plan = plan_import(desk, path)
    assert (plan.contacts, plan.already) == ((), 4)
    assert carry_out(desk, plan) == 0


def test_no_name_and_no_free_text_go_out(desk: Desk, tmp_path: Path) -> None:
    log_contact(desk, ContactDraft(requests=(RequestDraft(theme="sante", note="Madame Untel, dossier"),)))
    path = tmp_path / "contacts.csv"
    export_contacts(desk, date(2026, 10, 1), date(2026, 10, 31), path)
    text = path.read_text("utf-8")
    assert text.splitlines()[0] == ";".join(COLUMNS)
    assert "Untel" not in text


def test_bad_rows_stop_the_import_unless_the_good_ones_are_wanted(desk: Desk, tmp_path: Path) -> None:
    path = _write(
        tmp_path / "f.csv",
        HEADER
        + GOOD
        + "c2;desk;2062-10-12T09:30+02:00;papiers;cni;;solved\n"
        + "c3;guichet;2026-10-12T10:00;Santé;;assurance maladie ;résolu sur place\n"
        + "c4;desk;yesterday;papiers;;;solved\n"
        + "c5;desk;2026-10-12T10:00+02:00;papiers\n"
        + "c6;desk;2026-10-12T10:00+02:00;jardin;;;solved\n"
        + "c7;desk;;papiers;;;solved\n"
        + "c8;desk;2026-10-12T10:00+02:00;papiers;;;\n"
        + "c9;moto;2026-10-12T10:00+02:00;papiers;;;solved\n"
        + "\n",
    )
    plan = plan_import(desk, path)
    assert [(row.line, row.column, row.error.code) for row in plan.bad] == [
        (3, "arrived_at", "in_the_future"),
        (5, "arrived_at", "instant_unreadable"),
        (6, "", "row_cut"),
        (7, "theme", "theme_unknown"),
        (8, "arrived_at", "arrival_missing"),
        (9, "outcome", "outcome_missing"),
        (10, "channel", "code_unknown"),
    ]
    with pytest.raises(UserError, match="rows_refused"):
        carry_out(desk, plan)
    assert figures_of(desk, OCTOBER).figures["contacts"].value == 0
    report = tmp_path / "report.csv"
    report_bad_rows(desk, plan, report)
    lines = report.read_text("utf-8").splitlines()
    assert lines[0] == "ligne;colonne;texte;raison"
    assert len(lines) == 8
    assert lines[1].startswith("3;arrived_at;2062-10-12T09:30+02:00;La date 12/10/2062")
    assert carry_out(desk, plan, good_rows=True) == 2
    assert figures_of(desk, OCTOBER).figures["contacts"].value == 2


def test_a_contact_of_which_one_row_is_bad_is_left_out_whole(desk: Desk, tmp_path: Path) -> None:
    path = _write(tmp_path / "f.csv", HEADER + GOOD + "c1;desk;2026-10-12T09:30+02:00;sante;;;never\n")
    plan = plan_import(desk, path)
    assert plan.contacts == ()
    assert [row.line for row in plan.bad] == [3]


def test_unknown_codes_are_offered_for_mapping(desk: Desk, tmp_path: Path) -> None:
    path = _write(
        tmp_path / "f.csv",
        HEADER
        + "c1;desk;2026-10-12T09:30+02:00;État civil et titres;;;solved\n"
        + "c2;desk;2026-10-12T09:40+02:00;État civil et titres;;;solved\n"
        + "c3;desk;2026-10-12T09:40+02:00;sante;;Sécu;solved\n",
    )
    plan = plan_import(desk, path)
    assert next((code.column, code.text, code.rows) for code in plan.unknown) == (
        "theme",
        "État civil et titres",
        2,
    )
    mapping = {
        (code.column, code.text): {"theme": "papiers", "operator": "CPAM"}[code.column]
        for code in plan.unknown
    }
    again = plan_import(desk, path, mapping)
    assert (len(again.contacts), again.bad, again.unknown) == (3, (), ())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"PK\x00\x03\x04", "file_not_csv"),
        ((HEADER + GOOD.replace("cni", "carte d’identité")).encode("cp1252"), "file_not_utf8"),
        (HEADER.replace(";theme", "").encode(), "columns_missing"),
        (HEADER.replace(";", ",").encode(), "columns_missing"),
        (HEADER.replace("reason", "couleur").encode(), "column_unknown"),
        (HEADER.replace("reason", "theme").encode(), "column_twice"),
        ((HEADER + GOOD + '"c2;desk').encode(), "file_not_csv"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_with_a_sentence(
    desk: Desk, tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        plan_import(desk, path)
    assert refused.value.code == code
    assert "{" not in sentence(refused.value)


def test_a_file_that_is_not_there(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="file_missing"):
        plan_import(desk, tmp_path / "nothing.csv")


def test_a_file_of_a_million_rows_is_refused_with_a_sentence(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marianne_desk.exchange.contacts_csv.MOST_ROWS", 1500)
    path = _write(tmp_path / "f.csv", HEADER + "".join(GOOD.replace("c1", f"c{n}") for n in range(1502)))
    with pytest.raises(UserError, match="too_many_rows"):
        plan_import(desk, path)


def test_a_long_file_tells_how_far_it_is(desk: Desk, tmp_path: Path) -> None:
    counted: list[int] = []
    path = _write(tmp_path / "f.csv", HEADER + "".join(GOOD.replace("c1", f"c{n}") for n in range(1100)))
    assert len(plan_import(desk, path, progress=counted.append).contacts) == 1100
    assert counted == [1000]


def test_a_row_that_stands_twice_counts_once(desk: Desk, tmp_path: Path) -> None:
    plan = plan_import(desk, _write(tmp_path / "f.csv", HEADER + GOOD + GOOD))
    assert (len(plan.contacts), len(plan.contacts[0].requests), plan.bad) == (1, 1, ())


REQUESTS = HEADER.replace("contact;", "contact;request;")


def _row(contact: str, request: str, theme: str = "sante") -> str:
    return f"{contact};{request};desk;2026-10-12T09:30+02:00;{theme};;;solved\n"


def test_the_same_request_with_another_content_is_a_bad_row(desk: Desk, tmp_path: Path) -> None:
    text = REQUESTS + _row("a", "r1") + _row("b", "r1", "justice") + _row("c", "r3")
    plan = plan_import(desk, _write(tmp_path / "f.csv", text))
    assert [(row.line, row.error.code) for row in plan.bad] == [(3, "request_twice")]
    assert (len(plan.contacts), plan.left) == (2, 1)


def test_a_contact_that_is_held_gains_the_requests_that_are_not(desk: Desk, tmp_path: Path) -> None:
    first = plan_import(desk, _write(tmp_path / "f.csv", REQUESTS + _row("a", "r1")))
    assert carry_out(desk, first) == 1
    text = REQUESTS + _row("a", "r1") + _row("a", "r2", "justice")
    again = plan_import(desk, _write(tmp_path / "g.csv", text))
    assert ([len(contact.requests) for contact in again.additions], again.already) == ([1], 0)
    assert carry_out(desk, again) == 1
    figures = figures_of(desk, OCTOBER).figures
    assert (figures["contacts"].value, figures["requests"].value) == (1, 2)


def test_rows_without_a_contact_are_known_again_by_their_requests(desk: Desk, tmp_path: Path) -> None:
    path = _write(tmp_path / "f.csv", REQUESTS + _row("", "r1") + _row("", "r2"))
    assert carry_out(desk, plan_import(desk, path)) == 2
    again = plan_import(desk, path)
    assert (again.contacts, again.additions, again.already) == ((), (), 2)


def test_a_file_of_a_computer_whose_clock_is_ahead(desk: Desk, tmp_path: Path) -> None:
    header = HEADER.replace("\n", ";recorded_at\n")
    row = "c1;desk;2026-12-01T09:30+01:00;papiers;cni;;solved;2026-12-01T09:40+01:00\n"
    assert len(plan_import(desk, _write(tmp_path / "f.csv", header + row)).contacts) == 1
    late = row.replace("2026-12-01T09:30", "2026-12-02T09:30")
    assert len(plan_import(desk, _write(tmp_path / "g.csv", header + late)).bad) == 1


def test_a_file_of_the_desk_is_never_written_over(desk: Desk) -> None:
    with pytest.raises(UserError, match="own_file"):
        export_contacts(desk, date(2026, 10, 1), date(2026, 10, 2), desk.place.database)
    export_contacts(desk, date(2026, 10, 1), date(2026, 10, 2), desk.place.folder / "out.csv")


def test_dates_the_wrong_way_round(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="dates_inverted"):
        export_contacts(desk, date(2026, 10, 2), date(2026, 10, 1), tmp_path / "x.csv")


def test_a_folder_that_is_not_there(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="not_writable"):
        export_contacts(desk, date(2026, 10, 1), date(2026, 10, 2), tmp_path / "no" / "x.csv")
    plan = plan_import(desk, _write(tmp_path / "f.csv", HEADER + GOOD))
    with pytest.raises(MachineError, match="not_writable"):
        report_bad_rows(desk, plan, tmp_path / "no" / "report.csv")

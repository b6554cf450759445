"""Who a case names stands in the encrypted file and nowhere else, whatever is done with the case: no file of the
desk, no temporary file, no export, no table, no sheet, no repr, no log; what is taken back leaves nothing."""

import contextlib
import dataclasses
import io
import logging
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from sqlalchemy import select, text

from marianne_desk.cli import run
from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.appointment import Mode, PartnerAppointmentDraft, Result
from marianne_desk.domain.cases.case import Answer, Case, CaseDraft, Happening
from marianne_desk.domain.cases.mandate import MandateDraft
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.errors import MachineError
from marianne_desk.domain.month import Month
from marianne_desk.domain.quarter import Quarter
from marianne_desk.storage import tables as t
from marianne_desk.usecases import case_list, liaison, mandates, partner_appointments, slip
from marianne_desk.usecases import cases as acts
from marianne_desk.usecases.backup import back_up
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.issue_month import issue_month
from marianne_desk.usecases.log_contact import cancel_contact
from marianne_desk.usecases.partner_calendar import export_partner_calendar, listed_appointments
from marianne_desk.usecases.partner_sheet import write_partner_sheet
from marianne_desk.usecases.privacy import save_register
from marianne_desk.usecases.sheet import render_sheet
from marianne_desk.usecases.tables import save_tables
from marianne_desk.usecases.transfer import export_contacts
from tests.case_samples import a_request
from tests.desks import PASSPHRASE, SetClock, maker

T = TypeVar("T")

NAME, REACH = "Zorglubine Quatrefages", "06 39 98 47 11"
WORDS = ("xylophonique", "brinquebalante", "tarabiscotée", "farfelue", "abracadabrante", "saperlipopette")
QUESTION, TRIED, SAID, SCOPE, REASON, PLACE = WORDS
PERSONAL = (*NAME.split(), NAME.casefold().split()[0], "0639984711", "39 98 47 11", *WORDS)
OCTOBER = Month(2026, 10)


@dataclasses.dataclass
class Lived:
    """A case to which everything happened. ``values``: whatever the use cases gave back; ``mine``: what the agent saved
    on purpose; ``taken``: tables, sheets and exports; ``temporary``: the folder of temporary files meanwhile;
    ``log``: all that was logged."""

    desk: Desk
    clock: SetClock
    case: Case
    values: list[object]
    mine: Path
    taken: Path
    temporary: Path
    log: str


@pytest.fixture(scope="module")
def lived(desk_templates: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    folder = tmp_path_factory.mktemp("lived")
    mine, taken, temporary = (folder / name for name in ("mine", "taken", "temporary"))
    for one in (mine, taken, temporary):
        one.mkdir()
    make, close = maker(desk_templates, folder)
    clock, log = SetClock(), io.StringIO()
    handler, root = logging.StreamHandler(log), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    logging.getLogger("marianne_desk").warning("all is heard")
    with pytest.MonkeyPatch.context() as patched:
        for name in ("TMPDIR", "TEMP", "TMP"):
            patched.setenv(name, str(temporary))
        patched.setenv("MARIANNE_DESK_PASSPHRASE", PASSPHRASE)
        patched.setattr(tempfile, "tempdir", None)
        desk = make(clock=clock)
        values: list[object] = []
        case = _live(desk, clock, values, mine)
        _take_out(desk, taken)
        _tell(desk, taken)
        back_up(desk, taken)
        yield Lived(desk, clock, case, values, mine, taken, temporary, log.getvalue())
    close()
    root.removeHandler(handler)
    root.setLevel(before)


def _live(desk: Desk, clock: SetClock, values: list[object], mine: Path) -> Case:
    """Everything that can happen to a case; the case."""

    def keep(value: T) -> T:
        values.append(value)
        clock.forward(minutes=1)
        return value

    request = keep(a_request(desk)).contact.requests[0].id
    draft = keep(CaseDraft(request, Visitor(NAME, REACH), question=QUESTION, tried=TRIED))
    case = keep(acts.open_case(desk, draft)).now.case
    obtained = keep(
        PartnerAppointmentDraft(case.id, clock.now + timedelta(days=3), mode=Mode.PHONE, place=PLACE)
    )
    booked = keep(partner_appointments.book(desk, obtained))
    later = dataclasses.replace(obtained, id=booked.appointment.id, begin=clock.now + timedelta(days=2))
    keep(partner_appointments.move(desk, later, REASON))
    keep(mandates.write_mandate(desk, MandateDraft(case.id, f"Demander à la CAF l’aide {SCOPE}", 30)))
    keep(mandates.mandates_of(desk, case.id))
    keep(slip.read_slip(desk, case.id))
    slip.write_slip(desk, slip.slip_pdf(desk, case.id), mine / "papier.pdf")
    sheet = keep(liaison.liaison_of(desk, case.id))
    liaison.save_paper(desk, liaison.liaison_pdf(desk, sheet), mine / "liaison.pdf")
    liaison.save_paper(desk, liaison.liaison_mail(desk, sheet), mine / "message.eml")
    liaison.partner_form_pdf(desk, sheet)
    mandates.mandate_pdf(desk, mandates.mandates_of(desk, case.id)[0].id)
    clock.forward(days=3)
    keep(partner_appointments.set_state(desk, booked.appointment.id, State.KEPT, Result.AGAIN, SAID))
    keep(acts.note(desk, case.id, Happening.ANSWERED, answer=Answer.REFUSED, words=SAID))
    for typed in ("zorgl", "quatrefage", "0639984711"):
        assert [row.number for row in keep(case_list.find_visitor(desk, typed))] == [case.number]
    keep(case_list.cases(desk))
    keep(case_list.people_to_phone(desk, date(2026, 10, 16)))
    keep(partner_appointments.all_appointments(desk))
    keep(partner_appointments.changes_of(desk, booked.appointment.id))
    keep(acts.case_by_id(desk, case.id))
    return case


def _take_out(desk: Desk, folder: Path) -> None:
    """All that a desk hands over, but what is meant for the visitor and the partner of this one case."""
    export_contacts(desk, date(2026, 10, 1), date(2026, 10, 31), folder / "passages.csv")
    for ending in (".csv", ".ods", ".xlsx"):
        save_tables(desk, OCTOBER, folder / f"tableaux{ending}")
        save_register(desk, folder / f"registre{ending}")
    (folder / "fiche.pdf").write_bytes(render_sheet(desk, OCTOBER))
    for ending in (".pdf", ".ods"):
        write_partner_sheet(desk, "CAF", Quarter(2026, 4), folder / f"partenaire{ending}")
    listed = listed_appointments(desk)
    export_partner_calendar(desk, listed, folder / "rendez-vous.ics")


def _tell(desk: Desk, folder: Path) -> None:
    """What the terminal says as JSON, of the same file: it goes by the clock of this computer."""
    desk.rest()
    apart = folder.parent / "apart"
    shutil.copytree(desk.place.folder, apart)
    for name, words in {
        "mois": ("measure", "2026-10", "--json"),
        "dossiers": ("case", "list", "--json"),
        "rendez-vous": ("appointment", "list", "--json"),
    }.items():
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            assert run(["--data", str(apart), *words]) == 0
        (folder / f"{name}.json").write_text(said.getvalue(), encoding="utf-8")


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def readings(path: Path) -> Iterator[bytes]:
    """A file as it lies there, and what is packed into it."""
    raw = path.read_bytes()
    yield raw
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            yield from (packed.read(name) for name in packed.namelist())
    if raw.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(raw) as document:
            yield "\n".join(page.get_textpage().get_text_range() for page in document).encode()
            yield repr(document.get_metadata_dict()).encode()


def named_in(folder: Path) -> dict[str, list[str]]:
    """What of the person stands in which file of a folder, name of the file included."""
    found: dict[str, list[str]] = {}
    for path in files_in(folder):
        held = [path.name.encode(), *readings(path)]
        words = [
            word
            for word in PERSONAL
            if any(word.encode(coding) in part for part in held for coding in ("utf-8", "utf-16-le"))
        ]
        if words:
            found[path.name] = words
    return found


def test_no_file_of_the_program_holds_a_word_of_the_person(lived: Lived) -> None:
    assert len(files_in(lived.taken)) >= 15
    assert named_in(lived.taken) == {}
    assert named_in(lived.desk.place.folder) == {}
    lived.desk.rest()
    assert named_in(lived.desk.place.folder) == {}
    assert files_in(lived.temporary) == []


def test_what_the_agent_saves_for_the_visitor_is_where_they_saved_it(lived: Lived) -> None:
    """And the looking finds names where there are: it would find them elsewhere."""
    found = named_in(lived.mine)
    assert set(found) >= {"papier.pdf", "liaison.pdf"}
    assert QUESTION in found["liaison.pdf"]
    assert "Zorglubine" in found["papier.pdf"]


def test_no_value_shows_a_name(lived: Lived) -> None:
    for value in lived.values:
        assert not [word for word in PERSONAL if word in repr(value)], type(value)


def test_no_log_says_a_name(lived: Lived) -> None:
    assert "all is heard" in lived.log
    assert not [word for word in PERSONAL if word in lived.log]


def test_no_table_but_those_that_are_erased_holds_it(lived: Lived) -> None:
    meant = {
        "visitor",
        "case_text",
        "case_event",
        "partner_appointment_change",
        "partner_appointment",
        "mandate",
    }
    with lived.desk.store.reading() as connection:
        for table in t.metadata.sorted_tables:
            held = str(connection.execute(select(table)).all())
            assert any(word in held for word in PERSONAL) is (table.name in meant), table.name


CRASH = """
import os, signal, sys
from pathlib import Path
from typing import TypeVar
from marianne_desk.domain.cases.case import CaseDraft
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.storage import cases
from marianne_desk.usecases.cases import case_within
from marianne_desk.usecases.desk import open_desk
desk = open_desk(Path(sys.argv[1]), sys.argv[2])
with desk.store.writing() as connection:
    case = case_within(connection, sys.argv[3])
    for _ in range(300):
        cases.keep_text(connection, case.number, sys.argv[4] * 200, sys.argv[4] * 200)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_program_that_is_killed_leaves_nothing(lived: Lived) -> None:
    words = [str(lived.desk.place.folder), PASSPHRASE, lived.case.id, QUESTION]
    killed = subprocess.run([sys.executable, "-c", CRASH, *words], check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert named_in(lived.desk.place.folder) == {}
    assert files_in(lived.temporary) == []
    assert acts.case_by_id(lived.desk, lived.case.id).case.question == QUESTION


def held(desk: Desk) -> str:
    """Every row of every table, as text."""
    with desk.store.reading() as connection:
        return "".join(str(connection.execute(select(table)).all()) for table in t.metadata.sorted_tables)


def opened(desk: Desk, clock: SetClock) -> acts.Opened:
    request = a_request(desk).contact.requests[0].id
    clock.forward(minutes=1)
    return acts.open_case(desk, CaseDraft(request, Visitor(NAME, REACH), question=QUESTION, tried=TRIED))


def test_what_the_database_refuses_does_not_say_it(desk: Desk, clock: SetClock) -> None:
    case = opened(desk, clock).now.case
    with desk.store.writing() as connection:
        connection.execute(text("ALTER TABLE visitor RENAME TO elsewhere"))
    with pytest.raises(MachineError) as error:
        acts.change_visitor(desk, case.id, Visitor(NAME, REACH))
    said = repr(error.value) + repr(error.value.__cause__) + repr(error.value.__context__)
    assert not [word for word in PERSONAL if word in said]


def test_a_case_that_is_taken_back_leaves_nothing(desk: Desk, clock: SetClock) -> None:
    before = held(desk)
    acts.take_back(desk, opened(desk, clock))
    left = held(desk)
    assert not [word for word in PERSONAL if word in left]
    assert before != left  # the request stays


def undo_note(desk: Desk, case: Case) -> None:
    done = acts.note(desk, case.id, Happening.ANSWERED, answer=Answer.REFUSED, words=SAID)
    acts.undo(desk, done)


def undo_booking(desk: Desk, case: Case) -> None:
    begin = desk.clock() + timedelta(days=3)
    draft = PartnerAppointmentDraft(case.id, begin, mode=Mode.PHONE, place=SAID)
    partner_appointments.undo(desk, partner_appointments.book(desk, draft))


def undo_mandate(desk: Desk, case: Case) -> None:
    draft = MandateDraft(case.id, f"Demander à la CAF l’aide {SAID}", 30)
    mandates.undo_mandate(desk, mandates.write_mandate(desk, draft))


def correct(desk: Desk, case: Case) -> None:
    acts.change_text(desk, case.id, SAID, SAID)
    acts.change_text(desk, case.id, QUESTION, TRIED)


@pytest.mark.parametrize("act", [undo_note, undo_booking, undo_mandate, correct])
def test_what_is_undone_leaves_nothing(
    desk: Desk, clock: SetClock, act: Callable[[Desk, Case], None]
) -> None:
    case = opened(desk, clock).now.case
    clock.forward(minutes=1)
    act(desk, case)
    assert SAID not in held(desk)
    assert QUESTION in held(desk)


def test_a_name_that_is_corrected_is_not_kept_beside_the_new_one(desk: Desk, clock: SetClock) -> None:
    case = opened(desk, clock).now.case
    acts.change_visitor(desk, case.id, Visitor("Lina Benali", ""))
    assert not [word for word in PERSONAL[:5] if word in held(desk)]


def test_a_cancelled_contact_shows_nobody_any_more(desk: Desk, clock: SetClock) -> None:
    logged = a_request(desk)
    acts.open_case(desk, CaseDraft(logged.contact.requests[0].id, Visitor(NAME, REACH)))
    cancel_contact(desk, logged.id)
    assert case_list.find_visitor(desk, "zorglubine", open_only=False) == ()
    assert case_list.cases(desk, open_only=False) == ()


def test_a_month_issued_keeps_no_name(lived: Lived) -> None:
    lived.clock.now = datetime(2026, 11, 3, 9, tzinfo=UTC)
    issue_month(lived.desk, OCTOBER)
    with lived.desk.store.reading() as connection:
        for (name,) in connection.execute(
            text("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'issued%'")
        ).all():
            row = str(connection.execute(text(f"SELECT * FROM {name}")).all())  # noqa: S608
            assert not [word for word in PERSONAL if word in row], name

"""Copies: those older than a week know nobody; one that is brought back later is purged before it is shown."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from marianne_desk.domain.backup_rotation import copy_of
from marianne_desk.domain.cases.appointment import Mode, PartnerAppointmentDraft
from marianne_desk.domain.cases.case import Answer, CaseDraft, Happening
from marianne_desk.domain.cases.mandate import MandateDraft
from marianne_desk.domain.cases.retention import ErasureKind
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.storage import backup as stored
from marianne_desk.storage import tables as t
from marianne_desk.usecases import cases as acts
from marianne_desk.usecases.backup import back_up
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.mandates import write_mandate
from marianne_desk.usecases.partner_appointments import book, move
from marianne_desk.usecases.restore import look_into, restore
from marianne_desk.usecases.retention import erasures
from tests.case_samples import a_request
from tests.desks import PASSPHRASE, SetClock

NAME, WORD = "Zorglubine Quatrefages", "xylophonique"


def lived(desk: Desk, clock: SetClock) -> str:
    """A case with all that a person can leave in it, closed."""
    request = a_request(desk).contact.requests[0].id
    draft = CaseDraft(request, Visitor(NAME, "06 39 98 47 11"), question=WORD, tried=WORD)
    case = acts.open_case(desk, draft).now.case.id
    clock.forward(minutes=1)
    obtained = PartnerAppointmentDraft(case, clock.now + timedelta(days=1), mode=Mode.PHONE, place=WORD)
    booked = book(desk, obtained).appointment
    clock.forward(minutes=1)
    later = PartnerAppointmentDraft(
        case, clock.now + timedelta(days=2), mode=Mode.PHONE, place=WORD, id=booked.id
    )
    move(desk, later, WORD)
    write_mandate(desk, MandateDraft(case, f"Demander à la CAF l’aide {WORD}", 30))
    clock.forward(minutes=1)
    acts.note(desk, case, Happening.ANSWERED, answer=Answer.REFUSED, words=WORD)
    clock.forward(minutes=1)
    acts.note(desk, case, Happening.CLOSED)
    return case


def told(path: Path, key: str) -> str:
    """Every row of a copy."""
    with stored._open(path, key) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        return "".join(str(connection.execute(f"SELECT * FROM {name}").fetchall()) for name in names)  # noqa: S608


def held(desk: Desk) -> str:
    with desk.store.reading() as connection:
        return "".join(str(connection.execute(select(table)).all()) for table in t.metadata.sorted_tables)


def test_copies_older_than_a_week_know_nobody(desk: Desk, clock: SetClock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    lived(desk, clock)
    for _ in range(3):
        back_up(desk, stick)
        clock.forward(days=1)
    clock.forward(days=6)
    back_up(desk, stick)
    copies = sorted(stick.glob("marianne-desk-*.db"))
    old = []
    for path in copies:
        copy = copy_of(path.name, desk.place.read_desk_id())
        assert copy is not None
        rows = told(path, desk.store.key)
        young = copy.at.date() >= desk.today() - timedelta(days=7)
        old += [] if young else [path]
        for word in (NAME, WORD, "0639984711"):
            assert (word in rows) is young, path.name
        assert "closed" in rows  # the anonymous case is there
    assert old
    assert len(old) < len(copies)


def test_a_copy_brought_back_after_the_time_is_purged_at_once(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    case = lived(desk, clock)
    copy = back_up(desk, stick).path
    assert NAME in told(copy, desk.store.key)
    clock.now = datetime(2028, 1, 10, 8, tzinfo=UTC)
    inside = look_into(copy, desk.store.key)
    brought = restore(tmp_path / "again", inside, PASSPHRASE, clock).desk
    for word in (NAME, WORD, "0639984711"):
        assert word not in held(brought)
    assert acts.case_by_id(brought, case).case.visitor is None
    assert {one.kind for one in erasures(brought)} == {ErasureKind.CLOSED_CASE, ErasureKind.MANDATE}
    brought.close()


def test_what_an_old_copy_lost_is_no_fault_of_the_case(desk: Desk, clock: SetClock, tmp_path: Path) -> None:
    """Brought back in time, the case is there, and may be given its visitor again."""
    stick = tmp_path / "stick"
    stick.mkdir()
    case = lived(desk, clock)
    copy = back_up(desk, stick).path
    clock.forward(days=9)
    back_up(desk, stick)
    brought = restore(tmp_path / "again", look_into(copy, desk.store.key), PASSPHRASE, clock).desk
    assert acts.case_by_id(brought, case).case.visitor is None
    assert erasures(brought) == ()
    acts.change_visitor(brought, case, Visitor("Lina Benali", ""))
    assert acts.case_by_id(brought, case).case.visitor is not None
    brought.close()

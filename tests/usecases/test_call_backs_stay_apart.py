"""Whom to call back is shown in one list and written in one encrypted table, until the answer; nowhere else, ever."""

import logging
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import select, text

from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import MachineError
from marianne_desk.domain.month import Month
from marianne_desk.storage import tables as t
from marianne_desk.storage.contacts import contacts_between
from marianne_desk.usecases import to_answer as acts
from marianne_desk.usecases.counter import counter_day
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.month import month_report
from marianne_desk.usecases.transfer import export_contacts

WORDS, REASON = "Jeannine-Zéphyrine", "la pièce dort chez Théodule"
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
def request_id(desk: Desk) -> str:
    """A request with a call back and a reason told."""
    logged = log_contact(desk, ContactDraft(requests=(RequestDraft(reason="cni", outcome=Outcome.PENDING),)))
    found = logged.contact.requests[0].id
    acts.keep_call_back(desk, found, WORDS)
    acts.announce(desk, found, date(2026, 10, 30), REASON)
    return found


def test_it_is_in_no_export_no_figure_no_list_but_one(
    desk: Desk, request_id: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    path = tmp_path / "contacts.csv"
    assert export_contacts(desk, *OCTOBER, path) == 1
    with desk.store.reading() as connection:
        kept = list(contacts_between(connection, *OCTOBER))
    said = (
        path.read_text(encoding="utf-8") + repr(counter_day(desk)) + repr(month_report(desk, Month(2026, 10)))
    )
    waiting = acts.to_answer(desk)
    done = acts.answer(desk, request_id)
    for place in (said, repr(kept), repr(waiting), repr(done), caplog.text):
        assert WORDS not in place
    assert REASON not in said
    assert [row.call_back for row in waiting.rows] == [WORDS]


def test_no_file_of_the_desk_and_no_other_table_holds_it(desk: Desk, request_id: str) -> None:
    with desk.store.reading() as connection:
        for table in t.metadata.sorted_tables:
            if table is not t.callback:
                assert WORDS not in repr(connection.execute(select(table)).all()), table.name
        assert connection.execute(text("PRAGMA temp_store")).scalar_one() == 2  # nothing sorted on the disk
    for file in desk.place.folder.iterdir():
        assert WORDS.encode() not in file.read_bytes(), file.name
    assert acts.to_answer(desk).rows[0].request.id == request_id


def test_what_the_database_refuses_does_not_say_it(desk: Desk, request_id: str) -> None:
    with desk.store.writing() as connection:
        connection.execute(text("ALTER TABLE callback RENAME TO elsewhere"))
    with pytest.raises(MachineError) as error:
        acts.keep_call_back(desk, request_id, WORDS)
    assert WORDS not in repr(error.value) + repr(error.value.__cause__) + repr(error.value.__context__)


def test_the_answer_overwrites_it_in_the_file(desk: Desk, request_id: str, tmp_path: Path) -> None:
    """The same file in the clear, with the connection's own choices: the bytes of the words are gone from its pages
    once they are deleted, without VACUUM; and the journal is emptied when the desk rests."""
    plain = tmp_path / "plain.db"
    with desk.store.reading() as connection:
        secure = connection.execute(text("PRAGMA secure_delete")).scalar_one()
    assert secure == 1
    _export_in_clear(desk, plain)
    assert WORDS.encode() in plain.read_bytes()
    clear = sqlcipher3.connect(plain, isolation_level=None)
    clear.execute(f"PRAGMA secure_delete = {secure}")
    clear.execute("DELETE FROM callback")
    clear.close()
    assert WORDS.encode() not in plain.read_bytes()
    assert REASON.encode() in plain.read_bytes()
    acts.answer(desk, request_id)
    desk.rest()
    assert (desk.place.folder / "desk.db-wal").stat().st_size == 0
    _export_in_clear(desk, tmp_path / "after.db")
    assert WORDS.encode() not in (tmp_path / "after.db").read_bytes()


def _export_in_clear(desk: Desk, path: Path) -> None:
    with desk.store._engine.connect() as connection:
        cursor = connection.connection.cursor()
        cursor.execute(f"ATTACH DATABASE '{path}' AS clear KEY ''")
        cursor.execute("SELECT sqlcipher_export('clear')").fetchall()
        cursor.execute("DETACH DATABASE clear")
        cursor.close()

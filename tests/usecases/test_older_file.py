"""A file of the schema before the commitments: derived at its first opening, and right from then on."""

from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import select

from marianne_desk.domain.codes import Channel, Need, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.derivation import RequestDerived
from marianne_desk.domain.errors import MachineError
from marianne_desk.domain.month import Month
from marianne_desk.storage import schema
from marianne_desk.storage import tables as t
from marianne_desk.storage.rederiving import anything_underived
from marianne_desk.usecases.commitments import commitments_of
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import PASSPHRASE, SetClock

NOW = SetClock(datetime(2026, 12, 15, 9, tzinfo=UTC))
DERIVED = [t.request.c[field.name] for field in fields(RequestDerived)] + [t.request.c.needs_noted]


def at(day: int, hour: int = 8) -> datetime:
    return datetime(2026, 10, day, hour, tzinfo=UTC)


def rows(desk: Desk) -> list[tuple[object, ...]]:
    with desk.store.reading() as connection:
        return [tuple(row) for row in connection.execute(select(*DERIVED).order_by(t.request.c.number))]


def filled(desk: Desk, clock: SetClock) -> None:
    """A letter that was promised, paused and answered; a visitor with a need."""
    clock.now = NOW.now
    request = RequestDraft(
        theme="impots", outcome=Outcome.SOLVED, received_at=at(5), answered_at=at(20), acknowledged_at=at(6),
        announcements=(Announcement(at(5), date(2026, 10, 16)),), pauses=(Pause(at(7), at(8, 16)),),
    )  # fmt: skip
    log_contact(desk, ContactDraft(Channel.MAIL, (request,), arrived_at=at(5)))
    visit = RequestDraft(theme="papiers", outcome=Outcome.SOLVED)
    log_contact(desk, ContactDraft(Channel.DESK, (visit,), arrived_at=at(6), needs=(Need.ACCESS,)))


def made_older(desk: Desk) -> Path:
    """The file as the version before would have left it."""
    desk.close()
    schema.run(desk.place, desk.store.key, lambda settings: command.downgrade(settings, "0002"))
    return desk.place.folder


def test_an_older_file_is_derived_when_it_is_opened(desk: Desk, clock: SetClock) -> None:
    filled(desk, clock)
    before = rows(desk)
    assert before[0][-4:] == ("2026-10-20", 202610, True, False)
    opened = open_desk(made_older(desk), PASSPHRASE, NOW)
    try:
        assert rows(opened) == before
        with opened.store.reading() as connection:
            assert not anything_underived(connection)
        found = {one.id: (one.part, one.whole) for one in commitments_of(opened, Month(2026, 10)).measures()}
        assert (found["announcement_kept"], found["needs_met"]) == ((1, 1), (1, 1))
    finally:
        opened.close()


def test_where_deriving_fails_the_file_is_closed_and_the_next_opening_does_it(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(desk, clock)
    before = rows(desk)
    folder = made_older(desk)

    def full(*_: object) -> int:
        raise MachineError("disk_full")

    with monkeypatch.context() as patched:
        patched.setattr("marianne_desk.usecases.derive_again.derive_again", full)
        with pytest.raises(MachineError, match="disk_full"):
            open_desk(folder, PASSPHRASE, NOW)
    opened = open_desk(folder, PASSPHRASE, NOW)
    try:
        assert rows(opened) == before
    finally:
        opened.close()

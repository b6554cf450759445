"""Deriving again: everything, in chunks, all or nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from marianne_desk.domain.calendar.opening_rules import HoursPeriod, OpeningRules
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, Pause, RequestDraft
from marianne_desk.domain.errors import Cancelled
from marianne_desk.domain.month import Month
from marianne_desk.domain.site_entry import EMPTY_SITE
from marianne_desk.storage import tables
from marianne_desk.usecases.derive_again import derive_again
from marianne_desk.usecases.desk import Desk, reread
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.month import figure_rows, figures_of
from marianne_desk.usecases.set_up import set_up
from marianne_desk.usecases.settings import change_hours

NOW = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
SITE = replace(
    EMPTY_SITE, name="Essai", postcode="58999", commune="Exemple", department="58", zone="Europe/Paris",
    hours="Mo-Fr 09:00-12:00",
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = set_up(tmp_path / "desk", SITE, "douze caractères", clock=lambda: NOW)
    yield opened
    opened.close()


def fill(desk: Desk, contacts: int) -> None:
    """Contacts at the desk, at noon and a half, local time: outside its hours."""
    first = datetime(2026, 10, 1, 10, 30, tzinfo=UTC)
    for n in range(contacts):
        arrived = first + timedelta(seconds=n)
        log_contact(desk, ContactDraft(arrived_at=arrived, requests=(RequestDraft(theme="papiers"),)))


def outside(desk: Desk) -> int:
    with desk.store.reading() as connection:
        rows = connection.execute(tables.contact.select().where(tables.contact.c.outside_hours))
        return len(rows.all())


def test_an_empty_desk_has_nothing_to_derive(desk: Desk) -> None:
    assert derive_again(desk) == 0


def test_what_is_true_already_is_left_alone(desk: Desk) -> None:
    fill(desk, 3)
    assert derive_again(desk) == 0
    assert outside(desk) == 3


def test_every_contact_of_every_chunk_is_derived_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marianne_desk.storage.rederiving._CHUNK", 4)
    fill(desk, 10)
    told: list[tuple[int, int]] = []
    longer = OpeningRules(periods=(HoursPeriod(None, "Mo-Fr 09:00-13:00"),))
    change_hours(desk, longer, lambda done, of: told.append((done, of)))
    assert told == [(4, 10), (8, 10), (10, 10)]
    assert outside(desk) == 0


def test_what_was_stored_wrongly_is_mended_and_kept_months_forgotten(desk: Desk) -> None:
    fill(desk, 2)
    assert figures_of(desk, Month(2026, 10)).figures["contacts"].value == 2
    with desk.store.writing() as connection:
        connection.execute(update(tables.contact).values(month=202609))
        connection.execute(update(tables.request).values(month=202609))
    assert figures_of(desk, Month(2026, 10)).figures["contacts"].value == 2  # kept
    assert derive_again(desk) == 2
    assert figures_of(desk, Month(2026, 10)).figures["contacts"].value == 2
    assert figures_of(desk, Month(2026, 9)).figures["contacts"].value == 0


def test_stopped_on_the_way_nothing_is_changed(desk: Desk) -> None:
    fill(desk, 2)

    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        change_hours(desk, OpeningRules(periods=(HoursPeriod(None, "Mo-Fr 09:00-13:00"),)), stop)
    assert outside(desk) == 2
    assert reread(desk).rules == desk.rules


def test_a_clock_that_stands_still_keeps_standing(desk: Desk) -> None:
    received = datetime(2026, 11, 6, 9, 0, tzinfo=UTC)
    pause = Pause(received + timedelta(days=1), None)
    request = RequestDraft(theme="impots", outcome=Outcome.PENDING, received_at=received, pauses=(pause,))
    log_contact(desk, ContactDraft(channel=Channel.MAIL, arrived_at=received, requests=(request,)))
    change_hours(desk, replace(desk.rules, holidays_removed=(date(2026, 11, 11),)))
    rows = figure_rows(desk, Month(2026, 11), "requests")
    assert [row.due for row in rows] == [(None,)]

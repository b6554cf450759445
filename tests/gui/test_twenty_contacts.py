"""The twenty typical contacts through the real window, key by key; what they left is read from the file.

Source: issue 2 §3 and the page of the twenty contacts: median at most 7 keys, none over 16.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.agenda.appointment import Appointment
from marianne_desk.domain.codes import Age
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.storage.contacts import contact_by_id
from marianne_desk.usecases.agenda import appointments_between
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.simulate import simulate
from tests.desks import LAVAL, PASSPHRASE, SetClock
from tests.gui.driving import Driven, opened
from tests.twenty_contacts import CONTACTS, TypicalContact, Wanted, presses

NAMES = {"Enter": "Return", "PageDown": "PgDown"}
SAVING = {"Enter", "F9", "F10", "F11", "F12", "Shift+F11", "Shift+F12"}
EXTRA = ("Right", "4", "1", "o")
"""Age, commune and first visit, noted before the saving key."""


def press_all(window: Driven, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key == "Space":
            window.type(" ")
        elif len(key) == 1:
            window.type(key.lower())
        else:
            window.press(NAMES.get(key, key))


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with two simulated years behind it."""
    folder = tmp_path_factory.mktemp("learned") / "desk"
    clock = SetClock()
    until = clock.now.date() - timedelta(days=1)
    simulate(folder, LAVAL, until, 24, 8, 2026, PASSPHRASE, clock=clock).desk.close()
    return folder


@pytest.fixture(scope="module")
def window(learned: Path, dressed: object) -> Iterator[Driven]:
    """One window for all twenty, as on a real day."""
    with opened(learned, SetClock()) as driven:
        yield driven


def saved_ids(window: Driven) -> list[str]:
    return [one.id for one in window.counter.presenter.book.history.saved]


def contact_of(folder: Path, contact_id: str) -> Contact:
    desk = open_desk(folder, PASSPHRASE, SetClock())
    try:
        with desk.store.reading() as connection:
            found = contact_by_id(connection, contact_id)
    finally:
        desk.close()
    assert found is not None
    return found.contact


def logged(window: Driven, folder: Path, one: TypicalContact, keys: tuple[str, ...]) -> Contact:
    """Logs one typical contact by ``keys`` and reads it back."""
    window.press("Escape", "Escape", "Escape")  # whatever the one before left
    if one.waits:
        window.press("Ins")
        window.wait(lambda: window.view.waiting.list.count() == 1)
    before = saved_ids(window)
    press_all(window, keys)
    window.wait(lambda: len(saved_ids(window)) == len(before) + 1)
    contact_id = saved_ids(window)[-1]
    window.wait(lambda: window.counter.presenter.book.history.saved[-1].number > 0)
    return contact_of(folder, contact_id)


def booked_by(folder: Path, contact: Contact) -> list[Appointment]:
    """The appointments taken with a contact."""
    desk = open_desk(folder, PASSPHRASE, SetClock())
    try:
        today = SetClock().now.date()
        found = appointments_between(desk, today, today + timedelta(days=30))
    finally:
        desk.close()
    return [one for one in found if one.contact == contact.id]


def check(request: Request, wanted: Wanted) -> None:
    assert (request.theme, request.reason, request.operator) == (wanted.theme, wanted.reason, wanted.operator)
    assert request.outcome is wanted.outcome
    if wanted.help:
        assert request.help == wanted.help
    if wanted.received is not None:
        days, hour = wanted.received
        assert request.received_at is not None
        local = request.received_at.astimezone(ZoneInfo("Europe/Paris"))
        assert local.date() == SetClock().now.date() - timedelta(days=days)
        assert hour is None or local.hour == hour
    assert bool(request.pauses) == wanted.paused
    assert bool(request.announcements) == wanted.announced
    assert (request.answered_at is not None) or not wanted.answered


@pytest.mark.parametrize("one", CONTACTS, ids=lambda one: str(one.number))
def test_a_typical_contact_is_logged_by_its_keys(window: Driven, learned: Path, one: TypicalContact) -> None:
    contact = logged(window, learned, one, one.keys)
    assert contact.channel is one.channel
    for request, wanted in zip(contact.requests, one.requests, strict=True):
        check(request, wanted)
    assert (contact.taken_at is not None) == one.waits
    assert bool(booked_by(learned, contact)) == one.books
    if one.books:  # nothing is in the way of the next
        window.press("Ctrl+Z")
        window.wait_status("et son rendez-vous")


@pytest.mark.parametrize("one", CONTACTS, ids=lambda one: str(one.number))
def test_age_commune_and_first_visit_cost_four_keys_more(
    window: Driven, learned: Path, one: TypicalContact
) -> None:
    at = next(place for place, key in enumerate(one.keys) if key in SAVING)
    contact = logged(window, learned, one, (*one.keys[:at], *EXTRA, *one.keys[at:]))
    assert contact.age is Age.FROM_25
    assert contact.commune
    assert contact.first_visit is True


def test_keys_stay_few(record_property: Callable[[str, object], None]) -> None:
    counts = sorted(presses(one.keys) for one in CONTACTS)
    record_property("keys", counts)
    assert median(counts) <= 7
    assert counts[-1] <= 16
    assert median(count + len(EXTRA) for count in counts) <= 11

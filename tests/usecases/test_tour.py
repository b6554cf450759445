"""The throw-away desk: made beside the real one, of the same house, erased whole; the real one is not touched."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from marianne_desk.domain.calendar.opening_rules import Closing
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.storage.place import open_to_others
from marianne_desk.usecases import tour as tours
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from marianne_desk.usecases.settings import change_hours
from marianne_desk.usecases.tour import MARK, TourFacts, prepare_tour, throw_away, tour_facts, tour_folder
from tests.desks import SetClock
from ui.places import RESOURCES

SITES = RESOURCES / "sample" / "sites.csv"


def content(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_tour_of_this_house_and_nothing_of_it_is_left(desk: Desk, clock: SetClock) -> None:
    folder = desk.place.folder
    desk.rest()
    before = content(folder)
    tour = prepare_tour(folder, desk, SITES, clock)
    assert tour.folder == tour_folder(folder)
    assert tour.house == desk.site.name
    assert tour.last > 60
    opened = open_desk(tour.folder, tour.passphrase, clock)
    assert open_to_others(opened.place) == []
    assert (opened.simulated, opened.site.name) == (True, desk.site.name)
    assert tour_facts(opened, tour) == TourFacts(frozenset(), 0)
    clock.forward(minutes=1)
    log_contact(opened, ContactDraft(requests=(RequestDraft(reason="apl", operator="CAF"),)))
    cancelled = ContactDraft(channel=Channel.PHONE, requests=(RequestDraft(reason="ameli"),))
    cancel_contact(opened, log_contact(opened, cancelled).id)
    assert tour_facts(opened, tour).logged == {("desk", "apl")}
    opened.close()
    (tour.folder / "more").mkdir()
    (tour.folder / "more" / "file").touch()
    assert throw_away(folder)
    assert not tour.folder.exists()
    assert not throw_away(folder)
    assert content(folder) == before


def test_what_a_crash_left_is_erased_before_the_next_tour(desk: Desk, clock: SetClock) -> None:
    left = prepare_tour(desk.place.folder, desk, SITES, clock)
    again = prepare_tour(desk.place.folder, desk, SITES, clock)
    assert again.folder == left.folder
    assert again.passphrase != left.passphrase
    with pytest.raises(UserError):
        open_desk(again.folder, left.passphrase, clock)
    throw_away(desk.place.folder)


def test_before_there_is_a_desk_the_house_is_made_up(tmp_path: Path, clock: SetClock) -> None:
    tour = prepare_tour(tmp_path / "none", None, SITES, clock)
    opened = open_desk(tour.folder, tour.passphrase, clock)
    assert opened.site.name == tour.house
    opened.close()
    assert throw_away(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_a_house_that_is_closed_all_month_has_its_tour_too(desk: Desk, clock: SetClock) -> None:
    today = desk.today()
    closed = replace(
        desk.rules, closings=(Closing(today.replace(month=1), today.replace(month=12), "Travaux"),)
    )
    tour = prepare_tour(desk.place.folder, change_hours(desk, closed), SITES, clock)
    assert tour.last > 60
    throw_away(desk.place.folder)


def test_a_folder_that_is_not_ours_is_never_touched(desk: Desk, clock: SetClock) -> None:
    taken = tour_folder(desk.place.folder)
    taken.mkdir()
    (taken / "photos.txt").write_text("à moi")
    with pytest.raises(UserError, match="tour_folder_taken"):
        prepare_tour(desk.place.folder, desk, SITES, clock)
    assert not throw_away(desk.place.folder)
    assert (taken / "photos.txt").read_text() == "à moi"


def test_a_tour_that_cannot_be_made_leaves_nothing(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise MachineError("disk_full")

    monkeypatch.setattr(tours, "fill_desk", refuse)
    with pytest.raises(MachineError):
        prepare_tour(desk.place.folder, desk, SITES, clock)
    assert not tour_folder(desk.place.folder).exists()


def test_an_erasing_that_the_system_refuses_is_said_and_taken_up_again(
    desk: Desk, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tour = prepare_tour(desk.place.folder, desk, SITES, clock)
    with monkeypatch.context() as patch:

        def refuse(_path: Path) -> None:
            raise PermissionError

        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(MachineError, match="read_only"):
            throw_away(desk.place.folder)
    assert (tour.folder / MARK).exists()
    assert throw_away(desk.place.folder)

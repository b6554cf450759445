"""« Partenaires »: alarms and rooms."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from marianne_desk.domain.cases.case import Happening
from marianne_desk.domain.delays import Alarms
from marianne_desk.usecases.cases import note
from tests.case_samples import a_known_case
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import press, type_text
from tests.gui.settings.settings_window import Settings, opened_settings
from ui.settings.partners_page import PartnersPage
from ui.settings.presenter import Section


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    """A case closed seventy days ago."""
    desk = make_desk(clock=clock)
    note(desk, a_known_case(desk).id, Happening.CLOSED)
    clock.forward(days=70)
    return desk.place.folder


@pytest.fixture
def settings(dressed: QApplication, desk_folder: Path, clock: SetClock) -> Iterator[Settings]:
    with opened_settings(desk_folder, clock) as driven:
        yield driven


def test_alarms_and_rooms_are_kept(settings: Settings) -> None:
    page = settings.go_to(Section.PARTNERS)
    assert isinstance(page, PartnersPage)
    assert [field.value() for field in page.numbers.values()] == [3, 15]
    assert page.rooms[0].text() == "Espace confidentiel"
    press("Ctrl+A")
    type_text("2")
    press("Tab")
    press("Ctrl+A")
    type_text("10")
    for _ in range(2):
        press("Tab")
    assert page.rooms[1].hasFocus()
    type_text("Bureau 2")
    settings.save()
    kept = settings.desk().settings
    assert (kept.alarms, kept.rooms) == (Alarms(2, 10), ("Espace confidentiel", "Bureau 2"))


def test_a_room_whose_name_is_too_long_is_said_beside_it(settings: Settings) -> None:
    page = settings.go_to(Section.PARTNERS)
    assert isinstance(page, PartnersPage)
    for _ in range(2):
        press("Tab")
    press("Ctrl+A")
    type_text("a" * 41)
    press("Ctrl+S")
    fault = page.form._errors["rooms.1"]
    settings.driven.wait(lambda: "40 signes au plus" in fault.text().replace("\u00a0", " "))

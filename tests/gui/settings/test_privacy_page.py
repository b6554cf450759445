"""« Données personnelles »: who is known, what was erased, the register to take away; and the purge of a window that
is closed, or open from one day to the next."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from marianne_desk.domain.cases.case import Happening
from marianne_desk.usecases.cases import note
from marianne_desk.usecases.desk import Desk, read_desk
from marianne_desk.usecases.retention import erasures
from tests.case_samples import a_case
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import focused, opened, press, type_text
from tests.gui.settings.settings_window import Settings, opened_settings
from ui.settings.page import CONFIRM
from ui.settings.presenter import Section
from ui.settings.privacy_page import PrivacyPage

NAME = "Zorglubine Quatrefages"
PLAIN = str.maketrans("\u00a0\u202f", "  ")


@pytest.fixture
def known(make_desk: MakeDesk, clock: SetClock) -> Desk:
    """A desk with a case closed in March, which is erased as the window opens, one closed now, and one to close."""
    desk = make_desk(clock=clock)
    now, clock.now = clock.now, datetime(2026, 3, 10, 9, tzinfo=UTC)
    note(desk, a_case(desk, "Lina Benali").case.id, Happening.CLOSED)
    clock.now = now
    note(desk, a_case(desk, NAME).case.id, Happening.CLOSED)
    a_case(desk, "Omar Diallo")
    return desk


@pytest.fixture
def settings(dressed: QApplication, known: Desk, clock: SetClock) -> Iterator[Settings]:
    with opened_settings(known.place.folder, clock) as driven:
        yield driven


@pytest.fixture
def page(settings: Settings) -> PrivacyPage:
    page = settings.go_to(Section.PRIVACY)
    assert isinstance(page, PrivacyPage)
    return page


def rows(page: PrivacyPage) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    return tuple(  # type: ignore[return-value]
        [tuple(text.translate(PLAIN) for text in line.texts) for line in table.lines.lines]
        for table in (page.known, page.register)
    )


def test_who_is_known_and_what_was_erased(settings: Settings, page: PrivacyPage, clock: SetClock) -> None:
    known, register = rows(page)
    assert known[0] == ("Par un dossier", "2", "le 14/04/2027")
    assert [line[1] for line in known] == ["2", "0", "0", "0", "0"]
    assert register == [("14/10/2026", "1", "Identités de dossiers clos depuis 6 mois")]
    assert focused() is page.numbers["identity_months"]
    press("Tab")
    press("Tab")
    assert focused() is page.keep
    press("Tab")
    assert focused() is page.known
    press("Tab")
    assert focused() is page.register
    press("Tab")
    assert focused() is page.take


def test_what_happened_meanwhile_is_there_when_the_page_is_seen_again(
    settings: Settings, page: PrivacyPage, known: Desk
) -> None:
    press("Ctrl+A")
    type_text("9")
    a_case(known, "Ali Martin")
    settings.driven.press("Ctrl+1")
    settings.driven.press("Ctrl+9")
    settings.driven.wait(lambda: rows(page)[0][0][1] == "3")
    assert page.unsaved
    assert page.numbers["identity_months"].value() == 9  # what was typed stays


def test_shorter_months_say_who_will_be_erased_and_are_confirmed(
    settings: Settings, page: PrivacyPage, clock: SetClock
) -> None:
    clock.forward(days=70)
    press("Ctrl+A")
    type_text("2")
    press("Ctrl+S")
    settings.driven.wait(lambda: page.keep.text() == CONFIRM)
    assert (
        page.said.text().translate(PLAIN).startswith("1 identité sera effacée à la fermeture, sans retour.")
    )
    seen = page.said.visibleRegion().boundingRect().size()
    assert seen == page.said.size()  # the question is under the eyes
    assert settings.desk().settings.identity_months == 6
    settings.save()
    assert settings.desk().settings.identity_months == 2


def test_the_register_is_saved_as_a_table_without_a_name(
    settings: Settings, page: PrivacyPage, tmp_path: Path
) -> None:
    page.take.setFocus()
    press("Return")
    window = settings.driven.window
    settings.driven.wait(lambda: bool(window.findChildren(QFileDialog)))
    (box,) = window.findChildren(QFileDialog)
    path = tmp_path / "registre.csv"
    box.fileSelected.emit(str(path))
    box.close()
    settings.driven.wait(lambda: page.where.text().endswith("registre.csv"))
    text = path.read_text("utf-8-sig")
    assert NAME not in text
    assert "Benali" not in text
    said = list(csv.reader(text.splitlines(), delimiter=";"))
    assert said[2][2:5] == ["Identités de dossiers clos", "1", "6\u00a0mois après la clôture"]


def names_in(folder: Desk) -> str:
    """What the file knows of people now, read without the purge of an opening."""
    from sqlalchemy import text

    with folder.store.reading() as connection:
        return str(connection.execute(text("SELECT name FROM visitor")).all())


def test_a_window_that_is_closed_erases(dressed: QApplication, known: Desk, clock: SetClock) -> None:
    with opened(known.place.folder, clock) as driven:
        assert NAME in names_in(known)
        clock.now = datetime(2027, 4, 20, 16, tzinfo=UTC)
        assert NAME in names_in(known)
        driven.window.close()
        assert NAME not in names_in(known)
    assert sum(one.count for one in erasures(read_desk(known.store, known.place, clock))) == 2


def test_a_window_that_is_open_overnight_erases_in_the_morning(
    dressed: QApplication, known: Desk, clock: SetClock
) -> None:
    with opened(known.place.folder, clock) as driven:
        badge = driven.start.badge
        assert badge is not None
        badge.recount()
        driven.wait(lambda: "Benali" not in names_in(known))  # the desk is open: a day's work
        badge._tick()
        assert NAME in names_in(known)
        heard: list[str] = []
        badge.context.news.cases.connect(lambda: heard.append("cases"))
        clock.now = datetime(2027, 4, 14, 5, tzinfo=UTC)
        badge._tick()
        driven.wait(lambda: NAME not in names_in(known))
        driven.wait(lambda: heard == ["cases"])
        assert "Omar Diallo" in names_in(known)

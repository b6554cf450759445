"""Somebody comes back: their case is found from anywhere by name or telephone, opened, and their return noted."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from marianne_desk.domain.cases.appointment import PartnerAppointmentDraft
from marianne_desk.domain.cases.case import CaseDraft, Happening
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.usecases.cases import case_by_id, note, open_case
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.partner_appointments import book
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, opened, press, turn, type_text
from ui.cases.view import CasesView
from ui.help.page import HelpPage
from ui.shortcuts import Act
from ui.visitors.window import VisitorsDialog

PEOPLE = (("Hélène Lefèvre", "06 12 34 56 78"), ("Mehdi Bénali", "mehdi@exemple.fr"), ("Rose Lefebvre", ""))
FORWARDED = RequestDraft(reason="apl", operator="CAF", outcome=Outcome.FORWARDED)


@pytest.fixture
def ids(desk_folder: Path, clock: SetClock) -> list[str]:
    """The cases of PEOPLE, in their order; D-1 to D-3."""
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    opened_cases = []
    for name, reach in PEOPLE:
        logged = log_contact(desk, ContactDraft(requests=(FORWARDED,)))
        draft = CaseDraft(logged.contact.requests[0].id, Visitor(name, reach))
        opened_cases.append(open_case(desk, draft).now.case.id)
    desk.close()
    return opened_cases


@pytest.fixture
def driven(dressed: QApplication, ids: list[str], desk_folder: Path, clock: SetClock) -> Iterator[Driven]:
    with opened(desk_folder, clock) as window:
        window.wait_rows(3)
        yield window


def search(window: Driven, key: str = "Alt+Q") -> VisitorsDialog:
    """Opens the window, the line under the keys."""
    window.press(key)
    found = window.window.findChild(VisitorsDialog)
    assert found is not None
    window.wait(found.line.hasFocus)
    return found


def names(dialog: VisitorsDialog) -> list[str]:
    return [row.cells[1] for row in dialog.table.rows]


def happenings(folder: Path, clock: SetClock, case_id: str) -> list[Happening]:
    desk = open_desk(folder, PASSPHRASE, clock)
    try:
        return [event.happening for event in case_by_id(desk, case_id).case.events]
    finally:
        desk.close()


def test_a_name_typed_nearly_right_finds_the_nearest_first(driven: Driven) -> None:
    dialog = search(driven)
    type_text("lefevre")
    driven.wait(lambda: len(dialog.table.rows) == 2)
    assert names(dialog) == ["Hélène Lefèvre · 06 12 34 56 78", "Rose Lefebvre"]
    assert dialog.table.rows[0].cells == (
        "D-1",
        "Hélène Lefèvre · 06 12 34 56 78",
        "CAF · Logement, APL",
        "Transmis",
    )
    assert dialog.said.text() == "2\u00a0dossiers ouverts."
    dialog.line.selectAll()
    type_text("345678")
    driven.wait(lambda: names(dialog) == ["Hélène Lefèvre · 06 12 34 56 78"])
    dialog.line.selectAll()
    type_text("zzyzx")
    driven.wait(lambda: dialog.said.text().startswith("Aucun dossier"))
    assert not dialog.open_button.isEnabled()
    press("Return")
    press("F9")
    assert dialog.isVisible()
    dialog.line.clear()
    driven.wait(lambda: dialog.said.text().startswith("Un nom"))
    press("Escape")
    driven.wait(driven.view.entry.hasFocus)


@pytest.mark.parametrize(
    ("days", "said"), [(1, "Rendez-vous demain à 14 h 30"), (6, "Rendez-vous 20/10, 14 h 30")]
)
def test_when_the_appointment_is_can_be_read_whole(
    driven: Driven, ids: list[str], desk_folder: Path, clock: SetClock, days: int, said: str
) -> None:
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    begin = (desk.now() + timedelta(days=days)).replace(hour=14, minute=30, second=0)
    book(desk, PartnerAppointmentDraft(ids[0], begin))
    desk.close()
    dialog = search(driven)
    type_text("lefevre")
    driven.wait(lambda: len(dialog.table.rows) == 2)
    cell = dialog.table.rows[0].cells[3]
    assert cell.replace("\u00a0", " ") == said
    assert dialog.table.columnWidth(3) > dialog.table.fontMetrics().horizontalAdvance(cell)
    press("Escape")
    driven.wait(driven.view.entry.hasFocus)


def test_enter_opens_the_case_in_its_screen(driven: Driven, ids: list[str]) -> None:
    dialog = search(driven)
    type_text("lefevre")
    driven.wait(lambda: len(dialog.table.rows) == 2)
    press("Down")
    press("Return")
    driven.wait(lambda: driven.window.shown_screen is Act.CASES)
    view = driven.window.findChild(CasesView)
    assert view is not None
    driven.wait(lambda: driven.window.findChild(VisitorsDialog) is None)
    driven.wait(lambda: "Rose Lefebvre" in " ".join(label.text() for label in view.findChildren(QLabel)))


def test_a_key_notes_the_return_and_another_takes_it_back(
    driven: Driven, ids: list[str], desk_folder: Path, clock: SetClock
) -> None:
    heard: list[str] = []
    assert driven.start.news is not None
    driven.start.news.cases.connect(lambda: heard.append("cases"))
    dialog = search(driven)
    type_text("benali")
    driven.wait(lambda: len(dialog.table.rows) == 1)
    press("Alt+R")
    driven.wait(lambda: "noté" in dialog.said.text())
    assert dialog.said.text() == (
        "D-2\u00a0: retour de l’usager noté. Entrée ouvre le dossier, Ctrl+Z défait."
    )
    assert happenings(desk_folder, clock, ids[1]) == [Happening.FORWARDED, Happening.RETURNED]
    press("Ctrl+Z")
    driven.wait(lambda: "retour défait" in dialog.said.text())
    assert happenings(desk_folder, clock, ids[1]) == [Happening.FORWARDED]
    press("Ctrl+Z")
    assert heard == ["cases", "cases"]
    press("F9")
    driven.wait(lambda: len(heard) == 3)
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    note(desk, ids[1], Happening.REMINDED)
    desk.close()
    press("Ctrl+Z")
    driven.wait(lambda: "retour" not in dialog.said.text())
    press("Escape")


def test_it_is_reached_from_every_screen_and_has_its_help(driven: Driven) -> None:
    driven.press("Ctrl+9")
    turn(50)
    dialog = search(driven)
    press("F1")
    driven.wait(lambda: dialog.findChild(HelpPage) is not None)
    page = dialog.findChild(HelpPage)
    assert page is not None
    driven.wait(page.isActiveWindow)
    press("Escape")
    driven.wait(lambda: dialog.findChild(HelpPage) is None)
    driven.wait(dialog.line.hasFocus)
    press("Escape")
    driven.wait(lambda: driven.window.findChild(VisitorsDialog) is None)
    assert driven.window.shown_screen is Act.SETTINGS


def test_letters_typed_in_the_list_go_to_the_line(driven: Driven) -> None:
    dialog = search(driven)
    type_text("l")
    driven.wait(lambda: len(dialog.table.rows) > 0)
    dialog.table.setFocus()
    type_text("e")
    assert dialog.line.text() == "le"
    assert dialog.line.hasFocus()
    dialog.table.setFocus()
    press("Down")
    press("Up")
    press("Return")
    driven.wait(lambda: driven.window.shown_screen is Act.CASES)


@pytest.mark.parametrize("size", [(683, 384), (1366, 768)])
def test_it_fits_the_screen_and_every_part_is_named(driven: Driven, size: tuple[int, int]) -> None:
    dialog = search(driven)
    dialog.resize(*size)
    turn(20)
    for widget in (dialog.line, dialog.table, *dialog.findChildren(QPushButton)):
        assert dialog.rect().contains(widget.geometry())
    assert dialog.line.accessibleName() == "Nom ou téléphone"
    assert dialog.table.accessibleName() == "Dossiers trouvés"
    press("Escape")

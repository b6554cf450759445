"""Appointments at partners' in the agenda and the day, told apart in word, and their way to the case."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from marianne_desk.domain.cases.appointment import Mode
from tests.case_samples import a_case, an_appointment
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven
from ui.agenda.view import AgendaView
from ui.agenda.words import Kind
from ui.cases.day_paper import DayPaperDialog
from ui.cases.view import CasesView
from ui.day.closing import ClosingPane
from ui.day.opening import OpeningPane

PLAIN = str.maketrans("\u00a0\u202f", "  ")


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    """D-1 by video that has begun, D-2 at the partner's tomorrow."""
    desk = make_desk(clock=clock)
    an_appointment(desk, a_case(desk), desk.now() + timedelta(hours=1), Mode.VIDEO)
    an_appointment(desk, a_case(desk, "Jean Petit"), desk.now() + timedelta(days=1))
    clock.forward(hours=2)
    return desk.place.folder


def test_the_agenda_shows_them_with_ours_and_enter_opens_the_case(window: Driven) -> None:
    window.press("Ctrl+4")
    window.wait(lambda: window.window.findChild(AgendaView) is not None)
    view = window.window.findChild(AgendaView)
    assert view is not None

    def cells() -> list[list[str]]:
        rows = [row for row in view.table.agenda.rows if row.kind is Kind.PARTNER]
        return [[cell.translate(PLAIN) for cell in row.cells] for row in rows]

    window.wait(lambda: len(cells()) == 2)
    assert cells()[0][1:] == ["CAF, D-1, visio-guichet, ici", "Lina Benali", "Agent 1", "▲ à renseigner"]
    assert cells()[1][1] == "CAF, D-2, chez le partenaire"
    assert cells()[1][4] == "→ à venir"
    assert view.count.text().translate(PLAIN) == "2 rendez-vous chez les partenaires, 1 à renseigner"
    window.press("Ctrl+P")
    window.wait(lambda: bool(window.window.findChildren(DayPaperDialog)))
    paper = window.window.findChildren(DayPaperDialog)[0]
    window.wait(paper.paper.view.is_ready)
    paper.reject()
    window.wait(lambda: QApplication.activeModalWidget() is None)
    window.window.activateWindow()
    view.table.setFocus()
    window.wait(view.table.hasFocus)
    for _ in range(20):
        window.press("Down")
        row = view.table.selected()
        if row is not None and row.case:
            break
    window.press("F9")
    window.wait_status("Entrée ouvre son dossier")
    window.press("Return")
    window.wait(lambda: window.window.findChild(CasesView) is not None)
    cases = window.window.findChild(CasesView)
    assert cases is not None
    window.wait(lambda: cases.is_built and cases.detail.title.text().startswith("D-1 "))


def test_the_day_tells_them_and_closes_them_by_a_digit(window: Driven) -> None:
    window.press("Ctrl+3")
    window.wait(lambda: window.window.findChild(OpeningPane) is not None)
    opening = window.window.findChild(OpeningPane)
    assert opening is not None

    def lines() -> str:
        model = opening.table.model()
        said = (str(model.index(row, column).data()) for row in range(model.rowCount()) for column in (0, 2))
        return "\n".join(said).translate(PLAIN)

    window.wait(lambda: "CAF, D-1" in lines())
    assert "1 rendez-vous à rappeler" in lines()
    window.press("Ctrl+J")
    window.wait(lambda: window.window.findChild(ClosingPane) is not None)
    closing = window.window.findChild(ClosingPane)
    assert closing is not None
    window.wait(lambda: closing.isVisible() and closing.table.model().rowCount() > 0)

    def left() -> list[str]:
        model = closing.table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    window.wait(lambda: "Chez le partenaire, à renseigner" in left())
    closing.table.setFocus()
    while left()[closing.table.currentIndex().row()] != "Chez le partenaire, à renseigner":
        window.press("Down")
    window.wait(lambda: closing.choices[0].text() == "1  honoré, réglé")
    window.type("1")
    window.wait(lambda: "Chez le partenaire, à renseigner" not in left())
    window.press("Ctrl+Z")
    window.wait(lambda: "Chez le partenaire, à renseigner" in left())

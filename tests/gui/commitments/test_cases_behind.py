"""The cases behind a measure, in the real window: reached by keys, opened, and what is noted elsewhere."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.case import Happening
from tests.desks import MakeDesk, SetClock
from tests.gui.commitments.desk_with_mail import Commitments, commitments, plain
from tests.gui.driving import focused
from tests.usecases.cases_of_october import happen, meet, sent, utc
from ui.cases.view import CasesView
from ui.month.rows_view import RowsTable
from ui.shortcuts import Act


@pytest.fixture
def screen(make_desk: MakeDesk, clock: SetClock, dressed: QApplication) -> Iterator[Commitments]:
    """The screen of a desk that sent eleven cases on, one of which was taken up late."""
    desk = make_desk(clock=clock)
    for _ in range(11):
        sent(desk, clock, utc(10, 5))
    late, *others = [f"{one}" for one in _cases(desk)]
    for case in others:
        happen(desk, clock, utc(10, 7), case, Happening.TAKEN_UP)
    happen(desk, clock, utc(10, 12), late, Happening.TAKEN_UP)
    clock.now = utc(10, 14)
    with commitments(desk.place.folder, clock) as driven:
        yield driven


def _cases(desk: object) -> list[str]:
    from marianne_desk.storage import cases
    from marianne_desk.usecases.desk import Desk

    assert isinstance(desk, Desk)
    with desk.store.reading() as connection:
        return [one.id for one in cases.by_numbers(connection, cases.all_numbers(connection))]


def reach(screen: Commitments, part: str) -> None:
    for _ in range(30):
        if part in screen.name:
            return
        screen.press("Down")
    raise AssertionError(screen.name)


def test_the_cases_behind_a_measure_are_read_and_opened(screen: Commitments) -> None:
    screen.go_to(8)
    screen.press("Return")
    screen.driven.wait(lambda: "Courriers" in screen.name, 10)
    reach(screen, "premier geste du partenaire")
    assert "91 %, 10 sur 11, Cible : 90 % (cible de la maison)" in screen.name
    screen.press("Return")
    screen.driven.wait(lambda: isinstance(focused(), RowsTable), 10)
    table = screen.view.rows.table
    assert table.rows.headers[0] == "Dossier"
    first = [plain(cell) for cell in table.rows.lines[0].cells]
    assert first == [
        "D-1", "CAF", "05/10/2026", "08/10/2026", "pris en charge le 12/10/2026", "▼ alarme dépassée",
    ]  # fmt: skip
    assert table.columnWidth(4) > table.columnWidth(3)
    assert plain(screen.view.rows.count.text()) == "octobre 2026 · 11 lignes, dont 1 en défaut"
    screen.press("Return")
    driven = screen.driven
    driven.wait(lambda: driven.window.shown_screen is Act.CASES, 10)
    driven.wait_status("Échap pour revenir")
    cases = driven.window.findChild(CasesView)
    assert cases is not None
    assert str(cases.table.currentIndex().siblingAtColumn(0).data()) == "D-1"
    screen.press("Escape")
    driven.wait(lambda: driven.window.shown_screen is Act.COMMITMENTS, 10)
    driven.wait(lambda: isinstance(focused(), RowsTable), 10)
    assert table.currentIndex().row() == 0
    driven.press("Ctrl+5")  # by itself « Dossiers » leads back nowhere
    driven.wait(cases.table.hasFocus)
    screen.press("Escape")
    assert driven.window.shown_screen is Act.CASES


def test_what_became_of_appointments_is_noted_among_the_cases(
    make_desk: MakeDesk, clock: SetClock, dressed: QApplication
) -> None:
    desk = make_desk(clock=clock)
    for place in range(14):
        case = sent(desk, clock, utc(9, 1))
        meet(desk, case, utc(9, 10), State.KEPT if place < 10 else State.PLANNED)
    clock.now = utc(10, 14)
    with commitments(desk.place.folder, clock) as screen:
        screen.press("PgUp")
        screen.driven.wait(lambda: screen.view.overview.bar.month.text() == "septembre\u00a02026", 10)
        screen.go_to(2)
        screen.press("Return")
        screen.driven.wait(lambda: "Orientations" in screen.name, 10)
        reach(screen, "Rendez-vous à renseigner 4 fois : à noter")
        screen.press("Return")
        screen.driven.wait(lambda: screen.driven.window.shown_screen is Act.CASES, 10)

"""The agenda opens on today, however much the days before it hold."""

from datetime import timedelta
from pathlib import Path

import pytest

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.usecases.permanences import change_permanences
from tests.case_samples import a_case, an_appointment
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven
from ui.agenda.view import AgendaView


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    """A week whose Saturday is today: a permanence on Wednesday, three appointments on each day from Thursday on."""
    desk = make_desk(clock=clock)
    for day in range(1, 5):
        for hour in range(1, 4):
            at = desk.now() + timedelta(days=day, hours=hour)
            an_appointment(desk, a_case(desk, f"Lina B{'abcd'[day - 1] * hour}"), at, Mode.VIDEO)
    change_permanences(desk, [Permanence("", "CAF", "We 14:00-17:00", "CAF", None, None)])
    clock.forward(days=3)
    return desk.place.folder


@pytest.mark.parametrize(("width", "height"), [(683, 384), (1000, 600), (1366, 768)])
def test_the_agenda_opens_on_today(window: Driven, width: int, height: int) -> None:
    window.window.resize(width, height)
    window.press("Ctrl+4")
    window.wait(lambda: window.window.findChild(AgendaView) is not None)
    view = window.window.findChild(AgendaView)
    assert view is not None
    table = view.table
    window.wait(lambda: bool(table.agenda.rows))
    today = next(n for n, row in enumerate(table.agenda.rows) if "aujourd’hui" in row.cells[0])
    bar = table.verticalScrollBar()
    window.wait(lambda: bar.maximum() > 0 and bar.value() == min(today, bar.maximum()))
    table.setFocus()
    window.press("Down")
    assert table.selectionModel().selectedRows()[0].row() == today + 1

"""The guided tour, walked by keys in its own window beside the real one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTableView

from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.month import months_with_contacts
from marianne_desk.usecases.tour import TourFacts, prepare_tour, tour_folder
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, focused, opened, press, type_text
from tests.gui.test_first_start import first_time
from ui.help.page import HelpPage
from ui.shortcuts import Act
from ui.tour.presenter import Seen, TourPresenter
from ui.tour.wiring import ERASED, Visit


@pytest.fixture
def visit(window: Driven, clock: SetClock) -> Iterator[Visit]:
    """The tour, begun from F1."""
    window.press("F1")
    page = window.window.findChild(HelpPage)
    assert page is not None
    window.wait(page.isActiveWindow)
    press("Alt+V")
    window.wait(lambda: window.window.findChild(Visit) is not None)
    found = window.window.findChild(Visit)
    assert found is not None
    window.wait(lambda: found.start is not None and found.start.is_ready, 30)
    assert found.start is not None
    window.wait(found.start.view.entry.hasFocus)
    clock.forward(minutes=1)
    yield found
    if found.start is not None:
        found._leave()
    QApplication.processEvents()


def at(window: Driven, visit: Visit, step: int) -> None:
    window.wait(lambda: visit.presenter.at == step, 10)


def test_the_tour_is_walked_and_thrown_away(window: Driven, visit: Visit, desk_folder: Path) -> None:
    assert visit.start is not None
    assert visit.panel is not None
    tour = visit.start.window
    assert "Visite guidée" in tour.windowTitle()
    assert "Données simulées" in tour._clock.toolTip()
    type_text("caf apl")
    press("Return")
    at(window, visit, 1)
    press("F3")
    type_text("ameli cpam")
    press("Return")
    at(window, visit, 2)
    assert "étape 3 sur 5" in visit.panel.heading.text()
    press("Ctrl+7")
    at(window, visit, 3)
    press("Ctrl+2")
    window.wait(lambda: tour.shown_screen is Act.TO_ANSWER and isinstance(focused(), QTableView), 10)
    press("Return")
    at(window, visit, 4)
    assert visit.presenter.lines()[3].startswith("✓")
    press("F1")
    at(window, visit, 5)
    page = tour.findChild(HelpPage)
    assert page is not None
    assert not any("Visite guidée (" in button.text() for button in page.findChildren(QLabel))
    press("Escape")
    window.wait(lambda: tour.findChild(HelpPage) is None)
    assert visit.panel.title.text() == "La visite est finie"
    assert not visit.panel.going_on.isVisible()
    window.wait(tour.isActiveWindow)
    press("Ctrl+Q")
    window.wait(lambda: visit.start is None)
    assert not tour_folder(desk_folder).exists()
    assert not [left for left in desk_folder.parent.iterdir() if "visite" in left.name]
    assert window.status == ERASED
    desk = open_desk(desk_folder, PASSPHRASE, SetClock())
    assert not desk.simulated
    assert months_with_contacts(desk)[0] == months_with_contacts(desk)[1]
    desk.close()


@pytest.mark.qt_log_ignore(r"does not support (raise\(\)|propagateSizeHints)")
def test_it_can_be_left_with_a_line_half_typed_and_begun_again(
    window: Driven, visit: Visit, desk_folder: Path
) -> None:
    press("Ctrl+K")
    assert visit.presenter.lines()[0].startswith("–")
    type_text("caf a")
    press("Ctrl+Q")
    window.wait(lambda: visit.start is None)
    assert not tour_folder(desk_folder).exists()
    visit.begin(desk_is_there=True)
    visit.begin(desk_is_there=True)
    window.wait(lambda: visit.start is not None and visit.start.is_ready, 30)
    first = visit.start
    visit.begin(desk_is_there=True)
    assert visit.start is first


def test_closing_the_real_window_throws_the_tour_away(desk_folder: Path, clock: SetClock) -> None:
    with opened(desk_folder, clock) as window:
        window.start._begin_tour()
        found = window.window.findChild(Visit)
        assert found is not None
        window.wait(lambda: found.start is not None and found.start.is_ready, 30)
        assert tour_folder(desk_folder).exists()
    assert not tour_folder(desk_folder).exists()


def test_what_a_crash_left_is_erased_at_the_next_start(desk_folder: Path, clock: SetClock) -> None:
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    prepare_tour(desk_folder, desk, Path("resources/sample/sites.csv"), clock)
    desk.close()
    with opened(desk_folder, clock) as window:
        window.wait(lambda: not tour_folder(desk_folder).exists())


def test_a_tour_that_cannot_be_made_says_why(window: Driven, desk_folder: Path) -> None:
    tour_folder(desk_folder).mkdir()
    (tour_folder(desk_folder) / "à moi").touch()
    window.start._begin_tour()
    window.wait_status("contient déjà autre chose")
    assert (tour_folder(desk_folder) / "à moi").exists()


def test_before_there_is_a_desk_the_tour_is_offered_and_leaves_the_first_start_as_it_was(
    dressed: QApplication, tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARIANNE_DESK_PASSPHRASE", PASSPHRASE)
    with first_time(tmp_path / "desk", clock) as first:
        first.dialog.try_out.setFocus()
        press("Space")
        first.wait(lambda: first.driven.window.findChild(Visit) is not None)
        visit = first.driven.window.findChild(Visit)
        assert visit is not None
        first.wait(lambda: visit.start is not None and visit.start.is_ready, 30)
        assert visit.start is not None
        first.wait(visit.start.view.entry.hasFocus)
        press("Ctrl+Q")
        first.wait(lambda: visit.start is None)
        assert first.dialog.isVisible()
        assert not tour_folder(tmp_path / "desk").exists()


def test_the_steps_stand_under_the_screens_where_the_window_is_narrow(window: Driven, visit: Visit) -> None:
    assert visit.start is not None
    assert visit.panel is not None
    tour = visit.start.window
    tour.resize(1400, 800)
    window.wait(visit.panel.steps.isVisible)
    tour.resize(800, 700)
    window.wait(lambda: not visit.panel or not visit.panel.steps.isVisible())


def test_each_step_sees_what_was_done() -> None:
    presenter = TourPresenter()
    nothing = Seen(Act.COUNTER, False)
    for _ in presenter.steps:
        assert not presenter.look(nothing)
        facts = TourFacts(frozenset({("desk", "apl"), ("phone", None)}), 1)
        assert presenter.look(Seen(Act.MONTH, True, facts))
    assert presenter.is_over
    assert not presenter.look(nothing)
    presenter.skip()
    assert all(line.startswith("✓") for line in presenter.lines())

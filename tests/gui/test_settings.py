"""The settings on a real window and a real desk, by keys alone; what was changed is true for the counter at once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from marianne_desk.domain.calendar.opening_rules import Closing, ExtraHoliday, HoursPeriod
from marianne_desk.domain.settings import Agent
from tests.desks import SetClock
from tests.gui.driving import focused, press, turn, type_text
from tests.gui.settings.settings_window import Settings, opened_settings
from ui import theme
from ui.palettes import Look
from ui.settings.agents_page import AgentsPage
from ui.settings.closings_page import ClosingsPage
from ui.settings.hours_page import HoursPage
from ui.settings.house_page import HousePage
from ui.settings.look_page import LookPage
from ui.settings.page import UNSAVED
from ui.settings.presenter import KEPT, Section
from ui.settings.simple_pages import CommunesPage, DelaysPage, OperatorsPage


@pytest.fixture
def settings(dressed: QApplication, desk_folder: Path, clock: SetClock) -> Iterator[Settings]:
    with opened_settings(desk_folder, clock) as driven:
        yield driven


def test_the_house_is_corrected_and_a_wrong_postcode_is_said_beside_it(settings: Settings) -> None:
    page = settings.go_to(Section.HOUSE)
    assert isinstance(page, HousePage)
    assert focused() is page.fields["name"]
    press("Ctrl+A")
    type_text("Maison de l’Étang")
    press("Tab")
    press("Tab")
    press("Ctrl+A")
    type_text("5300")
    press("Return")
    error = page.form._errors["postcode"]
    settings.driven.wait(lambda: "n’est pas un code postal" in error.text())
    assert focused() is page.fields["postcode"]
    type_text("0")
    settings.save()
    assert page.form._errors["postcode"].text() == ""
    assert settings.desk().site.name == "Maison de l’Étang"


def test_hours_are_typed_in_a_grid_and_mean_something_at_once(settings: Settings) -> None:
    page = settings.go_to(Section.HOURS)
    assert isinstance(page, HoursPage)
    cells = page.grid.cells["week"]
    cells[0].setFocus()
    press("Ctrl+A")
    type_text("8h30-12h")
    press("Down")
    assert focused() is cells[1]
    assert cells[0].text() == "8h30–12h"
    page.grid.two_weeks.setFocus()
    press("Space")
    page.grid.cells["odd"][5].setFocus()
    type_text("9-12")
    settings.driven.wait(lambda: "semaines impaires" in page.weekly.text())
    assert "Samedi\u00a017\u00a0octobre\u00a0: fermé" in page.ahead.text()
    settings.save()
    assert settings.desk().rules.periods == (
        HoursPeriod(
            None,
            "Mo 08:30-12:00; Tu-Fr 09:00-12:00,13:30-17:00; week 01-53/2 Sa 09:00-12:00; PH off",
        ),
    )


def test_a_dated_change_is_made_by_tab_in_order_and_the_focus_stays_where_it_was(settings: Settings) -> None:
    page = settings.go_to(Section.HOURS)
    assert isinstance(page, HoursPage)
    assert focused() is page.period
    press("Tab")
    assert focused() is page.since
    type_text("1/12/26")
    press("Tab")
    assert focused() is page.change
    press("Space")
    assert page.period.currentText() == "À partir du 01/12/2026"
    turn(50)
    wanted = page.period.fontMetrics().horizontalAdvance(page.period.currentText())
    assert page.period.width() > wanted + 40
    page.grid.cells["week"][2].setFocus()
    settings.save()
    turn(300)
    assert focused() is page.grid.cells["week"][2]
    page.keep.setFocus()
    press("Return")
    turn(300)
    assert focused() is page.keep
    press("Tab")
    for _ in range(4):
        assert focused() is not page
        press("Tab")


def test_what_is_not_kept_is_marked_until_it_is(settings: Settings) -> None:
    page = settings.go_to(Section.HOURS)
    assert isinstance(page, HoursPage)
    item = settings.view.sections.item(1)
    settings.save()
    assert (item.text(), page.unsaved) == ("Horaires", False)
    page.grid.cells["week"][5].setFocus()
    type_text("9h-12h 14h 19h")
    settings.driven.wait(lambda: item.text() == "Horaires\nnon enregistré")
    assert page.said.text() == UNSAVED
    press("Return")
    assert "entre deux créneaux" in page.grid.error.text()
    assert page.said.text() == UNSAVED
    settings.go_to(Section.DELAYS)
    assert "non enregistré" in item.text()
    settings.go_to(Section.HOURS)
    page.grid.cells["week"][5].setFocus()
    press("Ctrl+A")
    type_text("9h-12h 14h-19h")
    settings.save()
    turn(50)
    assert (item.text(), page.said.text()) == ("Horaires", KEPT)
    page.grid.add_nth.setFocus()
    press("Space")
    press("Tab")
    press("Tab")
    type_text("9h-12h")
    settings.driven.wait(lambda: page.unsaved)
    press("Ctrl+A")
    press("Backspace")
    settings.driven.wait(lambda: not page.unsaved)
    assert page.said.text() == ""


def test_an_hour_that_cannot_be_read_is_shown_and_not_kept(settings: Settings) -> None:
    page = settings.go_to(Section.HOURS)
    assert isinstance(page, HoursPage)
    page.grid.cells["week"][2].setFocus()
    press("Ctrl+A")
    type_text("14h-9h")
    press("Return")
    assert "finit avant de commencer" in page.grid.error.text()
    assert focused() is page.grid.cells["week"][2]
    assert page.grid.cells["week"][2].property("wrong")
    assert settings.desk().rules.periods[0].hours == "Mo-Fr 09:00-12:00,13:30-17:00"


def test_other_hours_from_a_date_on_and_on_the_first_saturday(settings: Settings) -> None:
    page = settings.go_to(Section.HOURS)
    assert isinstance(page, HoursPage)
    page.since.setFocus()
    type_text("4/1/27")
    page.change.setFocus()
    press("Space")
    assert page.period.currentText() == "À partir du 04/01/2027"
    assert focused() is page.grid.cells["week"][0]
    page.grid.add_nth.setFocus()
    press("Space")
    press("Tab")
    press("Tab")
    type_text("9h-12h")
    page.since.setFocus()
    type_text("04/01/2027")
    page.change.setFocus()
    press("Space")
    assert "commencent le même jour" in page.since_error.text()
    settings.save()
    assert settings.desk().rules.periods == (
        HoursPeriod(None, "Mo-Fr 09:00-12:00,13:30-17:00; PH off"),
        HoursPeriod(date(2027, 1, 4), "Mo-Fr 09:00-12:00,13:30-17:00; Sa[1] 09:00-12:00; PH off"),
    )
    page.period.setFocus()
    page.period.setCurrentIndex(1)
    page.period.activated.emit(1)
    page.remove.setFocus()
    press("Space")
    settings.save()
    assert len(settings.desk().rules.periods) == 1


def test_a_closing_and_a_holiday_more_and_one_less(settings: Settings) -> None:
    page = settings.go_to(Section.CLOSINGS)
    assert isinstance(page, ClosingsPage)
    page.first.setFocus()
    type_text("24/12")
    press("Tab")
    type_text("23/12")
    press("Tab")
    type_text("Congés")
    page.add_closing.setFocus()
    press("Space")
    assert page.closings.item(0).text() == "24/12/2026 au 23/12/2027, Congés (365\u00a0jours)"
    page.closings.setFocus()
    page.closings.setCurrentRow(0)
    page.remove_closing.setFocus()
    press("Space")
    assert page.closings.item(0).text() == "Aucune fermeture prévue"
    page.first.setFocus()
    type_text("24/12")
    page.label.setFocus()
    type_text("Inventaire")
    page.day.setFocus()
    type_text("2/11/2026")
    press("Tab")
    type_text("Foire")
    page.holidays.setFocus()
    page.holidays.setCurrentRow(0)
    press("Space")
    settings.save()
    rules = settings.desk().rules
    assert rules.closings == (Closing(date(2026, 12, 24), date(2026, 12, 24), "Inventaire"),)
    assert rules.holidays_added == (ExtraHoliday(date(2026, 11, 2), "Foire"),)
    assert rules.holidays_removed == (date(2026, 1, 1),)


def test_a_closing_that_cannot_be_is_said_under_the_list(settings: Settings) -> None:
    page = settings.go_to(Section.CLOSINGS)
    assert isinstance(page, ClosingsPage)
    page.first.setFocus()
    type_text("31/02")
    page.add_closing.setFocus()
    press("Space")
    assert "n’est pas une date" in page.closing_error.text()
    page.first.clear()
    page.day.setFocus()
    type_text("11/11/2026")
    page.add_holiday.setFocus()
    press("Space")
    assert "motif manque" in page.holiday_error.text()
    assert focused() is page.name


def test_delays_are_kept_and_the_counter_says_the_new_due_day(settings: Settings) -> None:
    page = settings.go_to(Section.DELAYS)
    assert isinstance(page, DelaysPage)
    page.fields["email"].setFocus()
    press("Up")
    press("Up")
    settings.save()
    assert settings.desk().settings.delays.email == 7
    driven = settings.driven
    driven.press("Ctrl+1")
    counter = driven.counter.presenter
    driven.wait(lambda: counter._loaded is not None and counter._loaded.delays.email == 7)


def test_operators_where_the_trade_has_two(settings: Settings) -> None:
    page = settings.go_to(Section.OPERATORS)
    assert isinstance(page, OperatorsPage)
    assert focused() is page.msa
    press("Tab")
    press("Down")
    settings.save()
    kept = settings.desk()
    assert kept.settings.usual_operators == {"famille": "CAF"}
    assert kept.vocabulary.operator_defaults == {"famille": "CAF"}


def test_nine_usual_communes(settings: Settings) -> None:
    page = settings.go_to(Section.COMMUNES)
    assert isinstance(page, CommunesPage)
    assert page.fields[0].text() == "Vaubrun"
    press("Tab")
    type_text("Saint-Ouën")
    press("Return")
    settings.driven.wait(lambda: page.said.text() == KEPT)
    assert settings.desk().settings.communes == ("Vaubrun", "Saint-Ouën")


def test_an_agent_more_is_at_the_counter(settings: Settings) -> None:
    page = settings.go_to(Section.AGENTS)
    assert isinstance(page, AgentsPage)
    page.add.setFocus()
    press("Space")
    type_text("agent 1")
    page.counter[2].setFocus()
    press("Space")
    press("Return")
    settings.driven.wait(lambda: "Deux agents" in page.error.text())
    press("Ctrl+A")
    type_text("Chloé")
    settings.save()
    assert focused() is page.names[2]
    kept = settings.desk()
    assert kept.agents[2] == Agent("agent-3", "Chloé")
    assert kept.settings.agent == "agent-3"
    settings.driven.wait(lambda: "Chloé" in settings.driven.window._clock.text())


def test_what_is_typed_elsewhere_stays_and_is_kept_on_top_of_the_desk_as_it_is(settings: Settings) -> None:
    hours = settings.go_to(Section.HOURS)
    assert isinstance(hours, HoursPage)
    hours.grid.cells["week"][5].setFocus()
    type_text("9h-12h")
    delays = settings.go_to(Section.DELAYS)
    assert isinstance(delays, DelaysPage)
    agents = settings.go_to(Section.AGENTS)
    assert isinstance(agents, AgentsPage)
    agents.counter[1].setFocus()
    press("Space")
    settings.save()
    settings.go_to(Section.DELAYS)
    delays.fields["mail"].setFocus()
    press("Down")
    settings.save()
    kept = settings.desk().settings
    assert (kept.agent, kept.delays.mail) == ("agent-2", 14)
    assert hours.grid.cells["week"][5].text() == "9h–12h"
    settings.go_to(Section.HOURS)
    settings.save()
    assert "Sa 09:00-12:00" in settings.desk().rules.periods[0].hours


def test_the_look_changes_at_once_and_is_kept(settings: Settings) -> None:
    page = settings.go_to(Section.LOOK)
    assert isinstance(page, LookPage)
    try:
        press("End")
        assert theme.look() is Look.CONTRAST
        press("Tab")
        press("Down")
        assert theme.scale() == 125
    finally:
        theme.keep(Look.SYSTEM, 100)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.dress(app, Look.LIGHT)


def test_every_input_of_every_section_has_a_name_and_takes_the_focus_by_tab(settings: Settings) -> None:
    for section in Section:
        page = settings.go_to(section)
        for widget in page.findChildren(QWidget):
            if not widget.isVisible() or not widget.isEnabled():
                continue
            interface = QAccessible.queryAccessibleInterface(widget)
            wanted = isinstance(widget, (QAbstractButton, QComboBox)) or interface.role() in {
                QAccessible.Role.EditableText,
                QAccessible.Role.List,
            }
            inner = widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), QComboBox)
            if wanted and not inner:
                assert interface.text(QAccessible.Text.Name).strip(), (section, widget)
                assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, (section, widget)


def test_nothing_is_cut_on_a_small_screen(settings: Settings) -> None:
    window = settings.driven.window
    window.resize(1366, 700)
    for section in Section:
        page = settings.go_to(section)
        if isinstance(page, HoursPage):
            page.grid.two_weeks.setChecked(True)
            page.grid.by_school.setChecked(True)
        turn(50)
        assert page.horizontalScrollBar().maximum() == 0, section

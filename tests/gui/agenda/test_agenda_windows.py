"""Permanences, a calendar file out and one in, from the agenda's screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import SetClock
from tests.exchange.strict_calendar import of_kind
from tests.gui.agenda.agenda_window import AgendaWindow, agenda_window
from tests.gui.driving import labels_of
from ui.agenda.calendar_files import ExportDialog, PlanDialog
from ui.agenda.permanences import PermanencesDialog
from ui.agenda.wiring import Agenda
from ui.agenda.words import Kind


@pytest.fixture
def agenda(qtbot: QtBot, desk_folder: Path, clock: SetClock) -> Iterator[AgendaWindow]:
    with agenda_window(qtbot, desk_folder, clock) as driven:
        yield driven


def shown(agenda: AgendaWindow, kind: type[QDialog]) -> QDialog:
    """The window of that kind, once it is shown and has the focus."""

    def found() -> QDialog | None:
        return next((one for one in agenda.window.findChildren(kind) if one.isVisible()), None)

    agenda.wait(lambda: found() is not None)
    dialog = found()
    assert dialog is not None
    dialog.activateWindow()
    agenda.wait(lambda: dialog.isAncestorOf(QApplication.focusWidget() or QWidget()))
    return dialog


def wiring(agenda: AgendaWindow) -> Agenda:
    return agenda.view.findChildren(Agenda)[0]


def test_a_permanence_is_noted_and_stands_in_the_agenda(agenda: AgendaWindow) -> None:
    agenda.press("F8")
    dialog = shown(agenda, PermanencesDialog)
    assert isinstance(dialog, PermanencesDialog)
    agenda.wait(dialog.label.hasFocus)
    agenda.type("Conciliateur")
    agenda.press("Tab")
    agenda.type("quand il veut")
    agenda.press("Return")
    agenda.wait(lambda: "ne se lit pas" in dialog.form._errors["hours"].text())
    assert dialog.hours.hasFocus()
    dialog.hours.clear()
    agenda.type("vendredi 14h-17h")
    agenda.press("Return")
    agenda.wait(lambda: dialog.list.count() == 2)
    assert dialog.list.item(0).text().replace("\u00a0", " ").replace("\u2060", "") == (
        "Conciliateur\nvendredi : 14 h – 17 h"
    )
    agenda.wait(lambda: agenda.words(Kind.PERMANENCE) == ["14 h 00 – 17 h 00 Permanence : Conciliateur"])
    for field in (dialog.label, dialog.hours, dialog.operator, dialog.valid_from, dialog.valid_to):
        assert field.accessibleName()
        assert labels_of(field)
    dialog.valid_from.setText("2/11")
    dialog.valid_to.setText("1/11")
    dialog.keep.click()
    agenda.wait(lambda: "finit le 01/11/2026" in dialog.form._errors["valid_from"].text())
    dialog.valid_to.setText("1/12")
    dialog.keep.click()
    agenda.wait(lambda: agenda.words(Kind.PERMANENCE) == [])
    agenda.wait(lambda: "jusqu’au 01/12/2026" in dialog.list.item(0).text())
    dialog.remove.click()
    agenda.wait(lambda: dialog.list.count() == 1)
    agenda.press("Escape")
    agenda.wait(lambda: agenda.window.findChildren(PermanencesDialog) == [])


def test_the_period_is_written_without_names(
    agenda: AgendaWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agenda.take("ven 14h30 impots Sandrine")
    agenda.take("ven 9h cni Karim")
    out = tmp_path / "out.ics"
    messages = agenda.context.messages
    monkeypatch.setattr(messages, "save_as", lambda _title, _name, _kind, then: then(out))
    agenda.press("Ctrl+S")
    shown(agenda, ExportDialog)
    agenda.press("Return")
    agenda.wait(lambda: "2 rendez-vous enregistrés" in agenda.status)
    assert len(of_kind(out.read_bytes(), "VEVENT")) == 2
    assert b"Sandrine" not in out.read_bytes()
    agenda.wait(lambda: agenda.window.findChildren(ExportDialog) == [])
    agenda.view.entry.setFocus()
    agenda.press("Down", "Down", "Ctrl+S")
    dialog = shown(agenda, ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.only.setChecked(True)
    dialog.names.setChecked(True)
    agenda.press("Return")
    agenda.wait(lambda: "1 rendez-vous enregistré" in agenda.status)
    (event,) = of_kind(out.read_bytes(), "VEVENT")
    assert "Sandrine" in event["SUMMARY"][1]


def test_nothing_to_write_is_said(
    agenda: AgendaWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        agenda.context.messages, "save_as", lambda _title, _name, _kind, then: then(tmp_path / "x.ics")
    )
    agenda.press("Ctrl+S")
    shown(agenda, ExportDialog)
    agenda.press("Return")
    agenda.wait(lambda: "aucun rendez-vous à enregistrer" in agenda.status)


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:a
DTSTART:20261016T090000
SUMMARY:Madame Zorglub - notaire
END:VEVENT
BEGIN:VEVENT
UID:b
DTSTART;VALUE=DATE:20261016
END:VEVENT
END:VCALENDAR
"""


def test_a_file_is_shown_first_then_taken_whole(agenda: AgendaWindow, tmp_path: Path) -> None:
    path = tmp_path / "in.ics"
    path.write_text(CALENDAR, encoding="utf-8")
    agenda.press("Ctrl+O")
    box = shown(agenda, QFileDialog)
    assert isinstance(box, QFileDialog)
    box.fileSelected.emit(str(path))
    box.reject()
    plan = shown(agenda, PlanDialog)
    assert isinstance(plan, PlanDialog)
    assert plan.said.text().replace("\u00a0", " ") == "1 nouveau, 1 laissé de côté."
    assert "sur la journée entière" in plan.refused.item(0).text()
    line = plan.taken.item(0).text().replace("\u00a0", " ")
    assert line == "vendredi 16 octobre 2026 à 9 h 00 : « notaire », nom de famille non gardé"
    assert "Un nom de famille n’est pas gardé" in plan.names.text()
    agenda.press("Escape")
    agenda.wait(lambda: agenda.window.findChildren(PlanDialog) == [])
    assert agenda.taken == []
    wiring(agenda).windows.look_at(path)
    plan = shown(agenda, PlanDialog)
    assert isinstance(plan, PlanDialog)
    plan.keep.click()
    agenda.wait(lambda: len(agenda.taken) == 1)
    assert agenda.taken[0][:2] == ("9 h 00 – 9 h 30", "notaire")
    assert "1 rendez-vous repris du fichier" in agenda.status
    wiring(agenda).windows.look_at(path)
    plan = shown(agenda, PlanDialog)
    assert isinstance(plan, PlanDialog)
    assert not plan.keep.isVisible()
    agenda.press("Escape")


def test_a_file_that_is_no_calendar_is_said(agenda: AgendaWindow, tmp_path: Path) -> None:
    path = tmp_path / "lettre.txt"
    path.write_text("Bonjour", encoding="utf-8")
    wiring(agenda).windows.look_at(path)
    agenda.wait(lambda: "n’est pas un fichier d’agenda" in agenda.status)

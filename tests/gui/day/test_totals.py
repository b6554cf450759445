"""Totals to carry over, by keys alone: shown, copied, their list edited."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from marianne_desk.domain.codes import Age
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.usecases.carry_over import carried_totals
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, focused
from ui.day.view import DayView
from ui.messages import Messages
from ui.shortcuts import Act
from ui.totals.view import TotalsView


@pytest.fixture
def a_desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    desk = make_desk(clock=clock)
    for day, reason, operator in ((12, "cni", "FRANCE_TITRES"), (14, "apl", "CAF"), (14, "rsa", "CAF")):
        log_contact(
            desk,
            ContactDraft(
                arrived_at=datetime(2026, 10, day, 7, tzinfo=UTC),
                requests=(RequestDraft(reason=reason, operator=operator),),
                age=Age.FROM_25 if reason == "rsa" else None,
            ),
        )
    return desk


@pytest.fixture
def desk_folder(a_desk: Desk) -> Path:
    return a_desk.place.folder


def at_totals(window: Driven) -> TotalsView:
    window.press("Ctrl+3", "Alt+T")
    view = window.window.findChild(DayView)
    assert view is not None
    assert view.shown is Act.TOTALS
    window.wait(lambda: view.findChild(TotalsView) is not None)
    totals = view.findChild(TotalsView)
    assert totals is not None
    window.wait(totals.page.table.hasFocus)
    window.wait(lambda: len(totals.page.table.rows.lines) > 0)
    return totals


def shown(totals: TotalsView) -> dict[str, tuple[str, ...]]:
    return {line.cells[0]: line.cells[1:] for line in totals.page.table.rows.lines}


def title(totals: TotalsView) -> str:
    return totals.page.title.text().replace("\u00a0", " ")


def test_a_day_and_a_week_are_shown_and_copied(window: Driven) -> None:
    totals = at_totals(window)
    assert title(totals) == "mercredi 14 octobre 2026"
    lines = shown(totals)
    assert (lines["Passages"][0], lines["CAF"][0]) == ("2", "2")
    assert lines["25 à 39 ans"] == ("1", "noté 1 fois sur 2")
    assert lines["Premières visites"] == ("–", "inconnu\u00a0: jamais noté sur 2")
    assert "pas publiques" in totals.page.notes.text()
    window.press("Ctrl+C")
    assert QApplication.clipboard().text().startswith("Passages\t2\nGuichet\t2\n")
    assert "1\u00a0inconnue (–)" in window.status
    window.press("Alt+S")
    window.wait(lambda: title(totals) == "semaine du 12 au 18 octobre 2026")
    assert shown(totals)["Passages"][0] == "3"
    assert "mardi\u00a013\u00a0octobre" in totals.page.notes.text()
    window.press("Ctrl+Shift+C")
    assert QApplication.clipboard().text().startswith("3\n3\n0\n")
    window.press("PgDown")
    assert window.status == "C’est la semaine en cours."
    window.press("PgUp")
    window.wait(lambda: title(totals) == "semaine du 5 au 11 octobre 2026")
    window.press("Alt+J")
    window.wait(lambda: title(totals).startswith("mercredi 7"))
    window.press("PgDown")
    window.wait(lambda: title(totals).startswith("jeudi 8"))


def test_a_silent_day_is_unknown_not_empty(window: Driven) -> None:
    totals = at_totals(window)
    window.press("PgUp")
    window.wait(lambda: title(totals).startswith("mardi 13"))
    assert {cells[0] for cells in shown(totals).values()} == {"–"}
    assert "inconnus" in totals.page.notes.text()


def test_the_list_is_edited_by_keys(window: Driven, a_desk: Desk) -> None:
    totals = at_totals(window)
    window.press("Ctrl+E")
    editor = totals.editor
    window.wait(editor.lines.hasFocus)
    window.press("Down", "Alt+Down", "Ins")
    assert focused() is editor.name
    window.type("Prestations")
    window.press("Tab")
    assert focused() is editor.filter
    window.type("operateur caf")
    window.press("Down")
    assert focused() is editor.choices
    window.press("Space")
    assert editor.counted.text() == "Compte\u00a0: CAF"
    window.press("Alt+Up", "Alt+Up", "Alt+Up", "Ctrl+S")
    window.wait(lambda: "enregistrée" in window.status)
    window.wait(lambda: "Prestations" in shown(totals))
    assert list(shown(totals))[:4] == ["Prestations", "Passages", "Téléphone", "Guichet"]
    assert shown(totals)["Prestations"][0] == "2"
    assert carried_totals(a_desk)[0].figures == ("requests.operator.CAF",)
    window.press("Ctrl+E")
    window.wait(editor.lines.hasFocus)
    window.press("Ctrl+Del", "Ctrl+S")
    window.wait(lambda: "Prestations" not in shown(totals))


def test_a_line_at_fault_is_said_beside_it(window: Driven, a_desk: Desk) -> None:
    totals = at_totals(window)
    window.press("Ctrl+E")
    window.wait(totals.editor.lines.hasFocus)
    window.press("Ins", "Ctrl+S")
    window.wait(lambda: totals.editor.fault.text().startswith("Le nom de cette ligne manque"))
    window.type("Vide")
    assert not totals.editor.fault.isVisible()
    window.press("Ctrl+S")
    window.wait(lambda: "ne compte rien" in totals.editor.fault.text())
    window.press("Alt+D", "Ctrl+S")
    window.wait(lambda: "enregistrée" in window.status)


def test_a_changed_list_is_not_lost_without_a_word(window: Driven, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(_self: Messages, title: str, _text: str, _yes: str, _no: str) -> bool:
        asked.append(title)
        return len(asked) > 1

    monkeypatch.setattr(Messages, "ask", ask)
    totals = at_totals(window)
    window.press("Ctrl+E")
    window.wait(totals.editor.lines.hasFocus)
    window.press("Alt+Down", "Escape")
    assert asked == ["Liste modifiée"]
    assert totals.currentWidget() is totals.editor
    window.press("Escape")
    assert totals.currentWidget() is totals.page
    window.press("Ctrl+E")
    window.wait(totals.editor.lines.hasFocus)
    window.press("Escape")
    assert totals.currentWidget() is totals.page
    assert len(asked) == 2

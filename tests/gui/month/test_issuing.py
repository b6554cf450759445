"""A month issued by keys: what is incomplete first, the comment, the question, the month as issued, its errata."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.issuing.incomplete import Kind
from marianne_desk.domain.set_aside import SetAside
from marianne_desk.usecases.at_the_counter import keep_entry
from marianne_desk.usecases.correct_contact import cancel
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.find_contacts import past_contact
from marianne_desk.usecases.issue_month import issue_month, issued, issued_pdf
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, focused, opened, press, type_text
from tests.gui.month.desk_of_october import OCTOBER, fill, utc
from tests.gui.month.month_window import MonthWindow, month_window
from ui.month.cards import CardList
from ui.month.issue_dialog import IssueDialog
from ui.month.issuing import WHERE
from ui.month.wiring import MonthWiring
from ui.shortcuts import Act

NB = "\u00a0"


@pytest.fixture
def october(make_desk: MakeDesk, clock: SetClock) -> Desk:
    desk = make_desk(clock=clock)
    fill(desk)
    clock.now = utc(11, 3, 9)
    return desk


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, october: Desk, clock: SetClock) -> Iterator[MonthWindow]:
    with month_window(qtbot, october.place.folder, clock) as driven:
        yield driven


@pytest.fixture
def desk_window(dressed: QApplication, october: Desk, clock: SetClock) -> Iterator[Driven]:
    keep_entry(october, SetAside("an-entry", "agent-1", Channel.DESK, clock.now, clock.now, text="caf apl"))
    with opened(october.place.folder, clock) as driven:
        yield driven


def to_october(window: MonthWindow) -> None:
    window.press("PgUp")
    window.wait(lambda: window.view.overview.bar.month.text() == f"octobre{NB}2026")


def dialog_of(window: MonthWindow) -> IssueDialog:
    window.press("F11")
    window.wait(lambda: window.window.findChild(IssueDialog) is not None)
    dialog = window.window.findChild(IssueDialog)
    assert dialog is not None
    window.wait(dialog.isActiveWindow)
    return dialog


def answer(key: str) -> list[str]:
    """Answers the question that comes, by a key; what it asked."""
    asked: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, look)
            return
        asked.append(box.text())
        if key == "yes":
            press("Shift+Tab")
        press("Return")

    QTimer.singleShot(20, look)
    return asked


def lines_of(dialog: IssueDialog) -> list[str]:
    return [dialog.lacks.item(row).text() for row in range(dialog.lacks.count())]


def test_a_month_is_issued_by_keys(window: MonthWindow, october: Desk) -> None:
    to_october(window)
    overview = window.view.overview
    assert overview.status.text().startswith("Provisoire")
    assert overview.bar.issue.isVisible()
    dialog = dialog_of(window)
    assert dialog.windowTitle() == f"Émettre la fiche d’octobre{NB}2026"
    assert focused() is dialog.lacks
    lines = lines_of(dialog)
    assert lines[0].startswith(f"▲ 20{NB}jours ouverts sans aucun passage ni explication{NB}: lundi")
    assert f"▲ 1{NB}réponse due et non donnée{NB}: C-4" in lines
    window.press("Tab")
    assert focused() is dialog.comment
    type_text("Un mois calme.")
    refused = answer("no")
    window.press("F11")
    assert refused == [f"La fiche d’octobre{NB}2026 sera émise par Agent 1. Elle ne changera plus."]
    assert issued(october, OCTOBER) is None
    assert dialog.isVisible()
    window.wait(lambda: QApplication.focusWidget() is dialog.comment)
    answer("yes")
    window.press("Ctrl+Shift+E")
    window.wait(lambda: "émise. Empreinte" in window.status)
    held = issued(october, OCTOBER)
    assert held is not None
    assert held.comment == "Un mois calme."
    window.wait(lambda: overview.status.text().startswith("Émise le 3"))
    said = f"par Agent 1. Empreinte{NB}: {held.mark}.\nCommentaire{NB}: Un mois calme."
    assert overview.status.text().endswith(said)
    assert not overview.bar.issue.isVisible()
    assert overview.errata is None
    window.wait(lambda: QApplication.focusWidget() is not None)
    window.press("F11")
    assert window.status.startswith(f"La fiche d’octobre{NB}2026 est émise depuis le 03/11/2026 à 10")
    window.press("Ctrl+P")
    window.wait(window.view.sheet.is_ready)
    wiring = window.view.findChild(MonthWiring)
    assert wiring is not None
    assert wiring.pdf == issued_pdf(october, OCTOBER)


def test_what_changed_since_stands_on_the_screen(window: MonthWindow, october: Desk, clock: SetClock) -> None:
    issue_month(october, OCTOBER)
    clock.forward(days=1)
    cancel(october, past_contact(october, 6), "twice")
    to_october(window)
    window.wait(lambda: window.view.overview.errata is not None)
    panel = window.view.overview.errata
    assert panel is not None
    window.wait(panel.isVisible)
    lines = {line.cells[0]: line for line in panel.content.figures.lines}
    assert lines["Passages"].cells == ("Passages", "3", "2", "04/11/2026")
    assert lines["Passages"].behind is not None
    judged = [line for name, line in lines.items() if "Demandes résolues sur place" in name]
    assert judged[0].behind is None
    panel.content.setFocus()
    window.press("Return")
    assert len(window.lines()) == 2


def test_a_running_month_is_not_issued(window: MonthWindow, october: Desk) -> None:
    assert not window.view.overview.bar.issue.isVisible()
    dialog = dialog_of(window)
    assert lines_of(dialog)[0] == "▲ Le mois n’est pas fini. La fiche s’émet une fois le mois fini."
    assert not dialog.do.isEnabled()
    window.press("F11", "Return")  # neither issues nor leads anywhere
    assert dialog.isVisible()
    window.press("Escape")
    window.wait(lambda: window.window.findChild(IssueDialog) is None)


def test_a_personal_number_is_pointed_out_and_a_draft_is_looked_at(
    window: MonthWindow, october: Desk
) -> None:
    to_october(window)
    dialog = dialog_of(window)
    dialog.comment.setFocus()
    type_text("Allocataire 1234567")
    assert "numéro personnel" in dialog.warning.text()
    window.press("Ctrl+P")
    assert dialog.isVisible()
    dialog.comment.setPlainText("x" * 1300)
    assert "trop long" in dialog.warning.text()
    dialog.comment.setPlainText("Appelez le 02 00 00 00 00.")
    assert "celui de la maison" in dialog.warning.text()
    dialog.comment.setPlainText("Un mois calme.")
    assert not dialog.warning.isVisible()
    window.press("Ctrl+P")
    window.wait(window.view.sheet.is_ready)
    window.wait(lambda: QApplication.focusWidget() is window.view.sheet.area)
    window.press("Escape")
    assert dialog_of(window).words == "Un mois calme."
    window.press("Escape")


def test_a_line_leads_where_it_is_mended(dressed: QApplication, desk_window: Driven, clock: SetClock) -> None:
    desk_window.press("Ctrl+7")
    desk_window.wait(lambda: isinstance(focused(), CardList))
    desk_window.press("F11")
    desk_window.wait(lambda: desk_window.window.findChild(IssueDialog) is not None)
    dialog = desk_window.window.findChild(IssueDialog)
    assert dialog is not None
    desk_window.wait(dialog.isActiveWindow)
    row = next(row for row, text in enumerate(lines_of(dialog)) if "mise de côté" in text)
    dialog.lacks.setCurrentRow(row)
    desk_window.press("Return")
    desk_window.wait(lambda: desk_window.window.findChild(IssueDialog) is None)
    assert desk_window.window.shown_screen is WHERE[Kind.SET_ASIDE] is Act.COUNTER

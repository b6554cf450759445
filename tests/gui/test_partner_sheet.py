"""The window of a partner's sheet: opened from « Dossiers » by a key, another quarter, printed, saved, issued."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from marianne_desk.documents.preview import text_of
from marianne_desk.domain.partner_sheet.lacks import Lack, Lacking
from marianne_desk.domain.partner_sheet.note import IssuedQuarter, QuarterErratum
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.issue_quarter import issue_quarter
from tests.desks import PASSPHRASE, MakeDesk, SetClock
from tests.gui.driving import Driven, opened
from tests.partner_samples import count
from tests.quarter_desk import CAF, OCTOBER, T3, ask, fill
from ui.cases.view import CasesView
from ui.cases.wiring import CasesWiring
from ui.help.page import HelpPage
from ui.month.issue_dialog import IssueDialog
from ui.partner_sheet import load, words
from ui.partner_sheet.window import PartnerSheetDialog

NB = "\u00a0"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(OCTOBER)


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    desk = make_desk(clock=clock)
    fill(desk, clock)
    return desk.place.folder


@pytest.fixture
def driven(dressed: QApplication, desk_folder: Path, clock: SetClock) -> Iterator[Driven]:
    with opened(desk_folder, clock) as window:
        yield window


@pytest.fixture
def dialog(driven: Driven) -> Iterator[PartnerSheetDialog]:
    """The window, as the key of « Dossiers » opens it, once the sheet can be read."""
    driven.press("Ctrl+5")
    view = driven.window.findChild(CasesView)
    assert view is not None
    driven.wait(lambda: view.is_built and view.findChild(CasesWiring) is not None)
    driven.press("Shift+F6")
    driven.wait(lambda: driven.window.findChild(PartnerSheetDialog) is not None)
    found = driven.window.findChild(PartnerSheetDialog)
    assert found is not None
    ready(driven, found)
    yield found
    found.close()
    driven.wait(lambda: driven.window.findChild(PartnerSheetDialog) is None)


def ready(driven: Driven, dialog: PartnerSheetDialog) -> None:
    driven.wait(
        lambda: (
            dialog.paper.view.is_ready()
            and dialog.paper.view.pages[0].is_sharp()
            and dialog.standing.text() != ""
        )
    )


def text(dialog: PartnerSheetDialog) -> str:
    return " ".join(" ".join(text_of(dialog.paper.drawn.pdf)).split())


def another(driven: Driven, dialog: PartnerSheetDialog, keys: str) -> None:
    before = dialog.paper.drawn
    driven.press(keys)
    driven.wait(lambda: dialog.paper.drawn is not before)
    ready(driven, dialog)


def test_it_shows_the_last_quarter_that_is_over(driven: Driven, dialog: PartnerSheetDialog) -> None:
    assert dialog.quarter.text() == f"3e{NB}trimestre{NB}2026"
    assert dialog.operator.currentText() == "CAF"
    assert "40 demandes" in text(dialog)
    assert dialog.standing.text().startswith("Provisoire")
    assert dialog.issue.isEnabled()
    assert (dialog.before.isEnabled(), dialog.after.isEnabled()) == (False, True)
    driven.press("Alt+Left")
    assert dialog.quarter.text() == f"3e{NB}trimestre{NB}2026"
    driven.press("F1")
    driven.wait(lambda: dialog.findChild(HelpPage) is not None)
    page = dialog.findChild(HelpPage)
    assert page is not None
    said = {label.text() for label in page.findChildren(QLabel)}
    assert {"F11", "Alt+P", "Ctrl+E", "Ctrl+P", "Ctrl+S"} <= said
    driven.wait(page.isActiveWindow)
    driven.press("Escape")
    driven.wait(lambda: dialog.findChild(HelpPage) is None)


def test_another_quarter_and_another_partner_by_keys(driven: Driven, dialog: PartnerSheetDialog) -> None:
    another(driven, dialog, "Alt+Right")
    driven.wait(lambda: dialog.standing.text().startswith("Trimestre en cours"))
    assert not dialog.issue.isEnabled()
    driven.press("F11")
    assert dialog.issuing is None
    driven.press("Alt+P")
    driven.wait(dialog.operator.hasFocus)
    another(driven, dialog, "Down")
    assert dialog.operator.currentText() == "MSA"
    assert "MSA, 4e trimestre 2026" in text(dialog)


def test_its_tables_are_taken_away(driven: Driven, dialog: PartnerSheetDialog, tmp_path: Path) -> None:
    driven.press("Ctrl+E")
    driven.wait(lambda: bool(driven.window.findChildren(QFileDialog)))
    (box,) = driven.window.findChildren(QFileDialog)
    assert [Path(name).name for name in box.selectedFiles()] == ["fiche-CAF-2026-T3.ods"]
    driven.wait(box.isActiveWindow)
    box.setDirectory(str(tmp_path))
    driven.press("Return")
    driven.wait_status("Tableaux enregistrés")
    assert (tmp_path / "fiche-CAF-2026-T3.ods").exists()
    assert dialog.standing.text().endswith("fiche-CAF-2026-T3.ods")


def test_it_is_issued_once_what_is_incomplete_was_said(
    driven: Driven, dialog: PartnerSheetDialog, make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    driven.press("F11")
    driven.wait(lambda: dialog.issuing is not None and dialog.issuing.isActiveWindow())
    asked = dialog.issuing
    assert isinstance(asked, IssueDialog)
    lines = [asked.lacks.item(row).text() for row in range(asked.lacks.count())]
    assert len(lines) == 1
    assert "jours ouverts sans aucun passage" in lines[0]
    assert asked.comment.hasFocus()
    asked.comment.setPlainText("Un été calme.")
    before = dialog.paper.drawn
    driven.press("Ctrl+P")
    driven.wait(lambda: dialog.paper.drawn is not before)
    ready(driven, dialog)
    assert "Un été calme." in text(dialog)
    assert "Provisoire" in text(dialog)
    driven.press("F11")
    driven.wait(lambda: dialog.issuing is not None and dialog.issuing.isActiveWindow())
    assert dialog.issuing is not None
    assert dialog.issuing.words == "Un été calme."
    monkeypatch.setattr("ui.messages.Messages.ask", lambda *_: False)
    driven.press("F11")
    assert dialog.issuing is not None
    monkeypatch.setattr("ui.messages.Messages.ask", lambda *_: True)
    driven.press("F11")
    driven.wait(lambda: dialog.standing.text().startswith("Émise le"))
    ready(driven, dialog)
    assert "Émise le 5 octobre 2026" in text(dialog).replace(NB, " ")
    assert not dialog.issue.isEnabled()


def test_what_changed_since_is_said_beside_it(desk_folder: Path, clock: SetClock) -> None:
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    issue_quarter(desk, CAF, T3)
    ask(desk, clock, datetime(2026, 9, 28, 8, tzinfo=UTC))
    clock.now = OCTOBER
    said = load.standing(desk, CAF, T3)
    assert not said.can
    assert "2 chiffres ont changé depuis : Demandes, 40 → 41" in said.words.replace(NB, " ")
    assert words.lack(Lacking(Lack.NO_FEEDBACK)) == "Aucun retour du terrain n’est noté"
    desk.close()
    a_figure = count("cases", 7)
    many = [QuarterErratum(T3, f"n{n}", a_figure, a_figure, "1", "2") for n in range(5)]
    held = IssuedQuarter(CAF, T3, OCTOBER, "Agent 1", "", "0" * 64)
    assert words.standing(held, many).replace(NB, " ").endswith("; et 2 de plus. La fiche suivante le dira.")

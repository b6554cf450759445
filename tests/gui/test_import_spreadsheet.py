"""An old spreadsheet comes in through a real window on a real desk, by keys alone, and is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QTableView, QWidget

from marianne_desk.domain.month import Month
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.month import figures_of
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, focused, opened, press, type_text
from tests.old_sheets import COUNTED, ONE_A_ROW, write_csv, write_xlsx
from ui.import_contacts.past_page import PastPage
from ui.import_contacts.sheet_presenter import Step
from ui.import_contacts.view import ImportDialog
from ui.import_contacts.wizard import SheetWizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Importing:
    """The import window, driven by keys."""

    def __init__(self, driven: Driven, folder: Path) -> None:
        self.driven, self.folder = driven, folder
        driven.wait(lambda: QApplication.focusWidget() is not None)
        driven.press("Ctrl+I")
        dialog = next((d for d in driven.window.findChildren(ImportDialog) if d.isVisible()), None)
        assert dialog is not None
        self.dialog = dialog
        driven.wait(dialog.file.hasFocus)

    @property
    def wizard(self) -> SheetWizard:
        assert self.dialog.wizard is not None
        return self.dialog.wizard

    @property
    def past(self) -> PastPage:
        assert self.dialog.past is not None
        return self.dialog.past

    def read(self, path: Path) -> None:
        press("Ctrl+A")
        type_text(str(path))
        press("Return")
        self.settle()

    def settle(self) -> None:
        def idle() -> bool:
            return not self.dialog.presenter.busy and not (self.dialog.wizard and self.wizard.presenter.busy)

        self.driven.wait(idle, 20)

    def on(self, step: Step) -> None:
        self.settle()
        self.driven.wait(lambda: self.wizard.presenter.step is step)

    def say(self, word: str) -> None:
        """Types a meaning into the box that has the focus. Without a screen, the list that was open beside it stays
        the active window; a window manager gives the focus back."""
        assert isinstance(focused(), QComboBox)
        press("Ctrl+A")
        type_text(word)
        press("Return")
        QApplication.processEvents()
        self.dialog.activateWindow()
        self.driven.wait(lambda: QApplication.activeWindow() is self.dialog)

    def contacts(self, month: Month) -> float | None:
        desk = open_desk(self.folder, PASSPHRASE)
        try:
            return figures_of(desk, month).figures["contacts"].value
        finally:
            desk.close()


@pytest.fixture
def importing(dressed: QApplication, desk_folder: Path, clock: SetClock) -> Iterator[Importing]:
    with opened(desk_folder, clock) as driven:
        imported = Importing(driven, desk_folder)
        yield imported
        for left in driven.window.findChildren(ImportDialog):
            left.done(0)
        QApplication.processEvents()


def test_a_sheet_is_imported_by_keys_then_taken_back(
    importing: Importing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("Visites", ONE_A_ROW))
    importing.read(path)
    importing.on(Step.COLUMNS)
    boxes = importing.wizard.columns.boxes
    assert focused() is boxes[0]
    assert [box.currentText() for box in boxes[:4]] == ["date", "heure", "non repris", "non repris"]
    assert not boxes[2].isEnabled()
    press("Return")
    importing.on(Step.WORDS)
    importing.say("resolu")
    importing.say("autre")
    press("Return")
    assert "2\u00a0réponses manquent" in importing.wizard.said.text()
    importing.say("agent 1")
    importing.say("inconnu")
    importing.wizard.next.setFocus()
    press("Return")
    importing.on(Step.TRIAL)
    assert "5\u00a0passages à importer" in importing.wizard.trial.summary.text()
    assert (
        "1\u00a0demande à suivre de plus de\u00a090\u00a0jours n’entre pas"
        in importing.wizard.trial.left.text()
    )
    assert importing.wizard.next.text() == "Importer tout"
    assert focused() is importing.wizard.next
    press("Return")
    importing.on(Step.DONE)
    assert importing.wizard.done_words.text() == "5\u00a0passages importés."
    assert importing.contacts(Month(2024, 3)) == 5
    press("Return")
    assert not importing.dialog.isVisible()
    again = Importing(importing.driven, importing.folder)
    again.dialog.past_imports.setFocus()
    press("Space")
    again.driven.wait(lambda: again.dialog.past is not None and again.past.table.row == 0)
    monkeypatch.setattr("ui.messages.Messages.ask", lambda *_words: True)
    press("Delete")
    again.driven.wait(lambda: "5\u00a0passages annulés" in again.past.note.text())
    assert importing.contacts(Month(2024, 3)) == 0
    again.driven.wait(lambda: not again.past.take_back.isEnabled())
    assert again.past.table.lines.lines[0].texts[1].startswith("tableur, du ")
    press("Escape")
    assert focused() is again.dialog.file


def test_nothing_is_answered_by_moving_among_the_words(importing: Importing, tmp_path: Path) -> None:
    importing.read(write_xlsx(tmp_path / "a.xlsx", ("Visites", ONE_A_ROW)))
    importing.on(Step.COLUMNS)
    press("Return")
    importing.on(Step.WORDS)
    page = importing.wizard.words
    waiting = [line.texts[3] for line in page.table.lines.lines].count("à dire")
    importing.say("resolu")
    assert focused() is page.choice
    row = page.table.row
    press("Down")
    assert (page.table.row, focused()) == (row + 1, page.choice)
    press("Up")
    press("PgUp")
    assert page.table.row == row - 1
    press("Ctrl+A")
    type_text("zzz")  # in no list, so that none opens
    press("Tab")  # leaving answers nothing either
    assert page.choice.currentText() != "zzz"
    assert [line.texts[3] for line in page.table.lines.lines].count("à dire") == waiting - 1


def test_a_sheet_is_chosen_and_back_loses_nothing(importing: Importing, tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx", ("2024", ONE_A_ROW), ("2023", COUNTED), ("Codes", COUNTED), hidden="Codes"
    )
    importing.read(path)
    importing.on(Step.SHEET)
    wizard = importing.wizard
    assert wizard.sheets.count() == 2
    assert wizard.sheets.currentItem().text() == "2024\u00a0: 5\u00a0lignes"
    press("Down")
    press("Return")
    importing.on(Step.COLUMNS)
    assert "Feuilles masquées, non lues\u00a0: Codes." in wizard.told.text()
    assert [box.currentText() for box in wizard.columns.boxes] == [
        "date",
        "thème ou motif",
        "nombre de passages",
        "canal",
    ]
    wizard.columns.boxes[2].setFocus()
    press("Home")
    press("Return")
    importing.settle()
    assert "Deux colonnes sont" in wizard.fault.text()
    assert wizard.presenter.step is Step.COLUMNS
    wizard.columns.boxes[2].setFocus()
    wizard.columns.boxes[2].setCurrentIndex(wizard.columns.boxes[2].findData("count"))
    wizard.columns.boxes[2].activated.emit(0)
    press("Return")
    importing.on(Step.WORDS)
    importing.say("transmis")
    press("Escape")
    importing.on(Step.COLUMNS)
    press("Return")
    importing.on(Step.WORDS)
    assert wizard.words.table.lines.lines[0].texts[3] == "Transmis"
    wizard.next.setFocus()
    press("Return")
    importing.on(Step.TRIAL)
    assert (
        wizard.trial.rows.lines.lines[0]
        .texts[2]
        .startswith("3\u00a0passages\u00a0: 12/03/2023 sans heure · Guichet")
    )
    assert "aucun passage" in wizard.trial.rows.lines.lines[3].texts[2]
    for step in (Step.WORDS, Step.COLUMNS, Step.SHEET):
        press("Escape")
        importing.on(step)
    press("Escape")
    assert focused() is importing.dialog.file


def test_rows_at_fault_are_told_and_only_the_good_ones_come_in(importing: Importing, tmp_path: Path) -> None:
    rows = (
        ("Date", "Motif", "Canal", "Suite"),
        ("12/03/2024", "APL", "tél", "fait"),
        ("hier", "APL", "tél", "fait"),
    )
    importing.read(write_csv(tmp_path / "a.csv", rows))
    importing.on(Step.COLUMNS)
    press("Return")
    importing.on(Step.WORDS)
    assert focused() is importing.wizard.words.table
    importing.wizard.next.setFocus()
    press("Return")
    importing.on(Step.TRIAL)
    trial = importing.wizard.trial
    assert [line.texts for line in trial.bad.lines.lines] == [
        ("3", "▲ «\u00a0hier\u00a0» n’est pas une date lisible.")
    ]
    assert trial.rows.lines.lines[1].at_fault
    assert not importing.wizard.next.isEnabled()
    assert focused() is trial.bad
    press("Return")  # all or none
    importing.on(Step.TRIAL)
    assert "Rien n’est importé" in importing.wizard.said.text()
    importing.wizard.good.setFocus()
    press("Return")
    importing.on(Step.DONE)
    assert "1\u00a0ligne laissée de côté" in importing.wizard.done_words.text()
    press("Escape")
    assert not importing.dialog.isVisible()
    again = Importing(importing.driven, importing.folder)
    again.read(tmp_path / "a.csv")
    again.on(Step.COLUMNS)
    assert "a déjà été importé" in again.wizard.told.text()


def test_a_file_that_cannot_be_read_is_said_beside_it(importing: Importing, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 cut")
    importing.read(path)
    assert "ne se lit pas" in importing.dialog.file_error.text()
    assert focused() is importing.dialog.file


def test_a_long_import_is_stopped_by_escape_and_nothing_is_kept(importing: Importing, tmp_path: Path) -> None:
    rows = (("Date", "Motif", "Canal", "Suite"), *[("12/03/2024", "APL", "tél", "fait")] * 4000)
    importing.read(write_csv(tmp_path / "a.csv", rows))
    importing.on(Step.COLUMNS)
    press("Return")
    importing.on(Step.WORDS)
    importing.wizard.next.setFocus()
    press("Return")
    importing.on(Step.TRIAL)
    press("Return")
    assert focused() is importing.wizard.back
    press("Escape")
    importing.settle()
    assert "rien n’a été importé" in importing.wizard.said.text()
    assert importing.wizard.presenter.step is Step.TRIAL
    assert importing.contacts(Month(2024, 3)) == 0


def test_no_import_was_made_and_none_is_taken_back(importing: Importing) -> None:
    importing.dialog.past_imports.setFocus()
    press("Space")
    importing.driven.wait(lambda: importing.dialog.past is not None and importing.past.note.text() != "")
    assert "Aucun tableur" in importing.past.note.text()
    press("Delete")
    press("Escape")
    assert focused() is importing.dialog.file


def test_every_input_has_a_name(importing: Importing, tmp_path: Path) -> None:
    importing.read(write_xlsx(tmp_path / "a.xlsx", ("Visites", ONE_A_ROW)))
    importing.on(Step.COLUMNS)
    for step in (Step.COLUMNS, Step.WORDS):
        importing.on(step)
        for widget in importing.dialog.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, QPushButton | QComboBox | QTableView):
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface.text(QAccessible.Text.Name).strip(), widget
        press("Return")
        importing.settle()

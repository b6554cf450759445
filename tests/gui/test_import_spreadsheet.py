"""An old spreadsheet comes in through a real window on a real desk, by keys alone, and is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from marianne_desk.domain.month import Month
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.month import figures_of
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, focused, opened, press, type_text
from tests.old_sheets import ONE_A_ROW, write_xlsx
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
        """Types a meaning into the box that has the focus."""
        assert isinstance(focused(), QComboBox)
        press("Ctrl+A")
        type_text(word)
        press("Return")

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
    assert focused() is importing.wizard.words.table
    importing.wizard.next.setFocus()
    press("Return")
    importing.on(Step.TRIAL)
    assert "5\u00a0passages à importer" in importing.wizard.trial.summary.text()
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
    press("Escape")
    assert focused() is again.dialog.file

"""An import on a real window and a real desk, by keys alone: words mapped, rows at fault told, good rows taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from marianne_desk.domain.month import Month
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.month import figures_of
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, focused, opened, press, type_text
from ui.import_contacts.presenter import ImportPresenter
from ui.import_contacts.view import ImportDialog

HEADER = "contact;channel;arrived_at;theme;reason;operator;outcome\n"
GOOD = (
    "c1;desk;2026-10-12T09:30+02:00;papiers;cni;;solved\nc2;desk;2026-10-12T10:00+02:00;sante;;CPAM;solved\n"
)


@dataclass
class Importing:
    """The import window, driven by keys."""

    driven: Driven
    dialog: ImportDialog
    folder: Path

    def read(self, path: Path, content: str) -> None:
        path.write_text(content, "utf-8")
        self.dialog.file.setFocus()
        press("Ctrl+A")
        type_text(str(path))
        press("Return")
        self.settle()

    def settle(self) -> None:
        self.driven.wait(lambda: not self.dialog.presenter.busy, 20)

    def bad_cell(self, column: int) -> str:
        return str(self.dialog.bad.rows.index(0, column).data())

    def close(self) -> None:
        for left in self.driven.window.findChildren(ImportDialog):
            left.reject()
        QApplication.processEvents()

    def contacts(self) -> float | None:
        desk = open_desk(self.folder, PASSPHRASE)
        try:
            return figures_of(desk, Month(2026, 10)).figures["contacts"].value
        finally:
            desk.close()


@pytest.fixture
def importing(dressed: QApplication, desk_folder: Path, clock: SetClock) -> Iterator[Importing]:
    with opened(desk_folder, clock) as driven:
        driven.press("Ctrl+I")
        dialog = driven.window.findChild(ImportDialog)
        assert dialog is not None
        driven.wait(dialog.file.hasFocus)
        imported = Importing(driven, dialog, desk_folder)
        yield imported
        imported.close()


def test_good_rows_are_imported_with_enter_and_shown_in_the_counter(
    importing: Importing, tmp_path: Path
) -> None:
    importing.read(
        tmp_path / "f.csv",
        HEADER + GOOD.replace("10-12", "10-14").replace("T10:00", "T08:40").replace("T09", "T08"),
    )
    assert "2\u00a0passages (2\u00a0demandes) à importer" in importing.dialog.summary.text()
    assert focused() is importing.dialog.carry
    assert importing.dialog.carry.text() == "Importer tout"
    press("Return")
    importing.settle()
    assert importing.dialog.summary.text() == "2\u00a0passages importés."
    press("Return")
    assert not importing.dialog.isVisible()
    assert importing.contacts() == 2


def test_unknown_words_are_mapped_by_typing_and_the_file_is_checked_again(
    importing: Importing, tmp_path: Path
) -> None:
    rows = GOOD + "c3;desk;2026-10-12T09:30+02:00;Titres et état civil;;;solved\n"
    importing.read(tmp_path / "f.csv", HEADER + rows)
    assert importing.dialog.bad.rows.rowCount() == 1
    assert importing.bad_cell(0) == "4"
    assert "n’est pas dans vos listes" in importing.bad_cell(3)
    combo = importing.dialog.mapping.choices[0]
    assert focused() is combo
    press("Down")
    assert combo.currentData() == "papiers"
    importing.dialog.again.setFocus()
    press("Return")
    importing.settle()
    assert importing.dialog.mapping.choices == []
    assert importing.dialog.carry.text() == "Importer tout"
    press("Return")
    importing.settle()
    assert importing.contacts() == 3


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_word_is_found_without_its_accents_and_enter_takes_it(importing: Importing, tmp_path: Path) -> None:
    row = "c1;desk;2026-10-12T09:30+02:00;papiers;;;fini\n"
    importing.read(tmp_path / "f.csv", HEADER + row)
    combo = importing.dialog.mapping.choices[0]
    assert importing.bad_cell(1) == "Issue"
    assert importing.dialog.mapping.findChildren(QLabel)[0].text() == "Issue «\u00a0fini\u00a0»"
    press("Ctrl+A")
    type_text("zzz")
    press("Return")
    told = [label.text() for label in importing.dialog.mapping.findChildren(QLabel)]
    assert "Rien ne correspond à «\u00a0zzz\u00a0»." in told
    assert (focused() is combo, combo.currentText(), combo.currentData()) == (True, "zzz", "")
    press("Ctrl+A")
    type_text("resolu")
    completer = combo.completer()
    assert completer is not None
    assert completer.completionCount() == 1
    press("Return")
    assert (combo.currentText(), combo.currentData()) == ("Résolu sur place", "solved")
    press("Return")
    importing.settle()
    assert importing.dialog.carry.isEnabled()
    assert importing.dialog.mapping.choices == []


def test_rows_at_fault_are_told_and_the_good_ones_imported(
    importing: Importing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = GOOD + "c3;desk;2062-10-12T09:30+02:00;sante;;;solved\n"
    importing.read(tmp_path / "f.csv", HEADER + rows)
    assert "dans le futur" in importing.bad_cell(3)
    assert focused() is importing.dialog.bad
    assert not importing.dialog.carry.isEnabled()
    press("Return")  # all or none: Enter reads the file again
    importing.settle()
    assert importing.contacts() == 0
    assert focused() is importing.dialog.bad
    report = tmp_path / "rapport.csv"
    monkeypatch.setattr("ui.import_contacts.view.QFileDialog.getSaveFileName", lambda *_: (str(report), ""))
    importing.dialog.report.setFocus()
    press("Space")
    importing.driven.wait(lambda: "Rapport enregistré" in importing.dialog.said.text())
    assert "4;arrived_at;2062" in report.read_text("utf-8")
    importing.dialog.good.setFocus()
    press("Return")
    importing.settle()
    assert "1\u00a0ligne laissée de côté" in importing.dialog.summary.text()
    assert importing.contacts() == 2


def test_a_file_that_is_none_of_ours_is_said_beside_it(importing: Importing, tmp_path: Path) -> None:
    importing.read(tmp_path / "f.csv", "channel;arrived_at\ndesk;2026-10-12T09:30+02:00\n")
    assert "Il manque au fichier" in importing.dialog.file_error.text()
    assert focused() is importing.dialog.file
    assert not importing.dialog.carry.isEnabled()


def test_an_import_is_stopped_by_escape_and_nothing_is_kept(importing: Importing, tmp_path: Path) -> None:
    rows = "".join(f"c{n};desk;2026-10-12T09:30+02:00;papiers;;;solved\n" for n in range(6000))
    path = tmp_path / "f.csv"
    path.write_text(HEADER + rows, "utf-8")
    type_text(str(path))
    press("Return")
    assert importing.dialog.presenter.busy
    assert focused() is importing.dialog.stop
    press("Escape")
    importing.settle()
    assert "rien n’a été importé" in importing.dialog.said.text()
    press("Escape")
    assert not importing.dialog.isVisible()
    assert importing.contacts() == 0


def test_the_presenter_forgets_a_mapping_that_is_taken_back() -> None:
    presenter = ImportPresenter(None, None, lambda: None)  # type: ignore[arg-type]
    presenter.map("theme", "Jardin", "papiers")
    presenter.map("theme", "Jardin", "")
    presenter.map("theme", "Chaise", "")
    assert presenter._mapping == {}


def test_every_input_has_a_name(importing: Importing, tmp_path: Path) -> None:
    importing.read(tmp_path / "f.csv", HEADER + "c3;desk;2026-10-12T09:30+02:00;Jardin;;;solved\n")
    for widget in importing.dialog.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QPushButton | QComboBox):
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name).strip(), widget

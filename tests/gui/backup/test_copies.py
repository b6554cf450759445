"""Copies on a real window: by itself, on demand, at close; what is said when one is missed or fails."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.usecases.backup import back_up, choose_backup_folder
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import PASSPHRASE, MakeDesk, SetClock
from tests.gui.driving import Driven, focused, opened, press, type_text
from ui.backup.notice import Notice
from ui.backup.page import BackupPage
from ui.backup.sheet_dialog import RecoverySheetDialog
from ui.settings.presenter import KEPT, Section
from ui.settings.view import SettingsView


def _log(desk: Desk) -> None:
    log_contact(desk, ContactDraft(requests=(RequestDraft(theme="papiers", reason="cni"),)))


def _said(driven: Driven) -> str:
    notices = driven.window.findChildren(Notice)
    return " ".join(one.label.text() for one in notices if one.isVisible()).replace("\u00a0", " ")


def _copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("marianne-desk-*.db"))


def test_a_new_desk_says_nothing_and_copies_itself_at_the_first_idle_minute(window: Driven) -> None:
    assert _said(window) == ""
    window.type("cni")
    window.press("Return")
    window.wait_rows(1)
    window.counter.rested.emit()
    backups = window.start.folder / "backups"
    watch = window.start.backup
    assert watch is not None
    window.wait(lambda: not watch.running and bool(_copies(backups)))
    window.wait(lambda: watch.state is not None and watch.state.last_good is not None)
    window.counter.rested.emit()
    assert not watch.running  # nothing was done since
    assert _said(window) == ""


def test_what_was_not_copied_yesterday_is_said_until_it_is(
    dressed: QApplication, make_desk: MakeDesk, clock: SetClock
) -> None:
    desk = make_desk(clock=clock)
    _log(desk)
    clock.forward(days=1)
    with opened(desk.place.folder, clock) as driven:
        driven.wait(lambda: "Rien n’est sauvegardé depuis le mercredi 14 octobre" in _said(driven))
        assert "▲" in _said(driven)
        driven.press("Ctrl+Shift+S")
        driven.wait(lambda: _said(driven) == "")
        assert driven.wait_status("Sauvegarde faite, relue et comptée")
        assert focused() is driven.view.entry


def test_a_stick_that_is_gone_is_said_with_what_to_do(
    dressed: QApplication, make_desk: MakeDesk, clock: SetClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk = choose_backup_folder(make_desk(clock=clock), stick)
    _log(desk)
    back_up(desk)
    shutil.move(stick, tmp_path / "pocket")
    clock.forward(minutes=5)
    with opened(desk.place.folder, clock) as driven:
        assert _said(driven) == ""
        driven.press("Ctrl+Shift+S")
        driven.wait(lambda: "Branchez la clé USB" in _said(driven))
        assert "Dernière vérifiée : mercredi 14 octobre" in _said(driven)
    with opened(desk.place.folder, clock) as driven:
        driven.wait(lambda: "Branchez la clé USB" in _said(driven))
        shutil.move(tmp_path / "pocket", stick)
        clock.forward(seconds=61)
        driven.counter.acted.emit()
        driven.counter.rested.emit()
        driven.wait(lambda: _said(driven) == "")


def test_closing_copies_what_was_done(dressed: QApplication, desk_folder: Path, clock: SetClock) -> None:
    with opened(desk_folder, clock) as driven:
        driven.type("cni")
        driven.press("Return")
        driven.wait_rows(1)
        assert driven.start.backup is not None
        driven.start.window.close()
        assert len(_copies(desk_folder / "backups")) == 1


@dataclass
class OpenPage:
    driven: Driven
    page: BackupPage
    folder: Path


@pytest.fixture
def page(window: Driven, desk_folder: Path) -> OpenPage:
    window.press("Ctrl+9")
    view = window.window.findChild(SettingsView)
    assert view is not None
    window.wait(lambda: view._snapshot is not None, 20)
    press("Home")
    for _ in range(list(Section).index(Section.BACKUP)):
        press("Down")
    press("Right")
    found = view.page(Section.BACKUP)
    assert isinstance(found, BackupPage)
    return OpenPage(window, found, desk_folder)


def test_the_folder_is_chosen_and_tried_at_once(page: OpenPage, tmp_path: Path) -> None:
    assert focused() is page.page.folder
    assert page.page.nearby.isVisible()
    assert "Aucune sauvegarde encore" in page.page.standing.text()
    type_text(str(tmp_path / "nowhere"))
    press("Return")
    page.driven.wait(lambda: "introuvable" in page.page.form._errors["backup_folder"].text())
    share = tmp_path / "share"
    share.mkdir()
    press("Ctrl+A")
    type_text(str(share))
    press("Return")
    page.driven.wait(lambda: page.page.said.text() == KEPT)
    page.driven.wait(lambda: "Dernière sauvegarde vérifiée" in page.page.standing.text())
    assert not page.page.nearby.isVisible()
    assert len(_copies(share)) == 1


def test_the_recovery_sheet_is_saved_and_noted(
    page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Pas encore imprimée" in page.page.sheet.text()
    page.page.show_sheet.setFocus()
    press("Space")
    page.driven.wait(lambda: page.driven.window.findChild(RecoverySheetDialog) is not None)
    dialog = page.driven.window.findChild(RecoverySheetDialog)
    assert dialog is not None
    page.driven.wait(dialog.view.is_ready, 20)
    page.driven.wait(dialog.view.pages[0].has_image, 20)
    dialog._save_to(tmp_path / "sheet.pdf")
    page.driven.wait(lambda: "Imprimée ou enregistrée" in page.page.sheet.text())
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    dialog.view.left.emit()
    desk = open_desk(page.folder, PASSPHRASE)
    assert desk.settings.recovery_sheet is not None
    desk.close()


def test_a_sheet_sent_to_the_printer_is_noted(page: OpenPage, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    watch = page.driven.start.backup
    assert watch is not None
    watch.offer_sheet()
    assert "Imprimez sa feuille de secours" in _said(page.driven)
    watch.show_sheet()
    page.driven.wait(lambda: page.driven.window.findChild(RecoverySheetDialog) is not None)
    dialog = page.driven.window.findChild(RecoverySheetDialog)
    assert dialog is not None
    page.driven.wait(dialog.view.is_ready, 20)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.printing.print_on(printer, dialog.pdf)
    page.driven.wait(lambda: "Imprimée ou enregistrée" in page.page.sheet.text(), 20)
    assert _said(page.driven) == ""
    press("Escape")
    page.driven.wait(lambda: page.driven.window.findChild(RecoverySheetDialog) is None)

"""What leaves the desk for a partner: looked at, copied, saved, all by keys; nothing is sent."""

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from marianne_desk.documents.preview import text_of
from marianne_desk.domain.cases.case import Case
from tests.case_samples import NAME, REACH, a_known_case, keep_directory
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, opened, turn
from ui.case_papers.load import CasePaper
from ui.case_papers.window import NOT_TO_KEEP, TITLE, PapersDialog, lend, open_papers_window
from ui.cases.view import CasesView
from ui.help.page import HelpPage
from ui.mandates.view import MandatesDialog
from ui.shortcuts import Act

QUESTION = "Pourquoi l’APL de Zoé Lemaître s’est-elle arrêtée\u202f?"


@pytest.fixture
def case(make_desk: MakeDesk, clock: SetClock, request: pytest.FixtureRequest) -> Case:
    desk = make_desk(clock=clock)
    keep_directory(desk)
    request.node.folder = desk.place.folder
    return a_known_case(desk, question=QUESTION)


@pytest.fixture
def driven(
    dressed: QApplication, case: Case, clock: SetClock, request: pytest.FixtureRequest
) -> Iterator[Driven]:
    with opened(request.node.folder, clock) as window:
        yield window


def papers(driven: Driven, case_id: str) -> PapersDialog:
    """The window, once it shows a page."""
    assert driven.start.backup is not None
    context = driven.start.backup.context
    assert context is not None
    dialog = open_papers_window(context, case_id)
    shown(driven, dialog)
    driven.wait(dialog.pages.view.area.hasFocus)
    return dialog


def shown(driven: Driven, dialog: PapersDialog) -> None:
    driven.wait(lambda: dialog.drawn is not None and dialog.pages.view.is_ready())


def title(dialog: PapersDialog) -> str:
    return dialog.pages.view.title.text()


def closed(driven: Driven) -> None:
    driven.press("Escape")
    driven.wait(lambda: driven.window.findChild(PapersDialog) is None)


def pressed(driven: Driven, dialog: PapersDialog, keys: str) -> str:
    """The words of the page that a key brings."""
    before = dialog.pages.pdf
    driven.press(keys)
    driven.wait(lambda: dialog.pages.pdf is not before)
    shown(driven, dialog)
    return " ".join(text_of(dialog.pages.pdf)).replace("\u00a0", " ")


def kept_as(driven: Driven, dialog: PapersDialog, keys: str, folder: Path, name: str) -> bytes:
    """What is saved in ``folder`` by a key."""
    driven.press(keys)
    driven.wait(lambda: driven.window.findChild(QFileDialog) is not None)
    box = driven.window.findChild(QFileDialog)
    assert box is not None
    driven.wait(box.isActiveWindow)
    assert box.selectedFiles()[0].endswith(f"/{name}")
    box.setDirectory(str(folder))
    driven.press("Return")
    driven.wait((folder / name).exists)
    driven.wait(lambda: driven.window.findChild(QFileDialog) is None)
    dialog.activateWindow()
    driven.wait(dialog.isActiveWindow)
    dialog.pages.view.area.setFocus()
    return (folder / name).read_bytes()


def test_the_sheet_is_shown_then_without_its_name_then_as_the_form(driven: Driven, case: Case) -> None:
    dialog = papers(driven, case.id)
    assert title(dialog) == "Fiche de liaison, dossier D-1"
    assert NAME in text_of(dialog.pages.pdf)[0]
    assert dialog.hint.isHidden()
    assert "Zoé" not in pressed(driven, dialog, "Alt+N")
    assert title(dialog).endswith(", sans le nom")
    assert "Relisez" in dialog.hint.text()
    assert dialog.buttons[Act.PAPER_UNNAMED].text().startswith("Remettre le nom")
    form = pressed(driven, dialog, "Alt+A")
    assert form.count("à saisir dans Administration+") > 8
    assert "Zoé" not in form
    assert NAME in pressed(driven, dialog, "Alt+N")
    assert title(dialog) == "Page pour Administration+, D-1"
    assert dialog.paper is CasePaper.FORM
    assert "Ce qui s’est passé" in pressed(driven, dialog, "Alt+L")
    closed(driven)


def test_they_are_reached_from_the_list_of_cases(driven: Driven, case: Case) -> None:
    driven.press("Ctrl+5")
    driven.wait(lambda: any(one.isVisible() for one in driven.window.findChildren(CasesView)))
    view = driven.window.findChildren(CasesView)[0]
    driven.wait(lambda: view.is_built and view.table.hasFocus() and view.table.model().rowCount() > 0)
    driven.press("Alt+L")
    driven.wait(lambda: driven.window.findChild(PapersDialog) is not None)
    dialog = driven.window.findChild(PapersDialog)
    assert dialog is not None
    shown(driven, dialog)
    driven.wait(dialog.pages.view.area.hasFocus)
    assert title(dialog) == "Fiche de liaison, dossier D-1"
    closed(driven)
    driven.wait(view.table.hasFocus)
    driven.press("Alt+N")
    driven.wait(lambda: driven.window.findChild(MandatesDialog) is not None)
    mandates = driven.window.findChild(MandatesDialog)
    assert mandates is not None
    driven.wait(mandates.table.hasFocus)
    driven.press("Escape")
    driven.wait(lambda: driven.window.findChild(MandatesDialog) is None)


def test_the_text_is_copied_for_a_while(driven: Driven, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.case_papers.window.LENT_MS", 300)
    dialog = papers(driven, case.id)
    driven.press("Ctrl+C")
    text = QApplication.clipboard().text(QClipboard.Mode.Clipboard)
    assert text.startswith("Fiche de liaison, dossier D-1\n")
    assert REACH in text
    assert "copié" in dialog.said.text()
    closed(driven)
    driven.wait(lambda: not QApplication.clipboard().text())
    monkeypatch.setattr("ui.case_papers.window.LENT_MS", 1)
    lend("fiche", driven.window)
    QApplication.clipboard().setText("autre chose")
    turn(50)
    assert QApplication.clipboard().text() == "autre chose"


def test_what_is_copied_stays_out_of_histories_and_goes_with_the_program(
    driven: Driven, case: Case, dressed: QApplication
) -> None:
    dialog = papers(driven, case.id)
    driven.press("Ctrl+C")
    board = QApplication.clipboard()
    held = board.mimeData()
    assert REACH in held.text()
    assert {kind: bytes(held.data(kind).data()) for kind in NOT_TO_KEEP} == NOT_TO_KEEP
    closed(driven)
    assert dialog is not None
    dressed.aboutToQuit.emit()
    assert not board.text()


def test_the_print_queue_is_told_no_name(driven: Driven, case: Case) -> None:
    dialog = papers(driven, case.id)
    assert dialog.pages.printing._name == TITLE == "Papiers du dossier"
    closed(driven)


def test_a_message_is_saved_and_the_person_told_what_to_do(
    driven: Driven, case: Case, tmp_path: Path
) -> None:
    dialog = papers(driven, case.id)
    raw = kept_as(driven, dialog, "Alt+C", tmp_path, "fiche-de-liaison-D-1.eml")
    driven.wait(lambda: "supprimez le fichier" in dialog.said.text())
    assert "à claire.roux@caf.example" in dialog.said.text()
    message = message_from_bytes(raw, policy=default)
    assert (message["X-Unsent"], message["To"]) == ("1", "claire.roux@caf.example")
    assert "Zoé" not in message["Subject"]
    pressed(driven, dialog, "Alt+N")
    unnamed = tmp_path / "unnamed"
    unnamed.mkdir()
    raw = kept_as(driven, dialog, "Alt+C", unnamed, "fiche-de-liaison-D-1.eml")
    body = message_from_bytes(raw, policy=default).get_body()
    assert body is not None
    assert "Lemaître" not in body.get_content()
    closed(driven)


def test_the_page_is_saved_where_the_person_says(driven: Driven, case: Case, tmp_path: Path) -> None:
    dialog = papers(driven, case.id)
    pdf = kept_as(driven, dialog, "Ctrl+S", tmp_path, "fiche-de-liaison-D-1.pdf")
    assert pdf == dialog.pages.pdf
    driven.wait(lambda: "en clair" in dialog.pages.view.message.text())
    closed(driven)


def test_it_says_what_is_missing(driven: Driven, case: Case, clock: SetClock) -> None:
    from marianne_desk.usecases.cases import change_text
    from marianne_desk.usecases.desk import open_desk
    from tests.desks import PASSPHRASE

    desk = open_desk(driven.start.folder, PASSPHRASE, clock)
    change_text(desk, case.id, "", "")
    desk.close()
    dialog = papers(driven, case.id)
    assert "La question n’est pas notée" in dialog.hint.text()
    closed(driven)


def test_a_case_that_is_gone_is_told(driven: Driven) -> None:
    assert driven.start.backup is not None
    context = driven.start.backup.context
    assert context is not None
    open_papers_window(context, "nothing")
    driven.wait_status("n’existe pas")
    driven.wait(lambda: driven.window.findChild(PapersDialog) is None)


def test_everything_has_a_name_and_f1_tells_the_keys(driven: Driven, case: Case) -> None:
    dialog = papers(driven, case.id)
    for button in dialog.findChildren(QToolButton):
        if button.isVisible():
            assert button.accessibleName()
            assert (
                button.focusPolicy() & Qt.FocusPolicy.ClickFocus
            )  # of two that exclude each other, Tab meets one
    driven.press("F1")
    driven.wait(lambda: dialog.findChild(HelpPage) is not None)
    page = dialog.findChild(HelpPage)
    assert page is not None
    driven.wait(page.isActiveWindow)
    driven.press("Escape")
    driven.wait(lambda: dialog.findChild(HelpPage) is None)
    closed(driven)

"""Proofs by keys alone: a file kept, seen, copied out, taken back; figures keyed and corrected."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit

from marianne_desk.domain.month import Month
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.proofs import ProofDraft, keep_file, key_statement
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, focused
from tests.gui.proofs.proofs_window import cells, form, gone, kind, leave, proofs, there
from tests.proof_files import pdf, photo
from ui.forms.form_dialog import FormDialog
from ui.forms.text_dialog import TextDialog
from ui.help.page import HelpPage
from ui.proofs.preview import ProofPreview
from ui.proofs.view import ProofsDialog
from ui.proofs.wiring import show_proofs
from ui.shortcuts import Act


@pytest.fixture
def desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    return make_desk(clock=clock)


@pytest.fixture
def desk_folder(desk: Desk) -> Path:
    return desk.place.folder


def choose(window: Driven, path: Path) -> None:
    """Gives the path to the window that asks for a file."""
    box = there(window, QFileDialog)
    field = box.findChild(QLineEdit)
    assert field is not None
    window.wait(field.hasFocus)
    field.setText(str(path))  # typed, it would open a list that the test platform cannot raise
    window.press("Return")
    window.wait(lambda: not box.isVisible())


def test_a_pdf_is_kept_seen_copied_and_taken_back(window: Driven, tmp_path: Path) -> None:
    file = tmp_path / "convention.pdf"
    file.write_bytes(pdf(2))
    dialog = proofs(window)
    kind(window, dialog, "equipment")
    assert "Rien n’est encore gardé ici" in dialog.state.text()
    window.press("Alt+A")
    choose(window, file)
    asked = form(window)
    window.type("1/13")
    window.press("Return")
    window.wait(lambda: "1/13" in asked.form._errors["day"].text())
    window.wait(asked.inputs["day"].hasFocus)
    window.press("Ctrl+A")
    window.type("1/10")
    window.press("Tab", "Tab")
    window.type("Rampe posée")
    window.press("Return")
    gone(window, FormDialog)
    window.wait(lambda: len(cells(dialog)) == 1)
    assert cells(dialog) == [("01/10/2026", "Rampe posée", "jusqu’au 01/10/2027", "Agent 1")]
    assert dialog.state.text().replace("\u00a0", " ") == "■ valable jusqu’au 01/10/2027"
    window.wait(dialog.papers.hasFocus)
    window.press("Return")
    preview = there(window, ProofPreview)
    window.wait(lambda: len(preview.view.pages) == 2 and all(one.has_image() for one in preview.view.pages))
    assert not preview.view.printing.isVisible()
    window.press("Ctrl+S")
    copy = tmp_path / "copie.pdf"
    choose(window, copy)
    window.wait(copy.exists)
    window.wait(lambda: "en clair" in dialog.said.text())
    assert copy.read_bytes() == file.read_bytes()
    preview.activateWindow()
    window.wait(preview.isActiveWindow)
    preview.view.area.setFocus()
    window.press("Escape")
    gone(window, ProofPreview)
    window.wait(dialog.papers.hasFocus)
    window.press("Alt+X")
    window.wait(lambda: "retiré" in cells(dialog)[0][2])
    assert cells(dialog)[0][2] == "○ retiré le 14/10/2026"
    window.press("Ctrl+Z")
    window.wait(lambda: "jusqu’au" in cells(dialog)[0][2])
    leave(window, dialog)


def test_a_photo_is_seen(window: Driven, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    path.write_bytes(photo("PNG", (1200, 800)))
    keep_file(desk, ProofDraft("results"), path)
    dialog = proofs(window)
    kind(window, dialog, "results")
    window.press("Return")
    preview = there(window, ProofPreview)
    window.wait(lambda: bool(preview.view.pages) and preview.view.pages[0].is_sharp())
    window.press("Escape")
    gone(window, ProofPreview)
    leave(window, dialog)


def test_a_statement_is_keyed_and_corrected(window: Driven) -> None:
    dialog = proofs(window)
    kind(window, dialog, "telephone_statement")
    window.press("Alt+C")
    asked = form(window)
    months = asked.inputs["month"]
    assert isinstance(months, QComboBox)
    assert months.currentText() == "septembre\u00a02026"
    window.press("Tab")
    window.type("412")
    window.press("Tab")
    window.type("1371")
    window.press("Return")
    window.wait(lambda: "plus que le total" in asked.form._errors["part"].text())
    window.press("Ctrl+A")
    window.type("371")
    window.press("Return")
    gone(window, FormDialog)
    window.wait(lambda: len(cells(dialog)) == 1)
    assert cells(dialog)[0][1] == "septembre 2026 : 371 sur 412 décrochés"
    window.wait(dialog.papers.hasFocus)
    window.press("Return")
    form(window)
    window.press("Tab", "Ctrl+A")
    window.type("317")
    window.press("Return")
    gone(window, FormDialog)
    window.wait(lambda: len(cells(dialog)) == 2)
    assert cells(dialog)[0][1] == "septembre 2026 : 317 sur 412 décrochés"
    assert cells(dialog)[1][2] == "○ corrigé le 14/10/2026"
    leave(window, dialog)


def test_a_survey_and_a_mystery_test_are_keyed(window: Driven) -> None:
    dialog = proofs(window)
    kind(window, dialog, "survey")
    window.press("Alt+C")
    form(window)
    for text in ("12/10", "50", "41", "38"):
        window.press("Ctrl+A")
        window.type(text)
        window.press("Tab")
    window.press("Return")
    gone(window, FormDialog)
    window.wait(lambda: len(cells(dialog)) == 2)
    assert {line[1] for line in cells(dialog)} == {
        "accueil : 41 sur 50 satisfaits",
        "clarté : 38 sur 50 satisfaits",
    }
    window.wait(dialog.papers.hasFocus)
    window.press("Escape")
    window.wait(dialog.kinds.hasFocus)
    kind(window, dialog, "mystery")
    window.press("Alt+C")
    form(window)
    window.press("Tab", "Tab")
    window.type("8 7,5 6")
    window.press("Tab")
    window.type("9 9 2")
    window.press("Return")
    gone(window, FormDialog)
    window.wait(lambda: len(cells(dialog)) == 2)
    assert "clarté : 2 sur 3 à 7 ou plus" in {line[1] for line in cells(dialog)}
    window.wait(dialog.papers.hasFocus)
    window.press("Return")
    asked = form(window)
    intro = [label.text() for label in asked.findChildren(QLabel) if "notes" in label.text()]
    assert "Visites, notes\u00a0: " in intro[0]
    window.press("Escape")
    gone(window, FormDialog)
    leave(window, dialog)


def test_the_self_evaluation_is_answered_by_keys(window: Driven) -> None:
    dialog = proofs(window)
    kind(window, dialog, "self_evaluation")
    window.press("Alt+C")
    asked = form(window)
    window.press("Return")
    window.wait(lambda: "question 1" in asked.form._errors["0"].text())
    for place in range(len(asked.inputs) // 2):
        window.wait(lambda: focused() is asked.inputs[str(place)])  # noqa: B023
        window.type("o")
        window.press("Tab", "Tab")
    window.press("Return")
    gone(window, FormDialog)
    window.wait(lambda: len(cells(dialog)) == 1)
    assert cells(dialog)[0][1] == "réponses"
    window.wait(dialog.papers.hasFocus)
    window.press("Return")
    page = there(window, TextDialog)
    window.wait(page.text.hasFocus)
    assert page.text.toPlainText().startswith("1. Les horaires affichés")
    assert "\nOui" in page.text.toPlainText()
    window.press("Escape")
    gone(window, TextDialog)
    window.wait(dialog.papers.hasFocus)
    window.press("Alt+C")
    again = form(window)
    first = again.inputs["0"]
    assert isinstance(first, QComboBox)
    assert first.currentText() == "Oui"
    window.press("Escape")
    gone(window, FormDialog)
    leave(window, dialog)


def test_f1_says_what_the_window_is_for(window: Driven) -> None:
    dialog = proofs(window)
    window.press("F1")
    page = there(window, HelpPage)
    window.wait(page.isActiveWindow)
    window.press("Escape")
    gone(window, HelpPage)
    leave(window, dialog)


def test_opened_on_a_kind_it_goes_back_where_it_came_from(window: Driven, desk: Desk) -> None:
    key_statement(desk, ProofDraft("telephone_statement"), Month(2026, 9), 412, 371)
    assert window.start.backup is not None
    context = window.start.backup.context
    assert context is not None
    dialog = show_proofs(context, "telephone_statement")
    window.wait(lambda: len(cells(dialog)) == 1 and dialog.papers.hasFocus())
    window.press("Ctrl+S")
    window.wait(lambda: dialog.said.text() == "Cette ligne n’a pas de fichier.")
    window.press("Escape")
    gone(window, ProofsDialog)


def test_what_a_kind_cannot_do_is_said(window: Driven) -> None:
    dialog = proofs(window)
    window.press("Alt+C")
    window.wait(lambda: "pas de chiffres" in dialog.said.text())
    kind(window, dialog, "display")
    assert not dialog.buttons[Act.PROOF_KEY].isVisible()
    dialog.buttons[Act.PROOF_ADD].click()
    box = there(window, QFileDialog)
    box.reject()
    window.wait(lambda: not box.isVisible())
    dialog.activateWindow()
    dialog.papers.setFocus()
    leave(window, dialog)


def test_a_file_that_is_none_is_refused_in_the_form(window: Driven, tmp_path: Path) -> None:
    file = tmp_path / "note.pdf"
    file.write_text("pas un PDF")
    dialog = proofs(window)
    window.press("Ins")
    choose(window, file)
    asked = form(window)
    window.press("Return")
    window.wait(lambda: "ni un PDF ni une photo" in asked.fault.text())
    window.press("Escape")
    gone(window, FormDialog)
    leave(window, dialog)

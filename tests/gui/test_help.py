"""F1: each screen says what it is for and shows its keys; the card of keys is looked at, saved, printed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QBoxLayout, QFileDialog, QLabel, QWidget

from marianne_desk.documents.preview import text_of
from marianne_desk.usecases.key_card import render_key_card
from tests.gui.driving import Driven, press
from tests.test_project import FAULTS
from ui import own_keys
from ui.app import PLACES, SCREENS
from ui.help.card import CardDialog
from ui.help.dialog_keys import DIALOG_KEYS
from ui.help.page import HelpPage
from ui.help.texts import TITLES, groups_of, key_card, paragraph
from ui.import_contacts.view import ImportDialog
from ui.papers.printing import NO_PRINTER
from ui.places import RESOURCES
from ui.shortcuts import Act, binding, second, shown, use_own

WHEN = datetime(2026, 11, 26, tzinfo=UTC)


def help_page(window: Driven) -> HelpPage:
    page = window.window.findChild(HelpPage)
    assert page is not None
    window.wait(page.isActiveWindow)
    return page


def closed(window: Driven, kind: type[QWidget]) -> None:
    window.wait(lambda: window.window.findChild(kind) is None)


@pytest.mark.parametrize("screen", SCREENS)
def test_each_screen_says_what_it_is_for_and_shows_its_keys(window: Driven, screen: Act) -> None:
    window.window.show_screen(screen)
    window.press("F1")
    page = help_page(window)
    shown_texts = {label.text() for label in page.findChildren(QLabel)}
    for place in PLACES[screen]:
        assert paragraph(place) in shown_texts
        for _group, keys in groups_of((place,)):
            assert {shown(one.act) for one in keys} <= shown_texts
    press("Escape")
    closed(window, HelpPage)


@pytest.mark.parametrize("place", [*TITLES])
def test_a_paragraph_is_three_or_four_short_sentences_of_good_french(place: str) -> None:
    text = paragraph(place)
    sentences = [part for part in text.replace("\u202f?", ".").split(". ") if part]
    assert 3 <= len(sentences) <= 4
    assert max(len(one.split()) for one in sentences) < 32
    assert [name for name, fault in FAULTS.items() if fault.search(text)] == []
    assert groups_of((place,))


def test_a_group_of_keys_stands_once() -> None:
    for places in PLACES.values():
        names = [name for name, _keys in groups_of(places)]
        assert len(set(names)) == len(names)
    keys = dict(groups_of(("cases",)))
    assert Act.PARTNER_SHEET in {one.act for one in keys["Les dossiers"]}


def test_every_place_that_f1_shows_has_its_paragraph_and_every_paragraph_its_place() -> None:
    shown = (
        {place for places in PLACES.values() for place in places}
        | set(DIALOG_KEYS)
        | {"proofs", "round", "slip", "case_opening", "booking", "appointments", "directory", "visitors"}
        | {"partner_sheet"}
    )
    assert shown == set(TITLES)
    assert {file.stem for file in (RESOURCES / "help").glob("*.md")} == set(TITLES)
    assert paragraph("nowhere") == ""


def test_the_card_is_one_page_with_every_key_of_the_counter() -> None:
    card = key_card()
    pdf = render_key_card(card, WHEN)
    assert render_key_card(card, WHEN) == pdf
    (text,) = text_of(pdf)
    said = " ".join(text.split())
    for group in card.groups:
        assert " ".join(group.title.split()) in said
        for line in group.lines:
            assert line.key in said
            assert line.second in said
    assert "F9 orienté vers le bon service ou Ctrl+O" in said


def test_the_card_prints_the_keys_that_are_in_force() -> None:
    use_own({Act.ORIENTED: ("Ctrl+J", "Alt+J"), Act.NOTE: ("Alt+B",), Act.SOLVED: ("Ctrl+L",)})
    try:
        assert (shown(Act.ORIENTED), second(Act.ORIENTED)) == ("Ctrl+J", "Alt+J")
        assert (shown(Act.NOTE), second(Act.NOTE)) == ("Alt+B", "")
        assert (shown(Act.SOLVED), second(Act.SOLVED)) == ("Entrée", "Ctrl+L")
        (text,) = text_of(render_key_card(key_card(), WHEN))
        assert "Ctrl+J orienté vers le bon service ou Alt+J" in " ".join(text.split())
    finally:
        use_own({})


def test_the_persons_own_keys_are_read_back_and_what_cannot_be_read_is_left_out(
    dressed: QApplication,
) -> None:
    own_keys.keep(Act.NOTE, ("Alt+B",))
    own_keys.keep(Act.ORIENTED, ("Ctrl+J", "Alt+J"))
    kept = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "marianne-desk", "window")
    kept.setValue("keys/nothing.known", "Ctrl+J")
    kept.setValue("keys/facts", "")
    kept.sync()
    try:
        assert own_keys.chosen() == {Act.NOTE: ("Alt+B",), Act.ORIENTED: ("Ctrl+J", "Alt+J")}
        own_keys.put_in_force()
        assert binding(Act.NOTE).keys == ("Alt+B",)
        own_keys.keep(Act.ORIENTED, ("F10", "Alt+J"))  # as another version of the table may leave it
        own_keys.put_in_force()
        assert shown(Act.ORIENTED) == "F9"
        own_keys.keep(Act.NOTE, ("PgUp", "Alt+N"))
        assert Act.NOTE not in own_keys.chosen()
    finally:
        own_keys.forget_all()
        use_own({})
    assert own_keys.chosen() == {}
    assert shown(Act.NOTE) == "Page préc."


def test_f1_tells_of_the_import_too(window: Driven) -> None:
    window.press("Ctrl+I")
    dialog = window.window.findChild(ImportDialog)
    assert dialog is not None
    window.wait(dialog.file.hasFocus)
    press("F1")
    window.wait(lambda: dialog.findChild(HelpPage) is not None)
    page = dialog.findChild(HelpPage)
    assert page is not None
    window.wait(page.isActiveWindow)
    said = {label.text() for label in page.findChildren(QLabel)}
    assert paragraph("import") in said
    assert {"retenir le sens tapé", "Suppr", "ou Alt+←"} <= said
    assert "l’écran du guichet" not in said  # the main window's keys are not heard here
    press("Escape")
    window.wait(lambda: dialog.findChild(HelpPage) is None)
    dialog.reject()
    closed(window, ImportDialog)


def test_the_card_is_seen_saved_and_refused_without_a_printer(window: Driven, tmp_path: Path) -> None:
    window.press("F1")
    help_page(window)
    press("Ctrl+P")
    closed(window, HelpPage)
    window.wait(lambda: window.window.findChild(CardDialog) is not None)
    card = window.window.findChild(CardDialog)
    assert card is not None
    window.wait(lambda: card.view.is_ready() and card.view.pages[0].has_image(), 20)
    assert card.view.title.text() == "Carte des touches"
    assert card.view.top.direction() is QBoxLayout.Direction.LeftToRight
    assert card.height() < 700 < card.width()
    assert card.view.saving.text() == "Enregistrer en PDF…  Ctrl+S"
    press("Ctrl+P")
    window.wait(lambda: card.view.message.text() == NO_PRINTER, 20)
    press("Ctrl+S")
    window.wait(lambda: window.window.findChild(QFileDialog) is not None)
    box = window.window.findChild(QFileDialog)
    assert box is not None
    window.wait(box.isActiveWindow)
    box.setDirectory(str(tmp_path))
    press("Return")
    window.wait_status("Carte des touches enregistrée")
    assert (tmp_path / "carte-des-touches.pdf").read_bytes() == card.pdf
    window.wait(card.view.area.hasFocus)
    press("Ctrl++")
    press("Escape")
    closed(window, CardDialog)

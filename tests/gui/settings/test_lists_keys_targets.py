"""« Listes », « Touches » and « Objectifs », and what a change will do, by keys on a real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import focused, press, turn, type_text
from tests.gui.settings.settings_window import Settings, opened_settings
from ui import own_keys
from ui.settings.effect_words import CONFIRMING
from ui.settings.keys_page import KEPT as KEY_KEPT
from ui.settings.keys_page import KeysPage
from ui.settings.lists_page import LOST, ListsPage
from ui.settings.lists_words import base_words
from ui.settings.page import CONFIRM, KEEP
from ui.settings.presenter import KEPT, Section
from ui.settings.simple_pages import DelaysPage
from ui.settings.targets_page import TargetsPage
from ui.shortcuts import Act, shown, use_own

LETTER = RequestDraft(reason="apl", operator="CAF", outcome=Outcome.PENDING)


@pytest.fixture
def folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    """A desk with a letter and two visitors."""
    desk = make_desk(clock=clock)
    log_contact(desk, ContactDraft(channel=Channel.MAIL, requests=(LETTER,)))
    for _ in range(2):
        clock.forward(minutes=1)
        log_contact(desk, ContactDraft(requests=(RequestDraft(reason="cni"),)))
    desk.close()
    return desk.place.folder


@pytest.fixture
def settings(dressed: QApplication, folder: Path, clock: SetClock) -> Iterator[Settings]:
    with opened_settings(folder, clock) as driven:
        yield driven


@pytest.fixture
def lists(settings: Settings) -> ListsPage:
    page = settings.go_to(Section.LISTS)
    assert isinstance(page, ListsPage)
    return page


def choose(page: ListsPage, which: str, label: str = "") -> None:
    """Chooses a list, and an entry of it, by keys."""
    page.which.setFocus()
    press("Home")
    for _ in range(page.which.findText(which)):
        press("Down")
    if label:
        page.entries.setFocus()
        press("Home")
        while label not in page.entries.currentItem().text():
            press("Down")


def walk_to(page: KeysPage, act: Act) -> None:
    """Walks down the list of acts, by keys."""
    while page.act is not act:
        press("Down")


def test_a_new_reason_is_understood_by_the_counter_at_once(settings: Settings, lists: ListsPage) -> None:
    choose(lists, "Motifs")
    press("Tab")
    press("Space")
    assert focused() is lists.label
    assert lists.title.text() == "Nouveau motif"
    type_text("Aide au mobilier")
    press("Return")
    settings.driven.wait(lambda: "appartient à un thème" in lists.form._errors["parents"].text())
    assert focused() is lists.parent_theme
    while lists.parent_theme.currentText() != "Logement":
        press("Down")
    lists.aliases.setFocus()
    type_text("meubles, ameli")
    press("Return")
    settings.driven.wait(lambda: "veut déjà dire" in lists.form._errors["aliases"].text())
    press("Ctrl+A")
    type_text("meubles")
    settings.save()
    assert lists.title.text() == "Aide au mobilier"
    assert "(à vous)" in lists.entries.currentItem().text()
    driven = settings.driven
    driven.press("Ctrl+1")
    counter = driven.counter.presenter
    driven.wait(
        lambda: (
            counter._loaded is not None
            and counter._loaded.context.vocabulary.reason("aide_au_mobilier") is not None
        )
    )
    type_text("meubles")
    driven.wait(lambda: "aide au mobilier" in driven.understood)
    press("Ctrl+A")
    press("Escape")


def test_retiring_says_how_many_requests_use_it_and_is_confirmed(
    settings: Settings, lists: ListsPage
) -> None:
    choose(lists, "Motifs", "APL")
    assert "1\u00a0demande la porte" in lists.uses.text()
    assert lists.known.text().startswith("Déjà compris")
    lists.retired.setFocus()
    press("Space")
    press("Ctrl+S")
    settings.driven.wait(lambda: lists.keep.text() == CONFIRM)
    assert "ne sera plus proposé" in lists.said.text()
    assert "1\u00a0demande le garde, la dernière du 14/10/2026" in lists.said.text()
    press("Space")
    settings.driven.wait(lambda: lists.keep.text() == KEEP)
    press("Space")
    press("Ctrl+S")
    settings.driven.wait(lambda: lists.keep.text() == CONFIRM)
    settings.save()
    assert "(retiré)" in lists.entries.currentItem().text()
    reason = settings.desk().vocabulary.reason("apl")
    assert reason is not None
    assert reason.retired
    lists.retired.setFocus()
    press("Space")
    settings.save()
    back = settings.desk().vocabulary.reason("apl")
    assert back is not None
    assert not back.retired


def test_what_is_typed_is_not_lost_at_the_first_arrow(settings: Settings, lists: ListsPage) -> None:
    choose(lists, "Motifs", "APL")
    lists.aliases.setFocus()
    type_text("loyer aidé")
    settings.driven.wait(lambda: lists.unsaved)
    lists.entries.setFocus()
    press("Down")
    assert lists.said.text() == LOST
    assert (lists.title.text(), lists.aliases.text()) == ("APL", "loyer aidé")
    press("Down")
    assert lists.title.text() == "ASPA"
    assert not lists.unsaved
    lists.label.setFocus()
    type_text("x")
    settings.driven.wait(lambda: lists.unsaved)
    lists.add.setFocus()
    press("Space")
    assert lists.title.text() == "ASPA"
    lists.which.setFocus()
    press("Home")
    assert lists.title.text() != "ASPA"


def test_a_theme_goes_with_its_reasons_and_what_never_served_goes_altogether(
    settings: Settings, lists: ListsPage
) -> None:
    choose(lists, "Thèmes", "Énergie")
    lists.retired.setFocus()
    press("Space")
    press("Ctrl+S")
    settings.driven.wait(lambda: lists.keep.text() == CONFIRM)
    assert "1\u00a0motif part avec lui" in lists.said.text()
    press("Space")
    settings.driven.wait(lambda: not lists.unsaved)
    choose(lists, "Opérateurs")
    lists.add.setFocus()
    press("Space")
    type_text("Mission locale")
    lists.valid_from.setFocus()
    type_text("32/1/2020")
    press("Return")
    settings.driven.wait(lambda: "n’est pas une date" in lists.form._errors["valid_from"].text())
    press("Ctrl+A")
    type_text("1/1/2020")
    settings.save()
    lists.retired.setFocus()
    press("Space")
    press("Ctrl+S")
    settings.driven.wait(lambda: lists.keep.text() == CONFIRM)
    assert "n’a jamais servi" in lists.said.text()
    settings.save()
    assert settings.desk().vocabulary.operator("MISSION_LOCALE") is None


def test_other_delays_say_what_is_counted_again(settings: Settings) -> None:
    page = settings.go_to(Section.DELAYS)
    assert isinstance(page, DelaysPage)
    page.fields["mail"].setFocus()
    press("Up")
    press("Ctrl+S")
    settings.driven.wait(lambda: page.keep.text() == CONFIRM)
    assert page.said.text() == f"1\u00a0demande sera recomptée, sur 1\u00a0mois. {CONFIRMING}"
    press("Down")
    settings.driven.wait(lambda: page.keep.text() == KEEP)
    press("Up")
    press("Ctrl+S")
    settings.driven.wait(lambda: page.keep.text() == CONFIRM)
    press("Return")
    settings.driven.wait(lambda: page.said.text() == KEPT)
    assert settings.desk().settings.delays.mail == 16


def test_targets_are_kept_and_taken_away(settings: Settings) -> None:
    page = settings.go_to(Section.TARGETS)
    assert isinstance(page, TargetsPage)
    assert page.fields["solved_share"].text() == "aucun"
    press("Ctrl+A")
    type_text("80")
    settings.save()
    assert settings.desk().settings.targets == {"solved_share": 80}
    page.fields["solved_share"].setFocus()
    page.fields["solved_share"].setValue(0)
    settings.save()
    assert settings.desk().settings.targets == {}


def test_a_key_is_changed_by_pressing_it_and_a_taken_one_says_by_what(settings: Settings) -> None:
    page = settings.go_to(Section.KEYS)
    assert isinstance(page, KeysPage)
    try:
        assert focused() is page.acts
        walk_to(page, Act.ORIENTED)
        assert "À l’origine\u00a0: F9 ou Ctrl+O" in page.group.text()
        press("Tab")
        press("F10")
        settings.driven.wait(lambda: "F10 sert déjà à «\u00a0rendez-vous pris\u00a0»" in page.refused.text())
        assert page.first.keys() == "F9"
        press("a")
        assert "sert à écrire" in page.refused.text()
        press("Ctrl+C")
        assert "copier" in page.refused.text()
        press("Alt+1")
        assert "demande fréquente" in page.refused.text()
        press("Ctrl+Alt+K")
        assert "Choisissez Ctrl ou Alt" in page.refused.text()
        press("Ctrl+O")
        assert "sont la même" in page.refused.text()
        press("Ctrl+G")
        settings.driven.wait(lambda: page.said.text() == KEY_KEPT)
        assert page.acts.currentItem().text().startswith("Ctrl+G ou Ctrl+O")
        assert own_keys.chosen() == {Act.ORIENTED: ("Ctrl+G", "Ctrl+O")}
        assert shown(Act.ORIENTED) == "F9"
        press("Tab")
        assert focused() is page.second
        press("Delete")
        assert own_keys.chosen() == {Act.ORIENTED: ("Ctrl+G",)}
        page.first.setFocus()
        press("Delete")
        assert page.refused.text() == "Il faut une touche au moins."
        press("F9")
        assert "Ajoutez une deuxième touche" in page.refused.text()
        press("Alt+D")
        assert own_keys.chosen() == {}
        press("Escape")
        assert focused() is settings.view.sections
    finally:
        own_keys.forget_all()


def test_a_usual_key_that_was_given_away_is_not_taken_back_in_silence(settings: Settings) -> None:
    page = settings.go_to(Section.KEYS)
    assert isinstance(page, KeysPage)
    try:
        walk_to(page, Act.ORIENTED)
        page.first.setFocus()
        press("Ctrl+G")
        page.second.setFocus()
        press("Ctrl+K")
        page.acts.setFocus()
        walk_to(page, Act.BOOKED)
        page.first.setFocus()
        press("F9")
        settings.driven.wait(lambda: own_keys.chosen().get(Act.BOOKED) == ("F9", "Ctrl+R"))
        page.acts.setFocus()
        press("Up")
        press("Alt+D")
        assert "F9 sert déjà" in page.refused.text()
        page.all_back.setFocus()
        press("Space")
        assert own_keys.chosen() == {}
    finally:
        own_keys.forget_all()


def test_keys_in_force_are_heard_and_shown_everywhere(
    folder: Path, clock: SetClock, dressed: QApplication
) -> None:
    use_own({Act.NOTE: ("Alt+B",), Act.MONTH: ("Ctrl+G",)})
    try:
        with opened_settings(folder, clock) as settings:
            window = settings.driven.window
            assert window._buttons[Act.MONTH].toolTip() == "Ctrl+G"
            press("Ctrl+G")
            assert window.shown_screen is Act.MONTH
            turn(100)
    finally:
        use_own({})


def test_the_words_of_a_list_stop_before_they_are_too_many(settings: Settings, lists: ListsPage) -> None:
    for one in lists._listed:
        assert len(base_words(one)) < 600
    lists.entries.item(0).setFlags(Qt.ItemFlag.NoItemFlags)

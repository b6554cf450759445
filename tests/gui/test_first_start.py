"""The first start on a real window, by keys alone: from the list or by hand, to a counter that logs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from marianne_desk.usecases.desk import open_desk
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, focused, press, type_text
from ui.app import Start
from ui.first_start.view import FirstStart
from ui.help.page import HelpPage

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "sites.csv"
NATIONAL = ROOT.parent / "shared" / "data" / "liste-fs-20240801.csv"


@dataclass
class FirstTime:
    """A window on an empty folder, its first start open."""

    driven: Driven
    dialog: FirstStart
    folder: Path

    def wait(self, reached: Callable[[], bool], seconds: float = 10.0) -> None:
        self.driven.wait(reached, seconds)

    def read(self, path: Path) -> None:
        """The list is typed and read."""
        type_text(str(path))
        press("Return")
        self.wait(self.dialog.list.search.hasFocus)

    def wait_ready(self) -> None:
        self.wait(lambda: self.driven.start.is_ready, 20)

    def errors(self) -> list[str]:
        labels = [*self.dialog.list.errors.values(), self.dialog.hand.grid.error]
        labels += [*self.dialog.hand.form._errors.values(), *self.dialog.key.form._errors.values()]
        return [label.text().replace("\u00a0", " ") for label in labels if label.text()]


@contextmanager
def first_time(folder: Path, clock: SetClock) -> Iterator[FirstTime]:
    start = Start(folder, clock=clock)
    start.show()
    driven = Driven(start)
    driven.wait(lambda: start.window.findChild(FirstStart) is not None, 20)
    dialog = start.window.findChild(FirstStart)
    assert dialog is not None
    driven.wait(dialog.list.file.hasFocus)
    try:
        yield FirstTime(driven, dialog, folder)
    finally:
        for left in start.window.findChildren(FirstStart):
            left.reject()
        start.window.close()
        start.window.deleteLater()
        QApplication.processEvents()


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer on which no keyring answers."""
    import keyring
    from keyring.backends.fail import Keyring

    monkeypatch.delenv("MARIANNE_DESK_PASSPHRASE", raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def with_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The passphrase comes from the environment, so none is asked for."""
    monkeypatch.setenv("MARIANNE_DESK_PASSPHRASE", PASSPHRASE)


def test_from_the_list_to_a_counter_that_logs(
    dressed: QApplication, tmp_path: Path, clock: SetClock, with_key: None
) -> None:
    with first_time(tmp_path / "desk", clock) as first:
        first.read(SAMPLE)
        assert "1 sans horaires" in first.dialog.list.summary.text()
        house = first.dialog.list.house
        assert house.title.text().startswith("Tapez le nom")
        type_text("9003")
        assert "Réglages, Opérateurs" in house.msa_means.text()
        assert house.title.text() == "France services d’Altroff-le-Faux"
        assert house.msa.isChecked()
        press("Return")
        first.wait_ready()
        assert "Guichet créé" in first.driven.status
        first.driven.type("cni")
        first.driven.press("Return")
        first.driven.wait_rows(1)
    desk = open_desk(tmp_path / "desk", PASSPHRASE)
    assert (desk.site.id, desk.site.department, desk.settings.msa_country) == ("9003", "57", True)
    assert desk.settings.communes == ("Altroff-le-Faux",)
    desk.close()


def test_arrows_choose_among_the_sites_found_and_show_what_was_mended(
    dressed: QApplication, tmp_path: Path, clock: SetClock, with_key: None
) -> None:
    with first_time(tmp_path / "desk", clock) as first:
        first.read(SAMPLE)
        type_text("france services")
        assert first.dialog.list.found.count() == 8
        titles = [first.dialog.list.house.title.text()]
        for _ in range(9):
            press("Down")
            titles.append(first.dialog.list.house.title.text())
        assert len(set(titles)) == 8
        press("Ctrl+A")
        type_text("case fautive")
        warnings = first.dialog.list.house.warnings.text()
        assert "créneau vide ou à l’envers" in warnings
        assert len(warnings.splitlines()) == 4
        assert focused() is first.dialog.list.search


@pytest.mark.site_list
@pytest.mark.skipif(not NATIONAL.exists(), reason="the national list is not here")
def test_the_national_list_answers_while_typing(
    dressed: QApplication, tmp_path: Path, clock: SetClock, with_key: None
) -> None:
    with first_time(tmp_path / "desk", clock) as first:
        first.read(NATIONAL)
        assert "48 sans horaires, 142\u00a0cases d’horaires corrigées" in first.dialog.list.summary.text()
        for text, found in (("97660", "Bandrele"), ("font romeu", "Font-Romeu"), ("2291", "2291")):
            press("Ctrl+A")
            type_text(text)
            assert found.lower() in first.dialog.list.found.item(0).text().lower()


def test_a_file_that_is_not_the_list_is_said_beside_it(
    dressed: QApplication, tmp_path: Path, clock: SetClock, with_key: None
) -> None:
    wrong = tmp_path / "liste.csv"
    wrong.write_text("a;b\n1;2\n", "utf-8")
    with first_time(tmp_path / "desk", clock) as first:
        press("Return")
        assert first.errors() == ["Choisissez d’abord le fichier de la liste nationale."]
        type_text(str(wrong))
        press("Return")
        first.wait(lambda: "n’est pas un fichier CSV" in " ".join(first.errors()))
        assert focused() is first.dialog.list.file
        press("Tab")
        press("Tab")
        press("Return")
        assert first.errors() == ["Choisissez d’abord le fichier de la liste nationale."]
        first.read(SAMPLE)
        press("Return")
        assert first.errors() == ["Choisissez d’abord votre site dans la liste."]


def test_a_house_typed_by_hand_asks_for_a_passphrase_where_no_keyring_answers(
    dressed: QApplication, tmp_path: Path, clock: SetClock, no_keyring: None
) -> None:
    with first_time(tmp_path / "desk", clock) as first:
        first.dialog.by_hand.setFocus()
        press("Space")
        press("Return")
        assert first.errors() == ["Le nom de la maison manque."]
        for text in ("Maison du Val", "1 rue Neuve", "97411", "Saint-Paul", "0262 00 00 00"):
            type_text(text)
            press("Tab")
        assert "La Réunion (974)" in first.dialog.hand.territory.text()
        assert not first.dialog.hand.msa.isChecked()
        press("Tab")
        type_text("9-12 / 14")
        press("Return")
        assert "ne se lit pas comme des heures" in first.errors()[0]
        type_text("h-17h")
        press("Down")
        press("Up")
        assert first.dialog.hand.grid.cells["week"][0].text() == "9h–12h, 14h–17h"
        first.dialog.hand.copy.setFocus()
        press("Space")
        first.dialog.hand.fields["name"].setFocus()
        press("Return")
        first.wait(lambda: focused() is first.dialog.key.first)
        assert first.dialog.title.text() == "Votre maison\u00a0: Maison du Val"
        type_text("court")
        press("Return")
        assert first.errors() == ["La phrase secrète est trop courte : 12 caractères au moins."]
        press("Ctrl+A")
        type_text("phrase d’épreuve")
        press("Tab")
        type_text("phrase d’essai !")
        press("Return")
        assert first.errors() == ["Les deux phrases diffèrent. Tapez-les à nouveau."]
        press("Ctrl+A")
        type_text("phrase d’épreuve")
        press("Return")
        first.wait_ready()
    desk = open_desk(tmp_path / "desk", "phrase d’épreuve")
    assert (desk.site.name, desk.site.zone) == ("Maison du Val", "Indian/Reunion")
    assert desk.rules.periods[0].hours == "Mo-Fr 09:00-12:00,14:00-17:00; PH off"
    assert not desk.settings.msa_country
    desk.close()


def test_tab_goes_as_the_eye_does(
    dressed: QApplication, tmp_path: Path, clock: SetClock, with_key: None
) -> None:
    with first_time(tmp_path / "desk", clock) as first:
        dialog, page = first.dialog, first.dialog.list
        foot = [dialog.by_hand, dialog.bring_back, dialog.try_out, dialog.leave, dialog.make_desk]
        walked: list[QWidget] = [focused()]
        for _ in range(7):
            press("Tab")
            walked.append(focused())
        assert walked == [page.file, page.browse, page.search, *foot]
        press("Tab")
        assert focused() is page.file
        first.read(SAMPLE)
        type_text("9003")
        walked = []
        for _ in range(3):
            press("Tab")
            walked.append(focused())
        assert page.house.msa in walked
        dialog.presenter.by_hand()
        walked = [focused()]
        while focused() is not dialog.by_hand:
            press("Tab")
            walked.append(focused())
        week = dialog.hand.grid.cells["week"]
        assert walked == [
            *dialog.hand.fields.values(),
            dialog.hand.msa,
            *week,
            dialog.hand.copy,
            dialog.by_hand,
        ]


def test_f1_shows_the_keys_of_the_first_start(
    dressed: QApplication, tmp_path: Path, clock: SetClock, with_key: None
) -> None:
    with first_time(tmp_path / "desk", clock) as first:
        press("F1")
        first.wait(lambda: first.dialog.findChild(HelpPage) is not None)
        page = first.dialog.findChild(HelpPage)
        assert page is not None
        first.wait(page.isActiveWindow)
        assert "Crée le guichet de votre maison" in page.words.text()
        press("Escape")
        first.wait(lambda: first.dialog.findChild(HelpPage) is None)
        assert first.dialog.isVisible()


def test_escape_goes_back_and_then_asks_before_it_leaves(
    dressed: QApplication, tmp_path: Path, clock: SetClock, with_key: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, False, True]
    monkeypatch.setattr("ui.messages.Messages.ask", lambda *_words: answers.pop(0))
    with first_time(tmp_path / "desk", clock) as first:
        first.dialog.presenter.by_hand()
        assert focused() is first.dialog.hand.fields["name"]
        press("Escape")
        assert focused() in (first.dialog.list.search, first.dialog.list.file)
        press("Escape")
        first.dialog.leave.setFocus()
        press("Space")
        assert first.dialog.isVisible()
        assert answers == [True]
        press("Escape")
        first.wait(lambda: not first.driven.window.isVisible())
    assert not (tmp_path / "desk" / "desk.db").exists()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_left(
    dressed: QApplication, tmp_path: Path, clock: SetClock, with_key: None
) -> None:
    with first_time(tmp_path / "desk", clock) as first:
        first.read(SAMPLE)
        type_text("9003")
        (tmp_path / "desk").mkdir(exist_ok=True)
        (tmp_path / "desk" / "desk.db").write_bytes(b"someone else's")
        press("Return")
        first.wait(lambda: "existe déjà" in first.driven.status)
        assert first.dialog.make_desk.isEnabled()


def test_every_input_has_a_name(
    dressed: QApplication, tmp_path: Path, clock: SetClock, with_key: None
) -> None:
    with first_time(tmp_path / "desk", clock) as first:
        roles = {QAccessible.Role.EditableText, QAccessible.Role.CheckBox, QAccessible.Role.PushButton}
        roles |= {QAccessible.Role.List}
        nameless = []
        for widget in first.dialog.findChildren(QWidget):
            interface = QAccessible.queryAccessibleInterface(widget)
            if interface.role() in roles and not interface.text(QAccessible.Text.Name).strip():
                nameless.append(widget)
        assert nameless == []

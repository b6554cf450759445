"""The directory of partners by keys alone: what is known of each, changed, retired, undone; a file in and out."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.partners.directory import Partner
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.directory import directory as kept
from marianne_desk.usecases.directory import news
from marianne_desk.usecases.permanences import permanences
from tests.desks import MakeDesk, SetClock
from tests.gui.directory.directory_window import KNOWN, cells, choice, directory, fill, leave, partner, row
from tests.gui.driving import Driven
from tests.gui.proofs.proofs_window import form, gone, there
from tests.gui.test_accessibility import inputs, name_of
from ui.cases.view import CasesView
from ui.directory.files import ImportDialog
from ui.directory.view import DirectoryDialog
from ui.forms.form_dialog import FormDialog
from ui.forms.text_dialog import TextDialog
from ui.help.page import HelpPage
from ui.shortcuts import Act


@pytest.fixture
def desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    return fill(make_desk(clock=clock))


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


def said(window: Driven, dialog: DirectoryDialog, text: str) -> None:
    """Waits until the window says it."""
    window.wait(lambda: text in dialog.said.text().replace("\u00a0", " "))


def keep(window: Driven, dialog: DirectoryDialog, keys: str = "Return") -> None:
    """Keeps what the form holds, and waits until the list has the keys again."""
    window.press(keys)
    gone(window, FormDialog)
    window.wait(dialog.table.hasFocus)


def test_partners_are_listed_with_what_is_known_of_them(window: Driven) -> None:
    dialog = directory(window)
    lines = cells(dialog)
    assert lines[0] == ("CAF", "5 jours ouvrés", "2", "1", "1", "1")
    assert ("MSA", "8 jours ouvrés", "", "", "", "") in lines
    assert lines[-1] == ("Tous les partenaires", "", "", "", "1", "")
    partner(window, dialog, "CAF")
    assert cells(dialog) == [
        ("En général", "répond en 5 jours ouvrés · rendez-vous de 30 min · alarmes à 2 et 10 jours ouvrés"),
        ("À essayer d’abord", "Le simulateur sur caf.fr"),
        ("Message", "le 14/10/2026, sans fin : Les droits sont recalculés le 5. …"),
        ("Permanence ici", "Conseiller CAF · 1er mardi du mois : 14 h – 17 h"),
        (
            "Lieu",
            "CAF de Laval · chez le partenaire et visio-guichet, ici · 32 30 · accueil@caf53.example"
            " · 11 quai Paul-Boudet, 53000 Laval · du lundi au vendredi : 9 h – 12 h",
        ),
        ("Lieu", "CAF de Mayenne · chez le partenaire"),
        ("Correspondant", "Mme Morel · référente · CAF de Laval · 02 43 00 00 00"),
        ("Papiers : Logement, APL", "Bail, avis d’impôt et quittance de loyer"),
    ]
    assert dialog.detail.text().endswith("\nÀ essayer d’abord\u00a0: Le simulateur sur caf.fr")
    row(window, dialog, "Les droits")
    assert dialog.detail.text().endswith("Les droits sont recalculés le 5.\nNe pas rappeler avant.")
    dialog.resize(683, 352)
    window.wait(lambda: not dialog.state.isVisible())
    shown = [one for one in dialog.buttons.values() if one.isVisible()]
    ends = [one.mapTo(dialog, one.rect().bottomRight()) for one in shown]
    assert all(dialog.rect().contains(end) for end in ends)
    dialog.resize(880, 528)
    window.wait(dialog.state.isVisible)
    window.press("Escape")
    window.wait(dialog.partners.hasFocus)
    assert dialog.partners.chosen() == "CAF"
    leave(window, dialog)


def test_a_key_of_the_cases_opens_it(window: Driven) -> None:
    window.press("Ctrl+5")
    window.wait(lambda: QApplication.focusWidget() is not None)
    view = there(window, CasesView)
    window.wait(lambda: view.is_built and "Aucun dossier" in view.summary.text() + view.empty.text())
    window.press("F8")
    dialog = there(window, DirectoryDialog)
    window.wait(lambda: len(dialog.partners.rows.lines) > 0 and dialog.partners.hasFocus())
    leave(window, dialog)


def test_what_holds_for_a_partner_is_changed_and_undone(window: Driven, desk: Desk) -> None:
    dialog = directory(window)
    partner(window, dialog, "MSA")
    window.press("Return")
    form(window)
    window.press("Ctrl+A")
    window.type("dix")
    window.press("Return")
    asked = there(window, FormDialog)
    window.wait(lambda: "n’est pas un nombre" in asked.form._errors["promised_days"].text())
    window.press("Ctrl+A")
    window.type("10")
    window.press("Tab", "Tab")
    window.type("4")
    window.press("Tab", "Tab")
    window.type("Le site de la MSA")
    keep(window, dialog, "Ctrl+Return")
    said(window, dialog, "Enregistré. Ctrl+Z")
    assert kept(desk).partner("MSA") == Partner("MSA", 10, None, Alarms(4, 15), "Le site de la MSA")
    row(window, dialog, "À essayer")
    window.press("Return")
    form(window)
    window.press("Escape")
    gone(window, FormDialog)
    window.wait(dialog.table.hasFocus)
    window.press("Ctrl+Z")
    said(window, dialog, "Défait : enregistré")
    assert kept(desk) == KNOWN
    window.press("Ctrl+Z")
    said(window, dialog, "Rien à défaire")
    window.press("Delete")
    said(window, dialog, "ne se retire pas")
    leave(window, dialog)


def test_an_office_is_added_with_its_hours_as_people_say_them(window: Driven, desk: Desk) -> None:
    changes = []
    assert window.start.backup is not None
    assert window.start.backup.context is not None
    window.start.backup.context.news.cases.connect(lambda: changes.append(1))
    dialog = directory(window)
    partner(window, dialog, "MSA")
    window.press("Alt+L")
    asked = form(window)
    window.press("Return")
    window.wait(lambda: "nom du lieu manque" in asked.form._errors["label"].text())
    window.type("MSA de Laval")
    window.press("Tab", "Space", "Tab", "Space")
    window.press("Tab", "Tab", "Tab")
    window.type("par mail")
    window.press("Return")
    window.wait(lambda: "téléphone" in asked.form._errors["telephone"].text())
    window.press("Ctrl+A")
    window.type("02 43 39 43 39")
    window.press("Tab", "Tab", "Tab")
    window.type("lundi au jeudi 9h-12h ; vendredi 9h-11h")
    keep(window, dialog)
    window.wait(lambda: len(cells(dialog)) == 2)
    assert dialog.entries.currentIndex().row() == 1
    assert cells(dialog)[1] == (
        "Lieu",
        "MSA de Laval · par téléphone · 02 43 39 43 39 · du lundi au jeudi : 9 h – 12 h, vendredi : 9 h – 11 h",
    )
    assert changes
    leave(window, dialog)
    assert [one.label for one in kept(desk).offices_of("MSA")] == ["MSA de Laval"]


def test_a_correspondent_is_added_retired_and_brought_back(window: Driven, desk: Desk) -> None:
    dialog = directory(window)
    window.press("Alt+C")  # of the partner that is chosen in the list
    form(window)
    window.type("M. Roux")
    window.press("Tab", "Tab")
    asked = there(window, FormDialog)
    window.wait(choice(asked, "office").hasFocus)
    window.press("Down")
    keep(window, dialog)
    said(window, dialog, "Correspondant enregistré : M. Roux")
    assert [(one.name, one.office) for one in kept(desk).correspondents_of("CAF")] == [
        ("M. Roux", "laval"),
        ("Mme Morel", "laval"),
    ]
    partner(window, dialog, "CAF")
    row(window, dialog, "Mme Morel")
    window.press("Delete")
    said(window, dialog, "Correspondant retiré : Mme Morel")
    window.wait(lambda: not any("Mme Morel" in one[1] for one in cells(dialog)))
    window.press("Ctrl+Z")
    window.wait(lambda: any("Mme Morel" in one[1] for one in cells(dialog)))
    row(window, dialog, "CAF de Mayenne")
    window.press("Alt+S")
    said(window, dialog, "Lieu retiré : CAF de Mayenne")
    leave(window, dialog)
    assert [one.label for one in kept(desk).offices_of("CAF")] == ["CAF de Laval"]


def test_papers_are_a_list_one_a_line(window: Driven, desk: Desk) -> None:
    dialog = directory(window)
    partner(window, dialog, "CAF")
    window.press("Alt+P")
    asked = form(window)
    codes = [choice(asked, "matter").itemData(n) for n in range(choice(asked, "matter").count())]
    assert "rsa" in codes
    assert "apl" not in codes  # it has its list
    choice(asked, "matter").setCurrentIndex(codes.index("rsa"))
    window.press("Tab")
    window.type("Pièce d’identité")
    window.press("Return")
    window.type("- Relevé bancaire")
    keep(window, dialog, "Ctrl+Return")
    assert kept(desk).papers_for("CAF", None, "rsa") == ("Pièce d’identité", "Relevé bancaire")
    window.wait(lambda: any("RSA" in one[0] for one in cells(dialog)))
    row(window, dialog, "RSA")
    window.press("Return")
    form(window)
    window.press("Ctrl+A")
    window.type("Relevé bancaire")
    keep(window, dialog, "Ctrl+Return")
    assert kept(desk).papers_for("CAF", None, "rsa") == ("Relevé bancaire",)
    row(window, dialog, "RSA")
    window.press("Delete")
    said(window, dialog, "Liste de papiers retirée")
    assert kept(desk).papers_for("CAF", None, "rsa") == ()
    window.press("Escape")
    window.wait(dialog.partners.hasFocus)
    partner(window, dialog, "*")
    assert cells(dialog) == [("Papiers : Logement, en général", "Pièce d’identité")]
    window.press("Alt+L")
    said(window, dialog, "Ceci se note chez un partenaire")
    leave(window, dialog)


def test_what_a_partner_said_is_noted_corrected_and_ends(window: Driven, desk: Desk, clock: SetClock) -> None:
    dialog = directory(window)
    partner(window, dialog, "MSA")
    window.press("Alt+N")
    asked = form(window)
    window.type("Le site est fermé")
    window.press("Tab", "Tab")
    window.type("1/10/2026")
    window.press("Return")
    window.wait(lambda: "avant de commencer" in asked.form._errors["until"].text().replace("\u00a0", " "))
    window.press("Ctrl+A")
    window.type("20/10/2026")
    keep(window, dialog)
    said(window, dialog, "Message noté")
    window.wait(lambda: len(cells(dialog)) == 2)
    assert cells(dialog)[1] == ("Message", "le 14/10/2026, jusqu’au 20/10/2026 : Le site est fermé")
    row(window, dialog, "Le site")
    window.press("Return")
    form(window)
    window.press("Ctrl+A")
    window.type("Le site rouvre")
    keep(window, dialog, "Ctrl+Return")
    said(window, dialog, "Message corrigé")
    clock.forward(days=1)
    row(window, dialog, "Le site")
    window.press("Delete")
    said(window, dialog, "Message retiré")
    window.wait(lambda: cells(dialog)[1][0] == "Message terminé")
    window.press("Delete")
    window.wait(lambda: len(cells(dialog)) == 1)
    assert news(desk, "MSA") == ()
    window.press("Ctrl+Z")
    window.wait(lambda: len(cells(dialog)) == 2)
    leave(window, dialog)


def test_a_permanence_is_that_of_the_agenda(window: Driven, desk: Desk) -> None:
    dialog = directory(window, "MSA")
    window.press("Alt+R")
    asked = form(window)
    window.type("Conseiller MSA")
    window.press("Tab")
    window.type("quand il veut")
    window.press("Return")
    window.wait(lambda: bool(asked.form._errors["hours"].text()))
    window.press("Ctrl+A")
    window.type("1er mardi du mois 14–17 h")
    keep(window, dialog)
    window.wait(lambda: len(cells(dialog)) == 2)
    assert cells(dialog)[1] == ("Permanence ici", "Conseiller MSA · 1er mardi du mois : 14 h – 17 h")
    assert [one.label for one in permanences(desk)] == ["Conseiller CAF", "Conseiller MSA"]
    row(window, dialog, "Conseiller MSA")
    window.press("Delete")
    window.wait(lambda: len(cells(dialog)) == 1)
    window.press("Ctrl+Z")
    window.wait(lambda: len(cells(dialog)) == 2)
    window.press("Escape")  # it was opened on this partner
    gone(window, DirectoryDialog)
    assert len(permanences(desk)) == 2


def test_the_directory_goes_out_and_a_file_comes_in_after_a_question(
    window: Driven, desk: Desk, tmp_path: Path
) -> None:
    dialog = directory(window)
    window.press("Ctrl+S")
    choose(window, tmp_path / "annuaire.csv")
    said(window, dialog, "Annuaire enregistré : annuaire.csv")
    assert (tmp_path / "annuaire.csv").read_text(encoding="utf-8-sig").startswith("kind;operator;")
    window.wait(dialog.partners.hasFocus)
    file = tmp_path / "autre.csv"
    file.write_text("kind;operator;label\noffice;MSA;MSA de Laval\npaper;MSA;Bail\n", encoding="utf-8")
    window.press("Ctrl+O")
    choose(window, file)
    page = there(window, TextDialog)
    text = page.text.toPlainText().replace("\u00a0", " ")
    assert "Rien n’a été importé de « autre.csv »" in text
    assert "Ligne 3 : La case « matter » est vide." in text
    window.wait(page.text.hasFocus)
    window.press("Return")
    gone(window, TextDialog)
    file.write_text("kind;operator;label\noffice;MSA;MSA de Laval\n", encoding="utf-8")
    window.wait(dialog.partners.hasFocus)
    window.press("Ctrl+O")
    choose(window, file)
    asked = there(window, ImportDialog)
    assert "1 lieu" in asked.said.text().replace("\u00a0", " ")
    window.wait(asked.keep.hasFocus)
    window.press("Return")
    gone(window, ImportDialog)
    said(window, dialog, "Annuaire importé")
    assert [one.label for one in kept(desk).offices_of("MSA")] == ["MSA de Laval"]
    window.wait(dialog.partners.hasFocus)
    window.press("Ctrl+Z")
    said(window, dialog, "Défait")
    assert kept(desk) == KNOWN
    file.write_bytes(b"\xff\xfe")
    window.press("Ctrl+O")
    choose(window, file)
    said(window, dialog, "UTF-8")
    window.wait(dialog.partners.hasFocus)
    leave(window, dialog)


def test_everything_has_a_name_and_f1_says_what_the_window_is_for(window: Driven) -> None:
    dialog = directory(window)
    partner(window, dialog, "CAF")
    assert [one for one in inputs(dialog) if not name_of(one).strip()] == []
    row(window, dialog, "CAF de Laval")
    window.press("Return")
    asked = form(window)
    assert [one for one in inputs(asked) if not name_of(one).strip()] == []
    window.press("Escape")
    gone(window, FormDialog)
    window.wait(dialog.entries.hasFocus)
    window.press("F1")
    page = there(window, HelpPage)
    window.wait(page.isActiveWindow)
    assert "L’annuaire des partenaires" in page._area.accessibleName()
    window.press("Escape")
    gone(window, HelpPage)
    window.wait(dialog.isActiveWindow)
    dialog.entries.setFocus()
    dialog.buttons[Act.DIRECTORY_OPEN].setFocus()
    window.press("Return")
    form(window)
    window.press("Escape")
    gone(window, FormDialog)
    leave(window, dialog)

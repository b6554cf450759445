"""« Passages » on a real window and a real desk, by keys alone: found, opened, corrected, cancelled, put back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.correction import CorrectionReason, draft_of
from marianne_desk.usecases.correct_contact import cancel, correct_contact, history
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.find_contacts import past_contact
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, focused, opened, press, type_text
from tests.gui.test_accessibility import inputs, name_of
from ui.contacts.form_row import FormRow
from ui.contacts.table import ContactsModel, ContactsTable
from ui.contacts.view import ContactsView
from ui.contacts.words import HEADERS, Row
from ui.month.cards import CardList
from ui.month.rows_view import RowsTable

APL = RequestDraft(reason="apl", operator="CAF")
LETTER = RequestDraft(reason="declaration", operator="DGFIP", outcome=Outcome.PENDING, note="dossier bleu")


@pytest.fixture
def filled(make_desk: MakeDesk, clock: SetClock) -> Desk:
    desk = make_desk(clock=clock)
    log_contact(desk, ContactDraft(requests=(APL,)))
    log_contact(desk, ContactDraft(channel=Channel.MAIL, agent="agent-2", requests=(LETTER,)))
    clock.forward(minutes=5)
    log_contact(desk, ContactDraft(requests=(APL, LETTER)))
    return desk


class Contacts:
    """The screen, and the keys pressed in it."""

    def __init__(self, driven: Driven) -> None:
        self.driven = driven
        driven.press("Ctrl+6")
        view = driven.window.findChild(ContactsView)
        assert isinstance(view, ContactsView)
        self.view = view
        driven.wait(lambda: self.rows() != [], 20)

    def rows(self) -> list[tuple[str, ...]]:
        """The list, once the words of every line are there."""
        if not hasattr(self.view, "form"):
            return []
        model = self.view.search.table.contacts
        if model.missing(0, model.rowCount()):
            return []
        return [
            tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    def numbers(self) -> list[str]:
        return [row[0] for row in self.rows()]

    def search(self, line: str, *numbers: str) -> None:
        """Types a line into an empty field and waits for what it finds."""
        press("Ctrl+F")
        press("Ctrl+A")
        type_text(line)
        self.driven.wait(lambda: self.numbers() == list(numbers) and self.counted(len(numbers)))

    def counted(self, count: int) -> bool:
        return self.view.search.count.text().startswith(f"{count}\u00a0")

    def open(self) -> None:
        """Opens the contact that is selected."""
        press("Down")
        press("Return")
        self.driven.wait(lambda: self.view.currentWidget() is self.view.contact)

    def correct(self, keys: str = "Alt+C") -> None:
        press(keys)
        self.driven.wait(lambda: self.view.currentWidget() is self.view.form and self.view.form.whole)

    def go_to(self, name: str) -> None:
        """Tab until the field of that name has the keys."""
        met: list[str] = []
        for _ in range(80):
            if focused().accessibleName() == name:
                return
            press("Tab")
            met.append(focused().accessibleName())
        pytest.fail(f"no field « {name} » among {met}")

    def said(self) -> str:
        """All that the page of the contact says."""
        labels = self.view.contact.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisibleTo(self.view.contact))


@pytest.fixture
def contacts(dressed: QApplication, filled: Desk, clock: SetClock) -> Iterator[Contacts]:
    with opened(filled.place.folder, clock) as driven:
        yield Contacts(driven)


def test_everything_is_listed_the_latest_first_and_the_line_says_what_to_type(contacts: Contacts) -> None:
    assert contacts.numbers() == ["C-3", "C-1", "C-2"] or contacts.numbers() == ["C-3", "C-2", "C-1"]
    assert "Tapez un numéro" in contacts.view.search.understood.text()
    assert contacts.counted(3)
    assert focused() is contacts.view.search.line


def test_a_line_finds_and_says_how_it_was_understood(contacts: Contacts) -> None:
    contacts.search("caf octobre", "C-3", "C-1")
    assert contacts.view.search.understood.text() == "CAF · octobre\u00a02026"
    contacts.search("dossier bleu courrier", "C-2")
    contacts.search("zebulon")
    assert contacts.view.search.nothing.isVisible()
    assert "Rien ne répond" in contacts.view.search.nothing.text()
    press("Esc")
    contacts.driven.wait(lambda: contacts.counted(3))


def test_letters_typed_in_the_list_go_to_the_line(contacts: Contacts) -> None:
    press("Down")
    assert isinstance(focused(), ContactsTable)
    type_text("c-2")
    assert contacts.view.search.line.text() == "c-2"
    contacts.driven.wait(lambda: contacts.numbers() == ["C-2"])
    press("Down")
    press("Esc")
    assert focused() is contacts.view.search.line


def test_a_contact_is_corrected_by_keys_and_its_history_shows_both_values(
    contacts: Contacts, filled: Desk
) -> None:
    contacts.search("c-1", "C-1")
    contacts.open()
    assert "n’a jamais été corrigé" in contacts.said()
    contacts.correct()
    assert focused().accessibleName() == "Canal"
    press("Down")
    contacts.go_to("Commune")
    type_text("Vaubrun")
    assert any(label.text() == "avant\u00a0: Guichet" for label in contacts.view.form.findChildren(QLabel))
    press("Ctrl+S")
    contacts.driven.wait(lambda: focused().accessibleName() == "ou de la liste")
    press("Down")
    press("Ctrl+S")
    contacts.driven.wait_status("C-1 corrigé.")
    contacts.driven.wait(lambda: "Guichet → Téléphone" in contacts.said())
    assert "erreur de saisie" in contacts.said()
    assert past_contact(filled, 1).contact.channel is Channel.PHONE
    press("Esc")
    contacts.driven.wait(lambda: [row[2] for row in contacts.rows()] == ["Téléphone"])
    assert contacts.rows()[0][5] == "Résolu sur place · corrigé"
    contacts.driven.wait(lambda: any("Téléphone" in row for row in contacts.driven.rows))


def test_what_cannot_be_read_is_said_beside_its_field(contacts: Contacts, filled: Desk) -> None:
    contacts.search("c-1", "C-1")
    contacts.open()
    contacts.correct("F4")
    contacts.go_to("Prise en charge")
    type_text("midi")
    press("Ctrl+S")
    assert focused().accessibleName() == "Prise en charge"
    wrong = [label.text() for label in contacts.view.form.findChildren(QLabel) if label.isVisible()]
    assert any("n’est pas un moment" in text for text in wrong)
    press("Ctrl+A")
    type_text("14/10/2026 8:00")
    contacts.go_to("Raison, en quelques mots")
    type_text("relu avec elle")
    press("Ctrl+S")
    contacts.driven.wait(lambda: focused().accessibleName() == "Prise en charge")
    assert history(filled, 1) == ()


def test_a_form_that_was_touched_is_left_only_after_a_question(contacts: Contacts) -> None:
    contacts.search("c-1", "C-1")
    contacts.open()
    contacts.correct()
    press("Esc")
    assert contacts.view.currentWidget() is contacts.view.contact
    contacts.correct()
    press("Down")
    QTimer.singleShot(300, lambda: press("Return"))  # « Rester » is what Enter says
    press("Esc")
    assert contacts.view.currentWidget() is contacts.view.form
    assert contacts.view.form.changed() == ["channel"]


def test_a_contact_is_cancelled_found_again_and_put_back(contacts: Contacts, filled: Desk) -> None:
    contacts.search("c-2", "C-2")
    contacts.open()
    press("Alt+A")
    contacts.driven.wait(lambda: contacts.view.form.whole)
    press("Tab")
    press("Down")
    press("Ctrl+S")
    contacts.driven.wait_status("C-2 annulé")
    contacts.driven.wait(lambda: "ne compte dans aucun chiffre" in contacts.said())
    press("Alt+C")
    assert "rétablissez-le d’abord" in contacts.driven.status
    press("Esc")
    contacts.search("annulés", "C-2")
    contacts.driven.wait(lambda: [row[5] for row in contacts.rows()] == ["annulé · À suivre"])
    model = contacts.view.search.table.contacts
    struck = [model.index(0, column).data(6) for column in range(len(HEADERS))]  # FontRole
    assert [font is not None and font.strikeOut() for font in struck] == [
        False, True, True, True, True, False, True,
    ]  # fmt: skip
    contacts.open()
    press("Alt+A")
    contacts.driven.wait(lambda: contacts.view.form.whole)
    press("Tab")
    press("Down")
    press("Ctrl+S")
    contacts.driven.wait_status("C-2 rétabli")
    assert not past_contact(filled, 2).cancelled


def test_a_contact_changed_by_the_other_agent_is_refused(contacts: Contacts, filled: Desk) -> None:
    contacts.search("c-1", "C-1")
    contacts.open()
    contacts.correct()
    press("Down")
    seen = past_contact(filled, 1)
    correct_contact(
        filled, seen, replace(draft_of(seen.contact), commune="Laval"), CorrectionReason.FORGOTTEN
    )
    contacts.go_to("ou de la liste")
    press("Down")
    press("Ctrl+S")
    contacts.driven.wait_status("C-1 a été changé entre-temps")


def test_the_list_keeps_its_place_when_contacts_change(contacts: Contacts, filled: Desk) -> None:
    press("Down")
    press("Down")
    kept = contacts.view.search.table.selected()
    news = contacts.driven.start.news
    assert news is not None
    log_contact(filled, ContactDraft(requests=(APL,)))
    news.contacts.emit()
    contacts.driven.wait(lambda: len(contacts.rows()) == 4)
    assert contacts.view.search.table.selected() == kept
    cancel(filled, past_contact(filled, 4), CorrectionReason.TWICE)
    news.look_as("agent-2", mine=True)
    contacts.driven.wait(lambda: contacts.numbers() == ["C-2"])


def test_a_row_behind_a_figure_opens_its_contact_and_esc_comes_back(contacts: Contacts) -> None:
    driven = contacts.driven
    driven.press("Ctrl+7")
    driven.wait(lambda: isinstance(QApplication.focusWidget(), CardList), 10)
    driven.press("Return")
    driven.wait(lambda: isinstance(QApplication.focusWidget(), RowsTable), 10)
    driven.press("Down", "Return")
    driven.wait(lambda: contacts.view.isVisible() and contacts.view.currentWidget() is contacts.view.contact)
    assert "C-2" in contacts.said() or "C-1" in contacts.said()
    driven.press("Esc")
    driven.wait(lambda: isinstance(QApplication.focusWidget(), RowsTable), 10)


def test_every_input_of_a_correction_has_a_name(contacts: Contacts) -> None:
    contacts.search("c-3", "C-3")
    contacts.open()
    contacts.correct()
    names = [name_of(widget) for widget in inputs(contacts.view)]
    assert all(names)
    assert len(contacts.view.form.findChildren(FormRow)) == 12 + 2 * 14 + 2


def test_an_empty_desk_says_what_will_stand_there(
    dressed: QApplication, desk_folder: Path, clock: SetClock
) -> None:
    with opened(desk_folder, clock) as driven:
        driven.press("Ctrl+6")
        view = driven.window.findChild(ContactsView)
        assert isinstance(view, ContactsView)
        driven.wait(lambda: hasattr(view, "form") and view.search.nothing.isVisible(), 10)
        assert "Aucun passage" in view.search.nothing.text()


def test_lines_fill_in_place_and_few_are_kept(dressed: QApplication) -> None:
    table = ContactsTable(None)  # type: ignore[arg-type]
    asked: list[tuple[int, ...]] = []
    table.wanted.connect(asked.append)
    model = table.contacts
    numbers = range(100_000, 0, -1)
    table.resize(900, 400)
    table.show_contacts(numbers, (), anew=True)
    assert [model.index(0, column).data() for column in (0, 1, 2)] == ["C-100000", "…", ""]
    table._ask()
    assert asked[-1][0] == 100_000
    table._ask()  # one page at a time
    assert len(asked) == 1
    table.fill(_rows(asked[-1]))
    assert model.index(0, 1).data() == "words"
    table.show_contacts(numbers, (), anew=False)
    assert model.index(0, 1).data() == "words"  # stale, and still there
    assert model.missing(0, 1) == [100_000]
    for first in range(0, 9_000, 100):
        model.fill(_rows(numbers[first : first + 100]))
    assert isinstance(model, ContactsModel)
    assert model.index(0, 1).data() == "…"
    table.deleteLater()


def _rows(numbers: tuple[int, ...] | range) -> list[Row]:
    return [Row(number, (f"C-{number}", *["words"] * 6), False, False) for number in numbers]

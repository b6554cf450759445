"""From a request to an appointment, by keys alone, and counted; what stands in the way is said first."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolButton

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.cases.case import Happening
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.partner_appointments import all_appointments
from tests.desks import MakeDesk, SetClock
from tests.gui.cases.opening_desk import (
    NOW,
    appointments_dialog,
    case_dialog,
    case_of,
    close_dialogs,
    filled,
    gone,
    plain,
    waiting,
)
from tests.gui.driving import Driven, focused, labels_of, opened
from ui.case_opening.appointments_dialog import AppointmentsDialog
from ui.case_opening.opening_dialog import CaseDialog
from ui.case_opening.which import WhichRequest
from ui.contacts.view import ContactsView
from ui.help.page import HelpPage
from ui.messages import Messages
from ui.slip.window import SlipDialog

NIR = "2 60 03 53 130 001 18"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    return filled(make_desk, clock)


@pytest.fixture
def driven(dressed: QApplication, desk: Desk, clock: SetClock) -> Iterator[Driven]:
    with opened(desk.place.folder, clock) as window:
        yield window
        close_dialogs(window)


def typed(driven: Driven, when: str) -> CaseDialog:
    """The window with name, number, day and hour typed."""
    waiting(driven)
    driven.keys = 0
    driven.press("Alt+D")
    window = case_dialog(driven)
    driven.type("marie le goff")
    driven.press("Tab")
    driven.type("0612345678")
    driven.press("Tab")
    driven.type(when)
    return window


def kept(driven: Driven, window: CaseDialog) -> str:
    driven.wait(lambda: window._kept is not None)
    return plain(window.kept_page.said.text())


def test_from_request_to_appointment_in_few_keys(driven: Driven, desk: Desk) -> None:
    window = typed(driven, "mar 14h30")
    driven.wait(lambda: "Mardi 24" in plain(window.form.understood.text()))
    assert plain(window.form.understood.text()) == (
        "Mardi 24 novembre à 14 h 30, 45 min · Chez le partenaire : CAF de Laval · CAF"
    )
    driven.press("Return")
    assert kept(driven, window) == "D-1 : rendez-vous le mardi 24 novembre à 14 h 30, CAF."
    assert driven.keys == len("marie le goff") + len("0612345678") + len("mar 14h30") + len(("Alt", "D")) + 3
    now = case_of(desk)
    assert now is not None
    assert now.case.visitor is not None
    assert (now.case.visitor.name, now.case.visitor.reach) == ("Marie Le Goff", "0612345678")
    assert now.case.events[-1].happening is Happening.APPOINTED
    (taken,) = all_appointments(desk)
    assert (taken.minutes, taken.place, [paper.label for paper in taken.papers]) == (
        45,
        "11 quai Paul-Boudet",
        ["Pièce d’identité", "Bail", "Avis d’imposition"],
    )
    assert "Marie" not in driven.status


def test_the_paper_in_hand_is_three_keys_away(driven: Driven) -> None:
    window = typed(driven, "mar 14h30")
    driven.keys = 0
    driven.press("Return")
    kept(driven, window)
    driven.press("Return")
    driven.wait(lambda: driven.window.findChild(SlipDialog) is not None)
    assert driven.keys == 2  # the third one prints
    slip = driven.window.findChild(SlipDialog)
    assert slip is not None
    slip.reject()
    gone(driven, CaseDialog)


def test_without_an_appointment_it_is_sent_on(driven: Driven, desk: Desk) -> None:
    window = typed(driven, "")
    driven.press("Return")
    assert kept(driven, window) == "D-1 ouvert, transmis à CAF."
    assert all_appointments(desk) == ()
    driven.press("Escape")
    gone(driven, CaseDialog)


def test_opening_is_taken_back_and_nothing_typed_is_lost(driven: Driven, desk: Desk) -> None:
    window = typed(driven, "mar 14h30")
    driven.press("Return")
    kept(driven, window)
    driven.press("Ctrl+Z")
    driven.wait(lambda: window._kept is None)
    assert case_of(desk) is None
    assert all_appointments(desk) == ()
    assert (window.form.name.text(), window.form.when.text()) == ("marie le goff", "mar 14h30")
    driven.press("Return")
    assert kept(driven, window).startswith("D-")
    driven.press("Escape")


def test_a_doubt_wants_the_same_key_twice(driven: Driven, desk: Desk) -> None:
    window = typed(driven, "1/1 10h")
    driven.wait(window.form.warning.isVisible)
    assert plain(window.form.warning.text()) == "▲ Jour férié : Jour de l’an."
    driven.press("Return")
    driven.wait(lambda: "Entrée encore" in window.form.warning.text())
    assert all_appointments(desk) == ()
    driven.press("Return")
    kept(driven, window)
    driven.press("Escape")


def test_of_two_days_a_digit_says_which(driven: Driven, desk: Desk) -> None:
    window = typed(driven, "mer 14h30")
    driven.press("Return")
    driven.wait(lambda: window.form.when.asking)
    assert [plain(button.text()) for button in window.form.options] == [
        "1  aujourd’hui à 14 h 30",
        "2  le mercredi 25 novembre à 14 h 30",
    ]
    driven.press("Escape")
    assert not window.form.when.asking
    driven.press("Return")
    driven.wait(lambda: window.form.when.asking)
    driven.type("2")
    assert "25 novembre" in kept(driven, window)
    driven.press("Escape")


@pytest.mark.parametrize("when", ["mar", "28/3/2027 2h30", "mar 25h", "mar 14h30 Durand"])
def test_what_names_no_instant_is_refused_beside_its_field(driven: Driven, desk: Desk, when: str) -> None:
    window = typed(driven, when)
    driven.press("Return")
    driven.wait(window.form.warning.isVisible)
    assert window.form.warning.text().startswith("×")
    assert focused() is window.form.when
    assert case_of(desk) is None
    window.form.when.clear()
    assert window.presenter is not None
    window.presenter.begin(window.form.entered())
    driven.press("Escape")


def test_a_number_that_identifies_is_refused_beside_its_field_and_not_kept(
    driven: Driven, desk: Desk
) -> None:
    window = typed(driven, "mar 14h30")
    for field in (
        window.form.name,
        window.form.reach,
        window.form.more,
        window.form.with_whom,
        window.form.place,
    ):
        before = field.text()
        field.setText(f"Marie {NIR}" if field is window.form.name else NIR)
        driven.press("Return")
        driven.wait(field.hasFocus)
        name = next(label for label in window.form._faults.values() if label.isVisible())
        assert "identifie la personne" in name.text()
        assert case_of(desk) is None
        field.setText(before)
    driven.press("Return")
    kept(driven, window)
    driven.press("Escape")


def test_how_the_partner_receives_is_one_key_each(driven: Driven, desk: Desk) -> None:
    window = typed(driven, "mar 14h30")
    for key, mode in (
        ("Alt+T", Mode.PHONE),
        ("Alt+V", Mode.VIDEO),
        ("Alt+P", Mode.PERMANENCE),
        ("Alt+B", Mode.OFFICE),
    ):
        driven.press(key)
        assert window.form.mode() is mode
    driven.press("F6")
    assert window.form.office.currentText() == "Antenne de Mayenne"
    driven.press("F8")
    driven.wait(lambda: "permanence" in window.form.warning.text())
    assert plain(window.form.warning.text()) == "▲ CAF n’a pas de permanence ici ce jour-là."
    driven.press("Return")
    driven.wait(lambda: "Entrée encore" in window.form.warning.text())
    driven.press("F6", "Return")
    kept(driven, window)
    (taken,) = all_appointments(desk)
    assert (taken.mode, taken.place) == (Mode.PHONE, "02 00 00 00 01")
    driven.press("Escape")


def test_papers_are_ticked_by_their_digit(driven: Driven, desk: Desk) -> None:
    window = typed(driven, "mar 14h30")
    driven.press("Alt+1", "Alt+2", "Alt+2")
    shown = [plain(button.text()) for button in window.form._paper_buttons[:3]]
    assert shown == [
        "1  ■ Pièce d’identité, déjà là",
        "2  – Bail, pas demandé",
        "3  □ Avis d’imposition, à apporter",
    ]
    window.form.more.setFocus()
    driven.type("carte vitale,  rib ")
    driven.press("Alt+9", "Return")
    kept(driven, window)
    (taken,) = all_appointments(desk)
    assert [(paper.label, paper.ready) for paper in taken.papers] == [
        ("Pièce d’identité", True),
        ("Avis d’imposition", False),
        ("carte vitale", False),
        ("rib", False),
    ]
    driven.press("Escape")


def test_nothing_typed_is_lost_by_esc_without_asking(driven: Driven, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = [False, True]

    def ask(_self: Messages, _title: str, text: str, _yes: str, _no: str) -> bool:
        asked.append(text)
        return answers.pop(0)

    monkeypatch.setattr(Messages, "ask", ask)
    window = typed(driven, "mar")
    driven.press("Escape")
    assert window.form.name.text() == "marie le goff"
    driven.press("Escape")
    gone(driven, CaseDialog)
    assert len(asked) == 2
    driven.press("Alt+D")
    case_dialog(driven)
    driven.press("Escape")
    gone(driven, CaseDialog)
    assert len(asked) == 2


def test_a_request_that_has_a_case_shows_its_appointments(driven: Driven) -> None:
    window = typed(driven, "mar 14h30")
    driven.press("Return")
    kept(driven, window)
    driven.press("Escape")
    gone(driven, CaseDialog)
    driven.press("Ctrl+6")
    page = driven.window.findChild(ContactsView)
    assert page is not None
    page.open(1)
    driven.wait(lambda: hasattr(page, "contact") and focused() is page.contact.area)
    driven.press("F5")
    there = appointments_dialog(driven)
    driven.wait(lambda: there.table.rows.length() == 1 and focused() is there.table)
    driven.press("Escape")
    gone(driven, AppointmentsDialog)


def test_each_input_is_named_and_labelled_and_f1_says_the_keys(driven: Driven) -> None:
    window = typed(driven, "")
    fields = [*window.form.findChildren(QLineEdit), *window.form.findChildren(QComboBox)]
    shown = [field for field in fields if field.isVisible()]
    assert len(shown) == 9
    for field in shown:
        interface = QAccessible.queryAccessibleInterface(field)
        assert interface.text(QAccessible.Text.Name).strip()
        assert labels_of(field)
    for button in window.findChildren(QToolButton):
        assert not button.isVisible() or button.accessibleName() or button.text()
    driven.press("F1")
    driven.wait(lambda: window.findChild(HelpPage) is not None)
    driven.press("Escape")
    driven.wait(lambda: window.findChild(HelpPage) is None)
    window.form.name.clear()
    window.form.reach.clear()
    driven.press("Escape")
    gone(driven, CaseDialog)


def test_a_request_without_a_partner_asks_for_one(
    dressed: QApplication, make_desk: MakeDesk, clock: SetClock
) -> None:
    desk = filled(make_desk, clock, operator=None, requests=2)
    with opened(desk.place.folder, clock) as driven:
        driven.press("Ctrl+6")
        page = driven.window.findChild(ContactsView)
        assert page is not None
        page.open(1)
        driven.wait(lambda: hasattr(page, "contact") and focused() is page.contact.area)
        driven.press("Alt+D")
        driven.wait(lambda: driven.window.findChild(WhichRequest) is not None)
        driven.type("1")
        window = case_dialog(driven)
        driven.type("Ana")
        driven.press("Return")
        driven.wait(lambda: focused() is window.form.operator)
        assert "partenaire manque" in window.form._faults["operator"].text()
        driven.type("caf")
        driven.wait(lambda: window.form.office.count() == 3)
        driven.press("Return")
        assert kept(driven, window) == "D-1 ouvert, transmis à CAF."
        driven.press("Escape")
        gone(driven, CaseDialog)

"""From a request to an appointment, by keys alone, and counted; what stands in the way is said first."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QToolButton

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.cases.case import Happening
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.directory import change_directory, directory
from marianne_desk.usecases.partner_appointments import all_appointments
from tests.desks import MakeDesk, SetClock
from tests.gui.cases.opening_desk import (
    NOW,
    CaseWindow,
    Waits,
    case_of,
    case_window,
    close_dialogs,
    filled,
    gone,
    plain,
    ready,
    request_of,
    waiting,
)
from tests.gui.driving import focused, labels_of, opened
from ui.case_opening.appointments_dialog import AppointmentsDialog
from ui.case_opening.opening_dialog import CaseDialog
from ui.case_opening.which import WhichRequest
from ui.case_opening.window import open_case_window
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
def bare(dressed: QApplication, desk: Desk, clock: SetClock) -> Iterator[CaseWindow]:
    with case_window(desk.place.folder, clock) as window:
        yield window


def typed(bare: CaseWindow, desk: Desk, when: str) -> CaseDialog:
    """The window with name, number, day and hour typed."""
    window = bare.opening(desk)
    bare.type("marie le goff")
    bare.press("Tab")
    bare.type("0612345678")
    bare.press("Tab")
    bare.type(when)
    return window


def kept(driven: Waits, window: CaseDialog) -> str:
    driven.wait(lambda: window._kept is not None)
    assert window.kept_page is not None
    return plain(window.kept_page.said.text())


def test_from_request_to_paper_in_few_keys(dressed: QApplication, desk: Desk, clock: SetClock) -> None:
    with opened(desk.place.folder, clock) as driven:
        waiting(driven)
        driven.keys = 0
        driven.press("Alt+D")
        window = ready(driven, CaseDialog, lambda one: one.presenter is not None and one.form.name.hasFocus())
        driven.type("marie le goff")
        driven.press("Tab")
        driven.type("0612345678")
        driven.press("Tab")
        driven.type("mar 14h30")
        driven.wait(lambda: "Mardi 24" in plain(window.form.understood.text()))
        assert plain(window.form.understood.text()) == (
            "Mardi 24 novembre à 14 h 30, 45 min · Chez le partenaire : CAF de Laval"
        )
        driven.press("Return")
        assert kept(driven, window) == "D-1 : rendez-vous le mardi 24 novembre à 14 h 30, CAF."
        commands = len(("Alt", "D", "Tab", "Tab", "Entrée"))
        assert driven.keys == len("marie le goff" + "0612345678" + "mar 14h30") + commands
        assert "Marie" not in driven.status
        driven.keys = 0
        driven.press("Return")
        driven.wait(lambda: driven.window.findChild(SlipDialog) is not None)
        assert driven.keys == 1  # Entrée kept it, Entrée showed the paper: the third one prints
        gone(driven, CaseDialog)
        close_dialogs(driven.window)
    now = case_of(desk)
    assert now is not None
    assert now.case.visitor is not None
    assert (now.case.visitor.name, now.case.visitor.reach) == ("Marie Le Goff", "06 12 34 56 78")
    assert now.case.events[-1].happening is Happening.APPOINTED
    (taken,) = all_appointments(desk)
    assert (taken.minutes, taken.place, [paper.label for paper in taken.papers]) == (
        45,
        "11 quai Paul-Boudet",
        ["Pièce d’identité", "Bail", "Avis d’imposition"],
    )


def test_what_is_typed_while_the_window_still_reads_is_not_lost(bare: CaseWindow, desk: Desk) -> None:
    open_case_window(bare.context, request_of(desk), bare.changed)
    (window,) = bare.window.findChildren(CaseDialog)
    assert not window.title.text()
    window.form.name.insert("marie le goff")
    window.form.reach.setFocus()
    window.form.reach.insert("0612345678")
    bare.wait(lambda: bool(window.title.text()))
    assert window.presenter is not None
    assert window.presenter.changed
    bare.wait(window.form.reach.hasFocus)
    bare.press("Return")
    assert kept(bare, window) == "D-1 ouvert, transmis à la CAF."
    now = case_of(desk)
    assert now is not None
    assert now.case.visitor == Visitor("Marie Le Goff", "06 12 34 56 78")
    bare.press("Escape")
    gone(bare, CaseDialog)


def test_without_an_appointment_it_is_sent_on(bare: CaseWindow, desk: Desk) -> None:
    window = typed(bare, desk, "")
    bare.press("Return")
    assert kept(bare, window) == "D-1 ouvert, transmis à la CAF."
    assert all_appointments(desk) == ()
    bare.press("Escape")
    gone(bare, CaseDialog)


def test_opening_is_taken_back_and_nothing_typed_is_lost(bare: CaseWindow, desk: Desk) -> None:
    window = typed(bare, desk, "mar 14h30")
    bare.press("Return")
    kept(bare, window)
    bare.press("Ctrl+Z")
    bare.wait(lambda: window._kept is None)
    assert case_of(desk) is None
    assert all_appointments(desk) == ()
    assert (window.form.name.text(), window.form.when.text()) == ("marie le goff", "mar 14h30")
    bare.press("Return")
    assert kept(bare, window).startswith("D-")
    bare.press("Escape")


def test_a_doubt_wants_the_same_key_twice(bare: CaseWindow, desk: Desk) -> None:
    window = typed(bare, desk, "1/1 10h")
    bare.wait(window.form.warning.isVisible)
    assert plain(window.form.warning.text()) == "▲ Jour férié : Jour de l’an."
    bare.press("Return")
    bare.wait(lambda: "Entrée encore" in window.form.warning.text())
    assert all_appointments(desk) == ()
    bare.press("Return")
    kept(bare, window)
    bare.press("Escape")


def test_outside_the_partners_hours_is_a_warning_that_asks_for_no_key_more(
    bare: CaseWindow, desk: Desk
) -> None:
    known = directory(desk)
    offices = tuple(
        replace(one, hours="Mo-Fr 09:00-12:00") if one.id == "laval" else one for one in known.offices
    )
    change_directory(desk, replace(known, offices=offices))
    window = typed(bare, desk, "1/1 14h30")
    bare.wait(lambda: len(window.form.warning.text().splitlines()) == 2)
    warnings = plain(window.form.warning.text()).splitlines()
    assert "CAF de Laval" in warnings[0]
    assert [line[0] for line in warnings] == ["▲", "▲"]
    assert window.form.warning.property("kind") == "warning"
    window.form.when.setText("mar 14h30")
    bare.wait(lambda: "Hors des heures connues" in window.form.warning.text())
    bare.press("Return")
    kept(bare, window)
    bare.press("Escape")


def test_the_first_of_two_offices_is_proposed_and_a_chosen_one_stays(bare: CaseWindow, desk: Desk) -> None:
    known = directory(desk)
    both = (Mode.OFFICE, Mode.PHONE)
    change_directory(desk, replace(known, offices=tuple(replace(one, modes=both) for one in known.offices)))
    window = typed(bare, desk, "mar 14h30")
    assert window.form.office.currentText() == "Antenne de Mayenne"
    window.form.office.setCurrentIndex(window.form.office.findText("CAF de Laval"))
    bare.press("Alt+T", "Alt+B")
    assert window.form.office.currentText() == "CAF de Laval"
    bare.press("Return")
    kept(bare, window)
    (taken,) = all_appointments(desk)
    assert taken.place == "11 quai Paul-Boudet"
    bare.press("Escape")


def test_of_two_days_a_digit_says_which(bare: CaseWindow, desk: Desk) -> None:
    window = typed(bare, desk, "mer 14h30")
    bare.press("Return")
    bare.wait(lambda: window.form.when.asking)
    assert [plain(button.text()) for button in window.form.options] == [
        "1  aujourd’hui à 14 h 30",
        "2  le mercredi 25 novembre à 14 h 30",
    ]
    bare.press("Escape")
    assert not window.form.when.asking
    bare.press("Return")
    bare.wait(lambda: window.form.when.asking)
    bare.type("2")
    assert "25 novembre" in kept(bare, window)
    bare.press("Escape")


@pytest.mark.parametrize("when", ["mar", "28/3/2027 2h30", "mar 25h", "mar 14h30 Durand"])
def test_what_names_no_instant_is_refused_beside_its_field(bare: CaseWindow, desk: Desk, when: str) -> None:
    window = typed(bare, desk, when)
    bare.press("Return")
    bare.wait(window.form.warning.isVisible)
    assert window.form.warning.text().startswith("×")
    assert focused() is window.form.when
    assert case_of(desk) is None
    window.form.when.clear()
    assert window.presenter is not None
    window.presenter.begin(window.form.entered())
    bare.press("Escape")


def test_a_number_that_identifies_is_refused_beside_its_field_and_not_kept(
    bare: CaseWindow, desk: Desk
) -> None:
    window = typed(bare, desk, "mar 14h30")
    for field in (
        window.form.name,
        window.form.reach,
        window.form.more,
        window.form.with_whom,
        window.form.place,
    ):
        before = field.text()
        field.setText(f"Marie {NIR}" if field is window.form.name else NIR)
        bare.press("Return")
        bare.wait(field.hasFocus)
        name = next(label for label in window.form._faults.values() if label.isVisible())
        assert "identifie la personne" in name.text()
        assert case_of(desk) is None
        field.setText(before)
    bare.press("Return")
    kept(bare, window)
    bare.press("Escape")


def test_how_the_partner_receives_is_one_key_each(bare: CaseWindow, desk: Desk) -> None:
    window = typed(bare, desk, "mar 14h30")
    for key, mode in (
        ("Alt+T", Mode.PHONE),
        ("Alt+V", Mode.VIDEO),
        ("Alt+P", Mode.PERMANENCE),
        ("Alt+B", Mode.OFFICE),
    ):
        bare.press(key)
        assert window.form.mode() is mode
    bare.press("F6")
    assert window.form.office.currentText() == "Antenne de Mayenne"
    bare.press("F8")
    bare.wait(lambda: "permanence" in window.form.warning.text())
    assert plain(window.form.warning.text()) == "▲ CAF n’a pas de permanence ici ce jour-là."
    bare.press("Return")
    bare.wait(lambda: "Entrée encore" in window.form.warning.text())
    bare.press("F6", "Return")
    kept(bare, window)
    (taken,) = all_appointments(desk)
    assert (taken.mode, taken.place) == (Mode.PHONE, "02 00 00 00 01")
    bare.press("Escape")


def test_papers_are_ticked_by_their_digit(bare: CaseWindow, desk: Desk) -> None:
    window = typed(bare, desk, "mar 14h30")
    bare.press("Alt+1", "Alt+2", "Alt+2")
    shown = [plain(button.text()) for button in window.form._paper_buttons[:3]]
    assert shown == [
        "Alt+1  ■ Pièce d’identité, déjà là",
        "Alt+2  – Bail, pas demandé",
        "Alt+3  □ Avis d’imposition, à apporter",
    ]
    window.form.more.setFocus()
    bare.type("carte vitale,  rib ")
    bare.press("Alt+9", "Return")
    kept(bare, window)
    (taken,) = all_appointments(desk)
    assert [(paper.label, paper.ready) for paper in taken.papers] == [
        ("Pièce d’identité", True),
        ("Avis d’imposition", False),
        ("carte vitale", False),
        ("rib", False),
    ]
    bare.press("Escape")


def test_nothing_typed_is_lost_by_esc_without_asking(
    bare: CaseWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [False, True]

    def ask(_self: Messages, _title: str, text: str, _yes: str, _no: str) -> bool:
        asked.append(text)
        return answers.pop(0)

    monkeypatch.setattr(Messages, "ask", ask)
    window = typed(bare, desk, "mar")
    bare.press("Escape")
    assert window.form.name.text() == "marie le goff"
    bare.press("Escape")
    gone(bare, CaseDialog)
    assert len(asked) == 2
    bare.opening(desk)
    bare.press("Escape")
    gone(bare, CaseDialog)
    assert len(asked) == 2


def test_a_request_that_has_a_case_shows_its_appointments(bare: CaseWindow, desk: Desk) -> None:
    window = typed(bare, desk, "mar 14h30")
    bare.press("Return")
    kept(bare, window)
    bare.press("Escape")
    gone(bare, CaseDialog)
    assert bare.changes == 1
    open_case_window(bare.context, request_of(desk))
    ready(bare, AppointmentsDialog, lambda one: one.table.hasFocus() and one.table.rows.length() == 1)
    gone(bare, CaseDialog)
    bare.press("Escape")
    gone(bare, AppointmentsDialog)


def test_a_request_that_is_gone_opens_nothing(bare: CaseWindow) -> None:
    open_case_window(bare.context, "none")
    bare.wait(lambda: "demande" in bare.window.status.text())
    gone(bare, CaseDialog)


def test_each_input_is_named_and_labelled_and_f1_says_the_keys(bare: CaseWindow, desk: Desk) -> None:
    window = typed(bare, desk, "")
    fields = [*window.form.findChildren(QLineEdit), *window.form.findChildren(QComboBox)]
    shown = [field for field in fields if field.isVisible()]
    assert len(shown) == 9
    for field in shown:
        interface = QAccessible.queryAccessibleInterface(field)
        assert interface.text(QAccessible.Text.Name).strip()
        assert labels_of(field)
    for button in window.findChildren(QToolButton):
        assert not button.isVisible() or button.accessibleName() or button.text()
    bare.press("F1")
    help_page = ready(bare, HelpPage, lambda one: focused().window() is one)
    assert "mar 14h30" in "".join(label.text() for label in help_page.findChildren(QLabel))
    bare.press("Escape")
    bare.wait(lambda: window.findChild(HelpPage) is None)


def test_of_a_contact_with_two_requests_a_digit_says_which_and_a_missing_partner_is_asked(
    dressed: QApplication, make_desk: MakeDesk, clock: SetClock
) -> None:
    desk = filled(make_desk, clock, operator=None, requests=2)
    with opened(desk.place.folder, clock) as driven:
        driven.press("Ctrl+6")
        page = driven.window.findChild(ContactsView)
        assert page is not None
        page.open(1)
        driven.wait(lambda: hasattr(page, "contact") and page.contact.area.hasFocus())
        driven.press("F5")
        ready(driven, WhichRequest, lambda one: one.list.hasFocus())
        driven.type("1")
        window = ready(driven, CaseDialog, lambda one: one.presenter is not None and one.form.name.hasFocus())
        driven.type("Ana")
        driven.press("Return")
        driven.wait(window.form.operator.hasFocus)
        assert "partenaire manque" in window.form._faults["operator"].text()
        driven.type("caf")
        driven.wait(lambda: window.form.office.count() == 3)
        driven.press("Return")
        driven.wait(lambda: "Entrée encore" in window.form.warning.text())
        assert plain(window.form.warning.text()).startswith("▲ Rien pour joindre la personne.")
        assert case_of(desk) is None
        driven.press("Return")
        assert kept(driven, window) == "D-1 ouvert, transmis à la CAF."
        close_dialogs(driven.window)

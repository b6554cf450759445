"""The appointments of a case in their window: one more, moved, kept or not, taken back, by keys alone."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.appointment import Paper, PartnerAppointmentDraft, Result
from marianne_desk.domain.cases.case import CaseDraft, Happening
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.usecases.cases import case_by_id, open_case
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.partner_appointments import appointments_of, book, changes_of
from tests.desks import MakeDesk, SetClock
from tests.gui.cases.opening_desk import (
    NOW,
    CaseWindow,
    case_window,
    filled,
    gone,
    plain,
    ready,
    request_of,
)
from tests.gui.driving import focused
from ui.case_opening.appointments_dialog import AppointmentsDialog
from ui.help.page import HelpPage
from ui.messages import Messages
from ui.slip.window import SlipDialog


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    return filled(make_desk, clock)


@pytest.fixture
def case(desk: Desk) -> str:
    return open_case(desk, CaseDraft(request_of(desk), Visitor("Marie Le Goff", "0612345678"))).now.case.id


@pytest.fixture
def bare(dressed: QApplication, desk: Desk, clock: SetClock) -> Iterator[CaseWindow]:
    with case_window(desk.place.folder, clock) as window:
        yield window


def taken(desk: Desk, case: str, day: int = 17, hour: int = 14) -> str:
    """An appointment in November at the CAF of Laval; the 17th was yesterday."""
    begin = datetime(2026, 11, day, hour, tzinfo=desk.zone)
    papers = (Paper("Bail", ready=True),)
    draft = PartnerAppointmentDraft(case, begin, office="laval", with_whom="Mme Roux", papers=papers)
    return book(desk, draft).after.id


def shown(window: AppointmentsDialog) -> list[tuple[str, ...]]:
    return [tuple(plain(cell) for cell in row.cells) for row in window.table.rows.rows]


def states(desk: Desk, case: str) -> list[tuple[State, Result | None]]:
    return [(one.state, one.result) for one in appointments_of(desk, case)]


def happened(desk: Desk, case: str) -> list[Happening]:
    return [event.happening for event in case_by_id(desk, case).case.events]


def test_the_first_one_is_taken_at_once(bare: CaseWindow, desk: Desk, case: str) -> None:
    window = bare.appointments(case)
    bare.wait(window.form.when.hasFocus)
    bare.type("mar 14h30")
    bare.press("Return")
    bare.wait(lambda: shown(window) != [] and window.table.hasFocus())
    assert shown(window) == [("Mardi 24 novembre à 14 h 30", "Chez le partenaire · CAF", "", "→ À venir")]
    assert plain(window.said.text()) == "D-1 : rendez-vous le mardi 24 novembre à 14 h 30, CAF."
    assert bare.changes == 1
    bare.press("Ctrl+Z")
    bare.wait(lambda: shown(window) == [])
    assert "F2 : en noter un" in plain(window.said.text())
    bare.press("Ctrl+Z")
    assert plain(window.said.text()) == "Il n’y a rien à défaire."
    bare.press("F4")
    assert "Choisissez d’abord" in window.said.text()
    bare.press("Escape")
    gone(bare, AppointmentsDialog)


def test_leaving_the_first_form_leaves_the_window(bare: CaseWindow, case: str) -> None:
    window = bare.appointments(case)
    bare.wait(window.form.when.hasFocus)
    bare.press("Escape")
    gone(bare, AppointmentsDialog)


def test_moving_says_why_and_the_history_keeps_it(bare: CaseWindow, desk: Desk, case: str) -> None:
    first = taken(desk, case, 24)
    window = bare.appointments(case)
    bare.wait(window.table.hasFocus)
    bare.press("Return")
    bare.wait(window.form.when.hasFocus)
    assert window.form.when.text() == "24/11/2026 14h00 45min"
    assert (window.form.place.text(), window.form.with_whom.text()) == ("", "Mme Roux")
    assert [plain(one.text()) for one in window.form._paper_buttons[:3]] == [
        "Alt+1  ■ Bail, déjà là",
        "Alt+2  – Pièce d’identité, pas demandé",
        "Alt+3  – Avis d’imposition, pas demandé",
    ]
    bare.type("jeu 9h")
    bare.press("Tab")
    bare.type("la CAF a changé")
    bare.press("Return")
    bare.wait(lambda: "Demain" in shown(window)[0][0])
    (moved,) = appointments_of(desk, case)
    assert (moved.id, moved.begin.day, moved.minutes, moved.sequence) == (first, 19, 45, 1)
    assert [one.reason for one in changes_of(desk, first)] == ["la CAF a changé"]
    history = plain(window.history.text()).splitlines()
    assert history[0].startswith("Pris aujourd’hui à 10 h 00 par")
    assert history[1].endswith("→ demain à 9 h 00 (la CAF a changé).")
    bare.press("Ctrl+Z")
    bare.wait(lambda: "24 novembre" in shown(window)[0][0])
    assert changes_of(desk, first) == ()
    assert len(window.history.text().splitlines()) == 1


def test_what_became_of_it_is_one_key_and_the_case_follows(bare: CaseWindow, desk: Desk, case: str) -> None:
    taken(desk, case)
    window = bare.appointments(case)
    bare.wait(window.table.hasFocus)
    assert shown(window)[0][3] == "▲ À renseigner"
    bare.press("Alt+H")
    assert window.question.isVisible()
    bare.press("Escape")
    assert not window.question.isVisible()
    bare.press("F9")
    bare.type("1")
    bare.wait(lambda: shown(window)[0][3] == "■ Honoré · Réglé")
    assert happened(desk, case)[-2:] == [Happening.ANSWERED, Happening.TOLD]
    bare.press("F9")
    bare.wait(lambda: shown(window)[0][3] == "▲ À renseigner")
    assert happened(desk, case)[-1] is Happening.APPOINTED
    for key, state, sign in (
        ("F10", State.EXCUSED, "– Excusé"),
        ("Alt+A", State.ABSENT, "▼ Absent"),
        ("F12", State.CANCELLED, "× Annulé par le service"),
    ):
        bare.press(key)
        assert window.why.isVisible()
        bare.press("Return")
        bare.wait(lambda sign=sign: shown(window)[0][3] == sign)  # type: ignore[misc]
        assert not window.why.isVisible()
        assert states(desk, case) == [(state, None)]
    assert happened(desk, case).count(Happening.NOT_MET) == 1
    bare.press("F4")
    assert "prenez-en un autre" in window.said.text()
    bare.press("Ctrl+Z")
    bare.wait(lambda: shown(window)[0][3] == "▼ Absent")
    assert len(window.history.text().splitlines()) == 5


def test_why_it_did_not_take_place_stands_in_its_history(bare: CaseWindow, desk: Desk, case: str) -> None:
    taken(desk, case)
    window = bare.appointments(case)
    bare.wait(window.table.hasFocus)
    bare.press("F10")
    assert plain(window.why.title.text()) == "Excusé : pourquoi ?"
    bare.type("né le 12/03/1985")
    bare.press("Return")
    bare.wait(lambda: "identifie" in window.why.understood.text())
    assert states(desk, case) == [(State.PLANNED, None)]
    bare.press("Escape")
    assert not window.why.isVisible()
    assert window.table.hasFocus()
    bare.press("F10")
    bare.type("grève des bus")
    bare.press("Return")
    bare.wait(lambda: "(grève des bus)" in window.history.text())
    assert states(desk, case) == [(State.EXCUSED, None)]
    bare.press("F10")  # the same again: back to what it was, and nothing is asked
    bare.wait(lambda: states(desk, case) == [(State.PLANNED, None)])
    bare.press("F12")
    bare.press("F9")  # another state takes the question's place
    assert not window.why.isVisible()
    assert window.question.isVisible()


def test_a_digit_without_a_question_and_a_state_before_its_day(
    bare: CaseWindow, desk: Desk, case: str
) -> None:
    taken(desk, case, 24)
    window = bare.appointments(case)
    bare.wait(window.table.hasFocus)
    bare.type("1")
    bare.press("F11")
    bare.wait(lambda: "pas encore eu lieu" in window.said.text())
    window.say("")
    bare.press("F9")
    bare.wait(lambda: "pas encore eu lieu" in window.said.text())
    assert not window.question.isVisible()
    assert states(desk, case) == [(State.PLANNED, None)]


def test_a_digit_that_no_answer_has(bare: CaseWindow, desk: Desk, case: str) -> None:
    taken(desk, case)
    window = bare.appointments(case)
    bare.wait(window.table.hasFocus)
    bare.press("F9")
    bare.type("9")
    assert window.question.isVisible()
    bare.press("Escape")
    assert states(desk, case) == [(State.PLANNED, None)]


def test_one_more_after_one_that_solved_nothing(bare: CaseWindow, desk: Desk, case: str) -> None:
    first = taken(desk, case)
    window = bare.appointments(case, first)
    bare.wait(window.table.hasFocus)
    bare.press("F9")
    bare.type("3")
    bare.wait(window.form.when.hasFocus)
    assert states(desk, case) == [(State.KEPT, Result.AGAIN)]
    bare.type("1/12 9h")
    bare.press("Alt+T", "Return")
    bare.wait(lambda: len(shown(window)) == 2)
    assert plain(shown(window)[1][0]) == "Mardi 1er décembre à 9 h 00"
    assert window.presenter.row is not None
    assert window.presenter.row.one.id != first


def test_nothing_typed_is_lost_by_esc_without_asking(
    bare: CaseWindow, desk: Desk, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    monkeypatch.setattr(Messages, "ask", lambda *_words: answers.pop(0))
    taken(desk, case, 24)
    window = bare.appointments(case)
    bare.wait(window.table.hasFocus)
    bare.press("F2")
    bare.wait(window.form.when.hasFocus)
    bare.type("mer 14h30")
    bare.press("Return")
    bare.wait(lambda: window.form.when.asking)
    bare.press("Escape", "Escape")
    assert window.form.when.text() == "mer 14h30"
    bare.press("Escape")
    bare.wait(window.table.hasFocus)
    assert answers == []
    assert len(shown(window)) == 1


def test_a_fault_stands_beside_its_field(bare: CaseWindow, desk: Desk, case: str) -> None:
    window = bare.appointments(case)
    bare.wait(window.form.when.hasFocus)
    bare.press("Return")
    bare.wait(lambda: "jour manque" in window.form._faults["when"].text())
    bare.type("mar 14h30")
    window.form.place.setText("né le 12/03/1960")
    bare.press("Return")
    bare.wait(window.form.place.hasFocus)
    assert "identifie la personne" in window.form._faults["place"].text()
    assert appointments_of(desk, case) == ()


def test_the_slip_and_the_help_are_a_key_away(bare: CaseWindow, desk: Desk, case: str) -> None:
    taken(desk, case, 24)
    window = bare.appointments(case)
    bare.wait(window.table.hasFocus)
    bare.press("F1")
    page = ready(bare, HelpPage, lambda one: focused().window() is one)
    said = "".join(label.text() for label in page.findChildren(QLabel))
    assert "Honoré" in said or "il a eu lieu" in said
    bare.press("Escape")
    gone(bare, HelpPage)
    bare.wait(window.table.hasFocus)
    interface = QAccessible.queryAccessibleInterface(window.table)
    assert interface.text(QAccessible.Text.Name) == "Rendez-vous du dossier"
    bare.press("Ctrl+P")
    ready(bare, SlipDialog, lambda _one: True)


def test_a_case_that_is_gone_closes_the_window(bare: CaseWindow) -> None:
    from ui.case_opening.window import open_appointment_window

    open_appointment_window(bare.context, "none")
    bare.wait(lambda: "dossier n’existe pas" in bare.window.status.text())
    gone(bare, AppointmentsDialog)

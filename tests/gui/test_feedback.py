"""A line of feedback for the partner, by one key at the counter."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from marianne_desk.domain.partners.directory import Feedback
from marianne_desk.storage.directory import read_feedback
from marianne_desk.usecases.desk import Desk, open_desk
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, opened, press, type_text
from ui.feedback.window import FeedbackDialog


@pytest.fixture
def told(desk_folder: Path) -> Path:
    return desk_folder


@pytest.fixture
def counter(dressed: QApplication, told: Path, clock: SetClock) -> Iterator[Driven]:
    with opened(told, clock) as driven:
        yield driven


def feedback_in(folder: Path, clock: SetClock) -> tuple[Feedback, ...]:
    desk: Desk = open_desk(folder, PASSPHRASE, clock)
    try:
        with desk.store.reading() as connection:
            return read_feedback(connection, date(2026, 1, 1), date(2026, 12, 31))
    finally:
        desk.close()


def dialog(window: Driven) -> FeedbackDialog:
    """The window of feedback, once it is there."""
    window.wait(lambda: window.window.findChild(FeedbackDialog) is not None)
    found = window.window.findChild(FeedbackDialog)
    assert found is not None
    window.wait(found.isActiveWindow)
    return found


def test_feedback_is_about_the_line_that_is_typed(counter: Driven, told: Path, clock: SetClock) -> None:
    counter.type("caf apl")
    counter.press("Alt+O")
    shown = dialog(counter)
    assert [label.text() for label in shown.findChildren(QLabel) if "À propos" in label.text()] == [
        "À propos de\u00a0: Logement, APL."
    ]
    type_text("le mot « bailleur » n’est pas compris")
    press("Return")
    counter.wait(lambda: counter.window.findChild(FeedbackDialog) is None)
    assert counter.status == "Retour du terrain gardé, pour CAF. Ctrl+Z, ligne vide, pour l’annuler."
    (one,) = feedback_in(told, clock)
    assert (one.operator, one.theme, one.reason) == ("CAF", "logement", "apl")
    assert one.words == "le mot « bailleur » n’est pas compris"
    counter.wait(counter.view.entry.hasFocus)
    assert counter.view.entry.text() == "caf apl"


def test_feedback_is_about_the_last_contact_when_nothing_is_typed(
    counter: Driven, told: Path, clock: SetClock
) -> None:
    counter.type("caf apl")
    counter.press("Return")
    counter.wait_rows(1)
    counter.press("Alt+O")
    dialog(counter)
    press("Return")
    counter.wait(lambda: _fault(counter) != "")
    assert counter.window.findChild(FeedbackDialog) is not None
    type_text("trop de pages")
    press("Return")
    counter.wait(lambda: counter.window.findChild(FeedbackDialog) is None)
    assert [one.operator for one in feedback_in(told, clock)] == ["CAF"]


def test_undo_takes_back_the_line_of_feedback_first(counter: Driven, told: Path, clock: SetClock) -> None:
    counter.type("caf apl")
    counter.press("Return")
    counter.wait_rows(1)
    counter.press("Alt+O")
    dialog(counter)
    type_text("trop de pages")
    press("Return")
    counter.wait(lambda: counter.window.findChild(FeedbackDialog) is None)
    counter.wait(counter.view.entry.hasFocus)
    counter.press("Ctrl+Z")
    assert counter.wait_status("annulé.") == "Retour du terrain annulé."
    assert (feedback_in(told, clock), len(counter.rows)) == ((), 1)
    counter.press("Ctrl+Z")
    counter.wait_rows(0)


def test_feedback_wants_a_partner_and_names_nobody(counter: Driven, told: Path, clock: SetClock) -> None:
    counter.press("Alt+O")
    shown = dialog(counter)
    type_text("appeler le 06 12 34 56 78")
    press("Return")
    counter.wait(lambda: "partenaire" in _fault(counter).casefold() or "opérateur" in _fault(counter))
    box = shown.inputs["operator"]
    box.setCurrentIndex(box.findData("CPAM"))  # type: ignore[union-attr]
    press("Return")
    counter.wait(lambda: "partenaire" not in _fault(counter))
    press("Escape")
    counter.wait(lambda: counter.window.findChild(FeedbackDialog) is None)
    assert feedback_in(told, clock) == ()


def _fault(window: Driven) -> str:
    found = window.window.findChild(FeedbackDialog)
    assert found is not None
    faults = [one.text() for one in found.findChildren(QLabel) if one.property("kind") == "warning"]
    return " ".join(fault for fault in faults if fault)

"""The counter and the partners: what the directory says beside the line, the key of a case."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.partners.directory import Directory, PaperList, Partner
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.directory import add_news, change_directory
from marianne_desk.usecases.permanences import change_permanences
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, opened, turn
from tests.gui.test_counter import kept
from ui import theme
from ui.counter.wiring import REST_MS
from ui.palettes import Look

PAPERS = ("Pièce d’identité", "RIB à son nom", "Attestation de loyer")
TO_TRY = "Le compte en ligne, rubrique « Mes aides »."
NEWS = "Les appels de loyer partent avec une semaine de retard."


@pytest.fixture
def told(desk_folder: Path, clock: SetClock) -> Path:
    """The folder of a desk whose directory knows the CAF well, and papers for a carte grise anywhere."""
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    change_directory(
        desk,
        Directory(
            partners=(Partner("CAF", promised_days=10, try_first=TO_TRY),),
            papers=(
                PaperList("CAF", "apl", PAPERS),
                PaperList("", "carte_grise", ("Certificat de cession",)),
            ),
        ),
    )
    add_news(desk, "CAF", NEWS, until=date(2026, 12, 31))
    change_permanences(desk, [Permanence("", "CAF", "We[3] 14:00-17:00", "CAF")])
    desk.close()
    return desk_folder


@pytest.fixture
def counter(dressed: QApplication, told: Path, clock: SetClock) -> Iterator[Driven]:
    """The window on that desk, as on a small laptop."""
    with opened(told, clock) as driven:
        driven.window.resize(1366, 720)
        turn(50)
        yield driven


def said(window: Driven) -> str:
    """What the panel says, as it is read aloud; empty while it says nothing."""
    panel = window.view.advice
    if panel is None or not panel.isVisible() or not panel.current:
        return ""
    (words,) = panel.findChildren(QLabel)
    assert "<" not in words.accessibleName()
    return words.accessibleName().replace("\u00a0", " ")


def rested(window: Driven) -> None:
    """Typing rests, and the directory has answered."""
    turn(REST_MS + 50)
    window.wait(lambda: window.counter.presenter.advising.rests)


def places(window: Driven) -> list[QPoint]:
    """Where the line, its words and its keys stand."""
    view = window.view
    widgets: tuple[QWidget, ...] = (
        view.entry,
        view.understood,
        view.middle,
        view.saving,
        view.facts,
        view.totals,
    )
    return [widget.mapTo(window.window, QPoint(0, 0)) for widget in widgets]


def test_what_the_partner_says_stands_beside_the_line(counter: Driven) -> None:
    counter.type("caf apl")
    counter.wait(lambda: said(counter) != "")
    assert said(counter) == (
        "CAF · APL. Permanence ici : mercredi 21 octobre, 14 h 00 – 17 h 00."
        " À apporter : pièce d’identité, RIB à son nom, attestation de loyer."
        f" D’abord : {TO_TRY}. Dit le 14/10 : {NEWS}. Délai promis : 10 jours ouvrés"
    )
    counter.press("Return")
    counter.wait_rows(1)
    assert said(counter) == ""


@pytest.mark.parametrize("size", [(1366, 720), (683, 384), (960, 540), (1920, 1080)])
def test_neither_the_line_nor_the_keys_move_for_it(counter: Driven, size: tuple[int, int]) -> None:
    counter.window.resize(*size)
    turn(50)
    counter.type("caf apl")
    turn(50)
    before = places(counter)
    assert said(counter) == ""
    counter.wait(lambda: said(counter) != "")
    turn(50)
    assert places(counter) == before
    assert counter.view.entry.hasFocus()
    panel = counter.view.advice
    assert panel is not None
    (words,) = panel.findChildren(QLabel)
    assert words.heightForWidth(words.width()) <= words.height()
    top = panel.mapTo(counter.window, QPoint(0, 0)).y()
    assert top + 40 < counter.window.height()  # some of it is in sight
    counter.press("Escape")
    assert said(counter) == ""
    assert places(counter) == before


def test_tiles_come_back_for_a_second_request(counter: Driven) -> None:
    counter.window.resize(683, 384)
    turn(50)
    counter.type("caf apl")
    counter.wait(lambda: said(counter) != "")
    assert not counter.view.tiles.isVisible()
    counter.press("Tab")
    assert counter.view.tiles.isVisible()
    assert said(counter) == ""


def test_a_question_goes_before_it(counter: Driven) -> None:
    counter.window.resize(683, 384)
    turn(50)
    counter.type("caf")
    rested(counter)
    assert counter.options()
    assert said(counter) == ""
    counter.type(" apl")
    counter.wait(lambda: said(counter) != "")
    assert not counter.options()


def test_nothing_stands_there_when_the_directory_says_nothing(counter: Driven) -> None:
    counter.type("cni")
    rested(counter)
    assert (said(counter), counter.view.advice) == ("", None)
    counter.press("Escape")
    counter.type("carte grise")
    counter.wait(lambda: said(counter) != "")
    assert said(counter).endswith("À apporter : certificat de cession")
    counter.press("Escape")
    counter.type("ameli")
    rested(counter)
    assert said(counter) == ""


def test_what_was_said_stays_greyed_until_something_else_is(counter: Driven) -> None:
    counter.type("caf apl")
    counter.wait(lambda: said(counter) != "")
    panel = counter.view.advice
    assert panel is not None
    (words,), wide = panel.findChildren(QLabel), counter.view.today.width()
    bright = words.palette().windowText().color()
    counter.press("Return")
    counter.wait_rows(1)
    assert panel.isVisible()
    assert (said(counter), counter.view.today.width()) == ("", wide)  # nothing comes and goes at each contact
    assert words.palette().windowText().color() != bright
    counter.type("caf apl")
    counter.wait(lambda: said(counter) != "")
    assert words.palette().windowText().color() == bright
    counter.view.entry.selectAll()
    counter.type("cpam")
    assert said(counter) == ""
    assert words.text() == ""  # nothing wrong
    rested(counter)
    assert words.accessibleName() == "Rien de noté pour CPAM"
    assert "Rien de noté pour CPAM" in words.text()
    assert (panel.isVisible(), counter.view.today.width()) == (True, wide)


def test_an_ambiguous_line_shows_nothing_of_another_partner(counter: Driven) -> None:
    counter.type("caf apl")
    counter.wait(lambda: said(counter) != "")
    panel = counter.view.advice
    assert panel is not None
    (words,), wide = panel.findChildren(QLabel), counter.view.today.width()
    counter.press("Return")
    counter.wait_rows(1)
    assert words.text() != ""
    counter.type("retraite dem")
    rested(counter)
    assert "CAF" not in words.text()
    assert (panel.isVisible(), counter.view.today.width()) == (True, wide)


def test_a_window_that_grows_or_shrinks_keeps_it(counter: Driven) -> None:
    counter.type("caf apl")
    counter.wait(lambda: said(counter) != "")
    panel = counter.view.advice
    assert panel is not None
    for size, beside in (((683, 384), False), ((1366, 720), True)):
        counter.window.resize(*size)
        turn(50)
        assert said(counter) != ""
        assert (panel.parentWidget() is not counter.view.middle) is beside


@pytest.mark.parametrize("look", [Look.DARK, Look.CONTRAST])
def test_it_follows_the_look(counter: Driven, dressed: QApplication, look: Look) -> None:
    counter.type("caf apl")
    counter.wait(lambda: said(counter) != "")
    panel = counter.view.advice
    assert panel is not None
    light = panel.grab().toImage()
    theme.dress(dressed, look)
    try:
        turn(20)
        assert panel.grab().toImage() != light
    finally:
        theme.dress(dressed, Look.LIGHT)


# --- the key of a case -----------------------------------------------------------------------------------


@pytest.fixture
def cases(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The requests for which the window of a case was opened."""
    wanted: list[str] = []
    module: Any = ModuleType("ui.case_opening.window")
    module.open_case_window = lambda _context, request_id: wanted.append(request_id)
    module.await_case_window = module.no_case_window = lambda _context: None
    monkeypatch.setitem(sys.modules, "ui.case_opening", ModuleType("ui.case_opening"))
    monkeypatch.setitem(sys.modules, "ui.case_opening.window", module)
    return wanted


@pytest.mark.parametrize("key", ["Alt+D", "Ctrl+F11"])
def test_one_key_saves_the_line_as_sent_on_and_opens_its_case(
    counter: Driven, told: Path, clock: SetClock, cases: list[str], key: str
) -> None:
    counter.type("caf apl")
    counter.press(key)
    counter.wait(lambda: len(cases) == 1)
    assert "▲ transmis" in counter.wait_rows(1)[0][4]
    ((contact),) = kept(told, clock)
    assert cases == [contact.requests[0].id]
    assert contact.requests[0].outcome is Outcome.FORWARDED
    assert counter.view.entry.text() == ""


def test_on_an_empty_line_it_is_that_of_the_last_contact(
    counter: Driven, told: Path, clock: SetClock, cases: list[str]
) -> None:
    counter.press("Alt+D")
    assert counter.status == "Aucun passage aujourd’hui\u00a0: notez-le d’abord, son dossier s’ouvre ensuite."
    counter.type("caf apl")
    counter.press("F11")
    assert counter.wait_status("Alt+D").endswith("Ctrl+Z pour l’annuler. Alt+D\u00a0: son dossier.")
    counter.type("cni")
    counter.press("Return")
    counter.wait_rows(2)
    counter.press("Shift+F3", "Alt+D")  # a call that nobody took has nothing to follow
    counter.wait(lambda: len(cases) == 1)
    contacts = {contact.requests[0].reason: contact for contact in kept(told, clock)}
    assert cases == [contacts["cni"].requests[0].id]
    counter.press("Ctrl+Z", "Ctrl+Z", "Alt+D")
    counter.wait(lambda: len(cases) == 2)
    assert cases[1] == contacts["apl"].requests[0].id


def test_the_chosen_contact_of_the_day_has_it_too(
    counter: Driven, told: Path, clock: SetClock, cases: list[str]
) -> None:
    for line in ("caf apl", "cni"):
        counter.type(line)
        counter.press("Return")
    counter.wait_rows(2)
    counter.view.today.selectRow(1)
    counter.view.today.setFocus()
    counter.press("Alt+D")
    counter.wait(lambda: len(cases) == 1)
    contacts = {contact.requests[0].reason: contact for contact in kept(told, clock)}
    assert cases == [contacts["apl"].requests[0].id]


def test_after_a_restart_it_is_todays_last(
    dressed: QApplication, told: Path, clock: SetClock, cases: list[str]
) -> None:
    with opened(told, clock) as before:
        before.type("caf apl")
        before.press("F11")
        before.wait_rows(1)
        before.press("Shift+F3")
        before.wait_rows(2)
    with opened(told, clock) as after:
        after.press("Alt+D")
        after.wait(lambda: len(cases) == 1)


def test_what_is_missing_is_asked_first(counter: Driven, cases: list[str]) -> None:
    counter.press("F4")
    counter.type("retraite")
    counter.press("Alt+D")
    for _ in range(3):  # which reason, which operator, received when
        if counter.options():
            counter.press("Alt+1")
            turn(10)
    counter.wait(lambda: len(cases) == 1)
    counter.type("xqzvk")
    counter.press("Alt+D")
    assert "Encore une touche" in counter.status
    turn(50)
    assert len(cases) == 1


def test_a_further_message_has_the_case_of_its_thread(
    counter: Driven, told: Path, clock: SetClock, cases: list[str]
) -> None:
    counter.type("caf apl")
    counter.press("F11")
    counter.wait_rows(1)
    counter.type("suite c-1")
    counter.press("Alt+D")
    counter.wait(lambda: len(cases) == 1)
    (contact,) = kept(told, clock)
    assert cases == [contact.requests[0].id]

"""What is typed between the key of a case and its window goes into the window, and nowhere else."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desks import MakeDesk, SetClock
from tests.gui.cases.opening_desk import (
    NOW,
    close_dialogs,
    filled,
    gone,
    ready,
    waiting,
)
from tests.gui.driving import Driven, opened, press, turn, type_text
from ui.case_opening.appointments_dialog import AppointmentsDialog
from ui.case_opening.opening_dialog import CaseDialog
from ui.case_opening.window import LATE, await_case_window, no_case_window, open_case_window
from ui.held_keys import held_keys


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    return filled(make_desk, clock).place.folder


def came(driven: Driven) -> CaseDialog:
    return ready(driven, CaseDialog, lambda one: one.presenter is not None and one.form.name.hasFocus())


def test_nothing_is_lost_from_the_key_on(window: Driven) -> None:
    window.type("caf apl")
    window.press("Alt+D")
    for letter in "Hélène Œrtel":
        window.type(letter)
        turn(3)
    window.press("Tab")
    window.type("0612345678")
    dialog = came_with(window, "Hélène Œrtel")
    assert dialog.form.reach.text() == "0612345678"
    assert window.view.entry.text() == ""
    assert not held_keys(window.window).holding
    close_dialogs(window.window)


def came_with(window: Driven, name: str) -> CaseDialog:
    dialog = ready(window, CaseDialog, lambda one: one.presenter is not None)
    window.wait(lambda: dialog.form.name.text() == name)
    return dialog


def test_the_key_pressed_twice_and_what_an_input_method_writes(window: Driven) -> None:
    window.type("caf apl")
    window.press("Alt+D", "Alt+D")
    method = QInputMethodEvent()
    method.setCommitString("ê")
    QApplication.sendEvent(window.view.entry, method)
    QApplication.sendEvent(window.view.entry, QInputMethodEvent())
    at = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_At,
        Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier,
        "@",
    )
    QApplication.sendEvent(window.view.entry, at)  # AltGr, as Windows says it
    dialog = came_with(window, "ê@")
    assert len(window.window.findChildren(CaseDialog)) == 1
    assert window.view.entry.text() == ""
    dialog.done(0)


def test_letters_typed_before_a_waiting_request_has_its_window(
    dressed: QApplication, desk_folder: Path, clock: SetClock
) -> None:
    with opened(desk_folder, clock) as driven:
        waiting(driven)
        driven.press("Alt+D")
        driven.type("le goff")
        assert came_with(driven, "le goff").form.name.hasFocus()
        close_dialogs(driven.window)


def test_where_no_window_comes_the_line_takes_keys_again(window: Driven) -> None:
    context = window.counter.context
    assert context is not None
    await_case_window(context)
    window.type("perdu")
    assert window.view.entry.text() == ""
    no_case_window(context)
    window.type("cni")
    assert window.view.entry.text() == "cni"
    open_case_window(context, "unknown")
    window.type("perdu")
    window.wait(lambda: not held_keys(window.window).holding)
    gone(window, CaseDialog)
    assert window.view.entry.text() == "cni"


def test_a_window_that_does_not_come_is_said(window: Driven, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.held_keys.PATIENCE_MS", 60)
    context = window.counter.context
    assert context is not None
    await_case_window(context)
    window.wait(lambda: not held_keys(window.window).holding)
    assert window.status != LATE  # nothing was typed
    await_case_window(context)
    window.type("Durand")
    assert window.wait_status("Retapez") == LATE
    assert window.view.entry.text() == ""


def test_a_case_that_is_there_shows_its_appointments_and_types_nothing(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.type("caf apl")
    window.press("Alt+D")
    came(window)
    window.type("le goff")
    window.press("Tab")
    window.type("0612345678")
    press("Return")
    dialog = window.window.findChild(CaseDialog)
    assert dialog is not None
    window.wait(lambda: dialog._kept is not None)
    press("Escape")
    gone(window, CaseDialog)
    window.wait(window.view.entry.hasFocus)
    window.press("Alt+D")
    window.type("durand")
    ready(window, AppointmentsDialog, lambda one: one.presenter.shown is not None)
    assert window.view.entry.text() == ""
    assert not held_keys(window.window).holding
    close_dialogs(window.window)


def test_the_window_behind_takes_no_act(window: Driven) -> None:
    window.type("caf apl")
    window.press("Alt+D")
    dialog = came(window)
    handle = window.window.windowHandle()
    view = window.view
    middle = view.entry.mapTo(window.window, QPoint(20, 10))
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QTest.keyClick(handle, Qt.Key.Key_A)
    turn(20)
    assert view.entry.text() == ""
    assert dialog.form.name.hasFocus()
    type_text("Durand")
    asked: list[str] = []

    def refuse(*words: str) -> bool:
        asked.append(words[1])
        return False

    dialog._context.messages.ask = refuse  # type: ignore[method-assign,assignment]
    closing = QCloseEvent()
    QApplication.sendEvent(handle, closing)
    assert len(asked) == 1
    assert window.window.isVisible()
    assert not closing.isAccepted()
    dialog.done(0)
    gone(window, CaseDialog)
    window.type("cni")
    assert view.entry.text() == "cni"

"""The one table of shortcuts: complete, without two meanings for a key, and written as on a French keyboard."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from tests.gui.driving import Driven, labels_of, press
from ui.shortcuts import BINDINGS, PLACES, Act, Binding, binding, second, shown

COUNTER = "counter"
OWN_KEYS = {Act.NEXT_REQUEST, Act.TAKE_BACK, Act.CLEAR, Act.TILE}
"""Heard by the line itself: Tab, Ctrl+Z, Esc, Alt+digit."""


def test_every_act_stands_in_the_table_once() -> None:
    assert Counter(one.act for one in BINDINGS) == Counter(Act)


def test_no_key_has_two_meanings() -> None:
    for place in {PLACES.get(one.group, COUNTER) for one in BINDINGS}:
        heard = [one for one in BINDINGS if PLACES.get(one.group, COUNTER) in {place, ""}]
        keys = Counter(QKeySequence(keys).toString() for one in heard for keys in one.keys)
        assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("one", BINDINGS, ids=lambda one: one.act.value)
def test_function_keys_have_a_second_binding_without_fn_or_altgr(one: Binding) -> None:
    assert all(QKeySequence(keys).count() == 1 for keys in one.keys)
    if shown(one.act).rpartition("+")[2] in {f"F{number}" for number in range(2, 13)}:
        assert second(one.act)
        assert not any("Ctrl+Alt" in keys for keys in one.keys)


def test_keys_are_written_in_french() -> None:
    assert shown(Act.FORWARDED_ANNOUNCED) == "Maj+F11"
    assert shown(Act.SOLVED) == "Entrée"
    assert second(Act.SOLVED) == "Ctrl+Entrée"
    assert (shown(Act.NOTE), second(Act.NOTE)) == ("Page préc.", "Alt+N")
    assert second(Act.CLEAR) == ""
    assert (shown(Act.CLOSE_DAY), second(Act.CLOSE_DAY)) == ("Ctrl+Entrée", "")
    assert not any("Enter" in second(act) for act in Act)


def test_every_key_of_the_table_is_bound_in_the_window(window: Driven) -> None:
    bound = {shortcut.key().toString() for shortcut in window.window.findChildren(QShortcut)}
    wanted = {
        QKeySequence(keys).toString()
        for one in BINDINGS
        if one.act not in OWN_KEYS and PLACES.get(one.group, COUNTER) in {COUNTER, ""}
        for keys in one.keys
    }
    assert wanted - bound == set()
    assert binding(Act.TILE).keys == ()
    assert {"Alt+1", "Alt+9", "Alt+&", "Alt+É", "Alt+Ç"} <= bound


def test_f1_shows_the_keys_of_the_screen_and_esc_closes_them(window: Driven) -> None:
    from ui.help.page import HelpPage

    window.press("F1")
    page = window.window.findChild(HelpPage)
    assert page is not None
    window.wait(page.isActiveWindow)
    room = page.screen().availableGeometry()
    assert page.width() <= room.width()
    assert page.height() <= room.height()
    close = page.findChild(QPushButton)
    assert close is not None
    assert close.visibleRegion().boundingRect().height() > 20
    press("Escape")
    window.wait(lambda: window.window.findChild(HelpPage) is None)
    window.wait(window.view.entry.hasFocus)


def test_the_line_has_a_label(window: Driven) -> None:
    assert [label.text() for label in labels_of(window.view.entry)] == ["Nouveau passage, au guichet"]

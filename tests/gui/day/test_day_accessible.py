"""What assistive technology meets on the day's panes; nothing is cut from 100 to 200 %; states in word and shape."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.gui.driving import Driven, focused, labels_of, press
from ui.day.view import PANES, DayView
from ui.shortcuts import Act

ROLES = {
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.PushButton,
    QAccessible.Role.List,
    QAccessible.Role.Table,
}


def shown_pane(window: Driven, act: Act) -> DayView:
    window.press("Ctrl+3")
    view = window.window.findChild(DayView)
    assert view is not None
    view.show_pane(act)
    window.wait(lambda: act in view.made, 10)
    window.wait(lambda: view.made[act].isVisible() and focused() is not view)
    return view


@pytest.mark.parametrize("act", PANES, ids=lambda act: act.value)
def test_every_input_has_a_name_and_tab_comes_back(window: Driven, act: Act) -> None:
    view = shown_pane(window, act)
    inputs = [
        widget
        for widget in view.findChildren(QWidget)
        if widget.isVisible() and QAccessible.queryAccessibleInterface(widget).role() in ROLES
    ]
    assert inputs
    for widget in inputs:
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip(), widget
    begin, reached = focused(), set()
    for _ in range(40):
        press("Tab")
        reached.add(focused())
        if focused() is begin:
            break
    assert focused() is begin
    assert len(reached) > 1


def test_the_fields_of_the_tally_are_labelled(window: Driven) -> None:
    from ui.tally.view import TallyPage

    view = shown_pane(window, Act.TALLY)
    page = view.findChild(TallyPage)
    assert page is not None
    assert [label.text() for field in (page.day, page.model, page.agent) for label in labels_of(field)] == [
        "Jour  Alt+D",
        "Feuille  Alt+F",
        "Agent",
    ]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (960, 540), (683, 384)])
@pytest.mark.parametrize("act", PANES, ids=lambda act: act.value)
def test_nothing_is_cut(window: Driven, act: Act, width: int, height: int) -> None:
    view = shown_pane(window, act)
    window.window.resize(width, height)
    QApplication.processEvents()
    assert window.window.width() == width
    for widget in view.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel) and widget.text() and not widget.wordWrap():
            assert widget.width() >= widget.sizeHint().width() - 1, widget.text()
        if isinstance(widget, QAbstractButton) and widget.text():
            assert widget.width() >= widget.sizeHint().width() - 1, widget.text()

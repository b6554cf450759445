"""What assistive technology meets: names, roles, focus, order; and looks that change while the window is open."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.gui.driving import Driven, focused, labels_of, press
from ui import theme
from ui.palettes import Look

INPUT_ROLES = {
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.CheckBox,
    QAccessible.Role.SpinBox,
    QAccessible.Role.PushButton,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.RadioButton,
    QAccessible.Role.List,
    QAccessible.Role.Table,
}


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return interface.text(QAccessible.Text.Name)


def inputs(window: QWidget) -> list[QWidget]:
    """Everything in the window that a key or a click acts on."""
    found = []
    for widget in window.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface.role() in INPUT_ROLES and widget.isVisibleTo(window):
            found.append(widget)
    return found


def test_every_input_of_the_counter_has_a_name(window: Driven) -> None:
    window.type("reversion")
    window.press("Return", "PgUp")
    found = inputs(window.window)
    assert len(found) > 20
    assert [widget for widget in found if not name_of(widget).strip()] == []


def test_the_line_its_words_and_the_lists_are_named(window: Driven) -> None:
    view = window.view
    assert name_of(view.entry) == "Ce que la personne demande"
    assert name_of(view.today) == "Passages d’aujourd’hui"
    assert name_of(view.waiting.list) == "Personnes qui attendent"
    assert [name_of(field) for field in view.facts.fields] == [
        "Âge",
        "Commune",
        "1re visite",
        "Revient",
        "Besoin",
    ]
    assert all(labels_of(field) for field in (*view.facts.fields, view.note.field, view.entry))
    role = QAccessible.queryAccessibleInterface(view.entry).role()
    assert role == QAccessible.Role.EditableText


def test_understood_words_are_heard_without_markup(window: Driven) -> None:
    window.type("passeport xqzvk")
    interface = QAccessible.queryAccessibleInterface(window.view.understood)
    heard = interface.text(QAccessible.Text.Name) + interface.text(QAccessible.Text.Value)
    assert "<span" not in heard


def test_tab_walks_through_all_and_comes_back(window: Driven) -> None:
    window.type("cni")
    window.press("Return")
    window.wait_rows(1)
    window.press("Ins")
    window.wait(lambda: window.view.waiting.list.count() == 1)
    view, walked = window.view, []
    for _ in range(40):
        walked.append(focused())
        press("Tab")
        if focused() is view.entry:
            break
    assert walked[0] is view.entry
    order = [walked.index(field) for field in view.facts.fields]
    assert order == sorted(order)
    assert walked.index(view.facts.fields[-1]) < walked.index(view.waiting.list) < walked.index(view.today)
    assert focused() is view.entry


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
def test_the_focus_is_seen(window: Driven, dressed: QApplication, look: Look) -> None:
    theme.dress(dressed, look)
    try:
        for widget in (
            window.view.entry,
            *window.view.facts.fields,
            window.view.today,
            window.view.waiting.list,
        ):
            window.view.channels.setFocus()
            other = window.view.note.field if widget is window.view.entry else window.view.entry
            window.view.note.show()
            other.setFocus()
            without = picture(widget)
            widget.setFocus()
            assert picture(widget) != without, widget.accessibleName()
    finally:
        theme.dress(dressed, Look.LIGHT)


def test_states_are_told_in_words_and_shape_too(window: Driven) -> None:
    for keys in ("F9", "F12", "Return"):
        window.type("cni")
        window.press(keys)
    outcomes = [row[4] for row in window.wait_rows(3)]
    assert outcomes == ["■ résolu", "▲ à suivre", "→ orienté"]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (960, 540), (683, 384), (1920, 1080)])
def test_nothing_is_cut_from_100_to_200_percent(window: Driven, width: int, height: int) -> None:
    window.window.resize(width, height)
    QApplication.processEvents()
    view = window.view
    assert view.horizontalScrollBar().maximum() == 0
    for label in view.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width() - 1, label.text()
    for row in (view.channels, view.saving, view.tiles, view.facts):
        for child in row.children():
            if isinstance(child, QWidget) and child.isVisible():
                assert child.geometry().right() <= row.width(), child.accessibleName()
                assert child.geometry().bottom() <= row.height(), child.accessibleName()


def test_the_field_with_the_focus_is_in_sight(window: Driven) -> None:
    window.window.resize(683, 384)
    view = window.view
    for keys, widget in (("Alt+F", view.facts.fields[0]), ("PgUp", view.note.field), ("Up", view.entry)):
        window.press(keys)
        window.wait(widget.hasFocus)
        top = widget.mapTo(view.viewport(), QPoint(0, 0)).y()
        assert top >= 0
        assert top + widget.height() <= view.viewport().height()


def test_pictures_are_taken(desk_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.desks import PASSPHRASE
    from ui.pictures import take_pictures

    monkeypatch.setenv("MARIANNE_DESK_PASSPHRASE", PASSPHRASE)
    taken = take_pictures(desk_folder, desk_folder.parent / "pictures")
    assert taken[0].name == "guichet.png"
    assert all(QImage(str(path)).width() == 1366 for path in taken)

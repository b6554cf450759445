"""Fields of a form: a label, an input that carries its name, and a place beside it for what is wrong."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from ui.messages import announce
from ui.theme import GRID

_LONG = 40
"""A label of more signs (a question) goes on under itself."""


class ErrorLabel(QLabel):
    """The sentence beside a field; takes no room while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("kind", "warning")
        self.setWordWrap(True)
        self.hide()

    def say(self, error: UserError | None) -> None:
        """Shows the sentence of ``error``; None takes it away."""
        from marianne_desk.wording import sentence

        text = "" if error is None else sentence(error)
        if text != self.text():
            self.setText(text)
            self.setVisible(bool(text))
            announce(self, text)


def words(text: str, kind: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that wraps; ``kind`` as the style sheet names it."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    if kind:
        label.setProperty("kind", kind)
    return label


def line(name: str, text: str = "", hint: str = "") -> QLineEdit:
    """A line to type in, named for assistive technology."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def number_field(name: str, least: int, most: int, unit: str = "") -> QSpinBox:
    """A whole number, with its unit."""
    field = QSpinBox()
    field.setRange(least, most)
    field.setSuffix(unit)
    field.setAccessibleName(name)
    field.lineEdit().setTextMargins(GRID, 0, 0, 0)
    return field


class Form(QWidget):
    """Rows of label, input and, under the input, its error. ``fields`` by the name that errors carry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self.inputs: dict[str, QWidget] = {}
        self._errors: dict[str, ErrorLabel] = {}
        self._notes: dict[str, QLabel] = {}
        self._titles: dict[str, QLabel] = {}

    def add(self, name: str, label: str, field: QWidget, note: str = "") -> None:
        """One row. ``name`` is the field of the errors that belong here."""
        row = self._grid.rowCount()
        title = QLabel(label, self)
        title.setBuddy(field)
        if len(label) > _LONG:
            title.setWordWrap(True)
            title.setFixedWidth(36 * GRID)
        if not field.accessibleName():
            field.setAccessibleName(label)
        if note:
            field.setAccessibleDescription(note)
        error = ErrorLabel(self)
        self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignVCenter)
        if field.maximumWidth() < 100 * GRID:
            field.setFixedWidth(field.maximumWidth())
            self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(field, row, 1)
        if note:
            self._notes[name] = words(note, "small", self)
            self._grid.addWidget(self._notes[name], row + 2, 1)
        self._grid.addWidget(error, row + 1, 1)
        self.inputs[name] = field
        self._errors[name] = error
        self._titles[name] = title

    def show_row(self, name: str, there: bool) -> None:
        """Whether a row is there; the errors of one that is not are said elsewhere."""
        for widget in (self._titles[name], self.inputs[name]):
            widget.setVisible(there)

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Sets each error beside its field in the place of its note, clears the others; whether one of them has its
        field here."""
        for name, label in self._errors.items():
            label.say(faults.get(name))
            if name in self._notes:
                self._notes[name].setHidden(name in faults)
        first = next((name for name in self._errors if name in faults), None)
        if first is not None:
            self.inputs[first].setFocus()
        return first is not None


def in_order(*widgets: QWidget) -> None:
    """Tab goes through them in this order, however they were made."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def panel(widgets: Iterable[QWidget], title: str = "") -> QFrame:
    """Widgets under one another in a framed panel, with a heading."""
    frame = QFrame()
    frame.setProperty("kind", "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    column.setSpacing(GRID)
    if title:
        column.addWidget(words(title, "heading"))
    for widget in widgets:
        column.addWidget(widget)
    return frame


def side_by_side(*widgets: QWidget | None) -> QWidget:
    """Widgets side by side; None is room that stretches."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    before: QLabel | None = None
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
            continue
        wide = isinstance(widget, QLineEdit) and widget.maximumWidth() > 100 * GRID
        row.addWidget(widget, 1 if wide else 0)
        if before is not None:
            before.setBuddy(widget)
        before = widget if isinstance(widget, QLabel) else None
    return holder

"""One field of a correction: its label, its input, what it held before once it is changed, what is wrong with it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from ui.contacts.detail_words import NOT_NOTED
from ui.contacts.fields import Field
from ui.forms.fields import ErrorLabel
from ui.theme import GRID

_WIDE = frozenset({"announcements", "pauses", "note", "why_words"})
_LABEL = 25 * GRID
_INPUT = 40 * GRID


class _Choice(QComboBox):
    """A list that the wheel scrolls past, so that turning it over a form changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        event.ignore()


class FormRow(QWidget):
    """``before``: what the field held; beside the new value it is said while they differ."""

    def __init__(self, field: Field, before: str, parent: QWidget, *, tells_before: bool = True) -> None:
        super().__init__(parent)
        self._field, self._before, self._tells = field, before, tells_before
        self._error = ErrorLabel(self)
        self._was = QLabel("", self)
        self._was.setProperty("kind", "small")
        self._was.setWordWrap(True)
        self._was.hide()
        title = QLabel(field.label, self)
        title.setWordWrap(True)
        title.setContentsMargins(0, GRID - 2, 0, 0)
        title.setFixedWidth(_LABEL)
        self._boxes: list[QCheckBox] = []
        self._input = self._made()
        self._input.setAccessibleName(field.label)
        title.setBuddy(self._boxes[0] if self._boxes else self._input)
        column = QVBoxLayout()
        column.setSpacing(2)
        beside = QHBoxLayout()
        beside.addWidget(self._input, 1)
        if not self._is_wide():
            beside.addStretch(1)
        column.addLayout(beside)
        column.addWidget(self._was)
        column.addWidget(self._error)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _is_wide(self) -> bool:
        """Whether what it holds may be long."""
        return self._field.name.rpartition(".")[2] in _WIDE

    def _made(self) -> QWidget:
        field = self._field
        if field.several:
            holder = QWidget(self)
            boxes = QVBoxLayout(holder)
            boxes.setContentsMargins(0, 0, 0, 0)
            boxes.setSpacing(2)
            taken = self._before.split("|")
            for code, words in field.choices:
                box = QCheckBox(words, holder)
                box.setAccessibleName(f"{field.label}\u00a0: {words}")
                box.setChecked(code in taken)
                box.toggled.connect(partial(self._changed))
                boxes.addWidget(box)
                self._boxes.append(box)
            return holder
        if field.choices:
            choice = _Choice(self)
            for code, words in field.choices:
                choice.addItem(words, code)
            if self._before and choice.findData(self._before) < 0:
                choice.addItem(self._before, self._before)
            choice.setCurrentIndex(max(0, choice.findData(self._before)))
            choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            choice.setMinimumWidth(_INPUT)
            choice.currentIndexChanged.connect(partial(self._changed))
            return choice
        line = QLineEdit(self._before, self)
        if not self._is_wide():
            line.setFixedWidth(_INPUT)
        line.setPlaceholderText(field.hint)
        if field.hint:
            line.setAccessibleDescription(f"par exemple {field.hint}")
        line.textChanged.connect(partial(self._changed))
        return line

    def text(self) -> str:
        """What the field holds now."""
        if self._field.several:
            taken = (
                code
                for box, (code, _) in zip(self._boxes, self._field.choices, strict=True)
                if box.isChecked()
            )
            return "|".join(taken)
        if isinstance(self._input, QComboBox):
            return str(self._input.currentData())
        return self._input.text() if isinstance(self._input, QLineEdit) else ""

    def is_changed(self) -> bool:
        """Whether it holds something else than before."""
        return self.text().strip() != self._before

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops."""
        return [*self._boxes] or [self._input]

    def give_focus(self) -> None:
        """Hands the keys to the input."""
        self.stops()[0].setFocus()

    def say(self, error: UserError | None) -> None:
        """What is wrong with the field; None takes it away."""
        self._error.say(error)

    def _changed(self, *_value: object) -> None:
        if not self._tells:
            return
        names = dict(self._field.choices)
        before = (
            ", ".join(names.get(code, code) for code in self._before.split("|")) if names else self._before
        )
        self._was.setText(f"avant\u00a0: {before or NOT_NOTED}")
        self._was.setVisible(self.is_changed())

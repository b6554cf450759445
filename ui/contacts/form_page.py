"""The form of a correction: the fields of a contact with what they held before, and why they are changed.

The same page asks why a contact is cancelled or put back: without its fields.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from ui.contacts.fields import Choices, Field
from ui.contacts.form_row import FormRow
from ui.parts.panels import label
from ui.shortcuts import Act, shown
from ui.theme import GRID
from ui.turns import in_turns

_FREE_WORDS = "sans nom ni numéro\u00a0: la raison reste à côté des chiffres"
Group = tuple[str, Sequence[Field]]


class FormPage(QWidget):
    """``left``: Esc. ``kept``: the button that saves."""

    left = Signal()
    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows: dict[str, FormRow] = {}
        self.whole = False
        """Whether every field is there: nothing is kept before."""

        self.title = label("title", "", self)
        self.told = label("small", "", self)
        self.save = QToolButton(self)
        self.save.setProperty("kind", "primary")
        self.save.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back = QToolButton(self)
        self.back.setProperty("kind", "option")
        self.back.setText("‹ Renoncer  Échap")
        self.back.setAccessibleName("Renoncer, touche Échap")
        self.back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(buttons)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addWidget(self.area, 1)
        self.back.clicked.connect(self.left)
        self.save.clicked.connect(self.kept)

    def show_form(
        self,
        title: str,
        told: str,
        save: str,
        groups: Sequence[Group],
        texts: Mapping[str, str],
        reasons: Choices,
    ) -> None:
        """Shows fields with what they hold, and asks why; without fields it asks why alone."""
        self.title.setText(title)
        self.told.setText(told)
        self.save.setText(f"{save}  {shown(Act.KEEP_CORRECTION)}")
        self.save.setAccessibleName(f"{save}, touche {shown(Act.KEEP_CORRECTION)}")
        self.rows, self.whole = {}, False
        body = QFrame()
        body.setProperty("kind", "ground")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        steps = self._fill(column, groups, texts, reasons)
        next(steps)  # the first fields before the page is there: what is not shown cannot have the keys
        self.area.setWidget(body)
        next(iter(self.rows.values())).give_focus()
        in_turns(steps, body)

    def _fill(
        self, column: QVBoxLayout, groups: Sequence[Group], texts: Mapping[str, str], reasons: Choices
    ) -> Iterator[None]:
        """Makes the fields, a few a step: a contact has dozens."""
        free = Field("why_words", "Raison, en quelques mots", hint=_FREE_WORDS)
        chosen = Field("why", "ou de la liste", (("", "à choisir"), *reasons))
        for title, fields in (*groups, ("Pourquoi", (free, chosen))):
            frame, rows = _panel(title)
            column.addWidget(frame)
            for place, field in enumerate(fields, start=1):
                row = FormRow(field, texts.get(field.name, ""), frame, tells_before=field.name not in _REASON)
                self.rows[field.name] = row
                rows.addWidget(row)
                if place % _A_STEP == 0:
                    yield
        column.addStretch(1)
        stops = [stop for row in self.rows.values() for stop in row.stops()]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        yield  # the last fields are shown in the next turn of the loop
        self.whole = True

    def focusInEvent(self, _event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Hands the keys on to the first field."""
        if self.rows:
            next(iter(self.rows.values())).give_focus()

    def texts(self) -> dict[str, str]:
        """What the fields hold now, by their names."""
        return {name: row.text() for name, row in self.rows.items() if name not in _REASON}

    def changed(self) -> list[str]:
        """The names of the fields that hold something else than before."""
        return [name for name, row in self.rows.items() if name not in _REASON and row.is_changed()]

    def reason(self) -> str:
        """Why: the code chosen, or the free words."""
        return self.rows["why_words"].text().strip() or self.rows["why"].text()

    def show_fault(self, error: UserError | None, field: str) -> bool:
        """The sentence of an error beside its field, which gets the keys; whether that field is here."""
        for name, row in self.rows.items():
            row.say(error if name == field else None)
        if error is None or field not in self.rows:
            return False
        self.rows[field].give_focus()
        self.area.ensureWidgetVisible(self.rows[field])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc gives up; Enter in a field goes on to the next one."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


_A_STEP = 4
_REASON = frozenset({"why", "why_words"})


def _panel(title: str) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setProperty("kind", "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
    column.setSpacing(GRID)
    heading = label("heading", "", frame)
    heading.setText(title)
    column.addWidget(heading)
    return frame, column

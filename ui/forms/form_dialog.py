"""A small window with rows to type in or to choose from: Enter keeps (Ctrl+Enter from words of several lines), Esc
leaves; faults stand beside their row."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from ui.forms.field import Field
from ui.forms.fields import ErrorLabel, Form, in_order, line, words
from ui.forms.form_inputs import LinesInput, Ticks
from ui.theme import GRID

Input = QLineEdit | QComboBox | LinesInput | Ticks


class FormDialog(QDialog):
    """``keep`` gets what was typed, by name; it answers by :meth:`refuse`, or closes the window."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        intro: str,
        fields: tuple[Field, ...],
        keep: Callable[[dict[str, str]], None],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keep = keep
        self.busy = False
        self.form = Form()
        self.inputs: dict[str, Input] = {}
        for field in fields:
            made = _input(field)
            self.inputs[field.name] = made
            self.form.add(field.name, field.title, made, field.note)
        self.fault = ErrorLabel()
        self.keep, leave = QPushButton("Enregistrer"), QPushButton("Annuler")
        self.keep.setProperty("kind", "primary")
        self.keep.setAutoDefault(False)
        leave.setAutoDefault(False)
        self.keep.clicked.connect(self._give)
        leave.clicked.connect(self.reject)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.area.setWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        if intro:
            column.addWidget(words(intro, "muted"))
        column.addWidget(self.area, 1)
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.keep)
        column.addLayout(row)
        in_order(*(part for one in self.inputs.values() for part in _parts(one)), leave, self.keep)
        high = (self.form.sizeHint().height() // GRID) + 16
        room = self.screen().availableSize() - QSize(0, 4 * GRID)  # the system draws a title above
        self.resize(QSize(70 * GRID, min(high, 60) * GRID).boundedTo(room))
        first = next(iter(self.inputs.values()))
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.selectAll()

    def refuse(self, error: UserError) -> None:
        """Says beside its row what is wrong; what belongs to none stands under all."""
        self.busy = False
        found = self.form.show_faults({error.field: error} if error.field else {})
        self.fault.say(None if found else error)
        if found and error.field:
            self.area.ensureWidgetVisible(self.inputs[error.field])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter keeps from any row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        if not self.busy:
            self.busy = True
            self._keep({name: _typed(one) for name, one in self.inputs.items()})


def _input(field: Field) -> Input:
    if field.many:
        return Ticks(field.title, field.options, field.text)
    if field.lines > 1:
        return LinesInput(field.title, field.text, field.hint, field.lines)
    if not field.options:
        return line(field.title, field.text, field.hint)
    box = QComboBox()
    box.setAccessibleName(field.title)
    for value, said in field.options:
        box.addItem(said, value)
    box.setCurrentIndex(max(0, box.findData(field.text)))
    return box


def _typed(one: Input) -> str:
    if isinstance(one, LinesInput):
        return one.toPlainText()
    return str(one.currentData()) if isinstance(one, QComboBox) else one.text()


def _parts(one: Input) -> tuple[QWidget, ...]:
    """What Tab reaches of it."""
    return tuple(one.boxes.values()) if isinstance(one, Ticks) else (one,)

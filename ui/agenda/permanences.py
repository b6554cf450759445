"""The permanences of partners: a small window with their list and one form."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from ui.agenda import partners
from ui.forms.fields import Form, line, side_by_side, words
from ui.theme import GRID

Do = Callable[..., None]
_NEW = "Nouvelle permanence"
_LIST_WIDTH = 38 * GRID


def _place(field: str | None) -> str:
    """The row of the form that a fault belongs to."""
    return "valid_from" if field == "valid_to" else field or ""


class PermanencesDialog(QDialog):
    """``do(done, failed, fn, *args)`` runs on the writing lane; ``changed``: the list is another one."""

    changed = Signal()

    def __init__(self, parent: QWidget, do: Do, tell: Callable[[BaseException], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Permanences des partenaires")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._do, self._tell = do, tell
        self._lines: tuple[partners.PermanenceLine, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName("Permanences")
        self.list.setProperty("kind", "choices")
        self.list.setMinimumHeight(9 * GRID)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)  # the bar beside it takes room from its lines
        self.label = line("Nom", hint="Conciliateur de justice")
        self.hours = line("Quand", hint="1er mardi du mois 14h-17h")
        self.operator = QComboBox()
        self.operator.setAccessibleName("Partenaire")
        self.valid_from = line("Du", hint="toujours")
        self.valid_to = line("Au", hint="sans fin")
        self.form = Form()
        dates = side_by_side(QLabel("du"), self.valid_from, QLabel("au"), self.valid_to)
        for name, title, field in (
            ("label", "Nom", self.label),
            ("hours", "Quand", self.hours),
            ("operator", "Partenaire", self.operator),
            ("valid_from", "Validité", dates),
        ):
            self.form.add(name, title, field)
        self.keep = QPushButton("Enregistrer")
        self.remove = QPushButton("Retirer")
        self.close_ = QPushButton("Fermer")
        self.keep.setDefault(True)
        self.keep.setProperty("kind", "primary")
        for button in (self.remove, self.close_):
            button.setAutoDefault(False)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_line)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self.close_.clicked.connect(self.reject)
        self._ask()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(
            words("Dans l’agenda et la liste du matin, sauf fermetures et jours fériés.", "muted")
        )
        halves = QHBoxLayout()
        halves.setSpacing(2 * GRID)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(_LIST_WIDTH)
        halves.addWidget(self.list, 2)
        right = QVBoxLayout()
        right.addWidget(self.form)
        right.addStretch(1)
        halves.addLayout(right, 3)
        column.addLayout(halves, 1)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.close_)
        row.addWidget(self.keep)
        column.addLayout(row)
        self.resize(85 * GRID, 40 * GRID)

    def _ask(self, label: str = "") -> None:
        self._do(lambda found: self._show(found, label), self._tell, partners.permanences)

    def _show(self, found: partners.Permanences, label: str) -> None:
        if not self.operator.count():
            self.operator.addItem("aucun de la liste", None)
            for code, name in found.operators:
                self.operator.addItem(name, code)
        self._lines = found.lines
        self.list.blockSignals(True)
        self.list.clear()
        for one in found.lines:
            self.list.addItem(self._item(one.words))
        self.list.addItem(QListWidgetItem(_NEW))
        self.list.blockSignals(False)
        place = next(
            (n for n, one in enumerate(found.lines) if one.permanence.label == label), len(found.lines)
        )
        self.list.setCurrentRow(place)
        self._show_line(place)
        self.label.setFocus()

    def _item(self, text: str) -> QListWidgetItem:
        """A line that shows all of its text: the style's own measure forgets its margins where words wrap."""
        item = QListWidgetItem(text)
        room = QRect(0, 0, _LIST_WIDTH - 6 * GRID, 1000)
        flags = Qt.TextFlag.TextWordWrap
        tall = self.list.fontMetrics().boundingRect(room, flags, text).height()
        item.setSizeHint(QSize(_LIST_WIDTH - 4 * GRID, tall + GRID))
        return item

    def _show_line(self, place: int) -> None:
        one = self._lines[place] if 0 <= place < len(self._lines) else None
        self.form.show_faults({})
        self.label.setText(one.permanence.label if one else "")
        self.hours.setText(one.typed if one else "")
        self.operator.setCurrentIndex(
            max(0, self.operator.findData(one.permanence.operator)) if one and one.permanence.operator else 0
        )
        self.valid_from.setText(one.valid_from if one else "")
        self.valid_to.setText(one.valid_to if one else "")
        self.remove.setEnabled(one is not None)

    def _identifier(self) -> str:
        place = self.list.currentRow()
        return self._lines[place].permanence.id if 0 <= place < len(self._lines) else ""

    def _keep(self) -> None:
        typed = partners.PermanenceTyped(
            self._identifier(),
            self.label.text(),
            self.hours.text(),
            self.operator.currentData(),
            self.valid_from.text(),
            self.valid_to.text(),
        )
        self._do(self._kept, self._failed, partners.keep_permanence, typed)

    def _kept(self, label: str) -> None:
        self.changed.emit()
        self._ask(label)

    def _remove(self) -> None:
        if identifier := self._identifier():
            self._do(self._kept, self._failed, partners.drop_permanence, identifier)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError) or not self.form.show_faults({_place(error.field): error}):
            self._tell(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter keeps from any field; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() is not self.remove:
            self._keep()
        else:
            super().keyPressEvent(event)

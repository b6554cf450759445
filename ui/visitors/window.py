"""The window that finds the case of somebody who comes back, by name or telephone: Enter opens it, a key notes that
they are here again. What is typed is kept nowhere."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.dialog_lane import DialogLane
from ui.help.key import help_key
from ui.keys import bind
from ui.messages import announce
from ui.parts.lists import Index, ListModel, dress_list
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID
from ui.visitors import load

if TYPE_CHECKING:
    from ui.context import Context

TITLE = "Quelqu’un revient"
WHAT_TO_TYPE = "Un nom, même à peu près, un téléphone ou un numéro de dossier."
NARROW = 90 * GRID
_HEADERS = ("Dossier", "Usager", "Demande", "Où en est")


def open_visitors_window(context: "Context") -> None:
    """Opens it over the main window."""
    VisitorsDialog(context).open()


class VisitorsDialog(QDialog):
    """``lane`` of the figures searches, the writing one notes."""

    def __init__(self, context: "Context") -> None:
        super().__init__(context.window)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._searching = DialogLane(self, context.figures, self._unfound)
        self._writing = DialogLane(self, context.writing, self._refused)
        self._asked: str | None = None
        self._noted: load.Noted | None = None
        self._busy = False
        self._build()
        bind(Act.VISITOR_RETURNED, self, self._note)
        help_key(self, context, "visitors")
        self.finished.connect(context.window.activateWindow)
        room = self.screen().availableSize() - QSize(0, 3 * GRID)  # the frame of the window
        self.resize(QSize(104 * GRID, 56 * GRID).boundedTo(room))
        self.line.setFocus()
        self._typed("")  # the lane opens its desk while the first letters are typed

    def _build(self) -> None:
        self.line = _SearchLine(self)
        self.line.setObjectName("entry")
        self.line.setAccessibleName("Nom ou téléphone")
        self.line.setAccessibleDescription(WHAT_TO_TYPE)
        self.line.setMaxLength(120)
        title = QLabel("Nom ou téléphone", self)
        title.setProperty("kind", "heading")
        title.setBuddy(self.line)
        self.said = QLabel(WHAT_TO_TYPE, self)
        self.said.setProperty("kind", "understood")
        self.said.setWordWrap(True)
        self.table = _FoundTable(self)
        self.open_button = QPushButton("Ouvrir le dossier  Entrée", self)
        self.open_button.setProperty("kind", "primary")
        returned = binding(Act.VISITOR_RETURNED).label
        self.return_button = QPushButton(f"{returned}  {shown(Act.VISITOR_RETURNED)}", self)
        close = QPushButton("Fermer  Échap", self)
        for button, do in (
            (self.open_button, self.open_case),
            (self.return_button, self._note),
            (close, self.reject),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(do)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(close)
        row.addStretch(1)
        row.addWidget(self.return_button)
        row.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        for widget in (title, self.line, self.said, self.table):
            column.addWidget(widget, 1 if widget is self.table else 0)
        column.addLayout(row)
        self._offer()
        self.line.textChanged.connect(self._typed)
        self.line.moved.connect(self.table.step)
        self.line.given.connect(self.open_case)
        self.line.undone.connect(self._undo)
        self.table.given.connect(self.open_case)
        self.table.typed.connect(self._type)
        self.table.doubleClicked.connect(lambda _index: self.open_case())

    # searching

    def _typed(self, text: str) -> None:
        if self._asked is None:  # else asked again once the answer is there: one question at a time
            self._asked = text
            self._searching.do(self._came, load.find, text)

    def _came(self, found: load.Found) -> None:
        self._asked = None
        self.table.show_rows(found.rows)
        self._say(found.said or WHAT_TO_TYPE)
        self._offer()
        if self.line.text() != found.text:
            self._typed(self.line.text())

    def _type(self, text: str) -> None:
        self.line.setFocus()
        self.line.insert(text)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        announce(self.said, text)

    def _offer(self) -> None:
        for button in (self.open_button, self.return_button):
            button.setEnabled(bool(self.table.rows))

    def _unfound(self, error: BaseException) -> None:
        self._asked = None
        self._context.messages.tell(error)

    # acting

    def open_case(self) -> None:
        """Shows the chosen case in « Dossiers »."""
        chosen = self.table.chosen()
        if chosen is not None:
            from ui.cases.screen import open_case_of_list

            self.accept()
            open_case_of_list(self._context, chosen.id)

    def _note(self) -> None:
        chosen = self.table.chosen()
        if chosen is not None and not self._busy:
            self._busy = True
            self._writing.do(self._was_noted, load.note_returned, chosen.id)

    def _was_noted(self, noted: load.Noted) -> None:
        self._busy, self._noted = False, noted
        self._say(noted.said)
        self._context.news.cases.emit()

    def _undo(self) -> None:
        noted, self._noted = self._noted, None
        if noted is not None and not self._busy:
            self._busy = True
            self._writing.do(self._was_undone, load.take_back, noted)

    def _was_undone(self, said: str) -> None:
        self._busy = False
        self._say(said)
        self._context.news.cases.emit()

    def _refused(self, error: BaseException) -> None:
        from marianne_desk.domain.errors import UserError

        self._busy = False
        if isinstance(error, UserError):
            self._say(self._context.messages.sentence(error))
        else:
            self._context.messages.tell(error)


class _SearchLine(QLineEdit):
    moved = Signal(int)
    given = Signal()
    undone = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrows walk through the list, Enter opens, Ctrl+Z takes back where there is nothing to take back here."""
        control = Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Z and event.modifiers() == control:
            self.undone.emit()
        else:
            super().keyPressEvent(event)


class _FoundModel(ListModel):
    headers = _HEADERS

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[load.Row, ...] = ()

    def show(self, rows: Sequence[load.Row]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def length(self) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_HEADERS[index.column()]}\u00a0: {row.cells[index.column()]}"
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 3 and row.warm:
            return QColor(theme.colours().warm)
        return None


class _FoundTable(QTableView):
    given = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = _FoundModel(self)
        self.setModel(self._model)
        self.setAccessibleName("Dossiers trouvés")
        header = dress_list(self)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, self.fontMetrics().horizontalAdvance("D-88888") + 3 * GRID)
        self.setMinimumHeight(12 * GRID)

    @property
    def rows(self) -> tuple[load.Row, ...]:
        """What was found."""
        return self._model.rows

    def show_rows(self, rows: Sequence[load.Row]) -> None:
        """Shows them, the one that was chosen chosen still, else the first."""
        before = self.chosen()
        self._model.show(rows)
        self._share()
        ids = [row.id for row in rows]
        if ids:
            self.selectRow(ids.index(before.id) if before is not None and before.id in ids else 0)

    def chosen(self) -> load.Row | None:
        """The case that a key acts on."""
        rows = self.selectionModel().selectedRows()
        return self.rows[rows[0].row()] if rows else None

    def step(self, step: int) -> None:
        """Walks through the list while the line keeps the keys."""
        rows = self.selectionModel().selectedRows()
        if rows:
            self.selectRow(min(max(rows[0].row() + step, 0), len(self.rows) - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Shares the width out anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Where a case stands is read whole where two fifths hold it; the visitor has what is left."""
        wide = self.viewport().width()
        matter, last = (0.3, 0.26) if wide > NARROW else (0.25, 0.21)
        advance = self.fontMetrics().horizontalAdvance
        needed = max((advance(row.cells[3]) for row in self.rows), default=0) + 3 * GRID
        self.horizontalHeader().resizeSection(2, int(wide * matter))
        self.horizontalHeader().resizeSection(3, max(int(wide * last), min(needed, int(wide * 0.4))))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens; letters go to the line."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit()
        elif not held and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

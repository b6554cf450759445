"""The list of past contacts: a model that keeps numbers, and words of the lines near the eye.

However long the list, a line costs nothing until it is looked at. What is not there yet shows its number and fills in
place; what was read before a refresh stays until it is read again, so that nothing blinks.
"""

from array import array
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui import theme
from ui.contacts.words import HEADERS, Row
from ui.parts.lists import Index, ListModel, dress_list

_KEPT = 4_000
"""Lines of which the words are kept: many screens of reading back and forth."""

_WIDEST = (
    "C-888888",
    "mer. 28 sept. 2028, 18 h 58",
    "Sur rendez-vous",
    "",
    "France Travail",
    "Résolu sur place · corrigé",
    "Agent 28",
)
"""The width of each column; what is left goes to the requests."""

_STRETCHED = 3
NARROWEST = 26 * theme.GRID
_WAITING = "…"


class ContactsModel(ListModel):
    """``numbers``: the whole list, by short numbers."""

    headers = HEADERS

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.numbers: Sequence[int] = array("q")
        self._rows: dict[int, Row] = {}
        self._stale: set[int] = set()
        self._struck = QFont(theme.face())
        self._struck.setStrikeOut(True)

    def show(self, numbers: Sequence[int], first: Iterable[Row]) -> None:
        """Another list, the words of its first lines with it."""
        if numbers != self.numbers:
            self.beginResetModel()
            self.numbers = numbers
            self.endResetModel()
        self._stale.update(self._rows)
        self.fill(first)

    def fill(self, rows: Iterable[Row]) -> None:
        """Words of lines that were missing or may have changed."""
        for row in rows:
            self._rows.pop(row.number, None)
            self._rows[row.number] = row
            self._stale.discard(row.number)
        while len(self._rows) > _KEPT:
            oldest = next(iter(self._rows))
            del self._rows[oldest]
            self._stale.discard(oldest)

    def missing(self, first: int, last: int) -> list[int]:
        """The numbers of the lines from ``first`` up to ``last``, not included, whose words are to be read."""
        lines = self.numbers[max(0, first) : max(0, last)]
        return [number for number in lines if number not in self._rows or number in self._stale]

    def length(self) -> int:
        """How many contacts."""
        return len(self.numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell; a cancelled contact is struck through, and says so."""
        if role not in _ROLES:
            return None
        number, column = self.numbers[index.row()], index.column()
        row = self._rows.get(number)
        if role == Qt.ItemDataRole.FontRole:
            return self._struck if row is not None and row.cancelled and column not in _PLAIN else None
        if row is None:
            return f"C-{number}" if column == 0 else _WAITING if column == 1 else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(row.cells) if column == 0 else f"{HEADERS[column]}, {row.cells[column]}"
        return row.cells[column]


_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.FontRole,
    }
)
_PLAIN = frozenset({0, 5})
"""Not struck through: what names the contact, and what says that it was cancelled."""


class ContactsTable(QTableView):
    """``wanted``: numbers whose words are to be read; answered by :meth:`fill`. ``opened``: Enter on a contact.
    ``left``: Esc. ``typed``: what is typed while the list has the keys."""

    wanted = Signal(object)
    opened = Signal(int)
    left = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.contacts = ContactsModel(self)
        self.setModel(self.contacts)
        self.setAccessibleName("Passages trouvés")
        header = dress_list(self)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._reading: tuple[int, ...] | None = None
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._asking.start(0))
        self.activated.connect(lambda index: self.opened.emit(self.contacts.numbers[index.row()]))

    def show_contacts(self, numbers: Sequence[int], first: Iterable[Row], *, anew: bool) -> None:
        """Shows a list. ``anew``: from its top, else the selected contact stays selected and where it stood."""
        kept, above = self.selected(), self.currentIndex().row() - self._first_line()
        self.contacts.show(numbers, first)
        self._reading = None
        if anew or kept is None:
            self._select(0 if anew else -1, 0)
        elif self.selected() != kept:
            self._select(numbers.index(kept) if kept in numbers else -1, above)
        self.viewport().update()
        self._asking.start(0)

    def fill(self, rows: Iterable[Row]) -> None:
        """The words that were wanted: they appear in place."""
        self._reading = None
        self.contacts.fill(rows)
        self.viewport().update()
        self._asking.start(0)

    def enter(self) -> None:
        """Takes the keys, on the first contact where none is selected; nothing where there is none."""
        if self.selected() is None:
            self._select(0, 0)
        if self.selected() is not None:
            self.setFocus()

    def selected(self) -> int | None:
        """The number of the selected contact."""
        row = self.currentIndex().row()
        return self.contacts.numbers[row] if 0 <= row < len(self.contacts.numbers) else None

    def lines_in_sight(self) -> int:
        """How many lines the list shows at once."""
        return max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize() + 1)

    def _select(self, row: int, above: int) -> None:
        """Selects a line that stands ``above`` lines under the first one shown; -1 none."""
        if not 0 <= row < len(self.contacts.numbers):
            self.clearSelection()
            return
        self.verticalScrollBar().setValue(max(0, row - max(0, above)))
        self.setCurrentIndex(self.contacts.index(row, 0))

    def _first_line(self) -> int:
        return max(0, self.verticalScrollBar().value())

    def _ask(self) -> None:
        """Asks for the lines in sight that are not there, then for those ahead of them on both sides. One page at a
        time: what was scrolled past meanwhile is never read."""
        if self._reading is not None:
            return
        first, lines = self._first_line(), self.lines_in_sight()
        missing = self.contacts.missing(first, first + lines)
        missing = missing or self.contacts.missing(first + lines, first + 3 * lines)
        missing = missing or self.contacts.missing(first - 2 * lines, first)
        if missing:
            self._reading = tuple(missing)
            self.wanted.emit(self._reading)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter opens, Esc goes back to the line, letters are typed there."""
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            number = self.selected()
            if number is not None:
                self.opened.emit(number)
        elif event.key() == Qt.Key.Key_Escape or (
            event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0
        ):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Home and plain:
            self._select(0, 0)
        elif event.key() == Qt.Key.Key_End and plain:
            self._select(len(self.contacts.numbers) - 1, self.lines_in_sight())
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shares the width out anew; more lines may be in sight."""
        super().resizeEvent(event)
        self._fit()
        self._asking.start(0)

    def _fit(self) -> None:
        header, left = self.horizontalHeader(), self.viewport().width()
        wide = self.fontMetrics().horizontalAdvance
        for column, widest in enumerate(_WIDEST):
            if column != _STRETCHED:
                header.resizeSection(column, wide(widest) + 3 * theme.GRID)
                left -= header.sectionSize(column)
        header.resizeSection(_STRETCHED, max(left, NARROWEST))

"""A list of what waits, by groups. A refresh keeps the selected line, or the place of the one that went."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui import theme
from ui.parts.lists import Index, ListModel, dress_list
from ui.theme import GRID
from ui.to_answer.words import HEADERS

NARROWEST = 22 * GRID
NARROW = 100 * GRID
"""Below this width some columns stand under the list alone, with all the rest of the selected line."""

_MEASURED = 200
"""Widths are taken from so many lines: years of forgotten requests may stand here."""


class Row(Protocol):
    """A line (``id``), or the heading of a group (``id`` empty). ``late``: it presses."""

    @property
    def id(self) -> str: ...

    @property
    def cells(self) -> tuple[str, ...]: ...

    @property
    def group(self) -> object: ...

    @property
    def late(self) -> bool: ...


class WaitingModel(ListModel):
    """The lines and the headings of groups, read only. ``due``: the column that says until when."""

    def __init__(self, parent: QWidget, headers: tuple[str, ...], due: int) -> None:
        super().__init__(parent)
        self.headers = headers
        self._due = due
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def length(self) -> int:
        """How many lines, headings included."""
        return len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be selected: the arrows go past it."""
        return super().flags(index) if self.rows[index.row()].id else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell; what is late is also set in the warm colour."""
        row = self.rows[index.row()]
        text = row.cells[index.column()] if index.column() < len(row.cells) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                ", ".join(filter(None, row.cells))
                if index.column() == 0
                else f"{self.headers[index.column()]}, {text}"
            )
        if role == Qt.ItemDataRole.FontRole and not row.id:
            return theme.face(strong=True)
        if role == Qt.ItemDataRole.ForegroundRole:
            if not row.id:
                return QColor(theme.colours().warm if row.late else theme.colours().muted)
            if row.late and index.column() == self._due:
                return QColor(theme.colours().warm)
        return None


class WaitingTable(QTableView):
    """``chosen``: another line is selected, empty for none. ``entered``: Enter. ``typed`` hands on what is typed, so
    that a number lands in the line. ``stretched``: the column that takes the width that is left; ``spared``: those
    left out where the list is narrower than ``narrow``, or than what all need."""

    headers: tuple[str, ...] = HEADERS
    name = "Ce qui attend une réponse"
    stretched, due = 3, 4
    spared: tuple[int, ...] = (2, 6)
    narrow = NARROW

    chosen = Signal(str)
    entered = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.waiting = WaitingModel(self, self.headers, self.due)
        self.setModel(self.waiting)
        self.setAccessibleName(self.name)
        header = dress_list(self)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumHeight(3 * 4 * GRID)
        self._place = 0
        self.selectionModel().currentRowChanged.connect(self._moved)

    @property
    def selected(self) -> str:
        """Identifier of the selected line; empty for none."""
        row = self.currentIndex().row()
        return self.waiting.rows[row].id if 0 <= row < len(self.waiting.rows) else ""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows the list. What was selected stays selected; when it went, or into another group, what came to its
        place is: the hand works down the list."""
        kept, place = self.selected, self._place
        scrolled = self.verticalScrollBar().value()
        before = self.waiting.rows
        group = before[place].group if kept else None
        if rows != before:
            self.clearSpans()
            self.waiting.show(rows)
            for number, row in enumerate(rows):
                if not row.id:
                    self.setSpan(number, 0, 1, len(self.headers))
            self._fit()
            self.verticalScrollBar().setValue(scrolled)
        stayed = any(row.id == kept and row.group is group for row in rows)
        if not stayed or not self.select(kept):
            self._select_near(rows, place)
        self.chosen.emit(self.selected)

    def select(self, wanted: str) -> bool:
        """Selects a line; False when it is not in the list."""
        for number, row in enumerate(self.waiting.rows):
            if row.id and row.id == wanted:
                self.selectRow(number)
                self.scrollTo(self.waiting.index(number, 0))
                return True
        return False

    def keep_in_sight(self) -> None:
        """Scrolls to the selected line, where the list became shorter."""
        if self.selected:
            self.scrollTo(self.currentIndex())

    def _select_near(self, rows: Sequence[Row], place: int) -> None:
        after = [number for number, row in enumerate(rows) if row.id and number >= place]
        before = [number for number, row in enumerate(rows) if row.id and number < place]
        for number in (*after[:1], *before[-1:]):
            self.selectRow(number)
            self.scrollTo(self.waiting.index(number, 0))
            return

    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._place = current.row()
            self.chosen.emit(self.selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter answers; letters and digits go to the line."""
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if plain and not event.isAutoRepeat():
                self.entered.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shares the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
        if event.size().height() < event.oldSize().height():
            self.keep_in_sight()

    def _fit(self) -> None:
        """What the other columns leave goes to one. Where that is too little the spared ones go; then the list scrolls
        sideways."""
        header, room = self.horizontalHeader(), self.viewport().width()
        widths = self._widths()
        crowded = room < self.narrow or sum(widths.values()) + NARROWEST > room
        for place in self.spared:
            self.setColumnHidden(place, crowded)
        left = room
        for place, width in widths.items():
            if not self.isColumnHidden(place):
                header.resizeSection(place, width)
                left -= width
        header.resizeSection(self.stretched, max(left, NARROWEST))

    def _widths(self) -> dict[int, int]:
        """What each column but the stretched one needs, by its place."""
        body, small = QFontMetrics(theme.face()), QFontMetrics(theme.face(theme.SMALL))
        measured = [row for row in self.waiting.rows[:_MEASURED] if row.id]
        found = {}
        for place, title in enumerate(self.headers):
            texts = {row.cells[place] for row in measured}
            widest = max([small.horizontalAdvance(title), *map(body.horizontalAdvance, texts)])
            found[place] = min(widest, 40 * GRID) + 3 * GRID
        found.pop(self.stretched)
        return found

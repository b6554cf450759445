"""The list of a day or a week, grouped by day. A refresh keeps the selected appointment and the scrolled place."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.agenda.words import Kind, Row
from ui.parts.lists import Index, ListModel, dress_list

HEADERS = ("Heure", "Rendez-vous", "Usager", "Agent", "État")
_VISITOR, _ROOMY = 2, 110 * theme.GRID
_CHOSEN = frozenset({Kind.APPOINTMENT, Kind.PARTNER, Kind.FREE})
"""Rows that the arrows stop at."""


class AgendaModel(ListModel):
    """The rows, read only."""

    headers = HEADERS

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Replaces the rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def length(self) -> int:
        """How many rows."""
        return len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Days and permanences are read, not chosen."""
        if self.rows[index.row()].kind in _CHOSEN:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell; days are strong, permanences stand on a band, what waits for a word is warm."""
        row = self.rows[index.row()]
        text = row.cells[index.column()]
        colours = theme.colours()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text if row.kind is Kind.DAY else f"{HEADERS[index.column()]}\u00a0: {text}"
        if role == Qt.ItemDataRole.FontRole and row.kind is Kind.DAY:
            return theme.face(strong=True)
        if role == Qt.ItemDataRole.ForegroundRole:
            if row.kind is Kind.PERMANENCE:
                return QBrush(QColor(colours.on_soft))
            if row.kind is Kind.FREE:
                return QBrush(QColor(colours.muted))
            if row.warm and index.column() == len(HEADERS) - 1:
                return QBrush(QColor(colours.warm))
        return None


class _Bands(QStyledItemDelegate):
    """Days and permanences on a band of their own; the style sheet would leave the model's grounds out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The band, then the cell."""
        model = index.model()
        kind = model.rows[index.row()].kind if isinstance(model, AgendaModel) else Kind.FREE
        ground = {Kind.DAY: theme.colours().ground, Kind.PERMANENCE: theme.colours().soft}.get(kind)
        if ground is not None:
            painter.fillRect(option.rect, QColor(ground))
        super().paint(painter, option, index)
        if index.column() == 0 and option.state & QStyle.StateFlag.State_Selected:
            bar = QRect(option.rect.left(), option.rect.top(), 4, option.rect.height())
            painter.fillRect(bar, QColor(theme.colours().accent))


class AgendaTable(QTableView):
    """``typed`` hands on what is typed while the list has the focus, so that typing always lands in the line;
    ``opened``: Enter or a double click; ``left``: Esc."""

    typed = Signal(str)
    opened = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agenda = AgendaModel(self)
        self._days: list[str] = []
        self._arriving = False
        self.setModel(self.agenda)
        self.setItemDelegate(_Bands(self))
        self.setAccessibleName("Rendez-vous")
        header = dress_list(self)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        wide = self.fontMetrics().horizontalAdvance
        for column, widest in (
            (0, "88 h 88 – 88 h 88"),
            (_VISITOR, "06 88 88 88 88"),
            (3, "Agent 88"),
            (4, "× annulé par nous"),
        ):
            header.resizeSection(column, wide(widest) + 3 * theme.GRID)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.verticalScrollBar().rangeChanged.connect(self._laid_out)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """A whole name where there is room for it."""
        super().resizeEvent(event)
        widest = "Anne-Sophie Lefèvre-Aubry" if event.size().width() >= _ROOMY else "06 88 88 88 88"
        self.horizontalHeader().resizeSection(
            _VISITOR, self.fontMetrics().horizontalAdvance(widest) + 3 * theme.GRID
        )

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows the rows; keeps the selected appointment selected, wherever it is now, and the scrolled place. Another
        period begins at its top, or at today."""
        if tuple(rows) == self.agenda.rows:
            return
        days = [row.cells[0] for row in rows if row.kind is Kind.DAY]
        moved, self._days = days != self._days, days
        self._arriving = moved
        kept, scrolled = self.selected(), self.verticalScrollBar().value()
        self.clearSpans()
        self.agenda.show(rows)
        for number, row in enumerate(self.agenda.rows):
            if row.kind in {Kind.DAY, Kind.PERMANENCE, Kind.FREE}:
                start = 0 if row.kind is Kind.DAY else 1
                self.setSpan(number, start, 1, len(HEADERS) - start)
        if kept is not None and kept.id:
            self.select_id(kept.id)
        self.verticalScrollBar().setValue(0 if moved else scrolled)
        if moved:
            QTimer.singleShot(0, self, self.show_today)  # once it is laid out

    def _laid_out(self) -> None:
        """Only now is it known how far the list of another period can be scrolled."""
        if self._arriving:
            self.show_today()

    def show_today(self) -> None:
        """Brings today to the top, unless something is selected."""
        today = self._today()
        if today is not None and self.selected() is None:
            self.scrollTo(self.agenda.index(today, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def _today(self) -> int | None:
        return next((n for n, row in enumerate(self.agenda.rows) if row.kind is Kind.DAY and row.begin), None)

    def selected(self) -> Row | None:
        """The selected row."""
        rows = self.selectionModel().selectedRows()
        number = rows[0].row() if rows else -1
        return self.agenda.rows[number] if 0 <= number < len(self.agenda.rows) else None

    def select_id(self, appointment_id: str) -> bool:
        """Selects an appointment; False where it is not in the list."""
        for number, row in enumerate(self.agenda.rows):
            if row.id == appointment_id:
                self._choose(number)
                return True
        return False

    def step(self, by: int) -> None:
        """The next row, or the one before, that can be chosen. Where none is: today's first, or the first one."""
        chosen = [n for n, row in enumerate(self.agenda.rows) if row.kind in _CHOSEN]
        if not chosen:
            return
        rows = self.selectionModel().selectedRows()
        here = rows[0].row() if rows else -1
        if here < 0 and (today := self._today()) is not None:
            self._choose(next((n for n in chosen if n > today), chosen[0]))
            return
        later = [n for n in chosen if n > here] if by > 0 else [n for n in reversed(chosen) if n < here]
        self._choose(later[0] if later else here if here >= 0 else chosen[0])

    def _choose(self, number: int) -> None:
        self.selectRow(number)
        if number and self.agenda.rows[number - 1].kind is Kind.DAY:
            self.scrollTo(self.agenda.index(number - 1, 0))  # with the day it belongs to
        self.scrollTo(self.agenda.index(number, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrows skip days; Enter opens; letters go to the line, Esc too."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        key = event.key()
        if not held and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif not held and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif not held and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

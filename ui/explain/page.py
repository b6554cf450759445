"""The explanation itself: three clocks, the band, the days one by one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.explain.band import Band, Sample
from ui.parts.flow import FlowLayout
from ui.parts.panels import label
from ui.shortcuts import Act, shown
from ui.theme import GRID

if TYPE_CHECKING:
    from ui.explain.load import Shown

Index = QModelIndex | QPersistentModelIndex
_WRAPPED = 120
"""Days up to which each row takes the height of its words; of years of days each has that of two lines."""
_MEASURED = 60
"""Lines at each end from which widths are taken."""
_LOW = 62 * GRID
"""Below this height (a small screen at 200 %) all is read by scrolling."""


class DaysModel(QAbstractTableModel):
    """The days, then what they add up to. Read only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: tuple[str, ...] = ()
        self.lines: tuple[tuple[str, ...], ...] = ()
        self.counts: frozenset[int] = frozenset()

    def show(self, shown_: "Shown") -> None:
        """Replaces everything."""
        self.beginResetModel()
        self.columns = shown_.columns
        self.lines = (*(row.cells for row in shown_.rows), shown_.total)
        self.counts = frozenset(place for place, row in enumerate(shown_.rows) if row.counts)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 (Qt's name)
        """How many lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a cell; what counts, and the sum, is strong."""
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                ", ".join(line)
                if index.column() == 0
                else f"{self.columns[index.column()]}, {line[index.column()]}"
            )
        last = index.row() == len(self.lines) - 1
        if role == Qt.ItemDataRole.FontRole and (last or (index.row() in self.counts and index.column() < 2)):
            return theme.face(strong=True)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """French names of the columns."""
        wanted = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section] if wanted and section < len(self.columns) else None


class ExplainPage(QWidget):
    """``left``: Esc. ``paper``: the page to print. ``chosen`` with the place of another request of the contact."""

    left = Signal()
    paper = Signal()
    chosen = Signal(int)

    def __init__(self, requests: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.back = _button("option", "Fermer  Échap", "Fermer, touche Échap", self)
        key = shown(Act.DELAY_PAPER)
        self.print_ = _button(
            "primary", f"Feuille à imprimer  {key}", f"Feuille à imprimer, touche {key}", self
        )
        self.title = label("title", "", self)
        self.title.setWordWrap(True)
        self.span = label("", "", self)
        self.span.setWordWrap(True)
        self.requests = [
            _button("option", f"{name}  Alt+{place}", f"{name}, touche Alt+{place}", self)
            for place, name in enumerate(requests, start=1)
        ]
        self.clocks = [
            (label("small", "", self), label("heading", "", self), label("small", "", self)) for _ in "123"
        ]
        self.band = Band(self)
        self.legend = QWidget(self)
        self._samples = FlowLayout(self.legend, gap=2 * GRID)
        self.table = QTableView(self)
        self.days = DaysModel(self.table)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName("Le délai expliqué")
        self._heights = QTimer(self)
        self._heights.setSingleShot(True)
        self._heights.timeout.connect(self._fit_rows)
        self._dress_table()
        self._lay_out()
        self.setFocusProxy(self.table)
        self.back.clicked.connect(self.left)
        self.print_.clicked.connect(self.paper)
        for place, button in enumerate(self.requests):
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, at=place: self.chosen.emit(at))

    def show_delay(self, shown_: "Shown", place: int) -> None:
        """Shows why a request took its time; ``place``: which request of the contact it is."""
        self.title.setText(shown_.title)
        self.span.setText(shown_.span)
        for at, button in enumerate(self.requests):
            button.setChecked(at == place)
        for labels, clock in zip(self.clocks, shown_.clocks, strict=True):
            for words, text in zip(labels, (clock.name, clock.value, clock.detail), strict=True):
                words.setText(text)
        self.band.show_delay(shown_)
        self._show_legend(shown_.legend)
        self.table.setAccessibleName("Le délai, jour par jour")
        self.days.show(shown_)
        self._fit()
        self.table.selectRow(0)
        self.table.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Words take the room that there is."""
        super().resizeEvent(event)
        self._fit()

    def take_keys(self) -> None:
        """The days have the keys; where all does not fit, the arrows move what is seen."""
        (self.table if self.height() >= _LOW else self.area).setFocus()

    def _show_legend(self, legend: tuple[tuple[str, str], ...]) -> None:
        while (item := self._samples.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for mark, words in legend:
            pair = QWidget(self.legend)
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(GRID)
            told = label("small", "", pair)
            told.setText(words)
            row.addWidget(Sample(mark, pair))
            row.addWidget(told)
            self._samples.addWidget(pair)
            pair.show()

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.days)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.sectionResized.connect(self._columns_changed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.back)
        for button in self.requests:
            top.addWidget(button)
        top.addStretch(1)
        top.addWidget(self.print_)
        clocks = QGridLayout()
        clocks.setHorizontalSpacing(3 * GRID)
        clocks.setVerticalSpacing(0)
        for column, labels in enumerate(self.clocks):
            clocks.setColumnStretch(column, 1)
            for row, words in enumerate(labels):
                words.setWordWrap(True)
                clocks.addWidget(words, row, column, Qt.AlignmentFlag.AlignTop)
        inside = QFrame(self.area)
        inside.setProperty("kind", "ground")
        words_ = QVBoxLayout(inside)
        words_.setContentsMargins(0, 0, 0, 0)
        words_.setSpacing(GRID)
        words_.addWidget(self.title)
        words_.addWidget(self.span)
        words_.addLayout(clocks)
        words_.addWidget(self.band)
        words_.addWidget(self.legend)
        words_.addWidget(self.table, 1)
        self.table.setMinimumHeight(24 * GRID)
        self.area.setWidget(inside)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column_.setSpacing(GRID)
        column_.addLayout(top)
        column_.addWidget(self.area, 1)

    def _fit(self) -> None:
        """Columns as wide as their words, the steps take the rest."""
        table = self.table
        metrics = QFontMetrics(theme.face(strong=True))
        lines = (self.days.columns, *self.days.lines[:_MEASURED], *self.days.lines[-_MEASURED:])
        for place in range(len(self.days.columns) - 1):
            widest = max(metrics.horizontalAdvance(line[place]) for line in lines)
            table.setColumnWidth(place, widest + 3 * GRID)
        self._heights.start()

    def _columns_changed(self, _place: int, _old: int, _new: int) -> None:
        self._heights.start()

    def _fit_rows(self) -> None:
        """Once the columns have their widths."""
        if len(self.days.lines) <= _WRAPPED:
            room = self.table.columnWidth(len(self.days.columns) - 1) - 3 * GRID
            measured, area = QFontMetrics(theme.face(strong=True)), QRect(0, 0, max(room, GRID), 1 << 16)
            for row, line in enumerate(self.days.lines):
                high = measured.boundingRect(area, Qt.TextFlag.TextWordWrap, line[-1]).height()
                self.table.setRowHeight(row, high + GRID)
        else:
            self.table.verticalHeader().setDefaultSectionSize(6 * GRID)


def _button(kind: str, text: str, name: str, parent: QWidget) -> QToolButton:
    made = QToolButton(parent)
    made.setProperty("kind", kind)
    made.setText(text)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made

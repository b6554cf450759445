"""The window of the directory: the partners, then all that is known of one. Keys alone."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.directory import words
from ui.messages import announce
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.line import Line
from ui.parts.lines import LineTable
from ui.parts.panels import label
from ui.shortcuts import Act
from ui.theme import GRID

BUTTONS = (
    Act.DIRECTORY_OPEN,
    Act.DIRECTORY_OFFICE,
    Act.DIRECTORY_PERSON,
    Act.DIRECTORY_PERMANENCE,
    Act.DIRECTORY_PAPERS,
    Act.DIRECTORY_NEWS,
    Act.DIRECTORY_RETIRE,
    Act.DIRECTORY_IMPORT,
    Act.DIRECTORY_EXPORT,
    Act.DIRECTORY_LEAVE,
)
_OF_ONE = frozenset(
    {
        Act.DIRECTORY_OFFICE,
        Act.DIRECTORY_PERSON,
        Act.DIRECTORY_PERMANENCE,
        Act.DIRECTORY_PAPERS,
        Act.DIRECTORY_NEWS,
        Act.DIRECTORY_RETIRE,
    }
)
_OF_ALL = frozenset({Act.DIRECTORY_IMPORT, Act.DIRECTORY_EXPORT})
_FRAME = QSize(0, 4 * GRID)
"""What the system draws around a window."""
_LOW = 56 * GRID
_DETAIL, _LOW_DETAIL, _AROUND = 3, 2, 4
"""Lines of the detail, and the room that letters need above and below them."""


class DirectoryDialog(QDialog):
    """``opened`` on Enter; ``moved``: another line is chosen; ``left`` on Esc."""

    opened = Signal()
    moved = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = label("heading", "Titre", self)
        self.title.setText(words.TITLE)
        self.state = label("small", "État", self)
        self.state.setText("Lecture…")
        counts = frozenset(range(2, len(words.PARTNER_HEADERS)))
        self.partners = LineTable("Partenaires", words.PARTNER_HEADERS, 0, self, counts)
        self.entries = LineTable("Ce que vous savez du partenaire", words.ENTRY_HEADERS, 1, self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.partners)
        self.pages.addWidget(self.entries)
        self.detail = QLabel("", self)
        self.detail.setAccessibleName("Détail")
        self.detail.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.said = QLabel("", self)
        self.said.setProperty("kind", "small")
        self.said.setAccessibleName("Message")
        self.said.setWordWrap(True)
        bar = QWidget(self)
        row = FlowLayout(bar, gap=6)
        self.buttons = {act: button(act, "option", bar) for act in BUTTONS}
        for one in self.buttons.values():
            row.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.state)
        column.addWidget(self.pages, 1)
        column.addWidget(self.detail)
        column.addWidget(self.said)
        column.addWidget(bar)
        for table in (self.partners, self.entries):
            table.doubleClicked.connect(self.opened)
            table.selectionModel().currentRowChanged.connect(self.moved)
        self._offer()
        self.resize(QSize(110 * GRID, 66 * GRID).boundedTo(self.screen().availableSize() - _FRAME))
        self.partners.setFocus()

    @property
    def table(self) -> LineTable:
        """The list that is shown."""
        return self.entries if self.pages.currentWidget() is self.entries else self.partners

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """In a low window the list has what the words above it and half of the detail took."""
        super().resizeEvent(event)
        low = self.height() < _LOW
        self.state.setVisible(not low)
        self.detail.setProperty("kind", "small" if low else "")
        self.detail.style().unpolish(self.detail)
        self.detail.style().polish(self.detail)
        lines = _LOW_DETAIL if low else _DETAIL
        self.detail.setFixedHeight(lines * self.detail.fontMetrics().lineSpacing() + _AROUND)

    def show_partners(self, lines: list[Line], chosen: str) -> None:
        """The list of partners."""
        self.title.setText(words.TITLE)
        self.state.setText(words.OPEN_ONE)
        self._show(self.partners, lines, chosen)

    def show_partner(self, title: str, state: str, lines: list[Line], chosen: str) -> None:
        """All that is known of one."""
        self.title.setText(title)
        self.state.setText(state)
        self._show(self.entries, lines, chosen)

    def show_detail(self, text: str) -> None:
        """All that the chosen line says; what does not fit is in the tooltip and in its form."""
        self.detail.setText(text)
        self.detail.setToolTip(text)

    def say(self, text: str) -> None:
        """A sentence under the list."""
        self.said.setText(text)
        announce(self.said, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter opens the chosen line, Esc goes back, then closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QToolButton):
                focused.click()
            else:
                self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, table: LineTable, lines: list[Line], chosen: str) -> None:
        other = self.table is not table
        held = other or self.partners.hasFocus() or self.entries.hasFocus()
        table.show_lines(lines)
        places = [place for place, line in enumerate(lines) if chosen and line.key == chosen]
        if places or (other and lines and table is self.entries):
            table.selectRow(places[0] if places else 0)
        self.pages.setCurrentWidget(table)
        self._offer()
        if held:
            table.setFocus()

    def _offer(self) -> None:
        one = self.table is self.entries
        self.detail.setVisible(one)
        for act, made in self.buttons.items():
            made.setVisible(one if act in _OF_ONE else not one if act in _OF_ALL else True)

"""The window of mandates: the list, and the paper of one before it is printed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.mandates.presenter import HEADERS, NOTHING, REMINDER
from ui.messages import announce
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.line import Line
from ui.parts.lines import LineTable
from ui.parts.panels import label
from ui.shortcuts import Act
from ui.theme import GRID

BUTTONS = (
    Act.MANDATE_NEW,
    Act.MANDATE_PRINT,
    Act.MANDATE_SIGNED,
    Act.MANDATE_DONE,
    Act.MANDATE_REVOKED,
    Act.MANDATE_ELSEWHERE,
    Act.MANDATE_UNDO,
    Act.MANDATE_LEAVE,
)


class MandatesDialog(QDialog):
    """``chosen``: another line is; ``left``: Esc."""

    chosen = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mandats")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = QWidget(self)
        self.title = label("heading", "Titre", self.page)
        self.title.setText("Mandats")
        self.reminder = label("small", "Rappel", self.page)
        self.reminder.setText(REMINDER)
        self.hint = label("warning", "À regarder", self.page)
        self.table = LineTable("Mandats du dossier", HEADERS, 1, self.page)
        self.table.setMinimumHeight(14 * GRID)
        self.whole = label("", "Mandat choisi", self.page)
        self.said = label("small", "Message", self.page)
        bar = QWidget(self.page)
        row = FlowLayout(bar, gap=6)
        self.buttons = {
            act: button(act, "primary" if act is Act.MANDATE_NEW else "option", bar) for act in BUTTONS
        }
        for one in self.buttons.values():
            row.addWidget(one)
        column = QVBoxLayout(self.page)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        for part in (self.title, self.reminder, self.hint):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addWidget(self.said)
        column.addWidget(bar)
        self.layers = QStackedLayout(self)
        self.layers.addWidget(self.page)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())
        self.hint.hide()
        self.whole.hide()
        self.said.hide()
        self.resize(QSize(112 * GRID, 60 * GRID).boundedTo(self.screen().availableSize()))
        self.table.setFocus()

    def show_list(self, title: str, hint: str, lines: list[Line], chosen: str = "") -> None:
        """The mandates; ``hint``: what to look at; ``chosen``: the one to choose, empty: as it was."""
        self.title.setText(title)
        self.hint.setText(hint or ("" if lines else NOTHING))
        self.hint.setProperty("kind", "warning" if hint else "small")
        self.hint.style().unpolish(self.hint)
        self.hint.style().polish(self.hint)
        self.hint.setVisible(bool(self.hint.text()))
        self.reminder.setVisible(not lines)  # the form that writes one says it again
        self.table.show_lines(lines)
        places = [place for place, line in enumerate(lines) if chosen and line.key == chosen]
        if places:
            self.table.selectRow(places[0])
        self.chosen.emit()

    def show_whole(self, text: str) -> None:
        """The démarches of the chosen one, where its line cuts them short."""
        room = self.table.columnWidth(1) - 3 * GRID
        cut = QFontMetrics(theme.face(strong=True)).horizontalAdvance(text) > room
        self.whole.setText(text if cut else "")
        self.whole.setVisible(cut)

    def say(self, text: str) -> None:
        """A sentence under the list."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
        announce(self.said, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc leaves; Enter presses the button that has the focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, QToolButton):
                focused.click()
        else:
            super().keyPressEvent(event)

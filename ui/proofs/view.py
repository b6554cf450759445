"""The window of proofs: kinds with how they stand, then the proofs of one kind. Keys alone."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.messages import announce
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.line import Line
from ui.parts.lines import LineTable
from ui.parts.panels import label
from ui.proofs import words
from ui.shortcuts import Act
from ui.theme import GRID

BUTTONS = (
    Act.PROOF_ADD,
    Act.PROOF_KEY,
    Act.PROOF_OPEN,
    Act.PROOF_COPY,
    Act.PROOF_TAKE_BACK,
    Act.PROOF_ROUND,
    Act.PROOF_LEAVE,
)
_OF_PAPERS = frozenset({Act.PROOF_COPY, Act.PROOF_TAKE_BACK})


class ProofsDialog(QDialog):
    """``opened`` with the chosen line on Enter; ``left`` on Esc."""

    opened = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = label("heading", "Titre", self)
        self.title.setText(words.TITLE)
        self.state = label("small", "État", self)
        self.state.setText("Lecture…")
        self.kinds = LineTable("Preuves, par engagement", words.KIND_HEADERS, 1, self, frozenset({0, 3}))
        self.papers = LineTable("Preuves gardées", words.PAPER_HEADERS, 1, self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.kinds)
        self.pages.addWidget(self.papers)
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
        column.addWidget(self.said)
        column.addWidget(bar)
        for table in (self.kinds, self.papers):
            table.doubleClicked.connect(self._open)
        self._offer()
        self.resize(QSize(104 * GRID, 62 * GRID).boundedTo(self.screen().availableSize()))
        self.kinds.setFocus()

    @property
    def table(self) -> LineTable:
        """The list that is shown."""
        return self.papers if self.pages.currentWidget() is self.papers else self.kinds

    @property
    def shows_papers(self) -> bool:
        """Whether the proofs of one kind are shown."""
        return self.table is self.papers

    def show_kinds(self, lines: list[Line], chosen: str) -> None:
        """The list of kinds; ``chosen``: the one to choose."""
        self.kinds.show_lines(lines)
        places = [place for place, line in enumerate(lines) if chosen and line.key == chosen]
        if places:
            self.kinds.selectRow(places[0])
        asking = sum(line.late for line in lines)
        if not self.shows_papers:
            self._say_state(asking)

    def show_papers(self, title: str, state: str, lines: list[Line], *, keys: bool) -> None:
        """The proofs of one kind."""
        self.title.setText(title)
        self.state.setText(state if lines else f"{state}. {words.NOTHING}")
        self.papers.show_lines(lines)
        self.pages.setCurrentWidget(self.papers)
        self._offer(keys=keys)
        self.papers.setFocus()

    def back_to_kinds(self) -> None:
        """The list of kinds again, where it was left."""
        self.title.setText(words.TITLE)
        self.pages.setCurrentWidget(self.kinds)
        self._say_state(sum(line.late for line in self.kinds.rows.lines))
        self._offer()
        self.kinds.setFocus()

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
                self._open()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if key := self.table.chosen():
            self.opened.emit(key)

    def _say_state(self, asking: int) -> None:
        if asking == 0:
            self.state.setText("Rien à renouveler.")
        else:
            self.state.setText(f"▲ {asking} à renouveler ou à vérifier.")

    def _offer(self, *, keys: bool = True) -> None:
        for act, one in self.buttons.items():
            one.setVisible(self.shows_papers or act not in _OF_PAPERS)
        self.buttons[Act.PROOF_KEY].setVisible(keys)

"""The counter's widgets, put together. What they mean is decided in ``presenter.py``."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.counter.channels import ChannelBar
from ui.counter.entry import EntryLine
from ui.theme import GRID

PLACEHOLDER = "ce que la personne demande : caf apl, carte grise, impôts…"
NARROW = 900


class CounterView(QScrollArea):
    """Painted at once with what typing needs: channels and line. :meth:`complete` adds the rest behind the
    first frame; until then the line keeps what is typed."""

    note_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QFrame(self)
        inside.setProperty("kind", "ground")
        self.channels = ChannelBar(inside)
        self.heading = QLabel("Nouveau passage, au guichet", inside)
        self.heading.setProperty("kind", "heading")
        self.entry = EntryLine(inside)
        self.entry.setAccessibleName("Ce que la personne demande")
        self.entry.setPlaceholderText(PLACEHOLDER)
        self.heading.setBuddy(self.entry)
        self.panel = QFrame(inside)
        self.panel.setProperty("kind", "panel")
        self.column = QVBoxLayout(self.panel)
        self.column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.column.setSpacing(GRID)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.entry)
        self.upper = QHBoxLayout()
        self.upper.setSpacing(2 * GRID)
        self.upper.addWidget(self.panel, 1)
        self.whole = QVBoxLayout(inside)
        self.whole.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.whole.setSpacing(GRID)
        self.whole.addWidget(self.channels)
        self.whole.addLayout(self.upper)
        self.whole.addStretch(1)
        self.setWidget(inside)
        self.setFocusProxy(self.entry)
        self.setAccessibleName("Guichet")

    def complete(self) -> None:
        """Adds what stands around the line: words, question, tiles, facts, saving keys, the day, who waits."""
        from ui.counter.facts import FactsBar
        from ui.counter.question import QuestionBox
        from ui.counter.tiles import SavingRow, TileRow
        from ui.counter.today import TodayTable
        from ui.counter.waiting import WaitingPanel

        inside = self.widget()
        self.chips = _words(inside, "chips", "Demandes déjà notées")
        self.understood = _words(inside, "understood", "Ce qui est compris")
        self.warning = _words(inside, "warning", "À vérifier")
        self.question = QuestionBox(inside)
        self.tiles = TileRow(inside)
        self.saving = SavingRow(inside)
        self.facts = FactsBar(inside)
        self.note = QLineEdit(inside)
        self.note.setProperty("kind", "fact")
        self.note.setAccessibleName("Note")
        self.hint = _words(inside, "small", "Touches de ce champ")
        self.column.insertWidget(1, self.chips)
        for widget in (
            self.understood,
            self.warning,
            self.question,
            self.tiles,
            self.facts,
            self._note_row(inside),
            self.hint,
            self.saving,
        ):
            self.column.addWidget(widget)
        self.waiting = WaitingPanel(inside)
        self.waiting.setFixedWidth(26 * GRID)
        self.upper.addWidget(self.waiting)
        self.totals = _words(inside, "heading", "Totaux du jour")
        self.today = TodayTable(inside)
        self.whole.takeAt(self.whole.count() - 1)
        self.whole.addWidget(self.totals)
        self.whole.addWidget(self.today, 1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Who waits goes under the line where the window is narrow."""
        super().resizeEvent(event)
        if hasattr(self, "waiting"):
            self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.upper.direction() is not direction:
            self.upper.setDirection(direction)
        self.waiting.setMinimumWidth(0 if narrow else 26 * GRID)
        self.waiting.setMaximumWidth(16_777_215 if narrow else 26 * GRID)
        self.waiting.setMaximumHeight(14 * GRID if narrow else 16_777_215)

    def _note_row(self, parent: QWidget) -> QWidget:
        self.note_row = QWidget(parent)
        row = QHBoxLayout(self.note_row)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel("Note", self.note_row)
        label.setProperty("kind", "muted")
        label.setBuddy(self.note)
        row.addWidget(label)
        row.addWidget(self.note, 1)
        self.note_row.hide()
        return self.note_row


def _words(parent: QWidget, kind: str, name: str) -> QLabel:
    label = QLabel("", parent)
    label.setProperty("kind", kind)
    label.setAccessibleName(name)
    label.setWordWrap(True)
    return label

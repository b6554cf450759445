"""The counter's widgets, put together. What they mean is decided in ``presenter.py``."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.counter.channels import ChannelBar
from ui.counter.entry import EntryLine
from ui.theme import GRID


class CounterView(QWidget):
    """Painted at once with what typing needs: channels, line, words under it. :meth:`complete` adds the rest
    behind the first frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.channels = ChannelBar(self)
        self.heading = QLabel("Nouveau passage, au guichet", self)
        self.heading.setProperty("kind", "heading")
        self.entry = EntryLine(self)
        self.entry.setAccessibleName("Ce que la personne demande")
        self.entry.setPlaceholderText("ce que la personne demande : caf apl, carte grise, impots correction …")
        self.heading.setBuddy(self.entry)
        self.panel = QFrame(self)
        self.panel.setProperty("kind", "panel")
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(self.heading)
        column.addWidget(self.entry)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        whole.setSpacing(GRID)
        whole.addWidget(self.channels)
        whole.addWidget(self.panel)
        whole.addStretch(1)
        self.setFocusProxy(self.entry)

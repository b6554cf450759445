"""One section of the settings: its fields above, below them what was said and the saving button."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from ui.settings.fields import words
from ui.settings.snapshot import Snapshot
from ui.theme import GRID

_NARROW = 860


class Page(QScrollArea):
    """``saved`` when the person wants the section kept. A section fills ``column``, shows a snapshot in
    :meth:`write`, and answers what is typed in :meth:`draft`."""

    saved = Signal()
    stopped = Signal()
    savable = True

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self._state: Snapshot | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(title)
        inside = QFrame(self)
        inside.setProperty("kind", "ground")
        self._whole = whole = QVBoxLayout(inside)
        whole.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        whole.setSpacing(GRID)
        whole.addWidget(words(title, "heading"))
        if note:
            whole.addWidget(words(note, "muted"))
        self.column = QVBoxLayout()
        self.column.setSpacing(GRID)
        whole.addLayout(self.column)
        self.setWidget(inside)

    def add_foot(self) -> None:
        """Adds the saving button below the fields, once they are there: Tab reaches it last."""
        foot = QHBoxLayout()
        foot.setSpacing(2 * GRID)
        self.keep = QPushButton("Enregistrer", self)
        self.keep.setDefault(True)
        self.keep.setProperty("kind", "primary")
        self.keep.setToolTip("Entrée ou Ctrl+S")
        self.keep.clicked.connect(self._save)
        self.said = words("", "muted")
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName("Passages recalculés")
        self.progress.setMaximumWidth(30 * GRID)
        self.stop = QPushButton("Arrêter", self)
        self.stop.clicked.connect(self._stop)
        self.progress.hide()
        self.stop.hide()
        foot.addWidget(self.keep)
        foot.addWidget(self.progress)
        foot.addWidget(self.stop)
        foot.addWidget(self.said, 1)
        self._whole.addLayout(foot)
        self._whole.addStretch(1)
        self.keep.setVisible(self.savable)

    def direction(self) -> QBoxLayout.Direction:
        """How two parts of the page stand: side by side, or under one another where it is narrow."""
        narrow = self.width() < _NARROW
        return QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight

    def first_field(self) -> QWidget:
        """The first input that Tab would reach here; the page itself when there is none."""
        widget = self.nextInFocusChain()
        while widget is not None and self.isAncestorOf(widget):
            reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
            if reached and widget.isVisible():
                return widget
            widget = widget.nextInFocusChain()
        return self

    def _save(self) -> None:
        self.saved.emit()

    def _stop(self) -> None:
        self.stopped.emit()

    @property
    def state(self) -> Snapshot:
        """The desk as it was last shown here. Raises LookupError before."""
        if self._state is None:
            raise LookupError("nothing was shown yet")
        return self._state

    def know(self, snapshot: Snapshot) -> None:
        """Another section was saved: what is typed here stays, and is kept on top of the desk as it is now."""
        self._state = snapshot

    def show_state(self, snapshot: Snapshot) -> None:
        """Shows the desk as it is."""
        self.know(snapshot)
        self.write(snapshot)

    def write(self, snapshot: Snapshot) -> None:
        """Fills the fields."""
        raise NotImplementedError

    def draft(self) -> Any:
        """What is typed, as the value that the presenter keeps. Raises UserError."""
        raise NotImplementedError

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Sets errors beside their fields; whether one found its place."""
        raise NotImplementedError

    def show_busy(self, busy: bool) -> None:
        """While the desk writes, nothing is saved twice."""
        self.keep.setEnabled(not busy)
        if not busy:
            self.progress.hide()
            self.stop.hide()

    def show_progress(self, done: int, of: int) -> None:
        """How many contacts were derived again."""
        self.progress.setMaximum(of)
        self.progress.setValue(done)
        self.progress.show()
        self.stop.show()

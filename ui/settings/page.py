"""One section of the settings: its fields above, below them what was said and the saving button."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
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
from ui.forms.fields import words
from ui.settings.snapshot import Snapshot
from ui.settings.watching import hear
from ui.shortcuts import Act, shown
from ui.theme import GRID

UNSAVED = "Non enregistré"
KEEP, CONFIRM = "Enregistrer", "Confirmer"
_NARROW = 860


class Page(QScrollArea):
    """``saved`` when the person wants the section kept. A section fills ``column``, shows a snapshot in
    :meth:`write`, and answers what is typed in :meth:`draft`. ``unsaved``: what is typed is not what is kept;
    ``marked`` when that changes."""

    saved = Signal()
    stopped = Signal()
    marked = Signal()
    savable = True

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self._state: Snapshot | None = None
        self.unsaved = False
        self._had_focus = False
        self._kept: Any = None
        self._asked: Any = None
        self._edited = QTimer(self)
        self._edited.setSingleShot(True)
        self._edited.timeout.connect(self._compare)
        self.setFocusPolicy(
            Qt.FocusPolicy.ClickFocus
        )  # Tab goes to its fields: a stop here would show nowhere
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
        self.keep = QPushButton(KEEP, self)
        self.keep.setDefault(True)
        self.keep.setProperty("kind", "primary")
        self.keep.setToolTip(f"Entrée ou {shown(Act.KEEP)}")
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
        if not self.unsaved:
            self._kept = self._typed_draft()

    def show_state(self, snapshot: Snapshot) -> None:
        """Shows the desk as it is."""
        self._state = snapshot
        self.write(snapshot)
        self._kept = self._typed_draft()
        self._mark(False)
        hear(self, self._hear)

    def settled(self) -> None:
        """What the fields show now is what is kept: another entry of the page was chosen."""
        if self._state is not None:
            self._kept = self._typed_draft()
            self._mark(False)

    @property
    def is_asking(self) -> bool:
        """Whether keeping once more confirms what was said."""
        return self.keep.text() == CONFIRM

    def ask(self, effect: str) -> None:
        """Says what keeping would do; keeping once more does it. An empty text takes that back."""
        self.keep.setText(CONFIRM if effect else KEEP)
        self._asked = self._typed_draft() if effect else None
        self.said.setProperty("kind", "warning" if effect else "muted")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        if effect:
            self.said.setText(effect)

    def _hear(self, *_change: object) -> None:
        self._edited.start()

    def _compare(self) -> None:
        hear(self, self._hear)
        typed = self._typed_draft()
        if self.is_asking and typed != self._asked:
            self.ask("")
            self.said.setText(UNSAVED)
        self._mark(isinstance(typed, UserError) or typed != self._kept)

    def _typed_draft(self) -> Any:
        try:
            return self.draft()
        except UserError as error:
            return error

    def _mark(self, unsaved: bool) -> None:
        if unsaved != self.unsaved:
            self.unsaved = unsaved
            self.marked.emit()
        if not self.is_asking and (unsaved or self.said.text() == UNSAVED):
            self.said.setText(UNSAVED if unsaved else "")

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
        """While the desk writes, nothing is saved twice. The button takes the focus back that it then loses."""
        if busy:
            self._had_focus = self.keep.hasFocus()
        self.keep.setEnabled(not busy)
        if not busy:
            if self._had_focus:
                self.keep.setFocus()
            self.progress.hide()
            self.stop.hide()

    def show_progress(self, done: int, of: int) -> None:
        """How many contacts were derived again."""
        self.progress.setMaximum(of)
        self.progress.setValue(done)
        self.progress.show()
        self.stop.show()

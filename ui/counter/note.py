"""The free note. It warns while typed of what does not belong into it; it never blocks."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from ui.counter.entry import is_window_key
from ui.messages import announce


class NoteRow(QWidget):
    """Hidden until its key is pressed; stays while it holds something."""

    changed = Signal()
    save = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel("Note", self)
        label.setProperty("kind", "muted")
        self.field = _NoteField(self)
        self.field.setProperty("kind", "fact")
        self.field.setAccessibleName("Note")
        self.field.setPlaceholderText("sans nom ni numéro")
        self.field.setMaxLength(500)
        label.setBuddy(self.field)
        self.warning = QLabel("", self)
        self.warning.setProperty("kind", "warning")
        self.warning.setWordWrap(True)
        self.warning.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.warning, 1, 1)
        self.field.textEdited.connect(self._typed)
        self.field.save.connect(self.save.emit)
        self.field.left.connect(self._leave)
        self.hide()

    @property
    def text(self) -> str:
        """The note as typed."""
        return self.field.text().strip()

    def enter(self) -> None:
        """Shows the note and gives it the focus."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write(self, text: str) -> None:
        """Writes the note; an empty one hides the field."""
        self.field.setText(text)
        self._warn(text)
        self.setVisible(bool(text))

    def _typed(self, text: str) -> None:
        self._warn(text)
        self.changed.emit()

    def _warn(self, text: str) -> None:
        said = ""
        if text:
            from ui.counter.words import note_warning

            said = note_warning(text)
        if said != self.warning.text():
            announce(self.field, said)
        self.warning.setText(said)
        self.warning.setVisible(bool(said))

    def _leave(self) -> None:
        self.setVisible(bool(self.text))
        self.left.emit()


class _NoteField(QLineEdit):
    save = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """« ² » is not typed: it changes the agent."""
        if is_window_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter saves the contact; Esc and ↑ go back to the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save.emit()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Up):
            self.left.emit()
        else:
            super().keyPressEvent(event)

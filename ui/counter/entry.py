"""The entry line: a field that hands the counter's own keys on and leaves the rest to QtCore.Qt."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

DIGIT_KEYS = {character: index for index, character in enumerate("&é\"'(-è_ç")}
"""Unshifted upper row of AZERTY: which option of a question each character chooses."""


def is_window_key(event: QEvent) -> bool:
    """Whether a field is about to type « ² », which no line needs: it is left to the table of shortcuts."""
    return (
        isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.text() == "²"
    )


class EntryLine(QLineEdit):
    """One line. ``digit`` is heard while ``asks`` is set (a save waits for an answer): digits, and what the
    unshifted upper row of an AZERTY keyboard writes; anything else typed then is ``refused``. From the keypad it is
    also heard while ``offers`` is set (a question stands, but typing may go on: é and ' belong to words) and on an
    empty line. Shift+Tab gives ``back`` the last request while ``gives_back`` is set."""

    tab = Signal()
    back = Signal()
    save = Signal()
    previous = Signal()
    following = Signal()
    beyond = Signal()
    escape = Signal()
    undo_save = Signal()
    focused = Signal()
    digit = Signal(int)
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entry")
        self.asks = False
        self.offers = False
        self.gives_back = False
        self.setMaxLength(200)

    def wait_for_answer(self, held: bool) -> None:
        """Looks as what cannot be typed into while a save waits for an answer; what stands there stays."""
        if held is not self.asks:
            self.asks = held
            self.setProperty("held", held)
            self.style().unpolish(self)
            self.style().polish(self)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Says that typing goes here again."""
        super().focusInEvent(event)
        self.focused.emit()

    def event(self, event: QEvent) -> bool:
        """Tab is taken before Qt moves the focus with it, but only when there is something to add; Ctrl+Y on an
        empty line is left to the table of shortcuts, since there is nothing to redo in the text; « ² » always is."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            control = QtCore.Qt.KeyboardModifier.ControlModifier
            redo = event.key() == QtCore.Qt.Key.Key_Y and event.modifiers() == control and not self.text()
            if redo or is_window_key(event):
                event.ignore()
                return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == QtCore.Qt.Key.Key_Tab and self.text().strip():
                self.tab.emit()
                return True
            if event.key() == QtCore.Qt.Key.Key_Backtab and self.gives_back:
                self.back.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """The counter's keys first; what it does not know is typed."""
        if self._own_key(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        key, empty = QtCore.Qt.Key(event.key()), not self.text()
        plain = event.modifiers() in (
            QtCore.Qt.KeyboardModifier.NoModifier,
            QtCore.Qt.KeyboardModifier.KeypadModifier,
        )
        signal = None
        if plain and key in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            signal = self.save
        elif plain and key == QtCore.Qt.Key.Key_Up:
            signal = self.previous
        elif plain and key == QtCore.Qt.Key.Key_Down:
            signal = self.following
        elif plain and key == QtCore.Qt.Key.Key_Right and self.cursorPosition() == len(self.text()):
            signal = self.beyond
        elif plain and key == QtCore.Qt.Key.Key_Escape:
            signal = self.escape
        elif plain and key == QtCore.Qt.Key.Key_Backspace and empty:
            signal = self.back
        elif (
            empty
            and key == QtCore.Qt.Key.Key_Z
            and event.modifiers() == QtCore.Qt.KeyboardModifier.ControlModifier
        ):
            signal = self.undo_save
        elif key == QtCore.Qt.Key.Key_Z and event.modifiers() == QtCore.Qt.KeyboardModifier.ControlModifier:
            self._undo()
            return True
        if signal is not None:
            signal.emit()
            return True
        index = self._digit_of(event, empty)
        if index is not None:
            self.digit.emit(index)
        elif self.asks and self._typed(event):
            self.refused.emit()
            return True
        return index is not None

    def _undo(self) -> None:
        """Takes back what was typed last. Where that is all of the line, it goes as Esc takes it away: the facts noted
        with it belong to nobody else, and ↑ gives all back."""
        if not self.asks:
            self.blockSignals(True)
            self.undo()
            self.blockSignals(False)
        if self.text() and not self.asks:
            self.textEdited.emit(self.text())
        else:
            self.escape.emit()

    @staticmethod
    def _typed(event: QKeyEvent) -> bool:
        held = QtCore.Qt.KeyboardModifier.ControlModifier | QtCore.Qt.KeyboardModifier.AltModifier
        return bool(event.text()) and event.text().isprintable() and not event.modifiers() & held

    def _digit_of(self, event: QKeyEvent, empty: bool) -> int | None:
        text, keypad = event.text(), event.modifiers() & QtCore.Qt.KeyboardModifier.KeypadModifier
        if not text or event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            return None
        if text in "123456789" and (self.asks or (keypad and (empty or self.offers))):
            return int(text) - 1
        return DIGIT_KEYS.get(text) if self.asks else None

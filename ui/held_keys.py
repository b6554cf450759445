"""What is typed between the key that opens a window and that window: held, then given to its first field, so that no
letter is lost or falls into the line behind."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

PATIENCE_MS = 10_000
"""So long a window may take to come; then the keys are let go."""
_TYPED = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod})
_ACTS = _TYPED | {
    QEvent.Type.KeyRelease,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
}


class HeldKeys(QObject):
    """One a main window. ``holding`` from :meth:`hold` until the keys are given, dropped, or time is up."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.holding = False
        self._held: list[tuple[int, Qt.KeyboardModifier, str]] = []
        self._late: Callable[[], None] = lambda: None
        self._to: QWidget | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._too_late)

    def hold(self, late: Callable[[], None]) -> None:
        """Holds what is typed from now on; ``late`` is called where nothing comes and something was typed."""
        self._late = late
        self._patience.start(PATIENCE_MS)
        if not self.holding:
            self.holding = True
            _application().installEventFilter(self)
            _application().focusChanged.connect(self._focus_moved)

    def give_to(self, field: QWidget) -> None:
        """Gives what was typed to ``field``, or to another one of its window, as soon as it has the focus."""
        self._to = field
        self._focus_moved(None, QApplication.focusWidget())

    def drop(self) -> None:
        """Nothing comes: what was typed is written nowhere."""
        self._let_go()

    def eventFilter(self, _target: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Keys stay here; those of a question in between are its own."""
        if event.type() not in _TYPED or QApplication.activeModalWidget() is not None:
            return False
        if isinstance(event, QInputMethodEvent):
            if event.commitString():
                self._held.append((0, Qt.KeyboardModifier.NoModifier, event.commitString()))
            return True
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and not _is_menu_key(event):
                self._held.append((event.key(), event.modifiers(), event.text()))
            event.accept()
            return True
        return False

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.holding and new is not None and self._to is not None and new.window() is self._to.window():
            for key, modifiers, text in self._let_go():
                # Where the focus is by then: Tab goes on to the next field.
                QApplication.sendEvent(
                    QApplication.focusWidget() or new, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
                )

    def _too_late(self) -> None:
        if any(text.strip() for _key, _modifiers, text in self._let_go()):
            self._late()

    def _let_go(self) -> list[tuple[int, Qt.KeyboardModifier, str]]:
        held, self._held, self._to = self._held, [], None
        self._patience.stop()
        if self.holding:
            self.holding = False
            _application().removeEventFilter(self)
            _application().focusChanged.disconnect(self._focus_moved)
        return held


class StandsBehind(QObject):
    """Does what a modal window does, as long as ``dialog`` is open: the window behind takes no act. A modal one would
    lose keys: those that come before the system has moved the keyboard to it, Qt drops without a trace."""

    def __init__(self, dialog: QDialog, window: QWidget) -> None:
        super().__init__(dialog)
        self._dialog, self._handle = dialog, window.windowHandle()
        if self._handle is not None:
            self._handle.installEventFilter(self)
            dialog.finished.connect(self._end)

    def eventFilter(self, _target: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Whoever touches the window behind is brought back; who closes it closes ``dialog`` first."""
        if event.type() == QEvent.Type.Close:
            if self._dialog.close():
                return False
            event.ignore()
            return True
        if event.type() not in _ACTS:
            return False
        if event.type() not in (QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease):
            self._dialog.activateWindow()
        event.accept()
        return True

    def _end(self, _code: int) -> None:
        if self._handle is not None:
            self._handle.removeEventFilter(self)


def held_keys(window: QWidget) -> HeldKeys:
    """The keys held for a window over this one."""
    found = window.findChild(HeldKeys)
    return HeldKeys(window) if found is None else found


def _is_menu_key(event: QKeyEvent) -> bool:
    """Whether Alt alone is held: the key that opened the window, pressed again or too long. AltGr writes letters."""
    alone = event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier)
    return alone == Qt.KeyboardModifier.AltModifier


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)  # noqa: S101 (a window is there)
    return found

"""Hands the table of shortcuts to Qt. What it binds acts at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.shortcuts import DIGIT_ROW, Act, binding


def bind(act: Act, owner: QWidget, do: Callable[[], None]) -> None:
    """Makes every key of ``act`` call ``do`` while ``owner`` or something inside it has the focus."""
    for keys in binding(act).keys:
        _listen(keys, owner, do)


def bind_tiles(owner: QWidget, choose: Callable[[int], None]) -> None:
    """Makes Alt+1 … Alt+9 call ``choose`` with 0 … 8, on QWERTY and on AZERTY rows."""
    for index, azerty in enumerate(DIGIT_ROW):
        for character in (str(index + 1), azerty):
            _listen(f"Alt+{character}", owner, partial(choose, index))


def _listen(keys: str, owner: QWidget, do: Callable[[], None]) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeySequence, QShortcut

    shortcut = QShortcut(QKeySequence(keys), owner)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(do)

"""A notice under the navigation: a sentence with its shape, and what can be done about it. It stays until mended."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.forms.fields import words
from ui.messages import announce
from ui.theme import GRID


class Notice(QFrame):
    """Hidden while there is nothing to say. Its buttons take no key that is meant for the line: Tab alone, or their
    own shortcut, reaches them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setAccessibleName(name)
        self.label = words("", "noticed", self)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        self._row.setSpacing(GRID)
        self._row.addWidget(self.label, 1)
        self.hide()

    def offer(self, text: str, do: Callable[[], None]) -> QPushButton:
        """A button beside the sentence."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: do())
        self._row.addWidget(button)
        self.buttons.append(button)
        return button

    def say(self, text: str) -> None:
        """Shows the sentence; an empty one takes the notice away."""
        if text == self.label.text() and self.isVisible() is bool(text):
            return
        self.label.setText(text)
        self.setVisible(bool(text))
        announce(self.label, text)

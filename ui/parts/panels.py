"""Panels: a heading, what it heads, notes under it; in two columns where there is room."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import GRID

TWO_COLUMNS = 125 * GRID
"""Narrower than this, in logical pixels, everything stands in one column."""


Content = TypeVar("Content", bound=QWidget)


class Panel(QFrame, Generic[Content]):
    """One part of a page. ``content`` is its table; ``nothing`` is said in its place when it is empty."""

    def __init__(self, title: str, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.content = content
        self.heading = QLabel(title, self)
        self.heading.setProperty("kind", "heading")
        self.heading.setBuddy(content)
        self.notes = label("small", "", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        for words in (self.heading, self.notes):
            words.setContentsMargins(GRID, 0, GRID, 0)
        column.addWidget(self.heading)
        column.addWidget(content)
        column.addWidget(self.notes)
        column.addStretch(1)

    def show_words(self, title: str, notes: Sequence[str], *, empty: bool = False) -> None:
        """The heading and what stands under the table; ``empty`` hides the table."""
        self.heading.setText(title)
        self.notes.setText("\n".join(note for note in notes if note))
        self.notes.setVisible(bool(self.notes.text()))
        self.content.setVisible(not empty)


class PanelGrid(QWidget):
    """Rows of one panel (over the whole width) or two (side by side where there is room)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[QWidget, ...]] = []
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def add_row(self, *panels: QWidget) -> None:
        """One more row of one or two panels."""
        self._rows.append(panels)
        self._arrange(self._columns)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """One column or two."""
        super().resizeEvent(event)
        columns = 2 if event.size().width() >= TWO_COLUMNS else 1
        if columns != self._columns:
            self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        place = 0
        for row in self._rows:
            wide = 2 if len(row) == 1 or columns == 1 else 1
            for position, panel in enumerate(row):
                self._grid.addWidget(panel, place, position if columns == 2 else 0, 1, wide)
                place += columns == 1
            place += columns == 2


def label(kind: str, name: str, parent: QWidget) -> QLabel:
    """A text of the page; ``name`` for those who hear it, empty to let the text speak."""
    made = QLabel("", parent)
    made.setProperty("kind", kind)
    if name:
        made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made

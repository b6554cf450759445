"""The selected case: two clocks side by side, then its appointments, papers and history."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.parts.flow import FlowLayout
from ui.theme import GRID

if TYPE_CHECKING:
    from ui.cases.words import ClockWords

_PARTS = 5


class ClockPanel(QFrame):
    """One clock: whose, how long, until when, and its alarm in word, shape and colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.head, self.said, self.until, self.alarm = (
            _label(self, kind) for kind in ("small", "heading", "muted", "warning")
        )
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(2)
        for label in (self.head, self.said, self.until, self.alarm):
            column.addWidget(label)
        column.addStretch(1)

    def make_low(self, *, low: bool) -> None:
        """Less air around, whose clock it is beside what it says."""
        self._column.setContentsMargins(*((GRID, 2, GRID, 2) if low else (2 * GRID, GRID, 2 * GRID, GRID)))
        self._column.setSpacing(0 if low else 2)

    def show_clock(self, clock: "ClockWords") -> None:
        """Shows what it says."""
        self.head.setText(clock.title)
        self.said.setText(clock.said)
        self.until.setText(clock.until)
        self.until.setVisible(bool(clock.until))
        self.alarm.setText(f"▲ {clock.alarm}" if clock.alarm else "")
        self.alarm.setVisible(bool(clock.alarm))
        self.setAccessibleName(clock.title)
        self.setAccessibleDescription(". ".join(filter(None, (clock.said, clock.until, clock.alarm))))


class CaseDetail(QScrollArea):
    """Hidden while nothing is selected. Scrolls by the arrows where it does not fit; the frame says that it has the
    keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("kind", "read")
        self.setAccessibleName("Le dossier choisi")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QFrame(self)
        inside.setProperty("kind", "ground")
        self.title = _label(inside, "heading")
        self.clocks = (ClockPanel(inside), ClockPanel(inside))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for clock in self.clocks:
            row.addWidget(clock, 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.keys = QWidget(inside)
        self._keys_row = FlowLayout(self.keys, gap=6)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.keys)
        self.parts = [(_label(inside, "small"), _label(inside, "")) for _ in range(_PARTS)]
        for head, text in self.parts:
            column.addWidget(head)
            column.addWidget(text)
            column.setSpacing(GRID // 2)
        column.addStretch(1)
        self.setWidget(inside)
        self.hide()

    def offer(self, button: QWidget) -> None:
        """One more window that can be opened over the case."""
        self._keys_row.addWidget(button)

    def make_low(self, *, low: bool) -> None:
        """Where the window is low only the clocks are in sight, and the rest is to be scrolled to."""
        self.keys.setVisible(not low)
        for clock in self.clocks:
            clock.make_low(low=low)

    def show_case(self, title: str, clocks: "tuple[ClockWords, ...]") -> None:
        """Shows the clocks of a case; empty hides all."""
        self.setVisible(bool(title))
        if title and title != self.title.text():
            self.show_parts(())
            self.verticalScrollBar().setValue(0)
        self.title.setText(title)
        for panel, clock in zip(self.clocks, clocks, strict=False):
            panel.show_clock(clock)

    def show_parts(self, parts: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        """Shows the rest."""
        for at, (head, text) in enumerate(self.parts):
            said = at < len(parts)
            head.setText(parts[at][0] if said else "")
            text.setText("\n".join(parts[at][1]) if said else "")
            head.setVisible(said)
            text.setVisible(said)


def _label(parent: QWidget, kind: str) -> QLabel:
    label = QLabel("", parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if kind:
        label.setProperty("kind", kind)
    return label

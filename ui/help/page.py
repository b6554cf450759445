"""F1: what the screen is for, in one paragraph, then every key that is heard here, and the card of keys."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.key_card import KeyGroup
from ui.help.texts import TITLES, key_groups, paragraph
from ui.keys import bind
from ui.messages import announce
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID

_TWO_COLUMNS_FROM = 130 * GRID
_SHORT = 10
_AROUND = QSize(4 * GRID, 7 * GRID)


class HelpPage(QDialog):
    """``places``: those of the screen, the first one names it; two columns of keys where the screen is wide. Closed
    by Esc or Enter. ``acts``: what can be done from here, each by its key; the page closes first."""

    def __init__(
        self, parent: QWidget, places: tuple[str, ...], acts: Mapping[Act, Callable[[], object]] | None = None
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self.setWindowTitle(f"Aide\u00a0: {TITLES[places[0]].lower()}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = self.screen().availableSize() - _AROUND
        groups = list(key_groups(places))
        many = sum(len(group.lines) for group in groups) > _SHORT
        columns = _two_columns(groups) if many and room.width() >= _TWO_COLUMNS_FROM else [groups]
        inside = QWidget(self)
        inside.setObjectName("keys")
        column_of_all = QVBoxLayout(inside)
        column_of_all.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        for place in places:
            title = QLabel(TITLES[place], inside)
            title.setProperty("kind", "title" if place == places[0] else "heading")
            self.words = QLabel(paragraph(place), inside)
            self.words.setWordWrap(True)
            column_of_all.addWidget(title)
            column_of_all.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(4 * GRID)
        column_of_all.addLayout(row)
        for column in columns:
            row.addLayout(_column(column, inside), 1)
        self._area = QScrollArea(self)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(f"{TITLES[places[0]]}\u00a0: {paragraph(places[0])}")
        close = QPushButton("Fermer", self)
        close.setDefault(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        for act, do in (acts or {}).items():
            button = QPushButton(f"{binding(act).label} ({shown(act)})", self)
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.HelpRole)
            button.clicked.connect(partial(self._leave_for, do))
            bind(act, self, partial(self._leave_for, do))
        buttons.accepted.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID, GRID, GRID, GRID)
        whole.addWidget(self._area, 1)
        whole.addWidget(buttons)
        width = min(room.width(), (140 if len(columns) == 2 else 70) * GRID)
        self.ensurePolished()
        around = buttons.sizeHint().height() + 4 * GRID
        tall = inside.heightForWidth(width - 4 * GRID) + around
        self.resize(width, min(room.height(), tall))
        self.finished.connect(parent.activateWindow)
        announce(self, paragraph(places[0]))
        (close if tall <= room.height() else self._area).setFocus()  # arrows scroll where all does not fit

    def _leave_for(self, do: Callable[[], object], _checked: bool = False) -> None:
        self.accept()
        # Not before this page is gone: until then nothing else gets the keyboard.
        QTimer.singleShot(0, self._window, do)


def _two_columns(groups: list[KeyGroup]) -> list[list[KeyGroup]]:
    """The groups, cut where both columns are nearest in height; a lone group stays one column."""
    heights = [len(group.lines) + 1.5 for group in groups]
    if len(groups) < 2:
        return [groups]
    cut = min(range(1, len(groups)), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    return [groups[:cut], groups[cut:]]


def _column(groups: list[KeyGroup], parent: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(2, 1)
    for group in groups:
        title = QLabel(group.title, parent)
        title.setProperty("kind", "heading")
        title.setContentsMargins(0, GRID, 0, 0)
        grid.addWidget(title, grid.rowCount(), 0, 1, 3)
        for one in group.lines:
            row = grid.rowCount()
            what = QLabel(one.does, parent)
            what.setWordWrap(True)
            other = f"ou {one.second}" if one.second else ""
            texts = (QLabel(one.key, parent), QLabel(other, parent), what)
            for place, label in enumerate(texts):
                grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid

"""The page of keys (F1): every shortcut, its second binding, what it does."""

from itertools import groupby

from PySide6.QtCore import QSize, Qt
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

from ui.shortcuts import BINDINGS, Binding, heard_at, second, shown
from ui.theme import GRID

_TWO_COLUMNS_FROM = 130 * GRID
_SHORT = 10
_AROUND = QSize(4 * GRID, 7 * GRID)


class KeysPage(QDialog):
    """The keys heard at ``places``, in two columns where the screen is wide; closed by Esc or Enter."""

    def __init__(self, parent: QWidget, places: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Les touches")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = self.screen().availableSize() - _AROUND
        heard = [one for one in BINDINGS if any(heard_at(one, place) for place in places)]
        groups = [list(group) for _name, group in groupby(heard, key=lambda one: one.group)]
        columns = (
            _two_columns(groups) if len(heard) > _SHORT and room.width() >= _TWO_COLUMNS_FROM else [groups]
        )
        inside = QWidget(self)
        inside.setObjectName("keys")
        row = QHBoxLayout(inside)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(4 * GRID)
        for column in columns:
            row.addLayout(_column(column, inside), 1)
        self._area = QScrollArea(self)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName("Les touches de cet écran")
        close = QPushButton("Fermer", self)
        close.setDefault(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
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
        (close if tall <= room.height() else self._area).setFocus()  # arrows scroll where all does not fit


def _two_columns(groups: list[list[Binding]]) -> list[list[list[Binding]]]:
    """The groups, cut where both columns are nearest in height; a lone group stays one column."""
    heights = [len(group) + 1.5 for group in groups]
    if len(groups) < 2:
        return [groups]
    cut = min(range(1, len(groups)), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    return [groups[:cut], groups[cut:]]


def _column(groups: list[list[Binding]], parent: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(2, 1)
    for group in groups:
        title = QLabel(group[0].group, parent)
        title.setProperty("kind", "heading")
        title.setContentsMargins(0, GRID, 0, 0)
        grid.addWidget(title, grid.rowCount(), 0, 1, 3)
        for binding in group:
            row = grid.rowCount()
            other = second(binding.act)
            what = QLabel(binding.does, parent)
            what.setWordWrap(True)
            texts = (QLabel(shown(binding.act), parent), QLabel(f"ou {other}" if other else "", parent), what)
            for place, label in enumerate(texts):
                grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid

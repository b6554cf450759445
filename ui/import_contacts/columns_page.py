"""The columns of an old spreadsheet, each with some of its values and a box to say what it is."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from marianne_desk.domain.french import count_of
from marianne_desk.domain.spreadsheet.values import Column, Role
from marianne_desk.wording import ROLES, WHYS
from ui.forms.fields import words
from ui.theme import GRID

_LONGEST = 28


class ColumnsPage(QScrollArea):
    """``changed`` with the place of a column and its role."""

    changed = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.boxes: list[QComboBox] = []

    def show_columns(self, columns: tuple[Column, ...], roles: tuple[Role, ...]) -> None:
        """A row for each column."""
        inside = QFrame()
        inside.setProperty("kind", "ground")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, GRID, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for place, title in enumerate(("Colonne du fichier", "Ce qu’elle contient", "Ce que c’est")):
            grid.addWidget(words(title, "small"), 0, place)
        self.boxes = []
        for place, (column, role) in enumerate(zip(columns, roles, strict=True)):
            self._add(grid, place, column, role)
        grid.setRowStretch(len(columns) + 1, 1)
        self.setWidget(inside)

    def place_focus(self) -> None:
        """To the first column that may be something else."""
        first = next((box for box in self.boxes if box.isEnabled()), None)
        if first is not None:
            first.setFocus()

    def _add(self, grid: QGridLayout, place: int, column: Column, role: Role) -> None:
        title = column.heading or f"Colonne {place + 1}, sans titre"
        label = QLabel(title)
        label.setTextFormat(Qt.TextFormat.PlainText)
        box = QComboBox()
        box.setAccessibleName(f"Ce qu’est la colonne {title}")
        label.setBuddy(box)
        for one in (Role.IGNORED,) if column.personal else Role:
            box.addItem(_role_label(one), one.value)
        box.setCurrentIndex(box.findData(role.value))
        box.setEnabled(not column.personal)
        box.activated.connect(partial(self._choose, box, place))
        box.setMinimumWidth(28 * GRID)
        samples = words(_samples(column), "muted")
        samples.setTextFormat(Qt.TextFormat.PlainText)
        self.boxes.append(box)
        grid.addWidget(label, place + 1, 0)
        grid.addWidget(samples, place + 1, 1)
        grid.addWidget(box, place + 1, 2)

    def _choose(self, box: QComboBox, place: int, _index: int) -> None:
        self.changed.emit(place, str(box.currentData()))


def _role_label(role: Role) -> str:
    return ROLES[role]


def _samples(column: Column) -> str:
    """« APL · passeport · impôts (214 lignes) »; what names people is told, never shown."""
    if column.personal and column.why is not None:
        return f"{WHYS[column.why]}\u00a0: jamais repris, le programme ne garde aucun nom"
    if not column.samples:
        return "vide"
    shown = " · ".join(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in column.samples)
    why = f", {WHYS[column.why]}" if column.why is not None else ""
    return f"{shown} ({count_of(column.filled, 'ligne')}{why})"

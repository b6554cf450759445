"""The page of keys (F1): every shortcut, its second binding, what it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.shortcuts import BINDINGS, heard_at, second, shown
from ui.theme import GRID


class KeysPage(QDialog):
    """The keys heard at ``places``; closed by Esc or Enter."""

    def __init__(self, parent: QWidget, places: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Les touches")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = QWidget(self)
        inside.setObjectName("keys")
        grid = QGridLayout(inside)
        grid.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        group = ""
        for binding in (one for one in BINDINGS if any(heard_at(one, place) for place in places)):
            row = grid.rowCount()
            if binding.group != group:
                group = binding.group
                title = QLabel(group, inside)
                title.setProperty("kind", "heading")
                title.setContentsMargins(0, GRID, 0, 0)
                grid.addWidget(title, row, 0, 1, 3)
                row += 1
            other = second(binding.act)
            grid.addWidget(QLabel(shown(binding.act), inside), row, 0)
            grid.addWidget(QLabel(f"ou {other}" if other else "", inside), row, 1)
            what = QLabel(binding.does, inside)
            what.setWordWrap(True)
            grid.addWidget(what, row, 2)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setAccessibleName("Les touches de cet écran")
        close = QPushButton("Fermer", self)
        close.setDefault(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        self.resize(70 * GRID, 80 * GRID)
        self.finished.connect(parent.activateWindow)
        close.setFocus()

"""The windows of a directory's file: which one, and whether to import what it holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from marianne_desk.domain import french
from ui.forms.fields import words
from ui.theme import GRID

KIND = "Annuaire (*.csv)"
FILE = "annuaire-des-partenaires.csv"


class ImportDialog(QDialog):
    """``name``: of the file, ``holds``: what it holds, in words. Accepted: import it."""

    def __init__(self, parent: QWidget, name: str, holds: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Importer un annuaire")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        nb = french.NO_BREAK
        self.said = words(f"«{nb}{name}{nb}» contient{nb}: {holds}.")
        self.rule = words(
            "Ce qu’il dit remplace ce que vous saviez de la même chose. Ce dont il ne parle pas reste.",
            "muted",
        )
        self.keep, leave = QPushButton("Importer"), QPushButton("Ne rien importer")
        self.keep.setProperty("kind", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.said)
        column.addWidget(self.rule)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.keep)
        column.addLayout(row)
        self.resize(66 * GRID, 20 * GRID)
        self.keep.setFocus()

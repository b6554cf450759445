"""The windows of a directory's file: which one, and whether to import what it holds."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from marianne_desk.domain import french
from ui.forms.fields import words
from ui.messages import speak_french
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


def choose_file(parent: QWidget, then: Callable[[Path], None]) -> QFileDialog:
    """Asks which file to read. Not called back when refused."""
    speak_french()
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = documents if documents and Path(documents).is_dir() else str(Path.home())
    box = QFileDialog(parent, "Annuaire à importer", folder, f"{KIND};;Tous (*)")
    box.resize(parent.size() * 0.9)
    box.setFileMode(QFileDialog.FileMode.ExistingFile)
    for place, text in _FILE_WORDS.items():
        box.setLabelText(place, text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.fileSelected.connect(lambda chosen: then(Path(chosen)))
    box.open()
    return box


_FILE_WORDS = {
    QFileDialog.DialogLabel.LookIn: "Dossier\u00a0:",
    QFileDialog.DialogLabel.FileName: "Nom\u00a0:",
    QFileDialog.DialogLabel.FileType: "Type\u00a0:",
    QFileDialog.DialogLabel.Accept: "Ouvrir",
    QFileDialog.DialogLabel.Reject: "Annuler",
}

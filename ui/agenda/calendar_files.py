"""Two small windows: what to give to another agenda, and what a calendar file would bring."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.agenda.calendar_load import Planned
from ui.forms.fields import words
from ui.theme import GRID


class ExportDialog(QDialog):
    """``chosen``: (only the selected one, with the visitors' names). ``one`` False: none is selected."""

    chosen = Signal(bool, bool)

    def __init__(self, parent: QWidget, period: str, one: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle("Enregistrer pour un autre agenda")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.period = QRadioButton(period)
        self.only = QRadioButton("Le rendez-vous choisi")
        self.only.setEnabled(one)
        self.period.setChecked(True)
        self.names = QCheckBox("Avec le prénom ou le numéro de l’usager, et les mots notés")
        note = words("Sans cette coche, le fichier ne dit que le jour, l’heure et le motif.", "small")
        keep, leave = QPushButton("Enregistrer…"), QPushButton("Annuler")
        keep.setDefault(True)
        keep.setProperty("kind", "primary")
        keep.clicked.connect(self._choose)
        leave.clicked.connect(self.reject)
        _column(self, (self.period, self.only, self.names, note), (leave, keep))

    def _choose(self) -> None:
        self.chosen.emit(self.only.isChecked(), self.names.isChecked())
        self.accept()


class PlanDialog(QDialog):
    """Shows what a file would do; ``accepted``: it is to be done."""

    def __init__(self, parent: QWidget, file: str, planned: Planned) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Rendez-vous de {file}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.said = words(planned.said, "heading")
        parts: list[QWidget] = [self.said]
        self.taken = _lines("Ce qui sera pris", planned.taken)
        self.names = words(_names_words(planned.unnamed), "muted")
        self.names.setVisible(planned.unnamed > 0)
        if planned.taken:
            parts += [words("Ce qui sera pris\u00a0:", "muted"), self.taken, self.names]
        self.refused = _lines("Laissés de côté", planned.refused)
        if planned.refused:
            parts += [words("Laissés de côté\u00a0:", "muted"), self.refused]
        self.keep, leave = QPushButton(f"Prendre les {planned.count}"), QPushButton("Ne rien prendre")
        if planned.count == 1:
            self.keep.setText("Le prendre")
        self.keep.setProperty("kind", "primary")
        self.keep.setVisible(planned.count > 0)
        if not planned.count:
            leave.setText("Fermer")
        (self.keep if planned.count else leave).setDefault(True)
        self.keep.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        _column(self, tuple(parts), (leave, self.keep))
        lists = bool(planned.taken) + bool(planned.refused)
        self.resize(72 * GRID, (16, 40, 56)[lists] * GRID)


def _lines(name: str, texts: tuple[str, ...]) -> QListWidget:
    lines = QListWidget()
    lines.setAccessibleName(name)
    lines.setWordWrap(True)
    lines.addItems(texts)
    return lines


def _names_words(count: int) -> str:
    """Said even where the line tells it: names that no title announces stay, and are to be looked for."""
    kept = (
        "Un nom de famille n’est pas gardé" if count == 1 else f"{count} noms de famille ne sont pas gardés"
    )
    return f"{kept}. S’il en reste un, ne prenez rien et effacez-le dans l’autre agenda."


def _column(dialog: QDialog, parts: tuple[QWidget, ...], buttons: tuple[QWidget, ...]) -> None:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    column.setSpacing(GRID)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, QListWidget) else 0)
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    column.addLayout(row)

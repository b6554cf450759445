"""Two pages of the first start: the list, and the passphrase."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.site import Site
from ui.first_start.house_panel import HousePanel
from ui.forms.fields import ErrorLabel, Form, line, words
from ui.theme import GRID


class SearchLine(QLineEdit):
    """↑ and ↓ move in the list of what was found, without leaving the line."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Arrows belong to the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class ListPage(QWidget):
    """The file, the search in it, the house found."""

    def __init__(self) -> None:
        super().__init__()
        self.file = line("Liste nationale des sites (fichier CSV)", hint="chemin du fichier téléchargé")
        self.browse = QPushButton("Choisir le fichier…", self)
        self.browse.setAutoDefault(False)
        self.search = SearchLine(self)
        self.search.setAccessibleName("Mon site")
        self.search.setPlaceholderText("nom, commune, code postal ou numéro")
        self.found = QListWidget(self)
        self.found.setProperty("kind", "choices")
        self.found.setWordWrap(True)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setAccessibleName("Sites trouvés")
        self.found.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.house = HousePanel()
        self.summary = words(
            "Téléchargez la liste des sites France services (publiée par l’ANCT), puis choisissez-la.",
            "muted",
        )
        self.errors = {"list": ErrorLabel(self), "search": ErrorLabel(self)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        file_label, site_label = QLabel("Liste nationale", self), QLabel("Mon site", self)
        file_label.setBuddy(self.file)
        site_label.setBuddy(self.search)
        first = QHBoxLayout()
        first.setSpacing(GRID)
        for widget, stretch in ((file_label, 0), (self.file, 1), (self.browse, 0)):
            first.addWidget(widget, stretch)
        column.addLayout(first)
        column.addWidget(self.errors["list"])
        column.addWidget(self.summary)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        second = QHBoxLayout()
        second.setSpacing(GRID)
        second.addWidget(site_label)
        second.addWidget(self.search, 1)
        left.addLayout(second)
        left.addWidget(self.errors["search"])
        left.addWidget(self.found, 1)
        both = QHBoxLayout()
        both.setSpacing(2 * GRID)
        both.addLayout(left, 1)
        both.addWidget(self.house, 1)
        column.addLayout(both, 1)
        self.search.moved.connect(self._move)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, from top to bottom."""
        return (self.file, self.browse, self.search, self.house, self.house.msa)

    def show_found(self, found: tuple[Site, ...]) -> None:
        """The sites found; the first is chosen."""
        self.found.blockSignals(True)
        self.found.clear()
        for site in found:
            self.found.addItem(f"{site.name}\n{site.postcode} {site.commune} · n° {site.id}")
        if found:
            self.found.setCurrentRow(0)
        self.found.blockSignals(False)

    def show_faults(self, faults: Mapping[str, UserError]) -> None:
        """Beside the file or the search."""
        for name, label in self.errors.items():
            label.say(faults.get(name))
        if "list" in faults:
            self.file.setFocus()
            self.file.selectAll()
        elif faults:
            self.search.setFocus()

    def _move(self, step: int) -> None:
        row = self.found.currentRow() + step
        if 0 <= row < self.found.count():
            self.found.setCurrentRow(row)


class KeyPage(QWidget):
    """The passphrase, twice."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = line("Phrase secrète"), line("La même, à nouveau")
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.form = Form()
        self.form.add("passphrase", "Phrase secrète", self.first, "12 caractères au moins")
        self.form.add("again", "La même, à nouveau", self.second)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(words("Une phrase secrète protège ce guichet", "heading"))
        column.addWidget(
            words(
                "Cet ordinateur n’a pas de trousseau de clés : cette phrase chiffre les passages et sera demandée à "
                "chaque ouverture. Personne ne peut la retrouver : notez-la en lieu sûr."
            )
        )
        column.addWidget(self.form)
        column.addStretch(1)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, from top to bottom."""
        return (self.first, self.second)

    def show_faults(self, faults: Mapping[str, UserError]) -> None:
        """Beside the field."""
        self.form.show_faults(faults)

"""The three steps of bringing a copy back."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from marianne_desk.domain import french
from marianne_desk.domain.errors import UserError
from ui.backup.load import Found
from ui.forms.fields import Form, line, panel, side_by_side, words
from ui.theme import GRID

if TYPE_CHECKING:
    from marianne_desk.usecases.restore import BackupInside


class WordsField(QPlainTextEdit):
    """The words of the sheet; Tab leaves it, as it leaves every field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName("Mots de la feuille de secours")
        self.setFixedHeight(18 * GRID)


class _StepPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.form = Form()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2 * GRID)

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Beside their fields; whether one found its place."""
        return self.form.show_faults(faults)


class FilePage(_StepPage):
    """Which copy."""

    def __init__(self) -> None:
        super().__init__()
        self.file = line("Fichier de sauvegarde", hint="marianne-desk-….db")
        self.browse = QPushButton("Choisir le fichier…")
        self.browse.setAutoDefault(False)
        self.column.addWidget(
            words(
                "Le fichier est sur la clé USB ou dans le dossier partagé des sauvegardes. "
                "Prenez le plus récent\u00a0: sa date est dans son nom."
            )
        )
        self.form.add("file", "Sauvegarde", self.file)
        self.column.addWidget(self.form)
        self.column.addWidget(side_by_side(self.browse, None))
        self.column.addStretch(1)


class KeyPage(_StepPage):
    """What opens it: the words of the sheet, or the passphrase where the wrapped key lies beside the copy."""

    def __init__(self) -> None:
        super().__init__()
        self.explain = words("")
        self.passphrase = line("Phrase secrète de ce guichet")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret = Form()
        self.secret.add("passphrase", "Phrase secrète", self.passphrase, "celle qui ouvrait ce guichet")
        self.words = WordsField()
        self.form.add(
            "words",
            "Mots de la feuille",
            self.words,
            "les 24, dans l’ordre\u00a0; sans accents ni majuscules, les quatre premières lettres suffisent",
        )
        for widget in (self.explain, self.secret, self.form):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def show_ways(self, found: Found) -> None:
        """Which of the two may be given."""
        self.secret.setVisible(found.passphrase)
        self.explain.setText(
            "Tapez la phrase secrète, ou les mots de la feuille de secours."
            if found.passphrase
            else "Cet ordinateur ne connaît pas la clé. Tapez les mots de la feuille de secours, rangée au coffre."
        )

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Beside the words or the passphrase."""
        return self.secret.show_faults(faults) or self.form.show_faults(faults)


class LookPage(_StepPage):
    """What the copy holds; and, where this computer has no keyring, the passphrase that is to protect it."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = words("")
        self.then = words("", "muted")
        self.first, self.second = line("Nouvelle phrase secrète"), line("La même, à nouveau")
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.form.add("passphrase", "Phrase secrète", self.first, "12 caractères au moins")
        self.form.add("again", "La même, à nouveau", self.second)
        self.form.hide()
        self.title = words("", "heading")
        self.column.addWidget(panel((self.title, self.facts)))
        self.column.addWidget(self.then)
        self.column.addWidget(self.form)
        self.column.addStretch(1)

    def show_inside(self, inside: "BackupInside", replaces: bool) -> None:
        """The house, how much, from when to when."""
        self.title.setText(f"{inside.name}, {inside.commune}")
        lines = [
            f"{french.count_of(inside.contacts, 'passage')}, {french.count_of(inside.requests, 'demande')}"
        ]
        if inside.first is not None and inside.last is not None:
            first, last = (f"{french.day_words(day)}\u00a0{day.year}" for day in (inside.first, inside.last))
            lines.append(f"du {first} au {last}")
        written = inside.written_at
        day = f"{french.day_words(written.date())}\u00a0{written.year}"
        lines.append(f"copie du {day} à {french.clock_time(written)}")
        lines.append("relue entièrement\u00a0: aucune page abîmée")
        if inside.older:
            lines.append("d’une version plus ancienne du programme\u00a0: elle sera mise à jour")
        self.facts.setText("\n".join(lines))
        self.then.setText(
            "Le guichet d’aujourd’hui est mis de côté dans un dossier daté, à côté du nouveau. "
            "Ce qui a été noté depuis cette copie ne sera plus affiché."
            if replaces
            else "Le fichier de sauvegarde n’est pas touché."
        )
        self.form.hide()

"""The imports that were made, each of which can be taken back with one key."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from marianne_desk.domain.french import capitalised, count_of, day_short, instant_words
from ui.forms.fields import words
from ui.import_contacts import sheet_load
from ui.import_contacts.plain_table import Line, PlainTable
from ui.lane_work import Jobs
from ui.messages import Messages, announce
from ui.theme import GRID

if TYPE_CHECKING:
    from marianne_desk.usecases.past_imports import PastImport


class PastPage(QWidget):
    """Enter or Del takes back the import that is selected, after a question."""

    def __init__(
        self,
        parent: QWidget,
        messages: Messages,
        jobs: Jobs,
        changed: Callable[[], None],
        left: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self._messages, self._jobs, self._changed = messages, jobs, changed
        self._imports: tuple[PastImport, ...] = ()
        self.busy = False
        self.note = words("", "muted")
        self.table = PlainTable(
            "Imports passés", ("Import", "Ce que c’est", "Par", "Passages", "État"), (26, 48, 18, 16), self
        )
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        self.table.on_enter = lambda _row: self.undo()
        self.take_back = QPushButton("Annuler cet import (Suppr)", self)
        self.take_back.setAutoDefault(False)
        self.take_back.clicked.connect(self.undo)
        self.back = QPushButton("Retour", self)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(words("Imports passés", "heading"))
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.take_back)
        foot.addStretch(1)
        foot.addWidget(self.back)
        column.addLayout(foot)

    def open(self) -> None:
        """Fetches the imports."""
        self._jobs.do(self._show, self._messages.tell, sheet_load.past)

    def undo(self) -> None:
        """Asks, then takes the selected import back."""
        row = self.table.row
        if self.busy or not self._stands(row):
            return
        chosen = self._imports[row]
        passages = count_of(chosen.contacts, "passage")
        text = f"{capitalised(_what(chosen))}\u00a0: les {passages} sortiront des listes et de tous les chiffres."
        if chosen.corrected:
            corrected = count_of(chosen.corrected, "passage corrigé", "passages corrigés")
            text += f" Parmi eux, {corrected} depuis l’import."
        if self._messages.ask("Annuler cet import\u202f?", text, "Annuler l’import", "Le garder"):
            self.busy = True
            self._say("Annulation en cours…")
            self._jobs.do(self._undone, self._failed, sheet_load.undo, chosen.number)
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Del takes back."""
        if event.key() == Qt.Key.Key_Delete:
            self.undo()
        else:
            super().keyPressEvent(event)

    def _show(self, imports: "tuple[PastImport, ...]") -> None:
        row = max(0, self.table.row)
        self._imports = imports
        self.table.show_lines([_line(one) for one in imports], row)
        self._offer()
        if not imports:
            self._say("Aucun tableur n’a encore été importé.")
            self.back.setFocus()
        else:
            self.table.setFocus()

    def _stands(self, row: int) -> bool:
        return 0 <= row < len(self._imports) and self._imports[row].undone_at is None

    def _offer(self) -> None:
        """An import that was taken back is not taken back again."""
        self.take_back.setEnabled(self._stands(self.table.row))

    def _undone(self, contacts: int) -> None:
        self.busy = False
        self._say(f"{count_of(contacts, 'passage annulé', 'passages annulés')}.")
        self._changed()
        self.open()

    def _failed(self, error: BaseException) -> None:
        self.busy = False
        self._say("")
        self._messages.tell(error)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        announce(self.note, text)


def _line(one: "PastImport") -> Line:
    state = "en place"
    if one.undone_at is not None:
        state = f"annulé le {instant_words(one.undone_at)}"
    elif one.corrected:
        state = f"en place, {count_of(one.corrected, 'passage corrigé', 'passages corrigés')} depuis"
    return Line((instant_words(one.at), _what(one), one.agent, count_of(one.contacts, "passage"), state))


def _what(one: "PastImport") -> str:
    """« relevé du 13/10/2026 », « tableur, du 03/02/2025 au 12/03/2025 », « tableur, le 03/02/2025 »."""
    if one.sheet is not None:
        return f"relevé du {day_short(one.sheet)}"
    if one.first is None or one.last is None:
        return "tableur"
    if one.first == one.last:
        return f"tableur, le {day_short(one.first)}"
    return f"tableur, du {day_short(one.first)} au {day_short(one.last)}"

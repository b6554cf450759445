"""The imports that were made, each of which can be taken back with one key."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from marianne_desk.domain.french import count_of, instant_words
from ui.import_contacts import sheet_load
from ui.import_contacts.plain_table import Line, PlainTable
from ui.lane_work import Jobs
from ui.messages import Messages, announce
from ui.settings.fields import words
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
        self.table = PlainTable("Imports passés", ("Import", "Par", "Passages", "État"), (32, 24, 20), self)
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
        if self.busy or not 0 <= row < len(self._imports) or self._imports[row].undone_at is not None:
            return
        chosen = self._imports[row]
        passages = count_of(chosen.contacts, "passage")
        text = f"Les {passages} de cet import sortiront des listes et de tous les chiffres."
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
        self.take_back.setEnabled(any(one.undone_at is None for one in imports))
        if not imports:
            self._say("Aucun tableur n’a encore été importé.")
            self.back.setFocus()
        else:
            self.table.setFocus()

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
    return Line((instant_words(one.at), one.agent, count_of(one.contacts, "passage"), state))

"""The pages for an old spreadsheet: sheet, columns, words, twenty rows, done; Next and Back at their foot."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import count_of
from marianne_desk.domain.spreadsheet.values import Column, Gap, Role, Said, SheetTable
from ui.forms.fields import ErrorLabel, words
from ui.import_contacts.columns_page import ColumnsPage
from ui.import_contacts.presenter import GOOD_ROWS
from ui.import_contacts.sheet_load import Tried, Words
from ui.import_contacts.sheet_presenter import SheetPresenter, Step
from ui.import_contacts.trial_page import TrialPage
from ui.import_contacts.words_page import WordsPage
from ui.lane_work import Jobs
from ui.messages import Messages, announce
from ui.theme import GRID

if TYPE_CHECKING:
    from marianne_desk.usecases.import_spreadsheet import Spreadsheet

_TITLES = {
    Step.SHEET: "Quelle feuille importer\u202f?",
    Step.COLUMNS: "Que contient chaque colonne\u202f?",
    Step.WORDS: "Que veulent dire ces mots\u202f?",
    Step.TRIAL: "Essai sur vingt lignes",
    Step.DONE: "Import terminé",
}
_NOTES = {
    Step.SHEET: "",
    Step.COLUMNS: "Corrigez ce qui est mal deviné. Ce que le tableur ne dit pas reste inconnu.",
    Step.WORDS: "↑ ↓ vont d’un mot à l’autre. Tapez son sens, Entrée le retient (Alt+↓ montre tous les sens). "
    "Les réponses servent aux fichiers suivants.",
    Step.TRIAL: "",
    Step.DONE: "«\u00a0Imports passés\u00a0» permet de l’annuler en entier.",
}


class SheetWizard(QWidget):
    """Ctrl+Enter or the button goes on, Alt+← or Esc goes back. ``left`` is called to return to the file."""

    def __init__(
        self,
        parent: QWidget,
        messages: Messages,
        jobs: Jobs,
        changed: Callable[[], None],
        left: Callable[[], None],
        closed: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self._messages, self._left, self._closed = messages, left, closed
        self.presenter = SheetPresenter(self, jobs, changed)
        self.title, self.note, self.told = words("", "heading"), words("", "muted"), words("", "understood")
        self.sheets = QListWidget(self)
        self.sheets.setAccessibleName("Feuilles du fichier")
        self.sheets.setProperty("kind", "choices")
        self.sheets.currentRowChanged.connect(self.presenter.choose_sheet)
        self.columns = ColumnsPage(self)
        self.columns.changed.connect(lambda place, role: self.presenter.set_role(place, Role(role)))
        self.words = WordsPage(self)
        self.words.meant.connect(self._mean)
        self.words.answered.connect(lambda: self._place_focus(Step.DONE))
        self.trial = TrialPage(self)
        self.done_words = words("", "title")
        self.done_words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.pages = QStackedWidget(self)
        for page in (self.sheets, self.columns, self.words, self.trial, self.done_words):
            self.pages.addWidget(page)
        self.fault = ErrorLabel(self)
        self.said = words("", "warning")
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName("Avancement")
        self.progress.setFixedWidth(30 * GRID)
        self.progress.hide()
        self.back = QPushButton("Retour", self)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._go_back)
        self.next = QPushButton("Suivant", self)
        self.next.setAutoDefault(False)
        self.next.setProperty("kind", "primary")
        self.next.clicked.connect(self._go_on)
        self.good = QPushButton(GOOD_ROWS, self)
        self.good.setAutoDefault(False)
        self.good.clicked.connect(self.presenter.import_good)
        self.good.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.said, 1)
        for widget in (self.progress, self.good, self.back, self.next):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.addWidget(self.told)
        column.addWidget(self.pages, 1)
        column.addWidget(self.fault)
        column.addLayout(foot)

    def begin(self, book: "Spreadsheet") -> None:
        """A file that was read."""
        self.presenter.begin(book)

    def retreat(self) -> None:
        """Esc: stops what runs, else the page before."""
        if self.presenter.busy:
            self.presenter.stop()
        elif self.presenter.step is Step.DONE:
            self._closed()
        else:
            self.presenter.back()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter goes on from wherever it means nothing else."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.back.hasFocus():
                self._go_back()
            elif self.good.hasFocus():
                self.presenter.import_good()
            else:
                self._go_on()
        elif key == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.retreat()
        else:
            super().keyPressEvent(event)

    # what the presenter asks of its view

    def show_step(self, step: Step) -> None:
        """Shows a page."""
        self.pages.setCurrentIndex(step)
        self.title.setText(_TITLES[step])
        self.note.setText(_NOTES[step])
        self.note.setVisible(bool(_NOTES[step]))
        announce(self.title, _TITLES[step])
        self.told.setVisible(step is Step.COLUMNS and bool(self.told.text()))
        self.back.setVisible(step is not Step.DONE)
        self.good.setVisible(step is Step.TRIAL and self.presenter.offers_good)
        if step is not Step.TRIAL:
            self.next.setText("Fermer" if step is Step.DONE else "Suivant")
            self.next.setEnabled(True)
        self._place_focus(step)

    def show_sheets(self, tables: tuple[SheetTable, ...], chosen: int) -> None:
        """The sheets, with their rows."""
        self.sheets.clear()
        for table in tables:
            self.sheets.addItem(f"{table.name}\u00a0: {count_of(len(table.rows), 'ligne')}")
        self.sheets.setCurrentRow(chosen)

    def show_columns(self, columns: tuple[Column, ...], roles: tuple[Role, ...], told: str) -> None:
        """The columns."""
        self.columns.show_columns(columns, roles)
        self.columns.setAccessibleDescription(told)
        self.told.setText(told)
        self.told.setVisible(bool(told))

    def show_words(self, words: Words) -> None:
        """The words."""
        self.words.show_words(words)

    def show_trial(self, tried: Tried) -> None:
        """The rows tried."""
        self.trial.show_trial(tried)
        self.next.setText("Importer tout")
        self.next.setEnabled(tried.contacts > 0 and not tried.bad)

    def show_done(self, text: str) -> None:
        """What came in."""
        self.done_words.setText(text)
        announce(self.done_words, text)

    def show_progress(self, done: int, of: int) -> None:
        """How far it is."""
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def set_busy(self, busy: bool) -> None:
        """While something runs only Esc and « Arrêter » answer."""
        self.fault.say(None)
        self.progress.setRange(0, 0)
        self.progress.setVisible(busy)
        self.back.setText("Arrêter" if busy else "Retour")
        self.next.setEnabled(not busy and not self.presenter.offers_good)
        self.good.setEnabled(not busy)
        self.pages.setEnabled(not busy)
        if busy:
            self.back.setFocus()

    def say(self, text: str) -> None:
        """At the foot."""
        self.fault.say(None)
        self.said.setText(text)
        announce(self.said, text)

    def refuse(self, error: UserError) -> None:
        """Above the foot."""
        self.fault.say(error)
        self._place_focus(self.presenter.step)

    def tell(self, error: BaseException) -> None:
        """By the door for messages."""
        self._messages.tell(error)

    def leave(self) -> None:
        """Back to the file."""
        self._left()

    # inside

    def _place_focus(self, step: Step) -> None:
        if step is Step.COLUMNS:
            self.columns.place_focus()
        elif step is Step.WORDS:
            self.words.place_focus()
        elif step is Step.TRIAL:
            bad = self.presenter.offers_good
            (self.next if self.next.isEnabled() else self.trial.bad if bad else self.trial.rows).setFocus()
        elif step is Step.SHEET:
            self.sheets.setFocus()
        else:
            self.next.setFocus()

    def _go_on(self) -> None:
        if self.presenter.step is Step.DONE:
            self._closed()
        else:
            self.presenter.next()

    def _go_back(self) -> None:
        if self.presenter.busy:
            self.presenter.stop()
        else:
            self.presenter.back()

    def _mean(self, word: Said | Gap, meaning: str) -> None:
        self.presenter.mean(word, meaning)

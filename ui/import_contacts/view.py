"""The import window: the file, the words it does not know, the rows at fault, what will be imported."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import count_of
from ui.forms.fields import ErrorLabel, line, words
from ui.import_contacts.bad_rows import BadRowsTable
from ui.import_contacts.load import BadLine, Unknown, collect_again
from ui.import_contacts.mapping import WordMapping
from ui.import_contacts.past_page import PastPage
from ui.import_contacts.presenter import GOOD_ROWS, ImportPresenter, Shown
from ui.import_contacts.wizard import SheetWizard
from ui.lane_work import Jobs
from ui.messages import Messages, announce
from ui.theme import GRID

if TYPE_CHECKING:
    from marianne_desk.usecases.import_spreadsheet import Spreadsheet

_KINDS = "Tableurs et CSV (*.xlsx *.xls *.ods *.csv *.txt);;Tous (*)"


class ImportDialog(QDialog):
    """Enter reads the file that was typed, then checks words that were mapped, then imports all rows or none: the
    good rows alone have a button of their own, which Enter presses only where it has the focus."""

    def __init__(self, parent: QWidget, messages: Messages, jobs: Jobs, changed: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Importer des passages")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._messages, self._jobs, self._changed = messages, jobs, changed
        self.wizard: SheetWizard | None = None
        self.past: PastPage | None = None
        self.presenter = ImportPresenter(self, jobs, changed)
        self.file = line("Fichier à importer (XLSX, ODS, CSV)", hint="chemin du fichier")
        self.browse = QPushButton("Choisir un fichier…", self)
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._browse)
        self.file_error = ErrorLabel(self)
        self.door = words(
            "Votre ancien tableur (XLSX, ODS, CSV) ou un fichier de passages de Marianne Desk.", "muted"
        )
        self.past_imports = QPushButton("Imports passés…", self)
        self.past_imports.setAutoDefault(False)
        self.past_imports.clicked.connect(self._show_past)
        self.summary = words("", "heading")
        self.mapping_title = words("Mots inconnus : que veulent-ils dire ici ?", "heading")
        self.mapping = WordMapping(self)
        self.mapping.mapped.connect(self.presenter.map)
        self.again = QPushButton("Vérifier à nouveau", self)
        self.again.clicked.connect(self.presenter.check_again)
        self.bad_title = words("", "heading")
        self.bad = BadRowsTable(self)
        self.report = QPushButton("Enregistrer le rapport…", self)
        self.report.setAutoDefault(False)
        self.report.clicked.connect(self._keep_report)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName("Avancement")
        self.said = words("", "muted")
        self.carry = QPushButton("Importer tout", self)
        self.carry.clicked.connect(self.presenter.carry_out)
        self.good = QPushButton(GOOD_ROWS, self)
        self.good.setAutoDefault(False)
        self.good.clicked.connect(self.presenter.carry_out_good)
        self.stop = QPushButton("Fermer", self)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self._leave)
        self._lay_out()
        self.draw(Shown())
        self.resize(QSize(130 * GRID, 82 * GRID).boundedTo(self.screen().availableSize()))
        self.file.setFocus()

    def _lay_out(self) -> None:
        self.own = QWidget(self)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.own)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        whole.addLayout(self._pages)
        column = QVBoxLayout(self.own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        label = QLabel("Fichier", self)
        label.setBuddy(self.file)
        column.addLayout(_row(label, self.file, self.browse))
        column.addWidget(self.file_error)
        column.addWidget(self.door)
        column.addWidget(self.summary)
        column.addWidget(self.mapping_title)
        column.addWidget(self.mapping, 2)
        column.addLayout(_row(self.again, self.good, self.report, None))
        column.addWidget(self.bad_title)
        column.addWidget(self.bad, 3)
        column.addStretch(0)
        for button in (self.again, self.carry):
            button.setProperty("kind", "primary")
        self.progress.setFixedWidth(30 * GRID)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for widget in (self.past_imports, self.progress, self.stop, self.carry):
            foot.addWidget(widget)
        foot.insertWidget(2, self.said, 1)
        column.addLayout(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter in the file's line reads it; elsewhere the button in force is pressed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.file.hasFocus():
                self._choose(self.file.text())
                return
            if self.good.hasFocus():
                self.good.click()
                return
        super().keyPressEvent(event)

    def done(self, code: int) -> None:
        """Closed: the rows of the file are let go of."""
        super().done(code)
        collect_again()

    def reject(self) -> None:
        """Esc stops what is running, else closes."""
        shown = self._pages.currentWidget()
        if self.presenter.busy:
            self.presenter.stop()
        elif self.wizard is not None and shown is self.wizard:
            self.wizard.retreat()
        elif shown is not self.own:
            self._show_own()
        else:
            super().reject()

    # what the presenter asks of its view

    def draw(self, shown: Shown) -> None:
        """Draws it all."""
        self.file_error.say(None)
        self.summary.setText(shown.summary)
        announce(self.summary, shown.summary)
        self._show_unknown(shown.unknown)
        self._show_bad(shown.bad)
        self.progress.setVisible(shown.busy)
        if shown.busy:
            self.progress.setRange(0, 0)
            self.said.setText("")
        self.carry.setVisible(not shown.done)
        self.carry.setEnabled(shown.all)
        self.carry.setDefault(shown.all)
        self.good.setVisible(bool(shown.bad))
        self.good.setEnabled(shown.good)
        self.again.setDefault(bool(shown.unknown or shown.bad))
        self.stop.setText("Arrêter" if shown.busy else "Fermer")
        self.past_imports.setVisible(not shown.busy)
        self.file.setEnabled(not shown.busy)
        self.browse.setEnabled(not shown.busy)
        self._place_focus(shown)

    def open_sheets(self, book: "Spreadsheet") -> None:
        """The pages for an old spreadsheet."""
        if self.wizard is None:
            self.wizard = SheetWizard(
                self, self._messages, self._jobs, self._changed, self._show_own, super().reject
            )
            self._pages.addWidget(self.wizard)
        self._pages.setCurrentWidget(self.wizard)
        self.wizard.begin(book)

    def show_progress(self, done: int, of: int) -> None:
        """How far it is."""
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def refuse(self, error: UserError) -> None:
        """Beside the file."""
        self.file_error.say(error)
        self.file.setFocus()
        self.file.selectAll()

    def say(self, text: str) -> None:
        """At the foot."""
        self.said.setText(text)
        announce(self.said, text)

    def tell(self, error: BaseException) -> None:
        """By the door for messages."""
        self._messages.tell(error)

    # inside

    def _place_focus(self, shown: Shown) -> None:
        if shown.busy:
            self.stop.setFocus()
        elif shown.done:
            self.stop.setDefault(True)
            self.stop.setFocus()
        elif self.mapping.choices:
            self.mapping.choices[0].setFocus()
        elif shown.all:
            self.carry.setFocus()
        elif shown.bad:
            self.bad.setFocus()

    def _show_unknown(self, unknown: tuple[Unknown, ...]) -> None:
        for widget in (self.mapping_title, self.mapping):
            widget.setVisible(bool(unknown))
        self.mapping.show_words(unknown)
        before: QWidget = self.browse
        for combo in self.mapping.choices:
            self.setTabOrder(before, combo)
            before = combo

    def _show_bad(self, bad: tuple[BadLine, ...]) -> None:
        for widget in (self.bad_title, self.bad, self.report):
            widget.setVisible(bool(bad))
        self.again.setVisible(bool(bad) or bool(self.mapping.choices))
        self.bad_title.setText(
            f"{count_of(len(bad), 'ligne')} en erreur\u00a0: corrigez le fichier, puis vérifiez-le à nouveau"
        )
        self.bad.show_lines(bad)

    def _browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Fichier à importer", "", _KINDS)
        if path:
            self.file.setText(path)
            self._choose(path)

    def _choose(self, text: str) -> None:
        if text.strip():
            self.presenter.choose(Path(text.strip()).expanduser())

    def _keep_report(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Rapport", "lignes-en-erreur.csv", "CSV (*.csv)")
        if path:
            self.presenter.keep_report(Path(path))

    def _show_own(self) -> None:
        self._pages.setCurrentWidget(self.own)
        self.file.setFocus()
        self.file.selectAll()

    def _show_past(self) -> None:
        if self.past is None:
            self.past = PastPage(self, self._messages, self._jobs, self._changed, self._show_own)
            self._pages.addWidget(self.past)
        self._pages.setCurrentWidget(self.past)
        self.past.open()

    def _leave(self) -> None:
        self.reject()


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, 1 if widget.accessibleName() and not isinstance(widget, QPushButton) else 0)
    return row

"""« Reprendre une sauvegarde »: one window of three steps. Enter goes on, Esc goes back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from ui.backup.load import Brought, Found
from ui.backup.presenter import LetGo, RestorePresenter, Step
from ui.backup.restore_pages import FilePage, KeyPage, LookPage
from ui.forms.fields import words
from ui.keys import bind
from ui.lane_work import Jobs
from ui.messages import Messages, announce, speak_french
from ui.shortcuts import Act
from ui.theme import GRID

if TYPE_CHECKING:
    from marianne_desk.usecases.restore import BackupInside

_TITLES = {
    Step.FILE: "1 sur 3\u00a0: la sauvegarde",
    Step.KEY: "2 sur 3\u00a0: sa clé",
    Step.LOOK: "3 sur 3\u00a0: ce qu’elle contient",
}
_NEXT = {Step.FILE: "Continuer", Step.KEY: "Ouvrir", Step.LOOK: "Reprendre cette sauvegarde"}


class RestoreDialog(QDialog):
    """``brought`` is called once the copy is the desk of ``folder``; ``let_go`` as in the presenter."""

    def __init__(
        self,
        parent: QWidget,
        messages: Messages,
        jobs: Jobs,
        folder: Path,
        brought: Callable[[Brought], None],
        let_go: LetGo | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Reprendre une sauvegarde")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._messages, self._when_brought = messages, brought
        self._step = Step.FILE
        self.presenter = RestorePresenter(self, jobs, folder, let_go)
        self.title = words(_TITLES[Step.FILE], "title")
        self.file, self.key, self.look = FilePage(), KeyPage(), LookPage()
        self._pages = QStackedWidget(self)
        for page in (self.file, self.key, self.look):
            self._pages.addWidget(_scrolling(page))
        self.said = words("", "muted")
        self.leave = QPushButton("Annuler", self)
        self.back = QPushButton("Retour", self)
        self.back.hide()
        for button in (self.leave, self.back):
            button.setAutoDefault(False)
        self.go_on = QPushButton(_NEXT[Step.FILE], self)
        self.go_on.setDefault(True)
        self.go_on.setProperty("kind", "primary")
        self._lay_out()
        self.file.browse.clicked.connect(self._browse)
        self.leave.clicked.connect(self.reject)
        self.back.clicked.connect(self.presenter.back)
        bind(Act.HELP, self, self._show_keys)
        self.go_on.clicked.connect(self._go_on)
        self.resize(QSize(84 * GRID, 60 * GRID).boundedTo(self.screen().availableSize()))
        self.file.file.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.title)
        column.addWidget(self._pages, 1)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.said, 1)
        for button in (self.leave, self.back, self.go_on):
            foot.addWidget(button)
        column.addLayout(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc goes back to the file first."""
        if event.key() == Qt.Key.Key_Escape and self._step is not Step.FILE and self.go_on.isEnabled():
            self.presenter.back()
        elif event.key() == Qt.Key.Key_Escape and not self.go_on.isEnabled():
            return  # the copy is on its way
        else:
            super().keyPressEvent(event)

    # what the presenter asks of its view

    def go_to(self, step: Step) -> None:
        """Shows a step; its first field takes the keys."""
        self._step = step
        first = {
            Step.FILE: self.file.file,
            Step.KEY: self.key.passphrase if self._asks_passphrase() else self.key.words,
            Step.LOOK: self.go_on,
        }[step]
        self.title.setText(_TITLES[step])
        self.go_on.setText(_NEXT[step])
        self.back.setVisible(step is not Step.FILE)
        self._pages.setCurrentIndex(list(Step).index(step))
        announce(self.title, self.title.text())
        first.setFocus()

    def show_ways(self, found: Found) -> None:
        """Which keys may be given."""
        self.key.show_ways(found)
        self.key.show_faults({})

    def show_inside(self, inside: "BackupInside", replaces: bool) -> None:
        """What the copy holds."""
        self.look.show_inside(inside, replaces)
        announce(self.look.facts, f"{self.look.title.text()}. {self.look.facts.text()}")

    def ask_new_passphrase(self) -> None:
        """No keyring here: a passphrase has to protect the desk."""
        self.look.then.setText(
            "Cet ordinateur n’a pas de trousseau de clés\u00a0: choisissez une phrase secrète, elle sera demandée à "
            "chaque ouverture."
        )
        self.look.form.show()
        self.look.first.setFocus()

    def show_busy(self, busy: bool) -> None:
        """The copy is read or brought back."""
        self.said.setText("Un instant…" if busy else "")
        if busy:
            for page in (self.file, self.key, self.look):
                page.show_faults({})
        self.go_on.setEnabled(not busy)
        self.leave.setEnabled(not busy)
        self.back.setEnabled(not busy)

    def refuse(self, error: UserError) -> None:
        """Beside its field, else in the status line of the dialog."""
        page = {Step.FILE: self.file, Step.KEY: self.key, Step.LOOK: self.look}[self._step]
        if not page.show_faults({error.field or "": error}):
            self.said.setText(self._messages.sentence(error))
            announce(self.said, self.said.text())

    def tell(self, error: BaseException) -> None:
        """By the door for messages."""
        self._messages.tell(error)

    def brought(self, brought: Brought) -> None:
        """The desk is back."""
        self.accept()
        self._when_brought(brought)

    # inside

    def _asks_passphrase(self) -> bool:
        return not self.key.secret.isHidden()

    def _go_on(self) -> None:
        if self._step is Step.FILE:
            self.presenter.choose(self.file.file.text())
        elif self._step is Step.KEY:
            passphrase = self.key.passphrase.text() if self._asks_passphrase() else ""
            typed = self.key.words.toPlainText()
            self.presenter.give("" if typed.strip() else passphrase, typed)
        else:
            self.presenter.bring_back(self.look.first.text(), self.look.second.text())

    def _show_keys(self) -> None:
        from ui.help.page import HelpPage

        HelpPage(self, ("restore",)).open()

    def _browse(self) -> None:
        speak_french()
        path, _ = QFileDialog.getOpenFileName(
            self, "Sauvegarde", "", "Sauvegardes (marianne-desk-*.db);;Tous (*)"
        )
        if path:
            self.file.file.setText(path)
            self.presenter.choose(path)


def _scrolling(page: QWidget) -> QScrollArea:
    """The page in an area that scrolls where the window is small; its fields take the keys, not the area."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    ground = QFrame()
    ground.setProperty("kind", "ground")
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, GRID, 0)
    column.addWidget(page)
    area.setWidget(ground)
    return area

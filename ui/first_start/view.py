"""The first start: one window of three pages. Enter goes on, Esc goes back."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.site import Site
from ui.first_start.hand_page import HandPage
from ui.first_start.house import House
from ui.first_start.pages import KeyPage, ListPage
from ui.first_start.presenter import FirstStartPresenter, Step
from ui.first_start.setting_up import Made
from ui.forms.fields import words
from ui.keys import bind
from ui.lane_work import Jobs
from ui.messages import Messages, announce
from ui.shortcuts import Act
from ui.theme import GRID

_TITLES = {
    Step.LIST: "Bienvenue. Quelle est votre maison ?",
    Step.BY_HAND: "Votre maison, saisie à la main",
    Step.KEY: "Votre maison est choisie",
}


class FirstStart(QDialog):
    """``made`` is called once the desk is on the disk."""

    def __init__(
        self, parent: QWidget, messages: Messages, jobs: Jobs, folder: Path, made: Callable[[Made], None]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Créer le guichet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._messages, self._when_made = messages, made
        self._jobs, self._folder = jobs, folder
        self._found: tuple[Site, ...] = ()
        self._step = Step.LIST
        today = date.today()  # noqa: DTZ011 (the computer's own day: there is no desk yet)
        self.presenter = FirstStartPresenter(self, jobs, folder, today)
        self.title = words(_TITLES[Step.LIST], "title")
        self.list, self.hand, self.key = ListPage(), HandPage(), KeyPage()
        self._pages = QStackedWidget(self)
        for page in (self.list, self.hand, self.key):
            self._pages.addWidget(page)
        self.by_hand = QPushButton("Saisir à la main", self)
        self.bring_back = QPushButton("Reprendre une sauvegarde…", self)
        self.leave = QPushButton("Quitter", self)
        self.try_out = QPushButton("Essayer sur un mois fictif", self)
        for button in (self.by_hand, self.bring_back, self.try_out, self.leave):
            button.setAutoDefault(False)
        self.make_desk = QPushButton("Créer le guichet", self)
        self.make_desk.setDefault(True)
        self.make_desk.setProperty("kind", "primary")
        self.said = words("", "muted")
        self._lay_out()
        self._connect()
        self.resize(QSize(120 * GRID, 78 * GRID).boundedTo(self.screen().availableSize()))
        self.list.file.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.title)
        column.addWidget(self._pages, 1)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.by_hand)
        foot.addWidget(self.bring_back)
        foot.addWidget(self.try_out)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.make_desk)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.list.browse.clicked.connect(self._browse)
        self.list.search.textChanged.connect(self.presenter.search)
        self.list.found.currentRowChanged.connect(self._choose)
        self.list.found.itemActivated.connect(lambda _item: self._go_on())
        self.hand.fields["postcode"].textChanged.connect(self._show_territory)
        self.by_hand.clicked.connect(self._switch)
        self.bring_back.clicked.connect(self._bring_back)
        self.leave.clicked.connect(self._ask_to_leave)
        bind(Act.HELP, self, self._show_keys)
        self._order()
        self.make_desk.clicked.connect(self._go_on)

    def _order(self) -> None:
        """Tab goes as the eye does: the page from top to bottom, then the foot from left to right."""
        pages = (self.list.stops(), self.hand.stops(), self.key.stops())
        foot = (self.by_hand, self.bring_back, self.try_out, self.leave, self.make_desk)
        stops = [widget for page in pages for widget in page] + list(foot)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter in the file's line reads it; Esc goes back to the list first, and from there asks."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.list.file.hasFocus():
            self.presenter.read_list(self.list.file.text())
        elif event.key() == Qt.Key.Key_Escape and self._step is not Step.LIST:
            self.presenter.back()
        elif event.key() == Qt.Key.Key_Escape:
            self._ask_to_leave()
        else:
            super().keyPressEvent(event)

    # what the presenter asks of its view

    def go_to(self, step: Step) -> None:
        """Shows a page; its first field takes the keys."""
        self._step = step
        page, first = {
            Step.LIST: (self.list, self.list.search if self.list.search.isEnabled() else self.list.file),
            Step.BY_HAND: (self.hand, self.hand.fields["name"]),
            Step.KEY: (self.key, self.key.first),
        }[step]
        house = self.presenter.house_name
        self.title.setText(f"Votre maison\u00a0: {house}" if step is Step.KEY and house else _TITLES[step])
        self._pages.setCurrentWidget(page)
        self.by_hand.setText("Saisir à la main" if step is Step.LIST else "Revenir à la liste")
        announce(self.title, self.title.text())
        first.setFocus()

    def show_list(self, summary: str) -> None:
        """The list is read."""
        self.list.summary.setText(summary)
        self.list.show_faults({})
        self.list.house.list_is_read()
        announce(self.list.summary, summary)
        self.list.search.setFocus()
        if self.list.search.text():
            self.presenter.search(self.list.search.text())

    def show_found(self, found: tuple[Site, ...]) -> None:
        """The sites found."""
        self._found = found
        self.list.show_faults({})
        self.list.show_found(found)

    def show_house(self, house: House | None) -> None:
        """The chosen one."""
        self.list.house.show_house(house)

    def show_busy(self, busy: bool) -> None:
        """The list is read, or the desk is made."""
        self.said.setText("Un instant…" if busy else "")
        if busy:
            for page in (self.list, self.hand, self.key):
                page.show_faults({})
        self.make_desk.setEnabled(not busy)
        self.by_hand.setEnabled(not busy)
        self.bring_back.setEnabled(not busy)

    def refuse(self, error: UserError) -> None:
        """Beside its field."""
        shows = {
            Step.LIST: self.list.show_faults,
            Step.BY_HAND: self.hand.show_faults,
            Step.KEY: self.key.show_faults,
        }
        shows[self._step]({error.field or "": error})
        if error.field is None or error.code == "desk_exists":
            self._messages.tell(error)

    def tell(self, error: BaseException) -> None:
        """By the door for messages."""
        self._messages.tell(error)

    def made(self, made: Made) -> None:
        """The desk is there."""
        self.accept()
        self._when_made(made)

    # inside

    def _go_on(self) -> None:
        if self._step is Step.LIST:
            self.presenter.take_chosen(self.list.house.msa.isChecked())
        elif self._step is Step.BY_HAND:
            self.presenter.take_typed(self.hand.draft, self.hand.msa.isChecked())
        else:
            self.presenter.give_passphrase(self.key.first.text(), self.key.second.text())

    def _ask_to_leave(self) -> None:
        """The program goes with this window."""
        text = "Rien n’a été créé sur cet ordinateur. Vous pourrez recommencer plus tard."
        if self._messages.ask("Quitter Marianne Desk\u202f?", text, "Quitter", "Continuer"):
            self.reject()

    def _show_keys(self) -> None:
        from ui.help.page import HelpPage

        HelpPage(self, ("first_start",)).open()

    def _bring_back(self) -> None:
        """A desk that was lost with its computer comes back from a copy."""
        from ui.backup.load import Brought
        from ui.backup.restore_dialog import RestoreDialog

        def brought(desk: Brought) -> None:
            self.made(Made(desk.name, desk.passphrase, is_new=False))

        RestoreDialog(self, self._messages, self._jobs, self._folder, brought).open()

    def _switch(self) -> None:
        if self._step is Step.LIST:
            self.presenter.by_hand()
        else:
            self.presenter.back()

    def _choose(self, row: int) -> None:
        self.presenter.choose(self._found[row] if 0 <= row < len(self._found) else None)

    def _browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Liste nationale des sites", "", "CSV (*.csv);;Tous (*)")
        if path:
            self.list.file.setText(path)
            self.presenter.read_list(path)

    def _show_territory(self, postcode: str) -> None:
        settled = self.presenter.territory_of(postcode)
        self.hand.territory.setText(settled[0] if settled else "")
        if settled:
            self.hand.msa.setChecked(settled[1])

"""The settings screen: its sections on the left, one of them on the right."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from marianne_desk.domain.errors import UserError
from ui.backup.page import BackupPage
from ui.backup.watch import BackupWatch
from ui.keys import bind
from ui.lane_work import Jobs
from ui.messages import Messages, announce
from ui.settings.agents_page import AgentsPage
from ui.settings.closings_page import ClosingsPage
from ui.settings.hours_page import HoursPage
from ui.settings.house_page import HousePage
from ui.settings.keys_page import KeysPage
from ui.settings.lists_page import ListsPage
from ui.settings.look_page import LookPage
from ui.settings.page import UNSAVED, Page
from ui.settings.partners_page import PartnersPage
from ui.settings.presenter import Section, SettingsPresenter
from ui.settings.privacy_page import PrivacyPage
from ui.settings.privacy_words import FILE, KINDS
from ui.settings.simple_pages import CommunesPage, DelaysPage, OperatorsPage
from ui.settings.snapshot import Snapshot
from ui.settings.targets_page import TargetsPage
from ui.shortcuts import Act, shown
from ui.theme import GRID

_LABELS = {
    Section.HOUSE: "Maison",
    Section.HOURS: "Horaires",
    Section.CLOSINGS: "Fermetures",
    Section.DELAYS: "Délais",
    Section.OPERATORS: "Opérateurs",
    Section.PARTNERS: "Partenaires",
    Section.COMMUNES: "Communes",
    Section.AGENTS: "Agents",
    Section.PRIVACY: "Données\npersonnelles",
    Section.BACKUP: "Sauvegarde",
    Section.LISTS: "Listes",
    Section.TARGETS: "Objectifs",
    Section.KEYS: "Touches",
    Section.LOOK: "Apparence",
}
_MAKERS: dict[Section, Callable[[], Page]] = {
    Section.HOUSE: HousePage,
    Section.HOURS: HoursPage,
    Section.CLOSINGS: ClosingsPage,
    Section.DELAYS: DelaysPage,
    Section.OPERATORS: OperatorsPage,
    Section.PARTNERS: PartnersPage,
    Section.COMMUNES: CommunesPage,
    Section.AGENTS: AgentsPage,
    Section.PRIVACY: PrivacyPage,
    Section.BACKUP: BackupPage,
    Section.LISTS: ListsPage,
    Section.TARGETS: TargetsPage,
    Section.KEYS: KeysPage,
    Section.LOOK: LookPage,
}


class SettingsView(QFrame):
    """↑ and ↓ choose a section, Tab or → enters it, Enter or Ctrl+S keeps it, Esc goes back to the sections."""

    def __init__(
        self,
        messages: Messages,
        jobs: Jobs,
        changed: Callable[[], None],
        import_contacts: Callable[[], None],
        backup: BackupWatch,
    ) -> None:
        super().__init__()
        self._backup = backup
        self.setProperty("kind", "ground")
        self.setAccessibleName("Réglages")
        self._messages = messages
        self.presenter = SettingsPresenter(self, jobs, changed)
        self._snapshot: Snapshot | None = None
        self.pages: dict[Section, Page] = {}
        self.sections = QListWidget(self)
        self.sections.setProperty("kind", "choices")
        self.sections.setAccessibleName("Sections des réglages")
        self.sections.setFixedWidth(20 * GRID)
        self.sections.setWordWrap(True)
        self._stack = QStackedWidget(self)
        for section in Section:
            self.sections.addItem(_LABELS[section])
            self.sections.item(self.sections.count() - 1).setSizeHint(_size_of(_LABELS[section]))
        self.sections.currentRowChanged.connect(self._choose)
        self.bring_in = QPushButton(f"Importer… ({shown(Act.IMPORT)})", self)
        self.bring_in.setAccessibleName(f"Importer des passages, touche {shown(Act.IMPORT)}")
        self.bring_in.clicked.connect(import_contacts)
        left = QVBoxLayout()
        left.addWidget(self.sections, 1)
        left.addWidget(self.bring_in)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(2 * GRID, 2 * GRID, GRID, GRID)
        whole.setSpacing(GRID)
        whole.addLayout(left)
        whole.addWidget(self._stack, 1)
        self.setFocusProxy(self.sections)
        bind(Act.KEEP, self, self._save)
        self.sections.setCurrentRow(0)

    def section(self) -> Section:
        """The section that is shown."""
        return list(Section)[max(0, self.sections.currentRow())]

    def page(self, section: Section) -> Page:
        """The page of a section, built when it is first wanted."""
        if section not in self.pages:
            page = _MAKERS[section]()
            page.add_foot()
            page.saved.connect(self._save)
            page.stopped.connect(self.presenter.stop)
            page.marked.connect(partial(self._mark, section))
            if isinstance(page, BackupPage):
                page.use(self._backup)
                page.stale.connect(partial(self.presenter.load_one, section))
            if isinstance(page, PrivacyPage):
                page.stale.connect(partial(self.presenter.load_one, section))
                page.taken.connect(partial(self._take_register, page))
            self.pages[section] = page
            self._stack.addWidget(page)
            if self._snapshot is not None:
                page.show_state(self._snapshot)
        return self.pages[section]

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Fetches the desk the first time."""
        super().showEvent(event)
        if self._snapshot is None:
            self.presenter.load()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter keeps the section from any of its lines; Esc goes back to the sections."""
        key, focus = event.key(), self.focusWidget()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if focus is self.sections:
                self._enter()
            elif isinstance(focus, QPushButton):
                focus.click()
            else:
                self._save()
        elif key == Qt.Key.Key_Right and focus is self.sections:
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self.sections.setFocus()
        else:
            super().keyPressEvent(event)

    # what the presenter asks of its view

    def may_close(self) -> bool:
        """Whether the window may go: asked while something changed here is not kept."""
        if not any(page.unsaved for page in self.pages.values()):
            return True
        return self._messages.ask(
            "Fermer Marianne Desk",
            "Des réglages changés ne sont pas enregistrés. Fermer sans les garder\u202f?",
            "Fermer",
            "Rester",
        )

    def write(self, snapshot: Snapshot, only: Section | None) -> None:
        """Shows the desk in all sections that are built, or in one; the others keep what is typed."""
        self._snapshot = snapshot
        for section, page in self.pages.items():
            if only in (None, section):
                page.show_state(snapshot)
            else:
                page.know(snapshot)

    def show_faults(self, section: Section, faults: Mapping[str, UserError]) -> bool:
        """Beside their fields."""
        return self.page(section).show_faults(faults)

    def show_busy(self, section: Section, busy: bool) -> None:
        """The desk is writing."""
        self.page(section).show_busy(busy)

    def show_progress(self, section: Section, done: int, of: int) -> None:
        """How far it is."""
        self.page(section).show_progress(done, of)

    def said(self, section: Section, text: str) -> None:
        """Beside the saving button."""
        label = self.page(section).said
        label.setText(text or (UNSAVED if self.page(section).unsaved else ""))
        announce(label, text)

    def ask(self, section: Section, effect: str) -> None:
        """Beside the saving button, which then confirms."""
        self.page(section).ask(effect)
        announce(self.page(section).said, effect)

    def is_asking(self, section: Section) -> bool:
        """Whether the saving button confirms."""
        return self.page(section).is_asking

    def tell(self, error: BaseException) -> None:
        """By the door for messages."""
        self._messages.tell(error)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self._stack.setCurrentWidget(self.page(list(Section)[row]))

    def _mark(self, section: Section) -> None:
        item = self.sections.item(list(Section).index(section))
        unsaved = self.pages[section].unsaved
        item.setText(f"{_LABELS[section]}\n{UNSAVED.lower()}" if unsaved else _LABELS[section])
        item.setSizeHint(_size_of(item.text()))

    def _take_register(self, page: PrivacyPage) -> None:
        def save(path: Path) -> None:
            self.presenter.save_register(path, page.say_where)

        self._messages.save_as("Enregistrer le registre", FILE, KINDS, save)

    def _enter(self) -> None:
        self.page(self.section()).first_field().setFocus(Qt.FocusReason.TabFocusReason)

    def _save(self) -> None:
        section = self.section()
        self.presenter.save(section, self.page(section).draft)


def _size_of(label: str) -> QSize:
    """Room for a section's name, a line or several."""
    return QSize(0, (1 + 3 * len(label.splitlines())) * GRID)

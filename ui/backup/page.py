"""« Sauvegarde »: where copies go, the last verified one, the recovery sheet, bringing one back."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from marianne_desk.domain.backup import BackupState
from marianne_desk.domain.errors import UserError
from ui.backup import words as said
from ui.backup.watch import BackupWatch
from ui.forms.fields import Form, line, side_by_side, words
from ui.messages import announce, speak_french
from ui.settings.page import Page
from ui.settings.snapshot import Snapshot
from ui.shortcuts import Act, shown


class BackupPage(Page):
    """``stale`` when the desk has to be fetched again for this section."""

    stale = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Sauvegarde",
            "Une copie chiffrée, relue et comptée, se fait seule chaque jour et à la fermeture. Sont gardées\u00a0: "
            "celles de 7 jours, 5 semaines et 12 mois.",
        )
        self._backup: BackupWatch | None = None
        self._shown_folder = ""
        self.standing = words("", "")
        self.nearby = words(said.ON_THIS_COMPUTER, "warning")
        self.form = Form()
        self.folder = line("Dossier des sauvegardes", hint="vide\u00a0: sur cet ordinateur")
        self.browse = QPushButton("Choisir…")
        self.browse.setAccessibleName("Choisir le dossier des sauvegardes")
        self.now = QPushButton("Sauvegarder maintenant")
        self.now.setToolTip(shown(Act.BACK_UP))
        self.sheet = words("", "")
        self.show_sheet = QPushButton("Voir et imprimer la feuille de secours…")
        self.bring_back = QPushButton("Reprendre une sauvegarde…")
        for button in (self.browse, self.now, self.show_sheet, self.bring_back):
            button.setAutoDefault(False)
        self.form.add("backup_folder", "Dossier", self.folder, "une clé USB ou un dossier partagé")
        self._lay_out()
        self.browse.clicked.connect(self._choose)

    def use(self, backup: BackupWatch) -> None:
        """Ties the page to the window's copies."""
        self._backup = backup
        self.now.clicked.connect(backup.now)
        self.show_sheet.clicked.connect(backup.show_sheet)
        self.bring_back.clicked.connect(backup.bring_back)
        backup.changed.connect(self.stale)

    def show_state(self, snapshot: Snapshot) -> None:
        """Shows the desk; a folder that is being typed stays while only the standing changed."""
        same = (
            self._state is not None and self.state.settings.backup_folder == snapshot.settings.backup_folder
        )
        if same and self.unsaved:
            self._state = snapshot
            self._show_standing(snapshot.backups, snapshot)
        else:
            super().show_state(snapshot)

    def write(self, snapshot: Snapshot) -> None:
        """Shows the folder and what is known."""
        self.folder.setText(snapshot.settings.backup_folder or "")
        self._show_standing(snapshot.backups, snapshot)
        if self._shown_folder not in {"", snapshot.backups.folder} and self._backup is not None:
            self._backup.now()  # a folder is good once a copy there was verified
        self._shown_folder = snapshot.backups.folder

    def draft(self) -> tuple[Path | None]:
        """The folder as typed; None: on this computer."""
        typed = self.folder.text().strip()
        return (Path(typed) if typed else None,)

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Beside the folder."""
        return self.form.show_faults(faults)

    def _show_standing(self, state: BackupState, snapshot: Snapshot) -> None:
        from zoneinfo import ZoneInfo

        text = said.standing(state, ZoneInfo(snapshot.site.zone))
        if text != self.standing.text():
            self.standing.setText(text)
            announce(self.standing, text)
        self.standing.setProperty("kind", "warning" if text.startswith(said.WARN) else "")
        self.standing.style().unpolish(self.standing)
        self.standing.style().polish(self.standing)
        self.nearby.setVisible(state.on_this_computer)
        self.sheet.setText(said.sheet_standing(snapshot.settings.recovery_sheet, snapshot.wrapped))

    def _choose(self) -> None:
        speak_french()
        chosen = QFileDialog.getExistingDirectory(self, "Dossier des sauvegardes", self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self.folder.setFocus()

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self.standing)
        column.addWidget(self.nearby)
        row = QHBoxLayout()
        row.addWidget(self.form, 1)
        row.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(side_by_side(self.now, None))
        column.addWidget(words("Feuille de secours", "heading"))
        column.addWidget(self.sheet)
        column.addWidget(side_by_side(self.show_sheet, None))
        column.addWidget(words("Reprendre", "heading"))
        column.addWidget(
            words(
                "Remettre ce guichet dans l’état d’une sauvegarde. On regarde d’abord ce qu’elle contient\u00a0; "
                "le guichet d’aujourd’hui est mis de côté, jamais effacé.",
                "muted",
            )
        )
        column.addWidget(side_by_side(self.bring_back, None))

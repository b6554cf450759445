"""« Apparence »: colours, at once; size, at the next start. Kept for this person of the computer, not in the desk."""

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication, QComboBox

from marianne_desk.domain.errors import UserError
from ui import theme
from ui.forms.fields import Form
from ui.palettes import Look
from ui.settings.page import Page
from ui.settings.snapshot import Snapshot
from ui.theme import GRID

_LOOKS = {
    Look.SYSTEM: "comme l’ordinateur",
    Look.LIGHT: "clair",
    Look.DARK: "sombre",
    Look.CONTRAST: "contraste élevé",
}


class LookPage(Page):
    """Nothing to save: a choice is kept as it is made."""

    savable = False

    def __init__(self) -> None:
        super().__init__("Apparence")
        self.form = Form()
        self.look, self.scale = QComboBox(), QComboBox()
        for look, label in _LOOKS.items():
            self.look.addItem(label, look)
        for percent in theme.SCALES:
            self.scale.addItem(f"{percent}\u202f%", percent)
        for field in (self.look, self.scale):
            field.setMaximumWidth(32 * GRID)
        self.form.add("look", "Couleurs", self.look)
        self.form.add("scale", "Taille", self.scale, "prend effet au prochain démarrage")
        self.column.addWidget(self.form)
        self.look.setCurrentIndex(self.look.findData(theme.look()))
        self.scale.setCurrentIndex(self.scale.findData(theme.scale()))
        self.look.currentIndexChanged.connect(lambda _index: self._keep())
        self.scale.currentIndexChanged.connect(lambda _index: self._keep())

    def write(self, _snapshot: Snapshot) -> None:
        """Nothing of the desk is shown here."""

    def draft(self) -> None:
        """Nothing to keep in the desk."""

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Nothing can be wrong here."""
        return self.form.show_faults(faults)

    def _keep(self) -> None:
        look = Look(self.look.currentData())
        theme.keep(look, self.scale.currentData())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.dress(app, look)
        self.said.setText("Gardé.")

"""« Maison »: who the house is and where it stands."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from marianne_desk.domain.calendar.territory_words import territory_words
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.site import Site
from ui.forms.fields import Form, line, words
from ui.settings.page import Page
from ui.settings.snapshot import Snapshot
from ui.theme import GRID

_FIELDS = (
    ("name", "Nom"),
    ("address", "Adresse"),
    ("postcode", "Code postal"),
    ("commune", "Commune"),
    ("department", "Département"),
    ("telephone", "Téléphone"),
    ("mail", "Courriel"),
    ("kind", "Type"),
)


class HousePage(Page):
    """The facts of the site, as they stand on the sheet."""

    def __init__(self) -> None:
        super().__init__("Maison", "Ces lignes figurent sur la fiche du mois.")
        self.form = Form()
        self.form.setMaximumWidth(88 * GRID)
        self.fields: dict[str, QLineEdit] = {}
        for name, label in _FIELDS:
            self.fields[name] = line(label)
            note = "règle les jours fériés et le fuseau horaire" if name == "department" else ""
            self.form.add(name, label, self.fields[name], note)
        self.territory = words("", "muted")
        self.column.addWidget(self.form)
        self.column.addWidget(self.territory)

    def write(self, snapshot: Snapshot) -> None:
        """Shows the house."""
        for name, field in self.fields.items():
            field.setText(getattr(snapshot.site, name))
            field.setCursorPosition(0)
        self.territory.setText(" · ".join(territory_words(snapshot.site.department, snapshot.today.year)))

    def draft(self) -> Site:
        """The house as typed."""
        return replace(self.state.site, **{name: field.text() for name, field in self.fields.items()})

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Beside its field."""
        return self.form.show_faults(faults)

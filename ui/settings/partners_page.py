"""« Partenaires »: when a partner is reminded, where it receives here."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QSpinBox

from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.settings import Settings
from ui.forms.fields import Form, line, number_field
from ui.settings.page import Page
from ui.settings.snapshot import Snapshot
from ui.theme import GRID

_DAYS = " jours ouvrés"
_ROOMS = 4
_NUMBERS = (
    (
        "alarm_first",
        "Première alarme",
        250,
        _DAYS,
        "Personne n’a pris le dossier en charge. Vaut pour les dossiers ouverts ensuite, sauf ce que dit l’annuaire.",
    ),
    ("alarm_next", "Alarmes suivantes", 250, _DAYS, "Le partenaire s’en occupe et ne dit plus rien."),
)


class PartnersPage(Page):
    """Alarms, then the rooms, one a line."""

    def __init__(self) -> None:
        super().__init__("Partenaires", "Pour les dossiers suivis chez les partenaires et leurs rendez-vous.")
        self.form = Form()
        self.numbers: dict[str, QSpinBox] = {}
        for name, label, most, unit, note in _NUMBERS:
            field = number_field(f"{label}, en{unit}", 1, most, unit)
            field.setMaximumWidth(24 * GRID)
            self.numbers[name] = field
            self.form.add(name, label, field, note)
        self.rooms: list[QLineEdit] = []
        for number in range(1, _ROOMS + 1):
            room = line(
                f"Salle {number}, où un partenaire reçoit ici",
                hint="Espace confidentiel" if number == 1 else "",
            )
            room.setMaximumWidth(34 * GRID)
            self.rooms.append(room)
            self.form.add(f"rooms.{number}", f"Salle {number}", room)
        self.column.addWidget(self.form)

    def write(self, snapshot: Snapshot) -> None:
        """Shows what is in force."""
        kept = snapshot.settings
        for name, value in (
            ("alarm_first", kept.alarms.first),
            ("alarm_next", kept.alarms.next),
        ):
            self.numbers[name].setValue(value)
        for place, room in enumerate(self.rooms):
            room.setText(kept.rooms[place] if place < len(kept.rooms) else "")

    def draft(self) -> Settings:
        """The settings with what is typed here."""
        value = {name: field.value() for name, field in self.numbers.items()}
        return replace(
            self.state.settings,
            alarms=Alarms(value["alarm_first"], value["alarm_next"]),
            rooms=tuple(room.text() for room in self.rooms),
        )

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Beside its field."""
        return self.form.show_faults(faults)

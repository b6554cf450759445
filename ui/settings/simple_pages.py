"""« Délais », « Opérateurs », « Communes »: sections of a few fields each."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox

from marianne_desk.domain.delays import Delays
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.settings import Settings
from ui.forms.fields import Form, line, number_field
from ui.settings.page import Page
from ui.settings.snapshot import Snapshot
from ui.theme import GRID

_DELAYS = (
    ("mail", "Courrier", " jours ouvrés", 60),
    ("email", "Courriel", " jours ouvrés", 60),
    ("phone_message", "Message téléphonique", " jour ouvré", 60),
    ("waiting_minutes", "Attente", " minutes", 240),
)
_USUAL = 9


class DelaysPage(Page):
    """What the desk promises."""

    def __init__(self) -> None:
        super().__init__(
            "Délais", "Ce que la maison promet. Les passages déjà notés sont alors jugés à nouveau."
        )
        self.form = Form()
        self.fields: dict[str, QSpinBox] = {}
        for name, label, unit, most in _DELAYS:
            field = number_field(f"{label}, en{unit}", 1, most, unit)
            field.setMaximumWidth(24 * GRID)
            self.fields[name] = field
            self.form.add(name, label, field)
        self.column.addWidget(self.form)

    def write(self, snapshot: Snapshot) -> None:
        """Shows the delays in force."""
        for name, field in self.fields.items():
            field.setValue(getattr(snapshot.settings.delays, name))

    def draft(self) -> Settings:
        """The settings with the delays as typed."""
        return replace(
            self.state.settings, delays=Delays(**{name: field.value() for name, field in self.fields.items()})
        )

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Beside its field."""
        return self.form.show_faults(faults)


class OperatorsPage(Page):
    """Whom a request is for where the trade has two operators."""

    def __init__(self) -> None:
        super().__init__(
            "Opérateurs",
            "Là où deux organismes existent (CAF et MSA…), le guichet demande à chaque fois lequel. La question "
            "s’enlève ici\u00a0: décochez la MSA, ou choisissez l’organisme habituel d’un thème.",
        )
        self.msa = QCheckBox("Notre territoire relève aussi de la MSA")
        self.form = Form()
        self.fields: dict[str, QComboBox] = {}
        self.column.addWidget(self.msa)
        self.column.addWidget(self.form)

    def write(self, snapshot: Snapshot) -> None:
        """Shows the desk's habits."""
        self.msa.setChecked(snapshot.settings.msa_country)
        for choice in snapshot.choices:
            if choice.theme not in self.fields:
                field = QComboBox()
                field.setMaximumWidth(32 * GRID)
                field.addItem("demander à chaque fois", "")
                for code, label in choice.operators:
                    field.addItem(f"{label}, sans demander", code)
                before = next(reversed(self.fields.values()), None)
                self.fields[choice.theme] = field
                self.form.add(choice.theme, choice.label, field)
                field.setAccessibleName(f"{choice.label}, opérateur habituel")
                self.setTabOrder(before or self.msa, field)
            field = self.fields[choice.theme]
            field.setCurrentIndex(field.findData(choice.chosen))

    def draft(self) -> Settings:
        """The settings with the habits as chosen."""
        chosen = {
            code: operator
            for code, operator in self.state.settings.usual_operators.items()
            if code not in self.fields
        }
        chosen |= {theme: field.currentData() for theme, field in self.fields.items() if field.currentData()}
        return replace(
            self.state.settings, msa_country=self.msa.isChecked(), usual_operators=MappingProxyType(chosen)
        )

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Beside its field."""
        return self.form.show_faults(faults)


class CommunesPage(Page):
    """The usual communes, each with its key at the counter."""

    def __init__(self) -> None:
        super().__init__(
            "Communes", "Les neuf plus fréquentes, chacune a sa touche au guichet. Les autres se tapent."
        )
        self.form = Form()
        self.fields: list[QLineEdit] = []
        for number in range(1, _USUAL + 1):
            field = line(f"Commune de la touche {number}")
            field.setMaximumWidth(48 * GRID)
            self.fields.append(field)
            self.form.add(f"communes.{number}", str(number), field)
        self.column.addWidget(self.form)

    def write(self, snapshot: Snapshot) -> None:
        """Shows the usual communes."""
        for index, field in enumerate(self.fields):
            known = snapshot.settings.communes
            field.setText(known[index] if index < len(known) else "")

    def draft(self) -> Settings:
        """The settings with the communes as typed."""
        typed = (field.text().strip() for field in self.fields)
        return replace(self.state.settings, communes=tuple(name for name in typed if name))

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Beside its field."""
        return self.form.show_faults(faults)

"""« Objectifs »: what the house wants of its measured figures; shown beside them on the month's screen."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtWidgets import QSpinBox

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.settings import TARGETED, Settings
from marianne_desk.wording import FIGURES
from ui.forms.fields import Form, number_field
from ui.settings.page import Page
from ui.settings.snapshot import Snapshot
from ui.theme import GRID

NO_TARGET = "aucun"


class TargetsPage(Page):
    """A share from 1 to 100 % for each figure; 0 is no target."""

    def __init__(self) -> None:
        super().__init__(
            "Objectifs",
            "Ce que la maison veut atteindre, en pour cent. L’écran du mois le montre à côté du chiffre\u202f; "
            "aucun chiffre n’en est changé.",
        )
        self.form = Form()
        self.fields: dict[str, QSpinBox] = {}
        for figure in TARGETED:
            field = number_field(f"{FIGURES[figure]}, objectif en pour cent", 0, 100, "\u202f%")
            field.setSpecialValueText(NO_TARGET)
            field.setMaximumWidth(18 * GRID)
            self.fields[figure] = field
            self.form.add(figure, FIGURES[figure], field)
        self.column.addWidget(self.form)

    def write(self, snapshot: Snapshot) -> None:
        """Shows the targets in force."""
        for figure, field in self.fields.items():
            field.setValue(snapshot.settings.targets.get(figure, 0))

    def draft(self) -> Settings:
        """The settings with the targets as typed."""
        targets = {figure: field.value() for figure, field in self.fields.items() if field.value()}
        return replace(self.state.settings, targets=MappingProxyType(targets))

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Beside its field."""
        return self.form.show_faults(faults)

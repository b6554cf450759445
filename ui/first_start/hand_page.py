"""A house typed by hand, with the week's hours."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.calendar.weekly_grid import expression_of
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.site import Site
from marianne_desk.domain.site_entry import EMPTY_SITE
from ui.first_start.house_panel import MSA, MSA_MEANS
from ui.forms.fields import Form, line, words
from ui.settings.hours_grid import HoursGrid
from ui.settings.hours_text import grid_of_text
from ui.theme import GRID


class HandPage(QScrollArea):
    """A house typed by hand, with the week's hours."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # its fields take the keys, and bring themselves into sight
        inside = QFrame()
        inside.setProperty("kind", "ground")
        self.form = Form()
        self.fields: dict[str, QLineEdit] = {}
        for name, label, hint in (
            ("name", "Nom", "France services de …"),
            ("address", "Adresse", ""),
            ("postcode", "Code postal", "par ex. 57670"),
            ("commune", "Commune", ""),
            ("telephone", "Téléphone", ""),
        ):
            self.fields[name] = line(label, hint=hint)
            self.form.add(name, label, self.fields[name])
        self.territory = words("", "muted")
        self.msa = QCheckBox(MSA)
        self.msa.setChecked(True)
        self.grid = HoursGrid(plain=True)
        self.copy = QPushButton("Lundi pour toute la semaine")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self.grid.copy_down)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        self.msa.setAccessibleDescription(MSA_MEANS)
        for widget in (self.form, self.territory, self.msa, words(MSA_MEANS, "small")):
            left.addWidget(widget)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(words("Horaires (vide : fermé)", "heading"))
        right.addWidget(self.grid)
        right.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        both = QHBoxLayout(inside)
        both.setContentsMargins(0, 0, GRID, 0)
        both.setSpacing(3 * GRID)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        self.setWidget(inside)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at: the facts, the week, from top to bottom."""
        return (*self.fields.values(), self.msa, *self.grid.cells["week"], self.copy)

    def draft(self) -> Site:
        """The house as typed. Raises UserError with the field of the grid."""
        hours = expression_of(grid_of_text(self.grid.read()))
        return replace(EMPTY_SITE, **{name: field.text() for name, field in self.fields.items()}, hours=hours)

    def show_faults(self, faults: Mapping[str, UserError]) -> None:
        """Beside their fields or in the grid."""
        if not self.form.show_faults(faults):
            self.grid.show_faults(faults)
            if faults:
                self.grid.focus_fault(next(iter(faults)))
        else:
            self.grid.show_faults({})

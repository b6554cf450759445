"""« Données personnelles »: how long people are known by name, how many are now, the register of what was erased."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QSpinBox, QVBoxLayout

from marianne_desk.domain.cases.retention import LONGEST_IDENTITY_MONTHS, LONGEST_MANDATE_MONTHS
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.settings import Settings
from ui.forms.fields import Form, in_order, number_field, side_by_side, words
from ui.import_contacts.plain_table import Line, PlainTable
from ui.messages import announce
from ui.settings import privacy_words as said
from ui.settings.page import Page
from ui.settings.snapshot import Snapshot
from ui.theme import GRID

_MONTHS = " mois"
_NUMBERS = (
    (
        "identity_months",
        "Identités effacées",
        LONGEST_IDENTITY_MONTHS,
        "Après la clôture du dossier\u202f; deux ans après le dernier événement s’il n’est jamais clos.",
    ),
    ("mandate_months", "Mandats gardés", LONGEST_MANDATE_MONTHS, "Après leur fin."),
)
_MOST_LINES = 6
"""Lines of the register that are seen at once."""


class PrivacyPage(Page):
    """``stale`` when the page comes to sight: cases may have moved since. ``taken`` when the register is wanted as a
    table."""

    stale = Signal()
    taken = Signal()

    def __init__(self) -> None:
        super().__init__("Données personnelles", said.WHY)
        self.form = Form()
        self.numbers: dict[str, QSpinBox] = {}
        for name, label, most, note in _NUMBERS:
            field = number_field(f"{label}, en{_MONTHS}", 1, most, _MONTHS)
            field.setMaximumWidth(24 * GRID)
            self.numbers[name] = field
            self.form.add(name, label, field, note)
        self.known = PlainTable(said.KNOWN, ("Comment", "Combien", "Prochain effacement"), (44, 16), self)
        self.register = PlainTable(
            said.REGISTER, ("Jour", "Combien", "Ce qui a été effacé"), (20, 16), self, tall=6
        )
        self.nothing = words(said.NOTHING_ERASED, "muted")
        self.take = QPushButton("Enregistrer le registre…")
        self.take.setAutoDefault(False)
        self.take.setToolTip("Un tableau sans nom, à montrer au délégué à la protection des données")
        self.take.clicked.connect(self.taken)
        self.where = words("", "muted")
        self.column.addWidget(self.form)

    def add_foot(self) -> None:
        """The saving button under the fields that it saves, where its question is seen; the tables below."""
        super().add_foot()
        below = QVBoxLayout()
        below.setSpacing(GRID)
        for part in (
            words(said.KNOWN, "heading"),
            self.known,
            words(said.REGISTER, "heading"),
            self.nothing,
            self.register,
            side_by_side(self.take, self.where, None),
        ):
            below.addWidget(part)
        self._whole.insertLayout(self._whole.count() - 1, below)
        in_order(*self.numbers.values(), self.keep, self.stop, self.known, self.register, self.take)

    def ask(self, effect: str) -> None:
        """What is erased does not come back: the question comes to sight, however small the window."""
        super().ask(effect)
        if effect:
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.said))

    def say_where(self, path: Path) -> None:
        """The register was saved."""
        text = said.SAVED.format(name=path.name)
        self.where.setText(text)
        announce(self.where, text)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Asks for what is known now."""
        super().showEvent(event)
        if self._state is not None:
            self.stale.emit()

    def show_state(self, snapshot: Snapshot) -> None:
        """Shows the desk; months that are being typed stay."""
        if self._is_typed_over(snapshot):
            self._state = snapshot
            self._show_tables(snapshot)
        else:
            super().show_state(snapshot)

    def _is_typed_over(self, snapshot: Snapshot) -> bool:
        """Whether other months are typed than those that are kept; the key may be as young as the answer."""
        if self._state is None or snapshot.settings != self.state.settings:
            return False
        return self.draft() != self.state.settings

    def write(self, snapshot: Snapshot) -> None:
        """Shows the months in force, and the tables."""
        self.numbers["identity_months"].setValue(snapshot.settings.identity_months)
        self.numbers["mandate_months"].setValue(snapshot.settings.mandate_months)
        self._show_tables(snapshot)

    def draft(self) -> Settings:
        """The settings with the months as typed."""
        return replace(
            self.state.settings,
            identity_months=self.numbers["identity_months"].value(),
            mandate_months=self.numbers["mandate_months"].value(),
        )

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Beside its field."""
        return self.form.show_faults(faults)

    def _show_tables(self, snapshot: Snapshot) -> None:
        zone = ZoneInfo(snapshot.site.zone)
        self.known.show_lines([Line(texts) for texts in said.known_lines(snapshot.known, snapshot.today)])
        lines = [Line(texts) for texts in said.register_lines(snapshot.erasures, zone)]
        self.register.show_lines(lines)
        self.nothing.setVisible(not lines)
        self.register.setVisible(bool(lines))
        for table in (self.known, self.register):
            _as_tall_as_its_lines(table)


def _as_tall_as_its_lines(table: PlainTable) -> None:
    """The page scrolls, its tables do not, but for a long register."""
    lines = min(max(1, len(table.lines.lines)), _MOST_LINES)
    table.setVerticalScrollBarPolicy(
        Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if len(table.lines.lines) > _MOST_LINES
        else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    )
    heads = table.horizontalHeader().sizeHint().height()
    table.setFixedHeight(heads + lines * table.verticalHeader().defaultSectionSize() + 2 * table.frameWidth())

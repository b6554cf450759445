"""« Listes »: themes, reasons and operators of the desk; an entry is chosen on the left and changed on the right."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
)

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.own_lists import ListedEntry, ListName, OwnEntry
from ui.forms.days import day_text, read_typed_day
from ui.forms.fields import Form, in_order, line, words
from ui.messages import announce
from ui.settings.lists_words import base_words, entry_line, parted, uses_words, usual_words
from ui.settings.page import Page
from ui.settings.snapshot import Snapshot
from ui.theme import GRID

LISTS = {ListName.THEME: "Thèmes", ListName.REASON: "Motifs", ListName.OPERATOR: "Opérateurs"}
_NEW = {
    ListName.THEME: "Nouveau thème",
    ListName.REASON: "Nouveau motif",
    ListName.OPERATOR: "Nouvel opérateur",
}
_EVERYBODY = ""
LOST = "Non enregistré. Enregistrez d’abord, ou choisissez encore une fois pour abandonner la saisie."


class ListsPage(Page):
    """One entry at a time is changed and kept."""

    def __init__(self) -> None:
        super().__init__(
            "Listes",
            "Vos thèmes, motifs et opérateurs. Le guichet comprend un mot nouveau dès qu’il est enregistré. "
            "Ce qui a servi se retire, sans disparaître des mois passés.",
        )
        self.which = QComboBox(self)
        self.which.setAccessibleName("Liste")
        for list_name, title in LISTS.items():
            self.which.addItem(title, list_name)
        self.add = QPushButton("Ajouter", self)
        self.entries = QListWidget(self)
        self.entries.setProperty("kind", "choices")
        self.entries.setAccessibleName("Entrées de la liste")
        self.entries.setMinimumWidth(26 * GRID)
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = words("", "heading")
        self.uses = words("", "small")
        self.known = words("", "small")
        self.form = Form()
        self.label = line("Libellé")
        self.parent_theme, self.operator = QComboBox(), QComboBox()
        self.aliases = line("Autres mots", hint="séparés par des virgules")
        self.former = line("Anciens noms", hint="séparés par des virgules")
        self.valid_from = line("Premier jour", hint="jj/mm/aaaa")
        self.valid_to = line("Dernier jour", hint="jj/mm/aaaa")
        for field in (self.parent_theme, self.operator, self.valid_from, self.valid_to):
            field.setMaximumWidth(30 * GRID)
        for name, label, field in (
            ("label", "Libellé", self.label),
            ("parents", "Thème", self.parent_theme),
            ("operators", "Opérateur", self.operator),
            ("aliases", "Autres mots", self.aliases),
            ("former", "Anciens noms", self.former),
            ("valid_from", "Premier jour", self.valid_from),
            ("valid_to", "Dernier jour", self.valid_to),
        ):
            self.form.add(name, label, field)
        self.retired = QCheckBox("Retiré\u00a0: n’est plus proposé au guichet")
        self._listed: tuple[ListedEntry, ...] = ()
        self._chosen: dict[ListName, str] = {}
        self._lay_out()
        self._held = 0, -1  # the list and the row that are shown
        self._warned = False
        self.which.currentIndexChanged.connect(self._choose_list)
        self.entries.currentRowChanged.connect(self._choose_entry)
        self.add.clicked.connect(self._new)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        top = QHBoxLayout()
        name = QLabel("Liste", self)
        name.setBuddy(self.which)
        top.addWidget(name)
        top.addWidget(self.which, 1)
        top.addWidget(self.add)
        left.addLayout(top)
        left.addWidget(self.entries, 1)
        panel = QFrame(self)
        panel.setProperty("kind", "panel")
        panel.setLayout(right)
        right.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        right.setSpacing(GRID)
        for widget in (self.title, self.uses, self.form, self.known, self.retired):
            right.addWidget(widget)
        right.addStretch(1)
        self._both = both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        both.setSpacing(2 * GRID)
        both.addLayout(left, 2)
        both.addWidget(panel, 3)
        self.column.addLayout(both)
        in_order(self.which, self.add, self.entries, *self.form.inputs.values(), self.retired)

    @property
    def list_name(self) -> ListName:
        """The list that is shown."""
        return ListName(self.which.currentData())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Side by side, or under one another where it is narrow."""
        super().resizeEvent(event)
        self._both.setDirection(self.direction())
        beside = self.direction() == QBoxLayout.Direction.LeftToRight
        self.entries.setFixedHeight((40 if beside else 21) * GRID)

    def write(self, snapshot: Snapshot) -> None:
        """Shows the lists; the entry that was chosen stays chosen, and a new one is chosen once it is kept."""
        before = {one.entry.code for one in self._listed if one.entry.list is self.list_name}
        self._listed = snapshot.lists
        after = [one.entry.code for one in self._listed if one.entry.list is self.list_name]
        added = next((code for code in after if before and code not in before), "")
        self._fill_choices()
        self._fill(added or self._chosen.get(self.list_name, ""))

    def draft(self) -> OwnEntry:
        """The chosen entry as typed."""
        shown = self._shown()
        entry = shown.entry if shown else OwnEntry(self.list_name, "", "")
        operator = self.list_name is ListName.OPERATOR
        theme, whose = self.parent_theme.currentData(), self.operator.currentData()
        retired_on = (entry.retired_on or self.state.today) if self.retired.isChecked() else None
        return replace(
            entry,
            label=self.label.text(),
            parents=entry.parents if shown and not shown.own else (theme,) if theme else (),
            operators=() if operator or not whose else tuple(str(whose).split("|")),
            aliases=parted(self.aliases.text()),
            former=parted(self.former.text()) if operator else (),
            valid_from=self._day(self.valid_from, "valid_from") if operator else None,
            valid_to=self._day(self.valid_to, "valid_to") if operator else None,
            retired_on=retired_on,
        )

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Beside its field."""
        return self.form.show_faults(faults)

    def _day(self, field: QLineEdit, name: str) -> date | None:
        text = field.text().strip()
        return read_typed_day(text, self.state.today, name) if text else None

    def _shown(self) -> ListedEntry | None:
        row = self.entries.currentRow()
        code = self.entries.item(row).data(Qt.ItemDataRole.UserRole) if row >= 0 else ""
        return next(
            (one for one in self._listed if (one.entry.list, one.entry.code) == (self.list_name, code)), None
        )

    def _fill_choices(self) -> None:
        for field, kind, nobody in (
            (self.parent_theme, ListName.THEME, "choisir un thème"),
            (self.operator, ListName.OPERATOR, "aucun"),
        ):
            field.blockSignals(True)
            field.clear()
            field.addItem(nobody, _EVERYBODY)
            for one in self._listed:
                if one.entry.list is kind and not one.retired:
                    field.addItem(one.entry.label, one.entry.code)
            field.blockSignals(False)

    def _fill(self, code: str) -> None:
        """Fills the list on the left; ``code`` is the entry to choose, the first one where it is not there."""
        shown = sorted(
            (one for one in self._listed if one.entry.list is self.list_name),
            key=lambda one: (one.retired, one.entry.label.casefold()),
        )
        self.entries.blockSignals(True)
        self.entries.clear()
        for row, one in enumerate(shown):
            self.entries.addItem(entry_line(one))
            self.entries.item(row).setData(Qt.ItemDataRole.UserRole, one.entry.code)
            self.entries.item(row).setSizeHint(QSize(0, 4 * GRID))
        codes = [one.entry.code for one in shown]
        self.entries.setCurrentRow(codes.index(code) if code in codes else 0)
        self.entries.blockSignals(False)
        self._show_chosen()

    def _choose_list(self, _index: int) -> None:
        if self._may_leave():
            self._fill("")

    def _choose_entry(self, _row: int) -> None:
        if self._may_leave():
            self._show_chosen()

    def _may_leave(self) -> bool:
        """Whether another entry may be shown. What was typed and not kept is lost then: that takes a second try."""
        if not self.unsaved or self._warned:
            return True
        self._warned = True
        for chooser in (self.which, self.entries):
            chooser.blockSignals(True)
        self.which.setCurrentIndex(self._held[0])
        self.entries.setCurrentRow(self._held[1])
        for chooser in (self.which, self.entries):
            chooser.blockSignals(False)
        self.said.setText(LOST)
        announce(self.said, LOST)
        return False

    def _new(self) -> None:
        if not self._may_leave():
            return
        self.entries.blockSignals(True)
        self.entries.setCurrentRow(-1)
        self.entries.blockSignals(False)
        self._show_chosen()
        self.label.setFocus()
        self.ensureWidgetVisible(self.label)

    def _show_chosen(self) -> None:
        """Fills the fields with the chosen entry; what is shown is then what is kept."""
        shown, name = self._shown(), self.list_name
        entry = shown.entry if shown else OwnEntry(name, "", "")
        if shown:
            self._chosen[name] = entry.code
        own = shown is None or shown.own
        self.title.setText(entry.label if shown else _NEW[name])
        self.uses.setText(
            uses_words(shown) if shown else "Son libellé suffit\u00a0: le guichet le comprendra."
        )
        self.known.setText(base_words(shown) if shown else "")
        self.known.setVisible(bool(self.known.text()))
        self.label.setText(entry.label)
        self.parent_theme.setItemText(0, "choisir un thème" if name is ListName.REASON else "aucun")
        parents = entry.parents[0] if entry.parents else _EVERYBODY
        self.parent_theme.setCurrentIndex(max(0, self.parent_theme.findData(parents)))
        self.operator.setItemText(0, usual_words(shown) if shown else "aucun")
        several = "|".join(entry.operators)
        if "|" in several and self.operator.findData(several) < 0:
            self.operator.addItem("plusieurs", several)
        self.operator.setCurrentIndex(max(0, self.operator.findData(several)))
        self.aliases.setText(", ".join(entry.aliases))
        self.former.setText(", ".join(entry.former))
        for field, day in ((self.valid_from, entry.valid_from), (self.valid_to, entry.valid_to)):
            field.setText(day_text(day) if day else "")
        self.retired.setChecked(entry.retired_on is not None)
        self.retired.setVisible(shown is not None)
        operator = name is ListName.OPERATOR
        self.form.show_row("parents", name is not ListName.THEME and own)
        self.form.show_row("operators", not operator)
        for row in ("former", "valid_from", "valid_to"):
            self.form.show_row(row, operator)
        self.form.show_faults({})
        self._held, self._warned = (self.which.currentIndex(), self.entries.currentRow()), False
        self.settled()

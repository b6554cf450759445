"""« Fermetures »: exceptional closings, and the public holidays that the desk keeps."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
)

from marianne_desk.domain.calendar.opening_rules import OpeningRules
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import count_of, day_words
from ui.forms.days import day_text
from ui.forms.fields import ErrorLabel, line, number_field, panel, side_by_side
from ui.settings.closings_draft import ClosingsDraft, HolidayLine
from ui.settings.page import Page
from ui.settings.snapshot import Snapshot
from ui.theme import GRID


class ClosingsPage(Page):
    """Two lists, each with a row of fields that adds to it; Delete takes the chosen one away."""

    def __init__(self) -> None:
        super().__init__("Fermetures et jours fériés", "Ces jours ne comptent pas comme ouverts.")
        self._draft = ClosingsDraft()
        self.closings = QListWidget(self)
        self.closings.setProperty("kind", "choices")
        self.closings.setAccessibleName("Fermetures exceptionnelles")
        self.remove_closing = QPushButton("Retirer la fermeture choisie", self)
        self.remove_closing.clicked.connect(self._remove_closing)
        self.first, self.last = (
            line("Fermé du", hint="par ex. 24/12/2026"),
            line("Fermé jusqu’au", hint="même jour"),
        )
        self.label = line("Motif de la fermeture", hint="par ex. Congés")
        self.add_closing = QPushButton("Ajouter la fermeture", self)
        self.add_closing.clicked.connect(self._add_closing)
        self.closing_error = ErrorLabel(self)
        self.year = number_field("Année des jours fériés", 1990, 2099)
        self.year.valueChanged.connect(lambda _year: self._show_holidays())
        self.holidays = QListWidget(self)
        self.holidays.setProperty("kind", "choices")
        self.holidays.setAccessibleName("Jours fériés, Espace coche ou décoche")
        self.holidays.itemChanged.connect(self._ticked)
        self.day, self.name = (
            line("Autre jour férié", hint="par ex. 02/11/2026"),
            line("Nom de ce jour", hint="par ex. Fête locale"),
        )
        self.add_holiday = QPushButton("Ajouter le jour férié", self)
        self.add_holiday.clicked.connect(self._add_holiday)
        self.holiday_error = ErrorLabel(self)
        for field in (self.first, self.last, self.day):
            field.setFixedWidth(22 * GRID)
        for shown in (self.closings, self.holidays):
            shown.setMinimumHeight(25 * GRID)
        left = panel(
            (
                self.closings,
                side_by_side(None, self.remove_closing),
                side_by_side(QLabel("Du"), self.first, QLabel("au"), self.last, None),
                side_by_side(QLabel("Motif"), self.label, self.add_closing),
                self.closing_error,
            ),
            "Fermetures exceptionnelles",
        )
        right = panel(
            (
                side_by_side(QLabel("Année"), self.year, None),
                self.holidays,
                side_by_side(QLabel("Autre jour"), self.day, self.name),
                side_by_side(None, self.add_holiday),
                self.holiday_error,
            ),
            "Jours fériés",
        )
        self._both = QHBoxLayout()
        self._both.setSpacing(2 * GRID)
        self._both.addWidget(left, 1)
        self._both.addWidget(right, 1)
        self.column.addLayout(self._both)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Public holidays go under the closings where the window is narrow."""
        super().resizeEvent(event)
        self._both.setDirection(self.direction())

    def write(self, snapshot: Snapshot) -> None:
        """Shows closings and this year's holidays."""
        self._draft = ClosingsDraft(
            snapshot.rules.closings, snapshot.rules.holidays_added, snapshot.rules.holidays_removed
        )
        self.year.setValue(snapshot.today.year)
        self._show_closings()
        self._show_holidays()
        self.show_faults({})

    def draft(self) -> OpeningRules:
        """The desk's rules with closings and holidays as listed; a closing typed and not yet added counts too."""
        if self.first.text().strip():
            self._take_closing()
        if self.day.text().strip():
            self._take_holiday()
        return replace(
            self.state.rules,
            closings=self._draft.closings,
            holidays_added=self._draft.added,
            holidays_removed=self._draft.removed,
        )

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Under the list that they concern."""
        error = next(iter(faults.values()), None)
        of_holidays = error is not None and error.field in {"holidays", "day", "name"}
        self.holiday_error.say(error if of_holidays else None)
        self.closing_error.say(None if of_holidays else error)
        field = {"last": self.last, "label": self.label, "day": self.day, "name": self.name}
        if error is not None:
            field.get(error.field or "", self.day if of_holidays else self.first).setFocus()
        return error is not None

    def _today(self) -> date:
        return self.state.today

    def _add_closing(self) -> None:
        try:
            self._take_closing()
        except UserError as error:
            self.show_faults({error.field or "": error})
            return
        self.show_faults({})
        self.first.setFocus()

    def _take_closing(self) -> None:
        typed = (self.first.text(), self.last.text(), self.label.text())
        self._draft = self._draft.with_closing(*typed, self._today())
        for field in (self.first, self.last, self.label):
            field.clear()
        self._show_closings()

    def _remove_closing(self) -> None:
        place = self.closings.currentRow()
        if 0 <= place < len(self._draft.closings):
            self._draft = self._draft.without_closing(place)
            self._show_closings()
            self.closings.setCurrentRow(min(place, self.closings.count() - 1))

    def _add_holiday(self) -> None:
        try:
            self._take_holiday()
        except UserError as error:
            self.show_faults({error.field or "": error})
            return
        self.show_faults({})
        self.day.setFocus()

    def _take_holiday(self) -> None:
        self._draft = self._draft.with_holiday(self.day.text(), self.name.text(), self._today())
        self.year.setValue(self._draft.added[-1].day.year)
        self.day.clear()
        self.name.clear()
        self._show_holidays()

    def _ticked(self, item: QListWidgetItem) -> None:
        holiday: HolidayLine = item.data(Qt.ItemDataRole.UserRole)
        self._draft = self._draft.ticked(holiday, item.checkState() is Qt.CheckState.Checked)

    def _show_closings(self) -> None:
        self.closings.clear()
        for closing in self._draft.closings:
            days = (closing.last - closing.first).days + 1
            until = f" au {day_text(closing.last)}" if days > 1 else ""
            text = f"{day_text(closing.first)}{until}, {closing.label} ({count_of(days, 'jour')})"
            self.closings.addItem(text)
        if not self._draft.closings:
            nothing = QListWidgetItem("Aucune fermeture prévue")
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.closings.addItem(nothing)

    def _show_holidays(self) -> None:
        if self._state is None:
            return
        self.holidays.blockSignals(True)
        self.holidays.clear()
        for holiday in self._draft.holidays(self.state.site.department, self.year.value()):
            item = QListWidgetItem(f"{day_words(holiday.day)}, {holiday.label}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if holiday.observed else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, holiday)
            self.holidays.addItem(item)
        self.holidays.blockSignals(False)

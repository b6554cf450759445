"""« Horaires »: the weekly grid of each period, with what it will mean."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from marianne_desk.domain.calendar.opening_rules import OpeningRules
from marianne_desk.domain.calendar.weekly_grid import WeeklyGrid
from marianne_desk.domain.errors import UserError
from ui.forms.fields import ErrorLabel, line, panel, words
from ui.parts.flow import FlowLayout
from ui.settings.hours_draft import HoursDraft, draft_of, meaning_of
from ui.settings.hours_grid import HoursGrid
from ui.settings.hours_text import text_of
from ui.settings.page import Page
from ui.settings.snapshot import Snapshot
from ui.theme import GRID

_PAUSE_MS = 150


class HoursPage(Page):
    """The hours of the desk. A change from a date on is a copy of the grid, edited on its own."""

    def __init__(self) -> None:
        super().__init__("Horaires", "Par exemple 9h-12h / 13h30-17h ; vide : fermé.")
        self._draft = HoursDraft(((None, text_of(WeeklyGrid())),))
        self.period = QComboBox(self)
        self.period.setAccessibleName("Horaires affichés")
        self.period.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.period.activated.connect(self._choose)
        self.remove = QPushButton("Retirer cette période", self)
        self.remove.clicked.connect(self._remove)
        self.since = line("Nouveaux horaires à partir du", hint="par ex. 04/01/2027")
        self.since.setFixedWidth(22 * GRID)
        self.change = QPushButton("Changer à cette date", self)
        self.change.clicked.connect(self._change_from)
        self.since_error = ErrorLabel(self)
        self.grid = HoursGrid(self)
        self.grid.changed.connect(self._typed)
        self.weekly = words("", "heading")
        self.hours = words("")
        self.ahead = words("", "muted")
        self.column.addWidget(self._periods())
        self.column.addWidget(self.since_error)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(2 * GRID)
        self._beside.addWidget(self.grid, 3)
        self.next_days = words("Les sept prochains jours", "heading")
        meaning = panel((self.weekly, self.hours, self.next_days, self.ahead))
        meaning.setAccessibleName("Ce que cela donne")
        meaning.setMinimumWidth(34 * GRID)
        aside = QVBoxLayout()
        aside.addWidget(meaning)
        aside.addStretch(1)
        self._beside.addLayout(aside, 2)
        self.column.addLayout(self._beside)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._show_meaning)

    def _periods(self) -> QWidget:
        row = QWidget(self)
        flow = FlowLayout(row)
        label = QLabel("Nouveaux horaires à partir du", row)
        label.setBuddy(self.since)
        widgets: tuple[QWidget, ...] = (self.period, self.remove, label, self.since, self.change)
        for widget in widgets:
            flow.addWidget(widget)
        for before, after in pairwise((self.period, self.remove, self.since, self.change)):
            self.setTabOrder(before, after)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """What the hours mean goes under the grid where the window is narrow."""
        super().resizeEvent(event)
        self._beside.setDirection(self.direction())

    def write(self, snapshot: Snapshot) -> None:
        """Shows the hours in force."""
        self._put(draft_of(snapshot.rules, snapshot.today))

    def draft(self) -> OpeningRules:
        """The desk's rules with the hours as typed. Raises UserError with the field of the grid."""
        return replace(self.state.rules, periods=self._read().hours_periods())

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """In the grid; the first one takes the focus."""
        self.grid.show_faults(faults)
        if faults:
            self.grid.focus_fault(next(iter(faults)))
        return bool(faults)

    def _put(self, draft: HoursDraft) -> None:
        self._draft = draft
        self.period.clear()
        self.period.addItems(draft.labels())
        self.period.setCurrentIndex(draft.place)
        self.remove.setVisible(len(draft.periods) > 1)
        self.grid.write(draft.grid)
        self.since_error.say(None)
        self._show_meaning()

    def _read(self) -> HoursDraft:
        self._draft = self._draft.typed(self.grid.read())
        return self._draft

    def _typed(self) -> None:
        self._later.start()

    def _choose(self, place: int) -> None:
        self._put(replace(self._read(), place=place))

    def _change_from(self) -> None:
        try:
            self._put(self._read().change_from(self.since.text(), self.state.today))
        except UserError as error:
            self.since_error.say(error)
            self.since.setFocus()
            return
        self.since.clear()
        self.grid.cells["week"][0].setFocus()

    def _remove(self) -> None:
        self._put(self._read().without_change())
        self.period.setFocus()

    def _show_meaning(self) -> None:
        if self._state is None:
            return
        site = self.state.site
        meaning = meaning_of(self._read(), self.state.rules, site.department, site.zone, self.state.today)
        self.grid.show_faults(meaning.faults)
        self.weekly.setText("Corrigez d’abord l’heure signalée." if meaning.faults else meaning.weekly)
        self.hours.setText("\n".join(meaning.hours))
        for part in (self.hours, self.next_days, self.ahead):
            part.setVisible(bool(meaning.ahead))
        self.ahead.setText("\n".join(meaning.ahead))

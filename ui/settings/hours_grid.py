"""The plain weekly grid: a row a day, a column for the usual week and, where wanted, for its alternatives."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import WEEKDAYS, capitalised
from ui.forms.fields import ErrorLabel
from ui.parts.flow import FlowLayout
from ui.settings.hour_cell import HourCell, NthRow
from ui.settings.hours_text import COLUMNS, EMPTY_WEEK, GridText, NthText, tidy_cell
from ui.theme import GRID

_HEADINGS = {
    "week": "Chaque semaine",
    "even": "Semaines paires",
    "odd": "Semaines impaires",
    "school": "Vacances scolaires",
}
_EXAMPLE = "9h-12h / 13h30-17h"


class HoursGrid(QWidget):
    """``changed`` with each key. ``plain``: the week alone, for a house typed by hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, plain: bool = False) -> None:
        super().__init__(parent)
        self._quiet = False
        self.cells: dict[str, list[HourCell]] = {}
        self._heads: dict[str, QLabel] = {}
        self.nth_rows: list[NthRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.two_weeks = QCheckBox("Semaines paires et impaires différentes", self)
        self.by_school = QCheckBox("Autres horaires pendant les vacances scolaires", self)
        for box in (self.two_weeks, self.by_school):
            box.toggled.connect(self._show_columns)
            box.toggled.connect(lambda _on: self._say_changed())
        options = QWidget(self)
        flow = FlowLayout(options, gap=2 * GRID)
        flow.addWidget(self.two_weeks)
        flow.addWidget(self.by_school)
        column.addWidget(options)
        column.addLayout(self._table())
        self.error = ErrorLabel(self)
        column.addWidget(self.error)
        self._more = QVBoxLayout()
        self._more.setSpacing(GRID)
        column.addLayout(self._more)
        self.holidays = HourCell("Heures des jours fériés", "fermé", self)
        self.add_nth = QPushButton("Ajouter un jour du mois (1er samedi…)", self)
        self.add_nth.clicked.connect(self._begin_nth)
        self.free_rule = QLineEdit(self)
        self.free_rule.setAccessibleName("Règle libre")
        self.free_rule.setPlaceholderText("langage opening_hours, gardée telle quelle ; vide d’ordinaire")
        self.holidays.textChanged.connect(lambda _text: self._say_changed())
        self.free_rule.textChanged.connect(lambda _text: self._say_changed())
        column.addLayout(self._last_rows())
        if plain:
            for hidden in (options, self.add_nth, *self._rare):
                hidden.hide()
        self._show_columns()

    def _table(self) -> QGridLayout:
        self._table_grid = grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        for place, name in enumerate(COLUMNS, 1):
            head = QLabel(_HEADINGS[name], self)
            head.setProperty("kind", "small")
            self._heads[name] = head
            grid.addWidget(head, 0, place)
            self.cells[name] = []
        for weekday, day in enumerate(WEEKDAYS):
            label = QLabel(capitalised(day), self)
            grid.addWidget(label, weekday + 1, 0)
            for place, name in enumerate(COLUMNS, 1):
                empty = "fermé" if name == "week" else "comme d’habitude"
                if name == "week" and weekday == 0:
                    empty = f"fermé (ou {_EXAMPLE})"
                cell = HourCell(f"{capitalised(day)}, {_HEADINGS[name].lower()}", empty, self)
                cell.textChanged.connect(lambda _text: self._say_changed())
                cell.moved.connect(partial(self._move, name, weekday))
                self.cells[name].append(cell)
                grid.addWidget(cell, weekday + 1, place)
            label.setBuddy(self.cells["week"][weekday])
        return grid

    def _last_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        on_holidays, rule = QLabel("Jours fériés", self), QLabel("Règle libre", self)
        on_holidays.setBuddy(self.holidays)
        rule.setBuddy(self.free_rule)
        self._rare = (on_holidays, self.holidays, rule, self.free_rule)
        grid.addWidget(on_holidays, 0, 0)
        grid.addWidget(self.holidays, 0, 1)
        grid.addWidget(rule, 1, 0)
        grid.addWidget(self.free_rule, 1, 1, 1, 2)
        grid.addWidget(self.add_nth, 0, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def write(self, text: GridText) -> None:
        """Shows a grid."""
        self._quiet = True
        for name, cells in self.cells.items():
            for cell, typed in zip(cells, text.columns.get(name, EMPTY_WEEK), strict=True):
                cell.setText(typed)
                cell.setCursorPosition(0)
        self.two_weeks.setChecked(any(text.columns.get("even", ())) or any(text.columns.get("odd", ())))
        self.by_school.setChecked(any(text.columns.get("school", ())))
        focused = next((place for place, row in enumerate(self.nth_rows) if row.cell.hasFocus()), None)
        while self.nth_rows:
            row = self.nth_rows.pop()
            self._more.removeWidget(row)
            row.hide()
            row.deleteLater()
        for one in text.nth:
            self._add_nth(one)
        if focused is not None:
            (self.nth_rows[focused].cell if focused < len(self.nth_rows) else self.add_nth).setFocus()
        self.holidays.setText(text.holidays)
        self.free_rule.setText(text.free_rule)
        self._quiet = False
        self._show_columns()

    def read(self) -> GridText:
        """What is typed; columns that are not shown say nothing."""
        shown = {"week"} | ({"even", "odd"} if self.two_weeks.isChecked() else set())
        shown |= {"school"} if self.by_school.isChecked() else set()
        columns = {
            name: tuple(cell.text() for cell in cells) if name in shown else EMPTY_WEEK
            for name, cells in self.cells.items()
        }
        nth = tuple(row.read() for row in self.nth_rows)
        return GridText(columns, nth, self.holidays.text(), self.free_rule.text())

    def show_faults(self, faults: Mapping[str, UserError]) -> None:
        """Marks the cells at fault and says what is wrong with the first."""
        for name, cells in self.cells.items():
            for weekday, cell in enumerate(cells):
                _mark(cell, f"{name}.{weekday}" in faults)
        for index, row in enumerate(self.nth_rows):
            _mark(row.cell, f"nth.{index}" in faults)
        _mark(self.holidays, "holidays" in faults)
        _mark(self.free_rule, "hours" in faults)
        self.error.say(next(iter(faults.values()), None))

    def focus_fault(self, field: str) -> None:
        """Gives the focus to the cell that an error names."""
        name, _, index = field.partition(".")
        if name in self.cells and index.isdigit():
            self.cells[name][int(index)].setFocus()
        elif name == "nth" and index.isdigit() and int(index) < len(self.nth_rows):
            self.nth_rows[int(index)].cell.setFocus()
        else:
            (self.holidays if name == "holidays" else self.free_rule).setFocus()

    def copy_down(self) -> None:
        """Writes Monday's hours on the days up to Friday."""
        for cell in self.cells["week"][1:5]:
            cell.setText(tidy_cell(self.cells["week"][0].text()))

    def _begin_nth(self) -> None:
        self._add_nth(NthText(1, 5, "")).nth.setFocus()

    def _add_nth(self, one: NthText) -> NthRow:
        row = NthRow(one, self)
        before: QWidget = self.nth_rows[-1].cell if self.nth_rows else self.cells["school"][6]
        for widget in (row.nth, row.weekday, row.cell):
            self.setTabOrder(before, widget)
            before = widget
        row.changed.connect(self._say_changed)
        self.nth_rows.append(row)
        self._more.addWidget(row)
        row.show()  # at once, so that it can take the focus
        return row

    def _show_columns(self) -> None:
        self._table_grid.setColumnStretch(1, 1)
        for place, name in enumerate(COLUMNS[1:], 2):
            box = self.by_school if name == "school" else self.two_weeks
            self._table_grid.setColumnStretch(place, int(box.isChecked()))
            self._heads[name].setVisible(box.isChecked())
            for cell in self.cells[name]:
                cell.setVisible(box.isChecked())
        self._heads["week"].setVisible(self.two_weeks.isChecked() or self.by_school.isChecked())

    def _move(self, name: str, weekday: int, step: int) -> None:
        cells = self.cells[name]
        if 0 <= weekday + step < len(cells):
            cells[weekday + step].setFocus()

    def _say_changed(self) -> None:
        if not self._quiet:
            self.changed.emit()


def _mark(field: QWidget, wrong: bool) -> None:
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().polish(field)

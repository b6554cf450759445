"""The month's screen: its figures, the list behind one of them, its sheet; one of the three at a time."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from ui.turns import in_turns

if TYPE_CHECKING:
    from marianne_desk.domain.month import Month
    from ui.month.load import MonthShown, RowsShown
    from ui.month.month_sheet import MonthSheet
    from ui.month.overview import Overview
    from ui.month.rows_view import RowsView


_MODULES = (
    "ui.month.load",
    "ui.month.figure_table",
    "ui.month.cards",
    "ui.month.hours",
    "ui.month.issue_words",
    "ui.month.overview",
    "ui.month.issue_dialog",
)
"""In the order in which they need each other: each loads in a few milliseconds."""


class MonthView(QStackedWidget):
    """``came`` each time the screen is shown, so that its figures are counted again.

    Empty at first; :meth:`build` makes its parts, a little at a time."""

    came = Signal()
    overview: "Overview"
    rows: "RowsView"
    sheet: "MonthSheet"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Mois")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._month = ""
        self._waiting = QLabel("Les chiffres se comptent…", self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._waiting)

    def build(self) -> Iterator[None]:
        """Makes the parts, one a step, so that keys are answered in between."""
        for module in _MODULES:
            import_module(module)
            yield
        from ui.month.overview import Overview

        self.overview = Overview(self)
        self.addWidget(self.overview)
        yield
        yield from self.overview.build()
        from ui.month.rows_view import RowsView

        self.rows = RowsView(self)
        self.addWidget(self.rows)
        yield
        import_module("ui.papers.sheet_view")
        yield
        from ui.month.month_sheet import MonthSheet

        yield
        self.sheet = MonthSheet(self)
        self.addWidget(self.sheet)

    def show_month(self, shown: "MonthShown") -> None:
        """Shows a month; the first one takes the place of what was said meanwhile."""
        from marianne_desk.domain import french

        self._month = french.month_words(shown.sheet.month)
        steps = self.overview.show_month(shown)
        if self.currentWidget() is self._waiting:
            in_turns(self._first(steps), self)
        else:
            for _ in steps:
                pass

    def _first(self, steps: Iterator[None]) -> Iterator[None]:
        """The first month takes a moment to lay out: meanwhile the waiting words stand."""
        yield from steps
        had_focus = self.hasFocus()
        self.setCurrentWidget(self.overview)
        if had_focus:
            self.overview.setFocus()

    def show_reading(self, month: "Month") -> None:
        """Says that the figures of a month are on their way."""
        self.overview.bar.name(month, reading=True)

    def show_rows(self, rows: "RowsShown") -> None:
        """Shows the list behind a figure."""
        self.setCurrentWidget(self.rows)
        self.rows.show_rows(rows, self._month)

    def show_drawing(self, month: "Month") -> None:
        """Shows that the sheet is being drawn."""
        from marianne_desk.domain import french

        self.setCurrentWidget(self.sheet)
        self.sheet.show_month_drawing(french.month_words(month))

    def show_figures(self) -> None:
        """Goes back to the figures, to the one that was left."""
        self.setCurrentWidget(self.overview)
        self.overview.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """The screen is there again."""
        super().showEvent(event)
        if not event.spontaneous():
            self.came.emit()

    def focusInEvent(self, _event: QFocusEvent) -> None:  # noqa: N802
        """Hands the keys on to what had them last."""
        current = self.currentWidget()
        if current is not None and current is not self._waiting:
            current.setFocus()

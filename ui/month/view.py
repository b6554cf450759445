"""The month's screen: its figures, the list behind one of them, its sheet; one of the three at a time."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from marianne_desk.domain import french
from marianne_desk.domain.month import Month
from ui.month.load import MonthShown, RowsShown
from ui.month.overview import Overview
from ui.month.rows_view import RowsView
from ui.month.sheet_view import SheetView


class MonthView(QStackedWidget):
    """``came`` each time the screen is shown, so that its figures are counted again."""

    came = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.overview = Overview(self)
        self.rows = RowsView(self)
        self.sheet = SheetView(self)
        for part in (self.overview, self.rows, self.sheet):
            self.addWidget(part)
        self.setAccessibleName("Mois")
        self._month = ""

    def show_month(self, shown: MonthShown) -> None:
        """Shows a month."""
        self._month = french.month_words(shown.sheet.month)
        self.overview.show_month(shown)

    def show_reading(self, month: Month) -> None:
        """Says that the figures of a month are on their way."""
        self.overview.bar.name(month, reading=True)

    def show_rows(self, rows: RowsShown) -> None:
        """Shows the list behind a figure."""
        self.setCurrentWidget(self.rows)
        self.rows.show_rows(rows, self._month)

    def show_drawing(self, month: Month) -> None:
        """Shows that the sheet is being drawn."""
        self.setCurrentWidget(self.sheet)
        self.sheet.show_drawing(french.month_words(month))

    def show_figures(self) -> None:
        """Goes back to the figures, to the one that was left."""
        self.setCurrentWidget(self.overview)
        self._take_focus(self.overview)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """The screen is there again."""
        super().showEvent(event)
        if not event.spontaneous():
            self.came.emit()

    def focusInEvent(self, _event: QFocusEvent) -> None:  # noqa: N802
        """Hands the keys on to what had them last."""
        self._take_focus(self.currentWidget() or self.overview)

    @staticmethod
    def _take_focus(part: QWidget) -> None:
        last: QWidget | None = part.focusWidget()
        (last if last is not None and last.isVisibleTo(part) else part).setFocus()

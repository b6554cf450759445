"""The screen « Engagements »: its tiles, the measures of one of them, what a measure rests on; one at a time."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from ui.turns import in_turns

if TYPE_CHECKING:
    from marianne_desk.domain.month import Month
    from ui.commitments.load import Shown
    from ui.commitments.overview import Overview
    from ui.commitments.page import CommitmentPage
    from ui.commitments.words import PageWords
    from ui.month.load import RowsShown
    from ui.month.rows_view import RowsView

_MODULES = (
    "ui.commitments.words",
    "ui.commitments.row_words",
    "ui.month.load",
    "ui.commitments.load",
    "ui.commitments.painting",
    "ui.commitments.card",
    "ui.commitments.overview",
    "ui.commitments.page",
    "ui.month.rows_view",
)
"""In the order in which they need each other: each loads in a few milliseconds."""


class CommitmentsView(QStackedWidget):
    """``came`` each time the screen is shown. Empty at first; :meth:`build` makes its parts, a little at a time."""

    came = Signal()
    overview: "Overview"
    page: "CommitmentPage"
    rows: "RowsView"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Engagements")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown = 0
        self._waiting = QLabel("Les engagements se mesurent…", self)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._waiting)

    def build(self) -> Iterator[None]:
        """Makes the parts, one a step, so that keys are answered in between."""
        for module in _MODULES:
            import_module(module)
            yield
        from ui.commitments.overview import Overview
        from ui.commitments.page import CommitmentPage
        from ui.month.rows_view import RowsView

        self.overview = Overview(self)
        self.addWidget(self.overview)
        yield
        self.page = CommitmentPage(self)
        self.addWidget(self.page)
        yield
        self.rows = RowsView(self)
        self.rows.back.setAccessibleName("Retour à l’indicateur, touche Échap")
        self.rows.take.hide()  # the lists of a month are taken away with its tables, on its own screen
        self.addWidget(self.rows)

    def show_board(self, shown: "Shown") -> None:
        """Shows a month, a few tiles a turn; the first one takes the place of what was said meanwhile."""
        self._shown += 1
        in_turns(self._tiles(shown, self._shown), self)

    def _tiles(self, shown: "Shown", turn: int) -> Iterator[None]:
        """What is shown later leaves the rest of this one undone."""
        for _ in self.overview.show_board(shown):
            yield
            if turn != self._shown:
                return
        if self.currentWidget() is self._waiting:
            self._turn_to(self.overview, keep=True)

    def show_page(self, page: "PageWords", month: "Month") -> None:
        """Shows the measures of a commitment; what had the keys keeps them where it is the same one."""
        self.page.show_page(page, month)
        if self.currentWidget() is not self.page:
            self._turn_to(self.page)

    def show_rows(self, rows: "RowsShown", month: str) -> None:
        """Shows what a measure rests on."""
        self.setCurrentWidget(self.rows)
        self.rows.show_rows(rows, month)

    def back_to_board(self, number: int) -> None:
        """Goes back to the tile of a commitment."""
        self.setCurrentWidget(self.overview)
        self.overview.show_tile(number)

    def back_to_page(self) -> None:
        """Goes back to the measure that was left."""
        self._turn_to(self.page)

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

    def _turn_to(self, part: QWidget, *, keep: bool = False) -> None:
        had = not keep or self.hasFocus()
        self.setCurrentWidget(part)
        if had:
            part.setFocus()

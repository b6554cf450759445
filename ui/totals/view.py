"""The totals to carry over: a table, the days that it is about, what may be done with it; or its list, edited."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from marianne_desk.domain.day.span import Reach
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.line import Line
from ui.parts.lines import LineTable
from ui.parts.panels import label
from ui.shortcuts import Act
from ui.theme import GRID
from ui.totals import words
from ui.totals.editor import TotalsEditor
from ui.totals.load import TotalsShown


class TotalsPage(QWidget):
    """The totals of one day or week."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = label("title", "Jours comptés", self)
        self.previous = button(Act.PREVIOUS_SPAN, "option", self, "‹")
        self.following = button(Act.NEXT_SPAN, "option", self, "›")
        self.day = button(Act.ONE_DAY, "option", self)
        self.week = button(Act.ONE_WEEK, "option", self)
        self.edit = button(Act.EDIT_TOTALS, "option", self)
        self.values = button(Act.COPY_VALUES, "option", self)
        self.copy = button(Act.COPY_TOTALS, "primary", self)
        for one in (self.day, self.week):
            one.setCheckable(True)
        self.notes = label("small", "À savoir", self)
        self.table = LineTable(
            "Totaux à reporter", ("Rubrique", "Valeur", "À savoir"), 2, self, frozenset({1})
        )
        self.setFocusProxy(self.table)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        for widget in (self.previous, self.following):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        for widget in (self.day, self.week):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        tools = QWidget(self)
        row = FlowLayout(tools, GRID, GRID // 2)
        for widget in (self.copy, self.values, self.edit):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(tools)
        column.addWidget(self.notes)
        column.addWidget(self.table, 1)

    def show_totals(self, shown: TotalsShown) -> None:
        """Shows the totals."""
        totals = shown.totals
        self.title.setText(totals.span.words)
        self.day.setChecked(shown.reach is Reach.DAY)
        self.week.setChecked(shown.reach is Reach.WEEK)
        self.notes.setText(words.notes(totals))
        self.notes.setVisible(bool(self.notes.text()))
        self.table.show_lines(
            [
                Line((one.total.label, one.shown, words.beside(one)), str(place))
                for place, one in enumerate(totals.lines)
            ]
        )


class TotalsView(QStackedWidget):
    """The totals, or their list while it is edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Totaux à reporter")
        self.page = TotalsPage(self)
        self.editor = TotalsEditor(self)
        self.addWidget(self.page)
        self.addWidget(self.editor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.page)

    def show_editor(self, editing: bool) -> None:
        """The list in place of the totals, or the totals again."""
        shown = self.editor if editing else self.page
        self.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        shown.setFocus()

"""The figures of a month, put together: headline, key figures, promises, the week, counts, the register."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain import french
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.issue_note import Erratum
from marianne_desk.domain.sheet.parts import Table
from ui.month import issue_words, tables
from ui.month.behind import of_register
from ui.month.cards import CardList
from ui.month.columns import Column, FigureLine, Kind
from ui.month.figure_table import FigureTable
from ui.month.hours import HourTable
from ui.month.load import MonthShown
from ui.parts.panels import Panel, PanelGrid, label
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID

ERRATA = "Errata : ce qui a changé depuis l’émission"
CHANGED = "La fiche émise reste telle qu’elle est. La prochaine fiche signale ces changements."
SIMULATED = "données simulées"
NOTHING_YET = f"Les passages notés au guichet ({shown(Act.COUNTER)}) sont comptés ici."


NARROW = 96 * GRID
"""Below this width the bar keeps its months and the sheet."""


class MonthBar(QFrame):
    """Which month, the months beside it, and its sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.previous = _button("option", self)
        self.following = _button("option", self)
        self.month = QLabel("", self)
        self.month.setProperty("kind", "large")
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.month.setMinimumWidth(21 * GRID)
        for button in (self.previous, self.following):
            kept = button.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            button.setSizePolicy(kept)
        self.sheet = _button("primary", self)
        self.sheet.setText(f"Fiche du mois  {shown(Act.SHEET)}")
        self.sheet.setAccessibleName(f"Fiche du mois, touche {shown(Act.SHEET)}")
        self.issue = _button("option", self)
        self.issue.setText(f"{binding(Act.ISSUE).label}  {shown(Act.ISSUE)}")
        self.issue.setAccessibleName(f"{binding(Act.ISSUE).label}, touche {shown(Act.ISSUE)}")
        self.take = _button("option", self)
        self.take.setText(f"{binding(Act.TAKE_TABLES).label}  {shown(Act.TAKE_TABLES)}")
        self.take.setAccessibleName(f"Emporter les tableaux du mois, touche {shown(Act.TAKE_TABLES)}")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for widget in (self.previous, self.month, self.following):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.issue)
        row.addWidget(self.take)
        row.addWidget(self.sheet)

    def make_room(self, width: int) -> None:
        """On a small screen at 200 % the key alone takes tables away: F1 says it; « Émettre » says enough."""
        wide = width >= NARROW
        words = binding(Act.ISSUE).label if wide else "Émettre"
        self.issue.setText(f"{words}  {shown(Act.ISSUE)}")
        if self.take.isHidden() is wide:
            self.take.setVisible(wide)
            self._row.activate()

    def name(self, month: Month, *, reading: bool) -> None:
        """The month in words; ``reading`` says that its figures are on their way."""
        words = french.month_words(month)
        self.month.setText(f"{words} …" if reading else words)

    def bound(self, shown_: MonthShown) -> None:
        """Names the months beside; where there is none there is no button, nor one to issue what is issued or runs."""
        month = shown_.sheet.month
        self.issue.setVisible(shown_.issued is None and month < shown_.last)
        for button, act, other, mark, can in (
            (self.previous, Act.PREVIOUS_MONTH, month.plus(-1), "‹ {}", month > shown_.first),
            (self.following, Act.NEXT_MONTH, month.plus(1), "{} ›", month < shown_.last),
        ):
            button.setText(mark.format(french.month_short(other)))
            button.setVisible(can)
            button.setToolTip(shown(act))
            button.setAccessibleName(f"{french.month_words(other)}, touche {shown(act)}")


class Overview(QScrollArea):
    """``opened`` with the :class:`ui.month.behind.Behind` of the figure that was chosen."""

    opened = Signal(object)

    delays: Panel[FigureTable]
    hours: Panel[HourTable]
    counts: list[Panel[FigureTable]]
    register: Panel[FigureTable]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside = QFrame(self)
        inside.setProperty("kind", "ground")
        self.bar = MonthBar(inside)
        self.headline = label("large", "", inside)
        self.made_up = label("warning", "", inside)
        self.status = label("small", "", inside)
        self.cards = CardList(inside)
        self._grid = PanelGrid(inside)
        self.method = label("small", "Sources et définitions", inside)
        self.lists: list[QAbstractItemView] = []
        self.errata: Panel[FigureTable] | None = None
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        for widget in (
            self.bar,
            self.headline,
            self.made_up,
            self.status,
            self.cards,
            self._grid,
            self.method,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)
        self.setFocusProxy(self.cards)
        QGuiApplication.instance().focusObjectChanged.connect(self._remember)  # type: ignore[union-attr]

    def build(self) -> Iterator[None]:
        """Builds the panels one by one, so that no key waits for all of them."""
        self._listen(self.cards)
        self.delays = Panel("Attente et réponses", FigureTable("Attente et réponses", self._grid), self._grid)
        self._grid.add_row(self.delays)
        self._listen(self.delays.content)
        yield
        self.hours = Panel("", HourTable(self._grid), self._grid)
        self._listen(self.hours.content)
        self.counts = []
        for _ in range(5):
            self.counts.append(Panel("", FigureTable("", self._grid), self._grid))
            self._listen(self.counts[-1].content)
            yield
        channels, outcomes, themes, operators, helps = self.counts
        self._grid.add_row(self.hours, channels)
        self._grid.add_row(themes, operators)
        self._grid.add_row(outcomes, helps)
        yield
        self.register = Panel("Tenue du registre", FigureTable("Tenue du registre", self._grid), self._grid)
        self._grid.add_row(self.register)
        self._listen(self.register.content)

    def show_month(self, shown_: MonthShown) -> Iterator[None]:
        """Shows a month, a part a step. Lists keep their current line."""
        sheet = shown_.sheet
        self.bar.name(sheet.month, reading=False)
        self.bar.bound(shown_)
        self.headline.setText(sheet.headline)
        status = sheet.status if sheet.hours.hours else NOTHING_YET
        if shown_.issued is not None:
            status = f"{status} {issue_words.standing(shown_.issued, shown_.errata)}"
        for place, wanted in ((self.made_up, shown_.simulated), (self.status, not shown_.simulated)):
            place.setText(status if wanted else "")
            place.setVisible(bool(place.text()))
        self.cards.show_measures(sheet.key_figures)
        yield
        self._show_errata(shown_.errata)
        yield
        self.delays.content.show_lines(*tables.of_delays(sheet.delays, french.month_short(sheet.month)))
        self.delays.show_words("Attente et réponses", sheet.delay_notes)
        yield
        self.hours.content.show_picture(sheet.hours)
        self.hours.show_words(sheet.hours.title, [sheet.hours.sentence], empty=not sheet.hours.hours)
        counts = (sheet.channels, sheet.outcomes, sheet.themes, sheet.operators, sheet.helps)
        for panel, table in zip(self.counts, counts, strict=True):
            yield
            _show_counts(panel, table)
        lines = [FigureLine((line,), of_register(sheet, place)) for place, line in enumerate(sheet.register)]
        self.register.content.show_lines([Column("", Kind.NAME)], lines)
        self.register.show_words("Tenue du registre", [])
        self.method.setText("\n".join(sheet.method))

    def _show_errata(self, errata: Sequence[Erratum]) -> None:
        """What changed since the month was issued, under its key figures; most months never need the panel."""
        if self.errata is None:
            if not errata:
                return
            self.errata = Panel(ERRATA, FigureTable(ERRATA, self._inside), self._inside)
            self._column.insertWidget(self._column.indexOf(self._grid), self.errata)
            self.setTabOrder(self.cards, self.errata.content)
            self._listen(self.errata.content)
        self.errata.content.show_lines(*issue_words.errata_lines(errata))
        self.errata.show_words(ERRATA, [CHANGED])
        self.errata.setVisible(bool(errata))

    def _listen(self, part: CardList | HourTable | FigureTable) -> None:
        part.opened.connect(self.opened)
        part.selectionModel().currentChanged.connect(partial(self._follow, part))
        self.lists.append(part)

    def _remember(self, now: QObject | None) -> None:
        """Coming back leads to the list that was left."""
        if isinstance(now, QAbstractItemView) and now in self.lists:
            self.setFocusProxy(now)

    def _follow(self, part: QAbstractItemView, current: QModelIndex, _before: QModelIndex) -> None:
        """Lists are as high as their lines: it is the page that scrolls to where the arrows go."""
        if part.hasFocus():
            area = part.visualRect(current)
            top = part.viewport().mapTo(self._inside, area.topLeft())
            self.ensureVisible(
                top.x() + area.width() // 2, top.y() + area.height() // 2, 0, 2 * area.height()
            )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """The bar takes what room there is."""
        self.bar.make_room(event.size().width())
        super().resizeEvent(event)


def _show_counts(panel: Panel[FigureTable], table: Table) -> None:
    """A table of counts, or the sentence that stands in its place."""
    content = panel.content
    content.setAccessibleName(table.title)
    content.show_lines(*tables.of_table(table))
    empty = not table.lines
    panel.show_words(table.title, [table.nothing if empty else "", *table.notes], empty=empty)


def _button(kind: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setProperty("kind", kind)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button

"""The paper tally: which sheet, of which day, its grid; or the sheet itself, before it is printed."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.french import NO_BREAK as NB
from marianne_desk.domain.french import count_of
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.panels import label
from ui.shortcuts import Act, shown
from ui.tally.grid import TallyGrid
from ui.tally.load import TallyShown
from ui.theme import GRID

_HINT = (
    f"Une lettre va à la ligne, les flèches et Entrée à la case. Un chiffre{NB}: les traits de la case. "
    "+ en ajoute un, Retour arrière en retire un. Le jour est gardé, pas l’heure."
)


_LAID_OUT_MS = 40
"""By then what was asked to be higher is so."""


class DayField(QLineEdit):
    """A field takes Ctrl+Z for itself: with nothing of its own to undo it hands it on as ``undo_more``."""

    undo_more = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Undoes what was typed, or more."""
        if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self.undo_more.emit()
        else:
            super().keyPressEvent(event)


class TallyPage(QWidget):
    """The grid, and what has to be said before it is kept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = DayField(self)
        self.day.setAccessibleName("Jour écrit sur la feuille")
        self.day.setPlaceholderText("hier, jeudi, 12/11")
        self.day.setMaximumWidth(22 * GRID)
        self.understood = label("understood", "Jour compris", self)
        self.understood.setWordWrap(False)
        self.understood.setMinimumWidth(
            self.understood.fontMetrics().horizontalAdvance("mercredi 30 septembre 2026")
        )
        self.note = label("warning", "Ce jour", self)
        self.model = QComboBox(self)
        self.model.setAccessibleName("Numéro de la feuille")
        self.agent = QComboBox(self)
        self.agent.setAccessibleName("Agent qui a tenu la feuille")
        for combo in (self.model, self.agent):
            combo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.total = label("heading", "Traits saisis", self)
        self.fault = label("warning", "À corriger", self)
        self.hint = label("small", "", self)
        self.hint.setText(_HINT)
        self.grid = TallyGrid(self)
        self.keep = button(Act.KEEP_TALLY, "primary", self)
        self.undo = button(Act.UNDO_TALLY, "option", self)
        self.paper = button(Act.TALLY_PAPER, "option", self)
        self.setFocusProxy(self.day)
        self._build()
        for widget in (self.day, self.model, self.agent, self.grid):
            widget.installEventFilter(self)
        self.say("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """What takes the keys is in sight. In a low window the grid gets all of it, else one row would show."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            area = self._area()
            if area is not None:
                if watched is self.grid:
                    self.grid.want_height(area.viewport().height())
                self._show_whole(watched)
        return super().eventFilter(watched, event)

    def _show_whole(self, widget: QWidget) -> None:
        area = self._area()
        if area is not None:
            QTimer.singleShot(_LAID_OUT_MS, widget, lambda: _bring_into_sight(area, widget))

    def _area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above

    def show_choices(self, choices: TallyShown, agent: str, model: int) -> None:
        """The sheets and agents to choose from."""
        for combo, texts, place in (
            (self.model, [f"n°{NB}{one.number}" for one in choices.models], model),
            (
                self.agent,
                [one.label for one in choices.agents],
                next((p for p, one in enumerate(choices.agents) if one.code == agent), 0),
            ),
        ):
            combo.blockSignals(True)
            combo.clear()
            combo.addItems(texts)
            combo.setCurrentIndex(place)
            combo.blockSignals(False)

    def show_total(self, strokes: int) -> None:
        """How many strokes, to compare with the paper."""
        self.total.setText(count_of(strokes, "trait"))

    def say(self, text: str) -> None:
        """What is wrong; empty takes it away."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        if text:
            self._show_whole(self.fault)

    def show_day(self, words: str, note: str) -> None:
        """The day that was understood."""
        self.understood.setText(words)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _build(self) -> None:
        top = QWidget(self)
        row = FlowLayout(top, 2 * GRID, GRID // 2)
        for title, act, fields in (
            ("Jour", Act.TALLY_DAY, (self.day, self.understood)),
            ("Feuille", Act.TALLY_MODEL, (self.model,)),
            ("Agent", None, (self.agent,)),
        ):
            head = QLabel(f"{title}  {shown(act)}" if act else title, self)
            head.setProperty("kind", "small")
            head.setBuddy(fields[0])
            row.addWidget(_together(top, head, *fields))
        row.addWidget(_together(top, self.paper, self.undo, self.keep))
        bottom = QHBoxLayout()
        bottom.addWidget(self.hint, 1)
        bottom.addWidget(self.total, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(top)
        for words in (self.note, self.fault):
            column.addWidget(words)
        column.addWidget(self.grid, 1)
        column.addLayout(bottom)
        self.show_day("", "")


def _bring_into_sight(area: QScrollArea, widget: QWidget) -> None:
    """The whole of it, its top first: Qt's own call shows the cell that was reached, no more."""
    inside = area.widget()
    if inside is None:
        return
    top = widget.mapTo(inside, QPoint()).y()
    for y in (top + widget.height(), top):
        area.ensureVisible(0, y, 0, 0)


def _together(parent: QWidget, *widgets: QWidget) -> QWidget:
    """Widgets that stay side by side when the line is broken."""
    made = QWidget(parent)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    for widget in widgets:
        row.addWidget(widget)
    return made


class TallyView(QStackedWidget):
    """The grid, or the sheet to print, which is built when it is first asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Relevé papier")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page = TallyPage(self)
        self.addWidget(self.page)
        self.setFocusProxy(self.page)

    def show_paper(self, paper: QWidget | None) -> None:
        """The sheet in place of the grid, or the grid again."""
        shown_one: QWidget = self.page if paper is None else paper
        if self.indexOf(shown_one) < 0:
            self.addWidget(shown_one)
        self.setCurrentWidget(shown_one)
        self.setFocusProxy(shown_one)
        shown_one.setFocus()

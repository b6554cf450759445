"""The agenda's widgets: the line, the period, its list. What they mean is decided in ``presenter.py``."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui.agenda.list import AgendaTable
from ui.counter.entry import EntryLine
from ui.messages import announce
from ui.parts.flow import FlowLayout
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID, colours

PLACEHOLDER = "jour, heure, motif\u00a0: mar 14h30 impôts, 24/11 9h cni 45min…"
LOW = 400
"""Below this height the list has more need of room than the line."""
_ANY_HEIGHT = 16_777_215
_BUTTONS = (
    Act.AGENDA_KEPT,
    Act.AGENDA_EXCUSED,
    Act.AGENDA_ABSENT,
    Act.AGENDA_CANCELLED,
    Act.AGENDA_VIEW,
    Act.AGENDA_TODAY,
    Act.AGENDA_PERMANENCES,
    Act.AGENDA_DAY_PAGE,
    Act.AGENDA_EXPORT,
    Act.AGENDA_IMPORT,
)


class AgendaView(QScrollArea):
    """``pressed`` hands on the act of a button; ``chosen`` the number of an option; ``came``: shown again."""

    pressed = Signal(object)
    chosen = Signal(int)
    came = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Agenda")
        self._buttons: dict[Act, QToolButton] = {}
        inside = self._inside = QFrame(self)
        inside.setProperty("kind", "ground")
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        whole.setSpacing(GRID)
        whole.addWidget(self._line_panel())
        whole.addLayout(self._period_bar())
        self.table = AgendaTable(inside)
        self.table.setMinimumHeight(5 * 4 * GRID)
        whole.addWidget(self.table, 1)
        whole.addWidget(self._bar(_BUTTONS))
        self.setWidget(inside)
        QWidget.setTabOrder(self.entry, self.table)
        self.setFocusProxy(self.entry)

    def _line_panel(self) -> QWidget:
        panel = QFrame(self._inside)
        panel.setProperty("kind", "panel")
        self.heading = QLabel("Nouveau rendez-vous", panel)
        self.heading.setProperty("kind", "heading")
        self.entry = EntryLine(panel)
        self.entry.setAccessibleName("Jour, heure et motif du rendez-vous")
        self.entry.setPlaceholderText(PLACEHOLDER)
        self.heading.setBuddy(self.entry)
        self.understood = QLabel("", panel)
        self.understood.setProperty("kind", "understood")
        self.understood.setAccessibleName("Ce qui est compris")
        self.understood.setWordWrap(True)
        self.understood.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.options: list[QToolButton] = []
        self._choices = QWidget(panel)
        self._choices_row = FlowLayout(self._choices, gap=4)
        self._choices.hide()
        column = QVBoxLayout(panel)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID // 2)
        for part in (self.heading, self.entry, self.understood, self._choices):
            column.addWidget(part)
        return panel

    def _period_bar(self) -> QHBoxLayout:
        self.previous = self._button(Act.AGENDA_PREVIOUS, "◀")
        self.following = self._button(Act.AGENDA_NEXT, "▶")
        self.title = QLabel("", self._inside)
        self.title.setProperty("kind", "heading")
        self.count = QLabel("", self._inside)
        self.count.setProperty("kind", "muted")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for part in (self.previous, self.following, self.title, self.count):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _bar(self, acts: Sequence[Act]) -> QWidget:
        bar = QWidget(self._inside)
        bar.setAccessibleName("Gestes de l’agenda")
        flow = FlowLayout(bar, gap=4)
        for act in acts:
            flow.addWidget(self._button(act, f"{binding(act).label}  {shown(act)}", bar))
        return bar

    def _button(self, act: Act, text: str, parent: QWidget | None = None) -> QToolButton:
        button = QToolButton(parent or self._inside)
        button.setProperty("kind", "save")
        button.setText(text)
        button.setAccessibleName(f"{binding(act).label}, touche {shown(act)}")
        button.setToolTip(f"{binding(act).does} ({shown(act)})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked, act=act: self.pressed.emit(act))
        self._buttons[act] = button
        return button

    def show_line(
        self, heading: str, understood: str, warning: str, options: tuple[str, ...], held: bool
    ) -> None:
        """What stands around the line."""
        self.heading.setText(heading)
        style = f"color:{colours().warm};font-weight:600"
        said = escape(understood)
        if warning:
            said += f"{'<br>' if said else ''}<span style='{style}'>▲ {escape(warning)}</span>"
        if said != self.understood.text():
            self.understood.setText(said)
            if warning:
                announce(self.understood, warning)
        self._ask(options, held)
        self.entry.wait_for_answer(held)
        self.entry.offers = bool(options)
        if self.height() < LOW:
            QTimer.singleShot(0, self, self._fit)

    def _ask(self, options: tuple[str, ...], held: bool) -> None:
        while len(self.options) < len(options):
            button = QToolButton(self._choices)
            button.setProperty("kind", "option")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            index = len(self.options)
            button.clicked.connect(lambda _checked, index=index: self.chosen.emit(index))
            self._choices_row.addWidget(button)
            self.options.append(button)
        for index, button in enumerate(self.options):
            button.setVisible(index < len(options))
            button.setText(f"{index + 1}  {options[index]}" if index < len(options) else "")
        self._choices.setProperty("held", held)
        self._choices.setVisible(bool(options))

    def name_view(self, *, weekly: bool) -> None:
        """The button that turns the view says what it turns it into."""
        words = "Jour" if weekly else "Semaine"
        self._buttons[Act.AGENDA_VIEW].setText(f"{words}  {shown(Act.AGENDA_VIEW)}")

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """The list scrolls where there is no room."""
        return QSize(40 * GRID, 30 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Room for two lines under the line, so that nothing below moves while somebody types. Where the window is low,
        one, and the list takes what is in sight: the buttons are to be scrolled to, what is selected is not."""
        super().resizeEvent(event)
        low = self.height() < LOW
        lines = 1 if low else 2
        self.understood.setMinimumHeight(lines * self.understood.fontMetrics().height() + 2)
        self.table.horizontalHeader().setHidden(low)
        QTimer.singleShot(0, self, self._fit)
        QTimer.singleShot(0, self.table, self.table.show_today)

    def _fit(self) -> None:
        """Gives the list the height that is left in sight, where the window is low."""
        left = self.viewport().height() - self.table.y() - GRID
        row = 4 * GRID
        height = max(3 * row, left) if self.height() < LOW else 5 * row
        self.table.setMinimumHeight(height)
        self.table.setMaximumHeight(height if self.height() < LOW else _ANY_HEIGHT)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """The screen is there again."""
        super().showEvent(event)
        if not event.spontaneous():
            self.came.emit()

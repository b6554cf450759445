"""The widgets of « Dossiers »: a field that finds somebody, the list, the selected case, the keys of what it awaits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui.cases.questions import OPENS
from ui.messages import announce
from ui.parts.flow import FlowLayout
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.cases.words import ClockWords, Line
    from ui.questions.ask import Ask

    Goes = Callable[[str, Callable[[], object] | None], None]

LOW = 56 * GRID
"""Below this height (a small screen at 200 %) the buttons give their room to the list."""
_NO_LIMIT = 16_777_215
"""Qt's own: no limit."""
WIDE = 125 * GRID
"""From this width on the selected case stands beside the list."""

STEPS = (
    Act.CASE_NEXT,
    Act.CASE_TAKEN_UP,
    Act.CASE_IN_PROGRESS,
    Act.CASE_SETTLED,
    Act.CASE_WRONG,
    Act.CASE_FORWARD,
    Act.CASE_REFUSED,
    Act.CASE_PAPERS,
    Act.CASE_PAPERS_CAME,
    Act.CASE_FILL,
    Act.CASE_REMINDED,
    Act.CASE_TOLD,
    Act.CASE_RETURNED,
    Act.CASE_CLOSED,
    Act.CASE_REOPENED,
)
"""What may happen to a case; only what is possible is offered."""
LISTS = (Act.CASE_PHONE, Act.CASE_DAY_PAGE)
"""Papers of the day, whatever is selected."""
ACTS = (*STEPS, Act.CASE_AT, *OPENS, *LISTS, Act.CASE_ALL, Act.DIRECTORY, Act.PARTNER_SHEET, Act.CASE_UNDO)


class FindField(QLineEdit):
    """``left``: Enter, Esc or ↓. Esc empties it first."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter and ↓ go to the list; Esc empties, then goes there too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CasesView(QWidget):
    """``came``: the screen is shown, ``gone``: another one is. ``left``: Esc in the list. ``pressed``: a button of an
    act."""

    came = Signal()
    gone = Signal()
    left = Signal()
    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.summary = QLabel("La liste arrive…", self)
        self.summary.setProperty("kind", "heading")
        self.summary.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._column.setSpacing(GRID)
        self._top = QHBoxLayout()
        self._top.setSpacing(2 * GRID)
        self._top.addWidget(self.summary, 1)
        self._column.addLayout(self._top)
        self.is_built = False
        self._low = False
        self._goes: Goes | None = None
        self._wanted: tuple[str, Callable[[], object] | None] | None = None

    def go_to(self, case: str, leave: "Callable[[], object] | None" = None) -> None:
        """Selects a case (id or « D-12 »), as soon as the screen is whole; ``leave``: what Esc does then."""
        if self._goes is None:
            self._wanted = (case, leave)
        else:
            self._goes(case, leave)

    def wired(self, goes: "Goes") -> None:
        """The screen is whole: ``goes`` shows a case."""
        self._goes = goes
        if self._wanted is not None:
            goes(*self._wanted)

    def build(self) -> "Iterator[None]":
        """Makes the widgets a few at a time; what they need loads with them."""
        from ui.cases.table import CaseTable

        yield
        self.field = FindField(self)
        self._find = QLabel(f"Chercher  {shown(Act.CASE_FIND)}", self)
        self._find.setProperty("kind", "muted")
        self._find.setBuddy(self.field)
        self.field.setAccessibleName("Nom, téléphone ou numéro de dossier")
        self.field.setPlaceholderText("nom, téléphone ou D-12")
        self.field.setMaximumWidth(44 * GRID)
        self._top.addWidget(self._find)
        self._top.addWidget(self.field, 1)
        self.empty = QLabel("", self)
        self.empty.setProperty("kind", "muted")
        self.empty.setWordWrap(True)
        self.empty.hide()
        self._column.addWidget(self.empty)
        self._middle = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._middle.setSpacing(2 * GRID)
        self._column.addLayout(self._middle, 1)
        yield
        self.table = CaseTable(self)
        self._middle.addWidget(self.table, 3)
        yield
        from ui.cases.detail import CaseDetail

        self.detail = CaseDetail(self)
        self._middle.addWidget(self.detail, 2)
        yield
        from ui.questions.panel import AskPanel

        self.moment = QLabel("", self)
        self.moment.setProperty("kind", "asks")
        self.moment.setWordWrap(True)
        self.moment.hide()
        self._column.addWidget(self.moment)
        self.question = AskPanel(self)
        self._column.addWidget(self.question)
        yield
        self.keys = QWidget(self)
        row = FlowLayout(self.keys, gap=6)
        self.buttons = {
            act: self._button(act, self.detail.keys if act in OPENS else self.keys) for act in ACTS
        }
        for act, button in self.buttons.items():
            if act in OPENS:
                self.detail.offer(button)
            else:
                row.addWidget(button)
        self._column.addWidget(self.keys)
        self.setFocusProxy(self.table)
        self.is_built = True
        self._make_room()
        yield
        self.table.show_rows(())  # what Qt makes when it is first asked for

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """The case stands beside the list where there is room; the buttons only where there is height."""
        super().resizeEvent(event)
        if self.is_built:
            self._make_room()

    def _make_room(self) -> None:
        self._low = self.height() < LOW
        wide = self.width() >= WIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(across if wide else down)
        self.keys.setVisible(not self._low)
        self._find.setVisible(wide)
        self.field.setMaximumWidth((24 if self._low else 44) * GRID)
        self._middle.setSpacing(GRID if self._low else 2 * GRID)
        self.table.horizontalHeader().setHidden(self._low)
        self.detail.make_low(low=self._low)
        self._share()

    def ask(self, ask: "Ask | None") -> None:
        """Shows a question, or takes it away."""
        self.question.ask(ask)
        self._share()

    def _share(self) -> None:
        """Where the window is low the clocks of the case are read whole, and the list scrolls; a question has the room
        of the line above."""
        asked = self.question.isVisibleTo(self)
        for widget in (self.summary, self.field):
            widget.setVisible(not (self._low and asked))
        self.detail.setVisible(bool(self.detail.title.text()) and not (self._low and asked))
        below = self._middle.direction() == QBoxLayout.Direction.TopToBottom
        shared = self._low and below and self.detail.isVisibleTo(self)
        self.table.setMaximumHeight(self.table.minimumHeight() if shared else _NO_LIMIT)

    def show_lines(self, lines: "tuple[Line, ...]", summary: str, empty: str) -> None:
        """Shows the list, or what would stand in it."""
        self.summary.setText(summary)
        had_keys, was_empty = self.table.hasFocus(), not self.table.isVisibleTo(self)
        self.empty.setText(empty)
        self.empty.setVisible(bool(empty))
        self.table.setVisible(bool(lines))
        self.setFocusProxy(self.table if lines else self.field)
        self.table.show_rows(lines)
        lent = was_empty and self.field.hasFocus() and not self.field.text()  # while there was no list
        if (had_keys and not lines) or (lent and lines):
            self.take_keys()

    def show_case(
        self, title: str, clocks: "tuple[ClockWords, ...]", acts: frozenset[Act], next_act: Act | None
    ) -> None:
        """The selected case, and the buttons of what may be done with it."""
        self.detail.show_case(title, clocks)
        self._share()
        for act in STEPS:
            offered = act is Act.CASE_NEXT or (act in acts and act is not next_act)
            self.buttons[act].setVisible(bool(title) and offered)
        self.buttons[Act.CASE_AT].setVisible(bool(title))
        following = binding(next_act).label if next_act else "Que dit le partenaire…"
        button = self.buttons[Act.CASE_NEXT]
        button.setText(f"{following}  {shown(Act.CASE_NEXT)}")
        button.setAccessibleName(f"{following}, touche {shown(Act.CASE_NEXT)}")

    def show_moment(self, said: str) -> None:
        """Says that the next act is dated; empty takes it away."""
        if said != self.moment.text():
            self.moment.setText(said)
            self.moment.setVisible(bool(said))
            if said:
                announce(self.table, said)

    def take_keys(self) -> None:
        """Back to the list."""
        (self.table if self.table.isVisibleTo(self) else self.field).setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Asks for the list each time the screen is shown."""
        super().showEvent(event)
        self.came.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Nobody comes back to where they were any more."""
        super().hideEvent(event)
        self.gone.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc goes back to where the case was shown from."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, act: Act, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setProperty("kind", "primary" if act is Act.CASE_NEXT else "save")
        button.setText(f"{binding(act).label}  {shown(act)}")
        button.setToolTip(binding(act).does)
        button.setAccessibleName(f"{binding(act).label}, touche {shown(act)}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.pressed.emit(act))
        return button

"""What the two windows share: room for fields that scroll, the page of what was kept, the slip, F1."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.keys import bind
from ui.parts.flow import FlowLayout
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID

if TYPE_CHECKING:
    from ui.case_opening.load import Kept
    from ui.context import Context


_AROUND = QSize(2 * GRID, 5 * GRID)


class DialogWork:
    """The writing lane as the presenters know it, as long as the window is open."""

    def __init__(self, dialog: QDialog, context: "Context") -> None:
        self._lane, self._open = context.writing, True
        dialog.finished.connect(self._close)

    def do(
        self,
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
        fn: Callable[..., Any],
        *args: Any,
    ) -> None:
        """Runs ``fn(desk, *args)``; nobody is called once the window is closed."""

        def answered(value: Any) -> None:
            if self._open:
                done(value)

        def refused(error: BaseException) -> None:
            if self._open:
                failed(error)

        ticket = self._lane.submit(fn, *args)
        ticket.done.connect(answered)
        ticket.failed.connect(refused)

    def _close(self, _code: int) -> None:
        self._open = False


def scrolling(parent: QWidget, name: str) -> tuple[QScrollArea, QWidget]:
    """Room on a small screen for what :func:`stack` sets under one another, and the parent it is made with: moving it
    there would dress it twice."""
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    inside = QWidget(area)
    area.setWidget(inside)
    return area, inside


def stack(inside: QWidget, *widgets: QWidget) -> None:
    """Widgets under one another in what scrolls."""
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)


def bring_in_sight(area: QScrollArea, widget: QWidget) -> None:
    """Scrolls to what was just said, once it has its place."""
    QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget, 0, GRID))


def fit(dialog: QDialog, wide: int, high: int) -> None:
    """The size of a window, in steps of the grid, where the screen has room for it and its frame."""
    room = dialog.screen().availableSize() - _AROUND
    dialog.resize(QSize(wide * GRID, high * GRID).boundedTo(room))


def act_button(act: Act, parent: QWidget, do: Callable[[], None], *, primary: bool = False) -> QToolButton:
    """A button that names its key."""
    button = QToolButton(parent)
    button.setProperty("kind", "primary" if primary else "save")
    button.setText(f"{binding(act).label}  {shown(act)}")
    button.setToolTip(binding(act).does)
    button.setAccessibleName(f"{binding(act).label}, touche {shown(act)}")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(do)
    return button


def button_row(parent: QWidget, *buttons: QToolButton) -> QWidget:
    """Buttons side by side, on more lines where there is little room."""
    holder = QWidget(parent)
    row = FlowLayout(holder, gap=6)
    for button in buttons:
        row.addWidget(button)
    return holder


def heading(parent: QWidget, kind: str = "title") -> QLabel:
    """A label that wraps, empty at first."""
    label = QLabel("", parent)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def column_of(parent: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """Widgets under one another, with the margins of a window."""
    column = QVBoxLayout(parent)
    column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
    column.setSpacing(GRID)
    for widget in widgets:
        column.addWidget(widget)
    return column


_NEXT = "Entrée\u00a0: le papier à remettre. Échap\u00a0: fermer."


class KeptPage(QWidget):
    """What was kept, and what can be done at once: print the slip, take it back, close."""

    def __init__(
        self, parent: QWidget, slip: Callable[[], None], undo: Callable[[], None], leave: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.said = heading(self)
        self.lines, self.next = heading(self, ""), heading(self, "muted")
        self._slip = act_button(Act.BOOKING_SLIP, self, slip, primary=True)
        buttons = QHBoxLayout()
        for button in (
            self._slip,
            act_button(Act.BOOKING_UNDO, self, undo),
            act_button(Act.LEAVE_CASE, self, leave),
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = column_of(self, self.said, self.lines, self.next)
        column.addLayout(buttons)
        column.addStretch(1)
        bind(Act.BOOKING_UNDO, self, undo)
        bind(Act.BOOKING_SLIP, self, slip)

    def show_kept(self, kept: "Kept") -> None:
        """What is on the disk."""
        self.said.setText(kept.said)
        self.lines.setText("\n".join(kept.lines))
        self.setAccessibleName(kept.said)
        self.setAccessibleDescription("\n".join(kept.lines))
        self.next.setText(_NEXT)


def open_slip(context: "Context", case_id: str, appointment_id: str | None) -> None:
    """The slip of an appointment, before it is printed."""
    from ui.slip.window import open_slip_window

    open_slip_window(context, case_id, appointment_id)

"""The main window: navigation, one screen at a time, the status line. It owns the screens and their presenters."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.keys import bind
from ui.messages import Messages
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID

NARROW = 1000
"""Below this width the navigation stands closer, and the clock shows the hour, a mark of made-up data, and under them
as much of the agent's name as there is room for."""
_NARROW_NAME = 11 * GRID

_DAYS = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")
_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


def clock_text(now: datetime) -> str:
    """« ven. 20 nov. 14:32 »."""
    return f"{_DAYS[now.weekday()]} {now.day} {_MONTHS[now.month - 1]} {now:%H:%M}"


def computer_clock() -> datetime:
    """The present instant on the computer's clock, in its zone."""
    return datetime.now().astimezone()


class MainWindow(QMainWindow):
    """``painted`` is emitted once, when the first frame is on the screen and the line takes keys.

    ``clock`` gives the instant shown beside the agent, in the zone to show. ``may_close`` is asked before it goes."""

    painted = Signal()
    closing = Signal()

    def __init__(self, screens: tuple[Act, ...], clock: Callable[[], datetime] = computer_clock) -> None:
        super().__init__()
        self._now = clock
        self.title = "Marianne Desk"
        self.setWindowTitle(self.title)
        self.resize(1180, 720)
        self._screens = screens
        self._makers: dict[Act, Callable[[], QWidget]] = {}
        self._made: dict[Act, QWidget] = {}
        self.shown_screen = screens[0]
        self._frame_seen = False
        self._painted = False
        self._agent, self._simulated = "", False
        self._zone: tzinfo | None = None
        self._narrow = False
        self.may_close: Callable[[], bool] = lambda: True
        self.status = QLabel("")
        self.status.setProperty("kind", "status")
        self.status.setAccessibleName("État")
        self.status.setWordWrap(True)  # a long sentence must not keep the window wide
        self.messages = Messages(self, self.status)
        self._stack = QStackedWidget()
        self._clock = QLabel("")
        self._clock.setProperty("kind", "clock")
        self._navigation = QButtonGroup(self)
        self._buttons: dict[Act, QToolButton] = {}
        body = QWidget()
        self._column = column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._navigation_bar())
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(body)
        self._tick()

    def _navigation_bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("kind", "bar")
        bar.setMinimumWidth(75 * GRID)  # as it is when narrow: its wide look must not keep the window wide
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        row.setSpacing(0)
        for act in self._screens:
            button = QToolButton(bar)
            button.setProperty("kind", "navigation")
            button.setCheckable(True)
            button.setText(binding(act).label)
            button.setToolTip(shown(act))
            button.setAccessibleName(f"{binding(act).label}, touche {shown(act)}")
            self._navigation.addButton(button)
            self._buttons[act] = button
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._clock)
        return bar

    def has_screen(self, act: Act) -> bool:
        """Whether this screen can be shown."""
        return act in self._makers

    def provide(self, act: Act, make: Callable[[], QWidget]) -> None:
        """Says how to build a screen; it is built when it is first shown."""
        self._makers[act] = make

    def show_screen(self, act: Act) -> QWidget:
        """Shows a screen, building it if this is the first time, and gives it the focus."""
        widget = self._made.get(act)
        if widget is None:
            widget = self._makers[act]()
            self._made[act] = widget
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if act is not self.shown_screen:
            self.messages.say("")  # what was said belongs to the screen that is left
        self.shown_screen = act
        self._buttons[act].setChecked(True)
        widget.setFocus()
        return widget

    def badge(self, act: Act, count: int) -> None:
        """How many things of a screen cannot wait until tomorrow, in its button and, of « À répondre », the window's
        title; nothing for none."""
        name = binding(act).label
        text = f"{name} ({count})" if count else name
        button = self._buttons[act]
        button.setText(text)
        what = "à faire avancer" if act is Act.CASES else "en retard ou pour aujourd’hui"
        said = f"\u00a0: {count} {what}, dans toute la maison" if count else ""
        button.setToolTip(shown(act) + said)
        button.setAccessibleName(f"{text}, touche {shown(act)}")
        if act is Act.CASES:
            return
        said = f" — {count} {name[:1].lower()}{name[1:]} aujourd’hui" if count else ""
        self.setWindowTitle(f"{self.title}{said}")

    def add_notice(self, notice: QWidget) -> None:
        """Puts a notice under the navigation, above every screen."""
        self._column.insertWidget(1, notice)

    def bind_keys(self) -> None:
        """Binds the keys and buttons of the navigation, behind the first frame."""
        for act, button in self._buttons.items():
            bind(act, self, partial(self._go_to, act))
            button.clicked.connect(partial(self._go_to, act))

    def _go_to(self, act: Act, _checked: bool = False) -> None:
        if self.has_screen(act):
            self.show_screen(act)

    def name_agent(self, agent: str, *, simulated: bool = False) -> None:
        """Who is at the desk, beside the clock; an empty text for nobody in particular. A desk whose past is made up
        says so there."""
        self._agent, self._simulated = agent, simulated
        self._show_clock()

    def show_clock_of(self, zone: tzinfo) -> None:
        """The clock shows the desk's own time, whatever the computer's zone."""
        self._zone = zone
        self._show_clock()

    def come_forward(self) -> None:
        """Raises the window, for instance when the program is started a second time."""
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Notes the first frame."""
        super().paintEvent(event)
        if not self._frame_seen:
            self._frame_seen = True
            QTimer.singleShot(0, self, self._after_first_frame)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """All names of screens stay in sight, however narrow the window or large the text."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow is not self._narrow:
            self._narrow = narrow
            for button in self._buttons.values():
                button.setProperty("narrow", narrow)
                button.style().unpolish(button)
                button.style().polish(button)
                button.updateGeometry()
            self._clock.setProperty("kind", "small" if narrow else "clock")
            self._clock.style().unpolish(self._clock)
            self._clock.style().polish(self._clock)
            self._show_clock()

    def ask_too(self, may_close: Callable[[], bool]) -> None:
        """Asks ``may_close`` as well before the window goes."""
        before = self.may_close
        self.may_close = lambda: before() and may_close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Says that the window goes, so that the lanes finish what they were handed; unless it is to stay."""
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _after_first_frame(self) -> None:
        if self._painted:
            return
        shown = self._stack.currentWidget()
        if shown is not None and shown.hasFocus():
            self._painted = True
            self.painted.emit()
        else:
            # The window manager has not handed the keyboard over yet.
            QTimer.singleShot(1, self, self._after_first_frame)

    def _tick(self) -> None:
        self._show_clock()
        QTimer.singleShot((60 - self._now().second) * 1000 + 50, self, self._tick)

    def _show_clock(self) -> None:
        now = self._now().astimezone(self._zone)
        made_up = "Données simulées" if self._simulated else ""
        whole = " · ".join(part for part in (made_up, self._agent, clock_text(now)) if part)
        self._clock.setText(self._narrow_clock(now) if self._narrow else whole)
        self._clock.setToolTip(whole)
        self._clock.setAccessibleName(whole)

    def _narrow_clock(self, now: datetime) -> str:
        """« 14:32 · simulé » over « Agent 2 »: who is at the desk, and that the past is made up, are never out of
        sight."""
        hour = f"{now:%H:%M}" + (" · simulé" if self._simulated else "")
        name = self._clock.fontMetrics().elidedText(
            self._agent, QtCore.Qt.TextElideMode.ElideRight, _NARROW_NAME
        )
        return f"{hour}\n{name}" if name else hour

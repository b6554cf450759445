"""The steps of the tour, beside the screens; under them where the window is narrow."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QDockWidget,
    QFrame,
    QLabel,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.messages import announce
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID
from ui.tour.presenter import TourPresenter

_NARROW, _WIDTH = 125 * GRID, 36 * GRID
_UNBOUND = 16_777_215
"""Qt’s largest width and height of a widget: no limit."""


class TourPanel(QDockWidget):
    """``skip`` and ``leave``: what the person wants. It never takes the keyboard by itself."""

    skip = Signal()
    leave = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__("Visite guidée", window)
        self._window = window
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setTitleBarWidget(QWidget(self))
        inside = QFrame(self)
        inside.setProperty("kind", "panel")
        self.heading, self.title = _label("small", inside), _label("title", inside)
        self.text, self.steps = _label("", inside), _label("muted", inside)
        self.steps.setAccessibleName("Étapes de la visite")
        self.going_on = _button(Act.SKIP_STEP, inside)
        self.leaving = _button(Act.LEAVE_TOUR, inside)
        self._inside, self._column = inside, QVBoxLayout(inside)
        column = self._column
        column.setSpacing(GRID)
        for widget in (self.heading, self.title, self.text, self.steps):
            column.addWidget(widget)
        column.addStretch(1)
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for button in (self.going_on, self.leaving):
            self._foot.addWidget(button)
        column.addLayout(self._foot)
        self.setWidget(inside)
        self.going_on.clicked.connect(self.skip)
        self.leaving.clicked.connect(self.leave)
        window.installEventFilter(self)
        self._area = Qt.DockWidgetArea.NoDockWidgetArea
        self._place()

    def show_step(self, presenter: TourPresenter) -> None:
        """Shows where the person is, and says it."""
        title, text = presenter.now()
        self.heading.setText(presenter.heading())
        self.title.setText(title)
        self.text.setText(text)
        self.steps.setText("\n".join(presenter.lines()))
        self.going_on.setVisible(not presenter.is_over)
        announce(self.title, f"{presenter.heading()}. {title}. {text}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Beside the screens where there is room, else under them."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        narrow = self._window.width() < _NARROW
        area = Qt.DockWidgetArea.BottomDockWidgetArea if narrow else Qt.DockWidgetArea.RightDockWidgetArea
        if area == self._area:
            return
        self._area = area
        self.setMinimumWidth(0 if narrow else _WIDTH)
        self.setMaximumWidth(_UNBOUND if narrow else _WIDTH)
        for label in (self.heading, self.steps):
            label.setVisible(not narrow)
        self._foot.setDirection(
            QBoxLayout.Direction.LeftToRight if narrow else QBoxLayout.Direction.TopToBottom
        )
        margin = GRID if narrow else 2 * GRID
        self._column.setContentsMargins(2 * GRID, margin, 2 * GRID, margin)
        self._inside.setMaximumHeight(self._column.minimumSize().height() + 3 * GRID if narrow else _UNBOUND)
        self._window.addDockWidget(area, self)
        self.show()


def _label(kind: str, parent: QWidget) -> QLabel:
    label = QLabel("", parent)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label


def _button(act: Act, parent: QWidget) -> QPushButton:
    button = QPushButton(f"{binding(act).label} ({shown(act)})", parent)
    button.setAutoDefault(False)
    button.setToolTip(binding(act).does)
    return button

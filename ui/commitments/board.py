"""A page of cards that scrolls: arrows go to the nearest one, and the page follows."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.commitments.card import Card, Stop
from ui.theme import GRID

_ASIDE = 3
"""So many times farther counts what stands beside the way of the arrow."""


class Board(QScrollArea):
    """``column`` holds what it shows. ``inside`` is what scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QFrame(self)
        self.inside.setProperty("kind", "ground")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.column.setSpacing(GRID)
        self.setWidget(self.inside)
        self._stops: list[Stop] = []

    def listen(self, card: Card) -> None:
        """The arrows stop at this card, and at what is to be done in it."""
        for stop in (card, card.action):
            self._stops.append(stop)
            stop.arrow.connect(lambda key, stop=stop: self._go(stop, key))
            stop.reached.connect(lambda stop=stop: self._reached(stop))

    def forget(self) -> None:
        """No card is left."""
        self._stops.clear()
        self.setFocusProxy(None)  # type: ignore[arg-type]  # nobody

    def current(self) -> Stop | None:
        """The card, or the line in it, that has the keys or had them last."""
        proxy = self.focusProxy()
        return proxy if isinstance(proxy, Stop) else None

    def _reached(self, stop: Stop) -> None:
        card = next((one for one in self._stops if isinstance(one, Card) and stop in (one, one.action)), None)
        if card is None:  # forgotten meanwhile: the focus passes through what is about to go
            return
        self.setFocusProxy(stop)
        if card.mapTo(self.inside, QPoint(0, 0)).y() <= self._first_top():
            self.verticalScrollBar().setValue(0)  # with what heads the page
        else:
            self.ensureWidgetVisible(stop, 0, 2 * GRID)

    def _first_top(self) -> int:
        """Where the first cards stand."""
        return min(one.mapTo(self.inside, QPoint(0, 0)).y() for one in self._stops if isinstance(one, Card))

    def _go(self, stop: Stop, key: int) -> None:
        here = self._area(stop)
        others = [one for one in self._stops if one is not stop and one.isVisibleTo(self.inside)]
        found = [(far, one) for one in others if (far := _distance(here, self._area(one), key)) is not None]
        if found:
            min(found, key=lambda pair: pair[0])[1].setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar = self.verticalScrollBar()
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Up else bar.maximum())

    def _area(self, stop: Stop) -> QRect:
        area = QRect(stop.mapTo(self.inside, QPoint(0, 0)), stop.size())
        if isinstance(stop, Card) and stop.action.isVisibleTo(stop):
            area.setBottom(
                area.bottom() - stop.action.height() - GRID
            )  # its line of things to do stands below it
        return area


def _distance(here: QRect, there: QRect, key: int) -> int | None:
    """How far ``there`` lies in the way of an arrow; None: not that way."""
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        along = here.left() - there.right() if key == Qt.Key.Key_Left else there.left() - here.right()
        aside = max(0, there.top() - here.bottom(), here.top() - there.bottom())
        aside += abs(there.top() - here.top()) // 8
    else:
        along = here.top() - there.bottom() if key == Qt.Key.Key_Up else there.top() - here.bottom()
        aside = max(0, there.left() - here.right(), here.left() - there.right())
    return None if along < -GRID else max(0, along) + _ASIDE * aside

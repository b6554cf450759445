"""What a partner's directory says of the request in the line, in a few short lines; it never asks for room."""

from bisect import bisect_left
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QStackedWidget, QWidget

from ui.messages import announce
from ui.theme import GRID

if TYPE_CHECKING:
    from ui.counter.advice import Advised

WIDTH = 44 * GRID
_WHOLE, _SHORTEST = 1000, 24
"""Signs that each line may have at most: all of them, or as many as let every line be seen."""
NB = "\u00a0"
_ANY_WIDTH = 16_777_215


class AdvicePanel(QFrame):
    """Once shown it keeps its room, so that nothing beside it moves. ``known``: something was said in this session;
    ``current``: it is about the line. ``tiles``: whose place it takes where the window is small, to the pixel."""

    def __init__(self, parent: QWidget, tiles: QWidget) -> None:
        super().__init__(parent)
        self._tiles = tiles
        self.known = self.current = False
        self._said: Advised | None = None
        self._boxed = False
        self._fitted: tuple[bool, QSize] | None = None
        self._words = QLabel(self)
        self._words.setProperty("kind", "advice")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(tiles.sizePolicy())
        self.hide()

    def tell(self, advised: "Advised | None", *, current: bool) -> None:
        """Says this, or nothing; greyed where it is about the request before."""
        fresh = current and advised is not None and bool(advised.lines)
        if fresh is not self.current:
            self.current = fresh
            self._words.setProperty("past", not fresh)
            self._words.style().unpolish(self._words)
            self._words.style().polish(self._words)
        if advised == self._said:
            return
        self._said, self._fitted = advised, None
        self.known = self.known or advised is not None
        if advised is None:
            self._words.clear()
            self._words.setAccessibleName("")
            self._words.setToolTip("")
            return
        spoken = ". ".join((advised.title, *(f"{about}{NB}: {words}" for about, words in advised.lines)))
        self._words.setAccessibleName(spoken)
        self._words.setToolTip(_written(advised, _WHOLE, titled=True))
        if fresh:
            announce(self, spoken)

    def stand(self, beside: QBoxLayout | None, middle: QStackedWidget) -> None:
        """At the end of ``beside``, in a frame of its own; None: as a page of ``middle``."""
        boxed = beside is not None
        if beside is not None and beside.indexOf(self) < 0:
            middle.removeWidget(self)
            beside.addWidget(self)
        elif beside is None and middle.indexOf(self) < 0:
            middle.addWidget(self)
        if boxed is not self._boxed:
            self._boxed = boxed
            self.setProperty("kind", "panel" if boxed else "")
            self.style().unpolish(self)
            self.style().polish(self)
            ignored = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
            self.setSizePolicy(ignored if boxed else self._tiles.sizePolicy())
            self.setMinimumWidth(WIDTH if boxed else 0)
            self.setMaximumWidth(WIDTH if boxed else _ANY_WIDTH)
        if boxed:
            self.setVisible(self.known)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Beside the list, the height that is there."""
        return QSize(WIDTH, 0) if self._boxed else self._tiles.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same."""
        return QSize(0, 0) if self._boxed else self._tiles.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """As the tiles, in their place."""
        return not self._boxed and self._tiles.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As the tiles, in their place."""
        return -1 if self._boxed else self._tiles.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """As much as fits is said."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        across, down = (GRID + 4, GRID) if self._boxed else (0, 0)
        room = self.rect().adjusted(across, down, -across, -down)
        self._words.setGeometry(room)
        fits = (self._boxed, room.size())
        if self._said is None or fits == self._fitted or room.width() < 16 * GRID:
            return
        self._fitted, said = fits, self._said

        def too_high(most: int) -> bool:
            self._words.setText(_written(said, most, titled=self._boxed or not said.lines))
            return self._words.heightForWidth(room.width()) > room.height()

        if too_high(_WHOLE) and said.lines:
            longest = max(len(words) for _about, words in said.lines)
            fitting = bisect_left(range(_SHORTEST, longest), True, key=too_high)
            too_high(_SHORTEST + max(0, fitting - 1))


def _written(advised: "Advised", most: int, *, titled: bool) -> str:
    lines = [_strong(advised.title)] if titled else []
    for about, words in advised.lines:
        lines.append(f"{_strong(about + NB + ':')} {escape(_short(words, most))}")
    apart = "margin:0 0 2px 0" if titled else "margin:0"
    return "".join(f"<p style='{apart}'>{line}</p>" for line in lines)


def _strong(text: str) -> str:
    return f"<span style='font-weight:600'>{escape(text)}</span>"


def _short(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return f"{words[:most].rpartition(' ')[0].rstrip(' ,.;:')}…"

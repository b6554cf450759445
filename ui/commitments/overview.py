"""The tiles: five headings, twelve commitments, as many headings side by side as there is room for."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from marianne_desk.domain import french
from marianne_desk.domain.month import Month
from ui.commitments.board import Board
from ui.commitments.card import VALUE, Card, Line
from ui.commitments.load import Shown
from ui.commitments.words import BoardWords, TileWords
from ui.parts.panels import label
from ui.shortcuts import Act, shown
from ui.theme import GRID

NARROWEST = 29 * GRID
_GAP = 3 * GRID // 2


class Bar(QFrame):
    """Which month, the months beside it, which référentiel."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.previous, self.following, self.pack = (_button(self) for _ in range(3))
        self.month = QLabel("", self)
        self.month.setProperty("kind", "large")
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.month.setMinimumWidth(21 * GRID)
        for button in (self.previous, self.following):
            kept = button.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            button.setSizePolicy(kept)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for widget in (self.previous, self.month, self.following):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.pack)

    def name(self, month: Month, *, reading: bool) -> None:
        """The month in words; ``reading`` says that its measures are on their way."""
        words = french.month_words(month)
        self.month.setText(f"{words} …" if reading else words)

    def show_bounds(self, shown_: Shown) -> None:
        """Names the months beside; where there is none there is no button."""
        month = shown_.month
        for button, act, other, mark, can in (
            (self.previous, Act.PREVIOUS_COMMITMENTS, month.plus(-1), "‹ {}", month > shown_.first),
            (self.following, Act.NEXT_COMMITMENTS, month.plus(1), "{} ›", month < shown_.last),
        ):
            button.setText(mark.format(french.month_short(other)))
            button.setVisible(can)
            button.setToolTip(shown(act))
            button.setAccessibleName(f"{french.month_words(other)}, touche {shown(act)}")
        self.pack.setText(f"{shown_.board.pack_label}  {shown(Act.CHOOSE_PACK)}")
        self.pack.setAccessibleName(
            f"Référentiel\u00a0: {shown_.board.pack_label}, touche {shown(Act.CHOOSE_PACK)}"
        )


class Overview(Board):
    """``opened`` with the number of a commitment, ``acted`` with that of the one to do something for."""

    opened = Signal(int)
    acted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = Bar(self.inside)
        self.summary = label("heading", "", self.inside)
        self.banner = label("small", "", self.inside)
        self.status = label("small", "", self.inside)
        self._tiles = QWidget(self.inside)
        self._grid = QGridLayout(self._tiles)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        said = QHBoxLayout()
        said.setSpacing(2 * GRID)
        said.addWidget(self.summary, 1)
        said.addWidget(self.banner, 1)
        self.banner.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(self.bar)
        self.column.addLayout(said)
        self.column.addWidget(self.status)
        self.column.addWidget(self._tiles)
        self.column.addStretch(1)
        self.cards: dict[int, Card] = {}
        self._headings: list[tuple[QLabel, tuple[int, ...]]] = []
        self._pack, self._columns = "", 0

    def show_board(self, shown_: Shown) -> Iterator[None]:
        """Shows a month, a few tiles a step. Tiles that are there keep the keys."""
        board = shown_.board
        self.bar.name(shown_.month, reading=False)
        self.bar.show_bounds(shown_)
        self.summary.setText(board.summary)
        for words, text in ((self.banner, board.banner), (self.status, board.status)):
            words.setText(text)
            words.setVisible(bool(text))
        if board.pack != self._pack or set(board.pages) != set(self.cards):
            yield from self._rebuild(board)
        for place, (number, page) in enumerate(board.pages.items()):
            _show_tile(self.cards[number], page.tile)
            if place % 4 == 3:
                yield
        for (title, _numbers), heading in zip(self._headings, board.headings, strict=True):
            title.setText(heading.title)

    def number_of_current(self) -> int | None:
        """The number of the commitment that has the keys, in its tile or in its line of things to do."""
        current = self.current()
        return next((n for n, card in self.cards.items() if current in (card, card.action)), None)

    def show_tile(self, number: int) -> None:
        """The tile of a commitment takes the keys; the first one where there is none of this number."""
        card = self.cards.get(number) or next(iter(self.cards.values()), None)
        if card is not None and (self.number_of_current() != number or self.current() is None):
            self.setFocusProxy(card)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """As many columns as there is room for."""
        super().resizeEvent(event)
        if self._columns_for(event.size().width()) != self._columns:
            self._arrange()

    def _rebuild(self, board: BoardWords) -> Iterator[None]:
        number = self.number_of_current()
        had = any(one.hasFocus() for card in self.cards.values() for one in (card, card.action))
        self.forget()
        for card in self.cards.values():
            card.deleteLater()
        for title, _numbers in self._headings:
            title.deleteLater()
        self.cards, self._headings, self._pack = {}, [], board.pack
        for heading in board.headings:
            title = label("heading", "", self._tiles)
            self._headings.append((title, heading.numbers))
            for one in heading.numbers:
                card = Card(self._tiles)
                self.cards[one] = card
                self.listen(card)
                card.clicked.connect(lambda _checked=False, one=one: self.opened.emit(one))
                card.action.clicked.connect(lambda _checked=False, one=one: self.acted.emit(one))
            yield
        self._columns = 0
        self._arrange()
        if had or number is not None:
            self.show_tile(number or 0)
        elif self.cards:
            self.setFocusProxy(next(iter(self.cards.values())))

    def _columns_for(self, width: int) -> int:
        room = width - 4 * GRID + _GAP
        return max(1, min(len(self._headings) or 1, room // (NARROWEST + _GAP)))

    def _arrange(self) -> None:
        """Headings side by side, each over its tiles; those that find no room stand in a band below."""
        columns = self._columns = self._columns_for(self.viewport().width())
        while self._grid.takeAt(0):
            pass
        for column in range(5):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        row = 0
        for start in range(0, len(self._headings), columns):
            band = self._headings[start : start + columns]
            for column, (title, numbers) in enumerate(band):
                self._grid.addWidget(title, row, column, Qt.AlignmentFlag.AlignBottom)
                for place, number in enumerate(numbers, 1):
                    self._grid.addWidget(self.cards[number], row + place, column)
            row += 1 + max(len(numbers) for _title, numbers in band)


def _show_tile(card: Card, tile: TileWords) -> None:
    lines = (
        Line(tile.above, muted=True),
        Line(tile.title, strong=True),
        Line(tile.said, strong=True, verdict=tile.verdict),
        Line(tile.measure, muted=True),
        Line(tile.value, VALUE, strong=True, beside=True),
        Line(tile.basis, muted=True, beside=True),
        Line(tile.beside, muted=True, beside=True),
    )
    card.show_card(lines, tile.chart, tile.doing, tile.action.text if tile.action else "", tile.spoken)


def _button(parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setProperty("kind", "option")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button

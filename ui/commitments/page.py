"""One commitment: its measures under one another, each with what it rests on. Esc goes back to the tiles."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from marianne_desk.domain import french
from marianne_desk.domain.month import Month
from ui.commitments.board import Board
from ui.commitments.card import DATED, HEAD, VALUE, Card, Line
from ui.commitments.chart_words import marks_words
from ui.commitments.words import MeasureWords, PageWords
from ui.parts.flow import FlowLayout
from ui.parts.panels import label
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID

NOTHING = "Aucun indicateur ne mesure cet engagement."


class CommitmentPage(Board):
    """``opened`` and ``acted`` with the identifier of an indicator; ``left``: Esc. ``pressed`` with an act."""

    opened = Signal(str)
    acted = Signal(str)
    left = Signal()
    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QToolButton(self.inside)
        self.back.setProperty("kind", "option")
        self.back.setText("‹ Retour  Échap")
        self.back.setAccessibleName("Retour aux engagements, touche Échap")
        self.back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back.clicked.connect(self.left)
        self.title = label("heading", "", self.inside)
        self.above = label("small", "", self.inside)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.above)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.column.addLayout(top)
        self.nothing = label("muted", "", self.inside)
        self.column.addWidget(self.nothing)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GRID)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        keys = QWidget(self.inside)
        row = FlowLayout(keys, gap=6)
        self.buttons = {act: _key(act, keys) for act in (Act.CHANGE_TARGET, Act.SHOW_PROOFS)}
        for act, button in self.buttons.items():
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, act=act: self.pressed.emit(act))
        self.column.addWidget(keys)
        self.cards: dict[str, Card] = {}

    def show_page(self, page: PageWords, month: Month) -> None:
        """Shows a commitment; where it is the one that is shown already, what had the keys keeps them."""
        self.title.setText(f"{page.tile.number}. {page.tile.title}")
        self.above.setText(f"{french.capitalised(french.month_words(month))} · {page.tile.said}")
        wanted = [measure.indicator for measure in page.measures]
        if list(self.cards) != wanted:
            self._make(wanted)
        for measure in page.measures:
            _show_measure(self.cards[measure.indicator], measure)
        self.nothing.setText("" if wanted else NOTHING)
        self.nothing.setVisible(not wanted)
        if not wanted:
            self.setFocusProxy(self.back)

    def current_indicator(self) -> str:
        """The indicator that has the keys; empty for none."""
        current = self.current()
        return next((one for one, card in self.cards.items() if current in (card, card.action)), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc and Backspace go back."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _make(self, wanted: list[str]) -> None:
        self.forget()
        for old in self.cards.values():
            self._cards.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = {}
        for indicator in wanted:
            card = Card(self.inside, 0.45, DATED)
            self.cards[indicator] = card
            self._cards.addWidget(card)
            self.listen(card)
            card.clicked.connect(lambda _checked=False, one=indicator: self.opened.emit(one))
            card.action.clicked.connect(lambda _checked=False, one=indicator: self.acted.emit(one))
            card.show()
        if wanted:
            self.setFocusProxy(self.cards[wanted[0]])
        self.verticalScrollBar().setValue(0)


def _show_measure(card: Card, measure: MeasureWords) -> None:
    value = f"{measure.value}   " if measure.value != french.UNKNOWN else ""
    lines = (
        Line(measure.label, HEAD, strong=True),
        Line(measure.said, HEAD, strong=True, verdict=measure.verdict),
        Line(value.strip(), VALUE, strong=True, beside=True),
        Line(measure.basis, beside=True),
        *(Line(text, muted=True, beside=True) for text in measure.lines),
        *(Line(marks_words(point), beside=True) for point in measure.chart.marked),
    )
    card.show_card(
        lines, measure.chart, measure.doing, measure.action.text if measure.action else "", measure.spoken
    )


def _key(act: Act, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setProperty("kind", "save")
    button.setText(f"{binding(act).label}  {shown(act)}")
    button.setToolTip(binding(act).does)
    button.setAccessibleName(f"{binding(act).label}, touche {shown(act)}")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button

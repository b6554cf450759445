"""The counter's widgets, put together and drawn. What they mean is decided in ``presenter.py``."""

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.counter.channels import ChannelBar
from ui.counter.entry import EntryLine
from ui.messages import announce
from ui.theme import GRID, colours

if TYPE_CHECKING:
    from ui.counter.advice import Advised
    from ui.counter.advice_panel import AdvicePanel
    from ui.counter.aside_panel import AsideLine
    from ui.counter.screen import Shown

PLACEHOLDER = "ce que la personne demande : caf apl, carte grise, impôts…"
NARROW = 900
LOWEST = 9 * GRID
"""Two lines of buttons and the frame around them."""
ROOMY = 70 * GRID
"""From this height on there is room beside today's list for what a partner says; else it stands under the line."""
_ANY_HEIGHT = 16_777_215


class CounterView(QScrollArea):
    """Painted at once with what typing needs: channels and line. :meth:`steps` add the rest behind the first
    frame; until then the line keeps what is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Guichet")
        self._completed = False
        self._drawn: Shown | None = None
        self.advice: AdvicePanel | None = None
        self._beside = False
        inside = self._inside = QFrame(self)
        inside.setProperty("kind", "ground")
        self.channels = ChannelBar(inside)
        self.panel = QFrame(inside)
        self.panel.setProperty("kind", "panel")
        self.heading = QLabel("Nouveau passage, au guichet", self.panel)
        self.heading.setProperty("kind", "heading")
        self.entry = EntryLine(self.panel)
        self.entry.setAccessibleName("Ce que la personne demande")
        self.entry.setPlaceholderText(PLACEHOLDER)
        self.heading.setBuddy(self.entry)
        self.head = QHBoxLayout()
        self.head.setSpacing(GRID)
        self.head.addWidget(self.heading)
        self.column = QVBoxLayout(self.panel)
        self.column.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        self.column.setSpacing(GRID)
        self.column.addLayout(self.head)
        self.column.addWidget(self.entry)
        self.upper = QHBoxLayout()
        self.upper.setSpacing(2 * GRID)
        self.upper.addWidget(self.panel, 1)
        self.whole = QVBoxLayout(inside)
        self.whole.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.whole.setSpacing(GRID)
        self.whole.addWidget(self.channels)
        self.whole.addLayout(self.upper)
        self.whole.addStretch(1)
        self.setWidget(inside)
        self.setFocusProxy(self.entry)

    def steps(self) -> tuple[Callable[[], None], ...]:
        """Adds what stands around the line, a little at a time, so that keys are answered in between."""
        return (self._add_lists, self._add_words, self._add_keys, self._add_facts, self._finish)

    def _add_lists(self) -> None:
        from ui.counter.aside_panel import AsidePanel
        from ui.counter.today import TodayTable
        from ui.counter.waiting import WaitingPanel

        self.waiting = WaitingPanel(self._inside)
        self.aside = AsidePanel(self._inside)
        self.side = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.side.setSpacing(GRID)
        self.side.addWidget(self.waiting, 3)
        self.side.addWidget(self.aside, 2)
        self.upper.addLayout(self.side)
        self.totals = _words(self._inside, "heading", "Totaux du jour")
        self.today = TodayTable(self._inside)
        self.whole.takeAt(self.whole.count() - 1)
        self.whole.addWidget(self.totals)
        self.list_row = QHBoxLayout()
        self.list_row.setSpacing(2 * GRID)
        self.list_row.addWidget(self.today, 1)
        self.whole.addLayout(self.list_row, 1)
        self._completed = True
        self._arrange()

    def _add_words(self) -> None:
        from ui.counter.question import QuestionRow
        from ui.counter.tiles import TileRow

        self.chips: list[QLabel] = []
        self.head.addStretch(1)
        self.understood = _words(self.panel, "understood", "Ce qui est compris")
        # Room for two lines and for a chip, so that nothing below moves while somebody types.
        self.understood.setMinimumHeight(2 * self.understood.fontMetrics().height() + 2)
        self.understood.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.heading.setMinimumHeight(3 * GRID)
        self.tiles = TileRow(self.panel)
        self.question = QuestionRow(self.panel)
        self.middle = QStackedWidget(self.panel)  # as high as the highest of its pages
        self.middle.setMinimumHeight(LOWEST)
        self.keys = _words(self.middle, "small", "Touches de ce champ")
        for page in (self.tiles, self.question, self.keys):
            self.middle.addWidget(page)
        self.column.addWidget(self.understood)
        self.column.addWidget(self.middle)

    def _add_keys(self) -> None:
        from ui.counter.tiles import SavingRow

        self.saving = SavingRow(self.panel)
        self.column.addWidget(self.saving)

    def _add_facts(self) -> None:
        from ui.counter.facts import FactsBar

        self.facts = FactsBar(self.panel)
        self.column.addWidget(self.facts)

    def _finish(self) -> None:
        from ui.counter.note import NoteRow

        self.note = NoteRow(self.panel)
        self.column.addWidget(self.note)
        self.column.addStretch(1)
        QWidget.setTabOrder(self.note.field, self.waiting.list)
        QWidget.setTabOrder(self.waiting.list, self.aside.list)
        QWidget.setTabOrder(self.aside.list, self.today)

    def draw(self, shown: "Shown") -> None:
        """Draws what stands around the line: only what differs from what is drawn."""
        before, self._drawn = self._drawn, shown
        if before is None or before.channel is not shown.channel:
            self.channels.mark(shown.channel)
        if before is None or before.heading != shown.heading:
            self.heading.setText(shown.heading)
        if before is None or before.chips != shown.chips:
            self._draw_chips(shown.chips)
            self.entry.gives_back = bool(shown.chips)
        if shown.books is not (before is not None and before.books):
            self.saving.name_enter(books=shown.books)
        said = _said(shown.understood, shown.warning) if not shown.insists else _said("", shown.insists)
        if self.understood.text() != said:
            self.understood.setText(said)
            if shown.insists:
                announce(self.understood, shown.insists)
        self._draw_question(shown)

    def _draw_question(self, shown: "Shown") -> None:
        ask = shown.question
        answering = self.question.answer.hasFocus()  # before its page is hidden
        self.entry.wait_for_answer(ask is not None and shown.held)
        self.entry.offers = ask is not None
        if ask is not None:
            self.middle.setCurrentWidget(self.question)
        elif self.middle.currentWidget() is not self.keys:
            self.middle.setCurrentWidget(self._resting())
        if ask is not None:
            self.question.ask(
                ask.title,
                ask.options,
                shown.marked,
                held=shown.held,
                free=ask.read is not None,
                hint=ask.hint,
            )
        if ask is not None and ask.read is not None:
            if not answering:
                self.question.forget()
                self.question.answer.setFocus()
        else:
            self.question.forget()
            if answering or (ask is not None and shown.held):
                self.entry.setFocus()

    def tell_keys(self, keys: str) -> None:
        """Tells which keys the field with the focus takes, in the place of the tiles; nothing: the tiles again."""
        if self.middle.currentWidget() is not self.question:
            self.keys.setText(keys)
            self.middle.setCurrentWidget(self.keys if keys else self._resting())

    def show_advice(self, advised: "Advised | None", *, current: bool) -> None:
        """Shows what is known of the partner, or takes it away. Neither the line nor its keys move for it. ``current``
        False: it is about the request before, and stays beside the list only."""
        if self.advice is None:
            if advised is None or not advised.lines:
                return
            from ui.counter.advice_panel import AdvicePanel

            self.advice = AdvicePanel(self.panel, self.tiles)
        self.advice.tell(advised, current=current)
        self._place_advice()

    def _place_advice(self) -> None:
        """Beside today's list where the window has room, else in the place of the tiles, which a line that is typed
        needs no more."""
        if self.advice is None:
            return
        self._beside = self.width() >= NARROW and self.height() >= ROOMY
        self.advice.stand(self.list_row if self._beside else None, self.middle)
        if self.middle.currentWidget() in (self.tiles, self.advice):
            self.middle.setCurrentWidget(self._resting())

    def _resting(self) -> QWidget:
        """What stands between the line and its keys while nothing is asked."""
        typed = self.advice is not None and self.advice.current and bool(self.entry.text())
        return self.advice if self.advice is not None and typed and not self._beside else self.tiles

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Who waits goes under the line where the window is narrow."""
        super().resizeEvent(event)
        if self._completed:
            self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It scrolls where it must."""
        return QSize(40 * GRID, 30 * GRID)

    def _draw_chips(self, texts: tuple[str, ...]) -> None:
        while len(self.chips) < len(texts):
            chip = QLabel(self.panel)
            chip.setProperty("kind", "chip")
            self.head.insertWidget(1 + len(self.chips), chip)
            self.chips.append(chip)
        for index, chip in enumerate(self.chips):
            chip.setVisible(index < len(texts))
            chip.setText(f"{texts[index]} +" if index < len(texts) else "")

    def show_aside(self, lines: "Sequence[AsideLine]") -> None:
        """Shows what is set aside; the panel stands there only while something is."""
        shown = self.aside.isVisibleTo(self._inside)
        self.aside.show_lines(lines)
        if shown is not bool(lines):
            self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.upper.direction() is not direction:
            self.upper.setDirection(direction)
        # Two panels one above the other leave no room for the reminder of two keys.
        self.waiting.keys.setVisible(not self.aside.isVisibleTo(self._inside))
        beside = QBoxLayout.Direction.LeftToRight if narrow else QBoxLayout.Direction.TopToBottom
        if self.side.direction() is not beside:
            self.side.setDirection(beside)
        for panel in (self.waiting, self.aside):
            panel.setMinimumWidth(0 if narrow else 26 * GRID)
            panel.setMaximumWidth(_ANY_HEIGHT if narrow else 26 * GRID)
            panel.setMinimumHeight(11 * GRID if narrow else 0)
            panel.setMaximumHeight(16 * GRID if narrow else _ANY_HEIGHT)
        self.today.show_agents(beside=not narrow)
        self._place_advice()


def _said(understood: str, warning: str) -> str:
    text = escape(understood)
    if warning:
        style = f"color:{colours().warm};font-weight:600"
        text += f"{'&nbsp;&nbsp; ' if text else ''}<span style='{style}'>▲ {escape(warning)}</span>"
    return text


def _words(parent: QWidget, kind: str, name: str) -> QLabel:
    label = QLabel("", parent)
    label.setProperty("kind", kind)
    label.setAccessibleName(name)
    label.setWordWrap(True)
    return label

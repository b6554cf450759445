"""The list of totals, edited by keys alone: the lines on the left, the name and what is counted on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.day.carried import Countable
from marianne_desk.domain.folding import key_of
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.panels import label
from ui.shortcuts import Act, shown
from ui.theme import GRID
from ui.totals import words
from ui.totals.draft import TotalsDraft

_FIGURE = Qt.ItemDataRole.UserRole


class TotalsEditor(QWidget):
    """``left`` when Esc is pressed. What is typed goes into the draft at once."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = TotalsDraft(())
        self._countables: tuple[Countable, ...] = ()
        self.lines = QListWidget(self)
        self.lines.setAccessibleName("Lignes de la liste, dans l’ordre")
        self.name = QLineEdit(self)
        self.name.setAccessibleName("Nom de la ligne, comme dans l’outil national")
        self.filter = QLineEdit(self)
        self.filter.setAccessibleName("Chercher ce que la ligne compte")
        self.filter.setPlaceholderText("caf, guichet, 60…")
        self.choices = QListWidget(self)
        self.choices.setProperty("kind", "choices")
        self.choices.setAccessibleName("Ce que la ligne compte, espace coche")
        self.counted = label("small", "Ce que la ligne compte", self)
        self.fault = label("warning", "À corriger", self)
        self.keep = button(Act.KEEP_TOTALS, "primary", self)
        self.add = button(Act.ADD_TOTAL, "option", self)
        self.remove = button(Act.REMOVE_TOTAL, "option", self)
        self.up = button(Act.TOTAL_UP, "option", self)
        self.down = button(Act.TOTAL_DOWN, "option", self)
        self.ours = button(Act.OUR_TOTALS, "option", self)
        self.back = button(Act.LEAVE_TOTALS, "option", self)
        for widget in (self.lines, self.choices):
            widget.setMinimumHeight(12 * GRID)
        self.setFocusProxy(self.lines)
        self._build()
        self.lines.currentRowChanged.connect(self._choose)
        self.name.textEdited.connect(self._rename)
        self.filter.textEdited.connect(self._show_choices)
        self.choices.itemChanged.connect(self._toggled)
        self.back.clicked.connect(self.left)

    def show_list(self, draft: TotalsDraft, countables: Sequence[Countable]) -> None:
        """Shows the list from its first line."""
        self._draft, self._countables = draft, tuple(countables)
        self.filter.clear()
        self.say("")
        self.show_lines()

    def show_lines(self) -> None:
        """The lines anew, after one was added, moved or removed."""
        self.lines.blockSignals(True)
        self.lines.clear()
        for line in self._draft.lines:
            self.lines.addItem(line.label)
        self.lines.setCurrentRow(self._draft.chosen)
        self.lines.blockSignals(False)
        self._show_line()

    def say(self, text: str) -> None:
        """What is wrong with the chosen line; empty takes it away."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc leaves; the arrows go from the search to what it found."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self.choices.setFocus()
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        self._draft.choose(place)
        self._show_line()

    def _show_line(self) -> None:
        line = self._draft.line
        self.name.setText(line.label if line else "")
        for widget in (self.name, self.filter, self.choices, self.remove, self.up, self.down):
            widget.setEnabled(line is not None)
        self._show_choices()

    def _rename(self, text: str) -> None:
        self._draft.rename(text)
        item = self.lines.currentItem()
        if item is not None:
            item.setText(text)
        self.say("")

    def _show_choices(self) -> None:
        """What may be counted: what is ticked first, then what the search finds, in the order of the trade."""
        line, sought = self._draft.line, key_of(self.filter.text())
        ticked = line.figures if line else ()
        found = [
            one
            for one in self._countables
            if one.id not in ticked and all(w in key_of(f"{one.group} {one.label}") for w in sought.split())
        ]
        self.choices.blockSignals(True)
        self.choices.clear()
        for one in [*(c for c in self._countables if c.id in ticked), *found]:
            item = QListWidgetItem(f"{one.group} · {one.label}")
            item.setData(_FIGURE, one.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.id in ticked else Qt.CheckState.Unchecked)
            self.choices.addItem(item)
        self.choices.setCurrentRow(len(ticked) if found and sought else 0)
        self.choices.blockSignals(False)
        self._show_counted()

    def _toggled(self, item: QListWidgetItem) -> None:
        self._draft.toggle(item.data(_FIGURE))
        self._show_counted()
        self.say("")

    def _show_counted(self) -> None:
        line = self._draft.line
        text = words.counts(line, self._countables) if line else ""
        self.counted.setText(f"Compte{words.NB}: {text}" if text else "Ne compte encore rien.")

    def _build(self) -> None:
        tools = QWidget(self)
        row = FlowLayout(tools, GRID, GRID // 2)
        for tool in (self.back, self.add, self.remove, self.up, self.down, self.ours, self.keep):
            row.addWidget(tool)
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for side in (left, right):
            side.setSpacing(GRID // 2)
        rows: tuple[tuple[str, QWidget, QVBoxLayout], ...] = (
            ("Lignes, dans l’ordre de l’outil national", self.lines, left),
            ("Nom", self.name, right),
            ("Chercher ce qu’elle compte", self.filter, right),
        )
        for title, widget, column in rows:
            head = QLabel(title, self)
            head.setProperty("kind", "small")
            head.setBuddy(widget)
            column.addWidget(head)
            column.addWidget(widget)
        right.addWidget(self.fault)
        right.addWidget(self.choices, 1)
        right.addWidget(self.counted)
        hint = label("small", "", self)
        hint.setText(
            "Espace coche ou décoche. Ce qui répond à deux cases n’est compté qu’une fois. "
            f"{shown(Act.LEAVE_TOTALS)}{words.NB}: revenir sans rien changer."
        )
        right.addWidget(hint)
        both.setSpacing(2 * GRID)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(tools)
        column.addLayout(both, 1)

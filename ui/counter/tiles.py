"""Rows of buttons that keys press: the desk's most frequent requests, and the saving keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from ui.parts.flow import FlowLayout
from ui.shortcuts import Act, binding, second, shown

SAVING = (
    Act.SOLVED,
    Act.ORIENTED,
    Act.BOOKED,
    Act.FORWARDED,
    Act.FORWARDED_ANNOUNCED,
    Act.PENDING,
    Act.PENDING_PAPERS,
    Act.DROPPED,
)


class TileRow(QWidget):
    """Nine tiles at most; ``chosen`` with the index."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Demandes fréquentes")
        self._row = FlowLayout(self, gap=6)
        self._buttons: list[QToolButton] = []
        self._first_words: list[QLabel] = []

    def offer(self, labels: Sequence[str]) -> None:
        """Shows the labels, each with its digit; the first one tells that Alt goes with it. On a new desk there is
        none: what to do first is said instead."""
        self._say_what_to_do(not labels)
        while len(self._buttons) < len(labels):
            self._buttons.append(self._button(len(self._buttons)))
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(labels))
            if index < len(labels):
                key = f"Alt+{index + 1}" if index == 0 else f"{index + 1}"
                button.setText(f"{key}  {labels[index]}")
                button.setAccessibleName(f"{labels[index]}, touche Alt+{index + 1}")

    def _say_what_to_do(self, wanted: bool) -> None:
        if wanted and not self._first_words:
            for words in (
                f"Tapez ce que la personne demande, lisez ce qui est compris, puis {shown(Act.SOLVED)}.",
                f"{shown(Act.HELP)}\u00a0: les touches, et la visite guidée.",
                "Vos demandes fréquentes auront ici leur touche.",
            ):
                label = QLabel(words, self)
                label.setProperty("kind", "small")
                self._row.addWidget(label)
                self._first_words.append(label)
        for label in self._first_words:
            label.setVisible(wanted)

    def _button(self, index: int) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "tile")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.chosen.emit(index))
        self._row.addWidget(button)
        return button


_SOLVED = binding(Act.SOLVED)


class SavingRow(QWidget):
    """The outcomes, each with its key; the first is the one that Enter takes."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Enregistrer")
        row = FlowLayout(self, gap=6)
        for act in SAVING:
            button = QToolButton(self)
            button.setProperty("kind", "primary" if act is Act.SOLVED else "save")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setText(f"{shown(act)}  {binding(act).label}")
            button.setAccessibleName(f"{binding(act).does}, touche {shown(act)}")
            button.setToolTip(f"{binding(act).does}\nou {second(act)}")
            button.clicked.connect(lambda _checked, act=act: self.chosen.emit(act))
            row.addWidget(button)
            if act is Act.SOLVED:
                self.enter = button

    def name_enter(self, *, books: bool) -> None:
        """Says on its button what Enter does: it takes the appointment of the line, or solves. As wide as before."""
        label, does = ("Rdv", "prend le rendez-vous") if books else (_SOLVED.label, _SOLVED.does)
        self.enter.setMinimumWidth(self.enter.width() if books else 0)
        self.enter.setText(f"{shown(Act.SOLVED)}  {label}")
        self.enter.setAccessibleName(f"{does}, touche {shown(Act.SOLVED)}")
        self.enter.setToolTip(f"{does}\nou {second(Act.SOLVED)}")

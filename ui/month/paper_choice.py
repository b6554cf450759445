"""Which paper of the month is looked at: the inside one, the one to display, the results, the year."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from marianne_desk.domain.french import NO_BREAK
from ui.month.papers import WORDS, Paper
from ui.theme import GRID


class PaperChoice(QWidget):
    """A row of buttons, one of them down; hidden where there is but one paper. ``chosen``: a :class:`Paper`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.paper = Paper.INSIDE
        self.group = QButtonGroup(self)
        self.buttons: dict[Paper, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        for paper, words in WORDS.items():
            button = QToolButton(self)
            button.setProperty("kind", "option")
            button.setText(words.button)
            button.setCheckable(True)
            button.setChecked(paper is self.paper)
            button.setToolTip(words.purpose)
            button.setAccessibleName(f"{words.button}. {words.purpose}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked, wanted=paper: self.chosen.emit(wanted))
            self.group.addButton(button)
            row.addWidget(button)
            self.buttons[paper] = button
        self.hide()

    def show_paper(self, paper: Paper) -> None:
        """Which one is down."""
        self.paper = paper
        self.buttons[paper].setChecked(True)

    def title(self, month: str) -> str:
        """What stands over the pages: « Fiche à afficher, octobre 2026 », « Fiche de l’année 2026 »."""
        if self.paper is Paper.YEAR:
            return f"{WORDS[self.paper].title} {month.rpartition(NO_BREAK)[2]}"
        return f"{WORDS[self.paper].title}, {month}"

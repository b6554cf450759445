"""« Émettre la fiche »: what is incomplete first, then the comment, a preview, and the act itself, asked once more."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.cases.visitor import bears_identity
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.free_text import warnings_of
from marianne_desk.domain.issuing.issued import LONGEST_COMMENT, checked_comment
from marianne_desk.wording import phrase, sentence
from ui.keys import bind
from ui.month import issue_words
from ui.parts.panels import label
from ui.shortcuts import Act, binding
from ui.shortcuts import shown as key_of
from ui.theme import GRID

_LACK = Qt.ItemDataRole.UserRole


class Found(Protocol):
    """What is about to be issued: what the window is called, what is incomplete, whether it can be."""

    @property
    def title(self) -> str:
        """« Émettre la fiche d’octobre 2026 »."""

    @property
    def lacks(self) -> Sequence["Said"]:
        """One line each."""

    @property
    def can(self) -> bool:
        """False: it is not over."""


class Said(Protocol):
    """A line of what is incomplete."""

    @property
    def words(self) -> str:
        """As people read it."""


class IssueDialog(QDialog):
    """``mend`` with the line chosen, if they lead (``leads``); ``preview`` and ``issue`` with the comment."""

    mend = Signal(object)
    preview = Signal(str)
    issue = Signal(str)

    def __init__(self, parent: QWidget, found: Found, comment: str, *, leads: bool = True) -> None:
        super().__init__(parent)
        self._can = found.can
        self.setWindowTitle(found.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = label("heading", "", self)
        self.lacks = _Lacks(found.lacks, self)
        self.heading.setText(issue_words.incomplete(leads=leads) if found.lacks else issue_words.NOTHING)
        self.heading.setBuddy(self.lacks)
        self.lacks.setVisible(bool(found.lacks))
        self.said = QLabel("&Commentaire, imprimé sur la fiche", self)
        self.said.setProperty("kind", "heading")
        self.comment = QPlainTextEdit(comment, self)
        self.comment.setAccessibleName("Commentaire, imprimé sur la fiche")
        self.comment.setTabChangesFocus(True)
        self.comment.setPlaceholderText(
            "Ce que les chiffres ne disent pas : une absence, des travaux, une affluence."
        )
        self.said.setBuddy(self.comment)
        self.warning = label("warning", "", self)
        self.warning.hide()
        self.for_ever = label("muted", "", self)
        self.for_ever.setText(issue_words.FOR_EVER)
        self.look = QPushButton(f"Aperçu  {key_of(Act.SHEET)}", self)
        self.look.setAccessibleName(f"Aperçu, touche {key_of(Act.SHEET)}")
        self.leave = QPushButton("Fermer", self)
        self.do = QPushButton(f"{binding(Act.ISSUE).label}  {key_of(Act.ISSUE)}", self)
        self.do.setAccessibleName(f"{binding(Act.ISSUE).label}, touche {key_of(Act.ISSUE)}")
        self.do.setProperty("kind", "primary")
        self.do.setEnabled(found.can)
        for button in (self.look, self.leave, self.do):
            button.setAutoDefault(False)
        self._lay_out()
        self.comment.textChanged.connect(self._watch)
        self.lacks.chosen.connect(self.mend)
        self.look.clicked.connect(self._preview)
        self.leave.clicked.connect(self.reject)
        self.do.clicked.connect(self._issue)
        bind(Act.SHEET, self, self._preview)
        bind(Act.ISSUE, self, self._issue)
        self._watch()
        (self.lacks if found.lacks and leads else self.comment).setFocus()

    @property
    def words(self) -> str:
        """The comment as typed."""
        return self.comment.toPlainText()

    def refuse(self, text: str) -> None:
        """What was asked cannot be: said beside the comment."""
        self.warning.setText(text)
        self.warning.setVisible(bool(text))

    def _watch(self) -> None:
        """Personal numbers are pointed out as they are typed."""
        kinds = warnings_of(self.words)
        left = LONGEST_COMMENT - len(self.words)
        if left < 0:
            self.refuse(phrase("comment_too_long", most=LONGEST_COMMENT))
        elif bears_identity(self.words):
            self.refuse(phrase("comment_personal"))
        else:
            self.refuse(issue_words.OF_THE_HOUSE if kinds else "")

    def _checked(self) -> bool:
        try:
            checked_comment(self.words)
        except UserError as error:
            self.refuse(sentence(error))
            self.comment.setFocus()
            return False
        return True

    def _preview(self) -> None:
        if self._checked():
            self.preview.emit(self.words)

    def _issue(self) -> None:
        if self._can and self._checked():
            self.issue.emit(self.words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        for widget, share in (
            (self.heading, 0),
            (self.lacks, 3),
            (self.said, 0),
            (self.comment, 2),
            (self.warning, 0),
            (self.for_ever, 0),
        ):
            column.addWidget(widget, share)
        row = QHBoxLayout()
        row.addWidget(self.look)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.do)
        column.addLayout(row)
        parent = self.parentWidget()
        room = parent.window().size() if parent else self.size()
        self.resize(min(90 * GRID, room.width() - 4 * GRID), min(70 * GRID, room.height() - 4 * GRID))


class _Lacks(QListWidget):
    """What is incomplete; Enter leads to where it is mended. ``chosen`` with the line."""

    chosen = Signal(object)

    def __init__(self, lacks: Sequence[Said], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Ce qui est incomplet")
        self.setProperty("kind", "choices")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in lacks:
            item = QListWidgetItem(f"▲ {one.words}", self)
            item.setData(_LACK, one)
            item.setToolTip(one.words)
        self.setCurrentRow(0)
        self.setMinimumHeight(10 * GRID)
        self.itemDoubleClicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter or the space bar leads there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_LACK))

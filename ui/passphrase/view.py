"""Asks for the passphrase; shows beside the field why the last one was refused."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.messages import announce
from ui.theme import GRID


class PassphraseDialog(QDialog):
    """``given`` with what was typed. The window behind it keeps what stands in its line."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ouvrir le guichet")
        self._width = min(56 * GRID, self.screen().availableSize().width() - 4 * GRID)
        explain = QLabel(
            "Ce guichet est protégé par une phrase secrète, choisie lors de sa création. "
            "Sans elle, personne ne peut le lire.",
            self,
        )
        explain.setWordWrap(True)
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName("Phrase secrète")
        self.error = QLabel("", self)
        self.error.setProperty("kind", "warning")
        self.error.setWordWrap(True)
        self.error.hide()
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow("Phrase secrète", self.field)
        buttons = QDialogButtonBox(self)
        self._open = QPushButton("Ouvrir", self)
        self._open.setDefault(True)
        buttons.addButton(self._open, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton("Quitter", self), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(explain)
        column.addLayout(form)
        column.addWidget(self.error)
        column.addWidget(buttons)
        self._fit()
        self.field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """As high as its sentences, now that the style is known."""
        super().showEvent(event)
        self._fit()

    def refuse(self, sentence: str) -> None:
        """The desk did not open; the field is given back, emptied."""
        self._wait(False)
        self.error.setText(sentence)
        self.error.show()
        self._fit()
        announce(self.field, sentence)
        self.field.clear()
        self.field.setFocus()

    def _fit(self) -> None:
        """A layout alone cuts sentences that wrap: it does not know the height that they take."""
        column = self.layout()
        if column is not None:
            column.invalidate()
            height = column.totalHeightForWidth(self._width)
            self.setMinimumSize(self._width, height)
            self.resize(self._width, height)

    def _wait(self, waiting: bool) -> None:
        self.field.setReadOnly(waiting)
        self._open.setEnabled(not waiting)

    def _give(self) -> None:
        if self.field.text():
            self._wait(True)
            self.given.emit(self.field.text())

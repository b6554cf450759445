"""Two small windows: another target for a measure, another référentiel; both from a month on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from marianne_desk.domain import french
from marianne_desk.domain.commitments.in_force import LONGEST_REASON
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from ui.commitments.load import Choice
from ui.forms.fields import Form, in_order, line, number_field, words
from ui.theme import GRID

PACKS_OWN = "celle du référentiel"


class InForceDialog(QDialog):
    """What both share: a form, the month from which it holds, two buttons. ``keep`` asks for it to be kept."""

    def __init__(self, parent: QWidget, title: str, heading: str, months: Sequence[Month]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = Form(self)
        self.months = QComboBox()
        self._choices = tuple(months)
        self.months.addItems([french.month_words(month) for month in months])
        self.keep, self.leave = QPushButton("Enregistrer"), QPushButton("Annuler")
        self.keep.setDefault(True)
        self.keep.setProperty("kind", "primary")
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(words(heading, "heading"))
        column.addWidget(self.form)
        column.addWidget(
            words(
                "Les mois passés restent jugés par ce qui était en vigueur\u00a0: ils ne changent pas.",
                "small",
            )
        )
        column.addStretch(1)
        column.addLayout(row)
        self.resize(64 * GRID, 30 * GRID)

    def valid_from(self) -> Month:
        """The month that is chosen."""
        return self._choices[max(0, self.months.currentIndex())]

    def refuse(self, error: BaseException) -> bool:
        """Says a refusal beside its field; False: it has none here."""
        if not isinstance(error, UserError) or not self.form.show_faults({error.field or "": error}):
            return False
        self.resize(
            self.width(), max(self.height(), self.heightForWidth(self.width()))
        )  # the sentence needs room
        return True


class TargetDialog(InForceDialog):
    """``wanted``: (month, share or None for the référentiel's own, reason)."""

    wanted = Signal(object, object, str)

    def __init__(self, parent: QWidget, measure: str, target: float | None, months: Sequence[Month]) -> None:
        super().__init__(parent, "Changer la cible", measure, months)
        self.target: QSpinBox = number_field("Cible en pour cent", 0, 100, f"{french.NARROW}%")
        self.target.setSpecialValueText(PACKS_OWN)
        self.target.setMaximumWidth(26 * GRID)
        self.target.setValue(round(100 * target) if target is not None else 0)
        self.reason = line("Raison du changement", hint="en quelques mots, sans nom")
        self.reason.setMaxLength(LONGEST_REASON + 1)
        self.form.add("target", "Cible", self.target, f"0\u00a0: {PACKS_OWN}")
        self.form.add("valid_from", "À partir de", self.months)
        self.form.add("reason", "Raison", self.reason)
        in_order(self.target, self.months, self.reason, self.leave, self.keep)
        self.keep.clicked.connect(self._want)
        self.target.setFocus()
        self.target.selectAll()

    def _want(self) -> None:
        percent = self.target.value()
        self.wanted.emit(self.valid_from(), percent / 100 if percent else None, self.reason.text())


class PackDialog(InForceDialog):
    """``wanted``: (month, identifier of the référentiel)."""

    wanted = Signal(object, str)

    def __init__(self, parent: QWidget, choice: Choice) -> None:
        super().__init__(
            parent, "Choisir le référentiel", "Quel référentiel tient la maison\u202f?", choice.months
        )
        self.packs = QComboBox()
        for pack, name in choice.packs:
            self.packs.addItem(name, pack)
        self.packs.setCurrentIndex(max(0, self.packs.findData(choice.pack)))
        self.form.add("pack", "Référentiel", self.packs)
        self.form.add("valid_from", "À partir de", self.months)
        in_order(self.packs, self.months, self.leave, self.keep)
        self.keep.clicked.connect(lambda: self.wanted.emit(self.valid_from(), str(self.packs.currentData())))
        self.packs.setFocus()

"""The house found in the list, to be checked before it is taken."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QScrollArea, QVBoxLayout

from ui.first_start.house import House
from ui.forms.fields import words
from ui.theme import GRID

MSA = "Le territoire relève aussi de la MSA"
MSA_MEANS = (
    "Coché\u00a0: pour la famille, la santé et la retraite, une touche de plus dit à chaque demande si c’est la MSA. "
    "Décoché\u00a0: CAF, CPAM et CARSAT sont notées sans question. Se change dans Réglages, Opérateurs."
)
_FIRST = "Choisissez la liste, puis tapez le nom de votre commune."
_THEN = "Tapez le nom de votre commune, puis choisissez votre maison."


class HousePanel(QScrollArea):
    """The house found, to be checked before it is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName("La maison trouvée")
        inside = QFrame()
        inside.setProperty("kind", "panel")
        self._nothing = _FIRST
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._column.setSpacing(GRID)
        self.title = words("", "heading")
        self.facts = QFormLayout()
        self.facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.facts.setHorizontalSpacing(2 * GRID)
        self.warnings = words("", "warning")
        self.msa = QCheckBox(MSA)
        self._column.addWidget(self.title)
        self._column.addLayout(self.facts)
        self._column.addWidget(self.warnings)
        self.msa.setAccessibleDescription(MSA_MEANS)
        self.msa_means = words(MSA_MEANS, "small")
        self._column.addWidget(self.msa)
        self._column.addWidget(self.msa_means)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._take_keys)
        self.show_house(None)

    def _take_keys(self, _least: int, most: int) -> None:
        """A stop of the Tab key only where there is something to scroll."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)

    def list_is_read(self) -> None:
        """From now on the list needs not be chosen any more."""
        self._nothing = _THEN
        if self.title.text() == _FIRST:
            self.title.setText(_THEN)

    def show_house(self, house: House | None) -> None:
        """Its facts; None: nothing is chosen."""
        while self.facts.rowCount():
            self.facts.removeRow(0)
        self.title.setText(house.title if house else self._nothing)
        self.warnings.setVisible(house is not None and bool(house.warnings))
        for widget in (self.msa, self.msa_means):
            widget.setVisible(house is not None)
        if house is None:
            return
        for label, text in house.lines:
            name, said = words(label, "muted"), words(text)
            for part in (name, said):
                part.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.facts.addRow(name, said)
        self.warnings.setText("\n".join(house.warnings))
        self.msa.setChecked(house.msa_country)

"""The papers of a month before they are printed: which of them is looked at, and its pages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.forms.fields import in_order
from ui.month.overview import SIMULATED
from ui.month.paper_choice import PaperChoice
from ui.papers.sheet_view import SheetView
from ui.shortcuts import Act, shown


class MonthSheet(SheetView):
    """Pages under a row of buttons, one a paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back.setAccessibleName(f"Retour au mois, touche {shown(Act.BACK)}")
        self.area.setAccessibleName("Aperçu de la fiche")
        self.papers = PaperChoice(self)
        self.top.insertWidget(1, self.papers, 0, Qt.AlignmentFlag.AlignLeft)
        in_order(self.printing, *self.papers.buttons.values(), self.area)

    def show_month_drawing(self, month: str) -> None:
        """The chosen paper of ``month`` is being drawn; Esc stops it."""
        self.show_drawing(self.papers.title(month), "La fiche se dessine…")

    def show_month(self, sizes: tuple[tuple[float, float], ...], simulated: bool) -> None:
        """Lays the pages out; ``simulated``: their data are made up, which the title says."""
        if simulated:
            self.title.setText(f"{self.title.text()} · {SIMULATED}")
        self.show_sizes(sizes)

    def beside(self) -> int:
        """The papers to choose from, once there are several."""
        return 0 if self.papers.isHidden() else self.papers.sizeHint().width()

    def _offer(self, there: bool) -> None:
        super()._offer(there)
        self.papers.setEnabled(there)

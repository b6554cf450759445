"""The day's page and the list of people to phone before they are printed. They bear names: nothing is saved."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from ui.cases.day_paper_load import day_paper, phone_paper
from ui.dialog_lane import DialogLane
from ui.help.key import help_key
from ui.papers.one_paper import OnePaper
from ui.papers.paper_pages import PaperTexts
from ui.papers.sheet_view import PREVIEW
from ui.shortcuts import Act, shown
from ui.theme import GRID

if TYPE_CHECKING:
    from ui.context import Context

_DAY, _PHONE = (
    PaperTexts(
        title,
        back="Fermer, touche Échap",
        area="Aperçu de la page",
        saving="",
        saved="",
        drawing="La page se dessine…",
        printing="La page s’imprime…",
    )
    for title in ("Page du jour", "Personnes à appeler")
)


def open_day_page(context: "Context", day: date | None = None) -> None:
    """Shows the page of a day; None: of today."""
    dialog = DayPaperDialog(context, _DAY)
    dialog.paper.draw(day_paper, day, context.news.only)
    dialog.open()


def open_phone_list(context: "Context") -> None:
    """Shows whom to phone."""
    dialog = DayPaperDialog(context, _PHONE)
    dialog.paper.draw(phone_paper, context.news.only)
    dialog.open()


class DayPaperDialog(QDialog):
    """``paper`` draws and prints it."""

    def __init__(self, context: "Context", texts: PaperTexts) -> None:
        super().__init__(context.window)
        self.setWindowTitle(texts.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        lane = DialogLane(self, context.figures, self._failed)
        self.paper = OnePaper(self, context.messages, lane.do, lane.do_long, self.reject, texts, None)
        self.paper.view.back.setText(f"Fermer  {shown(Act.BACK)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.paper.view, 1)
        help_key(self, context, "sheet")
        high = max(PREVIEW.height(), context.window.height() - 2 * GRID)
        self.resize(QSize(PREVIEW.width(), high).boundedTo(context.window.size()))
        self.finished.connect(context.window.activateWindow)

    def _failed(self, error: BaseException) -> None:
        self._context.messages.tell(error)
        self.paper.failed()

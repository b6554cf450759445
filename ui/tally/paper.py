"""The sheet of the paper tally before it is printed."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from marianne_desk.domain.french import NO_BREAK
from ui.context import Context
from ui.jobs import LaneJobs
from ui.lane_work import Cancel, Done, Progress
from ui.lanes import Cancelled
from ui.papers.paper_pages import PaperPages, PaperTexts
from ui.tally import load

NAME = "Relevé papier"
FILE_NAME = "releve-papier.pdf"
_TEXTS = PaperTexts(
    NAME,
    back="Retour à la grille, touche Échap",
    area="Aperçu de la feuille",
    saving=f"Enregistrer{NO_BREAK}: {NAME}",
    saved="Feuille enregistrée",
    printing="La fiche s’imprime…",
)


class Paper(QObject):
    """Draws, saves and prints the sheet in a part of ``parent``. ``leave`` is called to go back to the grid."""

    def __init__(self, parent: QWidget, context: Context, leave: Callable[[], None]) -> None:
        super().__init__(parent)
        self._messages, self._jobs = context.messages, LaneJobs(context.figures, parent=self)
        self.pages = PaperPages(parent, context.messages, self._do, self._long, leave, _TEXTS, load.save)
        self.view = self.pages.view

    def draw(self) -> None:
        """Draws the sheet of the desk's habits of today."""
        self.pages.expect()
        self._do(self._drawn, load.pdf)

    def _drawn(self, pdf: bytes) -> None:
        self.pages.show(pdf, FILE_NAME)

    def _do(self, done: Done, fn: Callable[..., object], *args: object) -> None:
        self._jobs.do(done, self._failed, fn, *args)

    def _long(self, done: Done, progress: Progress, fn: Callable[..., object], *args: object) -> Cancel:
        return self._jobs.do_long(done, self._failed, progress, fn, *args)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self.pages.failed()
            self._messages.tell(error)

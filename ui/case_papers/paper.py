"""A paper of a case with a name in it, as every window that shows one says and saves it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.case_papers import load
from ui.dialog_lane import DialogLane
from ui.messages import Messages
from ui.papers.paper_pages import PaperPages, PaperTexts


def case_paper(
    parent: QWidget, messages: Messages, lane: DialogLane, leave: Callable[[], None], title: str
) -> PaperPages:
    """Its pages, in a part of ``parent``; ``leave`` is called on Esc. ``title`` names nobody."""
    texts = PaperTexts(
        title,
        back="Retour, touche Échap",
        area="Aperçu de la page",
        saving="Enregistrer en PDF",
        saved="Page enregistrée, en clair",
        drawing="La page se dessine…",
        printing="La page s’imprime…",
        saved_beside=True,
    )
    return PaperPages(parent, messages, lane.do, lane.do_long, leave, texts, load.save)

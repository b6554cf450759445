"""The list of cases, by groups."""

from ui.cases.words import HEADERS
from ui.theme import GRID
from ui.to_answer.table import WaitingTable


class CaseTable(WaitingTable):
    """As the list of « À répondre »; what a narrow one leaves out stands beside it."""

    headers = HEADERS
    name = "Les dossiers suivis"
    stretched, due = 1, 6
    spared: tuple[int, ...] = (2, 4, 7)
    narrow = 110 * GRID

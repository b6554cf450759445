"""The list of cases, by groups."""

from ui.cases.words import HEADERS
from ui.theme import GRID
from ui.to_answer.table import WaitingTable

_WHERE = 5
_TIGHT = 90 * GRID
"""Below this width the group alone says where a case stands: until when matters more."""


class CaseTable(WaitingTable):
    """As the list of « À répondre »; what a narrow one leaves out stands beside it."""

    headers = HEADERS
    name = "Les dossiers suivis"
    stretched, due = 1, 6
    spared: tuple[int, ...] = (2, 4, 7)
    narrow = 110 * GRID

    def _fit(self) -> None:
        self.setColumnHidden(_WHERE, self.viewport().width() < _TIGHT)
        super()._fit()

"""The list of cases, by groups."""

from ui.cases.words import HEADERS
from ui.theme import GRID
from ui.to_answer.table import WaitingTable

_WHERE = 5
_TIGHT = 90 * GRID
"""Below this width the group alone says where a case stands: until when matters more."""
_LEAST = 14 * GRID
"""Narrower than this, where a case stands is no longer read."""


class CaseTable(WaitingTable):
    """As the list of « À répondre »; what a narrow one leaves out stands beside it."""

    headers = HEADERS
    name = "Les dossiers suivis"
    stretched, due = 1, 6
    spared: tuple[int, ...] = (2, 4, 7)
    narrow = 110 * GRID

    def _fit(self) -> None:
        """Where a case stands gives what is too much, so that until when is read whole; it goes where little of it
        would be left."""
        header, room = self.horizontalHeader(), self.viewport().width()
        self.setColumnHidden(_WHERE, room < _TIGHT)
        super()._fit()
        over = header.length() - room
        if self.isColumnHidden(_WHERE) or over <= 0:
            return
        left = header.sectionSize(_WHERE) - over
        if left >= _LEAST:
            header.resizeSection(_WHERE, left)
        else:
            self.setColumnHidden(_WHERE, True)
            super()._fit()

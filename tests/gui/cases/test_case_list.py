"""The list of « Dossiers » shares its room: until when is always in sight."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.driving import turn
from ui.cases.table import CaseTable
from ui.cases.words import Line

CELLS = (
    "D-80",
    "Sandrine Quéméner-Aubrac",
    "06 39 98 62 31",
    "France Titres",
    "Correction de la déclaration",
    "Usager informé, réglé",
    "rendez-vous le mardi 1er décembre à 14 h 30",
    "Agent 2",
)


@pytest.fixture
def table(dressed: QApplication) -> Iterator[CaseTable]:
    holder = QWidget()
    made = CaseTable(holder)
    holder.show()
    made.show_rows((Line("case-1", CELLS, None, late=False),))
    yield made
    holder.close()
    holder.deleteLater()


@pytest.mark.parametrize(("width", "whole"), [(700, False), (930, False), (1500, True)])
def test_where_the_columns_need_more_room_some_stand_beside_the_list(
    table: CaseTable, width: int, whole: bool
) -> None:
    table.resize(width, 300)
    turn(5)
    assert [table.isColumnHidden(place) for place in table.spared] == [not whole] * len(table.spared)
    if width > 700:
        assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", [760, 800, 860, 930])
def test_until_when_is_read_whole_before_where_it_stands(table: CaseTable, width: int) -> None:
    due = "▲ rendez-vous hier, 15 h 00"
    table.show_rows((Line("case-1", (*CELLS[:6], due, CELLS[7]), None, late=True),))
    table.resize(width, 300)
    turn(5)
    header = table.horizontalHeader()
    assert table.horizontalScrollBar().maximum() == 0
    assert header.sectionSize(6) > table.fontMetrics().horizontalAdvance(due)


def test_where_it_stands_is_there_while_there_is_room(table: CaseTable) -> None:
    table.show_rows(
        (Line("case-1", ("D-1", "Ana", "", "CAF", "", "Clos", "le 1/12", "A"), None, late=False),)
    )
    table.resize(800, 300)
    turn(5)
    assert not table.isColumnHidden(5)

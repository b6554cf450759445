"""What the lists behind figures say, on a real desk, without a window."""

import pytest

from marianne_desk.domain import french
from marianne_desk.usecases.desk import Desk
from tests.gui.month.desk_of_october import OCTOBER, fill
from ui.month import behind, load
from ui.month.behind import Behind
from ui.month.load import RowsShown

NB, NARROW = french.NO_BREAK, french.NARROW


@pytest.fixture
def filled(desk: Desk) -> Desk:
    fill(desk)
    return desk


def rows_of(desk: Desk, figure: str) -> RowsShown:
    return load.rows(desk, OCTOBER, Behind(figure, "Titre", "3"))


def test_a_list_has_one_line_a_contact_with_all_its_requests(filled: Desk) -> None:
    shown = rows_of(filled, "contacts")
    assert shown.headers == ("Numéro", "Jour", "Heure", "Canal", "Demande", "Opérateur", "Issue", "Attente")
    assert shown.count == f"3{NB}passages"
    assert shown.heading == f"Titre{NB}: 3"
    first = shown.lines[0].cells
    assert first[:3] == ("C-5", f"jeu.{NB}1er{NB}oct.", f"10{NB}h{NB}00")
    assert first[4].startswith("Impôts, déclaration")
    assert f"{NB}; Papiers" in first[4]
    assert first[6:] == ("Résolu sur place, Orienté", f"6{NB}min")
    assert shown.lines[2].cells[7] == "–"


def test_a_list_of_requests_has_one_line_a_request(filled: Desk) -> None:
    shown = rows_of(filled, "requests.theme.papiers")
    assert [line.cells[0] for line in shown.lines] == ["C-5", "C-7"]
    assert [line.cells[6] for line in shown.lines] == ["Orienté", "Orienté"]
    assert shown.count == f"2{NB}demandes"


def test_parts_are_said_in_words_and_shape(filled: Desk) -> None:
    solved = [(line.cells[-1], line.late) for line in rows_of(filled, "solved_share").lines]
    assert solved == [
        ("■ résolue sur place", False),
        ("○ autre issue", False),
        ("■ résolue sur place", False),
        ("○ autre issue", False),
    ]
    waits = [(line.cells[-1], line.late) for line in rows_of(filled, "wait_within").lines]
    assert waits == [("■ dans les temps", False), ("▼ en retard", True)]
    keyed = [(line.cells[-1], line.late) for line in rows_of(filled, "after_the_fact_share").lines]
    assert keyed == [
        ("■ saisi le jour même", False),
        ("■ saisi le jour même", False),
        ("▼ saisi après coup", True),
    ]


def test_answers_say_when_they_came_were_due_and_went_out(filled: Desk) -> None:
    shown = rows_of(filled, "answers_email")
    assert [line.cells[-3:] for line in shown.lines] == [
        (f"lun.{NB}5{NB}oct.", f"ven.{NB}2{NB}oct.", "■ dans les temps"),
        (f"lun.{NB}5{NB}oct.", f"ven.{NB}9{NB}oct.", "▼ en retard"),
        (f"mar.{NB}6{NB}oct.", "–", "▼ sans réponse"),
    ]
    assert shown.lines[0].cells[1] == f"lun.{NB}28{NB}sept."


def test_a_line_that_sums_up_the_rest_holds_what_no_other_line_does(filled: Desk) -> None:
    table = load.month(filled, OCTOBER).sheet.operators
    (rest,) = [line for line in table.lines if not line.figure]
    shown = load.rows(filled, OCTOBER, behind.of_line(table, rest))
    assert f"{len(shown.lines)}" == rest.count
    assert {line.cells[5] for line in shown.lines} == {"–"}
    assert shown.heading.startswith("Demandes par opérateur, Sans opérateur noté")


def test_every_line_of_every_table_opens_as_many_rows_as_it_counts(filled: Desk) -> None:
    sheet = load.month(filled, OCTOBER).sheet
    for table in (sheet.channels, sheet.themes, sheet.operators, sheet.helps, sheet.outcomes):
        for line in (*table.lines, *((table.total,) if table.total else ())):
            shown = load.rows(filled, OCTOBER, behind.of_line(table, line))
            assert str(len(shown.lines)) == line.count, (table.title, line.label)


def test_a_cell_of_the_week_opens_the_arrivals_of_its_hour(filled: Desk) -> None:
    picture = load.month(filled, OCTOBER).sheet.hours
    for weekday, row in enumerate(picture.counts):
        for column, count in enumerate(row):
            shown = load.rows(filled, OCTOBER, behind.of_cell(picture, weekday, column))
            assert len(shown.lines) == count
    assert behind.of_cell(picture, 3, 1).title == f"{picture.title}, jeudi de 10{NB}h à 11{NB}h"


def test_only_contacts_keyed_after_the_fact_stand_behind_the_register(filled: Desk) -> None:
    sheet = load.month(filled, OCTOBER).sheet
    assert behind.of_register(sheet, 0) is None
    opened = behind.of_register(sheet, 1)
    assert opened is not None
    assert opened.figure == "after_the_fact_share"


def test_the_month_of_today_comes_first(filled: Desk) -> None:
    shown = load.month(filled, None)
    assert shown.sheet.month == shown.last == OCTOBER
    assert shown.first == OCTOBER.plus(-1)
    assert not shown.simulated

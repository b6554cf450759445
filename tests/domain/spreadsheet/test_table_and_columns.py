"""From a sheet to its columns: headings found, totals left out, what each column is."""

from datetime import date, time

import pytest

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.spreadsheet.columns import guess_columns, telling_places
from marianne_desk.domain.spreadsheet.headings import names_a_role, role_of, why_personal
from marianne_desk.domain.spreadsheet.table import table_of
from marianne_desk.domain.spreadsheet.values import (
    Cell,
    Column,
    Grid,
    LeftRow,
    Role,
    SheetMapping,
    SheetTable,
    Why,
    check_roles,
)
from marianne_desk.storage.lists import load_vocabulary
from tests.old_sheets import COUNTED, CROSSED, ONE_A_ROW

DAY = date(2024, 3, 12)


def _table(*rows: tuple[Cell, ...], name: str = "Feuille1", file: str = "") -> SheetTable:
    table = table_of(Grid(name, rows), file)
    assert table is not None
    return table


def _columns(*rows: tuple[Cell, ...], **remembered: Role) -> tuple[Column, ...]:
    return guess_columns(_table(*rows), load_vocabulary(), remembered)


def test_titles_above_are_passed_and_totals_left_out() -> None:
    table = _table(*COUNTED)
    assert table.headings == ("Jour", "Thème", "Nb de passages", "Mode de contact")
    assert (table.line, table.year, table.month) == (3, 2023, None)
    assert [row.line for row in table.rows] == [4, 5, 6, 7]
    assert table.left == (LeftRow(8, Why.TOTAL),)


def test_headings_may_come_again_and_empty_rows_are_nothing() -> None:
    table = _table(("Date", "Motif"), (DAY, "APL"), ("", ""), ("date", "MOTIF"), (DAY, "cni", "beyond"))
    assert [row.cells for row in table.rows] == [(DAY, "APL"), (DAY, "cni")]
    assert table.left == (LeftRow(4, Why.HEADING_AGAIN),)


def test_short_rows_are_filled_up() -> None:
    assert _table(("Date", "Motif", "Suite"), (DAY,)).rows[0].cells == (DAY, "", "")


def test_headings_without_a_word_of_ours_are_the_first_row_of_texts() -> None:
    assert _table(("", ""), ("Titre",), ("Foo", "Bar"), ("x", 1)).line == 3


@pytest.mark.parametrize("rows", [(), ((1, 2), (3, 4)), (("Date", "Motif"),), (("Titre",), ("seul",))])
def test_a_sheet_without_rows_is_no_table(rows: tuple[tuple[Cell, ...], ...]) -> None:
    assert table_of(Grid("Feuille1", rows)) is None


def test_the_year_and_month_come_from_the_sheet_its_title_or_the_file() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("Date", "Motif"), (12, "APL"))
    assert (_table(*rows, name="Mars 2024").year, _table(*rows, name="Mars 2024").month) == (2024, 3)
    assert _table(*rows, file="frequentation_2022").year == 2022
    assert _table(("Août 2021",), ("",), *rows).month == 8
    assert _table(("2021-2022",), ("",), *rows).year is None


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Date de la visite", Role.DATE),
        ("Heure d’arrivée", Role.HOUR),
        ("Mode de contact", Role.CHANNEL),
        ("Motif de la visite", Role.MATTER),
        ("Nature de la demande", Role.MATTER),
        ("Nature de l’aide", Role.HELP),
        ("Partenaire", Role.OPERATOR),
        ("Suite donnée", Role.OUTCOME),
        ("1ère visite", Role.FIRST_VISIT),
        ("Tranche d’âge", Role.AGE),
        ("Commune de résidence", Role.COMMUNE),
        ("Nom de l’agent", Role.AGENT),
        ("Nb de passages", Role.COUNT),
        ("Bidule", None),
    ],
)
def test_titles_say_what_a_column_is(heading: str, role: Role | None) -> None:
    assert role_of(heading) is role


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("Nom", Why.NAME),
        ("Prénom de l’usager", Why.NAME),
        ("Date de naissance", Why.NAME),
        ("N° de sécu", Why.NUMBER),
        ("N° allocataire", Why.NUMBER),
        ("Tél.", Why.CONTACT_DETAILS),
        ("E-mail", Why.CONTACT_DETAILS),
        ("Nom de l’agent", None),
        ("Nom de la commune", None),
        ("Motif", None),
    ],
)
def test_titles_announce_people(heading: str, why: Why | None) -> None:
    assert why_personal(heading) is why


def test_a_sentence_is_no_title() -> None:
    assert not names_a_role("date " * 20)
    assert names_a_role("Observations")


def test_a_sheet_of_visits_is_understood_and_its_people_left() -> None:
    columns = _columns(*ONE_A_ROW)
    assert [column.role for column in columns] == [
        Role.DATE,
        Role.HOUR,
        Role.IGNORED,
        Role.IGNORED,
        Role.COMMUNE,
        Role.MATTER,
        Role.CHANNEL,
        Role.OUTCOME,
        Role.FIRST_VISIT,
        Role.AGENT,
        Role.IGNORED,
    ]
    assert [column.why for column in columns if column.why] == [Why.NAME, Why.CONTACT_DETAILS, Why.FREE_TEXT]
    assert columns[2].samples == ()
    assert columns[2].personal
    assert not columns[10].personal
    assert columns[5].samples == ("Cartes grises (ANTS)", "APL", "passeport", "impots")
    assert telling_places(_table(*ONE_A_ROW)) == (0, 1, 4, 5, 6, 7, 8, 9)


def test_columns_of_counts_are_the_matter_of_their_title() -> None:
    assert [column.role for column in _columns(*CROSSED)] == [Role.DATE, *[Role.COUNT_OF] * 4]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (("DURAND Marie", "LE GOFF Yann"), Why.NAME),
        (("Mme Durand", "M. Petit"), Why.NAME),
        (("06 12 34 56 78", "-"), Why.CONTACT_DETAILS),
        (("a.b@exemple.fr", ""), Why.CONTACT_DETAILS),
        (("1 85 05 78 006 084 91", ""), Why.NUMBER),
    ],
)
def test_values_tell_people_under_any_title(cells: tuple[str, str], why: Why) -> None:
    columns = _columns(("Date", "Divers"), *((DAY, cell) for cell in cells))
    assert (columns[1].role, columns[1].why, columns[1].samples) == (Role.IGNORED, why, ())


def test_people_are_left_even_where_they_were_settled_otherwise() -> None:
    assert _columns(("Date", "Nom"), (DAY, "APL"), nom=Role.MATTER)[1].role is Role.IGNORED


def test_small_numbers_under_telephone_count_calls() -> None:
    columns = _columns(("Date", "Téléphone", "Mail"), (DAY, 3, "x"))
    assert [column.why for column in columns[1:]] == [Why.NOT_UNDERSTOOD, Why.NOT_UNDERSTOOD]


def test_values_tell_what_titles_do_not() -> None:
    columns = _columns(
        ("Quand", "À", "Comment", "Quoi", "Long", "Rien", "Autre"),
        ("12/03/2024", time(9, 5), "au guichet", "passeport", "x" * 50, "", "qsdf"),
        (DAY, time(9, 5), "tél", "APL", "y" * 50, "", "wxcv"),
        (45364, time(9, 5), "tél", "APL", "y" * 50, "", "wxcv"),
    )
    assert [column.role for column in columns] == [
        Role.DATE,
        Role.HOUR,
        Role.CHANNEL,
        Role.MATTER,
        Role.IGNORED,
        Role.IGNORED,
        Role.IGNORED,
    ]
    assert [column.why for column in columns[4:]] == [Why.FREE_TEXT, Why.EMPTY, Why.NOT_UNDERSTOOD]


def test_a_second_column_of_the_same_kind_waits_for_the_person() -> None:
    columns = _columns(("Date", "Date de fin", "Motif", "Thème"), (DAY, DAY, "APL", "Logement"))
    assert [column.role for column in columns] == [Role.DATE, Role.IGNORED, Role.MATTER, Role.MATTER]


def test_what_was_settled_is_taken_again() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("Date", "Bidule", "Motif"), (DAY, "qsdf", "APL"))
    columns = _columns(*rows, bidule=Role.COMMUNE, motif=Role.IGNORED)
    assert [(column.role, column.remembered) for column in columns[1:]] == [
        (Role.COMMUNE, True),
        (Role.IGNORED, True),
    ]
    assert columns[2].why is Why.ASKED_FOR
    assert _columns(*rows, bidule=Role.IGNORED)[1].why is Why.NOT_UNDERSTOOD


def test_roles_are_checked() -> None:
    check_roles((Role.DATE, Role.MATTER, Role.MATTER, Role.COUNT_OF, Role.COUNT_OF))
    with pytest.raises(UserError, match="sheet_date_missing"):
        check_roles((Role.MATTER,))
    with pytest.raises(UserError, match="sheet_role_twice"):
        check_roles((Role.DATE, Role.HOUR, Role.HOUR))


def test_a_mapping_finds_its_columns_and_words() -> None:
    mapping = SheetMapping((Role.DATE, Role.MATTER), {(Role.MATTER, "apl"): "logement/apl"})
    assert (mapping.column(Role.MATTER), mapping.column(Role.AGE)) == (1, None)
    assert (mapping.meaning(Role.MATTER, " A.P.L "), mapping.meaning(Role.MATTER, "Apl")) == (
        None,
        "logement/apl",
    )

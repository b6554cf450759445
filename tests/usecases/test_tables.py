"""The tables of a month, to take away."""

from datetime import date
from pathlib import Path

import pytest

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.domain.tabulation import Cell, Tabulation
from marianne_desk.usecases.commitments import choose_pack, commitments_of
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.month import figure_rows, month_report
from marianne_desk.usecases.tables import month_tables, rows_table, save_rows, save_tables
from tests.desks import MakeDesk, SetClock
from tests.gui.month.desk_of_october import OCTOBER, fill, utc

NOTE = "Mme Durand rappellera"


@pytest.fixture
def october(make_desk: MakeDesk) -> Desk:
    clock = SetClock(utc(10, 14, 8))
    desk = make_desk(clock=clock)
    fill(desk)
    log_contact(
        desk,
        ContactDraft(
            Channel.PERMANENCE,
            (RequestDraft(reason="apl", outcome=Outcome.ORIENTED, note=NOTE),),
            commune="Vaubrun-le-Petit",
            arrived_at=utc(10, 6, 8),
            recorded_at=utc(10, 6, 8),
        ),
    )
    return desk


def table(tables: tuple[Tabulation, ...], name: str) -> Tabulation:
    return next(one for one in tables if one.name == name)


def lines(one: Tabulation) -> dict[Cell, tuple[Cell, ...]]:
    return {row[0]: row[1:] for row in one.rows}


def test_every_table_of_a_month_is_there_and_square(october: Desk) -> None:
    tables = month_tables(october, OCTOBER)
    assert [one.name for one in tables] == [
        "Chiffres",
        "Canaux",
        "Thèmes",
        "Opérateurs",
        "Issues",
        "Aides",
        "Heures",
        "Engagements",
        "Passages",
        "Demandes",
        "Réponses dues",
        "Dossiers",
        "Rendez-vous partenaires",
    ]
    for one in tables:
        assert one.title.endswith("octobre\u00a02026, France services de Vaubrun")
        assert {len(row) for row in one.rows} <= {len(one.columns)}


def test_figures_are_those_of_the_screen(october: Desk) -> None:
    figures = month_report(october, OCTOBER).current.figures
    rows = {
        row[1]: row[2:]
        for row in table(month_tables(october, OCTOBER), "Chiffres").rows
        if row[0] == "octobre\u00a02026"
    }
    assert rows["Passages"] == (figures["contacts"].value, "", "", "", "", "", "")
    email = figures["answers_email"]
    assert rows["Courriels traités à temps"] == (email.part, email.value, "", "", "", email.whole, "")
    wait = figures["wait_median"]
    assert wait.coverage is not None
    assert rows["Attente médiane"] == ("", "", wait.value, "", "", wait.whole, wait.coverage.share)
    assert rows["Courriers traités à temps"] == (0, None, "", "", "", 0, "")
    assert rows["Jours ouverts"][0] == 10


def test_months_of_comparison_stand_beside(october: Desk) -> None:
    tables = month_tables(october, OCTOBER)
    assert {row[0] for row in table(tables, "Chiffres").rows} == {"octobre\u00a02026", "septembre\u00a02026"}
    channels = table(tables, "Canaux")
    assert [column.label for column in channels.columns] == ["Canal", "Nombre", "Part", "septembre\u00a02026"]
    assert lines(channels) == {
        "Guichet": (2, 2 / 3, 1),
        "Téléphone": (1, 1 / 3, 0),
        "Permanence": (1, "", 0),
        "Courriel": (0, 0.0, 3),
    }


def test_hours_by_weekday(october: Desk) -> None:
    hours = table(month_tables(october, OCTOBER), "Heures")
    assert [column.label for column in hours.columns] == [
        "Jour",
        "9\u00a0h",
        "10\u00a0h",
        "14\u00a0h",
        "Total",
    ]
    assert hours.rows == (("jeudi", 0, 1, 1, 2), ("vendredi", 1, 0, 0, 1))


def test_rows_are_those_behind_the_figures(october: Desk) -> None:
    tables = month_tables(october, OCTOBER)
    contacts = table(tables, "Passages").rows
    assert [row[0] for row in contacts] == [
        f"C-{row.number}" for row in figure_rows(october, OCTOBER, "contacts")
    ]
    assert contacts[0] == (
        "C-5",
        date(2026, 10, 1),
        "10:00",
        "Guichet",
        "Impôts, Papiers",
        2,
        6.0,
    )
    assert contacts[-1][-1] is None
    assert len(table(tables, "Demandes").rows) == 4
    due = table(tables, "Réponses dues")
    assert due.columns[-1].label == "À temps"
    assert [(row[0], row[-3], row[-2], row[-1]) for row in due.rows] == [
        ("C-2", date(2026, 10, 5), date(2026, 10, 2), "oui"),
        ("C-3", date(2026, 10, 5), date(2026, 10, 9), "non"),
        ("C-4", date(2026, 10, 6), "", "non"),
    ]


def test_no_name_no_note_no_commune_leaves(october: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mois.csv"
    save_tables(october, OCTOBER, path)
    text = path.read_text(encoding="utf-8-sig")
    assert "Durand" not in text
    assert "Petit" not in text
    save_rows(october, OCTOBER, "contacts.channel.permanence", path)
    assert "Durand" not in path.read_text(encoding="utf-8-sig")


def test_the_commitments_are_a_line_a_measure(october: Desk) -> None:
    commitments = table(month_tables(october, OCTOBER), "Engagements").rows
    measured = commitments_of(october, OCTOBER)
    assert len(commitments) == len(measured.measures())
    assert {row[0] for row in commitments} == set(range(1, 13))
    waited = next(row for row in commitments if row[3] == "Attentes dans la limite de la maison")
    measure = next(one for one in measured.measures() if one.id == "waited_within")
    assert waited[5:8] == (measure.part, measure.whole, measure.value)
    assert waited[9] == 0.8
    lacking = next(row for row in commitments if row[0] == 11)
    assert (lacking[2], lacking[5], lacking[6], lacking[7]) == ("Non mesuré", None, None, None)


def test_a_commitment_that_nothing_measures_has_a_line(october: Desk) -> None:
    choose_pack(october, Month.of(october.today()), "services-publics-plus")
    rows = table(month_tables(october, Month.of(october.today())), "Engagements").rows
    assert [row[3] for row in rows if row[0] == 8] == [""]


def test_a_month_without_anything_has_headings_alone(desk: Desk) -> None:
    tables = month_tables(desk, Month(2026, 10))
    assert all(not one.rows for one in tables if one.name in {"Thèmes", "Heures", "Passages", "Demandes"})
    assert all(part is None for _, _, part in table(tables, "Aides").rows)


@pytest.mark.parametrize(
    ("figure", "name", "last"),
    [
        ("solved_share", "Résolues sur place (guichet, téléphone)", "Compte dans la part"),
        ("requests.theme.impots", "Demandes, thème\u00a0: Impôts", "Répondu le"),
        ("contacts", "Passages", "Attente (minutes)"),
        ("wait_within", "Attente dans la limite", "Compte dans la part"),
    ],
)
def test_the_rows_behind_one_figure(october: Desk, figure: str, name: str, last: str) -> None:
    one = rows_table(october, OCTOBER, figure)
    assert one.name == name
    assert one.columns[-1].label == last
    assert one.rows
    with pytest.raises(UserError, match="figure_unknown"):
        rows_table(october, OCTOBER, "inconnu")


def test_the_ending_names_the_format_and_our_own_files_stay(october: Desk, tmp_path: Path) -> None:
    for ending in (".ods", ".xlsx", ".csv"):
        save_tables(october, OCTOBER, tmp_path / f"mois{ending}")
        assert (tmp_path / f"mois{ending}").stat().st_size > 500
    with pytest.raises(UserError, match="table_format_unknown"):
        save_tables(october, OCTOBER, tmp_path / "mois.pdf")
    with pytest.raises(UserError, match="own_file"):
        save_tables(october, OCTOBER, october.place.folder / "desk.csv")


def test_made_up_data_say_so(make_desk: MakeDesk) -> None:
    from dataclasses import replace

    desk = replace(make_desk(), simulated=True)
    assert month_tables(desk, OCTOBER)[0].title.endswith("données simulées")

"""The year: twelve months, totals that give nothing away, what changed."""

from dataclasses import replace

from marianne_desk.domain.figure import Coverage, MonthFigures
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.year_composition import share_of, total_of
from tests.month_samples import a_month, an_empty_month, count, duration, share
from tests.printed_samples import a_year_sheet


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def of(contacts: int) -> MonthFigures:
    return a_month(extra=(count("contacts", contacts),))


NOTHING = (None,) * 12


def test_a_total_that_would_tell_one_month_is_left_out() -> None:
    assert total_of([of(40), of(30)], "contacts") == 70
    assert total_of([of(40), of(3)], "contacts") is None
    assert total_of([of(40), of(1), of(2)], "contacts") is None
    assert total_of([of(40), of(3), of(4)], "contacts") == 47
    assert total_of([of(3)], "contacts") is None
    assert total_of([of(0)], "contacts") == 0


def test_a_share_of_the_year_is_that_of_all_its_cases() -> None:
    months = [a_month(extra=(share("solved_share", 1, 2),)), a_month(extra=(share("solved_share", 9, 18),))]
    assert share_of(months, "solved_share") == (10, 20)


def test_the_year_is_said_month_by_month() -> None:
    sheet = a_year_sheet()
    rows = {row.label: row for row in sheet.rows}
    assert rows["Passages"].cells[0] == ""
    assert rows["Passages"].cells[1] == "338"
    assert rows["Passages"].cells[10] == ""
    assert [plain(cell) for cell in rows["Courriels à temps"].cells[1:3]] == ["≥80 %", "≥80 %"]
    assert rows["Attente médiane"].year == ""
    assert plain(sheet.headline).startswith("En 2026, 3 ")
    assert sheet.status.startswith("Année en cours. Provisoire")
    assert "avril, mai" in sheet.status
    assert len(sheet.commitments) == 12
    assert [table.title for table in sheet.tables] == [
        "Passages par canal",
        "Demandes par thème",
        "Demandes par opérateur",
        "Issue des demandes",
    ]
    before = sheet.key_figures[0].comparisons[0]
    assert (plain(before.label), before.change) == ("2025 (10 mois)", "")


def test_a_whole_year_is_compared_to_a_whole_one() -> None:
    whole = tuple(a_month(Month(2026, number)) for number in range(1, 13))
    earlier = tuple(a_month(Month(2025, number), scale=0.9) for number in range(1, 13))
    issued = frozenset(Month(2026, number) for number in range(1, 13))
    sheet = a_year_sheet(months=whole, before=earlier, running=Month(2027, 2), issued=issued, simulated=True)
    assert sheet.key_figures[0].comparisons[0].label == "2025"
    assert sheet.key_figures[0].comparisons[0].change.startswith("+")
    assert sheet.status == "Données simulées, inventées pour l’essai. Tous ses mois sont émis."


def test_a_year_without_anything_says_so() -> None:
    sheet = a_year_sheet(
        months=NOTHING, before=NOTHING, commitments=(), running=Month(2027, 1), issued=frozenset()
    )
    assert sheet.headline == "En 2026, aucun passage n’a été noté."
    assert sheet.tables == ()
    assert sheet.key_figures[0].comparisons[0].value == "pas de données"
    assert "aucun de ses mois n’est émis" in sheet.status


def test_headlines_of_small_years() -> None:
    def said(month: MonthFigures) -> str:
        return plain(a_year_sheet(months=(month, *NOTHING[1:]), before=(of(3), *NOTHING[1:])).headline)

    assert said(of(3)) == "En 2026, trop peu de passages ont été notés pour en dire le nombre."
    few = a_month(extra=(share("solved_share", 1, 3),))
    assert said(few) == "En 2026, 412 passages ont apporté 498 demandes."


def test_small_cells_are_masked() -> None:
    month = a_month(
        extra=(
            count("contacts", 3),
            share("answers_email", 1, 9),
            duration("wait_median", 5.0, 2, Coverage(2, 9)),
        )
    )
    sheet = a_year_sheet(months=(month, an_empty_month(Month(2026, 2)), *NOTHING[2:]))
    rows = {row.label: [plain(cell) for cell in row.cells[:2]] for row in sheet.rows}
    assert rows["Passages"] == ["<5", "0"]
    assert rows["Courriels à temps"] == ["≤20 %", "–"]
    assert rows["Attente médiane"] == ["–", "–"]
    assert {row.label: row.year for row in sheet.rows}["Passages"] == "masqué"
    figures = {one.label: one for one in sheet.key_figures}
    assert figures["Passages"].value == "masqué"
    assert figures["Passages par jour ouvert"].value == "–"


def test_n_of_the_year_is_left_out_where_a_month_masks_its_own() -> None:
    masked = a_month(extra=(share("solved_share", 3, 40),))
    sheet = a_year_sheet(months=(masked, *(a_month(Month(2026, 2)),), *NOTHING[2:]))
    assert sheet.key_figures[3].basis == ""
    assert (
        plain(a_year_sheet().key_figures[3].basis).endswith("sur 3 220")
        or a_year_sheet().key_figures[3].basis
    )


def test_days_that_are_not_known_give_no_daily_figure() -> None:
    closed = replace(a_month(), kept_days=0, open_days=0)
    sheet = a_year_sheet(months=(closed, *NOTHING[1:]), before=(closed, *NOTHING[1:]))
    assert sheet.key_figures[1].value == "–"
    assert sheet.key_figures[1].comparisons[0].value == "–"


def test_what_changed_is_said_without_its_reason() -> None:
    changes = [plain(one) for one in a_year_sheet().changes]
    assert changes == [
        "Depuis mars 2026, cible de « indicateur answers_email » : 85 %.",
        "Depuis avril 2026, le référentiel est « Services Publics + (huit engagements) ».",
        "Depuis juin 2026, cible de « indicateur answers_email » : celle du référentiel.",
    ]


def test_a_running_year_totals_only_what_each_month_printed() -> None:
    going = {table.title: table for table in a_year_sheet().tables}["Passages par canal"]
    over = {table.title: table for table in a_year_sheet(running=Month(2027, 1)).tables}["Passages par canal"]
    assert len(going.lines) <= len(over.lines)
    assert all(int(line.count.replace("\u202f", "")) >= 5 for line in (*going.lines, *over.lines))


def test_one_passage_is_singular() -> None:
    assert total_of([of(5)], "contacts") == 5

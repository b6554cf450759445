"""Old spreadsheets of three styles on a real desk: settled, tried, imported all or none, and taken back."""

from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from marianne_desk.domain.cases.case import CaseDraft
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.errors import Cancelled, UserError
from marianne_desk.domain.folding import key_of
from marianne_desk.domain.month import Month
from marianne_desk.domain.spreadsheet.values import Gap, Role, Said, SheetMapping, Why
from marianne_desk.domain.spreadsheet.words import settled
from marianne_desk.storage import contacts as stored
from marianne_desk.storage import tables as t
from marianne_desk.usecases.cases import case_by_id, open_case
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.import_spreadsheet import (
    SheetPlan,
    Spreadsheet,
    import_rows,
    open_spreadsheet,
    plan_rows,
    see_sheet,
    words_of,
)
from marianne_desk.usecases.log_contact import cancel_contact
from marianne_desk.usecases.month import figures_of
from marianne_desk.usecases.past_imports import past_imports, undo_import
from tests.desks import MakeDesk, SetClock
from tests.old_sheets import COUNTED, CROSSED, ONE_A_ROW, write_csv, write_ods, write_xlsx

GAPS = {Role.MATTER: "autre", Role.CHANNEL: "desk", Role.OUTCOME: "solved"}


def _seen(desk: Desk, book: Spreadsheet) -> tuple[tuple[Role, ...], tuple[Said, ...], tuple[Gap, ...]]:
    roles = tuple(column.role for column in see_sheet(desk, book.tables[0]))
    return roles, *words_of(desk, book.tables[0], roles)


def _plan(desk: Desk, path: Path, gaps: dict[Role, str] = GAPS) -> SheetPlan:
    """Answers « autre » for every matter that is asked, and leaves other words unknown."""
    book = open_spreadsheet(desk, path)
    roles, said, _gaps = _seen(desk, book)
    meanings = {
        (one.role, key_of(one.text)): "autre" if one.role is Role.MATTER else ""
        for one in said
        if one.meaning is None
    }
    mapping = SheetMapping(roles, {**settled(said), **meanings}, gaps)
    return plan_rows(desk, book.tables[0], mapping, book.digest)


def _contacts(desk: Desk, month: Month) -> float | None:
    return figures_of(desk, month).figures["contacts"].value


@pytest.fixture
def desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    return make_desk(clock=clock)


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    return write_xlsx(tmp_path / "visites.xlsx", ("Visites", ONE_A_ROW))


def test_a_sheet_of_visits_comes_in_and_its_figures_at_once(desk: Desk, visits: Path) -> None:
    month = Month(2024, 3)
    assert _contacts(desk, month) == 0
    plan = _plan(desk, visits)
    assert (len(plan.contacts), plan.bad, plan.already) == (5, (), 0)
    assert [(row.line, row.why) for row in plan.left] == [(7, Why.TOTAL)]
    assert import_rows(desk, plan).contacts == 5
    figures = figures_of(desk, month)
    assert figures.figures["contacts"].value == 5
    assert figures.figures["requests.theme.papiers"].value == 2
    assert figures.figures["wait_median"].whole == 0
    assert figures.figures["answers_email"].whole == 0
    hours = sum(cell.contacts for cell in figures.hours)
    assert hours == 4
    with desk.store.reading() as connection:
        kept = list(stored.contacts_between(connection, date(2024, 3, 12), date(2024, 3, 13)))
        batches = set(connection.execute(select(t.contact.c.batch)).scalars())
    assert batches == {1}
    assert {item.contact.agent for item in kept} == {"inconnu"}
    assert all(item.derived.after_the_fact or item.contact.channel == "email" for item in kept)


def test_nothing_of_the_people_named_is_kept(desk: Desk, visits: Path) -> None:
    import_rows(desk, _plan(desk, visits))
    with desk.store.reading() as connection:
        held = "".join(
            str(tuple(row)) for table in t.metadata.sorted_tables for row in connection.execute(select(table))
        )
    for name in ("DURAND", "Marie", "06 12", "0243000001", "revient lundi"):
        assert name not in held


def test_counts_written_once_a_day_come_in_from_a_csv(desk: Desk, tmp_path: Path) -> None:
    plan = _plan(desk, write_csv(tmp_path / "b.csv", COUNTED))
    assert [len(row.contacts) for row in plan.tried] == [3, 2, 1, 0]
    assert plan.tried[3].left is Why.NOTHING_COUNTED
    import_rows(desk, plan)
    month = figures_of(desk, Month(2023, 3))
    assert month.figures["contacts"].value == 6
    assert month.figures["requests.operator.CAF"].value == 3
    assert month.hours == ()


def test_a_crossed_table_comes_in_from_an_ods(desk: Desk, tmp_path: Path) -> None:
    book = open_spreadsheet(desk, write_ods(tmp_path / "c.ods", CROSSED))
    _roles, said, gaps = _seen(desk, book)
    assert [(gap.role, gap.rows) for gap in gaps] == [(Role.CHANNEL, 2), (Role.OUTCOME, 2)]
    assert [one.text for one in said if one.meaning is None] == ["CAF"]
    import_rows(desk, _plan(desk, tmp_path / "c.ods"))
    assert _contacts(desk, Month(2024, 1)) == 7


def test_a_title_that_means_nothing_is_a_gap(desk: Desk, tmp_path: Path) -> None:
    book = open_spreadsheet(desk, write_ods(tmp_path / "c.ods", CROSSED))
    roles, said, _gaps = _seen(desk, book)
    with desk.store.writing() as connection:
        connection.execute(insert(t.import_memory).values(kind="matter", said="caf", meaning=""))
    _said, gaps = words_of(desk, book.tables[0], roles)
    assert (gaps[0].role, gaps[0].rows) == (Role.MATTER, 1)
    assert said[0].text == "CAF"


def test_the_second_file_asks_nothing(desk: Desk, visits: Path, tmp_path: Path) -> None:
    book = open_spreadsheet(desk, visits)
    _roles, said, gaps = _seen(desk, book)
    assert [one.text for one in said if one.meaning is None] == ["Jardinage", "Sophie", "Karim"]
    assert [gap.meaning for gap in gaps] == [None]
    import_rows(desk, _plan(desk, visits))
    second = write_csv(tmp_path / "suite.csv", (*ONE_A_ROW[:-1], (date(2024, 4, 2), *ONE_A_ROW[1][1:])))
    book = open_spreadsheet(desk, second)
    _roles, said, gaps = _seen(desk, book)
    assert [one for one in said if one.meaning is None] == []
    assert [gap.meaning for gap in gaps] == ["solved"]


def test_the_same_file_brings_nothing_twice_and_is_said(desk: Desk, visits: Path, clock: SetClock) -> None:
    assert open_spreadsheet(desk, visits).imported_at is None
    import_rows(desk, _plan(desk, visits))
    assert open_spreadsheet(desk, visits).imported_at == clock.now
    plan = _plan(desk, visits)
    assert (plan.already, plan.contacts) == (5, ())
    with pytest.raises(UserError, match="sheet_nothing_new"):
        import_rows(desk, plan)


def test_a_file_that_grew_brings_its_new_rows_alone(desk: Desk, visits: Path, tmp_path: Path) -> None:
    import_rows(desk, _plan(desk, visits))
    new = (date(2024, 3, 11), time(9, 0), "X", "", "", "APL", "Tél", "réglé", "", "", "")
    grown = write_xlsx(
        tmp_path / "grown.xlsx", ("Visites", (ONE_A_ROW[0], new, *ONE_A_ROW[1:-1], ONE_A_ROW[1]))
    )
    plan = _plan(desk, grown)
    assert (plan.already, len(plan.contacts)) == (5, 2)


def test_bad_rows_hold_all_back_unless_the_good_ones_are_asked_for(desk: Desk, tmp_path: Path) -> None:
    rows = (*ONE_A_ROW[:3], ("bientôt", *ONE_A_ROW[3][1:]), (date(2062, 1, 1), *ONE_A_ROW[3][1:]))
    plan = _plan(desk, write_xlsx(tmp_path / "a.xlsx", ("A", rows)))
    assert [(row.line, row.error.code) for row in plan.bad] == [
        (4, "sheet_date_unreadable"),
        (5, "in_the_future"),
    ]
    assert plan.tried[2].error is plan.bad[0].error
    with pytest.raises(UserError) as refused:
        import_rows(desk, plan)
    assert (refused.value.code, refused.value.values) == ("sheet_rows_refused", {"bad": 2, "line": 4})
    assert past_imports(desk) == ()
    done = import_rows(desk, plan, good_rows=True)
    assert (done.contacts, done.bad) == (2, 2)


def test_rows_without_an_outcome_are_left_where_the_person_says_so(desk: Desk, visits: Path) -> None:
    plan = _plan(desk, visits, GAPS | {Role.OUTCOME: "-"})
    assert [(row.line, row.why) for row in plan.left] == [(6, Why.ASKED_FOR), (7, Why.TOTAL)]
    assert all(contact.requests[0].outcome in Outcome for contact in plan.contacts)


def test_an_import_stopped_half_way_leaves_nothing(desk: Desk, visits: Path) -> None:
    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        import_rows(desk, _plan(desk, visits), progress=stop)
    assert (past_imports(desk), _contacts(desk, Month(2024, 3))) == ((), 0)


def test_progress_is_told_while_rows_are_tried(desk: Desk, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    rows = (("Date", "Motif"), *((date(2024, 3, 12), "APL") for _ in range(1001)))
    book = open_spreadsheet(
        desk, write_csv(tmp_path / "a.csv", rows), lambda done, of: told.append((done, of))
    )
    mapping = SheetMapping((Role.DATE, Role.MATTER), {(Role.MATTER, "apl"): "logement/apl"}, GAPS)
    plan = plan_rows(desk, book.tables[0], mapping, progress=lambda done, of: told.append((done, of)))
    assert told == [(1000, 0), (1000, 1001)]
    assert len(plan.tried) == 20
    assert len({contact.id for contact in plan.contacts}) == 1001


def test_an_import_is_taken_back_whole_and_may_come_in_again(
    desk: Desk, visits: Path, clock: SetClock
) -> None:
    month = Month(2024, 3)
    done = import_rows(desk, _plan(desk, visits))
    assert _contacts(desk, month) == 5
    clock.forward(minutes=3)
    assert undo_import(desk, done.batch) == 5
    assert (_contacts(desk, month), figures_of(desk, month).figures["requests"].value) == (0, 0)
    (past,) = past_imports(desk)
    assert past.sheet is None
    assert past.first is not None
    assert (past.contacts, past.undone_at, past.agent) == (5, clock.now, "Agent 1")
    for number in (done.batch, 99):
        with pytest.raises(UserError, match="import_unknown"):
            undo_import(desk, number)
    assert open_spreadsheet(desk, visits).imported_at is None
    assert import_rows(desk, _plan(desk, visits)).contacts == 5
    assert _contacts(desk, month) == 5
    assert _plan(desk, visits).already == 5


def test_what_was_corrected_since_is_told_and_what_was_cancelled_stays_so(desk: Desk, visits: Path) -> None:
    done = import_rows(desk, _plan(desk, visits))
    with desk.store.writing() as connection:
        first, second = connection.execute(select(t.contact.c.number, t.contact.c.id).limit(2)).all()
        for field in ("theme", "outcome"):
            connection.execute(
                insert(t.correction).values(
                    contact=first.number, field=field, old="a", new="b", reason="", agent="agent-1", at=0
                )
            )
        request = connection.execute(
            select(t.request.c.id).where(t.request.c.contact == first.number)
        ).scalar_one()
    case = open_case(desk, CaseDraft(request, Visitor("Mme Ferrand", "06 00 00 00 00"), "CAF")).now.case.id
    assert past_imports(desk)[0].corrected == 1
    cancel_contact(desk, second.id)
    assert undo_import(desk, done.batch) == 4
    with pytest.raises(UserError, match="case_unknown"):
        case_by_id(desk, case)
    assert past_imports(desk)[0].corrected == 0


def test_a_file_without_rows_is_refused_and_hidden_sheets_are_named(desk: Desk, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("Notes", (("un", 2),)))
    with pytest.raises(UserError, match="sheet_without_rows"):
        open_spreadsheet(desk, path)
    path = write_xlsx(
        tmp_path / "b.xlsx", ("2024", ONE_A_ROW), ("Notes", (("un", 2),)), ("Codes", COUNTED), hidden="Codes"
    )
    book = open_spreadsheet(desk, path)
    assert ([table.name for table in book.tables], book.empty, book.hidden) == (
        ["2024"],
        ("Notes",),
        ("Codes",),
    )

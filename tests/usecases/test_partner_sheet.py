"""What a partner hears: composed from a desk, written, issued once and for ever."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from marianne_desk.documents.preview import text_of
from marianne_desk.domain.cases.case import Happening
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.partner_sheet import figures as f
from marianne_desk.domain.partner_sheet.lacks import Lack
from marianne_desk.domain.partners.directory import Directory, Partner
from marianne_desk.domain.quarter import Quarter
from marianne_desk.domain.sheet.masking import FEW
from marianne_desk.storage import directory
from marianne_desk.storage import tables as t
from marianne_desk.usecases.cases import note
from marianne_desk.usecases.checking import check
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.issue_quarter import (
    damaged_quarters,
    issue_quarter,
    issued_quarter,
    issued_quarter_pdf,
    issued_quarters,
    issued_tables,
    lacks_of_quarter,
    quarter_errata,
    quarter_note,
)
from marianne_desk.usecases.partner_sheet import (
    operator_named,
    partner_report,
    partner_sheet,
    partner_tables,
    render_partner_sheet,
    write_partner_sheet,
)
from marianne_desk.wording import sentence
from tests.desks import PASSPHRASE, SetClock
from tests.quarter_desk import CAF, NAMES, T2, T3, T4, ask, fill, send


@pytest.fixture
def summer(desk: Desk, clock: SetClock) -> Desk:
    fill(desk, clock)
    return desk


def refused(act: object) -> str:
    with pytest.raises(UserError) as error:
        act()  # type: ignore[operator]
    assert sentence(error.value)
    return error.value.code


def test_a_quarter_is_counted_beside_what_was_promised(summer: Desk) -> None:
    report = partner_report(summer, CAF, T3)
    found = {name: (one.part, one.whole, one.value) for name, one in report.current.figures.items()}
    assert report.previous is None
    assert found[f.REQUESTS] == (None, None, 40)
    assert found[f.SOLVED] == (24, 40, 0.6)
    assert found[f.CASES][2] == 16
    assert found[f.FIRST_IN_TIME] == (10, 16, 0.625)
    assert found[f.FINAL_IN_TIME] == (10, 16, 0.625)
    assert found[f.FINAL_DAYS] == (None, 10, 5.0)
    assert found[f.STUCK][2] == 6
    assert found[f.FEEDBACK][2] == 1
    sheet = partner_sheet(summer, CAF, T3)
    assert "CAF, 3e trimestre 2026 : 40 demandes, 60 % résolues sur place" in sheet.headline.replace(
        "\u00a0", " "
    ).replace("\u202f", " ")
    assert sheet.status.startswith("Provisoire")


def test_the_pages_name_nobody_and_give_the_same_bytes(summer: Desk) -> None:
    pdf = render_partner_sheet(summer, CAF, T3)
    assert pdf == render_partner_sheet(summer, CAF, T3)
    text = " ".join(text_of(pdf))
    assert len(text_of(pdf)) == 2
    assert not any(name in text for name in (*NAMES, "Lemaître"))
    assert "Droit ouvert" in text
    tables = partner_tables(summer, CAF, T3)
    assert not any("Lemaître" in str(cell) for table in tables for row in table.rows for cell in row)


def test_the_running_quarter_is_counted_until_today(summer: Desk, clock: SetClock) -> None:
    send(summer, clock, datetime(2026, 10, 12, 8, tzinfo=UTC), None)
    sheet = partner_sheet(summer, CAF, T4)
    assert sheet.status.startswith("Trimestre en cours, compté jusqu’au 12/10/2026")
    assert {line.figure.id: line.now.value for line in sheet.lines}[f.CASES] == FEW
    assert {line.figure.id: line.now.value for line in sheet.lines}[f.FIRST_IN_TIME] == "–"
    first_of_year = Quarter(2027, 1)
    clock.now = datetime(2027, 1, 1, 9, tzinfo=UTC)
    assert partner_report(summer, CAF, first_of_year).current.figures[f.FINAL_IN_TIME].whole == 0


def test_what_cannot_be_asked_is_said(summer: Desk, tmp_path: Path) -> None:
    assert operator_named(summer, "caf") == CAF
    assert refused(lambda: operator_named(summer, "CAFE")) == "operator_unknown"
    assert refused(lambda: partner_sheet(summer, "CAFE", T3)) == "operator_unknown"
    assert refused(lambda: partner_sheet(summer, CAF, Quarter(2027, 1))) == "quarter_to_come"
    assert (
        refused(lambda: write_partner_sheet(summer, CAF, T3, tmp_path / "caf.txt")) == "paper_format_unknown"
    )
    assert (
        refused(lambda: write_partner_sheet(summer, CAF, T3, summer.place.folder / "desk.pdf")) == "own_file"
    )


def test_paper_and_tables_are_written(summer: Desk, tmp_path: Path) -> None:
    write_partner_sheet(summer, CAF, T3, tmp_path / "caf.PDF")
    write_partner_sheet(summer, CAF, T3, tmp_path / "caf.ods")
    assert (tmp_path / "caf.PDF").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "caf.ods").read_bytes().startswith(b"PK")


def test_an_empty_desk_has_an_empty_sheet(desk: Desk, clock: SetClock) -> None:
    clock.now = datetime(2026, 10, 5, 8, tzinfo=UTC)
    assert "aucune demande" in partner_sheet(desk, CAF, T3).headline
    assert render_partner_sheet(desk, CAF, T3).startswith(b"%PDF")
    assert {one.kind for one in lacks_of_quarter(desk, CAF, T3)} >= {Lack.NO_PROMISE, Lack.NO_FEEDBACK}
    assert refused(lambda: issue_quarter(desk, CAF, T3)) == "quarter_unknown"


def test_what_is_incomplete_is_said_first(summer: Desk) -> None:
    kinds = {one.kind: one.count for one in lacks_of_quarter(summer, CAF, T3)}
    assert kinds.keys() == {Lack.SILENT}
    running = [one.kind for one in lacks_of_quarter(summer, CAF, T4)]
    assert running[0] is Lack.RUNNING


def test_a_quarter_is_issued_once_and_stays(summer: Desk, clock: SetClock, tmp_path: Path) -> None:
    assert refused(lambda: issue_quarter(summer, CAF, T4)) == "quarter_running"
    assert refused(lambda: issue_quarter(summer, CAF, T2)) == "quarter_unknown"
    assert refused(lambda: issue_quarter(summer, CAF, T3, "1 85 05 78 006 084 91")) == "comment_personal"
    steps: list[int] = []
    held = issue_quarter(summer, CAF, T3, "Un été calme.", progress=lambda done, _of: steps.append(done))
    assert steps == [1, 2, 3]
    assert issued_quarter(summer, CAF, T3) == held
    assert issued_quarters(summer) == issued_quarters(summer, CAF) == (held,)
    assert issued_quarters(summer, "MSA") == ()
    assert len(held.mark) == 8
    pdf, tables = issued_quarter_pdf(summer, CAF, T3), partner_tables(summer, CAF, T3)
    assert "Un été calme." in " ".join(text_of(pdf or b""))
    assert refused(lambda: issue_quarter(summer, CAF, T3)) == "quarter_issued"
    assert quarter_errata(summer, CAF, T3) == ()
    send(summer, clock, datetime(2026, 9, 1, 8, tzinfo=UTC), 2)
    clock.now = datetime(2027, 2, 1, 8, tzinfo=UTC)
    assert render_partner_sheet(summer, CAF, T3) == pdf
    assert partner_tables(summer, CAF, T3) == tables
    assert render_partner_sheet(summer, CAF, T3, provisional=True) != pdf
    write_partner_sheet(summer, CAF, T3, tmp_path / "caf.pdf")
    assert (tmp_path / "caf.pdf").read_bytes() == pdf


def test_what_changed_is_said_once_by_the_sheets_that_follow(summer: Desk, clock: SetClock) -> None:
    issue_quarter(summer, CAF, T3)
    assert issued_tables(summer, CAF, T4) is None
    assert quarter_errata(summer, CAF, T4) == ()
    ask(summer, clock, datetime(2026, 9, 28, 8, tzinfo=UTC))
    clock.now = datetime(2027, 1, 5, 8, tzinfo=UTC)
    found = {one.old.id: (one.old_words, one.new_words) for one in quarter_errata(summer, CAF, T3)}
    assert found[f.REQUESTS] == ("40", "41")
    assert f.CASES not in found
    assert {one.old.id for one in quarter_note(summer, CAF, T4).errata} == set(found)
    issue_quarter(summer, CAF, T4)
    clock.now = datetime(2027, 4, 5, 8, tzinfo=UTC)
    assert quarter_note(summer, CAF, Quarter(2027, 1)).errata == ()


def test_the_last_day_of_a_promise_is_in_time_and_what_comes_after_the_quarter_was_stuck_in_it(
    summer: Desk, clock: SetClock
) -> None:
    """Ten working days after Tuesday 1 September are Tuesday the 15th."""
    before = partner_report(summer, CAF, T3).current.figures[f.FINAL_IN_TIME]
    for number, days in enumerate((14, 15)):
        send(summer, clock, datetime(2026, 9, 1, 8, number, tzinfo=UTC), days)
    late = send(summer, clock, datetime(2026, 9, 1, 9, tzinfo=UTC), None)
    clock.now = datetime(2026, 10, 1, 8, tzinfo=UTC)
    note(summer, late, Happening.TAKEN_UP)
    now = partner_report(summer, CAF, T3).current
    after = now.figures[f.FINAL_IN_TIME]
    assert ((after.part or 0) - (before.part or 0), (after.whole or 0) - (before.whole or 0)) == (1, 3)
    assert now.count(f.STUCK) == 7


def test_another_promise_later_is_no_erratum(summer: Desk) -> None:
    issue_quarter(summer, CAF, T3)
    with summer.store.writing() as connection:
        directory.write(connection, Directory(partners=(Partner(CAF, promised_days=3),)))
    assert quarter_errata(summer, CAF, T3) == ()
    assert partner_report(summer, CAF, T3).current.figures[f.FINAL_IN_TIME].part == 0


def test_what_masking_hides_is_no_erratum_on_paper(desk: Desk, clock: SetClock) -> None:
    for day in (1, 2):
        send(desk, clock, datetime(2026, 7, day, 8, tzinfo=UTC), None)
    clock.now = datetime(2026, 10, 5, 8, tzinfo=UTC)
    issue_quarter(desk, CAF, T3)
    send(desk, clock, datetime(2026, 7, 3, 8, tzinfo=UTC), None)
    clock.now = datetime(2026, 10, 6, 8, tzinfo=UTC)
    assert {one.new_words for one in quarter_errata(desk, CAF, T3) if one.new.id == f.CASES} == {FEW}
    assert quarter_note(desk, CAF, T4).errata == ()


def test_a_quarter_that_was_tampered_with_is_found(summer: Desk) -> None:
    issue_quarter(summer, CAF, T3)
    finding = next(one for one in check(summer) if one.code == "check_quarters")
    assert finding.sound
    for changed in ({"pdf": b"%PDF-"}, {"comment": "Autre"}, {"content": "{}"}):
        with summer.store.writing() as connection:
            connection.execute(update(t.issued_quarter).values(changed))
        assert [one.quarter for one in damaged_quarters(summer)] == [T3]
    finding = next(one for one in check(summer) if one.code == "check_quarters")
    assert not finding.sound
    assert "CAF" in finding.detail


def test_a_quarter_is_drawn_again_when_somebody_writes_meanwhile(summer: Desk, clock: SetClock) -> None:
    other = open_desk(summer.place.folder, PASSPHRASE, clock)

    def save(done: int, _of: int) -> None:
        if done == 1:
            at = clock.now
            ask(other, clock, datetime(2026, 7, 2, 9, tzinfo=UTC))
            clock.now = at

    with pytest.raises(MachineError, match="busy"):
        issue_quarter(summer, CAF, T3, progress=save)
    assert issued_quarter(summer, CAF, T3) is None
    other.close()


def test_a_case_told_after_the_quarter_was_stuck_at_its_end(summer: Desk, clock: SetClock) -> None:
    case = send(summer, clock, datetime(2026, 9, 1, 8, tzinfo=UTC), None)
    clock.now = datetime(2026, 10, 5, 8, tzinfo=UTC)
    assert partner_report(summer, CAF, T3).current.count(f.STUCK) == 7
    note(summer, case, Happening.CLOSED)
    clock.now += timedelta(days=1)
    assert partner_report(summer, CAF, T3).current.count(f.STUCK) == 7
    assert partner_report(summer, CAF, T4).current.count(f.STUCK) == 6
    note(summer, case, Happening.REOPENED)
    assert partner_report(summer, CAF, T3).current.count(f.STUCK) == 7
    other = send(summer, clock, datetime(2026, 9, 2, 8, tzinfo=UTC), None)
    clock.now = datetime(2026, 9, 20, 8, tzinfo=UTC)
    note(summer, other, Happening.FORWARDED, operator="MSA")
    clock.now = datetime(2026, 10, 7, 8, tzinfo=UTC)
    assert partner_report(summer, CAF, T3).current.count(f.STUCK) == 7
    assert partner_report(summer, "MSA", T3).current.count(f.STUCK) == 1

"""The year, the sheet to display, the page of results: from a real desk to PDF files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from marianne_desk.documents.preview import text_of
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.issue_month import issue_month
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.printed_sheet import contacts_until, late_answers, printed_sheet
from marianne_desk.usecases.year_sheet import (
    poster_of,
    render_display,
    render_poster,
    render_year,
    write_display,
    write_poster,
    write_year,
    year_sheet,
)
from tests.desks import SetClock

OCTOBER = Month(2026, 10)


@pytest.fixture
def noted(desk: Desk) -> Desk:
    """The desk with six solved visits and two e-mails, one of them never answered."""
    solved = RequestDraft(reason="declaration", outcome=Outcome.SOLVED)
    for hour in range(6, 12):
        at = datetime(2026, 10, 1, hour, tzinfo=UTC)
        log_contact(desk, ContactDraft(requests=(solved,), arrived_at=at))
    at = datetime(2026, 10, 5, 8, tzinfo=UTC)
    for theme, answered in (("logement", None), ("sante", datetime(2026, 10, 6, 8, tzinfo=UTC))):
        request = RequestDraft(theme=theme, outcome=Outcome.PENDING, received_at=at, answered_at=answered)
        log_contact(desk, ContactDraft(channel=Channel.EMAIL, requests=(request,), arrived_at=at))
    return desk


def words(pdf: bytes) -> str:
    return " ".join(" ".join(text_of(pdf)).split())


def test_an_answer_that_never_came_is_late(noted: Desk) -> None:
    (late,) = late_answers(noted, OCTOBER)
    assert (late.contact, late.due, late.end) == ("C-7", "12/10", "sans réponse")
    assert late.matter.startswith("Courriel\u00a0: Logement")


def test_an_answer_that_may_still_come_is_not_late(desk: Desk) -> None:
    received = desk.clock()
    request = RequestDraft(theme="logement", outcome=Outcome.PENDING, received_at=received)
    log_contact(desk, ContactDraft(channel=Channel.EMAIL, requests=(request,), arrived_at=received))
    assert late_answers(desk, Month.of(desk.today())) == ()


def test_thirteen_months_begin_with_the_first_contact(noted: Desk) -> None:
    months = contacts_until(noted, OCTOBER, 13)
    assert len(months) == 13
    assert months[0][1] is None
    assert months[-1] == (OCTOBER, 8)


def test_the_sheet_to_display_has_nothing_of_the_inside(noted: Desk) -> None:
    printed = printed_sheet(noted, OCTOBER, display=True)
    assert printed.late == ()
    assert printed_sheet(noted, OCTOBER).late
    text = words(render_display(noted, OCTOBER))
    assert "C-7" not in text
    assert "nombres inférieurs à 5 sont masqués" in text
    assert render_display(noted, OCTOBER) == render_display(noted, OCTOBER)


def test_what_is_issued_says_so_on_the_wall_without_a_name(noted: Desk, clock: SetClock) -> None:
    clock.now = datetime(2026, 11, 3, 8, tzinfo=UTC)
    issue_month(noted, OCTOBER, "Deux agents absents.")
    text = words(render_display(noted, OCTOBER))
    assert "Émise le" in text
    assert " par " not in text.partition("Émise le")[2][:40]
    assert "Deux agents" not in text
    assert "Fiche du mois émise le" in words(render_poster(noted, OCTOBER))


def test_the_results_of_a_month(noted: Desk) -> None:
    assert poster_of(noted, OCTOBER).figures[0].value == "8"
    assert render_poster(noted, OCTOBER) == render_poster(noted, OCTOBER)


def test_the_year_of_a_desk(noted: Desk) -> None:
    sheet = year_sheet(noted, 2026)
    assert sheet.headline.startswith("En 2026, 8\u00a0passages ont apporté 8\u00a0demandes")
    assert len(sheet.commitments) == 12
    assert render_year(noted, 2026) == render_year(noted, 2026)


def test_a_year_before_the_desk_is_empty_one_to_come_is_refused(noted: Desk) -> None:
    assert year_sheet(noted, 2019).commitments == ()
    with pytest.raises(UserError, match="year_unreadable"):
        year_sheet(noted, 2031)


def test_an_empty_desk_has_its_year(desk: Desk) -> None:
    assert "aucun passage" in words(render_year(desk, 2026))


def test_files_are_written(noted: Desk, tmp_path: Path) -> None:
    write_year(noted, 2026, tmp_path / "an.pdf")
    write_display(noted, OCTOBER, tmp_path / "mur.pdf")
    write_poster(noted, OCTOBER, tmp_path / "affiche.pdf")
    assert (tmp_path / "an.pdf").read_bytes() == render_year(noted, 2026)
    assert (tmp_path / "mur.pdf").read_bytes() == render_display(noted, OCTOBER)
    assert (tmp_path / "affiche.pdf").read_bytes() == render_poster(noted, OCTOBER)

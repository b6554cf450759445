"""The contacts and requests behind a figure: as many as the figure says."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.figure import Figure, FigureKind
from marianne_desk.domain.month import Month
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.month import figure_rows, figures_of
from marianne_desk.usecases.set_up import set_up
from tests.month_samples import HOUSE

OCTOBER = Month(2026, 10)
PASSPHRASE = "une phrase pour essayer"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of October 2026."""
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of three contacts in October 2026: two requests at the desk, one message, one answered letter."""
    folder: Path = tmp_path_factory.mktemp("rows")
    opened = set_up(folder / "desk", HOUSE, PASSPHRASE, clock=lambda: at(30, 16))
    solved = RequestDraft(theme="impots", reason="declaration", outcome=Outcome.SOLVED)
    oriented = RequestDraft(theme="papiers", outcome=Outcome.ORIENTED)
    letter = RequestDraft(theme="impots", outcome=Outcome.SOLVED, received_at=at(5, 9), answered_at=at(6, 9))
    for draft in (
        ContactDraft(Channel.DESK, (solved, oriented), arrived_at=at(1, 8), taken_at=at(1, 8, 9)),
        ContactDraft(Channel.PHONE, (solved,), arrived_at=at(2, 9)),
        ContactDraft(Channel.MAIL, (letter,), arrived_at=at(5, 9)),
    ):
        log_contact(opened, draft)
    yield opened
    opened.close()


def test_a_figure_and_its_rows_agree(desk: Desk) -> None:
    for figure in figures_of(desk, OCTOBER).figures.values():
        rows = figure_rows(desk, OCTOBER, figure.id)
        counts_requests = figure.id.startswith(("requests", "solved", "answers"))
        meant = sum(len(row.requests) for row in rows) if counts_requests else len(rows)
        assert meant == whole_of(figure), figure.id
        if figure.kind is FigureKind.SHARE:
            kept = sum(sum(row.requests.values()) if counts_requests else row.in_part for row in rows)
            assert kept == figure.part, figure.id


def test_each_request_says_whether_it_is_in_the_part(desk: Desk) -> None:
    rows = figure_rows(desk, OCTOBER, "solved_share")
    assert [list(row.requests.values()) for row in rows] == [[True, False], [True]]
    assert [row.in_part for row in rows] == [True, True]


def test_a_figure_of_contacts_names_no_request(desk: Desk) -> None:
    assert [row.requests for row in figure_rows(desk, OCTOBER, "contacts")] == [{}, {}, {}]


def test_a_letter_keyed_days_later_is_not_in_the_part_keyed_after_the_fact(desk: Desk) -> None:
    rows = figure_rows(desk, OCTOBER, "after_the_fact_share")
    assert [row.in_part for row in rows] == [True, True, False]


def test_an_unknown_figure_is_the_users_error(desk: Desk) -> None:
    with pytest.raises(UserError, match="figure_unknown"):
        figure_rows(desk, OCTOBER, "requests.weather.rain")


def whole_of(figure: Figure) -> int:
    """How many rows the figure was taken over."""
    return int(figure.value or 0) if figure.kind is FigureKind.COUNT else int(figure.whole or 0)

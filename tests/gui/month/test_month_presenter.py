"""Which month, which list, which sheet: decided without a window, on a real desk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marianne_desk.domain.month import Month
from marianne_desk.usecases.desk import Desk
from tests.gui.month.desk_of_october import OCTOBER, fill
from ui.month import papers
from ui.month.behind import Behind
from ui.month.load import MonthShown, RowsShown
from ui.month.presenter import MonthPresenter


class Paper:
    """Notes what the presenter asks to show."""

    def __init__(self) -> None:
        self.notes: list[tuple[str, Any]] = []

    def last(self, kind: str) -> Any:
        return [value for what, value in self.notes if what == kind][-1]

    def kinds(self) -> list[str]:
        return [what for what, _ in self.notes]

    def show_month(self, shown: MonthShown) -> None:
        self.notes.append(("month", shown.sheet.month))

    def show_reading(self, month: Month) -> None:
        self.notes.append(("reading", month))

    def show_rows(self, rows: RowsShown) -> None:
        self.notes.append(("rows", rows.count))

    def show_paper(self, paper: papers.Paper) -> None:
        self.notes.append(("paper", paper))

    def show_drawing(self, month: Month) -> None:
        self.notes.append(("drawing", month))

    def show_progress(self, done: int, of: int) -> None:
        self.notes.append(("progress", (done, of)))

    def show_sheet(self, pdf: bytes, month: Month, simulated: bool) -> None:
        self.notes.append(("sheet", (pdf[:5], month, simulated)))

    def show_figures(self) -> None:
        self.notes.append(("figures", None))

    def say(self, text: str) -> None:
        self.notes.append(("say", text))


class Hand:
    """Does the work when told to, on the desk itself. A stopped work never answers, as on a lane."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.waiting: list[tuple[list[bool], Callable[[], None]]] = []

    def do(self, done: Callable[..., None], fn: Callable[..., object], *args: object) -> Callable[[], None]:
        return self._keep(lambda stopped: None if stopped else done(fn(self.desk, *args)))

    def do_long(
        self,
        done: Callable[..., None],
        progress: Callable[[int, int], None],
        fn: Callable[..., object],
        *args: object,
    ) -> Callable[[], None]:
        return self._keep(lambda stopped: None if stopped else done(fn(self.desk, *args, progress)))

    def work(self) -> None:
        waiting, self.waiting = self.waiting, []
        for _, job in waiting:
            job()

    def _keep(self, job: Callable[[list[bool]], None]) -> Callable[[], None]:
        stopped: list[bool] = []
        self.waiting.append((stopped, lambda: job(stopped)))
        return lambda: stopped.append(True)


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def hand(desk: Desk) -> Hand:
    fill(desk)
    return Hand(desk)


@pytest.fixture
def presenter(paper: Paper, hand: Hand) -> MonthPresenter:
    made = MonthPresenter(paper, hand)
    made.refresh()
    hand.work()
    return made


def test_the_month_of_today_is_shown_first(presenter: MonthPresenter, paper: Paper) -> None:
    assert paper.notes == [("month", OCTOBER)]


def test_months_without_contacts_are_not_gone_to(presenter: MonthPresenter, paper: Paper, hand: Hand) -> None:
    presenter.move(1)
    assert paper.last("say") == "Octobre\u00a02026 est le mois en cours."
    presenter.move(-1)
    hand.work()
    assert paper.last("month") == OCTOBER.plus(-1)
    presenter.move(-1)
    assert paper.last("say") == "Aucun passage avant septembre\u00a02026."
    assert hand.waiting == []


def test_only_the_last_month_asked_for_is_shown(presenter: MonthPresenter, paper: Paper, hand: Hand) -> None:
    presenter.move(-1)
    presenter.move(1)
    hand.work()
    assert paper.kinds() == ["month", "reading", "reading", "month"]
    assert paper.last("month") == OCTOBER


def test_nothing_happens_before_the_first_month_is_there(paper: Paper, hand: Hand) -> None:
    early = MonthPresenter(paper, hand)
    early.move(-1)
    early.open(Behind("contacts", "", ""))
    early.draw_sheet()
    assert hand.waiting == []
    assert early.file_name() == "fiche.pdf"


def test_a_figure_opens_its_rows(presenter: MonthPresenter, paper: Paper, hand: Hand) -> None:
    presenter.open(Behind("requests", "Demandes", "4"))
    hand.work()
    assert paper.last("rows") == "4\u00a0demandes"


def test_the_sheet_is_drawn_shown_and_saved(
    presenter: MonthPresenter, paper: Paper, hand: Hand, tmp_path: Path
) -> None:
    presenter.draw_sheet()
    presenter.draw_sheet()
    assert len(hand.waiting) == 1
    hand.work()
    assert paper.last("drawing") == OCTOBER
    done, of = paper.last("progress")
    assert done == of
    assert paper.last("sheet") == (b"%PDF-", OCTOBER, False)
    presenter.save_sheet(tmp_path / presenter.file_name())
    hand.work()
    assert paper.last("say") == "Fiche enregistrée\u00a0: fiche-2026-10.pdf"
    assert (tmp_path / "fiche-2026-10.pdf").read_bytes().startswith(b"%PDF-")


def test_leaving_stops_the_drawing(presenter: MonthPresenter, paper: Paper, hand: Hand) -> None:
    presenter.draw_sheet()
    presenter.leave()
    hand.work()
    assert paper.kinds()[-2:] == ["say", "figures"]
    assert "sheet" not in paper.kinds()
    presenter.leave()
    assert paper.kinds()[-1] == "figures"


def test_a_failed_drawing_leads_back_to_the_figures(presenter: MonthPresenter, paper: Paper) -> None:
    presenter.draw_sheet()
    presenter.failed()
    assert paper.kinds()[-2:] == ["figures", "month"]
    presenter.draw_sheet()
    assert paper.kinds()[-1] == "drawing"


def test_a_failed_count_shows_the_month_that_was_there(
    presenter: MonthPresenter, paper: Paper, hand: Hand
) -> None:
    presenter.move(-1)
    presenter.failed()
    assert paper.last("month") == OCTOBER
    hand.waiting.clear()
    presenter.move(-1)
    hand.work()
    assert paper.last("month") == OCTOBER.plus(-1)

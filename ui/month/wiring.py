"""Ties the month's widgets, keys, lane and presenter together. It is what the presenter calls its view."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from ui.keys import bind
from ui.lanes import Cancelled, Lane, Ticket
from ui.messages import Messages, announce
from ui.month import load
from ui.month.issuing import Issuing
from ui.month.papers import Paper
from ui.month.presenter import MonthPresenter
from ui.month.view import MonthView
from ui.papers import pages
from ui.papers.printing import Printing
from ui.shortcuts import Act

if TYPE_CHECKING:
    from marianne_desk.domain.month import Month


class MonthWiring(QObject):
    """One month's screen: its widgets, its keys, bound, and its presenter. Lives as long as ``view``."""

    def __init__(
        self,
        view: MonthView,
        messages: Messages,
        lane: Lane,
        open_contact: Callable[[int], None],
        go_to: Callable[[Act], object],
    ) -> None:
        super().__init__(view)
        self.view, self._messages, self._lane = view, messages, lane
        self._open_contact = open_contact
        self.pdf = b""
        self.presenter = MonthPresenter(self, self)
        self.printing = Printing(messages, view.sheet, self.do_long)
        self.issuing = Issuing(view, messages, self, self.presenter, go_to)
        self._bind_keys()
        self._connect()
        if view.isVisible():
            self.presenter.refresh()

    # what the presenter asks of its view

    def show_month(self, shown: load.MonthShown) -> None:
        """Shows a month."""
        self.view.show_month(shown)
        announce(self.view.overview.bar.month, shown.sheet.headline)

    def show_reading(self, month: "Month") -> None:
        """Says that the figures of a month are on their way."""
        self.view.show_reading(month)

    def show_rows(self, rows: load.RowsShown) -> None:
        """Shows the list behind a figure."""
        self.view.show_rows(rows)

    def show_paper(self, paper: Paper) -> None:
        """Says which paper of the month is about to be drawn."""
        self.view.sheet.papers.show_paper(paper)

    def show_drawing(self, month: "Month") -> None:
        """Shows that the sheet is being drawn."""
        self.view.show_drawing(month)

    def show_progress(self, done: int, of: int) -> None:
        """How far the drawing is."""
        self.view.sheet.show_progress(done, of)

    def show_sheet(self, pdf: bytes, _month: "Month", simulated: bool) -> None:
        """Shows the pages of a sheet."""
        self.pdf = pdf
        self.do(lambda sizes: self.view.sheet.show_month(sizes, simulated), pages.sizes, pdf)

    def show_figures(self) -> None:
        """Goes back to the figures, to the one that was left."""
        self.view.show_figures()

    def say(self, text: str) -> None:
        """A sentence in the status line."""
        self._messages.say(text)

    # the figures lane, as the presenter knows it

    def do(self, done: Callable[..., None], fn: Callable[..., object], *args: object) -> Callable[[], None]:
        """Runs ``fn(desk, *args)``; failures go to the door for messages."""
        return self._await(self._lane.submit(fn, *args), done)

    def do_long(
        self,
        done: Callable[..., None],
        progress: Callable[[int, int], None],
        fn: Callable[..., object],
        *args: object,
    ) -> Callable[[], None]:
        """Runs ``fn(desk, *args, say)`` and hands on what ``say`` is told."""
        ticket = self._lane.submit_long(fn, *args)
        stop = self._await(ticket, done)
        ticket.progress.connect(lambda part, of: None if ticket.stopped() else progress(part, of))
        return stop

    def _await(self, ticket: Ticket, done: Callable[..., None]) -> Callable[[], None]:
        def answered(value: Any) -> None:
            if not stopped():
                done(value)

        def failed(error: BaseException) -> None:
            if not stopped() and not isinstance(error, Cancelled):
                self._failed(error)

        stopped = ticket.stopped
        ticket.done.connect(answered)
        ticket.failed.connect(failed)
        return ticket.cancel

    def _failed(self, error: BaseException) -> None:
        self.printing.failed()
        self.issuing.failed()
        self.presenter.failed()
        self._messages.tell(error)

    # keys and signals

    def _bind_keys(self) -> None:
        overview, sheet, presenter = self.view.overview, self.view.sheet, self.presenter
        for act, owner, do in (
            (Act.PREVIOUS_MONTH, overview, partial(presenter.move, -1)),
            (Act.NEXT_MONTH, overview, partial(presenter.move, 1)),
            (Act.SHEET, overview, presenter.draw_sheet),
            (Act.ISSUE, overview, self.issuing.ask),
            (Act.TAKE_TABLES, overview, self._take),
            (Act.TAKE_TABLES, self.view.rows, self._take),
            (Act.SAVE_SHEET, sheet, self._save),
            (Act.PRINT_SHEET, sheet, self._print),
            (Act.PREVIOUS_PAGE, sheet, partial(sheet.turn, -1)),
            (Act.NEXT_PAGE, sheet, partial(sheet.turn, 1)),
            (Act.ZOOM_IN, sheet, partial(sheet.zoom_by, 1)),
            (Act.ZOOM_OUT, sheet, partial(sheet.zoom_by, -1)),
            (Act.ZOOM_FIT, sheet, sheet.fit),
        ):
            bind(act, owner, do)

    def _connect(self) -> None:
        view, presenter = self.view, self.presenter
        bar = view.overview.bar
        bar.previous.clicked.connect(lambda: presenter.move(-1))
        bar.following.clicked.connect(lambda: presenter.move(1))
        bar.sheet.clicked.connect(presenter.draw_sheet)
        bar.issue.clicked.connect(self.issuing.ask)
        for button in (bar.take, view.rows.take):
            button.clicked.connect(self._take)
        view.overview.opened.connect(presenter.open)
        view.rows.left.connect(presenter.leave)
        view.rows.table.opened.connect(self._open_contact)
        view.sheet.papers.chosen.connect(presenter.choose)
        view.sheet.papers.show()
        view.sheet.left.connect(self._leave_sheet)
        view.sheet.save.connect(self._save)
        view.sheet.print_.connect(self._print)
        view.sheet.wanted.connect(self._render)
        view.came.connect(presenter.refresh)

    def _leave_sheet(self) -> None:
        if not self.printing.stop():
            self.presenter.leave()

    def _render(self, place: int, scale: float) -> None:
        def came(found: tuple[int, float, QImage]) -> None:
            self.view.sheet.show_page(*found)

        self.do(came, pages.picture, self.pdf, place, scale)

    def _take(self) -> None:
        name = self.presenter.tables_name()
        if name:
            self._messages.save_as(
                "Emporter vers un tableur",
                name,
                "OpenDocument (*.ods);;Excel (*.xlsx);;CSV (*.csv)",
                self.presenter.save_tables,
            )

    def _save(self) -> None:
        if self.view.sheet.is_ready():
            self._messages.save_as(
                "Enregistrer la fiche du mois", self.presenter.file_name(), "PDF (*.pdf)", self._save_to
            )

    def _save_to(self, path: Path) -> None:
        self.presenter.save_sheet(path)

    def _print(self) -> None:
        if self.view.sheet.is_ready():
            self.printing.ask(self.pdf)

"""Ties widgets, keys, lanes, news and presenter of « Engagements » together: what the presenter calls its view."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from marianne_desk.domain import french
from ui.commitments import load
from ui.commitments.presenter import CommitmentsPresenter
from ui.commitments.view import CommitmentsView
from ui.context import Context
from ui.keys import bind
from ui.messages import announce
from ui.shortcuts import Act

if TYPE_CHECKING:
    from marianne_desk.domain.month import Month
    from ui.commitments.load import Choice, Shown
    from ui.commitments.words import MeasureWords, PageWords
    from ui.month.load import RowsShown


class CommitmentsWiring(QObject):
    """One screen, as long as ``view`` lives."""

    def __init__(self, view: CommitmentsView, context: Context) -> None:
        super().__init__(view)
        self.view, self._context = view, context
        self.presenter = CommitmentsPresenter(self, self)
        self._bind_keys()
        self._connect()
        if view.isVisible():
            self.presenter.refresh()

    # what the presenter asks of its view

    def show_board(self, shown: "Shown") -> None:
        """Shows the tiles of a month."""
        self.view.show_board(shown)
        announce(self.view.overview.bar.month, shown.board.summary)

    def show_reading(self, month: "Month") -> None:
        """Says that the measures of a month are on their way."""
        self.view.overview.bar.name(month, reading=True)

    def show_page(self, page: "PageWords", month: "Month") -> None:
        """Shows the measures of a commitment."""
        self.view.show_page(page, month)

    def show_rows(self, rows: "RowsShown", month: "Month") -> None:
        """Shows what a measure rests on."""
        if self.view.isVisible():
            self.view.show_rows(rows, french.month_words(month))

    def back_to_board(self, number: int) -> None:
        """Goes back to the tile of a commitment."""
        self.view.back_to_board(number)

    def back_to_page(self) -> None:
        """Goes back to the measure that was left."""
        self.view.back_to_page()

    def open_contact(self, number: int) -> None:
        """Shows a contact in « Passages »; Esc there comes back here."""
        from ui.contacts.screen import open_contact

        open_contact(self._context, number, leave=lambda: self._context.go_to(Act.COMMITMENTS))

    def open_case(self, number: int) -> None:
        """Shows a case in « Dossiers »; Esc there comes back here."""
        from ui.cases.screen import open_case_of_list

        open_case_of_list(self._context, f"D-{number}", lambda: self._context.go_to(Act.COMMITMENTS))

    def answer(self, number: int) -> None:
        """Shows a contact in « À répondre »."""
        from ui.to_answer.screen import open_waiting

        open_waiting(self._context, number)

    def note(self) -> None:
        """Shows the counter."""
        self._context.go_to(Act.COUNTER)

    def cases(self) -> None:
        """Shows the cases."""
        self._context.go_to(Act.CASES)

    def show_proofs(self, kind: str) -> None:
        """Shows the proofs of a kind."""
        from ui.proofs.wiring import show_proofs

        show_proofs(self._context, kind or None)

    def ask_target(self, measure: "MeasureWords", target: float | None, choice: "Choice") -> None:
        """Asks for another target."""
        from ui.commitments.target_dialog import TargetDialog

        dialog = TargetDialog(self._context.window, measure.label, target, choice.months)
        dialog.wanted.connect(
            lambda valid_from, share, reason: self._write(
                dialog, load.change_target, valid_from, measure.indicator, share, reason
            )
        )
        self._open(dialog)

    def ask_pack(self, choice: "Choice") -> None:
        """Asks for a référentiel."""
        from ui.commitments.target_dialog import PackDialog

        dialog = PackDialog(self._context.window, choice)
        dialog.wanted.connect(
            lambda valid_from, pack: self._write(dialog, load.choose_pack, valid_from, pack)
        )
        self._open(dialog)

    def say(self, text: str) -> None:
        """A sentence in the status line."""
        self._context.messages.say(text)

    # the lanes

    def do(self, done: Callable[..., None], fn: Callable[..., Any], *args: Any) -> Callable[[], None]:
        """Runs ``fn(desk, *args)`` on the figures lane; failures go to the door for messages."""
        ticket = self._context.figures.submit(fn, *args)
        ticket.done.connect(lambda value: None if ticket.stopped() else done(value))
        ticket.failed.connect(lambda error: None if ticket.stopped() else self._failed(error))
        return ticket.cancel

    def _write(self, dialog: Any, fn: Callable[..., Any], *args: Any) -> None:
        """Runs ``fn(desk, *args, agent)`` on the writing lane; a refusal is said in the window that asked."""

        def kept(_nothing: object) -> None:
            dialog.accept()
            self._context.news.desk.emit()

        def refused(error: BaseException) -> None:
            if not dialog.refuse(error):
                self._context.messages.tell(error)

        ticket = self._context.writing.submit(fn, *args, self._context.news.agent or None)
        ticket.done.connect(kept)
        ticket.failed.connect(refused)

    def _failed(self, error: BaseException) -> None:
        self.presenter.failed()
        self._context.messages.tell(error)

    def _open(self, dialog: Any) -> None:
        dialog.finished.connect(lambda _code: self._context.window.activateWindow())
        dialog.open()

    # keys and signals

    def _bind_keys(self) -> None:
        view, presenter = self.view, self.presenter
        for act, owner, do in (
            (Act.PREVIOUS_COMMITMENTS, view.overview, partial(presenter.move, -1)),
            (Act.NEXT_COMMITMENTS, view.overview, partial(presenter.move, 1)),
            (Act.PREVIOUS_COMMITMENTS, view.page, partial(presenter.move, -1)),
            (Act.NEXT_COMMITMENTS, view.page, partial(presenter.move, 1)),
            (Act.CHOOSE_PACK, view, presenter.ask_pack),
            (Act.DO_FOR_COMMITMENT, view.overview, self._act),
            (Act.SHOW_PROOFS, view.overview, self._proofs_of_tile),
            (Act.DO_FOR_COMMITMENT, view.page, self._act_for_measure),
            (Act.CHANGE_TARGET, view.page, self._target),
            (Act.SHOW_PROOFS, view.page, self._proofs),
        ):
            bind(act, owner, do)

    def _connect(self) -> None:
        view, presenter, news = self.view, self.presenter, self._context.news
        bar = view.overview.bar
        bar.previous.clicked.connect(lambda: presenter.move(-1))
        bar.following.clicked.connect(lambda: presenter.move(1))
        bar.pack.clicked.connect(presenter.ask_pack)
        view.overview.opened.connect(presenter.open)
        view.overview.acted.connect(presenter.act_for)
        view.page.opened.connect(presenter.open_measure)
        view.page.acted.connect(presenter.act_for_measure)
        view.page.left.connect(presenter.leave)
        view.page.pressed.connect(lambda act: self._target() if act is Act.CHANGE_TARGET else self._proofs())
        view.rows.left.connect(presenter.leave)
        view.rows.table.opened.connect(lambda number: presenter.enter(number, view.rows.table.case))
        view.came.connect(presenter.refresh)
        for signal in (news.contacts, news.desk, news.proofs):
            signal.connect(self._refresh)

    def _refresh(self) -> None:
        if self.view.isVisible():
            self.presenter.refresh()

    def _act(self) -> None:
        number = self.view.overview.number_of_current()
        if number is not None:
            self.presenter.act_for(number)

    def _act_for_measure(self) -> None:
        self.presenter.act_for_measure(self.view.page.current_indicator())

    def _target(self) -> None:
        self.presenter.ask_target(self.view.page.current_indicator())

    def _proofs_of_tile(self) -> None:
        self.presenter.show_proofs_of(self.view.overview.number_of_current() or 0)

    def _proofs(self) -> None:
        self.presenter.show_proofs(self.view.page.current_indicator())

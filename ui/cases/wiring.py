"""Ties widgets, keys, lane, news and presenter of « Dossiers » together. It is what the presenter calls its view."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from marianne_desk.domain.errors import UserError
from ui.cases.presenter import CasesPresenter
from ui.cases.view import ACTS, CasesView
from ui.cases.windows import WINDOWS
from ui.cases.words import ClockWords, Line
from ui.context import Context
from ui.keys import bind
from ui.questions.ask import Ask
from ui.shortcuts import Act

if TYPE_CHECKING:
    from marianne_desk.usecases.partner_appointments import OpenedWith


class CasesWiring(QObject):
    """One screen, as long as ``view`` lives."""

    def __init__(self, view: CasesView, context: Context) -> None:
        super().__init__(view)
        self.view, self._context = view, context
        self.presenter = CasesPresenter(self, self, context.clock, self._viewpoint)
        self._connect()
        if view.isVisible():
            self.presenter.refresh()

    # what the presenter asks of its view

    def show_lines(self, lines: tuple[Line, ...], summary: str, empty: str) -> None:
        """Shows the list."""
        self.view.show_lines(lines, summary, empty)

    def show_case(
        self, title: str, clocks: tuple[ClockWords, ...], acts: frozenset[Act], next_act: Act | None
    ) -> None:
        """Shows the selected case."""
        self.view.show_case(title, clocks, acts, next_act)

    def show_details(self, parts: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        """Shows the rest of the selected case."""
        self.view.detail.show_parts(parts)

    def select(self, case_id: str) -> bool:
        """Selects a case."""
        found = self.view.table.select(case_id)
        if found and not self.view.field.hasFocus():
            self.view.table.setFocus()
        return found

    def ask(self, ask: Ask | None) -> None:
        """Shows a question, or gives the list the keys back."""
        asked = self.view.question.isVisible()
        self.view.ask(ask)
        if ask is None and asked:
            self.view.take_keys()

    def refuse(self, said: str) -> None:
        """Beside the question."""
        self.view.question.refuse(said)

    def show_moment(self, said: str) -> None:
        """Says that the next act is dated."""
        self.view.show_moment(said)

    def opening(self) -> "OpenedWith | None":
        """The opening of a case that was the last act."""
        return self._context.news.opened

    def forget_opening(self) -> None:
        """Something else was the last act."""
        self._context.news.opened = None

    def clear_filter(self) -> None:
        """Empties the field."""
        self.view.field.clear()

    def open_window(self, act: Act, case_id: str) -> None:
        """Opens one of the windows over a case."""
        WINDOWS[act](self._context, case_id)

    def open_paper(self, act: Act) -> None:
        """Shows a paper of the day."""
        from ui.cases.day_paper import open_day_page, open_phone_list

        if act is Act.CASE_PHONE:
            open_phone_list(self._context)
        else:
            open_day_page(self._context)

    def say(self, text: str) -> None:
        """A sentence in the status line."""
        self._context.messages.say(text)

    def tell(self, error: BaseException) -> None:
        """A failure: beside the field that is asked for, else by the door for messages."""
        if isinstance(error, UserError) and error.field and self.view.question.isVisible():
            self.view.question.refuse(self._context.messages.sentence(error))
        else:
            self._context.messages.tell(error)

    def changed(self) -> None:
        """Everybody asks again, this screen too; the request behind the case may have moved."""
        self._context.news.cases.emit()
        self._context.news.contacts.emit()

    # the writing lane, as the presenter knows it

    def do(
        self,
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
        fn: Callable[..., Any],
        *args: Any,
    ) -> None:
        """Runs ``fn(desk, *args)``."""
        ticket = self._context.writing.submit(fn, *args)
        ticket.done.connect(done)
        ticket.failed.connect(failed)

    # keys and signals

    def _viewpoint(self) -> tuple[str | None, str | None]:
        news = self._context.news
        return news.agent or None, news.only

    def _refresh(self) -> None:
        if self.view.isVisible():
            self.presenter.refresh()

    def _connect(self) -> None:
        view, presenter, news = self.view, self.presenter, self._context.news
        for act in ACTS:
            bind(act, view, partial(self._act, act))
        bind(Act.CASE_FIND, view, self._find)
        view.pressed.connect(self._act)
        view.came.connect(presenter.refresh)
        view.gone.connect(presenter.gone)
        view.left.connect(presenter.leave)
        view.table.chosen.connect(presenter.selected)
        view.table.entered.connect(self._entered)
        view.table.typed.connect(self._type)
        view.field.textChanged.connect(presenter.filter)
        view.field.left.connect(view.take_keys)
        view.question.left.connect(lambda: self.ask(None))
        for signal in (news.cases, news.desk, news.viewpoint):
            signal.connect(self._refresh)

    def _act(self, act: Act) -> None:
        if act is Act.DIRECTORY:  # of no case
            from ui.directory.window import open_directory_window

            open_directory_window(self._context)
        elif act is Act.PARTNER_SHEET:  # of a partner, not of the selected case
            from ui.partner_sheet.window import open_partner_sheet_window

            open_partner_sheet_window(self._context)
        else:
            self.presenter.act(act)

    def _entered(self) -> None:
        if not self.view.question.is_stray():
            self.presenter.enter()

    def _find(self) -> None:
        self.view.field.setFocus()
        self.view.field.selectAll()

    def _type(self, text: str) -> None:
        self.view.field.setFocus()
        self.view.field.clear()
        self.view.field.insert(text)

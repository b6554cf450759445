"""Ties widgets, keys, lane, news and presenter of « À répondre » together. It is what the presenter calls its view."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from marianne_desk.domain.errors import UserError
from ui.context import Context
from ui.keys import bind
from ui.questions.ask import Ask
from ui.shortcuts import Act
from ui.to_answer.presenter import ToAnswerPresenter
from ui.to_answer.view import ACTS, ToAnswerView
from ui.to_answer.words import Row


class ToAnswerWiring(QObject):
    """One screen, as long as ``view`` lives."""

    def __init__(self, view: ToAnswerView, context: Context) -> None:
        super().__init__(view)
        self.view, self._context = view, context
        self.presenter = ToAnswerPresenter(self, self, context.clock, self._viewpoint)
        self._connect()
        if view.isVisible():
            self.presenter.refresh()

    # what the presenter asks of its view

    def show_rows(self, rows: tuple[Row, ...], summary: str, empty: str) -> None:
        """Shows the list."""
        self.view.show_rows(rows, summary, empty)

    def show_details(self, title: str, lines: tuple[str, ...]) -> None:
        """Shows all of the selected request."""
        self.view.show_details(title, lines)

    def select(self, request_id: str) -> None:
        """Selects a request."""
        if self.view.table.select(request_id):
            self.view.table.setFocus()

    def ask(self, ask: Ask | None) -> None:
        """Shows a question, or gives the list the keys back."""
        asked = self.view.question.isVisible()
        self.view.ask(ask)
        if ask is None and asked:
            self.view.take_keys()

    def explain(self, request_id: str) -> None:
        """Opens the window that explains the delay of a request."""
        from ui.explain.dialog import ExplainDialog

        context = self._context
        ExplainDialog(context.window, context.messages, context.figures, ((request_id, ""),)).open()

    def open_case(self, request_id: str) -> None:
        """Opens the window that makes a case of a request."""
        from ui.case_opening.window import open_case_window

        open_case_window(self._context, request_id)

    def clear_line(self) -> None:
        """Empties the line."""
        self.view.line.clear()
        self.view.take_keys()

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
        """Everybody asks again, this screen too."""
        self._context.news.contacts.emit()

    def show_count(self, count: int) -> None:
        """The count in navigation and title."""
        self._context.window.badge(Act.TO_ANSWER, count)

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
            bind(act, view, partial(presenter.act, act))
        bind(Act.ANSWER_LINE, view, view.line.setFocus)
        view.pressed.connect(presenter.act)
        view.came.connect(presenter.refresh)
        view.table.chosen.connect(presenter.selected)
        view.table.entered.connect(self._entered)
        view.table.typed.connect(self._type)
        view.line.given.connect(presenter.line)
        view.line.left.connect(view.take_keys)
        view.question.left.connect(lambda: self.ask(None))
        for signal in (news.contacts, news.desk, news.viewpoint):
            signal.connect(self._refresh)

    def _entered(self) -> None:
        if not self.view.question.is_stray():
            self.presenter.act(Act.ANSWERED)

    def _type(self, text: str) -> None:
        self.view.line.setFocus()
        self.view.line.insert(text)

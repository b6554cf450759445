"""Ties the widgets of « Passages », keys, lanes and presenter together. It is what the presenter calls its view."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from marianne_desk.domain.errors import UserError
from ui.contacts.fields import Choices, contact_fields, request_fields, texts_of
from ui.contacts.load import Answer, Opened
from ui.contacts.presenter import Asked, ContactsPresenter
from ui.contacts.view import ContactsView
from ui.contacts.words import Row
from ui.context import Context
from ui.keys import bind
from ui.lanes import Cancelled, Ticket
from ui.messages import announce
from ui.shortcuts import Act

if TYPE_CHECKING:
    from ui.contacts.form_page import Group

_TOLD = {
    Asked.CORRECT: (
        "Changez ce qui est faux, dites pourquoi, enregistrez. L’ancienne valeur reste à côté de la nouvelle."
    ),
    Asked.CANCEL: "Le passage ne comptera plus dans aucun chiffre. Il n’est pas effacé\u00a0: on peut le rétablir.",
    Asked.RESTORE: "Le passage comptera à nouveau dans tous les chiffres.",
}
_TITLES = {
    Asked.CORRECT: ("Corriger", "Enregistrer"),
    Asked.CANCEL: ("Annuler", "Annuler le passage"),
    Asked.RESTORE: ("Rétablir", "Rétablir le passage"),
}


class ContactsWiring(QObject):
    """One screen « Passages ». Lives as long as ``view``."""

    def __init__(self, view: ContactsView, context: Context) -> None:
        super().__init__(view)
        self._view, self._context = view, context
        news = context.news
        self.presenter = ContactsPresenter(
            self,
            self,
            only=lambda: news.only,
            agent=lambda: news.agent or None,
            today=lambda: context.clock().date(),
        )
        self._dirty = True
        self._do_later: Callable[[], None] = lambda: None
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._rested)
        self._bind_keys()
        self._connect()
        if view.isVisible():
            self._came()

    # what the presenter asks of its view

    def show_answer(self, answer: Answer, said: tuple[str, str, str], *, anew: bool) -> None:
        """Shows what a line found."""
        search = self._view.search
        search.say(*said)
        search.table.show_contacts(answer.numbers, answer.first, anew=anew)

    def fill(self, rows: Sequence[Row]) -> None:
        """Words of lines that were wanted."""
        self._view.search.table.fill(rows)

    def lines_in_sight(self) -> int:
        """How many lines the list shows."""
        return self._view.search.table.lines_in_sight()

    def show_opened(self, opened: Opened) -> None:
        """Shows one contact."""
        page = self._view.contact
        page.show_detail(opened.detail, cancelled=opened.past.cancelled)
        if self._view.currentWidget() is not page:
            self._show(page)
        announce(page.title, opened.detail.title)

    def show_list(self) -> None:
        """Goes back to the list, to the contact that was left."""
        self._view.setCurrentWidget(self._view.search)
        table = self._view.search.table
        if self._view.isVisible():
            (table if table.selected() is not None else self._view.search).setFocus()

    def show_form(self, opened: Opened, asked: Asked, reasons: Choices) -> None:
        """Shows the form."""
        past, lists = opened.past, opened.lists
        groups: list[Group] = []
        if asked is Asked.CORRECT:
            groups.append(("Le passage", contact_fields(lists, past)))
            several = len(past.contact.requests) > 1
            for place in range(len(past.contact.requests)):
                title = f"Demande {place + 1}" if several else "La demande"
                groups.append((title, request_fields(lists, place)))
        title, save = _TITLES[asked]
        told = _TOLD[asked]
        if asked is Asked.CANCEL and opened.case:
            told = f"Son dossier part avec lui\u00a0: {opened.case}. {told}"
        self._view.setCurrentWidget(self._view.form)
        self._view.form.show_form(
            f"{title} C-{past.number}", told, save, groups, texts_of(past, lists.zone), reasons
        )

    def show_fault(self, error: UserError, field: str) -> None:
        """Says what is wrong, beside its field where it has one."""
        if self._view.form.show_fault(error, field):
            self._context.messages.say("")
        else:
            self._context.messages.tell(error)

    def show_explanation(self, requests: tuple[tuple[str, str], ...]) -> None:
        """Opens the window that explains the delays of a contact."""
        from ui.explain.dialog import ExplainDialog

        context = self._context
        ExplainDialog(context.window, context.messages, context.figures, requests).open()

    def open_case(self, request_id: str) -> None:
        """Opens the window that makes a case of a request."""
        from ui.case_opening.window import open_case_window

        open_case_window(self._context, request_id)

    def choose_case(self, requests: tuple[tuple[str, str], ...]) -> None:
        """Asks of which request."""
        from ui.case_opening.which import WhichRequest

        WhichRequest(self._context.window, requests, self.open_case).open()

    def say(self, text: str) -> None:
        """A sentence in the status line."""
        self._context.messages.say(text)

    def tell(self, error: BaseException) -> None:
        """A failure, by the door for messages."""
        self._context.messages.tell(error)

    def changed(self) -> None:
        """Other screens show contacts too; this one asks again with them."""
        self._context.news.contacts.emit()

    # the lanes, as the presenter knows them

    def ask(
        self,
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
        fn: Callable[..., object],
        *args: object,
    ) -> Callable[[], None]:
        """Runs ``fn(desk, *args)`` on the figures lane."""
        return _await(self._context.figures.submit(fn, *args), done, failed)

    def later(self, milliseconds: int, do: Callable[[], None]) -> Callable[[], None]:
        """Calls ``do`` after a while, unless it is stopped; one such wait at a time."""
        self._do_later = do
        self._waiting.start(milliseconds)
        return self._waiting.stop

    def write(
        self,
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
        fn: Callable[..., object],
        *args: object,
    ) -> None:
        """Runs ``fn(desk, *args)`` on the writing lane."""
        _await(self._context.writing.submit(fn, *args), done, failed)

    def _rested(self) -> None:
        self._do_later()

    # keys and signals

    def _bind_keys(self) -> None:
        view, presenter = self._view, self.presenter
        bind(Act.FIND, view, self._find)
        bind(Act.CORRECT, view.contact, presenter.correct)
        bind(Act.EXPLAIN, view.contact, presenter.explain)
        bind(Act.OPEN_CASE_FOUND, view.contact, presenter.open_case)
        bind(Act.CANCEL_CONTACT, view.contact, presenter.cancel_or_restore)
        bind(Act.KEEP_CORRECTION, view.form, self._keep)

    def _connect(self) -> None:
        view, presenter = self._view, self.presenter
        line, table = view.search.line, view.search.table
        line.textChanged.connect(presenter.typed)
        line.below.connect(self._below)
        line.escape.connect(line.clear)
        table.wanted.connect(presenter.wanted)
        table.opened.connect(presenter.open)
        table.left.connect(line.setFocus)
        table.typed.connect(self._type)
        view.contact.left.connect(presenter.leave)
        view.contact.correct.clicked.connect(presenter.correct)
        view.contact.explain.clicked.connect(presenter.explain)
        view.contact.case.clicked.connect(presenter.open_case)
        view.contact.cancel.clicked.connect(presenter.cancel_or_restore)
        view.form.left.connect(self._give_up)
        view.form.kept.connect(self._keep)
        view.came.connect(self._came)
        news = self._context.news
        for changed in (news.contacts, news.viewpoint, news.desk):
            changed.connect(self._stale)

    def _came(self) -> None:
        if self._dirty:
            self._dirty = False
            self.presenter.refresh()

    def _stale(self) -> None:
        self._dirty = True
        if self._view.isVisible():
            self._came()

    def _find(self) -> None:
        if self._view.currentWidget() is self._view.search:
            self._view.search.line.setFocus()
            self._view.search.line.selectAll()
        elif self._view.currentWidget() is self._view.contact:
            self.presenter.leave()
            self._view.search.line.setFocus()
            self._view.search.line.selectAll()

    def _below(self) -> None:
        """From the line to the list."""
        self._view.search.table.enter()

    def _type(self, text: str) -> None:
        line = self._view.search.line
        line.setFocus()
        line.insert(text)

    def _give_up(self) -> None:
        form, had = self._view.form, self._view.window().focusWidget()
        if not form.changed() or self._context.messages.ask(
            "Correction", "La correction n’est pas enregistrée. L’abandonner\u202f?", "Abandonner", "Rester"
        ):
            self.presenter.leave()
        elif had is not None:
            had.setFocus()  # where no window manager hands the keyboard back

    def _keep(self) -> None:
        form = self._view.form
        if not form.whole:
            return
        form.show_fault(None, "")
        self.presenter.keep(form.texts(), form.changed(), form.reason())

    def _show(self, page: QWidget) -> None:
        self._view.setCurrentWidget(page)
        if self._view.isVisible():
            page.setFocus()


def _await(
    ticket: Ticket, done: Callable[..., None], failed: Callable[[BaseException], None]
) -> Callable[[], None]:
    def answered(value: Any) -> None:
        if not stopped():
            done(value)

    def refused(error: BaseException) -> None:
        if not stopped() and not isinstance(error, Cancelled):
            failed(error)

    stopped = ticket.stopped
    ticket.done.connect(answered)
    ticket.failed.connect(refused)
    return ticket.cancel
